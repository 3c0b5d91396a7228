"""What the name of a person tells: title, name, sex."""

import pytest

from teiwright.authorities.person_names import Kind, cleaned, person_name


def told(words, language="en", title=""):
    one = person_name(words, language, title)
    return one.name, one.sought, one.kind.name, one.sex


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Brown", ("Brown", "Brown", "SINGLE", "")),
        ("Mr. Brown", ("Brown", "Brown", "TITLED", "men")),
        ("MR. BROWN", ("BROWN", "BROWN", "TITLED", "men")),
        ("Mrs Brown", ("Brown", "Brown", "TITLED", "women")),
        ("General Brown", ("Brown", "Brown", "SINGLE", "")),
        ("John Brown", ("John Brown", "John Brown", "FULL", "men")),
        ("Mrs. John Brown", ("John Brown", "John Brown", "FULL", "women")),
        ("Lady Jane Grey", ("Jane Grey", "Jane Grey", "FULL", "women")),
        ("Queen Anne", ("Queen Anne", "Queen Anne", "TITLED_FORENAME", "women")),
        ("King Charles II", ("Charles II", "Charles II", "FULL", "men")),
        ("Duke of Wellington", ("Duke of Wellington", "Duke of Wellington", "FULL", "men")),
        ("John Brown, Esq.", ("John Brown", "John Brown", "FULL", "men")),
        ("John Brown, Jr.", ("John Brown, Jr.", "John Brown, Jr.", "FULL", "men")),
        ("Brown, John", ("John Brown", "John Brown", "FULL", "men")),
        ("Brown, J. R.", ("J. R. Brown", "J. R. Brown", "FULL", "")),
        ("the Emperor", ("Emperor", "Emperor", "TITLE", "men")),
        ("Mother", ("Mother", "Mother", "TITLE", "women")),
        ("Papa", ("Papa", "Papa", "TITLE", "")),
        ("Dr. Pope", ("Pope", "Pope", "SINGLE", "")),
        ("Messrs. Brown", ("Messrs. Brown", "Messrs. Brown", "SEVERAL", "")),
        ("Mr. and Mrs. Brown", ("Mr. and Mrs. Brown", "Mr. and Mrs. Brown", "SEVERAL", "")),
        ("John and Mary Brown", ("John and Mary Brown", "John and Mary Brown", "SEVERAL", "")),
        ("Brown's", ("Brown", "Brown", "SINGLE", "")),
        ("", ("", "", "TITLE", "")),
        (", ", ("", "", "TITLE", "")),
    ],
)
def test_what_an_english_name_tells(words, due):
    assert told(words) == due


@pytest.mark.parametrize(
    ("words", "language", "due"),
    [
        ("Herr von Moltke", "de", ("von Moltke", "Moltke", "TITLED", "men")),
        ("Graf von Moltke", "de", ("Graf von Moltke", "Graf von Moltke", "FULL", "men")),
        ("Helmuth von Moltke", "de", ("Helmuth von Moltke", "Helmuth Moltke", "FULL", "")),
        ("Frau Braun", "de", ("Braun", "Braun", "TITLED", "women")),
        ("Herr und Frau Braun", "de", ("Herr und Frau Braun", "Herr und Frau Braun", "SEVERAL", "")),
        ("Mme de Staël", "fr", ("de Staël", "Staël", "TITLED", "women")),
        ("duc de Guise", "fr", ("duc de Guise", "duc Guise", "FULL", "")),
        ("Duc de Guise", "fr", ("Duc de Guise", "Duc de Guise", "FULL", "men")),
        ("Pan Kowalski", "pl", ("Pan Kowalski", "Pan Kowalski", "FULL", "")),
    ],
)
def test_what_names_in_other_languages_tell(words, language, due):
    assert told(words, language) == due


def test_a_title_that_is_marked_needs_no_list():
    assert told("Pan Kowalski", "pl", "Pan") == ("Kowalski", "Kowalski", "SINGLE", "")
    assert told("Pan", "pl", "Pan") == ("Pan", "Pan", "SINGLE", "")


def test_a_forename_of_men_in_one_language_and_of_women_in_another_tells_nothing():
    assert told("Auguste Rodin")[3] == ""


def test_without_a_language_the_words_of_all_count():
    assert [person_name(words).kind for words in ("Frau Braun", "Mme Brun", "Mrs. Brown")] == [Kind.TITLED] * 3


@pytest.mark.parametrize(
    ("words", "due"),
    [("the Kremlin", "Kremlin"), ("The Times", "The Times"), ("\u201cParis\u201d", "Paris"), ("the", "the"), ("St. Paul's", "St. Paul's")],
)
def test_what_is_no_name_goes_from_its_ends(words, due):
    assert cleaned(words, "en") == due
