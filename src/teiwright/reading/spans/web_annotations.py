"""Web Annotations (W3C): a page, a collection with its first page, a list, or annotations one by one.

A body that tags, or the only plain text, is the label; one that identifies
becomes ``ref``; one in JSON that describes, as our own have it, the attributes.
Of the selectors the position and the quotation count.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...model import Attributes
from .claims import Claim, Labels

_POSITION, _QUOTE = "TextPositionSelector", "TextQuoteSelector"
_HOLDERS: Final = ("items", "first", "@graph")


def is_web_annotation(value: object) -> bool:
    """Return whether *value* is an annotation, a page or a collection.

    >>> is_web_annotation({"type": "Annotation"}), is_web_annotation({"items": []}), is_web_annotation({"start": 0})
    (True, True, False)
    """
    return isinstance(value, dict) and ("target" in value or any(key in value for key in _HOLDERS) or "Annotation" in _listed(value.get("type")))


def claims_of(value: Mapping[str, Any], labels: Labels, line: int = 0) -> Iterator[Claim]:
    """Yield what *value* claims; raises SourceError where it is malformed."""
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, dict):
            labels.fault("an annotation is an object", line)
        held = [item for key in _HOLDERS if key in one and "target" not in one for item in _listed(one[key])]
        if held or any(key in one for key in _HOLDERS):
            waiting.extend(reversed(held))
        else:
            yield from _claims(one, labels, line)


def _claims(annotation: Mapping[str, Any], labels: Labels, line: int) -> Iterator[Claim]:
    name = f'the annotation "{annotation["id"]}"' if isinstance(annotation.get("id"), str) else "an annotation"
    targets = _listed(annotation.get("target"))
    if not targets:
        labels.fault(f"{name} has no target", line)
    for target in targets:
        selectors = list(_selectors(target))
        position = next((one for one in selectors if one.get("type") == _POSITION), {})
        quoted = next((one for one in selectors if one.get("type") == _QUOTE), {})
        words = [quoted.get(key, "") for key in ("exact", "prefix", "suffix")]
        if not all(isinstance(one, str) for one in words):
            labels.fault(f"{name}: exact, prefix and suffix are strings", line)
        if not position and not words[0]:
            labels.fault(f"{name} has no {_POSITION} and no {_QUOTE}", line)
        start = end = None
        if position:
            start, end = labels.offset(position.get("start"), f"{name}: start", line), labels.offset(position.get("end"), f"{name}: end", line)
            if start >= end:
                labels.fault(f"{name}: nothing stands from {start} to {end}", line)
        gi, attributes = _said(annotation, target, labels, name, line)
        if gi:
            yield Claim(gi, attributes, start, end, words[0], words[1], words[2], line)


def _selectors(target: object) -> Iterator[Mapping[str, Any]]:
    """Yield the selectors of a target, also those that refine another."""
    waiting = _listed(target.get("selector")) if isinstance(target, dict) else []
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            yield one
            waiting.extend(_listed(one.get("refinedBy")))


def _said(annotation: Mapping[str, Any], target: object, labels: Labels, name: str, line: int) -> tuple[str, Attributes]:
    """Return the element and the attributes that the bodies of *annotation* tell."""
    bodies = [
        one if isinstance(one, dict) else {"type": "TextualBody", "value": one}
        for one in _listed(annotation.get("body", annotation.get("bodyValue")))
    ]
    tags = [one for one in bodies if "tagging" in _listed(one.get("purpose"))]
    plain = [one for one in bodies if "value" in one and not one.get("purpose")]
    tag = (tags or plain or [{}])[0]
    label = tag.get("value", tag.get("label"))
    if label is None:
        labels.fault(f"{name} has no body that tags it", line)
    gi = labels.element(label, line)
    for one in bodies:
        if "describing" in _listed(one.get("purpose")) and one.get("format") == "application/json":
            return gi, labels.attributes(_parsed(one.get("value"), labels, name, line), line)
    source = target.get("source") if isinstance(target, dict) else target
    meant = [one.get("source", one.get("id")) for one in bodies if "identifying" in _listed(one.get("purpose"))]
    pointers = [
        one.removeprefix(source) if isinstance(source, str) and one.startswith(f"{source}#") else one for one in meant if isinstance(one, str)
    ]
    return gi, labels.attributes({"ref": " ".join(pointers)} if pointers else {}, line)


def _parsed(value: object, labels: Labels, name: str, line: int) -> object:
    try:
        return json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        labels.fault(f"{name}: the body that describes it is no JSON", line)


def _listed(value: object) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, list) else [value]
