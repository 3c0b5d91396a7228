"""Words that a text speaks of, against words that it holds at a distance."""

import pytest

import teiwright


def kinds(content: str) -> list[str]:
    return [one.gi for one in teiwright.annotate(content, ["quotes"], {"language": "en"})]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('Abbreviations such as "Dr" are frequent.', ["mentioned"]),
        ('The form is short (e.g. "isnae").', ["mentioned"]),
        ('The word "fun" is short. They had their "fun" there.', ["mentioned", "mentioned"]),
        ('They had their "fun" there.', ["soCalled"]),
        ('He spoke of "freedom" and left.', ["soCalled"]),
    ],
)
def test_examples_and_what_is_spoken_of_elsewhere(content, found):
    assert kinds(content) == found


def test_in_a_text_about_words_a_bare_noun_is_spoken_of():
    about = 'The word "we" and the word "lee" and the letter "n" are here. '
    assert kinds(about + 'It is uncertain whether "sun" occurs.')[-1] == "soCalled"
    assert kinds(about + 'It is uncertain whether "sun" is read.')[-1] == "mentioned"
    assert kinds(about + 'This is the "sun" reading.')[-1] == "soCalled"
    assert kinds('It is uncertain whether "sun" is read.') == ["soCalled"]
