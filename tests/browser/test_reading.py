"""The page in a browser: what is visible, what the keyboard does, where links land."""

import pytest

import teiwright

pytestmark = pytest.mark.external("chromium")

WORDS_SHOWN = """view => {
  const text = document.getElementById('tw:text');
  document.querySelectorAll('[role=doc-noteref], .made, .permalink').forEach(one => one.remove());
  return text.innerText.split(/\\s+/).filter(Boolean);
}"""


@pytest.mark.parametrize("view", ["reading", "diplomatic", "source"])
def test_what_is_visible_is_the_text(open_page, pages, root, view):
    page = open_page(pages[f"sample-{view}"])
    due = teiwright.read(root / "tests" / "browser" / "sample.xml").text(view).content.split()
    shown = page.evaluate(WORDS_SHOWN, view)
    assert "".join(shown) == "".join(due)
    if view == "reading":
        assert shown == due


def test_a_letter_outside_the_bmp_survives(open_page, pages):
    page = open_page(pages["sample-reading"])
    assert page.evaluate("document.getElementById('p3').textContent.includes('\\u{10330}, a clef \\u{1d11e}')")


def test_language_and_direction_are_kept(open_page, pages):
    page = open_page(pages["sample-reading"])
    paragraph = page.locator("#he1")
    assert paragraph.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert paragraph.evaluate("one => one.closest('[lang]').lang") == "he"
    assert paragraph.locator("[lang]").evaluate("one => [one.lang, getComputedStyle(one).direction]") == ["en", "ltr"]
    assert page.evaluate("document.documentElement.lang") == "en"


def test_every_link_lands_on_something_visible(open_page, pages):
    page = open_page(pages["sample-reading"])
    lost = page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(one => decodeURIComponent(one.getAttribute('href').slice(1)))
             .filter(id => !document.getElementById(id) || !document.getElementById(id).getClientRects().length)"""
    )
    assert lost == []


def test_notes_lead_there_and_back_without_a_script(open_page, pages):
    page = open_page(pages["sample-reading"], java_script_enabled=False)
    reference = page.locator('a[role="doc-noteref"][href="#n1"]')
    reference.press("Enter")
    assert page.url.endswith("#n1")
    assert page.locator(":target").get_attribute("id") == "n1"
    page.locator('#n1 a[role="doc-backlink"]').press("Enter")
    assert page.locator(":target").inner_text() == "2"


def test_names_lead_to_the_index_and_back_without_a_script(open_page, pages):
    page = open_page(pages["sample-reading"], java_script_enabled=False)
    page.get_by_role("link", name="General Keller", exact=True).press("Enter")
    assert page.locator(":target").get_attribute("id") == "keller"
    page.locator("#keller .places a").first.press("Enter")
    assert page.locator(":target").inner_text() == "General Keller"


@pytest.mark.parametrize("width", [1280, 390])
def test_switches_by_keyboard(open_page, pages, width):
    page = open_page(pages["sample-reading"], width=width)
    if width == 390:
        assert not page.get_by_label("Names:").is_visible()
        page.locator("summary", has_text="Display").press("Enter")
    visible = {"corrections": ".alternative.sic", "lines": ".lb", "pages": ".pb"}
    for name, selector in visible.items():
        marked = page.locator(selector).first
        assert marked.evaluate("one => getComputedStyle(one).display") == "none"
        page.locator(f'[id="tw:{name}"]').press("Space")
        assert marked.evaluate("one => getComputedStyle(one).display") == "inline"
    name = page.locator("main a.person").first
    assert name.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"
    page.locator('[id="tw:names"]').press("Space")
    assert name.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"
    said = page.locator("main span.said").first
    tinted = said.evaluate("one => getComputedStyle(one).backgroundColor")
    page.locator('[id="tw:quotations"]').press("Space")
    assert said.evaluate("one => getComputedStyle(one).backgroundColor") != tinted
    page.locator('[id="tw:speakers"]').press("Space")
    assert "Vera Orlova" in said.evaluate("one => getComputedStyle(one, '::before').content")


def test_the_source_can_be_read_alone(open_page, pages, root):
    page = open_page(pages["sample-reading"])
    page.locator('[id="tw:diplomatic"]').check()
    due = teiwright.read(root / "tests" / "browser" / "sample.xml").text("diplomatic").content.split()
    assert "".join(page.evaluate(WORDS_SHOWN)) == "".join(due)


def test_kinds_of_names_differ_in_shape(open_page, pages):
    page = open_page(pages["sample-reading"])
    styles = [
        page.locator(f"main a.{kind}").first.evaluate("one => getComputedStyle(one).textDecorationStyle")
        for kind in ("person", "place", "org", "date")
    ]
    assert len(set(styles)) == 4


def test_the_first_stop_skips_to_the_text(open_page, pages):
    page = open_page(pages["sample-reading"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "tw:text"


def test_contents_are_open_where_there_is_room(open_page, pages):
    wide = open_page(pages["sample-reading"])
    assert wide.get_by_role("link", name="Departure").is_visible()
    narrow = open_page(pages["sample-reading"], width=390)
    assert not narrow.get_by_role("link", name="Departure").is_visible()
    narrow.locator("summary", has_text="Contents").press("Enter")
    assert narrow.get_by_role("link", name="Departure").is_visible()


def test_a_permalink_can_be_reached_by_keyboard(open_page, pages):
    link = open_page(pages["sample-reading"]).get_by_role("link", name="Paragraph 2", exact=True)
    assert link.evaluate("one => getComputedStyle(one).opacity") == "0"
    link.focus()
    assert link.evaluate("one => getComputedStyle(one).opacity") == "1"


def test_paper_has_no_controls(open_page, pages):
    page = open_page(pages["sample-reading"])
    page.emulate_media(media="print")
    for selector in (".aids", ".skip", ".permalink", ".places"):
        assert not page.locator(selector).first.is_visible()
    assert page.locator(".notes li").first.is_visible()
    assert page.locator("main a.person").first.evaluate("one => getComputedStyle(one).textDecorationLine") == "none"
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_runs_over_the_edge(open_page, pages, width):
    for name, path in pages.items():
        page = open_page(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name


def test_dark_is_dark(open_page, pages):
    page = open_page(pages["sample-reading"], color_scheme="dark")
    channels = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert max(channels) < 60


def test_it_works_without_javascript(open_page, pages):
    page = open_page(pages["sample-reading"], java_script_enabled=False)
    page.locator('[id="tw:corrections"]').press("Space")
    assert page.locator(".alternative.sic").first.is_visible()
    assert page.locator("[data-script]").count() == 2
    assert not any(one.is_visible() for one in page.locator("[data-script]").all())
