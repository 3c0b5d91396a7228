"""A document that means harm, in a browser: whatever is opened, searched or chosen, nothing of it runs and nothing is fetched."""

import pytest
from lxml import etree

from teiwright.exporting.html import to_html
from teiwright.model import Document

pytestmark = pytest.mark.external("chromium")

TEI = "http://www.tei-c.org/ns/1.0"
HARM = "&lt;/script&gt;&lt;script&gt;run()&lt;/script&gt;&lt;img src=x onerror=run()&gt;&lt;svg onload=run()&gt;"


@pytest.fixture
def hostile(tmp_path):
    person = f'<person xml:id="p"><persName>{HARM}</persName><note>{HARM}</note><idno type="URI">javascript:run()</idno></person>'
    app = f'<app><lem wit="#A">a</lem><rdg wit="#{HARM.replace(" ", "")}">{HARM}<note>{HARM}</note></rdg></app>'
    dates = "".join(f'<date when="{year}">{HARM}</date>' for year in (1900, 1910, 1920))
    links = '<ref target="javascript:run()">r</ref><ptr target="javascript:run()"/><figure><graphic url="javascript:run()"/></figure>'
    marked = f'{app}<persName ref="#p">x</persName>{dates}{links}<pb n="1" facs="javascript:run()"/>'
    body = f"<head>{HARM}</head><p>{HARM}<note>{HARM}{links}</note>{marked}</p>"
    header = f"<teiHeader><fileDesc><titleStmt><title>{HARM}</title></titleStmt></fileDesc></teiHeader>"
    root = f'<TEI xmlns="{TEI}">{header}<standOff><listPerson>{person}</listPerson></standOff><text><body><div>{body}</div></body></text></TEI>'
    path = tmp_path / "hostile.html"
    path.write_text(to_html(Document(etree.fromstring(root))), encoding="utf-8")
    return path


def test_nothing_runs(open_page, hostile):
    page = open_page(hostile, width=1440)
    dialogs = []
    page.on("dialog", lambda one: dialogs.append(one.message))
    page.evaluate("() => { window.run = () => { window.ran = true } }")
    page.locator('[id="tw:query"]').fill("script")
    page.locator('[id="tw:query"]').press("Enter")
    assert page.locator(".results li").count() > 3
    page.locator(".results button").nth(1).press("Enter")
    for index in range(page.locator("main a, footer a:not([download])").count()):
        page.locator("main a, footer a:not([download])").nth(index).evaluate(
            "one => one.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
        )
        page.keyboard.press("Escape")
    for option in page.locator('[id="tw:witness"] option').all():
        page.locator('[id="tw:witness"]').select_option(option.get_attribute("value") or option.text_content())
    assert page.evaluate("window.ran") is None
    assert dialogs == []
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, svg:not(.timeline svg)").count() == 0
    assert (
        page.evaluate("[...document.querySelectorAll('*')].flatMap(one => [...one.attributes]).filter(one => one.name.startsWith('on')).length") == 0
    )


def test_no_other_script_runs(open_page, hostile):
    changed = hostile.read_text(encoding="utf-8").replace("<main>", "<main><script>window.ran = 1</script>")
    hostile.write_text(changed, encoding="utf-8")
    page = open_page(hostile)
    assert page.evaluate("window.ran") is None
    (refusal,) = open_page.problems
    open_page.problems.clear()
    assert "Content Security Policy" in refusal
