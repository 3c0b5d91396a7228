"""The rules by id: what can be found wrong in a document, and what to do about it."""

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Final


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
    fix: str = ""  # what --fix does, where one answer is right
    told_by: str = "validate"  # or "authority check", or the "making" of a document


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


#: What is too grave to be silenced, and what is about silences.
NEVER_SILENT: Final = frozenset({"xml:not-well-formed", "xml:unreadable", "xml:", "tw:", "tw:bad-silence", "tw:unused-silence"})


def fault_of_name(identifier: str) -> str:
    """Return why findings of the rule *identifier* cannot be silenced, or ``""``: there is no such rule, or it is too grave.

    Rules of a schema are not known before it is read, so any name of their kind will do.

    >>> fault_of_name("tw:empty"), fault_of_name("tw:emtpy"), fault_of_name("sch:ourOwn")
    ('', 'there is no such rule; did you mean "tw:empty"?', '')
    """
    if identifier in NEVER_SILENT:
        return "this cannot be silenced" if identifier in rules() else "silence single rules of this kind"
    if identifier in rules() and rules()[identifier].told_by == "making":
        return "this is told when a document is made, and not found in it"
    if identifier in rules() or identifier.startswith(("rng:", "xsd:", "sch:")):
        return ""
    near = get_close_matches(identifier, rules(), 1)
    return f'there is no such rule; did you mean "{near[0]}"?' if near else "there is no such rule; teiwright rules lists them"
