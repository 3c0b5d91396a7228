"""Lists of contents and the divisions that they name: each entry points to its division.

An entry is known by its title, else by its number between others that are
known. Where more than one division could be meant, none is.

TEI: DSFRONT (front matter), COXR (ref, @target)
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..languages import LanguageRules, folded
from ..model import Annotation, Span, Text
from .alignment import pairs_in_order
from .blocks import Block, Line
from .contents import end_of_entry, is_column_head, plain
from .headings import Heading, find_heading

_MOST_TOLD: Final = 5
_PASSES: Final = 4  # each finds what stands between what the one before has found
_LONGEST_ENTRY: Final = 400  # characters
_LONGEST_HEADING: Final = 60
_MOST_HEADS: Final = 4
_APART: Final = frozenset({"boilerplate", "transcriber", "contents", "dedication"})


class _Named(NamedTuple):
    """A division, or an entry: where it stands, its title without its number, the type and number of the division."""

    at: Annotation
    title: str
    said: Heading


def link_contents(text: Text, annotations: Sequence[Annotation], rules: LanguageRules | None) -> tuple[list[Annotation], list[str]]:
    """Return *annotations* with entries of contents pointing to the divisions that they name, and remarks on those that name none."""
    lists = [one for one in annotations if one.gi == "list" and one.get("type") == "contents"]
    if not lists:
        return list(annotations), []
    ordered = sorted(annotations, key=lambda one: (one.start, -one.end))
    divisions = list(_divisions(text.content, ordered, rules))
    items = [one for one in ordered if one.gi == "item"]
    starts = [item.start for item in items]
    targets: dict[Annotation, str] = {}
    refs: list[Annotation] = []
    remarks: list[str] = []
    for one in lists:
        entries = list(_entries(text.content, items[bisect_left(starts, one.start) : bisect_left(starts, one.end)], rules))
        named = [division for division in divisions if not (division.at.start <= one.start and one.end <= division.at.end)]
        pairs = _pairs(entries, named)
        for index, found in sorted(pairs.items()):
            division = named[found].at
            target = targets.setdefault(division, f"div-{len(targets) + 1}")
            refs.append(_ref(text.content, entries[index].at, target))
        if 2 * len(pairs) > len(entries):
            remarks += _remarks(text, entries, named, pairs)
    linked = [one.having(xml_id=targets[one]) if one in targets else one for one in annotations]
    return [*linked, *refs], remarks


def _divisions(content: str, annotations: Iterable[Annotation], rules: LanguageRules | None) -> Iterator[_Named]:
    """Yield the divisions with a heading that a list could name."""
    stack: list[tuple[Annotation, list[str]]] = []
    found: list[tuple[Annotation, list[str]]] = []
    for one in annotations:
        while stack and stack[-1][0].end <= one.start:
            stack.pop()
        if one.gi == "div":
            stack.append((one, []))
            found.append(stack[-1])
        elif one.gi == "head" and stack and len(stack[-1][1]) < _MOST_HEADS:
            stack[-1][1].append(" ".join(content[one.start : min(one.end, one.start + _LONGEST_ENTRY)].split()))
    for division, heads in found:
        if heads and division.get("type") not in _APART:
            titles = [title for head in heads if (title := _title(head, rules))]
            yield _Named(division, " ".join(titles), Heading(division.get("type"), division.get("n")))


def _entries(content: str, items: Iterable[Annotation], rules: LanguageRules | None) -> Iterator[_Named]:
    """Yield the entries of a list; a number alone goes on counting what the entry before it counts."""
    before = Heading()
    for item in items:
        words = content[item.start : min(item.end, item.start + _LONGEST_ENTRY)]
        words = " ".join(words[: _end(words)].split())
        said = _said(words, rules)
        if said.n and not said.type and before.n and before.type and said.n == str(int(before.n) + 1):
            said = Heading(before.type, said.n)
        if said.n:
            before = said
        if not is_column_head(words):
            yield _Named(item, _title(words, rules), said)


def _said(words: str, rules: LanguageRules | None) -> Heading:
    """Return the type and number with which a heading or entry begins."""
    first = words.split(" ", 1)[0] if words else ""
    for part in (words[:_LONGEST_HEADING], first):
        heading = find_heading(Block((Line(0, len(part), 0, len(part)),), part), rules) if part else None
        if heading is not None and heading.n.isdigit():
            return heading
    return Heading()


def _title(words: str, rules: LanguageRules | None) -> str:
    """Return the words of a heading or entry without the division word and number before them."""
    said = plain(words).split()
    names = {folded(name) for name in rules.table("structure", "divisions")} if rules else set()
    if len(said) > 1 and folded(said[0]) in names:
        return " ".join(said[2:])
    if len(said) > 1 and folded(said[1]) in names:
        return " ".join(said[2:])
    if said and _said(words, rules).n:
        return " ".join(said[1:])
    return " ".join(said)


def _pairs(entries: Sequence[_Named], divisions: Sequence[_Named]) -> dict[int, int]:
    """Return for entries, by index, the index of the division that each names: by type and number, by title, by number."""
    pairs: dict[int, int] = {}
    for _ in range(_PASSES):
        known = len(pairs)
        for key in (_by_type, _by_title, _by_number):
            found = pairs_in_order([key(one) for one in entries], [key(one) for one in divisions], pairs)
            pairs = {index: other for index, other in found.items() if index in pairs or _may_name(entries[index], divisions[other])}
        if len(pairs) == known:
            break
    return pairs


def _by_title(one: _Named) -> str:
    return one.title


def _by_type(one: _Named) -> str:
    return f"{one.said.type} {one.said.n}" if one.said.type and one.said.n else ""


def _by_number(one: _Named) -> str:
    return one.said.n


def _may_name(entry: _Named, division: _Named) -> bool:
    """Return whether nothing that the entry says is against the division."""
    kinds = {entry.said.type, division.said.type} - {""}
    return (len(kinds) < 2 or bool(entry.title and entry.title == division.title)) and _agree(entry.title, division.title)


def _agree(title: str, other: str) -> bool:
    """Return whether two titles may be the same: one is missing or a part of the other, or half of their words are.

    >>> _agree("the mill", "of the old mill"), _agree("the mill", "the flood"), _agree("", "the flood")
    (True, False, True)
    """
    if not title or not other or title in other or other in title:
        return True
    words, others = set(title.split()), set(other.split())
    return 2 * len(words & others) > min(len(words), len(others))


def _ref(content: str, item: Annotation, target: str) -> Annotation:
    """Return the words of an entry without the number of its page as a pointer to its division."""
    words = content[item.start : item.end]
    end = _end(words)
    if words[:end].count("_") % 2:
        end = len(words)  # a mark of emphasis closes after the number
    return Annotation(Span(item.start, item.start + len(words[:end].rstrip())), "ref", (("target", f"#{target}"),))


def _end(words: str) -> int:
    """Return where the words of an entry end, before the number of its page or what stands over the column of pages."""
    end = end_of_entry(words.rstrip("_"))
    last = words[:end].rsplit(None, 1)
    return len(last[0]) if len(last) > 1 and is_column_head(last[1]) else end


def _remarks(text: Text, entries: Sequence[_Named], divisions: Sequence[_Named], pairs: dict[int, int]) -> Iterator[str]:
    """Yield what an editor should look at: entries without a division, and where there is none, divisions that the list leaves out."""
    missing = [entry.at for index, entry in enumerate(entries) if index not in pairs]
    if missing:
        what = "1 entry of the contents names" if len(missing) == 1 else f"{len(missing)} entries of the contents name"
        yield f"{what} no division that was found (line {_lines(text, missing)})"
        return
    kinds = {divisions[found].said.type for found in pairs.values()} - {""}
    named = set(pairs.values())
    left_out = [one.at for index, one in enumerate(divisions) if index not in named and one.said.type in kinds]
    if left_out:
        what = "1 division is" if len(left_out) == 1 else f"{len(left_out)} divisions are"
        yield f"{what} not in the contents (line {_lines(text, left_out)})"


def _lines(text: Text, annotations: Sequence[Annotation]) -> str:
    more = ", ..." if len(annotations) > _MOST_TOLD else ""
    return ", ".join(str(text.place(one.start).line) for one in annotations[:_MOST_TOLD]) + more
