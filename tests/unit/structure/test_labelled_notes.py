"""Notes between brackets that a word labels."""

import pytest

from teiwright.model import Text
from teiwright.pipeline import Settings
from teiwright.structure import structure

WORDS = "The river rose in that year[1], and nobody who lived in the valley had seen it so high."


def notes(content, language):
    layer = structure(Text.of(content), {}, Settings.of({"language": language}))
    found = [one for one in layer.annotations if one.gi == "note"]
    return [(one.get("place"), one.get("n"), bool(one.get("target")), " ".join(content[one.start : one.end].split())) for one in found]


@pytest.mark.parametrize(
    ("language", "words", "place", "n"),
    [
        ("en", "[Footnote 1: A brook.]", "bottom", "1"),
        ("en", "[Footnote 1: A brook.\n\nIt is dry.]", "bottom", "1"),
        ("en", "[Note 1: A brook.]", "bottom", "1"),
        ("en", "[Note: A brook.]", "", ""),
        ("de", "[Fu\u00dfnote 1: Ein Bach.]", "bottom", "1"),
        ("de", "[Anmerkung: Ein Bach.]", "bottom", ""),
        ("fr", "[Note 1: Un ruisseau.\n\nIl est sec.]", "bottom", "1"),
        ("en", "FOOTNOTES:\n\n[Footnote 1: A brook.]", "end", "1"),
        ("en", "[Sidenote: A brook.]", "margin", ""),
    ],
)
def test_words_before_notes(language, words, place, n):
    told = " ".join(words.removeprefix("FOOTNOTES:").split())
    assert notes(f"{WORDS}\n\n{words}\n\nThe people went up the hill.", language) == [(place, n, bool(n), told)]


@pytest.mark.parametrize("words", ["[Fu\u00dfnote 1: Ein Bach", "[Fu\u00dfnote 1: Ein Bach] hier", "[Bach: er]", "[Mill 1: A brook.]"])
def test_no_notes(words):
    assert notes(f"{WORDS}\n\n{words}\n\nThe people went up the hill.", "de") == []
