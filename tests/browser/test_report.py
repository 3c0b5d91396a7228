"""The report of a folder in a browser: it fits, runs nothing, works by keyboard and on paper."""

import pytest


@pytest.mark.external("chromium")
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_runs_nothing(open_page, report, width, scheme):
    page = open_page(report, width=width, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.title() == "Validation report"
    assert page.locator("li.error").count() == 3


@pytest.mark.external("chromium")
def test_it_works_by_keyboard(open_page, report):
    page = open_page(report)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the files"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "files"
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert not page.locator("li.error").first.is_visible()
    page.get_by_role("link", name="tw:empty").first.click()
    assert page.locator(":target").inner_text().startswith("tw:empty")


@pytest.mark.external("chromium")
def test_on_paper_what_was_closed_is_there(open_page, report):
    page = open_page(report)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
    page.emulate_media(media="print")
    box = page.locator("li.error").first.bounding_box()
    assert box
    assert box["height"] > 20
    assert not page.locator(".skip").is_visible()
