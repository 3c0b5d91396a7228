"""What a library says fills what the editor leaves open."""

import re
from itertools import product

from teiwright.model import Header
from teiwright.reading.frame import filled_from, line_with, without_blanks


def test_what_is_open_is_filled():
    said = Header(title="Theirs", author="A. Mill", source="A library.", publisher="Nobody")
    assert filled_from(Header(title="Mine"), said) == Header(title="Mine", author="A. Mill", source="A library.")


def test_blanks():
    assert without_blanks("a \n\t\n b", 1) == 6
    assert without_blanks("a  ", 1) == 3


def test_a_line_is_found_as_by_a_search_of_all_of_the_text():
    pattern = re.compile(r"^ ?ab?", re.MULTILINE)
    for letters in product("ab\n ", repeat=6):
        content = "".join(letters)
        for start, end in (0, 6), (1, 6), (3, 5), (2, 99), (6, 6):
            due, found = pattern.search(content, start, end), line_with(pattern, content, start, end)
            assert (found and found.span()) == (due and due.span())
