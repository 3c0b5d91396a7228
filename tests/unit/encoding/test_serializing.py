"""A tree becomes bytes: the same for the same tree, with all that stands around the root; laid out without touching running text."""

import pytest
from lxml import etree

import teiwright
from teiwright.encoding import serialize
from teiwright.encoding.layout import indent
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document


def made(data: str) -> Document:
    """A document that does not know its source."""
    return Document(etree.fromstring(data))


def test_a_made_document_has_a_declaration_and_ends_in_a_newline():
    assert (
        serialize(made(f'<TEI xmlns="{TEI}">é\U0001d15e</TEI>'))
        == f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{TEI}">é\U0001d15e</TEI>\n'.encode()
    )


def test_what_stands_around_the_root_is_kept_in_its_order():
    data = f'<?a b?>\n<!--c-->\n<TEI xmlns="{TEI}"/>\n<!--d-->\n<?e f?>'
    assert serialize(made(data)).decode() == f'<?xml version="1.0" encoding="UTF-8"?>\n{data}\n'


def test_serialising_is_stable():
    once = serialize(made(f"<?a b?><TEI xmlns=\"{TEI}\"><p n='1'>a&#13;b &#x26; c</p></TEI>"))
    assert serialize(teiwright.read(once)) == once
    assert serialize(Document(teiwright.read(once).root)) == once


def laid_out(data: str) -> str:
    root = etree.fromstring(data.replace(">", f' xmlns="{TEI}">', 1))
    indent(root)
    return etree.tostring(root, encoding="unicode").replace(f' xmlns="{TEI}"', "")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<div><head>H</head><p>One <hi>two</hi></p></div>", "<div>\n  <head>H</head>\n  <p>One <hi>two</hi></p>\n</div>"),
        ("<said><p>One</p><p>Two</p></said>", "<said>\n  <p>One</p>\n  <p>Two</p>\n</said>"),
        ("<said><hi>One</hi><hi>two</hi></said>", "<said><hi>One</hi><hi>two</hi></said>"),
        ("<p><hi>One</hi><lb/><hi>two</hi></p>", "<p><hi>One</hi><lb/><hi>two</hi></p>"),
        ("<closer><signed>One<lb/>two</signed></closer>", "<closer>\n  <signed>One<lb/>two</signed>\n</closer>"),
        ("<choice><sic>a</sic><corr>b</corr></choice>", "<choice><sic>a</sic><corr>b</corr></choice>"),
    ],
)
def test_blocks_begin_lines_and_running_text_is_left_alone(data, expected):
    assert laid_out(data) == expected


def test_layout_changes_no_view():
    content = 'HEAD\n\n"I begin.\n\n"I end," he said.\n\n* * *\n\nMore, inter-\nesting, interesting.\n\nMajor-General Haig.'
    document = teiwright.encode(content, settings={"language": "en"})
    before = [document.text(view).content for view in ("reading", "diplomatic", "source")]
    indent(document.root)
    assert [document.text(view).content for view in ("reading", "diplomatic", "source")] == before
