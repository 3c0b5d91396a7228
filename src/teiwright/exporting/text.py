"""Document -> plain text.

TEI: ST (the text of a document), CONO (notes), CORS5 (lb)
"""

import textwrap
from collections.abc import Iterator
from typing import Final

from ..model import Document, Flat, SettingsError, flatten
from ..pipeline import exporter
from ..pipeline.rendering import Asked
from .notes import Calls, Note, Numbers, as_exported, mark_of, notes_of
from .views import view_for

_PLACES: Final = ("none", "end", "inline")
_NARROWEST: Final = 20  # columns


@exporter(suffix=".txt")
def to_text(
    document: Document,
    *,
    view: str = "reading",
    notes: str = "none",
    wrap: int = 0,
    lines: bool = False,
    witness: str = "",
    rendering: Asked = (),
) -> str:
    r"""Return the text of *view*, ending in one newline.

    *notes* ``end`` puts the notes after the text, each with its mark or, where
    it has none, a number, ``inline`` each in brackets where it is called;
    ``none`` leaves them out. *wrap* breaks lines of more columns than
    that between words; *lines* begins a line where the document does. *witness*
    and *rendering* are those of `view_for`. Raises SettingsError for anything
    else.

    >>> from lxml import etree
    >>> p = '<p xmlns="http://www.tei-c.org/ns/1.0">Word.<note>A note.</note></p>'
    >>> to_text(Document(etree.fromstring(p)), notes="end")
    'Word.\n\n[1] A note.\n'
    >>> to_text(Document(etree.fromstring(p)), notes="inline")
    'Word. [A note.]\n'
    """
    if notes not in _PLACES:
        raise SettingsError(f'notes must be one of {", ".join(_PLACES)}, not "{notes}"')
    if wrap and wrap < _NARROWEST:
        raise SettingsError(f"wrap counts columns, at least {_NARROWEST}; {wrap} is too few")
    calls = Calls(document.root) if notes != "none" else None
    asked = view_for(document, view, witness=witness, rendering=rendering, lines=lines)
    flat = flatten(document.root, asked, mapped=bool(calls), elements=False)
    found = [] if calls is None else list(notes_of(flat, calls))
    parts = ["".join(_with_notes(flat, found)) if notes == "inline" else flat.text.content]
    if notes == "end" and calls is not None:
        numbers = Numbers(calls)
        parts += [_marked(note, calls.words_of(note.element), numbers) for note in found]
    content = "\n\n".join(part for part in parts if part)
    return as_exported(_wrapped(content, wrap) if wrap else content)


def _marked(note: Note, call: str, numbers: Numbers) -> str:
    """Return the text of *note*, which the words *call* call, after its mark, which is not written twice."""
    content = note.flat.text.content
    mark = mark_of(note.element, content, call)
    return content if mark.written else f"[{mark.sign or numbers.next()}] {content}"


def _with_notes(flat: Flat, notes: list[Note]) -> Iterator[str]:
    """Yield the text with each note in brackets at its anchor, in one line."""
    content, done = flat.text.content, 0
    for note in notes:
        words = " ".join(line for line in note.flat.text.content.split("\n") if line)
        before = content[done : note.anchor]
        yield before
        done = note.anchor
        if words:
            yield f"{'' if note.anchor == 0 or content[note.anchor - 1].isspace() else ' '}[{words}]"
    yield content[done:]


def _wrapped(content: str, width: int) -> str:
    """Return *content* with its long lines broken between words; those of a table stay as they are."""
    wrapper = textwrap.TextWrapper(width, expand_tabs=False, replace_whitespace=False, break_long_words=False, break_on_hyphens=False)
    return "\n".join(line if len(line) <= width or "\t" in line else wrapper.fill(line) for line in content.split("\n"))
