"""Notes and the marks in the text that they belong to, linked both ways.

TEI: CONONO (note, @target), COXR (ref)
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from ..model import Annotation, Place, Span, Text
from .notes import references_in

_MOST_TOLD: Final = 5


def link_notes(text: Text, annotations: Sequence[Annotation]) -> tuple[list[Annotation], list[str]]:
    """Return *annotations* with each note pointing to its mark in the text, which becomes a ``ref`` to it, and remarks on what found none.

    Of several marks alike a note belongs to the last before it, or where there
    are as many notes as marks, to the one of its turn.
    """
    notes = [one for one in annotations if one.gi == "note" and one.get("n")]
    if not notes:
        return list(annotations), []
    marks = _marks(text.content, annotations, {one.get("n") for one in notes})
    pairs = dict(_pairs(notes, marks))
    linked: list[Annotation] = []
    for number, note in enumerate(notes, 1):
        mark = pairs.get(note)
        if mark is not None:
            linked.append(note.having(xml_id=f"note-{number}", target=f"#mark-{number}"))
            linked.append(Annotation(mark, "ref", (("xml:id", f"mark-{number}"), ("target", f"#note-{number}"), ("type", "note"))))
    replaced = set(pairs)
    found = [*(one for one in annotations if one not in replaced), *linked]
    orphans = [note for note in notes if note not in pairs]
    return found, _remarks(text, orphans)


def _marks(content: str, annotations: Iterable[Annotation], wanted: set[str]) -> dict[str, list[Span]]:
    """Return the marks of the text outside notes, by what they say."""
    marks: defaultdict[str, list[Span]] = defaultdict(list)
    notes = sorted((one.start, one.end) for one in annotations if one.gi in {"note", "figure", "fw"})
    starts = [start for start, _ in notes]
    for sign, start, end in references_in(content):
        before = bisect_right(starts, start) - 1
        if sign in wanted and (before < 0 or notes[before][1] <= start):
            marks[sign].append(Span(start, end))
    return marks


def _pairs(notes: Sequence[Annotation], marks: dict[str, list[Span]]) -> Iterable[tuple[Annotation, Span]]:
    by_sign: defaultdict[str, list[Annotation]] = defaultdict(list)
    for note in notes:
        by_sign[note.get("n")].append(note)
    for sign, alike in by_sign.items():
        spans = marks.get(sign, [])
        if len(spans) == len(alike) and all(span.start < note.start for span, note in zip(spans, alike, strict=True)):
            yield from zip(alike, spans, strict=True)
            continue
        used = 0
        for note in alike:
            before = bisect_right(spans, note.start, key=lambda span: span.start)
            if before > used:
                yield note, spans[before - 1]
                used = before


def _remarks(text: Text, orphans: Sequence[Annotation]) -> list[str]:
    if not orphans:
        return []
    lines = ", ".join(_line(text.place(note.start)) for note in orphans[:_MOST_TOLD])
    more = ", ..." if len(orphans) > _MOST_TOLD else ""
    count = "1 note has" if len(orphans) == 1 else f"{len(orphans)} notes have"
    return [f"{count} no mark in the text that it belongs to (line {lines}{more})"]


def _line(place: Place) -> str:
    return str(place.line)
