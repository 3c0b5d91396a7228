"""Where a title page ends, and what its parts are."""

import pytest

PROSE = (
    "It rose all night, and in the morning there was water in every street of the\ntown, and the bridge was gone, and nobody knew how to come over "
    "to the mill,\nwhich had stood there for three hundred years and was gone as well.\n"
)


def titles(blocks, content, language="en"):
    found = blocks(content, language)
    end = next((index for index, line in enumerate(found) if index and not line.startswith(" ")), len(found))
    return [line.strip() for line in found[1:end]] if found[0] == "front" else []


def test_what_the_words_show(blocks):
    content = (
        'English Library\n\n_VOL. XII_\n\nTHE RIVER\n\nOR, THE MILL\n\nBY ANNA MILL\n\n"It rises,\nand it falls."\n\n--_Old Song_\n\n'
        f"[Illustration]\n\nLONDON:\nMILL & CO.\n\n1897\n\n\n\nPREFACE\n\n{PROSE}\n\n\nCHAPTER I\n\n{PROSE}"
    )
    assert titles(blocks, content) == [
        "titlePage", "docTitle: English Library _VOL. XII_ THE RIVER OR, THE MILL", "titlePart: English Library", "titlePart: _VOL. XII_",
        "titlePart main: THE RIVER", "titlePart sub: OR, THE MILL",
        "byline: BY ANNA MILL", "docAuthor: ANNA MILL", 'epigraph: "It rises, and it falls." --_Old Song_', 'p: "It rises, and it falls."',
        "p: --_Old Song_", "figure", "figDesc: [Illustration]", "docImprint: LONDON: MILL & CO.", "docImprint: 1897",
        "div preface", "head: PREFACE", f"p: {' '.join(PROSE.split())}",
    ]  # fmt: skip


def test_a_dedication_is_a_division(blocks):
    found = titles(blocks, f"THE RIVER\n\nBY\n\nANNA MILL\n\n\n\nTO\n\nMY FRIEND\n\nB. BROOK\n\n\n\nCHAPTER I\n\n{PROSE}")
    assert found == [
        "titlePage", "docTitle: THE RIVER", "titlePart main: THE RIVER", "byline: BY ANNA MILL", "docAuthor: ANNA MILL",
        "div dedication", "p: TO", "p: MY FRIEND", "p: B. BROOK",
    ]  # fmt: skip


def test_whose_the_illustrations_are_is_no_list_of_them(blocks):
    found = titles(
        blocks,
        f"THE RIVER\n\n_By_ ANNA MILL\n\nILLUSTRATIONS _BY_ BEN BROOK\n\n_Published 1897_\n\n(_All rights reserved_)\n\n\n\nCHAPTER I\n\n{PROSE}",
    )
    assert [line.split(":")[0] for line in found] == [
        "titlePage", "docTitle", "titlePart main", "byline", "docAuthor", "titlePart", "docImprint", "docImprint",
    ]  # fmt: skip


def test_other_languages(blocks):
    german = titles(
        blocks,
        f"DER FLUSS\n\nEine Erz\u00e4hlung\n\nvon\n\nANNA M\u00dcHLE\n\nBerlin\nVerlag von B. Bach\n1897\n\n\n\nErstes Kapitel\n\n{PROSE}",
        "de",
    )
    assert [line.split(":")[0] for line in german] == [
        "titlePage",
        "docTitle",
        "titlePart main",
        "titlePart sub",
        "byline",
        "docAuthor",
        "docImprint",
    ]
    french = titles(blocks, f"LE FLEUVE\n\nPAR\n\nANNE MOULIN\n\nPARIS\nLIBRAIRIE MOULIN\n\n\n\nCHAPITRE PREMIER\n\n{PROSE}", "fr")
    assert [line.split(":")[0] for line in french] == ["titlePage", "docTitle", "titlePart main", "byline", "docAuthor", "docImprint"]


@pytest.mark.parametrize("content", [f"{PROSE}\n\n{PROSE}", f"CHAPTER I\n\n{PROSE}", f"I\n\n{PROSE}", "one\n\ntwo\n\nthree"])
def test_a_text_without_one(blocks, content):
    assert titles(blocks, content) == []


def test_a_table_is_no_title_page(blocks):
    rows = "\n".join(f"row {number}" for number in range(30))
    assert titles(blocks, f"THE RIVER\n\n{rows}\n\n\n\nCHAPTER I\n\n{PROSE}") == []


def test_a_play_has_one_where_a_heading_ends_it(blocks):
    speeches = "".join(f"{name}. It rises and it falls again.\n\n" for name in ("ANNA", "BEN") * 8)
    found = titles(
        blocks, f"THE RIVER\n\nA PLAY\n\nBY ANNA MILL\n\n\n\nDRAMATIS PERSONAE\n\nANNA, a miller.\n\nBEN, a brook.\n\n\n\nACT I\n\n{speeches}"
    )
    assert [line.split(":")[0] for line in found[:5]] == ["titlePage", "docTitle", "titlePart main", "titlePart sub", "byline"]


def test_an_aside_in_brackets_stands_on_it(blocks):
    line = "that he has had his say in many books and papers before this one,"
    aside = f'(_Author of\n{line}\n{line}\n"The Mill."_)'
    found = blocks(f"THE RIVER:\n\nA TALE\n\nBY\n\nA. MILL\n\n{aside}\n\n\n\n\nPREFACE\n\n{PROSE}\n\n\n\n\nCHAPTER I\n\n{PROSE}")
    assert found[0] == "front"
    assert [line.strip() for line in found if line.strip().startswith("div")] == ["div preface", "div chapter 1"]
    assert any("Author of" in line and "titlePart" in line for line in found)


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (f"DER FLUSS\n\nVON\n\nANNA M\u00dcHLE\n\nI.\n\n{PROSE}\n\nII.\n\n{PROSE}", "de"),
        (f"The River\n\n\nby\n\nAnna Mill\n\n\n{PROSE}\n{PROSE}\n{PROSE}", "en"),
        (f"The River\n\nA Tale\n\nby Anna Mill\n\n\n\n{PROSE}", "en"),
    ],
)
def test_short_blocks_up_to_the_name_of_the_author(blocks, content, language):
    found = titles(blocks, content, language)
    assert found[0] == "titlePage"
    assert found[-1].startswith("docAuthor: ")


def test_text_right_below_its_author_is_an_article(blocks):
    assert titles(blocks, f"The River\n\nby Anna Mill\n\n{PROSE}") == []


def test_a_poem_below_the_author_is_no_title(blocks):
    stanza = [
        "The river rose and no one saw it rise,",
        "The miller slept and all the village slept,",
        "And in the morning, under heavy skies,",
        "It crept.",
    ]
    poem = "".join(f"  {line}\n" for line in stanza) + "\n"
    assert titles(blocks, f"The River\n\nby Anna Mill\n\n\n\n{poem * 8}")[-1] == "docAuthor: Anna Mill"


def test_what_the_author_is_may_take_whole_lines(blocks):
    offices = (
        "Fellow Of The Royal, Geological And Other Societies Of Mills, Author\nOf \u2018The Mills Of All The World And What They Have Ground\u2019,"
        "\nAnd Of More."
    )
    found = titles(
        blocks, f"THE RIVER\n\nBy Anna Mill, M.A.,\n\n{offices}\n\nLONDON 1859\n\n\nCONTENTS\n\nI. The Mill\nII. The Flood\n\n\nI\n\n{PROSE}"
    )
    assert [line.split(":")[0] for line in found[:7]] == [
        "titlePage", "docTitle", "titlePart main", "byline", "docAuthor", "titlePart", "docImprint",
    ]  # fmt: skip


def test_a_signed_letter_under_a_dedication_before_the_contents(blocks):
    letter = f"SIR,\n\n{PROSE}\n{PROSE}\nYour most humble servant,\n\nANNA MILL"
    contents = "CONTENTS\n\nI. The Mill\nII. The Flood"
    found = blocks(f"TO MY FRIEND B. BROOK\n\n\n{letter}\n\n\n\n{contents}\n\n\n\nCHAPTER I\n\n{PROSE}\n\n\n\nTO THE RIVER\n\n\n{letter}")
    assert [line for line in found if line.lstrip().startswith("div")] == [" div dedication", " div contents", "div chapter 1 div-1", "div"]
