"""The annotator of names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from ...languages import rules_for
from ...model import Annotation, Layer, Span, Text
from ...pipeline import Layers, Settings, annotator
from .decision import Decided, Decision
from .document import Reading, read_document
from .known_names import Known, find_in_capitals, find_known
from .model import load_model
from .tokens import Token, tokenize

RESP: Final = "tw-names"
_AUTHORITY: Final = "authority"


@annotator(gives="names", needs=("structure",))
def names(text: Text, layers: Layers, settings: Settings) -> Layer:
    """Return the names of persons, places and organisations in *text*.

    The editor's authority file comes first; it alone gives ``ref``. A language
    without rules has the authority file only, and the layer says so.

    TEI: ND (names, dates, people, and places)
    """
    rules = rules_for("names", settings.language)
    structure = layers.get("structure")
    known_names = () if _AUTHORITY in settings.voices_off else settings.known_names
    if rules is None:
        tokens = tokenize(text, structure, rules)
        remark = f'the language "{settings.language}" has no rules for names: only those of the authority file are found'
        return _layer(tokens, find_known(tokens, known_names, rules), [], [remark])
    reading = read_document(text, structure, rules, settings.voices_off)
    known = find_known(reading.tokens, known_names, rules, reading.evidence)
    return _layer(reading.tokens, known, _decided(reading, settings), [])


def _decided(reading: Reading, settings: Settings) -> list[Decided]:
    """Return what the model and the votes decide; in a language without a model what the rules found."""
    model = None if "model" in settings.voices_off else load_model(reading.rules.tag)
    if model is None:
        decided = [Decided(one, "rules") for one in reading.found]
    else:
        decided = Decision(reading, model, conventions="conventions" not in settings.voices_off).decide()
    covered = {index for one in decided for index in range(one.found.first, one.found.last)}
    again = find_in_capitals(reading.tokens, [one.found for one in decided], reading.rules)
    return decided + [Decided(one, "capitals") for one in again if covered.isdisjoint(range(one.first, one.last))]


def _layer(tokens: Sequence[Token], known: list[Known], decided: list[Decided], remarks: Sequence[str]) -> Layer:
    voices: Counter[str] = Counter()
    annotations = list(_annotations(tokens, known, decided, voices))
    return Layer.of("names", RESP, annotations, remarks, voices.most_common())


def _annotations(tokens: Sequence[Token], known: list[Known], decided: list[Decided], voices: Counter[str]) -> Iterator[Annotation]:
    """Yield what is known, and of what was decided all that does not touch it; *voices* counts what decided."""
    covered: set[int] = set()
    for one in known:
        covered.update(range(one.first, one.last))
        attributes = (("ref", f"#{one.name.id}"), ("cert", "high"))
        voices[_AUTHORITY] += 1
        yield Annotation(Span(tokens[one.first].start, tokens[one.last - 1].end), one.name.gi, attributes)
    for name, voice in decided:
        if covered.isdisjoint(range(name.first, name.last)):
            voices[voice] += 1
            yield Annotation(Span(tokens[name.first].start, tokens[name.last - 1].end), name.gi, (("cert", name.cert),))
