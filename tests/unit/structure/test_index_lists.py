"""Indexes."""

import pytest

PROSE = """\
The river rose that year, and nobody who lived in the valley had ever
seen so much water at one time in any of its fields or gardens there.
"""
ENTRIES = "Adam, 3, 12-14\nEve, who was at\n  the mill, 7\n  her song, 9\n\nB\n\nBrook, Dr., 21 n.\nBURY, _see_ Mill\nBoys, 12\n"


@pytest.mark.parametrize(("language", "heading"), [("en", "INDEX"), ("de", "Namenregister."), ("fr", "INDEX DES NOMS"), ("la", "Index Nominum")])
def test_entries(blocks, language, heading):
    found = blocks(f"CHAPTER I\n\n{PROSE}\n{PROSE}\n{PROSE}\n\n\n\n{heading}\n\n{ENTRIES}", language)
    items = [line.strip().removeprefix("item: ") for line in found if line.strip().startswith("item")]
    assert items == ["Adam, 3, 12-14", "Eve, who was at the mill, 7", "her song, 9", "B", "Brook, Dr., 21 n.", "BURY, _see_ Mill", "Boys, 12"]


@pytest.mark.parametrize("content", [f"INDEX\n\n{PROSE}", f"THE BOYS\n\n{ENTRIES}"], ids=["prose", "another heading"])
def test_no_index(blocks, content):
    assert not any("list index" in line for line in blocks(f"CHAPTER I\n\n{PROSE}\n{PROSE}\n\n\n\n{content}"))


def test_it_ends(blocks):
    found = blocks(f"CHAPTER I\n\n{PROSE}\n{PROSE}\n\n\n\nINDEX\n\n{ENTRIES}\n\n\n{PROSE}")
    assert found[-1].strip().startswith("p: The river")


ALPHABET = [
    "Absorbent canvas",
    "Academic drawing",
    "Art, the,\n  of mills",
    '"Bank-note" papers, _see_ Mill',
    "Bath for etching",
    "\u00c4hren",
    "Camera",
]


def test_entries_without_pages_are_in_the_order_of_the_alphabet(blocks):
    entries = "\n\n".join(ALPHABET[:5]) + f"\n\n\n\n{ALPHABET[6]}"
    found = blocks(f"CHAPTER I\n\n{PROSE}\n{PROSE}\n\n\n\nINDEX\n\n\n{entries}\n\n\n\n{PROSE}")
    items = [line.strip().removeprefix("item: ") for line in found if line.strip().startswith("item")]
    assert items == [" ".join(ALPHABET[index].split()) for index in (0, 1, 2, 3, 4, 6)]
    assert found[-1].strip().startswith("p: The river")


def test_lines_in_no_order_are_no_entries(blocks):
    entries = "\n\n".join(reversed(ALPHABET))
    assert not any("list index" in line for line in blocks(f"CHAPTER I\n\n{PROSE}\n{PROSE}\n\n\n\nINDEX\n\n\n{entries}"))


def test_some_entries_may_have_no_page(blocks):
    found = blocks(f"CHAPTER I\n\n{PROSE}\n{PROSE}\n\n\n\nINDEX\n\nAdam, 3\n\nBrook, Dr., _see_ Mill\n\nCow, 7")
    assert [line.strip() for line in found][-3:] == ["item: Adam, 3", "item: Brook, Dr., _see_ Mill", "item: Cow, 7"]
