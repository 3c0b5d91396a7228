"""Notes and the marks in the text that they belong to, linked both ways.

A mark and a note belong together that say the same. Where several do, their
order decides: notes that begin to count anew in each chapter belong to marks
that do so as often; else a note has the mark of its turn among the last
before it.

TEI: CONONO (note, @target), COXR (ref)
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ..model import Annotation, Place, Span, Text
from .marks import Mark, mark_at, marks_between

_MOST_TOLD: Final = 5
_NO_RUNNING_TEXT: Final = frozenset({"note", "figure", "fw"})
#: Forms that mean a note wherever they stand; the others only where a note has the same.
_SURE: Final = frozenset({"[", "*"})


class _Reference(NamedTuple):
    """A mark in running text; *run* tells how often marks of its form have begun anew to count up to it."""

    mark: Mark
    span: Span
    run: int


def link_notes(text: Text, annotations: Sequence[Annotation]) -> tuple[list[Annotation], list[str]]:
    """Return *annotations* with each note pointing to its mark in the text, which becomes a ``ref`` to it, and remarks on what found none."""
    notes = [one for one in annotations if one.gi == "note" and one.get("n")]
    references = _references(text.content, annotations)
    pairs = dict(_pairs(text.content, notes, references))
    linked: list[Annotation] = []
    for number, note in enumerate(notes, 1):
        mark = pairs.get(note)
        if mark is not None:
            linked.append(note.having(xml_id=f"note-{number}", target=f"#mark-{number}"))
            linked.append(Annotation(mark, "ref", (("xml:id", f"mark-{number}"), ("target", f"#note-{number}"), ("type", "note"))))
    replaced = set(pairs)
    found = [*(one for one in annotations if one not in replaced), *linked]
    taken = set(pairs.values())
    alone = [one.span.start for one in references if one.span not in taken and one.mark.form in _SURE]
    without_mark = [note.start for note in notes if note not in pairs]
    return found, [
        *_remark(text, without_mark, "1 note has no mark in the text that it belongs to", "{} notes have no mark in the text that they belong to"),
        *_remark(text, alone, "1 mark of a note belongs to no note", "{} marks of notes belong to no note"),
    ]


def _references(content: str, annotations: Iterable[Annotation]) -> list[_Reference]:
    """Return the marks of the text outside notes, figures, the heads of pages and what a library adds."""
    marks = list(marks_between(content, 0, len(content)))
    if not marks:
        return []
    apart: list[tuple[int, int]] = []
    for start, end in sorted((one.start, one.end) for one in annotations if one.gi in _NO_RUNNING_TEXT or one.get("type") == "boilerplate"):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    starts = [start for start, _ in apart]
    found: list[_Reference] = []
    runs: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for mark, start, end in marks:
        before = bisect_right(starts, start) - 1
        if before < 0 or apart[before][1] <= start:
            runs[mark.form] = _next_run(runs[mark.form], mark.n)
            found.append(_Reference(mark, Span(start, end), runs[mark.form][0]))
    return found


def _next_run(run: tuple[int, int], n: str) -> tuple[int, int]:
    """Return which run of numbers *n* stands in, after the *run* of the number before, and the number itself."""
    if not n.isdecimal():
        return run
    return (run[0] + (int(n) <= run[1]), int(n))


def _pairs(content: str, notes: Sequence[Annotation], references: Sequence[_Reference]) -> Iterator[tuple[Annotation, Span]]:
    """Yield notes with their marks."""
    by_sign: defaultdict[str, list[_Reference]] = defaultdict(list)
    for reference in references:
        by_sign[reference.mark.sign].append(reference)
        if reference.mark.form != ")":
            by_sign[reference.mark.n].append(reference)
    alike: defaultdict[str, list[tuple[Annotation, int]]] = defaultdict(list)
    run = (0, 0)
    for note in notes:
        n = note.get("n")
        run = _next_run(run, n)
        mark = mark_at(content, note.start, note.end)
        alike[mark.sign if mark is not None and mark.n == n and mark.sign in by_sign else n].append((note, run[0]))
    for sign, held in alike.items():
        yield from _in_order(held, by_sign.get(sign, []))


def _in_order(notes: Sequence[tuple[Annotation, int]], references: Sequence[_Reference]) -> Iterator[tuple[Annotation, Span]]:
    """Yield notes that say the same with their marks, those between which no mark stands together."""
    used = first = 0
    while first < len(notes):
        before = bisect_right(references, notes[first][0].start, key=lambda one: one.span.start)
        last = first
        while last < len(notes) and (before == len(references) or notes[last][0].start < references[before].span.start):
            last += 1
        group, offered = notes[first:last], references[used:before]
        by_run = {one.run: one.span for one in offered}
        runs = [run for _, run in group]
        if len(group) != len(offered) and len(set(runs)) == len(group) > 1 and (by_run.keys() <= set(runs) or by_run.keys() >= set(runs)):
            yield from ((note, by_run[run]) for note, run in group if run in by_run)
        else:
            yield from ((note, one.span) for (note, _), one in zip(group, offered[-len(group) :], strict=False))
        used, first = before, last


def _remark(text: Text, orphans: Sequence[int], one: str, several: str) -> list[str]:
    if not orphans:
        return []
    lines = ", ".join(_line(text.place(offset)) for offset in orphans[:_MOST_TOLD])
    more = ", ..." if len(orphans) > _MOST_TOLD else ""
    return [f"{one if len(orphans) == 1 else several.format(len(orphans))} (line {lines}{more})"]


def _line(place: Place) -> str:
    return str(place.line)
