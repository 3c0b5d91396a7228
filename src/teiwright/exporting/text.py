"""Document -> plain text.

TEI: ST (the text of a document), CONO (notes)
"""

from ..model import Document, SettingsError, flatten
from ..pipeline import exporter
from .notes import as_exported, notes_of


@exporter(suffix=".txt")
def to_text(document: Document, *, view: str = "reading", notes: str = "none") -> str:
    r"""Return the text of *view*, ending in one newline.

    *notes* ``end`` puts the notes after the text, numbered in its order;
    ``none`` leaves them out. Raises SettingsError for anything else.

    >>> from lxml import etree
    >>> p = '<p xmlns="http://www.tei-c.org/ns/1.0">Word.<note>A note.</note></p>'
    >>> to_text(Document(etree.fromstring(p)), notes="end")
    'Word.\n\n[1] A note.\n'
    """
    if notes not in {"none", "end"}:
        raise SettingsError(f'notes must be one of none, end, not "{notes}"')
    flat = flatten(document.root, view, mapped=False)
    parts = [flat.text.content]
    if notes == "end":
        parts += [f"[{number}] {note.flat.text.content}" for number, note in enumerate(notes_of(flat), 1)]
    return as_exported("\n\n".join(part for part in parts if part))
