"""What a quotation tells of the next: speech that goes on, words that are listed, blocks that are quoted."""

import pytest

import teiwright


def kinds(content: str, language: str = "en") -> list[str]:
    return [one.gi for one in teiwright.annotate(content, ["quotes"], {"language": language})]


@pytest.mark.parametrize(
    "content",
    [
        '"I knew," fleered Happy Jack, "that he was no good at all and never had been."',
        '"Come," he said; "and sit."',
        '"If I knew" (he laughed) "where they all had gone to in the end of it."',
        '"Come on!" said Jack, laughing, "to the hills."',
    ],
)
def test_speech_goes_on_after_a_few_words(content):
    assert kinds(content) == ["said", "said"]


def test_words_at_a_distance_after_speech_do_not_go_on_with_it():
    assert kinds('"Go," said Mr. Brown. These "liberal" men.') == ["said", "soCalled"]


def test_words_that_are_listed_are_of_one_kind():
    assert kinds('The words "red", "green" and "blue" are short.') == ["mentioned"] * 3
    assert kinds('The words "red" are short, and "blue" men left.') == ["mentioned", "soCalled"]


def test_a_stanza_of_its_own_is_quoted():
    stanza = '    "Tyger Tyger, burning bright,\n    In the forests of the night;\n    What immortal hand or eye,\n    Could frame thy symmetry?"'
    content = (
        f"He read on, and he read it well enough for all of us.\n\n{stanza}\n\nThen he stopped, and all of us went home in the dark of the night."
    )
    assert kinds(content) == ["quote"]


def linked(content: str, language: str = "en") -> int:
    return sum(bool(one.get("next")) for one in teiwright.annotate(content, ["quotes"], {"language": language}))


@pytest.mark.parametrize(
    ("content", "language", "links"),
    [
        ('"Come," said he, "and sit."', "en", 1),
        ("\u201eKomm\u201c, sagte Anna, \u201eund setz dich.\u201c", "de", 1),
        ("\u00bbKomm\u00ab \u2013 er lachte \u2013 \u00bbund setz dich.\u00ab", "de", 0),
        ("\u00bbKomm \u2013\u00ab er lachte \u2013 \u00bbund setz dich.\u00ab", "de", 1),
        ('"Come," said he. "Sit."', "en", 0),
        ('"Come," said Mr. Brown, "and sit." "No," said Mrs. Green.', "en", 1),
    ],
)
def test_interrupted_speech_is_linked(content, language, links):
    assert linked(content, language) == links
