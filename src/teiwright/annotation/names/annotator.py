"""The annotators of names, and of the parts of names."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ...languages import rules_for, rules_of, without_rules
from ...model import Annotation, Attributes, Layer, Span, Text
from ...pipeline import KnownName, Layers, Settings, annotator
from .decision import Decided, Decision
from .document import Reading, read_document
from .identities import Identities, Identity, sounds_of
from .kinds import Kinds
from .known_names import Known, find_in_capitals, find_known
from .model import Model
from .organisations import Found
from .own_model import chosen_model
from .parts import Parts
from .spacy_voice import chosen_pipeline
from .tokens import Token, tokenize

RESP: Final = "tw-names"
_AUTHORITY: Final = "authority"


@annotator(gives="names", needs=("structure",))
def names(text: Text, layers: Layers, settings: Settings) -> Layer:
    """Return the names of persons, places and organisations in *text*.

    The editor's authority file comes first; it alone gives ``ref``. A language
    without rules has the authority file only, and the layer says so, unless
    the settings name a model of the editor's own or a pipeline of spaCy.

    TEI: ND (names, dates, people, and places)
    """
    rules = rules_for("names", settings.language)
    structure = layers.get("structure")
    known_names = () if _AUTHORITY in settings.voices_off else settings.known_names
    model, pipeline = chosen_model(settings), chosen_pipeline(settings)
    if rules is None and model is None and pipeline is None:
        tokens = tokenize(text, structure, rules)
        remark = f"{without_rules(settings.language, 'names')}: only those of the authority file are found"
        known = find_known(tokens, known_names, rules)
        return Layer.of("names", RESP, _known(tokens, known), [remark], [(_AUTHORITY, len(known))] if known else [])
    reading = read_document(text, structure, rules_of(settings.language), settings.voices_off)
    known = find_known(reading.tokens, known_names, reading.rules, reading.evidence)
    heard, said = pipeline.listen(reading) if pipeline else (None, [])
    decided = _free(_decided(reading, settings, known_names, model, heard), known)
    identities = Identities(reading.tokens, reading.rules, known_names)
    identified = identities.of([one.found for one in decided], known) if known_names else {}
    voices = Counter([*(one.voice for one in decided), *([_AUTHORITY] * len(known))])
    annotations = [*_known(reading.tokens, known), *_others(reading, decided, identified)]
    return Layer.of("names", RESP, annotations, [*said, *identities.remarks(text)], voices.most_common())


def _decided(
    reading: Reading, settings: Settings, known_names: Sequence[KnownName], model: Model | None, heard: Sequence[Found] | None
) -> list[Decided]:
    """Return what the model, the votes and spaCy (*heard*) decide; without a model what spaCy found, without either what the rules did."""
    if model is not None:
        conventions = "conventions" not in settings.voices_off
        decided = Decision(reading, model, sounds_of(known_names), conventions=conventions, heard=heard or ()).decide()
    elif heard is not None:
        decided = [Decided(one, "spacy") for one in heard]
    else:
        decided = [Decided(one, "rules") for one in reading.found]
    covered = {index for one in decided for index in range(one.found.first, one.found.last)}
    again = find_in_capitals(reading.tokens, [one.found for one in decided], reading.rules)
    return decided + [Decided(one, "capitals") for one in again if covered.isdisjoint(range(one.first, one.last))]


def _free(decided: list[Decided], known: list[Known]) -> list[Decided]:
    """Return what was decided without what touches a name that is known."""
    covered = {index for one in known for index in range(one.first, one.last)}
    return [one for one in decided if covered.isdisjoint(range(one.found.first, one.found.last))]


def _known(tokens: Sequence[Token], known: list[Known]) -> Iterator[Annotation]:
    for one in known:
        yield _annotation(tokens, one.first, one.last, one.name.gi, (("ref", f"#{one.name.id}"), ("cert", "high")))


def _others(reading: Reading, decided: list[Decided], identified: Mapping[Found, Identity]) -> Iterator[Annotation]:
    kinds = Kinds(reading)
    for name, _ in decided:
        identity = identified.get(name)
        told = ("ref", f"#{identity.id}") if identity else ("type", kinds.of(name))
        attributes = (*((told,) if told[1] else ()), ("cert", identity.cert if identity else name.cert))
        yield _annotation(reading.tokens, name.first, name.last, name.gi, attributes)


def _annotation(tokens: Sequence[Token], first: int, last: int, gi: str, attributes: Attributes) -> Annotation:
    return Annotation(Span(tokens[first].start, tokens[last - 1].end), gi, attributes)


@annotator(gives="parts", needs=("structure", "names"))
def parts(text: Text, layers: Layers, settings: Settings) -> Layer:
    """Return the parts of the names of persons in *text*: rank, forename, surname and the like, where they are clear.

    They are signed by the names that they are parts of, and as sure.

    TEI: NDPER (persons)
    """
    rules = rules_for("names", settings.language)
    if rules is None:
        return Layer("parts", RESP)
    tokens = tokenize(text, layers.get("structure"), rules)
    starts = {token.start: token.index for token in tokens}
    ends = {token.end: token.index + 1 for token in tokens}
    persons = [one for one in layers["names"].annotations if one.gi == "persName" and one.start in starts and one.end in ends]
    return Layer.of("parts", RESP, Parts(tokens, rules).of((starts[one.start], ends[one.end]) for one in persons))
