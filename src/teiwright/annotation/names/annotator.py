"""The annotator of names."""

from collections.abc import Iterator, Sequence
from typing import Final

from ...languages import rules_for
from ...model import Annotation, Layer, Span, Text
from ...pipeline import Layers, Settings, annotator
from .evidence import gather
from .gazetteer import gazetteer
from .known_names import Known, find_in_capitals, find_known
from .organisations import Found, find_organisations
from .people_and_places import Judge
from .tokens import Token, tokenize

RESP: Final = "tw-names"


@annotator(gives="names", needs=("structure",))
def names(text: Text, layers: Layers, settings: Settings) -> Layer:
    """Return the names of persons, places and organisations in *text*.

    The editor's authority file comes first; it alone gives ``ref``. A language
    without rules has the authority file only, and the layer says so.

    TEI: ND (names, dates, people, and places)
    """
    rules = rules_for("names", settings.language)
    tokens = tokenize(text, layers.get("structure"), rules)
    evidence = gather(tokens, rules) if rules else None
    known = find_known(tokens, settings.known_names, rules, evidence)
    found: list[Found] = []
    remarks = []
    if rules and evidence:
        found = find_organisations(tokens, rules, evidence, text.content)
        found += Judge(tokens, rules, evidence, gazetteer(), text.content).judge(found)
        found += find_in_capitals(tokens, found, rules)
    else:
        remarks.append(f'the language "{settings.language}" has no rules for names: only those of the authority file are found')
    return Layer.of("names", RESP, _annotations(tokens, known, found), remarks)


def _annotations(tokens: Sequence[Token], known: list[Known], found: list[Found]) -> Iterator[Annotation]:
    """Yield what is known, and of what was found all that does not touch it."""
    covered: set[int] = set()
    for one in known:
        covered.update(range(one.first, one.last))
        attributes = (("ref", f"#{one.name.id}"), ("cert", "high"))
        yield Annotation(Span(tokens[one.first].start, tokens[one.last - 1].end), one.name.gi, attributes)
    for other in found:
        if covered.isdisjoint(range(other.first, other.last)):
            yield Annotation(Span(tokens[other.first].start, tokens[other.last - 1].end), other.gi, (("cert", other.cert),))
