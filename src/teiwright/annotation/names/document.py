"""A document as the layers for names look at it: its words, what it shows of each, what the rules make of them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ...languages import LanguageRules
from ...model import Layer, Text
from .evidence import Evidence, gather, no_evidence
from .gazetteer import Gazetteer, gazetteer, no_lists
from .organisations import Found, find_organisations
from .people_and_places import Judge
from .runs import Run, find_runs
from .tokens import Token, tokenize

_OUTSIDE: Final = "O"


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The tokens of a document, its evidence, and what the rules found.

    *told* is the label that the rules give each token, ``?`` after an unsure
    one; *organisations* are those that they found, on which nobody else decides.
    """

    content: str
    rules: LanguageRules
    tokens: Sequence[Token]
    evidence: Evidence
    organisations: Sequence[Found]
    found: Sequence[Found]
    told: Sequence[str]
    lists: Gazetteer

    def runs(self) -> Iterator[Run]:
        """Yield the runs in which a person or place may be named."""
        taken = {index for one in self.organisations for index in range(one.first, one.last)}
        return find_runs(self.tokens, self.rules, self.content, taken)


def read_document(text: Text, structure: Layer | None, rules: LanguageRules, without: Collection[str] = ()) -> Reading:
    """Return *text* as the layers for names look at it; the rules speak only where those of the language say that they do.

    *without* names voices that are not asked: ``rules``, ``lists``, ``document``.
    """
    tokens = tokenize(text, structure, rules)
    evidence = no_evidence() if "document" in without else gather(tokens, rules)
    lists = no_lists() if "lists" in without else gazetteer()
    organisations: list[Found] = []
    found: list[Found] = []
    if rules.says("names", "judged") and "rules" not in without:
        organisations = find_organisations(tokens, rules, evidence, text.content)
        found = [*organisations, *Judge(tokens, rules, evidence, lists, text.content).judge(organisations)]
    return Reading(text.content, rules, tokens, evidence, organisations, found, _labels(tokens, found), lists)


def _labels(tokens: Sequence[Token], found: Sequence[Found]) -> list[str]:
    told = [_OUTSIDE] * len(tokens)
    for one in found:
        doubt = "" if one.cert == "high" else "?"
        told[one.first] = f"B-{one.gi}{doubt}"
        told[one.first + 1 : one.last] = [f"I-{one.gi}{doubt}"] * (one.last - one.first - 1)
    return told
