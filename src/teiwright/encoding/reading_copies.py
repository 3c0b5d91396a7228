"""What annotators read of a document that exists, and the way back from there to its text.

They read its running text: words whole across a broken line, every note after
the text in which it stands, so that a note parts no name and no quotation.

TEI: CONO (notes), CORS5 (break)
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ..guidelines.elements import element as facts_of
from ..model import Annotation, Document, Draft, Flat, Layer, Span, running_text
from ..model.flattening import Run

#: What annotators are told of the structure.
_BLOCKS: Final = frozenset("div head p ab l lg sp speaker item cell closer opener salute dateline signed note".split())


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """The running text of a document as a draft, and where its words stand in ``document.text("source")``."""

    draft: Draft
    running: Flat
    source: Flat

    @classmethod
    def of(cls, document: Document, *, notes: bool = True) -> "ReadingCopy":
        """Return what annotators read of *document*: its blocks are the layer ``structure``; *notes* tells whether its notes are read.

        >>> from teiwright.model import parse_xml
        >>> tree = parse_xml(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>One.<note>Two.</note></p></body></text></TEI>')
        >>> [(one.gi, one.start, one.end) for one in ReadingCopy.of(Document(tree.getroot())).draft.layer("structure").annotations]
        [('p', 0, 4), ('note', 6, 10)]
        """
        running = running_text(document.root, document.origin, notes=notes)
        blocks = (
            Annotation(Span(extent.start, extent.end), extent.gi)
            for extent in running.extents
            if extent.gi in _BLOCKS and extent.start < extent.end and facts_of(extent.element.tag).gi
        )
        return cls(Draft(running.text, (Layer.of("structure", "", blocks),)), running, document.flat("source"))

    def in_source(self, layers: Iterable[Layer]) -> list[Layer]:
        """Return *layers* of the draft with the offsets that their words have in the source; without words of the tree there is nothing to say."""
        where = _Whereabouts(self.running, self.source)
        return [replace(layer, annotations=Layer.of("", "", where.all_of(layer.annotations)).annotations) for layer in layers]


class _Whereabouts:
    """Where the characters of one flat text stand in another of the same tree."""

    def __init__(self, here: Flat, there: Flat) -> None:
        self.here = here
        self.there: dict[tuple[int, bool], list[Run]] = defaultdict(list)
        for run in there.runs:
            self.there[id(run.element), run.tail].append(run)

    def all_of(self, annotations: Iterable[Annotation]) -> Iterable[Annotation]:
        for annotation in annotations:
            span = self.span(annotation.start, annotation.end)
            if span is not None:
                yield replace(annotation, span=span)

    def span(self, start: int, end: int) -> Span | None:
        """Return where the characters from *start* to *end* stand there; None where the tree has none of them, or has them in another order."""
        runs = self.here.runs
        first, last = self.here.run_from(start), self.here.run_from(end - 1)
        if last == len(runs) or runs[last].start >= end:
            last -= 1
        if first > last:
            return None
        begin = self.offset(runs[first], max(start, runs[first].start))
        stop = self.offset(runs[last], min(end, runs[last].end) - 1) + 1
        return Span(begin, stop) if begin < stop else None

    def offset(self, run: Run, at: int) -> int:
        """Return where the character *at*, which is in *run*, stands there."""
        within = run.offset + at - run.start
        runs = self.there[id(run.element), run.tail]
        counterpart = runs[bisect_right(runs, within, key=lambda one: one.offset) - 1]
        return counterpart.start + within - counterpart.offset
