"""What all pages have in common in a browser: the way past what comes first, a focus that is seen, colours for light and dark and for paper."""

import pytest

import teiwright
from teiwright.exporting.site import build_site, write_site

pytestmark = pytest.mark.external("chromium")


@pytest.fixture
def every(pages, report, listing, tmp_path, root):
    """Return a page of each kind."""
    folder = tmp_path / "site"
    write_site(folder, build_site([teiwright.read(root / "tests" / "browser" / "sample.xml")]))
    return {"edition": pages["sample-reading"], "report": report, "listing": listing, "list": folder / "index.html", "search": folder / "search.html"}


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_keyboard_comes_first_to_a_way_past_what_comes_first(open_page, every, width, scheme):
    for name, path in every.items():
        page = open_page(path, width=width, color_scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text().startswith("Skip to the "), name
        assert skip.bounding_box()["y"] >= 0, name
        assert skip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid", name
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") in {"tw:text", "files", "main"}, name


def test_colours_follow_the_scheme_and_paper_is_white(open_page, every):
    ground = "getComputedStyle(document.body).backgroundColor"
    for scheme in ("light", "dark"):
        colours = set()
        for name, path in every.items():
            page = open_page(path, color_scheme=scheme)
            colours.add(page.evaluate(ground))
            page.emulate_media(media="print", color_scheme=scheme)
            assert page.evaluate(ground) == "rgb(255, 255, 255)", name
            assert not page.locator(".skip").is_visible(), name
        assert colours == {"rgb(253, 251, 246)" if scheme == "light" else "rgb(23, 21, 18)"}
