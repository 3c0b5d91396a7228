"""What the page's script adds: search, cards, a witness in the text, how to cite, the XML; by keyboard, on a phone and on a desk."""

import pytest

import teiwright
from teiwright.exporting.html import to_html

pytestmark = pytest.mark.external("chromium")

FOCUSED = "document.activeElement.textContent"


@pytest.fixture(params=[360, 1440])
def page(open_page, pages, request):
    return open_page(pages["sample-reading"], width=request.param, height=800)


@pytest.fixture
def wide(open_page, pages):
    return open_page(pages["sample-reading"], width=1440)


def search(page, words):
    summary = page.locator("summary", has_text="Search")
    if summary.is_visible() and not page.locator('[id="tw:query"]').is_visible():
        summary.press("Enter")
    page.locator('[id="tw:query"]').fill(words)
    page.locator('[id="tw:query"]').press("Enter")


def test_search_by_keyboard(page):
    search(page, "general")
    assert page.get_by_role("status").first.inner_text() == "2 places found"
    assert page.evaluate(FOCUSED).startswith("When General Keller left Bern")
    page.keyboard.press("ArrowDown")
    assert "\u201csnow is general\u201d" in page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "p2"
    assert page.evaluate("[...CSS.highlights.get('tw-current')].map(String)") == ["general"]
    assert page.evaluate("[...CSS.highlights.get('tw-found')].map(String)") == ["General", "general"]
    assert page.locator("#p2").evaluate("one => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight }")
    page.keyboard.press("Escape")
    assert "\u201csnow is general\u201d" in page.evaluate(FOCUSED)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("crepe", ["Crêpe"]),
        ("CRÊPE-SELLER  wrote", ["Crêpe-seller wrote"]),
        ("interrupted", ["interrupted"]),  # parted by the beginning of a line
        ("\U00010330, a clef", ["\U00010330, a clef"]),
        ("a pun", ["A pun"]),  # in a note
        ("reigns", []),  # what the view left out
        ("\u05e9\u05dc\u05d5\u05dd", ["\u05e9\u05dc\u05d5\u05dd"]),
        ("<script>", ["<script>"]),
        ("(", None),
        ("left General", []),
    ],
)
def test_what_is_found(wide, words, found):
    search(wide, words)
    marked = [" ".join(one.split()) for one in wide.locator(".results mark").all_text_contents()]
    if found is None:
        assert marked == []
        assert wide.get_by_role("status").first.inner_text() == ""
    else:
        assert marked == found
        assert wide.get_by_role("status").first.inner_text() == ("1 place found" if found else "Nothing found")


def test_a_note_opens_and_focus_returns(page):
    page.locator('main a[role="doc-noteref"][href="#n1"]').press("Enter")
    card = page.get_by_role("dialog", name="Note 2")
    assert card.is_visible()
    assert card.evaluate("one => one === document.activeElement")
    assert "A pun, says Vera." in card.inner_text()
    assert page.evaluate("[...document.querySelectorAll('.card [id]')].length") == 0
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Vera"
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#n1"
    assert not page.locator(".card").is_visible()


def test_a_card_leads_on_to_the_list(page):
    page.locator('main a[role="doc-noteref"][href="#n1"]').press("Enter")
    page.get_by_role("link", name="Among the others").press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "n1"
    assert not page.locator(".card").is_visible()


def test_a_name_tells_what_the_index_knows(page):
    name = page.locator("main a.person", has_text="General Keller")
    name.press("Enter")
    card = page.get_by_role("dialog", name="Gottfried Keller")
    words = " ".join(card.inner_text().split())
    assert words.startswith("Gottfried Keller, also General Keller, Keller · Commander of the northern road. · Wikidata Q123")
    assert "in the text: 3 places" in words
    assert card.get_by_role("link", name="Wikidata Q123").get_attribute("href") == "https://www.wikidata.org/wiki/Q123"
    page.keyboard.press("Escape")
    assert name.evaluate("one => one === document.activeElement")


def test_focus_and_pointer_show_a_card_without_taking_the_focus(wide):
    wide.locator("main a.place").first.focus()
    wide.keyboard.press("Shift+Tab")
    wide.keyboard.press("Tab")
    assert wide.locator(".card").is_visible()
    assert wide.evaluate("document.activeElement.getAttribute('aria-describedby')") == "tw:card"
    wide.keyboard.press("Escape")
    assert not wide.locator(".card").is_visible()
    assert wide.evaluate("document.activeElement.hasAttribute('aria-describedby')") is False
    wide.evaluate("document.activeElement.blur()")
    wide.locator("main a.date").nth(1).hover()
    wide.locator(".card").wait_for(state="visible")
    assert wide.evaluate("document.activeElement === document.body")
    wide.locator(".card").hover()
    wide.wait_for_timeout(500)
    assert wide.locator(".card").is_visible()


def test_touch_opens_a_card(open_page, pages):
    page = open_page(pages["sample-reading"], width=360, has_touch=True, is_mobile=True)
    page.locator("main a.org").first.tap()
    card = page.get_by_role("dialog", name="Road Committee")
    assert "Founded in 1909." in card.inner_text()
    assert "probable here" in card.inner_text()
    assert page.url.endswith(".html")


def test_the_timeline_leads_to_its_dates(page):
    marks = page.locator(".timeline a")
    assert [one.get_attribute("aria-label") for one in marks.all()] == ["1909: 1 mention", "1913: 2 mentions", "1917: 2 mentions"]
    marks.nth(1).press("Enter")
    card = page.get_by_role("dialog", name="1913")
    assert [one.inner_text() for one in card.locator(".label").all()] == ["May 1913", "June"]
    card.locator(".places a").first.press("Enter")
    assert page.evaluate("document.querySelector(':target').textContent") == "May 1913"


def test_citing_a_paragraph(page):
    page.get_by_role("link", name="Paragraph 2", exact=True).press("Enter")
    card = page.get_by_role("dialog", name="Cite paragraph 2")
    due = "Anna Example. The Winter Road; A chapter, with an apparatus. Edited by Bertha Sample. Bern, Example Press, 2021. DOI 10.1234/example.5."
    assert card.locator(".citation").inner_text() == f"{due} ¶ 2. sample-reading.html#p1"
    assert page.url.endswith("#p1")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card.get_by_role("button", name="Copy").press("Enter")
    card.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("¶ 2. sample-reading.html#p1")


def test_a_witness_stands_in_the_text(page):
    if not page.locator('[id="tw:witness"]').is_visible():
        page.locator("summary", has_text="Display").press("Enter")
    line = page.locator("#v1 .l").first
    words = "one => one.innerText.replace('[1]', '').trim()"
    page.locator('[id="tw:witness"]').select_option("B")
    assert line.evaluate(words) == "First verse"
    assert page.locator('[id="tw:told-witness"]').inner_text() == "B differs at 1; 1 of these stand in the text"
    page.locator('[id="tw:witness"]').select_option("C")
    assert line.evaluate(words) == "First [\u2013]"
    page.locator('[id="tw:witness"]').select_option("A")
    assert line.evaluate(words) == "First line"
    page.locator('[id="tw:witness"]').select_option("")
    assert line.evaluate(words) == "First line"


def test_the_xml_is_saved_unpacked(wide, root):
    with wide.expect_download() as saved:
        wide.locator('[id="tw:xml"]').press("Enter")
    assert saved.value.suggested_filename == "sample.xml"
    written = saved.value.path().read_text(encoding="utf-8")
    assert written.split("\n", 1)[1].strip() == (root / "tests" / "browser" / "sample.xml").read_text(encoding="utf-8").split("\n", 1)[1].strip()


def test_the_xml_is_saved_packed_without_a_script(open_page, pages):
    page = open_page(pages["sample-reading"], java_script_enabled=False)
    with page.expect_download() as saved:
        page.locator('[id="tw:xml"]').press("Enter")
    assert saved.value.suggested_filename == "sample.xml.gz"


def test_a_mark_of_the_text_opens_its_note(open_page, tmp_path):
    source = "A star.* And another[1] in one paragraph of prose.\n\n* A note by the author.\n\n[1] A second note.\n"
    path = tmp_path / "marks.html"
    path.write_text(to_html(teiwright.encode(source, settings={"language": "en"})), encoding="utf-8")
    page = open_page(path)
    page.get_by_role("link", name="[1]").click()
    card = page.get_by_role("dialog", name="Note [1]")
    assert card.locator(".card-text").inner_text().strip() == "[1] A second note."
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "[1]"
    assert page.locator("#tw\\:notes li").first.evaluate("one => getComputedStyle(one).listStyleType") == "none"
    search(page, "another[1]")
    assert page.get_by_role("status").first.inner_text() == "1 place found"
