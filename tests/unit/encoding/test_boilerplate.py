"""What a library puts around a text."""

import pytest

import teiwright
from teiwright.api import encoded
from teiwright.encoding.report import report
from teiwright.guidelines.namespaces import tei
from teiwright.model import Text
from teiwright.pipeline import Settings

BEFORE = "The Project Gutenberg EBook of The Mill, by Anna Mill\n\nTitle:  The Mill\n\n*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***"
WORK = "CHAPTER I\n\nOn May 3, 1815 Mr. Brown went _home_."
AFTER = "*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***\n\n  Write to Mr. White before May 4, 2010."
TEXT = f"{BEFORE}\n\n\n{WORK}\n\n\n{AFTER}\n"


@pytest.fixture(scope="module")
def document():
    return teiwright.encode(TEXT, settings={"language": "en"})


def test_it_stands_as_it_was_printed(document):
    words = [division.find(tei("ab")).text for division in document.root.iter(tei("div")) if division.get("type") == "boilerplate"]
    assert words == [BEFORE, AFTER]
    assert teiwright.validate(document) == []


def test_no_layer_says_anything_of_it(document):
    assert ["".join(name.itertext()) for name in document.root.iterfind(f".//{tei('text')}//{tei('persName')}")] == ["Mr. Brown"]
    assert [date.get("when") for date in document.root.iter(tei("date"))] == ["1815-05-03"]


def test_the_report_counts_nothing_of_it():
    told = report(encoded(Text.of(TEXT), None, Settings.of({"language": "en"})).draft)
    assert "names       1 <persName>" in told
    assert "dates       1 <date>" in told
