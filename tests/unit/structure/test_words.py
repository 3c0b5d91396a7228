"""Headings that are words alone, in the forms that they take."""

import pytest

from teiwright.languages import language_rules
from teiwright.structure.words import matter_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("PREFACE", "preface"),
        ("_Preface._", "preface"),
        ("PREFACE TO THE SECOND EDITION", "preface"),
        ("The Author's Preface", "preface"),
        ("Introduction by Anna Mill", "introduction"),
        ("APPENDIX B", "appendix"),
        ("APPENDIX.\u2014THE LETTERS OF ANNA MILL", "appendix"),
        ("Table of Contents", "contents"),
        ("DRAMATIS PERSONAE", "cast"),
        ("", ""),
        ("An Index Case", ""),
        ("Indexes Are Dull", ""),
        ("Mr. Mill and the Preface Which He Wrote", ""),
    ],
)
def test_english(words, kind):
    assert matter_of(words, language_rules("en")) == kind


@pytest.mark.parametrize(
    ("language", "words", "kind"),
    [
        ("de", "Vorwort zur zweiten Auflage", "preface"),
        ("de", "Anmerkungen zur Transkription:", "transcriber"),
        ("fr", "Pr\u00e9face de l'auteur", "preface"),
        ("fr", "AU LECTEUR.", "preface"),
        ("la", "PRAEFATIO.", "preface"),
    ],
)
def test_other_languages(language, words, kind):
    assert matter_of(words, language_rules(language)) == kind


def test_without_rules_nothing_is_told():
    assert matter_of("PREFACE", None) == ""


def test_anything_may_follow_where_only_the_beginning_counts():
    assert matter_of("Transcriber's Note: Misprints", language_rules("en"), begins=True) == "transcriber"
    assert matter_of("Transcriber's notes vanished", language_rules("en")) == ""
