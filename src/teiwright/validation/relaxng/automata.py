"""Regular expressions as automata: a text is read once, from left to right, however the expression is made.

An expression is a tree of `Node`; a state of the automaton is a place in it,
and all places in which one can be are followed at once (Thompson's method).
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

_MOST_STATES: Final = 5_000
#: What is kept of what is left after a character; any text may come.
_MOST_KEPT: Final = 4_096
_END: Final = 0


class TooManyStatesError(ValueError):
    """An expression counts so far that an automaton would be too large."""


@dataclass(frozen=True, slots=True)
class One:
    """One character, as Python's ``re`` writes it."""

    written: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """All *parts*, one after the other."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One of *parts*."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Repeated:
    """*part* at least *least* and at most *most* times, where that is not None; *written* is the quantifier."""

    part: "Node"
    written: str
    least: int
    most: int | None


Node: TypeAlias = One | Sequence | Either | Repeated


class Automaton:
    """Matches texts against one expression.

    >>> any_number = Automaton(Repeated(Either((One("a"), Sequence((One("a"), One("a"))))), "+", 1, None))
    >>> any_number.matches("a" * 50), any_number.matches("a" * 50 + "b"), any_number.matches("")
    (True, False, False)
    """

    def __init__(self, expression: Node) -> None:
        self._tests: list[re.Pattern[str] | None] = [None]  # of each state, the character that it takes, if it takes one
        self._next: list[list[int]] = [[]]
        self._kept: dict[tuple[frozenset[int], str], frozenset[int]] = {}
        self._start = self._closed([self._state(expression, _END)])

    def matches(self, text: str) -> bool:
        """Return whether the expression matches all of *text*."""
        now = self._start
        for character in text:
            after = self._kept.get((now, character))
            if after is None:
                after = self._after(now, character)
            if not after:
                return False
            now = after
        return _END in now

    def _after(self, now: frozenset[int], character: str) -> frozenset[int]:
        taken = [state for state in now if (test := self._tests[state]) is not None and test.match(character)]
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        after = self._kept[now, character] = self._closed([following for state in taken for following in self._next[state]])
        return after

    def _closed(self, states: list[int]) -> frozenset[int]:
        """Return *states* and those that are reached from them without a character."""
        found = set(states)
        while states:
            state = states.pop()
            if self._tests[state] is None:
                more = [one for one in self._next[state] if one not in found]
                found.update(more)
                states.extend(more)
        return frozenset(found)

    def _add(self, test: re.Pattern[str] | None, following: list[int]) -> int:
        if len(self._tests) >= _MOST_STATES:
            raise TooManyStatesError
        self._tests.append(test)
        self._next.append(following)
        return len(self._tests) - 1

    def _state(self, node: Node, after: int) -> int:
        """Return the state before *node*, after which *after* comes."""
        if isinstance(node, One):
            return self._add(re.compile(node.written), [after])
        if isinstance(node, Either):
            return self._add(None, [self._state(part, after) for part in node.parts])
        if isinstance(node, Sequence):
            for part in reversed(node.parts):
                after = self._state(part, after)
            return after
        if node.most is None:
            following = self._add(None, [after])
            self._next[following].append(self._state(node.part, following))
            after = following
        else:
            last = after
            for _ in range(node.most - node.least):
                after = self._add(None, [self._state(node.part, after), last])
        for _ in range(node.least):
            after = self._state(node.part, after)
        return after
