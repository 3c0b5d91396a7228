"""One finding for what stands in many places, at the first of them, with their number: a long list teaches nothing more."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from lxml import etree

from ..model import Finding
from .positions import Positions


@dataclass(slots=True)
class _Case:
    rule: str
    message: str
    element: etree._Element
    hint: str
    count: int = 1


class Gathering:
    """Cases of one kind, gathered by what they have in common.

    >>> from ..model import Document
    >>> root = etree.fromstring("<p><hi/><hi/></p>")
    >>> gathering = Gathering(Positions(Document(root)))
    >>> for hi in root:
    ...     gathering.add("hi", "tw:empty", "<hi> is empty", hi)
    >>> [finding.message for finding in gathering.findings()]
    ['<hi> is empty (2 times, first here)']
    """

    def __init__(self, positions: Positions) -> None:
        self.positions = positions
        self._cases: dict[Hashable, _Case] = {}

    def add(self, key: Hashable, rule: str, message: str, element: etree._Element, *, part: str = "", hint: str = "") -> None:
        """Add a case; the first one with *key* says where and what. Those that somebody has silenced are gathered by themselves.

        A *part* of the element that it is about is explained by it, as `Positions.finding` has it.
        """
        if part:
            self.positions.explain(rule, element, part)
        key = (key, self.positions.silence_of(rule, element))
        case = self._cases.get(key)
        if case is None:
            self._cases[key] = _Case(rule, message, element, hint)
        else:
            case.count += 1

    def findings(self) -> Iterator[Finding]:
        """Yield one finding for each key, in the order in which they came."""
        for case in self._cases.values():
            often = f" ({case.count:,} times, first here)" if case.count > 1 else ""
            yield self.positions.finding(case.rule, case.message + often, case.element, hint=case.hint)
