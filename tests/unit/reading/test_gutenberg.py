"""What a library's header says becomes the teiHeader's, where the editor says nothing."""

import teiwright
from teiwright.model import Header, Text
from teiwright.reading.gutenberg import library_header

START = "*** START OF THIS PROJECT GUTENBERG EBOOK THE RIVER ***"
FILE = (
    "The Project Gutenberg EBook of The River, by Anna Mill\n\nTitle: The River\n       A Tale\n\nAuthor: Anna Mill\nTranslator: B. Brook\n\n"
    f"Release Date: May 3, 2001 [EBook #12]\nLanguage: English\n\n{START}\n\n\nProduced by some\npeople\n\n\n\nTHE RIVER\n\n\n\nIt rose.\n"
)


def test_what_is_said():
    assert library_header(Text(FILE)) == Header(
        title="The River A Tale",
        author="Anna Mill",
        translator="B. Brook",
        source="Project Gutenberg, eBook 12, May 3, 2001. Produced by some people.",
    )


def test_nothing_is_taken_from_the_text_itself():
    assert library_header(Text("Title: The River\n\nAuthor: Anna Mill\n\nIt rose.")) == Header()
    assert library_header(Text(f"{START}\n\nTitle: The River")).title == ""


def test_nobody_is_no_author():
    assert library_header(Text(FILE.replace("Anna Mill\nT", "Various\nT"))).author == ""


def test_what_the_editor_says_counts_more():
    document = teiwright.encode(FILE, [], {"language": "en", "header": {"title": "Mine"}})
    statement = document.root.find(".//{*}titleStmt")
    assert [statement.find(f"{{*}}{name}").text for name in ("title", "author", "editor")] == ["Mine", "Anna Mill", "B. Brook"]
    assert document.root.find(".//{*}sourceDesc/{*}bibl").text.startswith("Project Gutenberg, eBook 12")
    assert teiwright.validate(document, "teiwright") == []
    assert "".join(document.text("source").content.split()) == "".join(FILE.split())
