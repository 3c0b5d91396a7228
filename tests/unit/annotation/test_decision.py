"""The decision: what the model, the votes and another program say together."""

import pytest

from teiwright.annotation.names.decision import Decision
from teiwright.annotation.names.document import read_document
from teiwright.annotation.names.model import LABELS, Model, load_model, read_model, write_model
from teiwright.annotation.names.organisations import Found
from teiwright.languages import language_rules
from teiwright.model import Text

SIZE = len(LABELS)


def model(**weights: dict[str, float]) -> Model:
    """A model with weights of labels, by feature; a space in its name is written as two underlines."""
    rows = {name.replace("__", " "): [labels.get(label, 0.0) for label in LABELS] for name, labels in weights.items()}
    return read_model(write_model({}, {}, [[0.0] * SIZE for _ in LABELS], rows))


def decide(content: str, one: Model, **options) -> list[tuple[str, str, str, str]]:
    reading = read_document(Text(content), None, language_rules("en"), without=options.pop("without", ()))
    decided = Decision(reading, one, **options).decide()
    tokens = reading.tokens
    return [(content[tokens[first].start : tokens[last - 1].end], gi, cert, voice) for (first, last, gi, cert), voice in decided]


PERSON = {"B-persName": 5.0}
CONTENT = "Then we saw Zorrel there."


def test_the_model_decides_where_nobody_else_speaks():
    assert decide(CONTENT, model(word__zorrel=PERSON), without=["rules"]) == [("Zorrel", "persName", "high", "model")]
    assert decide(CONTENT, model(word__zorrel={"O": 5.0}), without=["rules"]) == []


@pytest.mark.parametrize(("weight", "cert"), [(5.0, "high"), (2.5, "medium"), (1.0, "low")])
def test_certainty_is_how_probable_the_model_finds_it(weight, cert):
    assert decide(CONTENT, model(word__zorrel={"B-persName": weight}), without=["rules"]) == [("Zorrel", "persName", cert, "model")]


def test_what_the_rules_are_sure_of_is_certain_and_theirs():
    assert decide("We met Mr. Zorrel.", model(shape__Aa={"B-persName": 1.0, "I-persName": 1.5})) == [("Mr. Zorrel", "persName", "high", "rules")]


def test_a_vote_turns_the_scale_and_gives_its_name():
    one = model(word__papa={"O": 3.0})
    assert decide("We met Papa there.", one) == [("Papa", "persName", "high", "kin")]
    assert decide("We met Papa there.", one, conventions=False) == []


def test_what_another_program_found_is_one_vote_more():
    heard = [Found(3, 4, "placeName", "medium")]
    told = {"without": ["rules"], "heard": heard}
    assert decide(CONTENT, model(word__zorrel={"O": 0.5}), **told)[0][:2] == ("Zorrel", "placeName")
    assert decide(CONTENT, model(word__zorrel={"O": 0.5}), **told)[0][3] == "spacy"
    assert decide(CONTENT, model(word__zorrel={"O": 1.5}), **told) == []
    assert decide(CONTENT, model(word__zorrel={"O": 0.5}), without=["rules"]) == []


def test_where_the_model_is_sure_the_other_program_did_not_decide():
    heard = [Found(3, 4, "persName", "medium")]
    assert decide(CONTENT, model(word__zorrel=PERSON), without=["rules"], heard=heard) == [("Zorrel", "persName", "high", "model")]


def test_another_program_is_heard_where_the_votes_of_conventions_are_not():
    heard = [Found(3, 4, "placeName", "medium")]
    assert decide(CONTENT, model(word__zorrel={"O": 0.5}), without=["rules"], conventions=False, heard=heard)[0][:2] == ("Zorrel", "placeName")


def test_a_name_of_two_words_is_heard_as_one():
    heard = [Found(3, 5, "placeName", "medium")]
    assert decide("Then we saw Zorrel Quarn there.", model(word__zorrel={"O": 0.5}), without=["rules"], heard=heard)[0][0] == "Zorrel Quarn"


def test_a_sound_of_the_authority_file_speaks_for_its_kind():
    one = model(word__tschernoff={"O": 2.0})
    assert decide("We met Tschernoff there.", one, without=["rules", "lists"]) == []
    found = decide("We met Tschernoff there.", one, sounds={"chernov": "persName"}, without=["rules", "lists"])
    assert [name[:2] for name in found] == [("Tschernoff", "persName")]


def test_organisations_of_the_rules_stand_whatever_the_model_says():
    one = model(word__committee={"O": 50.0}, word__central={"O": 50.0})
    assert decide("It was the Central Committee.", one) == [("Central Committee", "orgName", "high", "organisation")]


def test_an_endearment_before_a_name_is_left_outside():
    assert decide("Dear Zorrel, come.", model(word__dear=PERSON, word__zorrel={"I-persName": 5.0}), without=["rules"])[0][0] == "Zorrel"


def test_words_of_grammar_at_the_beginning_of_a_sentence_are_none():
    assert decide("Then he went.", model(word__then={"B-persName": 9.0})) == []


TEXTS = {
    "de": """Herr Graf Otto von Berg fuhr mit der Eisenbahn nach Halle an der Saale. Haus und Hof, Kind und Kegel lie\u00df er in Wien, sagte
Anna Stein. \u201eGuten Tag\u201c, rief die Frau des M\u00fcllers, und Papa Stein lachte. Im Mai kam Karl der Gro\u00dfe, K\u00f6nig der Franken.

Leipzig, den 3. Mai

Das Buch der Natur lag im Hause der Familie Berg. Dr. Stein und Fr\u00e4ulein Berg gingen zum Markt.""",
    "en": """Then Mr. Brown and the Duke of Wellington went to Hyde Park. The Art of War lay there. Papa said so, and May herself. Charles the First.

Reading, January 9.

Dear Anna, Then and There I saw Messrs. Grey and White of the Edinburgh Review at Bath. J. Smith, Esq.

Old Mill House

God knows. The House and the Mill of Mr. Grey stood near Zorrel-houses. In London Bridge Road farmer White met Rose.""",
}


@pytest.mark.parametrize("conventions", [True, False])
@pytest.mark.parametrize("without", [(), ("lists",), ("rules",), ("document",)])
@pytest.mark.parametrize("language", TEXTS)
def test_what_is_far_from_any_name_would_have_been_none(language, without, conventions, monkeypatch):
    reading = read_document(Text(TEXTS[language]), None, language_rules(language), without)
    decision = Decision(reading, load_model(language), conventions=conventions)
    told = []
    monkeypatch.setattr(decision, "_is_far_from_name", lambda *one: told.append(Decision._is_far_from_name(decision, *one)))
    in_full = decision.decide()
    assert in_full == Decision(reading, load_model(language), conventions=conventions).decide()
    assert any(told)


def test_words_that_differ_in_nothing_that_is_weighed_are_still_told_apart():
    one = model(**{"-2__word__mild": PERSON, "-2__is__kin": {"O": 5.0}})
    reading = read_document(Text("We saw Wise. Zorrel and Mild. Zorrel and Papa. Zorrel came."), None, language_rules("en"), ["rules"])
    decided = Decision(reading, one, conventions=False).decide()
    assert [[token.word for token in reading.tokens[name.first - 2 : name.last]] for name, _ in decided] == [["Mild", ".", "Zorrel"]]
