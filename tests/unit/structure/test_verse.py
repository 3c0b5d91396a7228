"""Verse, in a text that is verse."""

import pytest

import teiwright

POEM = """\
  I celebrate the river and the mill,
  And what I see you too shall see there still,
  The miller and the miller's horses going
  Along the bank where all the reeds are growing,

  And he who has no mill to go to stands
  Beside the water with his empty hands
  And looks upon the wheel that turns and turns,
  And what it says is all he ever learns.

"""

TURNED_OVER = """\
  You who have sung of all that has been done and of the men who did it,
  Who have explored the outward, the surfaces of all the races, and the
      life that has exhibited itself,
  I, who live by the river, sing of the mill.
"""
LONG = """\
  Deep into the river peering, long I stood there wondering and fearing,
  Doubting, dreaming dreams no miller ever dared to dream before,
  But the silence was unbroken, and no word at all was ever spoken,
                             Only this.
"""
PROSE = """\
These verses were written by the miller in the winter of the great
flood, when nobody could reach the mill, and were printed after his
death. They are given here as they stand.
"""
LINES = [
    "Who have explored the outward, the surfaces of all the races, and the life that has exhibited itself,",
    "I, who live by the river, sing of the mill.",
]


@pytest.mark.parametrize(
    ("stanza", "expected"),
    [
        (TURNED_OVER, [f" l: {line}" for line in LINES]),
        (LONG, [" l: But the silence was unbroken, and no word at all was ever spoken,", " l indent27: Only this."]),
        (PROSE, [f"p: {' '.join(PROSE.split())}"]),
    ],
)
def test_what_stands_among_verse(blocks, stanza, expected):
    found = blocks(f"{POEM * 3}{stanza}\n{POEM}")
    begin = next(index for index, line in enumerate(found) if expected[-1].strip() in line) + 1 - len(expected)
    assert [line[1:] for line in found[begin:][: len(expected)]] == expected


def test_where_all_lines_begin_with_small_letters_those_set_in_are_no_rests():
    hexameters = [
        "the river rose and no one in the village knew",
        "the mill was gone before the morning came",
        "the miller sang of all that he had seen",
    ]
    content = "\n".join(f"{line} of it,\n   and {line[4:]}." for line in hexameters)
    document = teiwright.encode(content, layers=["structure"], settings={"text": {"genre": "verse"}})
    assert len(list(document.root.iter("{http://www.tei-c.org/ns/1.0}l"))) == 6


SAID = """\
  Who is that, miller?
                        A mendicant, child,
  Haggard, morose and unaffable, wild.
  See how he glares through the bars of his cell.

  Why did they put him there, miller?

                                       Because
  Nobody gave him the bread of the mill.
  Is there no bread in the mill, then, at all?

                                             Dust, and then?
"""


def test_lines_between_stanzas_set_in_as_they_are(blocks):
    found = [line.strip() for line in blocks(f"{PROSE}\n{SAID}\n{PROSE}\n{PROSE}")]
    assert [line.split(": ")[1] for line in found if line.startswith(("l:", "l "))] == [" ".join(line.split()) for line in SAID.splitlines() if line]


@pytest.mark.parametrize("line", ["  [Decoration]", "  _2e couplet._", "  REFRAIN", "                            Refrain."])
def test_labels_between_stanzas_are_no_verse(blocks, line):
    stanza = "  The wind is high, the water low,\n  And where the mill was, rushes grow,\n  And none but I remember now\n  The miller."
    found = [one.strip() for one in blocks(f"{PROSE}\n{stanza}\n\n{line}\n\n{stanza}\n\n{PROSE}\n{PROSE}")]
    assert not any(one.startswith(("l:", "l ")) and one.endswith(f": {line.strip()}") for one in found)


SONG = """\
The children sang it all the way to the mill, and the miller heard them
long before he saw them on the bank of the river.

    THE MILL-WHEEL.

    [Music]

    {number}The wheel goes round and round,
    And never leaves the ground;
    The miller sleeps, the river creeps,
    And makes no other sound.

Then they went home, and the miller went back to his work in the dark.
"""


def encoded(text):
    return teiwright.encode(text * 3, layers=["structure"]).root


def test_printed_music_between_a_song_and_its_title_parts_neither():
    song = encoded(SONG.format(number="")).find(".//{*}lg")
    assert [child.tag.partition("}")[2] for child in song] == ["head", "figure", "l", "l", "l", "l"]
    assert song[1].get("type") == "music"


def test_numbered_stanzas_below_music_stand_in_the_song():
    song = encoded(SONG.format(number="1.\n\n    ")).find(".//{*}lg")
    assert [child.tag.partition("}")[2] for child in song] == ["head", "figure", "lg"]
    assert song.findtext("{*}lg/{*}head") == "1."


def test_music_in_a_play_sounds():
    play = "HAMLET.\nWho goes there, and what is it that he brings?\n\nHORATIO.\nA friend, my lord, and nothing but a letter.\n\n[Music]\n\n"
    assert encoded(play * 4).find(".//{*}figure") is None


STANZA = "The winds of winter blow,\nThe ships are far at sea,\nThe hills are white with snow,\nAnd none remembers me."
OTHER = "O wind, blow home again,\nBring back the ships to me,\nAnd melt the snow to rain\nThat runs down to the sea."
SENTENCES = "The mill is closed.\nThe river is high.\nThe bridge is gone.\nNobody comes."
ITEMS = "Flour\nSugar\nEggs\nMilk"


@pytest.mark.parametrize("title", ["The Winter Sea", "To a friend at sea", "O Captain!"])
@pytest.mark.parametrize("stanzas", [STANZA, f"{STANZA}\n\n{OTHER}"])
def test_a_line_over_a_poem_is_its_title(blocks, title, stanzas):
    found = blocks(f"{title}\n\n{stanzas}")
    assert found[:3] == ["div", f" head low: {title}", " lg"]


@pytest.mark.parametrize("line", ["The Winter Sea.", "The winter sea,", "the winter sea"])
def test_a_line_that_goes_on_or_ends_a_sentence_is_none(blocks, line):
    assert "head" not in " ".join(blocks(f"{line}\n\n{STANZA}\n\n{OTHER}"))


@pytest.mark.parametrize("lines", [SENTENCES, ITEMS, "\n".join(STANZA.split("\n")[:2])])
def test_below_a_title_not_all_lines_are_a_poem(blocks, lines):
    assert " lg" not in blocks(f"The Winter Sea\n\n{lines}")


def test_each_of_several_poems_has_its_title(blocks):
    found = blocks(f"The Winter Sea\n\n{STANZA}\n\nThe Summer Sea\n\nBy Anna Mill\n\n{OTHER}\n\n{STANZA}")
    assert [line.strip() for line in found if "head" in line] == ["head low: The Winter Sea", "head low: The Summer Sea"]
    assert "head" not in " ".join(blocks(f"{STANZA}\n\nAnd still the winds do blow\n\n{OTHER}"))


def test_the_title_of_a_poem_that_stands_in_prose_belongs_to_it(blocks):
    prose = "It was in the year that the river rose, and nobody who lived in the\nvalley had ever seen so much water at one time."
    set_in = "\n".join(f"    {line}" for line in STANZA.split("\n"))
    found = blocks(f"{prose}\n\n    The Winter Sea\n\n{set_in}\n\n{prose}")
    assert found[2:4] == [" lg", "  head: The Winter Sea"]
    assert "  head: The winter sea" not in blocks(f"{prose}\n\n    The winter sea\n\n{set_in}\n\n{prose}")
