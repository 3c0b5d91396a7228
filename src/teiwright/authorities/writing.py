"""New entries into an authority file: laid out as those that stand there, and nothing else changes.

TEI: SASOstdf (standOff), NDPERSE, NDGEOG, NDORG; COBICOR (respStmt)
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from ..guidelines.namespaces import RELAX_NG, TEI, XML_ID, local_name, tei
from ..guidelines.xml_names import is_nc_name
from ..model.edits import Edits
from ..pipeline.settings import PARTIAL_DATE
from .authority_file import KINDS, LISTS
from .spellings import folded

#: Who has suggested an entry that no editor has looked at: the xml:id of a statement of responsibility in the header.
SUGGESTED_BY: Final = "tw-authority"

_STATEMENT: Final = (
    f'<respStmt xml:id="{SUGGESTED_BY}"><resp>entries suggested from the names in the editions</resp><name type="program">teiwright</name></respStmt>'
)
_LINE: Final = re.compile(r"\r?\n[ \t]*\Z")
_NOT_IN_IDS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an entry says: an element, its words (a line end becomes ``lb``), its attributes."""

    gi: str
    words: str
    attributes: tuple[tuple[str, str], ...] = ()

    def markup(self, prefix: str = "") -> str:
        """Return it as XML.

        >>> Statement("note", "A & B", (("type", "x"),)).markup()
        '<note type="x">A &amp; B</note>'
        """
        words = f"<{prefix}lb/>".join(escape(line) for line in self.words.split("\n"))
        return f"<{prefix}{self.gi}{_attributes(self.attributes)}>{words}</{prefix}{self.gi}>"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to be written: *gi* is person, place or org, *statements* stand in TEI's order."""

    gi: str
    id: str
    statements: tuple[Statement, ...]
    attributes: tuple[tuple[str, str], ...] = ()

    def markup(self, prefix: str = "", space: str = "", step: str = "") -> str:
        """Return it as XML; *space* is the white space before it, *step* how much further what it holds is set in."""
        inner = "".join(f"{space}{step}{statement.markup(prefix)}" for statement in self.statements)
        return f"<{prefix}{self.gi} xml:id={quoteattr(self.id)}{_attributes(self.attributes)}>{inner}{space}</{prefix}{self.gi}>"


def _attributes(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes)


def names_of(gi: str, names: Iterable[str]) -> tuple[Statement, ...]:
    """Return the statements that give an entry of the kind *gi* its *names*."""
    return tuple(Statement(KINDS[gi], name) for name in names)


def date_of_life(gi: str, value: str) -> Statement:
    """Return the statement of a ``birth`` or ``death``; a value that is a date counts as one.

    >>> date_of_life("birth", "1873").markup(), date_of_life("death", "around 1950").markup()
    ('<birth when="1873">1873</birth>', '<death>around 1950</death>')
    """
    return Statement(gi, value, (("when", value),) if PARTIAL_DATE.fullmatch(value) else ())


def identifier(kind: str, value: str, *attributes: tuple[str, str]) -> Statement:
    """Return the statement that an entry is *value* in the register *kind*."""
    return Statement("idno", value, (("type", kind), *attributes))


def mint_id(name: str, gi: str, taken: Collection[str]) -> str:
    """Return an xml:id made from *name* that is not among *taken*: letters of ASCII and digits, words parted by hyphens.

    >>> mint_id("Viktor Chernov", "person", ()), mint_id("Чернов", "person", {"chernov"}), mint_id("10th Corps", "org", ())
    ('viktor-chernov', 'chernov-2', 'org-10th-corps')
    """
    stem = _NOT_IN_IDS.sub("-", folded(name)).strip("-")
    if not is_nc_name(stem):
        stem = f"{gi}-{stem}".strip("-")
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def new_file(entries: Sequence[NewEntry], *, source: str, schema_href: str, suggested: bool) -> bytes:
    """Return an authority file of *entries*; *source* is the sentence that says where they come from."""
    statement = f"\n        {_STATEMENT}" if suggested else ""
    edits = Edits(
        f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href={quoteattr(schema_href)} type="application/xml" schematypens="{RELAX_NG}"?>
<TEI xmlns="{TEI}">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>People, places and organisations</title>{statement}
      </titleStmt>
      <publicationStmt>
        <p>Unpublished.</p>
      </publicationStmt>
      <sourceDesc>
        <p>{escape(source)}</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff/>
</TEI>
""".encode()
    )
    add_entries(edits, entries)
    return edits.done()


def statement_of_suggestions(edits: Edits) -> str:
    """Return the pointer to who suggests entries, whose statement is added to the header where it is not there; ``""`` where there is no header."""
    if any(element.get(XML_ID) == SUGGESTED_BY for element in edits.root.iter(etree.Element)):
        return f"#{SUGGESTED_BY}"
    title_stmt = edits.root.find(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('titleStmt')}")
    if title_stmt is None or not len(title_stmt):
        return ""
    last = elements_in(title_stmt)[-1]
    statement = _STATEMENT if not title_stmt.prefix else re.sub(r"<(/?)(?=\w)", rf"<\1{title_stmt.prefix}:", _STATEMENT)
    edits.after(last, edits.space_before(last) + statement)
    return f"#{SUGGESTED_BY}"


def add_entries(edits: Edits, entries: Iterable[NewEntry]) -> None:
    """Put *entries* into the file, each at the end of the first list of its kind; a list that is not there is made."""
    missing: list[tuple[str, list[NewEntry]]] = []
    for gi, group in groupby(sorted(entries, key=lambda one: list(KINDS).index(one.gi)), key=lambda one: one.gi):
        found = _list_of(edits.root, gi)
        if found is None:
            missing.append((gi, list(group)))
        elif not elements_in(found):
            space, step = line_of(edits.space_before(found)), step_below(edits, found)
            edits.fill(found, edits.parts(found)[1].rstrip() + _entries_markup(group, prefix_of(found), space + step, step) + space)
        else:
            last = next(found.iterchildren(tei(gi), reversed=True), elements_in(found)[-1])
            space, step = edits.space_before(last), step_below(edits, last)
            edits.after(last, "".join(space + entry.markup(prefix_of(found), line_of(space), step) for entry in group))
    if missing:
        _add_lists(edits, missing)


def _list_of(root: etree._Element, gi: str) -> etree._Element | None:
    """Return the first list for entries of the kind *gi* that belongs to no entry itself, one in the standOff before others."""
    entries = {tei(kind) for kind in KINDS}
    found = [one for one in root.iter(tei(LISTS[gi])) if not any(above.tag in entries for above in one.iterancestors())]
    return next((one for one in found if any(above.tag == tei("standOff") for above in one.iterancestors())), found[0] if found else None)


def _add_lists(edits: Edits, missing: list[tuple[str, list[NewEntry]]]) -> None:
    """Make the lists that are missing, in the standOff, which is made too where there is none."""
    stand_off = edits.root if edits.root.tag == tei("standOff") else edits.root.find(tei("standOff"))
    if stand_off is None:
        _add_stand_off(edits, missing)
        return
    prefix, space, step = prefix_of(stand_off), line_of(edits.space_before(stand_off)), step_below(edits, stand_off)
    there = elements_in(stand_off)
    if not there:
        edits.fill(stand_off, edits.parts(stand_off)[1].rstrip() + _lists_markup(missing, prefix, space + step, step) + space)
        return
    for gi, entries in missing:
        names = list(LISTS.values())
        before = [one for one in there if local_name(one.tag) in names[: names.index(LISTS[gi])]]
        markup = _lists_markup([(gi, entries)], prefix, line_of(edits.space_before(there[0])), step)
        if before:
            edits.after(before[-1], markup)
        else:
            edits.before(there[0], markup.lstrip() + edits.space_before(there[0]))


def _add_stand_off(edits: Edits, missing: list[tuple[str, list[NewEntry]]]) -> None:
    """Make a standOff with the lists that are missing, after the header or before all else."""
    prefix, first = prefix_of(edits.root), elements_in(edits.root)[0]
    space, step = edits.space_before(first), step_below(edits, edits.root)
    lists = _lists_markup(missing, prefix, line_of(space) + step, step)
    stand_off = f"<{prefix}standOff>{lists}{line_of(space)}</{prefix}standOff>"
    if first.tag == tei("teiHeader"):
        edits.after(first, space + stand_off)
    else:
        edits.before(first, stand_off + space)


def _lists_markup(lists: Iterable[tuple[str, Iterable[NewEntry]]], prefix: str, space: str, step: str) -> str:
    return "".join(
        f"{space}<{prefix}{LISTS[gi]}>{_entries_markup(entries, prefix, space + step, step)}{space}</{prefix}{LISTS[gi]}>" for gi, entries in lists
    )


def _entries_markup(entries: Iterable[NewEntry], prefix: str, space: str, step: str) -> str:
    return "".join(space + entry.markup(prefix, space, step) for entry in entries)


def line_of(space: str) -> str:
    """Return the line end and the indent of the white space before an element, without empty lines; ``""`` where it begins no line."""
    found = _LINE.search(space)
    return found[0] if found else ""


def step_below(edits: Edits, element: etree._Element) -> str:
    """Return how much further than *element* what it holds is set in; where it holds nothing, what is around it shows that."""
    for one in (element, *element.itersiblings(etree.Element, preceding=True), *element.iterancestors()):
        inner = line_of(edits.space_before(elements_in(one)[0])) if elements_in(one) else ""
        outer = line_of(edits.space_before(one)).lstrip("\r\n")
        if inner and inner.lstrip("\r\n").startswith(outer):
            return inner.lstrip("\r\n")[len(outer) :]
    return ""


def elements_in(parent: etree._Element) -> list[etree._Element]:
    """Return the elements that *parent* holds, without comments and instructions."""
    return list(parent.iterchildren(etree.Element))


def prefix_of(element: etree._Element) -> str:
    """Return what stands before the names of elements where *element* stands: ``""``, or a prefix with its colon."""
    return f"{element.prefix}:" if element.prefix else ""
