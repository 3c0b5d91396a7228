"""The notes of a text with their own texts, for all formats that set them apart.

TEI: CONO (notes)
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

from lxml import etree

from ..guidelines.namespaces import tei
from ..model import Flat, flatten

#: In so many texts of a note its mark is found, if it begins with one.
_FIRST_TEXTS: Final = 8


class Note(NamedTuple):
    """A note, the offset in the main text at which it is anchored, and its own text; a note within a note stands where that one does."""

    anchor: int
    element: etree._Element
    flat: Flat


def notes_of(flat: Flat) -> Iterator[Note]:
    """Yield the notes of *flat* and those within them, in document order.

    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">One<note>a<note>b</note></note> two<note>c</note></p>')
    >>> [(note.anchor, note.flat.text.content) for note in notes_of(flatten(p))]
    [(3, 'a'), (3, 'b'), (7, 'c')]
    """
    waiting = [(note.anchor, note.element) for note in reversed(flat.notes)]
    while waiting:
        anchor, element = waiting.pop()
        own = flatten(element, flat.view, runs=flat.has_runs)
        yield Note(anchor, element, own)
        waiting.extend((anchor, inner.element) for inner in reversed(own.notes))


class Mark(NamedTuple):
    """By what a text calls a note: the *sign* alone, and how it is *written* where the note itself begins with it; ``""`` for what is not there."""

    sign: str
    written: str


#: What ``@n`` may hold that is a mark: a number, a letter once or twice, a Roman number, or a sign; anything else is a name of the encoder's.
_MARK: Final = re.compile(r"\d{1,4}(?:[-.]\d{1,4})?[a-z]?|([^\W\d_])\1?|[ivxlcdm]{2,8}|([*†‡§¶‖#+°])\2{0,3}")
_BRACKETS: Final = re.compile(r"[\[(]?(.*?)[\])]?[.]?")
#: With these a note begins that has a mark, whatever else is known of it.
_WRITTEN: Final = re.compile(r"(?:([*†‡])\1{0,3}|\[(?:\d{1,3}|[a-z])\]|\(?\d{1,3}\)|[a-z]\))(?=\s)")


def mark_of(note: etree._Element, content: str, call: str = "") -> Mark:
    """Return the mark of *note*, whose own text is *content*; *call* are the words of the text that lead to it, if any do.

    A mark is the one that the note begins with, else what the text calls it
    by, else its ``@n``. None is guessed: a number and a full stop may begin a
    citation, "(c)" is another sign, and a note that goes on with a second number
    is a list.

    TEI: CONO (``@n`` of a note)

    >>> note = etree.fromstring('<note n="2"/>')
    >>> mark_of(note, "[2] One."), mark_of(note, "2 men came."), mark_of(note, "* Once.")
    (Mark(sign='2', written='[2]'), Mark(sign='2', written=''), Mark(sign='*', written='*'))
    >>> mark_of(etree.fromstring("<note/>"), "1. Cor. 13"), mark_of(etree.fromstring("<note/>"), "1) one, 2) two")
    (Mark(sign='', written=''), Mark(sign='', written=''))
    """
    content = content.lstrip()
    named = sign_of(note.get("n", ""))
    if named:
        written = next((one for one in _forms(named) if _begins(content, one)), "")
        if written:
            return Mark(named, written)
    found = _WRITTEN.match(content)
    if found and not _goes_on(content, found[0]):
        return Mark(sign_of(found[0]), found[0])
    return Mark(sign_of(call) or named, "")


def beginning_of(note: etree._Element) -> str:
    """Return the first words of *note* as the document has them, whatever a view shows of them."""
    return "".join(islice(note.itertext(), _FIRST_TEXTS))


def sign_of(words: str) -> str:
    """Return the sign that *words* are, without its brackets or full stop, or ``""`` where they are anything else.

    >>> sign_of("[a]"), sign_of("*"), sign_of("3."), sign_of("see note 3"), sign_of("fn3")
    ('a', '*', '3', '', '')
    """
    found = _BRACKETS.fullmatch(words.strip()) if words else None
    return found[1] if found and _MARK.fullmatch(found[1]) else ""


def _forms(sign: str) -> tuple[str, ...]:
    return (f"[{sign}]", f"({sign})", f"{sign})", f"{sign}.") if sign[-1].isalnum() else (sign,)


def _begins(content: str, written: str) -> bool:
    after = content[len(written) : len(written) + 1]
    return content.startswith(written) and not (written.endswith(".") and after.isalnum()) and after != written[-1]


def _goes_on(content: str, written: str) -> bool:
    """Return whether *content* has the mark that follows *written*, as lists have."""
    sign = sign_of(written)
    following = str(int(sign) + 1) if sign.isdecimal() else chr(ord(sign) + 1) if sign.isalpha() else ""
    return bool(following) and written.replace(sign, following) in content


class Numbers:
    """The numbers of notes that have no mark, counted; none of them is the mark of another note of *root*."""

    def __init__(self, root: etree._Element) -> None:
        self._taken = {mark_of(note, beginning_of(note)).sign for note in root.iter(tei("note"))}
        self._last = 0

    def next(self) -> int:
        """Return the next number.

        >>> body = etree.fromstring('<body xmlns="http://www.tei-c.org/ns/1.0"><note/><note n="1"/><note/></body>')
        >>> numbers = Numbers(body)
        >>> numbers.next(), numbers.next()
        (2, 3)
        """
        self._last += 1
        while str(self._last) in self._taken:
            self._last += 1
        return self._last


def as_exported(content: str) -> str:
    r"""Return *content* as the text export has it: ending in a newline.

    >>> as_exported("a"), as_exported("kept\n")
    ('a\n', 'kept\n')
    """
    return content if content.endswith("\n") else f"{content}\n"
