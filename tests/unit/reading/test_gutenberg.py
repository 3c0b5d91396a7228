"""What Project Gutenberg puts around a text, in the shapes that it has had; and what it says there becomes the teiHeader's."""

import pytest

import teiwright
from teiwright.model import Header
from teiwright.reading.gutenberg import gutenberg_frame
from teiwright.reading.libraries import library_header

START = "*** START OF THIS PROJECT GUTENBERG EBOOK THE RIVER ***"
END = "*** END OF THIS PROJECT GUTENBERG EBOOK THE RIVER ***"
WORK = "THE RIVER\n\n\n\nIt rose.\n\nIt fell."
FILE = (
    "The Project Gutenberg EBook of The River, by Anna Mill\n\nTitle: The River\n       A Tale\n\nAuthor: Anna Mill\nTranslator: B. Brook\n\n"
    f"Release Date: May 3, 2001 [EBook #12]\nLanguage: English\n\n{START}\n\n\nProduced by some\npeople\n\n\n\nTHE RIVER\n\n\n\nIt rose.\n"
)


def work_in(content: str) -> str:
    frame = gutenberg_frame(content)
    return "no frame" if frame is None else content[frame.start : frame.end].strip()


@pytest.mark.parametrize(
    "before",
    [
        START,
        f"Title: The River\n\n{START}\n\nProduced by Ann\nand Ben",
        f"Title: The River\n\n{START}\nE-text prepared by Ann\n\n\nNote: Project Gutenberg also has an HTML version",
        f"Title: The River\n\n{START}\n\nTranscribed from the 1897 edition by Ann, email ann@example.org",
        "*** START OF THE PROJECT GUTENBERG EBOOK THE RIVER; BEING\nA TALE OF THE SEA ***",
        "*** START OF THE PROJECT GUTENBERG EBOOK THE RIVER\n***",
        "***START OF THE PROJECT GUTENBERG EBOOK THE RIVER***",
        "The Project Gutenberg Etext of The River\n\nWe need your donations.\n\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*",
        (
            "The Project Gutenberg Etext of The River\n\n"
            "*END THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.10.04.01*END*\n\nThis etext was prepared by Ann"
        ),
        (
            "The Project Gutenberg EBook of The River, by Anna Mill\n\n"
            "This eBook is for the use of anyone anywhere\n\nTitle: The River\n\nProduced by Ann"
        ),
    ],
    ids=range(10),
)
@pytest.mark.parametrize(
    "after",
    [
        "",
        END,
        f"End of Project Gutenberg's The River, by Anna Mill\n\n{END}\n\n***** This file should be named 12.txt *****",
        "End of the Project Gutenberg Etext of The River",
        "Ende dieses Projekt Gutenberg Etextes Der Fluss",
        "Fin du Projet Gutenberg EBook de La rivi\u00e8re",
        "Updated editions will replace the previous one--the old editions will be renamed.",
        "***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN EBOOKS**START***\n\nWhy is this here?\n\n*END THE SMALL PRINT! FOR PUBLIC DOMAIN EBOOKS*END*",
    ],
    ids=range(8),
)
def test_the_work_alone_is_the_work(before, after):
    assert work_in(f"{before}\n\n\n\n{WORK}\n\n\n\n{after}") == WORK


def test_a_licence_without_header():
    assert work_in(f"{WORK}\n\n\nEnd of Project Gutenberg's The River\n\n{END}\n\nlicence") == WORK


def test_the_small_print_at_the_end_is_no_header():
    licence = "End of Project Gutenberg's The River\n\n***START**THE SMALL PRINT!***\n\n*END THE SMALL PRINT! FOR PUBLIC DOMAIN EBOOKS*END*"
    assert work_in(f"{WORK}\n\n\n{licence}") == WORK


def test_words_of_the_work_stay_with_it():
    assert gutenberg_frame("Title: The River\n\nIt rose.\n\nProduced by nobody.") is None
    assert gutenberg_frame(f"{WORK}\n\nHe had read of Project Gutenberg.\n\nUpdated editions were few.") is None
    told = "It was the end of Project Gutenberg's day.\n\nIt rose."
    assert work_in(f"{START}\n\n{told}\n\n{END}") == told
    assert work_in(f"{START}\n\nBy Anna Mill\n\nPrepared by her") == "By Anna Mill\n\nPrepared by her"


def test_of_several_works_in_one_file_none_is_cut():
    two = f"{WORK}\n\n{END}\n\nlicence\n\n{START}\n\n{WORK}"
    assert work_in(f"{START}\n\n{two}\n\n{END}") == two


def test_what_is_said():
    assert library_header(FILE) == Header(
        title="The River A Tale",
        author="Anna Mill",
        translator="B. Brook",
        source="Project Gutenberg, eBook 12, May 3, 2001. Produced by some people.",
    )


def test_the_licence_is_as_stated():
    stated = "re-use it under the terms of the Project\nGutenberg License included with this eBook"
    assert library_header(f"{stated}\n\n{START}\n\nI").source == "Project Gutenberg. Licence: the Project Gutenberg License."


def test_nothing_is_taken_from_the_text_itself():
    assert library_header("Title: The River\n\nAuthor: Anna Mill\n\nIt rose.") == Header()
    assert library_header(f"{START}\n\nTitle: The River").title == ""


def test_nobody_is_no_author():
    assert library_header(FILE.replace("Anna Mill\nT", "Various\nT")).author == ""


def test_what_the_editor_says_counts_more():
    document = teiwright.encode(FILE, [], {"language": "en", "header": {"title": "Mine"}})
    statement = document.root.find(".//{*}titleStmt")
    assert [statement.find(f"{{*}}{name}").text for name in ("title", "author", "editor")] == ["Mine", "Anna Mill", "B. Brook"]
    assert document.root.find(".//{*}sourceDesc/{*}bibl").text.startswith("Project Gutenberg, eBook 12")
    assert teiwright.validate(document, "teiwright") == []
    assert "".join(document.text("source").content.split()) == "".join(FILE.split())


def test_an_old_header_says_it_in_its_first_words():
    title = "***The Project Gutenberg Etext of The\nRiver, by Anna Mill***"
    old = f"{title}\n\nJanuary, 1996  [Etext #12]\n\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*END*"
    assert library_header(f"{old}\n\n\n{WORK}") == Header(title="The River", author="Anna Mill", source="Project Gutenberg, eBook 12, January, 1996.")
