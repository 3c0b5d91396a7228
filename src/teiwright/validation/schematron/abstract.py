"""Abstract patterns and rules, made concrete in the tree before anything is read from it."""

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from ...model import SchemaError
from .reading import copied, place_of, sch


def instantiate(root: etree._Element, path: Path) -> None:
    """Replace each pattern that *is-a* abstract one by a copy of that with its parameters, and each abstract rule by its content."""
    patterns = {one.get("id", ""): one for one in root.iter(sch("pattern")) if one.get("abstract") == "true"}
    for pattern in list(root.iter(sch("pattern"))):
        if pattern.get("is-a") is not None:
            _instantiate(pattern, patterns, path)
    for pattern in patterns.values():
        parent = pattern.getparent()
        if parent is not None:
            parent.remove(pattern)
    abstract = [one for one in root.iter(sch("rule")) if one.get("abstract") == "true"]
    rules = {one.get("id", ""): one for one in abstract}
    for rule in list(root.iter(sch("rule"))):
        if rule.get("abstract") != "true":
            _extend(rule, rules, path, ())
    for rule in abstract:
        parent = rule.getparent()
        if parent is not None:
            parent.remove(rule)


def _instantiate(pattern: etree._Element, patterns: Mapping[str, etree._Element], path: Path) -> None:
    model = patterns.get(pattern.get("is-a", ""))
    if model is None:
        raise SchemaError(f'there is no abstract pattern "{pattern.get("is-a")}"', place_of(pattern, path))
    given = {one.get("name", ""): one.get("value", "") for one in (*model.iterchildren(sch("param")), *pattern.iterchildren(sch("param")))}
    for one in model.iterchildren(etree.Element):
        if one.tag == sch("param"):
            continue
        copy = copied(one)
        for made in copy.iter(etree.Element):
            for name, value in made.attrib.items():
                made.set(name, with_parameters(str(value), given))
        pattern.append(copy)
    for name, value in model.attrib.items():
        if name not in {"id", "abstract"} and pattern.get(name) is None:
            pattern.set(name, str(value))


def with_parameters(words: str, given: Mapping[str, str]) -> str:
    """Return *words* with the value of each parameter in the place of ``$name``; what is no parameter is a variable, and stays.

    >>> with_parameters("$table/row[$rows > $r]", {"table": "tei:table", "row": "tr"})
    'tei:table/row[$rows > $r]'
    """
    return re.sub(r"\$([\w.-]+)", lambda match: given.get(match[1], match[0]), words)


def _extend(rule: etree._Element, rules: Mapping[str, etree._Element], path: Path, around: tuple[str, ...]) -> None:
    for extends in list(rule.iterchildren(sch("extends"))):
        name = extends.get("rule", "")
        model = _beside(rule, name)
        model = rules.get(name) if model is None else model
        if model is None:
            raise SchemaError(f'there is no abstract rule "{name}"', place_of(extends, path))
        if name in around:
            raise SchemaError(f'the abstract rule "{name}" extends itself', place_of(extends, path))
        copy = copied(model)
        copy.attrib.pop("abstract", None)
        rule.addprevious(copy)  # where what it extends itself is looked for
        _extend(copy, rules, path, (*around, name))
        index = rule.index(extends)
        rule[index : index + 1] = list(copy)
        parent = copy.getparent()
        if parent is not None:
            parent.remove(copy)


def _beside(rule: etree._Element, name: str) -> etree._Element | None:
    """Return the abstract rule *name* of the same pattern, which may be one of several copies of an abstract pattern."""
    parent = rule.getparent()
    siblings = parent.iterchildren(sch("rule")) if parent is not None else iter(())
    return next((one for one in siblings if one.get("abstract") == "true" and one.get("id") == name), None)
