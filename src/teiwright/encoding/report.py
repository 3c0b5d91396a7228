"""An account of an encoding: every character of the source, and what was found.

That no character is lost has been proved by then: a document whose text is
not that of its source is never made.
"""

from collections import Counter
from collections.abc import Iterator

from ..guidelines.elements import element as facts_of
from ..guidelines.namespaces import tei
from ..model import Draft


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
    replaced = list(_replaced(draft))
    marks = sum(count for _, count, _ in replaced)
    yield f"characters  {written - marks:,} kept in the text"
    yield f"            {len(content) - written:,} white space, of which words keep their distance and line ends are undone or marked"
    for gi, count, line in replaced:
        yield f"            {count:,} turned into <{gi}> (line {line}), kept in its rend"
    yield "            0 moved, 0 lost"


def _replaced(draft: Draft) -> Iterator[tuple[str, int, int | None]]:
    """Yield the marks that an empty element stands for: its name, how many characters, the line."""
    structure = draft.layer("structure")
    for annotation in structure.annotations if structure else ():
        if annotation.start < annotation.end and facts_of(tei(annotation.gi)).content == "empty":
            words = draft.text.content[annotation.start : annotation.end]
            yield annotation.gi, sum(not character.isspace() for character in words), draft.text.place(annotation.start).line


def _layers(draft: Draft) -> Iterator[str]:
    for layer in draft.layers:
        counts = Counter(annotation.gi for annotation in layer.annotations)
        label = layer.name
        for gi, count in counts.most_common():
            certs = Counter(annotation.get("cert") for annotation in layer.annotations if annotation.gi == gi)
            sure = ", ".join(f"{certs[cert]} {cert}" for cert in ("high", "medium", "low") if certs[cert])
            yield f"{label:11} {count} <{gi}>{f': {sure}' if sure else ''}"
            label = ""
        if not counts:
            yield f"{label:11} nothing found"


def _remarks(draft: Draft) -> Iterator[str]:
    for remark in draft.text.origin.remarks:
        yield f"remark      {remark}"
    for layer in draft.layers:
        for remark in layer.remarks:
            yield f"remark      {remark}"
