"""The structure layer becomes divisions and blocks; line ends are undone or marked; no character is dropped."""

import pytest
from lxml import etree

from teiwright import Annotation, LayerError, Span
from teiwright.encoding.branches import write_back
from teiwright.encoding.identifiers import Identifiers
from teiwright.encoding.skeleton import build_skeleton
from teiwright.model import Layer, Text


def built(content: str, *blocks: tuple, keep_lines: bool = False) -> str:
    annotations = [Annotation(Span(start, end), gi, tuple(attributes)) for gi, start, end, *attributes in blocks]
    top = build_skeleton(Text(content), Layer.of("structure", "", annotations), Identifiers(), keep_lines=keep_lines)
    shown = etree.tostring(write_back(top), encoding="unicode")
    return (
        shown.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
        .removeprefix("<text>")
        .removesuffix("</text>")
        .removeprefix("<body>")
        .removesuffix("</body>")
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("One\ntwo", "One two"),
        ("One  \n   two", "One two"),
        ("One\r\ntwo\rthree", "One two three"),
        ("self-\nevident", "self-evident"),
        ("one --\ntwo", "one -- two"),
        ("one--\ntwo", "one--two"),
        ("one\u2014\ntwo", "one\u2014two"),
        ("one \u2014\ntwo", "one \u2014 two"),
        ("1-\n2", "1- 2"),
        ("a <b> & c", "a &lt;b&gt; &amp; c"),
    ],
)
def test_hard_wraps_are_undone(content, expected):
    assert built(content, ("p", 0, len(content))) == f'<p xml:id="p1">{expected}</p>'


def test_lines_are_kept_on_request():
    assert built("One\ntwo-\nthree", ("p", 0, 14), keep_lines=True) == '<p xml:id="p1"><lb/>One\n<lb/>two-<lb break="maybe"/>three</p>'


@pytest.mark.parametrize(("content", "broken"), [("one -\ntwo", "yes"), ("1914-\n1918", "yes"), ("one--\ntwo", "maybe"), ("one\u2014\ntwo", "maybe")])
def test_where_lines_are_kept_no_sign_at_a_line_s_end_is_lost_by_a_reader_of_hyphens(content, broken):
    assert f'<lb break="{broken}"/>' in built(content, ("p", 0, len(content)), keep_lines=True)


def test_a_word_broken_by_the_line_is_marked_in_place_of_its_end():
    blocks = (("p", 0, 13), ("lb", 7, 7, ("break", "no")))
    assert built("inter-\nesting", *blocks) == '<p xml:id="p1">inter-<lb break="no"/>esting</p>'


def test_blocks_nest_and_what_lies_between_is_dropped_only_if_it_is_white_space():
    content = "HEAD\n\nOne.\n\n  \n\nTwo."
    assert built(content, ("div", 0, 20), ("head", 0, 4), ("p", 6, 10), ("p", 16, 20)) == (
        '<div xml:id="div1"><head>HEAD</head><p xml:id="p1">One.</p><p xml:id="p2">Two.</p></div>'
    )


def test_words_that_no_block_holds_get_a_paragraph():
    assert built("Stray.\n\nOne.\n\nMore.", ("p", 8, 12)) == '<p xml:id="p1">Stray.</p><p xml:id="p2">One.</p><p xml:id="p3">More.</p>'


def test_a_row_of_marks_is_kept_in_rend():
    blocks = (("p", 0, 1), ("milestone", 3, 8, ("unit", "section"), ("rend", "* * *")), ("p", 10, 11))
    assert built("A\n\n* * *\n\nB", *blocks) == '<p xml:id="p1">A</p><milestone unit="section" rend="* * *"/><p xml:id="p2">B</p>'


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ([("div", 0, 6), ("p", 4, 10)], "crosses the end of div"),
        ([("p", 0, 10), ("p", 2, 6)], "p from 2 to 6 cannot stand in p"),
        ([("p", 0, 10), ("div", 2, 6)], "div from 2 to 6 cannot stand in p"),
        ([("milestone", 0, 4, ("rend", "*"))], 'would lose "One."'),
    ],
)
def test_a_structure_that_does_not_fit_is_an_error(blocks, message):
    with pytest.raises(LayerError, match=message):
        built("One. Two.\n", *blocks)
