"""What the parts of one page share while it is written."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ...guidelines.namespaces import tei
from ...guidelines.views import View
from ...model import Document, flatten
from .apparatus import Apparatus
from .dates import Dates
from .identifiers import Identifiers
from .names import Names
from .notes import Notes
from .shapes import Surroundings


@dataclass(slots=True, eq=False)
class Edition:
    """One page in the making: the ids given out, what the indexes and lists at its end will hold, the switches it needs."""

    document: Document
    view: View
    identifiers: Identifiers
    names: Names
    dates: Dates
    notes: Notes
    apparatus: Apparatus
    switches: set[str] = field(default_factory=set)
    has_doubts: bool = False
    headings: dict[etree._Element, int] = field(default_factory=dict)
    paragraphs: int = 0
    _numbers_lines: bool | None = None
    _alike: dict[Surroundings, dict[Any, Any]] = field(default_factory=dict)

    def alike_in(self, surroundings: Surroundings) -> dict[Any, Any]:
        """Return how elements that are alike are written in such *surroundings*, as the walk has found it so far."""
        return self._alike.setdefault(surroundings, {})

    @property
    def numbers_lines(self) -> bool:
        """Whether the document numbers its verse lines: some line has a number."""
        if self._numbers_lines is None:
            self._numbers_lines = any(line.get("n") for line in self.document.root.iter(tei("l")))
        return self._numbers_lines

    def next_paragraph(self) -> int:
        """Return the number of the next paragraph that can be cited."""
        self.paragraphs += 1
        return self.paragraphs

    @classmethod
    def of(cls, document: Document, view: View) -> "Edition":
        """Return an empty page for *document* in *view*."""
        identifiers = Identifiers(document.root)
        return cls(
            document,
            view,
            identifiers,
            Names(document, identifiers),
            Dates(identifiers),
            Notes(identifiers, document.root, lambda note: flatten(note, view, mapped=False).text.content),
            Apparatus(identifiers),
        )
