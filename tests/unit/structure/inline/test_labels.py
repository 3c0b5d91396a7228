"""Labels in brackets within running text."""

import pytest

from teiwright.structure.inline.labels import find_labelled


def found(content: str) -> list[str]:
    return [f"{one.gi} {' '.join(value for _, value in one.attributes)}: {content[one.start : one.end]}" for one in find_labelled(content)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a [Greek: logos] b", "foreign grc-Latn [Greek: ]: [Greek: logos]"),
        ("a [Greek: λόγος] b", "foreign grc [Greek: ]: [Greek: λόγος]"),
        ("a [Greek: lo\ngos] b", "foreign grc-Latn [Greek: ]: [Greek: lo\ngos]"),
        ("a [Hebrew: shin] b", "foreign he-Latn [Hebrew: ]: [Hebrew: shin]"),
        ("a [Griechisch: logos] b", "foreign grc-Latn [Griechisch: ]: [Griechisch: logos]"),
        ("a [Greek: lo[g]os] b", "foreign grc-Latn [Greek: ]: [Greek: lo[g]os]"),
    ],
)
def test_foreign_words(content, expected):
    assert found(content) == [expected]


@pytest.mark.parametrize("content", ["[Greek:] so", "[Greek: so", "[Greek: so\n\nnot]", "[Greek logos]", "[Note how it goes]", "[Illustration of]"])
def test_no_labels(content):
    assert found(content) == []


def test_a_sidenote_in_a_line():
    assert found("a [Sidenote: The flood] b") == [
        "note margin: [Sidenote: The flood]",
        "metamark label: [Sidenote:",
        "metamark label: ]",
    ]


def test_figures_in_a_line():
    assert found("a [Illustration] b [Illustration: A mill]") == [
        "figure : [Illustration]",
        "figDesc : [Illustration]",
        "figure : [Illustration: A mill]",
        "head : [Illustration: A mill]",
        "metamark label: [Illustration:",
        "metamark label: ]",
    ]
