"""Name classes: which names an element or attribute may have.

RELAX NG: section 4.10 to 4.16 (simplification), 6.1 (contains), 7.3 (names that overlap)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Name:
    """One name, in a namespace or in none."""

    namespace: str
    local: str

    def has(self, namespace: str, local: str) -> bool:
        """Return whether the class holds the name."""
        return self.local == local and self.namespace == namespace

    @property
    def tag(self) -> str:
        """The name as lxml writes it."""
        return f"{{{self.namespace}}}{self.local}" if self.namespace else self.local


@dataclass(frozen=True, slots=True)
class NamesOf:
    """Every name of one namespace, but for those of *without*."""

    namespace: str
    without: "NameClass | None" = None

    def has(self, namespace: str, local: str) -> bool:
        """Return whether the class holds the name."""
        return self.namespace == namespace and not (self.without is not None and self.without.has(namespace, local))


@dataclass(frozen=True, slots=True)
class AnyName:
    """Every name, but for those of *without*."""

    without: "NameClass | None" = None

    def has(self, namespace: str, local: str) -> bool:
        """Return whether the class holds the name."""
        return not (self.without is not None and self.without.has(namespace, local))


@dataclass(frozen=True, slots=True)
class NameChoice:
    """The names of several classes."""

    classes: "tuple[NameClass, ...]"

    def has(self, namespace: str, local: str) -> bool:
        """Return whether one of the classes holds the name."""
        return any(one.has(namespace, local) for one in self.classes)


NameClass: TypeAlias = Name | NamesOf | AnyName | NameChoice

_NOBODY = ("\x00", "\x00")  # a namespace and a name that no schema writes


def names_in(names: NameClass) -> Iterator[Name]:
    """Yield the single names of a class."""
    if isinstance(names, Name):
        yield names
    elif isinstance(names, NameChoice):
        for one in names.classes:
            yield from names_in(one)


def is_open(names: NameClass) -> bool:
    """Return whether a class holds names that are not listed."""
    return any(map(is_open, names.classes)) if isinstance(names, NameChoice) else not isinstance(names, Name)


def overlap(one: NameClass, other: NameClass) -> bool:
    """Return whether some name is in both classes: one of those that they mention, or of those that stand for all others.

    >>> overlap(Name("", "a"), AnyName(NamesOf(""))), overlap(AnyName(Name("", "a")), NamesOf(""))
    (False, True)
    """
    return any(one.has(*name) and other.has(*name) for name in {*_samples(one), *_samples(other)})


def _samples(names: NameClass) -> Iterator[tuple[str, str]]:
    if isinstance(names, Name):
        yield names.namespace, names.local
    elif isinstance(names, NameChoice):
        for one in names.classes:
            yield from _samples(one)
    else:
        yield (names.namespace, _NOBODY[1]) if isinstance(names, NamesOf) else _NOBODY
        if names.without is not None:
            yield from _samples(names.without)
