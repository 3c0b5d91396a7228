"""Epigraphs below the headings of chapters."""

import pytest

PROSE = """\
The river rose that year, and nobody who lived in the valley had ever
seen so much water at one time in any of its fields or gardens there.
"""
VERSE = "      The wind blew high,\n        The wind blew low.\n"


def kinds(found):
    return [line.split(":")[0].strip() for line in found]


@pytest.mark.parametrize("source", ["                --OLD SONG.", "                --_Old Song._", "                        OLD SONG."])
@pytest.mark.parametrize("between", ["", "\n"])
def test_verse_and_its_source(blocks, between, source):
    found = blocks(f"CHAPTER I\n\n{VERSE}{between}{source}\n\n{PROSE}\n{PROSE}")
    assert kinds(found)[2:6] == ["epigraph", "lg", "l", "l indent2"]
    if between or "--" in source:
        assert kinds(found)[6] == "p"


def test_verse_without_a_source(blocks):
    assert "epigraph" in kinds(blocks(f"CHAPTER I\n\nTHE RIVER\n\n{VERSE}\n{PROSE}\n{PROSE}"))


def test_prose_that_is_quoted(blocks):
    quoted = '     "Nobody who has not seen the river\n     knows what water is."\n'
    assert kinds(blocks(f"CHAPTER I\n\n{quoted}\n{PROSE}\n{PROSE}"))[2:4] == ["epigraph", "quote"]


@pytest.mark.parametrize(
    "content",
    [
        f"CHAPTER I\n\n{VERSE}\n{VERSE}\n{VERSE}",
        f"THE RIVER\n\n{VERSE}\n{PROSE}",
        f"CHAPTER I\n\n{PROSE}\n{VERSE}\n{PROSE}",
        f"CHAPTER I\n\n                    London, 3 May 1815.\n\nMy dear Sir,\n\n{PROSE}\n{PROSE}",
        f"CHAPTER I\n\n     Boards......... $ 8.03\n     Laths..........   1.25\n\n{PROSE}",
    ],
    ids=["a poem", "below a title", "after a paragraph", "a letter", "a table"],
)
def test_no_epigraph(blocks, content):
    assert "epigraph" not in kinds(blocks(content))
