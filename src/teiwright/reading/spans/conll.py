r"""CoNLL-U and IOB2: tokens with tags.

CoNLL-U has the tag in MISC as ``ner``, ``NER`` or ``NE`` (``ner2``, ``ner3`` ... for what
stands in another), the offsets as ``start_char`` and ``end_char`` or as ``TokenRange``.
IOB2 has columns parted by tabs or spaces, the token first and the tag last; where
the second and third are offsets all along, they count, and what our own export
writes is read as it tells. Tags of IOB1, BIOES and BILOU are understood too.

Without offsets the tokens must be those of the text, one after the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Final, NoReturn
from urllib.parse import unquote

from ...model import Text
from .claims import Claim, Labels

_COLUMNS: Final = 10
_TAG: Final = re.compile(r"O|[BIESLU]-\S+")
_ATTRIBUTES: Final = re.compile(r"_|[^\s:,]+:[^\s:,]*(?:,[^\s:,]+:[^\s:,]*)*")
_RANGE: Final = re.compile(r"([0-9]{1,15}):([0-9]{1,15})")
_NUMBER: Final = re.compile("[0-9]{1,15}")
_OUTERMOST: Final = ("ner", "NER", "NE")
_AROUND: Final = 24


@dataclass(slots=True)
class _Token:
    """One token as the file has it: by level its tag and the attributes of what begins there."""

    form: str
    line: int
    sentence: int
    tags: list[tuple[str, str]] = field(default_factory=list)
    start: int = -1
    end: int = -1


def claims_in(content: str, labels: Labels, text: Text) -> list[Claim]:
    r"""Return what the tags of *content* claim of *text*; raises SourceError where it is malformed, or has other tokens than the text.

    >>> [(one.gi, one.start, one.end) for one in claims_in("To O\nNew B-LOC\nYork I-LOC\n", Labels(), Text("To New York"))]
    [('placeName', 3, 11)]
    """
    lines = content.splitlines()
    tokens = list(_conllu(lines, labels) if any(line.count("\t") == _COLUMNS - 1 and line[:1].isdigit() for line in lines) else _iob2(lines, labels))
    if any(one.start < 0 for one in tokens):
        _align(tokens, text, labels)
    for token in tokens:
        if token.start >= token.end:
            labels.fault(f'the token "{token.form}" stands from {token.start} to {token.end}', token.line)
    depth = max((len(one.tags) for one in tokens), default=0)
    found = [claim for level in range(depth) for claim in _claims(tokens, level, labels)]
    return sorted(found, key=lambda one: (one.start or 0, -(one.end or 0)))


def _conllu(lines: Iterable[str], labels: Labels) -> Iterator[_Token]:
    """Yield the tokens of CoNLL-U: what stands in the text, so of words that are written as one that one."""
    sentence, until = 0, 0
    whole: _Token | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            sentence, until = sentence + 1, 0
            continue
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != _COLUMNS:
            labels.fault(f"CoNLL-U has {_COLUMNS} columns parted by tabs, here are {len(columns)}", number)
        identifier = re.fullmatch(r"([0-9]{1,9})(?:([-.])([0-9]{1,9}))?", columns[0])
        if identifier is None:
            labels.fault(f'"{columns[0]}" is no number of a token', number)
        if identifier[2] == ".":
            continue
        token = _of_misc(columns, number, sentence, labels)
        if identifier[2] == "-":
            until, whole = int(identifier[3]), token
            yield token
        elif int(identifier[1]) > until or whole is None:
            yield token
        elif not any(tag != "O" for tag, _ in whole.tags):
            whole.tags = token.tags  # its words are tagged, not itself


def _of_misc(columns: Sequence[str], number: int, sentence: int, labels: Labels) -> _Token:
    misc = dict(one.partition("=")[::2] for one in columns[9].split("|") if "=" in one)
    token = _Token(columns[1], number, sentence)
    where = _RANGE.fullmatch(f"{misc.get('start_char', '')}:{misc.get('end_char', '')}") or _RANGE.fullmatch(misc.get("TokenRange", ""))
    if where:
        token.start, token.end = int(where[1]), int(where[2])
    keys = [next((key for key in _OUTERMOST if key in misc), "ner"), *(f"ner{level}" for level in range(2, 100))]
    deepest = max((index for index, key in enumerate(keys) if key in misc), default=0)
    token.tags = [(misc.get(key, "O"), misc.get(f"{key}_attributes", "_")) for key in keys[: deepest + 1]]
    _check(token, labels)
    return token


def _iob2(lines: Iterable[str], labels: Labels) -> Iterator[_Token]:
    """Yield the tokens of IOB2."""
    rows: list[tuple[int, int, list[str]]] = []
    sentence, width = 0, 0
    for number, line in enumerate(lines, 1):
        columns = line.split("\t") if "\t" in line else line.split()
        if not line.strip() or columns[0] == "-DOCSTART-":
            sentence += 1
            continue
        if len(columns) < 2 or len(columns) != (width or len(columns)):  # a token and a tag
            due = f"{width}" if width else "a token and a tag, or more"
            labels.fault(f"{due} columns were due, here {'is' if len(columns) == 1 else 'are'} {len(columns)}", number)
        width = len(columns)
        rows.append((number, sentence, columns))
    placed = width > 3 and all(_NUMBER.fullmatch(columns[1]) and _NUMBER.fullmatch(columns[2]) for _, _, columns in rows)  # token, start, end, tag
    paired = placed and width % 2 == 1 and all(map(_ATTRIBUTES.fullmatch, (one for _, _, columns in rows for one in columns[3::2])))
    paired = paired and all(map(_TAG.fullmatch, (one for _, _, columns in rows for one in columns[4::2])))
    for number, within, columns in rows:
        token = _Token(columns[0], number, within)
        if placed:
            token.start, token.end = int(columns[1]), int(columns[2])
        pairs = range(width - 1, 3, -2) if paired else ()
        token.tags = [(columns[at], columns[at - 1]) for at in pairs] or [(columns[-1], "_")]
        _check(token, labels)
        yield token


def _check(token: _Token, labels: Labels) -> None:
    for tag, attributes in token.tags:
        if not _TAG.fullmatch(tag):
            labels.fault(f'"{tag}" is no tag: O, or B-, I- (E-, L-, S-, U-) and a label', token.line)
        if not _ATTRIBUTES.fullmatch(attributes):
            labels.fault(f'"{attributes}" are no attributes: name:value, parted by commas, both percent-encoded', token.line)


def _align(tokens: Iterable[_Token], text: Text, labels: Labels) -> None:
    """Give each token its place in *text*, which must have the same one after the other."""
    content, at = text.content, 0
    for token in tokens:
        while at < len(content) and content[at].isspace():
            at += 1
        if not content.startswith(token.form, at):
            _differs(token, content[at : at + _AROUND], labels)
        token.start, token.end = at, at + len(token.form)
        at = token.end


def _differs(token: _Token, there: str, labels: Labels) -> NoReturn:
    has = f'has "{" ".join(there.split())}"' if there.strip() else "ends"
    labels.fault(f'the text {has} where the token "{token.form}" was due; the tokens are not those of this text in this view', token.line)


def _claims(tokens: Sequence[_Token], level: int, labels: Labels) -> Iterator[Claim]:
    """Yield what the tags of one level claim."""
    for _, held in groupby(tokens, key=lambda one: one.sentence):
        group: list[_Token] = []
        for token in held:
            tag = token.tags[level][0] if level < len(token.tags) else "O"
            goes_on = group and tag[:1] in "IEL" and tag[2:] == group[0].tags[level][0][2:]
            if group and not goes_on:
                yield from _claim(group, level, labels)
                group = []
            if tag != "O":
                group.append(token)
            if group and tag[:1] in "ELSU":
                yield from _claim(group, level, labels)
                group = []
        if group:
            yield from _claim(group, level, labels)


def _claim(group: Sequence[_Token], level: int, labels: Labels) -> Iterator[Claim]:
    first = group[0]
    tag, attributes = first.tags[level]
    gi = labels.element(tag[2:], first.line)
    told = dict(one.split(":", 1) for one in attributes.split(",")) if attributes != "_" else {}
    given = labels.attributes({unquote(key): unquote(value) for key, value in told.items()}, first.line)
    exact = first.form + "".join((" " if before.end < token.start else "") + token.form for before, token in pairwise(group))
    if gi:
        yield Claim(gi, given, first.start, group[-1].end, exact, line=first.line)
