"""The rules by id: what can be found wrong in a document, and what to do about it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be found: *bad* and *good* are examples, where an example can show it."""

    id: str
    severity: str
    title: str
    see: str
    why: str
    hint: str
    bad: str = ""
    good: str = ""


@cache
def rules() -> dict[str, Rule]:
    """Return every rule by its id.

    >>> rules()["tw:duplicate-id"].severity
    'error'
    """
    data = tomllib.loads(files(__package__).joinpath("rules.toml").read_text(encoding="utf-8"))
    return {identifier: Rule(identifier, **row) for identifier, row in data.items()}


def rule(identifier: str) -> Rule | None:
    """Return the rule *identifier*, or the one that explains its whole kind, such as ``rng:``.

    >>> rule("xsd:SCHEMAV_ELEMENT_CONTENT").id, rule("tw:nothing")
    ('xsd:', None)
    """
    kind = identifier.partition(":")[0] + ":"
    return rules().get(identifier) or rules().get(kind)


def reference(identifier: str) -> str:
    """Return the section of the Guidelines on the rule, as findings cite it.

    >>> reference("tw:duplicate-id")
    'TEI P5, STGAid'
    """
    found = rule(identifier)
    return f"TEI P5, {found.see}" if found and found.see else ""
