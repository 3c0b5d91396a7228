"""Divisions, and the whole layer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import teiwright
from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure


def layer(content, language="en"):
    return structure(Text.of(content), {}, Settings.of({"language": language}))


def outline(content, language="en"):
    """Each element with its words; what it holds is indented below it."""
    lines, ends = [], []
    for one in layer(content, language).annotations:
        ends = [end for end in ends if end > one.start]
        said = "".join(f" {value}" for _, value in one.attributes)
        words = "" if one.gi in {"div", "closer", "lb"} else ": " + " ".join(content[one.start : one.end].split())
        lines.append(f"{' ' * len(ends)}{one.gi}{said}{words}")
        if one.gi in {"div", "closer"}:
            ends.append(one.end)
    return lines


def levels(content):
    """How deep each division stands."""
    ends, found = [], []
    for one in layer(content).annotations:
        if one.gi == "div":
            ends = [*(end for end in ends if end > one.start), one.end]
            found.append(len(ends))
    return found


def test_a_text_without_headings_is_one_division():
    assert outline("One\ntwo.\n\nThree.") == ["div", " p: One two.", " p: Three."]


def test_a_heading_opens_a_division():
    assert outline("Before.\n\nCHAPTER I\n\nOne.\n\nCHAPTER II\n\nTwo.") == [
        "div", " p: Before.", "div chapter 1", " head: CHAPTER I", " p: One.", "div chapter 2", " head: CHAPTER II", " p: Two.",
    ]  # fmt: skip


def test_headings_without_words_between_them_are_of_one_division():
    assert outline("BOOK I\n\nTHE FATE OF KINGS\n\nOne.") == ["div book 1", " head: BOOK I", " head: THE FATE OF KINGS", " p: One."]


def test_a_heading_over_nothing_is_a_paragraph():
    assert outline("One.\n\nTHE FLOOD") == ["div", " p: One.", " p: THE FLOOD"]


def test_a_heading_with_a_number_opens_a_division_though_the_text_is_cut_off_there():
    assert outline("CHAPTER I\n\nOne.\n\nCHAPTER II\n") == ["div chapter 1", " head: CHAPTER I", " p: One.", "div chapter 2", " head: CHAPTER II"]


def test_what_stands_right_over_headings_of_another_kind_is_above_them():
    assert levels("BOOK I\n\n\nOnce it was.\n\n\n\n\nTHE SHIP\n\n\n\n\nACT I\n\nIt sailed.\n\n\n\n\nACT II\n\nIt sank.") == [1, 2, 3, 3]
    assert levels("CHAPTER I\n\n\n\n1\n\nit was.\n\n\n2\n\nit went on.\n\n\n\nCHAPTER II\n\nit ended.") == [1, 2, 2, 1]
    assert levels("ACT I\n\nit was night.\n\n\n\n\nTHE SONG\n\nand it ended.\n\n\n\n\nACT II\n\nIt sank.") == [1, 2, 1]


def test_marks_among_paragraphs_stand_within_the_division():
    assert outline("One.\n\n* * *\n\nTwo.") == ["div", " p: One.", " milestone section * * *: * * *", " p: Two."]


def test_marks_between_divisions_stand_between_them():
    assert outline("One.\n\n*  *\n\nII\n\nTwo.") == ["div", " p: One.", "milestone section * *: * *", "div 2", " head: II", " p: Two."]


def test_marks_at_the_edges_stand_outside():
    assert outline("***\n\nOne.\n\n---") == ["milestone section ***: ***", "div", " p: One.", "milestone section ---: ---"]


def test_nothing_but_marks_is_the_text():
    assert outline("* * *\n\n***") == ["div", " p: * * *", " p: ***"]


def test_a_signature_closes_a_division_and_its_lines_are_parted():
    assert outline("He left.\n\nCommanding,\n\nJ. Smith.\n\n* * *\n\nLater.") == [
        "div", " p: He left.", " closer", "  signed: Commanding, J. Smith.", "  lb", "milestone section * * *: * * *", "div", " p: Later.",
    ]  # fmt: skip


def test_a_name_among_paragraphs_signs_nothing():
    assert outline("He left.\n\nJ. Smith.\n\nShe stayed.") == ["div", " p: He left.", " p: J. Smith.", " p: She stayed."]


def test_a_language_without_rules_is_said():
    assert layer("Jeden.", "pl").remarks == ('the language "pl" has no rules: headings are found by capitals and numbers alone',)
    assert layer("One.").remarks == ()


def test_everything_is_signed():
    assert layer("One.").resp == "tw-structure"


TEXTS = {
    "prose": "CHAPTER I\n\nIt was a dark\nnight.\n\n* * *\n\nHe left.\n\nTHE END\n",
    "verse": "THE TYGER\n\nTyger Tyger, burning bright,\n  In the forests\n\nWhat immortal hand or eye,\n\nII.\n\nO Rose\n\nW. Blake.\n",
    "drama": "ACT I\n\nSCENE I. Elsinore.\n\n[_Enter BERNARDO._]\n\nBERNARDO.\nWho's there?\n\nFRANCISCO. Nay, answer me.\n\nALL\n\nAmen!\n",
    "letters": "Letter I\n\nTo Mrs. Saville\n\nSt. Petersburgh.\n\nYou will rejoice.\n\nYour brother,\n\nR. Walton.\n\nLetter II\n\nHow slowly!\n",
    "gutenberg": "\ufeffThe Project Gutenberg eBook of X\r\n\r\n*** START ***\r\n\r\nPRIDE\r\n\r\nContents\r\n\r\n CHAPTER I\r\n CHAPTER II\r\n\r\n"
    "CHAPTER I.\r\n\r\n_One_.\r\n\r\n[Footnote 1: A.]\r\n\r\n*** END OF THE EBOOK X ***\r\n",
    "German": "ERSTES KAPITEL\n\n»Nein!« sagte er.\n\n2. Kapitel\n\nSie ging.\n\nJ. W. Goethe.\n",
    "French": "CHAPITRE PREMIER\n\n-- Oui, dit-il.\n\n« NON ! »\n\nII\n\nFin.\n",
    "Latin": "LIBER PRIMUS\n\nGallia est omnis divisa in partes tres.\n\nI. Gallia.\n\nC. IVLIVS CAESAR\n",
    "Hebrew": "בראשית\n\nבראשית ברא אלהים\n\n1\n\nוהארץ היתה\n\n* * *\n\nסוף\n",
    "Chinese": "第一章\n\n道可道，非常道。\n\n第二章\n\n天下",
    "no blank line": "CHAPTER I\nIt was a dark night.\nCHAPTER II\nThe end.",
    "only headings": "CHAPTER I\n\nCHAPTER II\n",
    "one word": "Word",
    "old line ends": "CHAPTER I\r\rOne\rtwo.\r\r***\r\rThree.",
    "tabs": "\tCHAPTER I\n\n\tOne line.\n\tTwo line.\n\t\n\tThree.",
    "marks": "***\n\nCHAPTER I\n\n---\n\n###\n\nOne.\n\n...\n\n-\n",
    "separators of other kinds": "one\x85two\u2028three\u2029\u00a0four\n\u00a0\nfive",
}


@pytest.mark.parametrize("keep_lines", [False, True])
@pytest.mark.parametrize("content", TEXTS.values(), ids=TEXTS)
def test_nothing_is_lost_and_the_edition_is_valid(content, keep_lines):
    document = teiwright.encode(content, [], {"language": "en", "text": {"keep_lines": keep_lines}})
    assert "".join(document.text("source").content.split()) == "".join(content.split())
    assert teiwright.validate(document, "teiwright") == []


@given(st.lists(st.sampled_from(["CHAPTER I", "* * *", "One.", "J. Smith.", "Yours,", "II", "inter-", "esting", "THE END", "", "  x"]), min_size=1))
@settings(max_examples=200, deadline=None)
def test_every_block_is_in_one_element_and_divisions_do_not_cross(lines):
    content = "\n".join(lines)
    annotations = layer(content).annotations
    held = {offset for one in annotations if one.gi not in {"div", "front", "back"} for offset in range(one.start, one.end)}
    assert all(offset in held for offset, character in enumerate(content) if not character.isspace())
    assert not any(one.span.crosses(other.span) for one in annotations for other in annotations)
    assert all(one.start < one.end or one.gi == "lb" for one in annotations)


def test_departments_of_a_periodical_hold_their_articles():
    line = "Once it was said so, and nobody knew any more why it was.\n"
    article = f"{line}{line}{line}\n{line}{line}{line}\n\n\n"
    content = f"OF MILLS.\n\n{article}OF WEIRS.\n\n{article}QUERIES\n\nOF FISH.\n\n{article}OF EELS.\n\n{article}"
    assert levels(content) == [1, 1, 1, 2, 2]


def test_an_introduction_right_below_the_heading_of_a_part_is_that_of_the_part():
    line = "it was said so, and nobody knew any more why it was, for\n"
    prose = f"{line * 3}\n{line * 3}\n\n\n"
    content = f"INTRODUCTION.\n\n{prose}PART I.--DRILL.\n\n\n\n\nINTRODUCTION.\n\n{prose}ORDERS.\n\n{prose}PART II.--WAR.\n\n{prose}"
    assert levels(content) == [1, 1, 2, 2, 1]


def test_contents_hold_no_divisions():
    line = "it was said so, and nobody knew any more why it was, for\n"
    prose = f"{line * 3}\n{line * 3}\n\n\n"
    content = f"CONTENTS.\n\nDrill    3\nWar    9\nPeace    12\n\n\n\n\nTHE BOOK OF WAR.\n\n{prose}PART I.\n\n{prose}PART II.\n\n{prose}"
    assert levels(content)[:2] == [1, 1]


def test_titles_with_a_number_stand_with_numbers_alone():
    line = "it was said so, and nobody knew any more why it was, for\n"
    prose = f"{line * 3}\n{line * 3}\n\n\n"
    content = f"CHAPTER I\n\n{prose}I.\n\n{prose}II. The Weir\n\n{prose}1. Of Eels\n\n{prose}2. Of Fish\n\n{prose}III. The Mill\n\n{prose}"
    told = [line.strip() for line in outline(content) if line.strip().startswith("div")]
    assert told == ["div chapter 1", "div 1", "div 2", "div 1", "div 2", "div 3"]


def test_a_signed_preface_is_at_its_end():
    line = "it was said so, and nobody knew any more why it was, for\n"
    prose = f"{line * 3}\n{line * 3}"
    content = f"FOREWORD BY A. B. MILL\n\n{prose}\n{'A. B. Mill.':>55}\n\n\n\nOf the Weir\n\n{prose}\n\n\nOf the Mill\n\n{prose}"
    assert levels(content) == [1, 1, 1]


def test_contents_tell_what_stands_under_what():
    line = "it was said so, and nobody knew any more why it was, for\n"
    prose = f"{line * 3}\n{line * 3}\n\n\n"
    contents = (
        "CONTENTS\n\n  OF WEIRS         1\n\n      EELS         2\n      CARP         4\n\n  OF MILLS         6\n\n      FLOUR        7\n\n\n\n"
    )
    content = f"{contents}OF WEIRS\n\n{prose}EELS\n\n{prose}CARP\n\n{prose}OF MILLS\n\n{prose}FLOUR\n\n{prose}"
    assert levels(content)[1:] == [1, 2, 2, 1, 2]
    level = contents.replace("      ", "  ")
    assert levels(content.replace(contents, level))[1:] == [1, 1, 1, 1, 1]


def test_what_the_contents_announce_before_the_first_part_does_not_hold_the_parts():
    line = "it was said so, and nobody knew any more why it was, for\n"
    prose = f"{line * 3}\n{line * 3}\n\n\n"
    contents = "CONTENTS\n\nWords and Weights xii\nPART I    1\nPART II   9\n\n\n\n"
    content = f"{{}}\n\n\n\n\nWords and Weights\n\n{prose}PART I\n\n{prose}PART II\n\n{prose}"
    assert levels(content.format(contents))[1:] == [1, 1, 1]
    assert levels(content.format("")) == [1, 2, 2]


def test_a_title_that_comes_again_after_the_cast_stands_within_its_play():
    play = "{0}\n\n\n\n\nDRAMATIS PERSONAE\n\nANNA, a miller\nBERTA, her child\n\n\n\n\n{0}\n\n_Anna._ Come.\n\n_Berta._ No.\n\n_Anna._ Go.\n\n\n\n\n"
    again = "CHARLES V AND OTHERS\n\n_Anna._ So.\n\n_Berta._ Yes.\n\n_Anna._ Well.\n"
    preface = "PREFACE\n\nIt was said so, and nobody knew any more why it was, for it was\nlong ago, and they had gone away to the sea.\n\n\n\n\n"
    assert levels(preface + play.format("THE WEIR") + play.format("THE MILL") + again) == [1, 1, 2, 2, 1, 2, 2, 1]


def test_back_matter_stands_beside_chapters_that_are_numbers_alone():
    text = "\n".join(["it was in the year that the river rose, and nobody in the village knew."] * 3) + "\n\n\n\n\n"
    chapters = "".join(f"{number}\n\nTHE {title}\n\n\n{text}" for number, title in (("I", "RIVER"), ("II", "MILL"), ("III", "FLOOD")))
    assert levels(f"PREFACE\n\n\n{text}{chapters}APPENDIX\n\n\n{text}GLOSSARY\n\n\n{text}") == [1] * 6
    assert levels(f"PREFACE\n\n\n{text}THE STORY OF THE MILL\n\n\n\n\n{chapters}INDEX\n\n\n{text}") == [1, 1, 2, 2, 2, 1]


def test_who_could_tell_the_language_is_said():
    (remark,) = layer("Jeden.", "und").remarks
    assert remark.startswith('the language could not be told, and the setting "language" does not name it, so there are no rules: ')
