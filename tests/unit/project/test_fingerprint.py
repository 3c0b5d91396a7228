"""How a build knows its own work."""

import pytest

from teiwright.project.fingerprint import digest_of, fingerprint_of, is_untouched, with_fingerprint

DATA = b'<?xml version="1.0"?>\n<?xml-model href="a.rng"?>\n<TEI>\n</TEI>\n'
INPUTS = "0123456789abcdef" * 4


def test_the_instruction_stands_after_the_schema():
    lines = with_fingerprint(DATA, INPUTS).splitlines()
    assert lines[1].startswith(b"<?xml-model")
    assert lines[2].startswith(b"<?teiwright-build ")
    assert lines[3] == b"<TEI>"


def test_what_was_written_is_known_again():
    marked = with_fingerprint(DATA, INPUTS)
    assert is_untouched(marked)
    assert fingerprint_of(marked).inputs == INPUTS


@pytest.mark.parametrize("place", range(len(DATA)))
def test_any_changed_byte_of_the_content_is_seen(place):
    marked = with_fingerprint(DATA, INPUTS)
    start, end = marked.index(b"<?teiwright-build"), marked.index(b"<TEI>")
    place = place if place < start else place + end - start
    assert not is_untouched(marked[:place] + bytes([marked[place] ^ 1]) + marked[place + 1 :])


@pytest.mark.parametrize("data", [b"", DATA, b"<?teiwright-build?>", b'<?teiwright-build inputs="x" content="y"?>\n'])
def test_what_carries_no_fingerprint_is_a_hands_work(data):
    assert fingerprint_of(data) is None
    assert not is_untouched(data)


def test_line_ends_of_windows_are_no_edit():
    assert is_untouched(with_fingerprint(DATA, INPUTS).replace(b"\n", b"\r\n"))


def test_digests_tell_where_one_part_ends():
    assert digest_of([b"ab", b"c"]) != digest_of([b"a", b"bc"]) != digest_of([b"abc"])
    assert digest_of([]) != digest_of([b""])
