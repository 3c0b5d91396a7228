"""The query of a request: which parameters it has, each once, and their values.

Parameters that an endpoint does not know mean nothing and are passed over.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .faults import bad

_NUMBER: Final = re.compile(r"-?[0-9]{1,9}")
_SHOWN: Final = 60  # characters of what somebody else wrote


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one request; None is a parameter that is not there."""

    values: dict[str, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], known: frozenset[str]) -> "Parameters":
        """Return those of *pairs* that are *known*; raises RequestError where one stands twice.

        >>> Parameters.of([("ref", "1"), ("colour", "red")], frozenset({"ref"})).values
        {'ref': '1'}
        """
        values: dict[str, str] = {}
        for name, value in pairs:
            if name in values:
                raise bad(f'the parameter "{name}" stands twice')
            if name in known:
                values[name] = value
        return cls(values)

    def get(self, name: str) -> str | None:
        """Return the value of the parameter *name*."""
        return self.values.get(name)

    def number(self, name: str) -> int | None:
        """Return the value of *name* as a number; raises RequestError where it is none.

        >>> Parameters({"down": "-1"}).number("down")
        -1
        """
        value = self.values.get(name)
        if value is None:
            return None
        if not _NUMBER.fullmatch(value):
            raise bad(f'the parameter "{name}" must be a whole number, not {shown(value)}')
        return int(value)


def shown(value: str) -> str:
    r"""Return *value*, which somebody else wrote, for a sentence: in quotation marks, shortened, without control characters.

    >>> shown("a\nb"), shown("x" * 100) == f'"{"x" * 57}..."'
    ('"a b"', True)
    """
    words = "".join(one if one.isprintable() else " " for one in value)
    return f'"{words if len(words) <= _SHOWN else words[: _SHOWN - 3] + "..."}"'
