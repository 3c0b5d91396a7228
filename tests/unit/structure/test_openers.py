"""What opens a letter, where its words or its place show it."""

import itertools

import pytest

BODY = "I have been here since the river rose, and nobody who lives in the\nvalley has seen so much water as we have now."


def opened(blocks, content, language="en"):
    """The parts of the first opener of *content*."""
    found = blocks(content, language)
    at = next((index for index, line in enumerate(found) if line.strip() == "opener"), len(found))
    return [line.strip() for line in itertools.takewhile(lambda line: line.startswith("  "), found[at + 1 :])]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Tuesday."), ("en", "Bath, Tuesday evening"), ("en", "3/5 15"), ("de", "Samstag."), ("de", "Sonntag abd"), ("fr", "Ce lundi."),
        ("de", "Velden 29/VIII 07"),
    ],
)  # fmt: skip
def test_a_day_to_the_right_below_a_heading(blocks, language, line):
    found = opened(blocks, f"LETTER IV\n\n{line:>60}\n\n\n{BODY}\n\n{BODY}\n\n\n\n{BODY}", language)
    assert [one.replace(" low", "") for one in found] == [f"dateline: {line}"]


def test_a_place_before_a_salutation(blocks):
    assert opened(blocks, f"LETTER IV\n\n{'The Mill.':>60}\n\nDear Adam, {BODY}\n\n{BODY}") == ["dateline: The Mill."]


@pytest.mark.parametrize(("language", "line"), [("en", "My dear Adam"), ("de", "mein lieber Arthur"), ("fr", "Mon cher ami")])
def test_a_salutation_without_a_sign(blocks, language, line):
    assert opened(blocks, f"ANNA AN A. B., 10. 3. 1898\n\n{line}\n\n\n{BODY}\n\n{BODY}", language) == [f"salute: {line}"]


@pytest.mark.parametrize(
    "content",
    [
        f"THE MILL\n\nDear old Bath\n\n{BODY}",
        f"THE MILL\n\n{'By Anna.':>60}\n\n{BODY}",
        f"LETTER I\n\nDear me, said she, the river has risen.\n\n{BODY}",
        f"LETTER I\n\n\u2014 Sir, the river!\n\n{BODY}",
        f"{BODY}\n\n\u201cMy dear Sir!\u201d\n\n{BODY}",
        f"{BODY}\n\n{BODY} It was Tuesday.",
    ],
)
def test_what_opens_no_letter(blocks, content):
    assert opened(blocks, content) == []


def test_a_salutation_that_comes_again_and_again(blocks):
    letter = f"\n\n\n\nSame Camp.\n\nDere Julie:--\n\n{BODY}\n\n{BODY}"
    found = blocks(f"OF CAMPS\n\n{BODY}{letter * 4}")
    assert [line.strip() for line in found if "dateline" in line or "salute" in line] == ["dateline low: Same Camp.", "salute: Dere Julie:--"] * 4
    assert not any("salute" in line for line in blocks(f"OF CAMPS\n\n{BODY}{letter}"))
