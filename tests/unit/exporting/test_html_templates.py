"""Templates of an editor's own: what they can do, and what they cannot."""

import pytest
from lxml import etree
from lxml import html as lxml_html

import teiwright
from teiwright.exporting.html import to_html
from teiwright.model import Document, SettingsError

TEI = "http://www.tei-c.org/ns/1.0"


@pytest.fixture(scope="module")
def document() -> Document:
    header = "<teiHeader><fileDesc><titleStmt><title>A &lt;b&gt;</title></titleStmt></fileDesc></teiHeader>"
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}">{header}<text xml:lang="en"><body><p>One<note>Two</note></p></body></text></TEI>'))


def test_a_theme_is_a_few_variables(document):
    page = to_html(document, template='{% extends "page.html" %}{% block theme %}:root { --accent: #048; }{% endblock %}')
    own = to_html(document)
    assert page.replace(":root { --accent: #048; }", "").split() == own.split()
    assert lxml_html.document_fromstring(page).xpath("string(//style)").strip().endswith(":root { --accent: #048; }")


@pytest.mark.parametrize("block", ["header", "aids", "main", "about"])
def test_every_block_can_be_filled(document, block):
    page = to_html(document, template=f'{{% extends "page.html" %}}{{% block {block} %}}<p id="mine">{{{{ title.main }}}}</p>{{% endblock %}}')
    assert lxml_html.document_fromstring(page).xpath("string(//p[@id='mine'])") == "A <b>"


def test_a_page_of_its_own_has_all_values(document):
    names = "title authors text notes readings contents indexes facts citation download switches witnesses language direction view version"
    page = to_html(document, template="\n".join(f"{name}={{{{ {name} }}}}" for name in [*names.split(), "style", "script", "policy"]))
    assert "language=en" in page
    assert 'role="doc-backlink"' in page
    assert "script-src" in page


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n{% if %}", "the template, line 2: "),
        ("a\n\n{{ titel }}", "the template, line 3: 'titel' is undefined"),
        ("{{ title.nothing }}", "has no attribute 'nothing'"),
        ("{{ 1 / 0 }}", "the template, line 1: division by zero"),
        ('{% include "/etc/passwd" %}', 'the template builds on "/etc/passwd"; there is only page.html to build on'),
        ("{{ text.__class__ }}", "unsafe"),
        ("{{ view.format.__globals__ }}", "unsafe"),
        ("{{ range(10 ** 9) }}", "Range too big"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
        ("{{ title | nonsense }}", "No filter named 'nonsense'"),
    ],
)
def test_what_is_wrong_is_one_sentence(document, template, said):
    with pytest.raises(SettingsError, match=r"^the template") as caught:
        teiwright.export(document, "html", template=template)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_template_is_an_empty_page(document):
    assert to_html(document, template="") == ""
