"""What is true of a document as a whole."""

import pytest

import teiwright
from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.style import find_style


def style(content: str):
    return find_style(list(find_blocks(Text(content))))


SPEECH = (
    "I have seen the river rise before, and every year it was the\nmill that stood in the water first and the longest of all that the people here\n"
    "have ever built on this side of the valley."
)
LIST = "\n".join(["The scene is laid", "in the mill", "and in the garden of the mill,", "by night,", "and by day."] * 3)


def test_lines_that_nobody_speaks_do_not_tell_that_a_play_is_in_verse():
    speeches = "\n\n".join(f"{name}. {SPEECH}" for name in ("ADAM", "EVE") * 12)
    assert style(speeches).speakers == {"ADAM", "EVE"}
    assert not style(f"{LIST}\n\n{LIST}\n\n{LIST}\n\n{speeches}").verse_drama


@pytest.mark.parametrize(
    ("ends", "by_indent"),
    [(("day.", 'day."', "day!", "day--"), 4), (("day,", "day", "day;", "day"), 0), (("day.", "day", "day,", "day,"), 0)],
)
def test_paragraphs_begin_by_indent_where_sentences_end_before(ends, by_indent):
    prose = "The river rose in the night before the feast, and nobody who lived in the\nvillage had seen the like of it. In the morning there was"
    content = "\n    ".join(f"{prose}\nwater in all the gardens, and it rose still on the second {end}" for end in ends)
    assert style(content).by_indent == by_indent


@pytest.mark.parametrize(("line", "speaks"), [("LE NOTAIRE.", True), ("LE NOTAIRE (bas).", True), ("COMÉDIE", False), ("I.", False)])
def test_a_name_met_once_has_the_sign_of_the_others(line, speaks):
    speeches = "\n\n".join(f"{name}.\n\n{SPEECH}" for name in ("VALÈRE", "SABINE") * 6)
    found = style(f"{speeches}\n\n{line}\n\n{SPEECH}\n\n{speeches}").speakers
    assert found - {"VALÈRE", "SABINE"} == ({"LE NOTAIRE"} if speaks else set())


@pytest.mark.parametrize("line", ["LE NOTAIRE.", "LE NOTAIRE:", "LE NOTAIRE"])
def test_where_signs_differ_any_will_do(line):
    speeches = "\n\n".join(f"{name}{sign}\n\n{SPEECH}" for name in ("VALÈRE", "SABINE") for sign in (".", ":", "") * 3)
    assert "LE NOTAIRE" in style(f"{speeches}\n\n{line}\n\n{SPEECH}").speakers


@pytest.mark.parametrize(("end", "in_verse"), [(",", True), ("", False)])
def test_a_poem_alone_is_verse_and_a_list_is_none(end, in_verse):
    line = f"The wind is high and the water low{end}\nAnd where the mill was rushes grow{end}"
    assert style("\n".join([line] * 7)).in_verse is in_verse


PLAY = "{opening}\n\nEVE.\nWho is there?\n\nADAM.\nI.\n\nEVE.\nCome in.\n\nADAM.\nThank you."


@pytest.mark.parametrize("opening", ["ACT I", "DRAMATIS PERSONAE\n\nEVE.\n\nADAM."])
def test_a_play_that_says_so_needs_few_speeches(opening):
    annotations = teiwright.annotate(PLAY.format(opening=opening), ["structure"], {"language": "en"})
    assert [one.gi for one in annotations].count("speaker") == 4


def test_a_few_lines_below_names_are_no_play():
    annotations = teiwright.annotate(PLAY.format(opening="CHAPTER I"), ["structure"], {"language": "en"})
    assert "speaker" not in {one.gi for one in annotations}


def test_two_short_stanzas_are_a_poem():
    stanza = "Der Mond steht auf dem Felde,\nDie Nacht ist kalt und klar,\nIch geh in meinem Gelde\nUnd denk, wie schön es war."
    annotations = teiwright.annotate(f"{stanza}\n\n{stanza}", ["structure"], {"language": "de"})
    assert [one.gi for one in annotations].count("l") == 8


def test_paragraphs_copied_from_indented_xml_are_no_verse():
    told = (
        "The rain had stopped at last, and from the hill she saw the whole valley, the river and the mill,"
        " as she had seen them on the day on which she left."
    )
    lines = [told, '"Come in," said the miller.', f"Nobody knew her any longer. {told}", '"I only wanted to ask the way."', told]
    content = ("\n" + " " * 18).join(lines)
    found = [one.gi for one in teiwright.annotate(content, ["structure"], {"language": "en"})]
    assert found == ["div", "p", "p", "p", "p", "p"]
