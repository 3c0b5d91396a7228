"""An account of an encoding: every character of the source, and what was found.

That no character is lost has been proved by then: a document whose text is
not that of its source is never made.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from ..guidelines.elements import element as facts_of
from ..guidelines.marks import marks_at
from ..guidelines.namespaces import tei
from ..model import Draft
from .boilerplate import boilerplate_spans, outside

_MOST_LINES: Final = 5


def report(draft: Draft) -> str:
    """Return the account, a fact a line.

    That no character is missing was proved when the document was made.
    """
    return "\n".join([*_source(draft), *_characters(draft), *_layers(draft), *_remarks(draft)])


def _source(draft: Draft) -> Iterator[str]:
    origin = draft.text.origin
    encoding = f", {origin.encoding}" if origin.encoding else ""
    confidence = f" (confidence {origin.confidence:.2f})" if origin.confidence is not None else ""
    yield f"source      {origin.name or 'text'}: {len(draft.text):,} characters{encoding}{confidence}; language {draft.language}"


def _characters(draft: Draft) -> Iterator[str]:
    content = draft.text.content
    written = sum(not character.isspace() for character in content)
    replaced = _replaced(draft)
    marks = sum(count for count, _ in replaced.values())
    yield f"characters  {written - marks:,} kept in the text"
    yield f"            {len(content) - written:,} white space, of which words keep their distance and line ends are undone or marked"
    for gi, (count, lines) in replaced.items():
        yield f"            {count:,} turned into <{gi}> (line {', '.join(lines)}), kept in its rend"
    yield "            0 moved, 0 lost"


def _replaced(draft: Draft) -> dict[str, tuple[int, list[str]]]:
    """Return the marks that elements stand for: by their name how many characters, and the lines of the first."""
    structure = draft.layer("structure")
    counts: Counter[str] = Counter()
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for annotation in structure.annotations if structure else ():
        if annotation.start == annotation.end:
            continue
        if facts_of(tei(annotation.gi)).content == "empty":
            replaced = draft.text.content[annotation.start : annotation.end]
        else:
            replaced = "".join(marks_at(annotation.gi, dict(annotation.attributes).get) or ())
        if not replaced:
            continue
        counts[annotation.gi] += sum(not character.isspace() for character in replaced)
        if len(lines[annotation.gi]) <= _MOST_LINES:
            lines[annotation.gi].append(str(draft.text.place(annotation.start).line))
    return {gi: (count, [*lines[gi][:_MOST_LINES], *(["..."] if len(lines[gi]) > _MOST_LINES else [])]) for gi, count in counts.items()}


def _layers(draft: Draft) -> Iterator[str]:
    spans = boilerplate_spans(draft.layer("structure"))
    for layer in draft.layers:
        annotations = layer.annotations if layer.name == "structure" else outside(layer.annotations, spans)
        counts = Counter(annotation.gi for annotation in annotations)
        label = layer.name
        for gi, count in counts.most_common():
            certs = Counter(annotation.get("cert") for annotation in annotations if annotation.gi == gi)
            sure = ", ".join(f"{certs[cert]} {cert}" for cert in ("high", "medium", "low") if certs[cert])
            yield f"{label:11} {count} <{gi}>{f': {sure}' if sure else ''}"
            label = ""
        if not counts:
            yield f"{label:11} nothing found"
        elif layer.voices:
            yield f"{'':11} told by {', '.join(f'{voice} {count}' for voice, count in layer.voices)}"


def _remarks(draft: Draft) -> Iterator[str]:
    for remark in draft.text.origin.remarks:
        yield f"remark      {remark}"
    for layer in draft.layers:
        for remark in layer.remarks:
            yield f"remark      {remark}"
        for reason in layer.reasons:
            yield f"reason      {reason}"
