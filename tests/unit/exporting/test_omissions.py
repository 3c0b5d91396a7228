"""What a view leaves out is counted and told."""

import pytest
from lxml import etree

from teiwright.exporting import find_omissions
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document, Severity


def omissions(body: str, view: str = "reading", **options: bool) -> list[str]:
    root = etree.fromstring(f'<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>')
    findings = find_omissions(Document(root), view, **options)
    assert all((one.rule, one.severity) == ("tw:left-out", Severity.INFORMATION) and one.hint for one in findings)
    return [one.message for one in findings]


@pytest.mark.parametrize(
    ("body", "view", "messages"),
    [
        ("<p>One.</p>", "reading", []),
        (
            "<p><choice><sic>a</sic><corr>b</corr></choice> <choice><sic>a</sic><corr>b</corr></choice></p>",
            "reading",
            ["2 <sic> left out of the text"],
        ),
        ("<p><choice><sic>a</sic><corr>b</corr></choice></p>", "diplomatic", ["1 <corr> left out of the text"]),
        ("<p><choice><sic>a</sic><corr>b</corr></choice></p>", "source", ["1 <corr> left out of the text"]),
        ("<p><app><lem>a</lem><rdg>b</rdg><rdg>c</rdg></app></p>", "reading", ["2 <rdg> left out of the text"]),
        ("<p><del>a</del> <subst><del>b</del><add>c</add></subst></p>", "reading", ["2 <del> left out of the text"]),
        ("<p><del>a</del></p>", "diplomatic", []),
        ("<p><del>a</del></p>", "reading", ["1 <del> left out of the text", "there are no words in the text"]),
        ("<p>a<note>b</note></p>", "reading", ["1 <note> left out of the text"]),
        ("<p>a<note>b</note></p>", "source", []),
        ("<p/>", "reading", ["there are no words in the text"]),
    ],
)
def test_what_a_view_leaves_out_is_counted(body, view, messages):
    assert omissions(body, view) == messages


def test_notes_that_are_shown_are_not_left_out():
    assert omissions("<p>a<note>b</note></p>", notes_shown=True) == []
