"""A file of spans -> claims: its content tells which shape it has."""

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from ...model import Text
from .claims import Claim, Labels
from .conll import claims_in
from .json_lines import claim_of
from .web_annotations import claims_of, is_web_annotation


def read_spans(data: bytes, labels: Labels, text: Text) -> list[Claim]:
    r"""Return what the file *data* claims of *text*, in its order; an empty one claims nothing.

    Raises SourceError with the line where it is malformed, or a label is not known.

    >>> [one.gi for one in read_spans(b'{"start": 0, "end": 4, "label": "LOC"}\n', Labels(), Text("Rome"))]
    ['placeName']
    """
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        labels.fault("the file is not in UTF-8", line)
    if not content.strip():
        return []
    return list(_json(content, labels, text)) if content.lstrip()[0] in "{[" and not _is_conll(content) else claims_in(content, labels, text)


def _is_conll(content: str) -> bool:
    """Return whether what begins with a bracket is a token that is one."""
    first = content.lstrip().splitlines()[0]
    return "\t" in first and not first.rstrip().endswith(("}", "]", ",", "{", "["))


def _json(content: str, labels: Labels, text: Text) -> Iterator[Claim]:
    for value, line in _values(content, labels):
        if is_web_annotation(value):
            yield from claims_of(value, labels, line)
        elif isinstance(value, dict):
            claim = claim_of(value, labels, text, line)
            if claim is not None:
                yield claim
        else:
            labels.fault("an object was due: a span, or a Web Annotation", line)


def _values(content: str, labels: Labels) -> Iterator[tuple[Any, int]]:
    """Yield the objects of a JSON document, or of JSON Lines, with the line of each in the latter."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as problem:
        if _is_one_document(content):
            _no_json(problem, labels, 0)
    else:
        lines = content.count("\n", 0, len(content.rstrip()))
        for value in whole if isinstance(whole, list) else [whole]:
            yield value, 0 if lines else 1
        return
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            try:
                yield json.loads(line), number
            except (ValueError, RecursionError) as problem:
                _no_json(problem, labels, number)


def _is_one_document(content: str) -> bool:
    """Return whether *content*, which is no JSON, is meant as one document and not as lines: its first line is no value by itself."""
    first = next(line for line in content.split("\n") if line.strip())
    return first.strip() in {"{", "["} or not first.rstrip().endswith(("}", "]"))


def _no_json(problem: Exception, labels: Labels, line: int) -> NoReturn:
    if isinstance(problem, json.JSONDecodeError):
        labels.fault(f"this is no JSON: {problem.msg[:1].lower()}{problem.msg[1:]} at column {problem.colno}", line or problem.lineno)
    labels.fault("this is no JSON that can be read: it is nested too deeply, or has a number that is too long", line)
