"""Headings in their places."""

import pytest

from teiwright.languages import language_rules
from teiwright.model import Text
from teiwright.structure.blocks import find_blocks
from teiwright.structure.outline import find_items
from teiwright.structure.style import find_style

PROSE = "It was a long and stormy night, and nobody in the house had slept at all\nuntil the morning came, late and grey, over the hills of the west."
VERSE = "    The winds of winter blow,\n    The ships are far at sea,\n    The hills are white with snow,\n    And none remembers me."


def headings(content, language="en"):
    blocks = list(find_blocks(Text(content)))
    items, _ = find_items(blocks, find_style(blocks), language_rules(language))
    return [item.words for item in items if item.heading is not None]


def page(block):
    return f"{PROSE}\n\n{block}\n\n{PROSE}"


def test_capitals_in_the_middle_are_a_heading_and_at_the_right_a_signature():
    assert headings(f"{PROSE}\n\n{PROSE}\n\n\n\n\n{' ' * 31}OF THE SEA\n\n{PROSE}") == ["OF THE SEA"]
    assert headings(f"{PROSE}\n\n{PROSE}\n\n{' ' * 54}THE EDITOR\n\n{PROSE}") == []


def test_a_lettered_heading_that_stands_apart():
    assert headings(f"{PROSE}\n\n\n\n(a) Of the Sea\n\n{PROSE}") == ["(a) Of the Sea"]
    assert headings(page("(a) of the sea")) == []


def test_a_year_goes_on_with_the_heading_over_it():
    assert headings(f"PART ONE\n\n1703\n\n{PROSE}") == ["PART ONE", "1703"]
    assert headings(page("1703")) == []


def test_a_name_right_below_a_heading_signs_nothing():
    assert headings(f"{PROSE}\n\n\n\n\nPART ONE\n\nTHE REV. J. SMITH.\n\n{PROSE}") == ["PART ONE", "THE REV. J. SMITH."]


def test_paragraphs_that_are_counted_are_no_headings():
    counted = f"1. {PROSE}\n\n2. _HALT._\n\n3. {PROSE}"
    assert headings(counted) == []
    assert headings(page("2. _HALT._")) == ["2. _HALT._"]


def test_a_number_over_a_stanza_belongs_to_it():
    assert headings(f"{PROSE}\n\n{VERSE}\n\n\n    II.\n\n{VERSE}\n\n{PROSE}") == []
    assert headings(f"{PROSE}\n\n\n\nII.\n\n{PROSE}") == ["II."]


@pytest.mark.parametrize(("language", "found"), [("de", []), ("en", ["Drinnen im Saale herrschte Ruhe"])])
def test_where_nouns_have_capitals_these_tell_less(language, found):
    assert headings(f"{PROSE}\n\n\nDrinnen im Saale herrschte Ruhe\n\n{PROSE}", language) == found


def test_what_is_said_is_no_heading_though_the_contents_name_it():
    contents = "CONTENTS\n\nOne        1\nJim        2\nTwo        3"
    assert headings(f'{contents}\n\n\n\n\nOne\n\n{PROSE}\n\n"Jim!"\n\n{PROSE}') == ["CONTENTS", "One"]


def test_the_title_of_verse_stands_in_it():
    chapters = "".join(f"\n\n\n\n\n{title}\n\n{PROSE}" for title in ("THE SEA", "THE WEST", "THE END OF IT"))
    blocks = list(find_blocks(Text(f"{PROSE}{chapters}\n\n    THE SHIPS\n\n{VERSE}\n\n    THE HILLS\n\n{VERSE}\n\n{PROSE}")))
    items, _ = find_items(blocks, find_style(blocks), language_rules("en"))
    poems = [[part.gi for part in item.part.parts] for item in items if item.part.gi == "lg"]
    assert poems == [["head", "l", "l", "l", "l"]] * 2


def test_a_marked_line_goes_on_with_a_heading():
    assert headings(f"{PROSE}\n\n\n\n\nOF SHIPS\n\n_Rules._\n\n{PROSE}") == ["OF SHIPS", "_Rules._"]
    assert headings(page("_Rules._")) == []


def test_what_stands_over_the_beginning_of_a_letter_is_its_heading():
    assert headings(f"Adam Mill to Anna Brown\n\n{'Bath, May 3, 1815.':>70}\n\nDear Anna,\n\n{PROSE}\n\n{PROSE}") == ["Adam Mill to Anna Brown"]
    assert headings(f"Adam Mill to Anna Brown\n\n{PROSE}\n\n{PROSE}") == []


def test_a_title_in_marks_of_quotation_stands_apart():
    assert headings(f'{PROSE}\n\n{PROSE}\n\n\n\n"THE MILL":\n\n{PROSE}') == ['"THE MILL":']
    assert headings(page('"THE MILL!"')) == []


@pytest.mark.parametrize(("by", "language"), [("By", "en"), ("by", "en"), ("VON", "de"), ("_par_", "fr")])
def test_the_name_below_the_word_of_a_byline_belongs_to_it(blocks, by, language):
    found = [line.strip() for line in blocks(f"{PROSE}\n\n\n\nTHE SONG OF THE SEA\n\n{by}\n\nANNA MILL\n\n{PROSE}", language)]
    assert found[-3:-1] == ["head: THE SONG OF THE SEA", f"byline: {by} ANNA MILL"]


def test_a_word_alone_without_a_name_is_no_byline(blocks):
    assert not [line for line in blocks(f"{PROSE}\n\n\n\nTHE SONG OF THE SEA\n\nby\n\n{PROSE}") if "byline" in line]


@pytest.mark.parametrize("words", ["Appendix A: Measures", "Appendix 2", "Appendix II. Letters of the Miller", "Index I.", "Appendix B \u2014 Maps"])
def test_an_appendix_that_is_counted_needs_no_distance(words):
    assert headings(f"{page(words)}\n\n{PROSE}") == [words]


@pytest.mark.parametrize("words", ["Appendix a: measures", "Appendix A was lost,", "Appendix A: the measures", "Measures A: Appendix"])
def test_words_that_only_begin_as_one_are_none(words):
    assert headings(f"{page(words)}\n\n{PROSE}") == []


@pytest.mark.parametrize(("line", "found"), [("Of the Sea", ["Of the Sea"]), ("Of the Sea,", []), ("of the sea", []), ("A. Mill", [])])
def test_a_title_in_the_middle_between_paragraphs(line, found):
    assert headings(page(f"{' ' * 31}{line}")) == found
    assert headings(page(line)) == []


def test_what_ends_is_said_below_it_and_what_comes_then_has_a_heading():
    content = f"{PROSE}\n\n{' ' * 24}END OF THE TERMS\n\n{' ' * 24}How the Mill Works\n\n{PROSE}"
    assert headings(content) == ["How the Mill Works"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (f"{' ' * 25}LAWS OF THE MILL\n{' ' * 27}As of 3 May 1815\n\n{PROSE}", ["LAWS OF THE MILL As of 3 May 1815"]),
        (f"{' ' * 25}Laws of the Mill\n{' ' * 27}As of 3 May 1815\n\n{PROSE}", ["Laws of the Mill As of 3 May 1815"]),
        (f"{' ' * 25}Audley End\n{' ' * 25}3 May 1815\n\nMy dear Sir,\n\n{PROSE}", []),
        (f"{' ' * 25}LONDON, Strand\n{' ' * 25}3 May 1815\n\n{PROSE}", []),
    ],
)
def test_a_title_with_a_date_in_the_middle_is_no_dateline(content, found):
    assert headings(content) == found


@pytest.mark.parametrize("end", ["THE MILL", f"{PROSE}\nTo this day,\nA. MILL"])
def test_what_ends_a_text_has_nothing_below_however_far_its_paragraphs_stand(blocks, end):
    found = blocks(("\n" * 100).join([PROSE, PROSE, PROSE, end]))
    assert " ".join(line.split(": ", 1)[-1] for line in found[-2:]).endswith(" ".join(end.split())[-8:])
