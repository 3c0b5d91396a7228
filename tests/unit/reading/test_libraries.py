"""Which library a text comes from, told by what it puts around it."""

from teiwright.model import Header
from teiwright.reading.libraries import find_frame, library_header


def test_a_text_of_no_library():
    assert find_frame("It rose.\n") == (0, 9, Header())
    assert library_header("It rose.\n") == Header()


def test_each_is_asked():
    assert library_header("Title: A\n\n*** START OF THE PROJECT GUTENBERG EBOOK A ***\n\nIt rose.").source == "Project Gutenberg."
    assert (
        library_header("A\n\nB. Mill\n\nExported from Wikisource on 3 May 2023\n\nIt rose.").source
        == "Wikisource. Exported from Wikisource on 3 May 2023."
    )
