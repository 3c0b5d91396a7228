"""Where spans may stand among blocks."""

import pytest
from tests.unit.encoding.marked import read

from teiwright.model import Annotation, Span
from teiwright.structure.inline.nesting import Inline, Nest, settle


def settled(marked: str, *spans: tuple[int, int], gi: str = "hi") -> list[tuple[int, int]]:
    content, blocks = read(marked)
    found, _ = settle(Nest(content, blocks), [Inline(start, end, gi) for start, end in spans])
    return [(one.start, one.end) for one in found]


@pytest.mark.parametrize(
    ("marked", "span"),
    [
        ("{p|one two}", (0, 3)),
        ("{p|one two}", (0, 7)),
        ("{p|one {stage|two}}", (4, 7)),
        ("{p|one {ref|two} three}", (0, 13)),
        ("{head|one}", (0, 3)),
        ("{list|{item|one}}", (0, 3)),
        ("{p|one {note|{p|two}} three}", (0, 13)),
    ],
)
def test_a_span_stands_within_a_block(marked, span):
    assert settled(marked, span) == [span]


@pytest.mark.parametrize(
    ("marked", "span"),
    [
        ("{p|one} {p|two}", (0, 7)),
        ("{div|one {p|two}}", (0, 3)),
        ("{p|one {stage|two} three}", (0, 7)),
        ("{p|one {stage|two} three}", (5, 9)),
        ("{list|{item|one} {item|two}}", (0, 7)),
        ("{ab type=preformatted|one two}", (0, 3)),
        ("one", (0, 3)),
        ("{p|{g|one} two}", (0, 2)),
    ],
)
def test_a_span_that_cannot_stand_there_is_told(marked, span):
    content, blocks = read(marked)
    assert settle(Nest(content, blocks), [Inline(*span, "hi", (), "_")]) == ([], [("_", span[0])])


def test_parts_from_line_to_line_point_to_each_other():
    content, blocks = read("{lg|{l|one two} {l|three} {l|four}}")
    found, _ = settle(Nest(content, blocks), [Inline(4, 17, "hi", (("rend", "italic"),))])
    assert [(one.start, one.end, one.get("xml:id"), one.get("prev"), one.get("next")) for one in found] == [
        (4, 7, "hi-part-1", "", "#hi-part-2"),
        (8, 13, "hi-part-2", "#hi-part-1", "#hi-part-3"),
        (14, 17, "hi-part-3", "#hi-part-2", ""),
    ]


@pytest.mark.parametrize("marked", ["{lg|{l|one} {l|_}}", "{lg|{l|_} {l|one}}"])
def test_no_part_is_a_sign_alone(marked):
    assert settled(marked, (0, 5)) == []


def test_what_a_label_begins_stands_whole_or_not_at_all():
    content, blocks = read("{lg|{l|one two} {l|three}}")
    found = [Inline(4, 13, "note"), Inline(4, 5, "metamark"), Inline(12, 13, "metamark")]
    assert settle(Nest(content, blocks), found)[0] == []


def test_nothing_comes_between_lines():
    assert settled("{lg|{l|one}}{p|two}{lg|{l|six}}", (0, 9)) == []


def test_of_two_that_cross_the_first_stands():
    assert settled("{p|one two three}", (0, 7), (4, 13)) == [(0, 7)]


def test_one_within_the_other():
    assert settled("{p|one two three}", (4, 7), (0, 13)) == [(0, 13), (4, 7)]


def test_what_begins_with_the_sign_does_not_stand_within_it():
    content, blocks = read("{p|{ref|_on}e_}")
    assert settle(Nest(content, blocks), [Inline(0, 5, "hi", (("rend", "italic _"),))])[0] == []


def test_many_within_each_other_are_no_text():
    length = 40
    nest = Nest("x" * length, [Annotation(Span(0, length), "p")])
    assert len(settle(nest, [Inline(index, length - index, "hi") for index in range(15)])[0]) == 8
