"""Votes: each speaks where it should, and there alone."""

import pytest

from teiwright.annotation.names.document import read_document
from teiwright.annotation.names.model import LABELS
from teiwright.annotation.names.organisations import Found
from teiwright.annotation.names.runs import Run
from teiwright.annotation.names.votes import _WEIGHTS, Heard, Vote, Votes
from teiwright.languages import language_rules
from teiwright.model import Annotation, Layer, Span, Text


def votes(content: str, sounds=None, head: str = "", language: str = "en") -> set[tuple[str, str, str]]:
    """The votes on a text: name, word, and the kind for which they are."""
    structure = Layer.of("structure", "", [Annotation(Span(content.index(head), content.index(head) + len(head)), "head")]) if head else None
    reading = read_document(Text(content), structure, language_rules(language))
    voting = Votes(reading, sounds or {})
    return {(vote.name, reading.tokens[index].word, vote.kind) for run in reading.runs() for index, vote in voting.on(run)}


VOTES = {
    ("kin", "Papa", "persName"): ("Then Papa left.", "Then his Papa left."),
    ("ruler", "Queen", "persName"): ("We saw the Queen.", "We saw a Queen."),
    ("rank", "Wellington", "persName"): ("We saw the Duke of Wellington.", "We saw the Minister of Wellington."),
    ("reign", "First", "persName"): ("We saw Charles the First.", "We saw Charles the Cook."),
    ("titles of several", "Zorrel", "persName"): ("We saw Messrs. Zorrel.", "We saw Mr. Zorrel."),
    ("street", "Zorrel-street", "placeName"): ("In Zorrel-street we met.", "In Zorrel-wood we met."),
    ("on a list", "Paris", "placeName"): ("We saw Paris.", "We saw Zorrel."),
    ("place in capitals", "PARIS", "placeName"): ("We saw PARIS.", "We saw Paris."),
    ("known place", "Wight", "placeName"): ("We saw the Isle of Wight.", "We saw the Isle of Zorrel."),
    ("kind of place", "Park", "placeName"): ("We saw Zorrel Park.", "We saw Zorrel Hats."),
    ("periodical", "Zorrel", "O"): ("He read the Zorrel Review.", "He read the Zorrel Park."),
    ("dateline", "Zorrel", "placeName"): ("Zorrel, January 9.\n\nI write.", "He was Zorrel, January 9."),
    ("dateline", "January", "O"): ("Zorrel January 9.\n\nI write.", "In January we left."),
    ("signature", "Zorrel", "persName"): ("I write.\n\nM. R. Zorrel", "I met M. R. Zorrel."),
    ("address", "Quarnby", "placeName"): ("J. Zorrel Esq.\n\nQuarnby\n\nSir, I write.", "Zorrel\n\nQuarnby\n\nSir, I write."),
    ("deity", "God", "O"): ("He prayed to God.", "He prayed to Zorrel."),
    ("division", "Vol", "O"): ("See Vol. II of it.", "See the Vol of it."),
    ("count of divisions", "Two", "O"): ("A play in Two Acts.", "A play in Two Towns."),
    ("count of divisions", "Volumes", "O"): ("His works in Six Volumes.", "His works in Fine Volumes."),
    ("count of divisions", "Appendix", "O"): ("See Appendix B, please.", "See Appendix B. Zorrel."),
    ("no name", "X.", "O"): ("Of X.X.X we know.", "Of X. Zorrel we know."),
    ("no name", "X", "O"): ("In version 2.X it was.", "In version 2 X it was."),
    ("no name", "Z", "O"): ("Take X.Y.Z then.", "Take X.Y. Z then."),
    ("no name", "XX", "O"): ("In XX then.", "In XX Zorrel then."),
    ("dear", "Zorrel", "persName"): ("It was dear Zorrel.", "It was Zorrel."),
    ("ending", "Zorrelovsky", "persName"): ("We saw Zorrelovsky.", "We saw Zorrel."),
    ("title of a work", "Zorrel", "O"): ("We read Zorrel aloud.", "We saw Zorrel."),
    ("worked at", "Zorrel", "placeName"): ("He was at work at Zorrel.", "He was at Zorrel."),
    ("named as a month", "May", "persName"): ("We saw my May.", "We left in May."),
    ("small title", "Zorrel", "persName"): ("We saw farmer Zorrel.", "We saw tall Zorrel."),
    ("site", "Zorrel", "placeName"): ("We saw Zorrel church.", "We saw Mr. Zorrel. Zorrel church."),
    ("compound", "Zorrel-houses", "O"): ("Our houses are Zorrel-houses.", "Our cows are Zorrel-houses."),
    ("rules", "Zorrel", "persName"): ("We saw Mr. Zorrel.", "We saw Zorrel."),
}


@pytest.mark.parametrize(("vote", "texts"), VOTES.items(), ids=lambda one: " ".join(one) if len(one) == 3 else "")
def test_a_vote_speaks_where_it_should_and_not_elsewhere(vote, texts):
    here, elsewhere = texts
    assert vote in votes(here)
    assert vote not in votes(elsewhere)


def test_a_title_leads_to_a_name_where_every_noun_has_a_capital():
    assert ("title", "Zorrel", "persName") in votes("Da kam Herr Zorrel.", language="de")
    assert ("title", "Nachbar", "O") in votes("Da kam Herr Nachbar.", language="de")
    assert ("title", "Untersuchungsrichter", "O") in votes("Da kam Herr Untersuchungsrichter.", language="de")
    assert not [one for one in votes("Da kam Herr Doktor. Herr Papa rief: Herr, Zorrel!", language="de") if one[0] == "title"]


def test_who_speaks_or_acts_without_an_article_has_a_name_where_nouns_have_one():
    speaks, acts = ("speaks without an article", "Zorrel", "persName"), ("acts without an article", "Zorrel", "persName")
    assert speaks in votes("Nein, sagte Zorrel.", language="de")
    assert acts in votes("Dann kam Zorrel; Zorrel kam wieder.", language="de")
    for content in ("Nein, sagte der Zorrel.", "Der Zorrel kam. Ein kleiner Zorrel sagte nein.", "Sie sah Zorrel."):
        assert not {speaks, acts} & votes(content, language="de")
    assert not {speaks, acts} & votes("No, said Zorrel.")


@pytest.mark.parametrize(
    "content", ["C.C. wrote it.", "By A.A. Milne.", "The P.T.T. of it.", "At 80.M. Zorrel's.", "Charles II came.", "J.R.R. wrote it."]
)
def test_initials_and_numbers_of_rulers_are_names(content):
    assert not [one for one in votes(content) if one[0] == "no name"]


def test_a_doubtful_place_speaks_by_the_words_before_it():
    assert ("doubtful place", "Reading", "placeName") in votes("We met in Reading.")


def test_a_month_with_its_day_is_nobody_though_one_of_its_name_is_met():
    reading = read_document(Text("May 16. We walked. Then May came, and poor May slept."), None, language_rules("en"))
    voting = Votes(reading, {})
    named = [index for run in reading.runs() for index, vote in voting.on(run) if vote.name == "named as a month"]
    assert [reading.tokens[index + 1].word for index in named] == ["came", "slept"]


def test_what_a_heading_shouts_is_small_elsewhere():
    heading = "THE NEGOTIATIONS"
    assert ("small elsewhere", "NEGOTIATIONS", "O") in votes(f"{heading}\n\nThe negotiations began.", head=heading)
    assert ("small elsewhere", "NEGOTIATIONS", "O") not in votes(f"{heading}\n\nWe met.", head=heading)


def test_a_sound_of_the_authority_file():
    assert ("sound of an entry", "Tschernoff", "persName") in votes("We met Tschernoff.", {"chernov": "persName"})
    assert ("sound of an entry", "Tschernoff", "persName") not in votes("We met Tschernoff.")


def test_every_weight_belongs_to_a_vote_that_is_tested():
    tested = {name for name, _, _ in VOTES} | {"doubtful place", "small elsewhere", "sound of an entry", "spacy", "title"}
    tested |= {"speaks without an article", "acts without an article"}
    assert set(_WEIGHTS) == tested


def test_a_vote_speaks_for_its_labels():
    assert [LABELS[one] for one in Vote("persName", "", 1.0, "x").labels()] == ["B-persName", "I-persName"]
    assert [LABELS[one] for one in Vote("persName", "I", 1.0, "x").labels()] == ["I-persName"]
    assert [LABELS[one] for one in Vote("O", "", 1.0, "x").labels()] == ["O"]


def test_another_program_votes_for_the_words_of_its_names():
    heard = Heard([Found(2, 4, "placeName", "medium")])
    told = [(index, vote.kind, vote.part, vote.name) for index, vote in heard.on(Run(1, 9))]
    assert told == [(2, "placeName", "B", "spacy"), (3, "placeName", "I", "spacy")]
    assert list(heard.on(Run(4, 9))) == []
