"""What a library says fills what the editor leaves open."""

from teiwright.model import Header
from teiwright.reading.frame import filled_from, without_blanks


def test_what_is_open_is_filled():
    said = Header(title="Theirs", author="A. Mill", source="A library.", publisher="Nobody")
    assert filled_from(Header(title="Mine"), said) == Header(title="Mine", author="A. Mill", source="A library.")


def test_blanks():
    assert without_blanks("a \n\t\n b", 1) == 6
    assert without_blanks("a  ", 1) == 3
