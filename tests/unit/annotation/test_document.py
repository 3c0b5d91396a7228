"""A document as the layers for names read it, and what is left out of it."""

from teiwright.annotation.names.document import read_document
from teiwright.annotation.names.gazetteer import gazetteer, no_lists
from teiwright.languages import language_rules, rules_of
from teiwright.model import Text

CONTENT = "He met Mr. Brown of the Central Committee. Brown lived in Quarnby, near Quarnby."


def read(*without, rules=None):
    return read_document(Text(CONTENT), None, rules or language_rules("en"), without)


def told(reading) -> dict[str, str]:
    return {token.word: label for token, label in zip(reading.tokens, reading.told, strict=True) if label != "O"}


def test_each_word_has_the_label_of_the_rules():
    labels = told(read())
    assert labels["Mr."], labels["Central"] == ("B-persName", "B-orgName")
    assert labels["Committee"] == "I-orgName"
    assert labels["Brown"] == "B-persName?"  # the second time, unsure
    assert labels["Quarnby"] == "B-placeName?"


def test_organisations_are_in_no_run():
    reading = read()
    words = [" ".join(token.word for token in reading.tokens[run.first : run.last]) for run in reading.runs()]
    assert words == ["He", "Mr. Brown", "Brown", "Quarnby", "Quarnby"]


def test_without_rules_nothing_is_told_and_all_capitals_are_in_runs():
    reading = read("rules")
    assert (told(reading), list(reading.found), list(reading.organisations)) == ({}, [], [])
    within = {reading.tokens[index].word for run in reading.runs() for index in range(run.first, run.last)}
    assert {"Central", "Committee"} <= within


def test_without_lists_nothing_stands_in_them():
    assert (read().lists, read("lists").lists) == (gazetteer(), no_lists())


def test_without_the_document_nothing_is_shown():
    assert read().evidence.of("Brown").titled == 1
    assert read("document").evidence.of("Brown").titled == 0


def test_a_language_of_which_nothing_is_known_has_words_and_evidence():
    reading = read(rules=rules_of("tlh"))
    assert told(reading) == {}
    assert reading.evidence.of("Brown").mentions == 2
