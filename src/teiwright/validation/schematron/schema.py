"""What a Schematron schema consists of, once it has been read: abstract parts made concrete, every expression parsed."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...model import Place, Severity
from .contexts import Context
from .expressions import Language, Token
from .kinds import Translation


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression as it was written, parsed, and in XPath 1 where it can be said there."""

    source: str
    token: Token
    variables: frozenset[str]
    simple: Translation | None
    place: Place


@dataclass(frozen=True, slots=True)
class Let:
    """A variable: its name and its value."""

    name: str
    value: Expression


@dataclass(frozen=True, slots=True)
class NameOf:
    """The name of the node that a message is about, or of the one that *path* leads to."""

    path: Expression | None


Message = tuple[str | NameOf | Expression, ...]


@dataclass(frozen=True, slots=True)
class Assertion:
    """An ``assert``, which must be true, or a ``report``, which must not."""

    is_report: bool
    test: Expression
    identifier: str
    severity: Severity
    message: Message
    diagnostics: tuple[Message, ...]
    subject: Expression | None
    see: str


@dataclass(frozen=True, slots=True)
class Rule:
    """Assertions about the nodes that match *context*."""

    context: Context
    lets: tuple[Let, ...]
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rules of which the first that a node matches counts; *documents* where they are about other files."""

    identifier: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """Some of the patterns, with variables of their own."""

    lets: tuple[Let, ...]
    patterns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """An index of XSLT: the nodes that match, by what *use* says of each."""

    name: str
    match: Context
    use: Expression


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema that is right as far as that can be known without a document."""

    language: Language
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    phases: Mapping[str, Phase]
    default_phase: str
    keys: tuple[Key, ...]
    path: str
