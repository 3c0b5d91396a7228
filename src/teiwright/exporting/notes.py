"""The notes of a text with their own texts, for all formats that set them apart.

TEI: CONO (notes)
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from lxml import etree

from ..guidelines.elements import element
from ..guidelines.namespaces import XML_ID, tei
from ..model import Flat, flatten

#: In so many texts of a note its mark is found, if it begins with one.
_FIRST_TEXTS: Final = 8


class Note(NamedTuple):
    """A note, the offset in the main text at which it is anchored, and its own text; a note within a note stands where that one does."""

    anchor: int
    element: etree._Element
    flat: Flat


def notes_of(flat: Flat, calls: "Calls | None" = None) -> Iterator[Note]:
    """Yield the notes of *flat* and those within them, in document order; with *calls* each is anchored where it is called.

    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">One<note>a<note>b</note></note> two<note>c</note></p>')
    >>> [(note.anchor, note.flat.text.content) for note in notes_of(flatten(p))]
    [(3, 'a'), (3, 'b'), (7, 'c')]
    """
    anchors = calls.anchors(flat) if calls else {}
    waiting = [(anchors.get(note.element, note.anchor), note.element) for note in reversed(flat.notes)]
    if anchors:
        waiting.sort(key=lambda one: one[0], reverse=True)
    while waiting:
        anchor, element = waiting.pop()
        own = flatten(element, flat.view, elements=False)
        yield Note(anchor, element, own)
        waiting.extend((anchor, inner.element) for inner in reversed(own.notes))


#: What has a place in the text and can call a note.
_PLACES: Final = tuple(map(tei, ("ref", "ptr", "anchor")))
_ANCHOR: Final = tei("anchor")
_NOTE: Final = tei("note")


class Calls:
    """Where the text of *root* calls its notes.

    A note that names a ``ref``, a ``ptr`` or an ``anchor`` in ``@target`` is
    called there. One that stands among other notes or between blocks, so that
    its own place says nothing, is called by the first ``ref`` or ``ptr`` that
    leads to it and holds nothing but a mark; "see note 3" calls none.

    TEI: CONO (``@target`` of a note), COXR (ref, ptr), SACS (pointers)

    >>> text = etree.fromstring('''<text xmlns="http://www.tei-c.org/ns/1.0"><p>One<ref target="#n">1</ref></p>
    ...     <note xml:id="n">a</note></text>''')
    >>> Calls(text).words_of(text[1])
    '1'
    """

    def __init__(self, root: etree._Element) -> None:
        self._of: dict[etree._Element, etree._Element] = {}
        self._at: dict[etree._Element, etree._Element] = {}
        self._of_notes: dict[etree._Element, bool] = {}  # whether what holds notes holds words as well
        by_id: dict[str, etree._Element] = {}
        by_target: dict[str, list[etree._Element]] = {}
        self.notes: list[etree._Element] = []
        places: list[etree._Element] = []
        for node in root.iter(_NOTE, *_PLACES):  # a document is walked over once
            (self.notes if node.tag == _NOTE else places).append(node)
        for note in self.notes:
            for target in (note.get("target") or "").split():
                by_target.setdefault(target, []).append(note)
            if identifier := note.get(XML_ID):
                by_id.setdefault(f"#{identifier}", note)
        for place in places if by_target else ():
            for note in by_target.get(f"#{place.get(XML_ID)}", ()):
                self._call(note, place)
        for place in [one for one in places if one.tag != _ANCHOR] if by_id else ():
            for target in (place.get("target") or "").split():
                if target in by_id and by_id[target] not in self._of and _is_mark(place) and self._stands_apart(by_id[target], target):
                    self._call(by_id[target], place)

    def _call(self, note: etree._Element, place: etree._Element) -> None:
        if note not in self._of and note not in place.iterancestors(_NOTE):
            self._of[note] = place
            self._at.setdefault(place, note)

    def _stands_apart(self, note: etree._Element, pointer: str) -> bool:
        """Return whether the place of *note* says nothing: between blocks, in a paragraph or an item of notes alone, or right after its mark."""
        parent, before = note.getparent(), note.getprevious()
        if before is not None and before.tag in _PLACES and not (before.tail or "").strip() and pointer in (before.get("target") or "").split():
            return True
        if parent is None:
            return True
        if parent not in self._of_notes:
            self._of_notes[parent] = not element(parent.tag).holds_text or _holds_notes_alone(parent)
        return self._of_notes[parent]

    def __bool__(self) -> bool:
        return bool(self._of)

    def at(self, place: etree._Element) -> etree._Element | None:
        """Return the note that is called at *place*, or None."""
        return self._at.get(place)

    def words_of(self, note: etree._Element) -> str:
        """Return the words of the text that call *note*, or ``""``."""
        call = self._of.get(note)
        return "" if call is None else "".join(call.itertext())

    def anchors(self, flat: Flat) -> dict[etree._Element, int]:
        """Return the offsets of *flat* at which notes are called, of those that its text has a place for."""
        content, found = flat.text.content, {}
        for place, start, end in flat.placed() if self._at else ():
            if place not in self._at:
                continue
            if start == end and _follows_words(place):
                while end and content[end - 1].isspace():  # what has no words of its own stands at the words before it
                    end -= 1
            found[self._at[place]] = end
        return found


def _is_mark(place: etree._Element) -> bool:
    words = "".join(place.itertext())
    return not words.strip() or bool(sign_of(words))


def _follows_words(place: etree._Element) -> bool:
    parent = place.getparent()
    return place.getprevious() is not None or (parent is not None and bool((parent.text or "").strip()))


def _holds_notes_alone(node: etree._Element) -> bool:
    return not (node.text or "").strip() and all(child.tag == _NOTE and not (child.tail or "").strip() for child in node)


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
    """The numbers of notes that have no mark, counted; none of them is the mark of another note, by itself or by what *calls* it."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._marks: dict[etree._Element, Mark] = {}
        self._last = 0

    @cached_property
    def _taken(self) -> set[str]:
        return {self.mark_of(note).sign for note in self._calls.notes}

    def mark_of(self, note: etree._Element) -> Mark:
        """Return the mark of *note* as far as the document goes; a view may not show it."""
        found = self._marks.get(note)
        if found is None:
            found = self._marks[note] = mark_of(note, beginning_of(note), self._calls.words_of(note))
        return found

    def next(self) -> int:
        """Return the next number.

        >>> body = etree.fromstring('<body xmlns="http://www.tei-c.org/ns/1.0"><note/><note n="1"/><note/></body>')
        >>> numbers = Numbers(Calls(body))
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
