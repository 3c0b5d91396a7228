"""Telling the language of a text."""
# the samples are in their own scripts

import tomllib

import pytest

from teiwright.languages import detect_language
from teiwright.languages.detection import longer_codes, word_lists

SAMPLES = {
    "en": "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was so.",
    "de": "Es war an einem schönen Morgen. Georg saß in seinem Zimmer im ersten Stock eines der Häuser, die in einer langen Reihe "
    "an dem Fluß standen, und er hatte einen Brief beendet.",
    "es": "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía un hidalgo de los de lanza en astillero.",
    "it": "Nel mezzo del cammin di nostra vita mi ritrovai per una selva oscura, ché la diritta via era smarrita. Ahi quanto a dir qual era.",
    "ru": "Все счастливые семьи похожи друг на друга. Жена узнала, что муж был в связи с бывшею "
    "в их доме француженкою, и объявила мужу, что не может жить с ним в одном доме.",
}


@pytest.mark.parametrize(("tag", "text"), SAMPLES.items(), ids=SAMPLES)
def test_a_language_is_told_by_its_commonest_words(tag, text):
    assert detect_language(text) == tag


def test_capitals_are_no_other_language():
    assert detect_language(SAMPLES["en"].upper()) == "en"


@pytest.mark.parametrize(
    "text",
    ["", "1917 1918 * * *", "The end.", "x y z " * 40, "בראשית ברא אלהים את השמים ואת הארץ " * 5],
    ids=["empty", "numbers", "too short", "no words", "unknown"],
)
def test_unsure_is_und(text):
    assert detect_language(text) == "und"


def test_no_word_list_is_empty_or_has_capitals():
    for name, words in word_lists().values():
        assert name[0].isupper()
        assert len(words) >= 20
        assert all(word == word.lower() for word in words)


def test_longer_codes_lead_to_languages_that_are_told():
    assert longer_codes()["deu"] == longer_codes()["ger"] == "de"
    assert set(longer_codes().values()) <= set(word_lists())


def test_readme_says_how_many_languages_are_told(root):
    told = sum(row.get("told", True) for row in tomllib.loads((root / "src/teiwright/languages/detection.toml").read_text(encoding="utf-8")).values())
    assert f"of {told} languages" in (root / "README.md").read_text(encoding="utf-8")
