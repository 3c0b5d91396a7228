"""Every kind of block, seen from outside: a text, and what its blocks are."""

import re
import textwrap

import pytest

import teiwright
from teiwright.model import SettingsError, Text
from teiwright.pipeline import Settings
from teiwright.structure import structure

PROSE = """\
It was in the year that the river rose, and nobody who lived in the
valley had ever seen so much water at one time in any of its fields
or gardens, nor heard the mill wheel turn as loud as it did then.

The people went up to the church on the hill and waited there until
the morning, while the boys sang and the old men told them of other
floods, which had been greater, they said, and had come in winter.
"""

KINDS = {
    "verse is set in": (
        PROSE + "\n    The wind blew high,\n      The wind blew low,\n    And we went by\n      Where the waters go.\n\n" + PROSE,
        ["lg", " l: The wind blew high,", " l indent2: The wind blew low,", " l: And we went by", " l indent2: Where the waters go."],
    ),
    "verse whose lines stand apart": (
        PROSE + "\n      The wind blew high,\n\n      The wind blew low.\n\n" + PROSE,
        ["lg", " l: The wind blew high,", " l: The wind blew low."],
    ),
    "a footnote": (PROSE + "\n[Footnote 1: So the parish book.]\n", ["note bottom 1: [Footnote 1: So the parish book.]"]),
    "a footnote of two paragraphs": (
        PROSE + "\n[Footnote 2: So the parish book.\n\nThe other book is lost.]\n",
        ["note bottom 2", " p: [Footnote 2: So the parish book.", " p: The other book is lost.]"],
    ),
    "a sidenote": (PROSE + "\n[Sidenote: The flood]\n", ["note margin: [Sidenote: The flood]"]),
    "a note by its mark": (
        PROSE.replace("winter.", "winter.[3]") + "\n[3] Of 1801.\n",
        ["ref mark-1 #note-1 note: [3]", "note bottom 3 note-1 #mark-1: [3] Of 1801."],
    ),
    "an illustration": (PROSE + "\n[Illustration: The mill]\n", ["figure", " head: [Illustration: The mill]"]),
    "a quotation that is set in": (
        PROSE + "\n" + textwrap.indent(PROSE.split("\n\n", maxsplit=1)[0].replace(" river", ""), "    ") + "\n\n" + PROSE,
        ["quote", " p: " + " ".join(PROSE.split("\n\n", maxsplit=1)[0].replace(" river", "").split())],
    ),
    "a table": (
        PROSE + "\n  Oxen      3    12\n  Sheep    40     9\n  Pigs      7     5\n",
        ["table", " row", "  cell: Oxen", "  cell: 3", "  cell: 12"],
    ),
    "a ruled table as it stands": (
        PROSE + "\n  +-----+----+\n  | a   | b  |\n  +-----+----+\n",
        ["ab preformatted: +-----+----+ | a | b | +-----+----+"],
    ),
    "a row of stars": (PROSE + "\n   *   *   *\n\n" + PROSE, ["milestone section * * *: * * *"]),
    "the end": (PROSE + "\n\n\nTHE END\n", ["trailer: THE END"]),
    "a byline": ("A TALE OF THE RIVER\n\nBy Anna Mill\n\n" + PROSE, ["byline: By Anna Mill"]),
}


@pytest.mark.parametrize(("content", "due"), KINDS.values(), ids=KINDS)
def test_kinds(blocks, content, due):
    found = [line.removeprefix(" ") for line in blocks(content)]
    assert due[0] in found
    assert found[found.index(due[0]) :][: len(due)] == due


def test_prose_is_paragraphs(blocks):
    assert [line.split(":")[0] for line in blocks(PROSE)] == ["div", " p", " p"]


def test_paragraphs_by_indent(blocks):
    content = "".join(f"   {paragraph}\n" for paragraph in "\n".join([PROSE] * 4).strip().split("\n\n"))
    assert [line.split(":")[0] for line in blocks(content)] == ["div", *[" p"] * 8]


def test_paragraphs_that_nobody_wrapped(blocks):
    content = "\n".join(" ".join(paragraph.split()) for paragraph in PROSE.strip().split("\n\n"))
    assert [line.split(":")[0] for line in blocks(content)] == ["div", " p", " p"]


def test_paragraphs_that_nobody_wrapped_beside_short_ones(blocks):
    paragraphs = [" ".join(paragraph.split()) for paragraph in PROSE.strip().split("\n\n")]
    content = "\n".join([paragraphs[0], "\u201cYes,\u201d he said.", "\u201cNo.\u201d", "\u201cGo.\u201d", paragraphs[1]])
    assert [line.split(":")[0] for line in blocks(content)] == ["div", *[" p"] * 5]


@pytest.mark.parametrize(
    ("content", "paragraphs"),
    [
        ("\u2014 Will you go?\n\u2014 I will not.", 2),
        ("\u2013 Will you go?\n\u2013 I will not.", 2),
        ("\u201cWill you go?\u201d\n\u201cI will not.\u201d\n\u201cNo.\u201d", 3),
        ("\u201cWill you go?\u201d he said.\n\u201cI will not.\u201d", 1),
        ("\u2014 I will go and see who it may be that stands before the house at night.\n\u2014 I will not.", 1),
        ("He went \u2014 in the end.\n\u2014 It was late.", 1),
    ],
)
def test_turns_of_a_dialogue_that_no_blank_line_parts(blocks, content, paragraphs):
    assert [line.split(":")[0].strip() for line in blocks(content)].count("p") == paragraphs


def test_a_paragraph_goes_on_over_the_page(blocks):
    page = " ".join(PROSE.split())
    halves = [textwrap.fill(page, 66), textwrap.fill("and so " + page, 66)]
    content = "\n\n".join(f"{half.rstrip('.')}\n\nTHE RIVER{' ' * 40}{number}" for number, half in enumerate(halves * 3, 1))
    found = blocks(content)
    assert [line.split(":")[0].strip() for line in found].count("fw header") == 6
    assert [line.split(":")[0] for line in found].count(" p") < 4


PLAY = "\n\n".join(["ACT I", "[Enter two boys.]", *["ADAM. I am here.\n\nEVE. [Sits.] And I am tired of it all, as you know\nwell enough."] * 5])


def test_a_play(blocks):
    assert blocks(PLAY)[:10] == [
        "div act 1",
        " head: ACT I",
        " stage: [Enter two boys.]",
        " sp",
        "  speaker: ADAM.",
        "  p: I am here.",
        " sp",
        "  speaker: EVE.",
        "  stage: [Sits.]",
        "  p: And I am tired of it all, as you know well enough.",
    ]


def test_a_play_whose_speakers_stand_alone(blocks):
    content = PLAY.replace("ADAM. ", "ADAM\n").replace("EVE. ", "EVE\n")
    assert blocks(content)[3:6] == [" sp", "  speaker: ADAM", "  p: I am here."]


def test_speech_in_prose_makes_no_play(blocks):
    content = "\n\n".join(['"Yes." He went.', '"No." She stayed.', PROSE] * 6)
    assert not any(line.strip().startswith("sp") for line in blocks(content))


LETTER = "London, 3 May 1815.\n\nMy dear Sir,\n\nI am well.\n\n                         Yours truly,\n\n                         A. Brown."


def test_a_letter_is_opened_and_closed(blocks):
    assert blocks("                    " + LETTER) == [
        "div",
        " opener",
        "  dateline low: London, 3 May 1815.",
        "  salute: My dear Sir,",
        " p: I am well.",
        " closer",
        "  signed: Yours truly, A. Brown.",
    ]


def test_a_letter_within_a_text_is_a_text_within_it(blocks):
    found = blocks(PROSE + "\n                    " + LETTER + "\n\n" + PROSE)
    assert [line.split(":")[0] for line in found] == [
        "div", " p", " p", " floatingText letter", "  body", "   opener", "    dateline low", "    salute", "   p", "   closer", "    signed",
        " p", " p",
    ]  # fmt: skip


def test_the_header_and_licence_of_a_library_are_told_apart(blocks):
    start, end = "*** START OF THE PROJECT GUTENBERG EBOOK A ***", "*** END OF THE PROJECT GUTENBERG EBOOK A ***"
    found = blocks(f"The Project Gutenberg eBook of A\n\n{start}\n\n{PROSE}\n{end}\n\nThe licence.\n")
    assert found[:2] == ["front", " div boilerplate"]
    assert [line for line in found if not line.startswith(" ")] == ["front", "div", "back"]


def test_a_title_page_stands_before_the_text(blocks):
    found = blocks(f"THE RIVER\n\nA TALE\n\nby\n\nANNA MILL\n\nLONDON\n\n\n\n\nCHAPTER I\n\n{PROSE}")
    assert [line.split(":")[0].strip() for line in found] == [
        "front", "titlePage", "docTitle", "titlePart main", "titlePart sub", "byline", "docAuthor", "titlePart", "div chapter 1", "head", "p", "p",
    ]  # fmt: skip


def test_a_list_of_contents_ends_where_its_first_entry_comes_again(blocks):
    found = blocks(f"CONTENTS\n\n  The Mill      3\n  The Flood     9\n\n\n\nThe Mill\n\n{PROSE}\n\n\nThe Flood\n\n{PROSE}")
    assert [line.strip() for line in found if ":" in line and " p:" not in line] == [
        "head: CONTENTS", "item: The Mill 3", "ref #div-1: The Mill", "item: The Flood 9", "ref #div-2: The Flood",
        "head: The Mill", "head: The Flood",
    ]  # fmt: skip


def test_divisions_stand_in_divisions(blocks):
    found = blocks(f"BOOK I\n\n\n\nCHAPTER I\n\n{PROSE}\n\n\nCHAPTER II\n\n{PROSE}\n\n\n\nBOOK II\n\n\nCHAPTER I\n\n{PROSE}")
    assert [line for line in found if "div" in line] == ["div book 1", " div chapter 1", " div chapter 2", "div book 2", " div chapter 1"]


@pytest.mark.parametrize(
    "content", ["word", "\u4f60\u597d\uff0c\u4e16\u754c\u3002", "\u0645\u0631\u062d\u0628\u0627", "{}[]();" * 2000, "* " * 5000, "x\n" * 3000]
)
def test_odd_texts_have_a_structure(blocks, content):
    assert blocks(content)


# What the editor says of the text


def of_genre(content, genre):
    layer = structure(Text.of(content), {}, Settings.of({"language": "en", "text": {"genre": genre} if genre else {}}))
    return [one.gi for one in layer.annotations if one.gi not in {"div", "lb"}]


SPEECHES = "JACK. Who is there?\n\nMARY. It is I.\n\nJACK. Come in.\n\nMARY. No."
LINES = "the wind blew high over the river\nand we went by in our small boat\nwhere the waters go so deep"


@pytest.mark.parametrize(
    ("content", "genre", "found"),
    [
        (SPEECHES, "", ["p"] * 4),
        (SPEECHES, "drama", ["sp", "speaker", "p"] * 4),
        (PLAY, "prose", ["head", *["p"] * 11]),
        (LINES, "", ["p"]),
        (LINES, "verse", ["lg", "l", "l", "l"]),
        ("London, 3 May 1815.\n\nI am well, and so are all of us here.", "", ["p", "p"]),
        ("London, 3 May 1815.\n\nI am well, and so are all of us here.", "letters", ["opener", "dateline", "p"]),
    ],
)
def test_the_genre_that_is_set_counts(content, genre, found):
    assert of_genre(content, genre) == found


# What the editor says of lines


@pytest.mark.parametrize(
    ("gi", "found"),
    [
        ("p", ["p"]), ("head", ["head", "p", "p"]), ("lg", ["lg", "l", "l"]), ("list", ["list", "item", "item"]),
        ("quote", ["quote", "p"]), ("ab", ["ab"]), ("note", ["note"]), ("stage", ["stage"]),
    ],
)  # fmt: skip
def test_what_lines_are_may_be_said(gi, found):
    content = "One two three.\n\nFour five\n\nsix seven\n\nEight nine ten.\n\nEleven."
    told = {"language": "en", "structure": [{"from_line": 3, "to_line": 5, "gi": gi}]}
    layer = structure(Text.of(content), {}, Settings.of(told))
    names = [one.gi for one in layer.annotations if one.gi != "div"]
    assert names[1 : 1 + len(found)] == found
    assert teiwright.validate(teiwright.encode(content, [], told), "teiwright") == []


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([{"from_line": 1, "to_line": 9, "gi": "p"}], 'setting "structure" ends at line 9, but the text has 3 lines'),
        ([{"from_line": 2, "to_line": 2, "gi": "p"}], 'setting "structure": there are no words in lines 2 to 2'),
        ([{"from_line": 2, "to_line": 1, "gi": "p"}], 'setting "structure" needs from_line and to_line, the second not before the first'),
        ([{"from_line": 1, "to_line": 3, "gi": "p"}, {"from_line": 3, "to_line": 3, "gi": "p"}], "of which another has said what they are"),
        ([{"from_line": 1, "to_line": 3}], 'lacks "gi"'),
        ([{"from_line": 1, "to_line": 3, "gi": "poem"}], "must be one of ab, head, lg"),
    ],
)
def test_what_is_said_of_lines_has_to_fit(entries, told):
    with pytest.raises(SettingsError, match=re.escape(told)):
        teiwright.encode("One.\n\nTwo.", [], {"language": "en", "structure": entries})


def test_lines_that_nobody_wrapped_stay_lines(blocks):
    log = "\n".join(f"12:0{number} the mill wheel: {number} turns" for number in range(5))
    assert any(line.startswith(" ab preformatted: 12:00 the mill wheel") for line in blocks(f"{PROSE}\n{log}\n\n{PROSE}"))
    assert not any("preformatted" in line for line in blocks(PROSE))


def test_a_greeting_is_no_speaker(blocks):
    assert not any("speaker" in line for line in blocks("Hi,\n\nI went to the mill and came back.\n\nNo.\n\nYours,\n\n" * 8))
