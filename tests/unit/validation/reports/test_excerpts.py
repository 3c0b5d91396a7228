"""The line that a finding is about: cut so that it fits, with the caret below what is meant, and nothing that a terminal would obey."""

import pytest

from teiwright.model import Finding, Place
from teiwright.validation.outcomes import lines_of
from teiwright.validation.reports import excerpt_of, to_text


@pytest.mark.parametrize(
    ("line", "column", "text", "caret"),
    [
        ("    <p>", 5, "<p>", "^^"),
        ("<a><b n='1'/>", 4, "<a><b n='1'/>", "   ^^"),
        ("</body>", 1, "</body>", "^^^^^^"),
        ("<p when='x'>", 4, "<p when='x'>", "   ^^^^^^^^"),
        ("\t\t<p>\tx", 3, "<p> x", "^^"),
        ("\u4e2d\u6587<hi>", 3, "\u4e2d\u6587<hi>", "    ^^^"),  # each as wide as two
        ("e\u0301<hi>", 3, "e\u0301<hi>", " ^^^"),  # a mark that takes no room
        ("<p>", None, "<p>", ""),
        ("<p>", 9, "<p>", ""),
        ("", 1, "", ""),
        ("   ", 1, "", "^"),
        ("<p>\x1b[31m\u202ex", 1, "<p>\ufffd[31m\ufffdx", "^^"),
    ],
)
def test_what_is_meant_is_marked(line, column, text, caret):
    excerpt = excerpt_of(line, column)
    assert (excerpt.text, excerpt.caret) == (text, caret)


@pytest.mark.parametrize("column", [1, 40, 5_000, 999_997])
def test_a_long_line_is_cut_around_what_is_meant(column):
    line = "x" * (column - 1) + "<hi>" + "y" * (1_000_000 - column - 3)
    excerpt = excerpt_of(line, column)
    assert len(excerpt.text) < 110
    assert excerpt.text[excerpt.start : excerpt.end] == "<hi"
    assert excerpt.text.startswith("...") == (column > 33)


def test_a_long_line_without_a_column_is_cut_at_the_end():
    assert excerpt_of("x" * 500, None).text == "x" * 96 + "..."


def finding(line: int | None) -> Finding:
    return Finding.of("tw:empty", "<p> is empty", Place("a.xml", line, 1))


@pytest.mark.parametrize(
    "data",
    [
        "a\né\nc".encode(),
        b"\xef\xbb\xbfa\n\xc3\xa9\nc",
        b"\xff\xfe" + "a\né\nc".encode("utf-16-le"),
        "<?xml version='1.0' encoding='ISO-8859-1'?>\né\nc".encode("latin-1"),
        b"a\r\n\xc3\xa9\rc",
    ],
)
def test_lines_are_counted_and_read_as_xml_does(data):
    assert lines_of(data, [finding(2)]) == {2: "é"}


def test_lines_that_are_not_there_are_left_out():
    assert lines_of(b"a", [finding(7), finding(None)]) == {}
    assert lines_of(b"<?xml version='1.0' encoding='klingon'?>\nb", [finding(2)]) == {2: "b"}


def test_without_its_line_a_finding_is_told_as_ever():
    assert to_text(finding(2)) == str(finding(2))
