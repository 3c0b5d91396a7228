"""What Wikisource puts around a text: in an exported book, and in a page of wikitext."""

import pytest

import teiwright
from teiwright.model import Header
from teiwright.reading.wikisource import wikisource_frame

WORK = "I.\n\nIt rose, {{sc|the river}}, and [[fell]]."
ABOUT = (
    "About this digital edition\n\nThis e-book is from the online library Wikisource[1].\n\nYou may use it under the Creative Commons\n"
    "Attribution-ShareAlike 3.0 Unported[2] license or the GNU FDL[3].\n\nAnn\n\nBen\n\n1. https://wikisource.org\n\n"
    "2. https://www.creativecommons.org/licenses/by-sa/3.0\n\n3. https://www.gnu.org/copyleft/fdl.html"
)
HEADER = (
    "{{header\n | title = [[../|The ''River'']]\n | author = Anna Mill\n"
    " | translator = {{al|B|Brook}}[[Author:B. Brook|B. Brook]]\n | year = 1897\n | notes =\n}}"
)


def work_in(content: str) -> str:
    frame = wikisource_frame(content)
    return "no frame" if frame is None else content[frame.start : frame.end].strip()


def test_an_exported_book():
    content = f"The River\n\nAnna Mill\n\nMill & Brook, London, 1897\n\n\nExported from Wikisource on 3 May 2023\n\n\n{WORK}\n\n\n{ABOUT}"
    assert work_in(content) == WORK
    assert wikisource_frame(content).header == Header(
        title="The River",
        author="Anna Mill",
        source="Wikisource. Exported from Wikisource on 3 May 2023. Source: Mill & Brook, London, 1897. "
        "Licence: Creative Commons Attribution-ShareAlike 3.0 Unported https://www.creativecommons.org/licenses/by-sa/3.0.",
    )


@pytest.mark.parametrize(
    "line", ["Export\u00e9 de Wikisource le 3 mai 2023", "Exportiert aus Wikisource am 3. Mai 2023", "Exported from Wikisource the 05/03/23"]
)
def test_it_says_so_in_its_language(line):
    assert work_in(f"The River\n\n{line}\n\n{WORK}") == WORK


def test_words_about_the_library_are_no_frame():
    assert wikisource_frame(f"{WORK}\n\nHe found it on Wikisource.\n\nIt was in the public domain.") is None
    assert wikisource_frame("\n\n".join(["One of many lines."] * 20) + "\n\nExported from Wikisource on 3 May 2023\n\nIt rose.") is None


def test_a_page_of_wikitext():
    before = '<noinclude><pagequality level="4" user="Ann" /></noinclude>'
    content = f"{before}{HEADER}\n\n{WORK}\n\n{{{{PD-old}}}}\n[[Category:Rivers]] [[Category:Tales]]\n[[fr:La rivi\u00e8re]]\n"
    assert work_in(content) == WORK
    assert wikisource_frame(content).header == Header(
        title="The River", author="Anna Mill", translator="B. Brook", source="Wikisource. First published 1897."
    )


def test_german_and_latin_pages():
    german = (
        "{{Textdaten\n|VORIGER=\n|AUTOR=Anna M\u00fchle\n|TITEL=Der Fluss\n|ERSCHEINUNGSJAHR=1897\n|ERSCHEINUNGSORT=Berlin\n"
        "|QUELLE=[[:Datei:Fluss.pdf|Scan]]\n}}\nEr stieg.\n[[Kategorie:Fluss]]"
    )
    assert work_in(german) == "Er stieg."
    assert wikisource_frame(german).header == Header(
        title="Der Fluss", author="Anna M\u00fchle", source="Wikisource. First published Berlin, 1897. Source: Scan."
    )
    assert wikisource_frame("{{titulus2\n|Scriptor = Anna\n|OperaeTitulus = Flumen\n}}\nCrevit.").header.title == "Flumen"


def test_templates_of_the_work_stay_with_it():
    content = f"{HEADER}\n{{{{c}}}}\nIt rose.\n\n{{{{c|THE END}}}} and more"
    assert work_in(content) == "{{c}}\nIt rose.\n\n{{c|THE END}} and more"
    assert wikisource_frame("{{sc|It}} rose.") is None
    assert wikisource_frame("{{header\n| title = never closed\n\nIt rose.") is None


def test_categories_alone():
    assert work_in("It rose.\n\n[[Category:Rivers]]\n") == "It rose."


def test_all_words_are_kept_and_told_apart():
    content = f"{HEADER}\n\nI.\n\nIt rose and it fell.\n\n[[Category:Rivers]]\n"
    document = teiwright.encode(content, [], {"language": "en"})
    assert document.root.find(".//{*}titleStmt/{*}title").text == "The River"
    assert [one.get("type") for one in document.root.findall(".//{*}front/{*}div")] == ["boilerplate"]
    assert document.root.find(".//{*}back/{*}div/{*}ab").text == "[[Category:Rivers]]"
    assert teiwright.validate(document, "teiwright") == []
    assert "".join(document.text("source").content.split()) == "".join(content.split())


@pytest.mark.parametrize(
    "content", ["{{" * 50_000, "{{header|" + "{{a" * 20_000 + "}}" * 20_001, "[[a:b]]\n" * 50_000, "<!--" * 50_000], ids=range(4)
)
def test_takes_linear_time(content):
    wikisource_frame(content)
