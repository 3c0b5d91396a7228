"""An authority file as a table, and a table as an authority file, or into one.

The table has what most editors keep of an entry. What it cannot hold (further
notes, other elements and attributes, a second identifier of one register)
stays in the file into which a table is read, and so does an entry of which
the table has no row: nothing is lost by leaving it out.

TEI: NDPERS, NDGEOG, NDORG
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from ..guidelines.namespaces import XML_ID, local_name, tei
from ..model import Place, SourceError, flatten
from ..model.edits import Edits
from .authority_file import KINDS, LISTS, entry_elements, ids_in, read_authority
from .tables import COLUMNS, IDENTIFIERS, Row, Table, joined, parted, require_exact, spaced, write_table
from .writing import NewEntry, Statement, add_entries, date_of_life, elements_in, line_of, names_of, new_file, prefix_of

_NESTED: Final = frozenset({*KINDS, *LISTS.values(), "personGrp", "listRelation", "relation"})
_NOTES: Final = frozenset({"note", "noteGrp", "bibl", "biblStruct", "biblFull", "listBibl", "ptr", "ref", "link", "linkGrp"})
#: The statements of an entry in the order in which TEI has them; what is not named stands before the identifiers.
_ORDER: Final = (frozenset(KINDS.values()), frozenset({"birth"}), frozenset({"death"}), frozenset[str](), frozenset({"idno"}), _NOTES, _NESTED)
_ELSE: Final = _ORDER.index(frozenset())


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an exchange made, and what is to be said about it."""

    data: bytes
    remarks: tuple[str, ...] = ()


def export_table(data: bytes, file: str) -> Exchanged:
    """Return the table of the authority file *data*, which is called *file*, one row an entry, in its order.

    Raises MarkupError where it is no authority file.
    """
    authority = read_authority(data, file)
    rows = [cells_of(entry.element) for entry in authority.entries]
    more = sum(not _is_whole(entry.element, row) for entry, row in zip(authority.entries, rows, strict=True))
    remark = f"{'1 entry holds' if more == 1 else f'{more} entries hold'} more than a table can; import --into {file} keeps it"
    return Exchanged(write_table(rows), (remark,) if more else ())


def cells_of(element: etree._Element) -> dict[str, str]:
    """Return the cells of the entry *element*, by their column; what it does not say is left out."""
    gi = local_name(element.tag)
    names = [words for _, words in _names(element)]
    cells = {"id": element.get(XML_ID) or "", "kind": gi, "name": names[0] if names else "", "variants": joined(names[1:])}
    for column in COLUMNS[4:]:
        statement = _statement(element, column)
        if statement is not None:
            cells[column] = _value(statement)
    return {column: cell for column, cell in cells.items() if cell}


def _names(element: etree._Element) -> list[tuple[etree._Element, str]]:
    """Return the name elements of an entry that hold words, each with these."""
    found = ((name, spaced(flatten(name).text.content)) for name in element.iterchildren(tei(KINDS[local_name(element.tag)])))
    return [(name, words) for name, words in found if words]


def _statement(element: etree._Element, column: str) -> etree._Element | None:
    """Return the element that *column* tells of: the first birth, death or note, or identifier of the register."""
    if column in IDENTIFIERS:
        return next((one for one in element.iterchildren(tei("idno")) if (one.get("type") or "").casefold() == column.casefold()), None)
    if column in {"birth", "death"} and local_name(element.tag) != "person":
        return None
    return next(element.iterchildren(tei(column)), None)


def _value(statement: etree._Element) -> str:
    """Return what a statement says: the date that it counts as, else its words; in a note ``lb`` ends a line."""
    if statement.get("when"):
        return str(statement.get("when"))
    if local_name(statement.tag) != "note":
        return spaced(flatten(statement).text.content)
    lines = [statement.text or ""]
    for part in statement.iterdescendants():
        if part.tag == tei("lb"):
            lines.append("")
        elif isinstance(part.tag, str):  # no comment
            lines[-1] += part.text or ""
        lines[-1] += part.tail or ""
    return "\n".join(spaced(line) for line in lines).strip("\n")


def _is_whole(element: etree._Element, cells: Mapping[str, str]) -> bool:
    """Return whether the cells say all that the entry does: made from them it would be the same."""
    made = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{new_entry(cells).markup()}</TEI>')[0]
    return _shown(made) == _shown(element)


def _shown(element: etree._Element) -> tuple[object, ...]:
    """Return what an entry says, for comparing: the layout does not count."""
    attributes = tuple(sorted((str(name), str(value)) for name, value in element.attrib.items()))
    children = tuple((_shown(child), spaced(child.tail or "")) for child in elements_in(element))
    return local_name(element.tag), attributes, spaced(element.text or ""), children


def new_entry(cells: Mapping[str, str]) -> NewEntry:
    """Return the entry that a row tells of."""
    names = names_of(cells["kind"], (cells["name"], *parted(cells.get("variants", ""))))
    others = (_new_statement(column, cells[column]) for column in COLUMNS[4:] if cells.get(column))
    return NewEntry(cells["kind"], cells["id"], (*names, *others))


def _entry_from(table: Table, row: Row) -> NewEntry:
    for column in row.cells:
        require_exact(table, row, column)
    return new_entry(row.cells)


def _new_statement(column: str, value: str) -> Statement:
    if column in {"birth", "death"}:
        return date_of_life(column, value)
    return Statement("idno", value, (("type", column),)) if column in IDENTIFIERS else Statement(column, value)


def import_table(table: Table, *, schema_href: str) -> bytes:
    """Return a new authority file of *table*; *schema_href* is how it names its schema. Raises SourceError where there is no row."""
    if not table.rows:
        raise SourceError("this table has no rows, so there is nothing to make an authority file of", Place(table.file))
    entries = [_entry_from(table, row) for row in table.rows]
    return new_file(entries, source=f"From the table {table.file}.", schema_href=schema_href, suggested=False)


def import_into(table: Table, data: bytes, file: str) -> Exchanged:
    """Return the authority file *data* with what *table* says otherwise; all else stays to the byte.

    Raises SourceError with line and column of the table where it cannot be
    said: an id that is no entry's, an entry of another kind, words whose
    markup would be lost; MarkupError where *data* is no authority file.
    """
    read_authority(data, file)
    edits = Edits(data, file)
    entries = {str(element.get(XML_ID)): element for element in entry_elements(edits.root)}
    taken = ids_in(edits.root)
    added = []
    for row in table.rows:
        if row.id in entries:
            _Update(edits, table, row, entries[row.id]).make(file)
        elif row.id in taken:
            table.fault(row, "id", f'"{row.id}" stands in {file} already and is no entry there')
        else:
            added.append(_entry_from(table, row))
    add_entries(edits, added)
    left = len(entries.keys() - {row.id for row in table.rows})
    remark = f"{'1 entry has' if left == 1 else f'{left} entries have'} no row in {table.file}, so nothing changes there"
    return Exchanged(edits.done(), (remark,) if left else ())


class _Update:
    """What one row says otherwise than the entry that it is about."""

    def __init__(self, edits: Edits, table: Table, row: Row, element: etree._Element) -> None:
        self.edits, self.table, self.row, self.element = edits, table, row, element
        self.prefix = prefix_of(element)

    def make(self, file: str) -> None:
        """Make the changes."""
        gi = local_name(self.element.tag)
        if self.row.cells["kind"] != gi:
            self.table.fault(self.row, "kind", f'"{self.row.id}" is a {gi} in {file}, and the kind of an entry cannot change')
        self.update_names(gi)
        for column in self.table.columns:
            if column in COLUMNS[4:]:
                self.update(column, self.row.cells[column])

    def update_names(self, gi: str) -> None:
        """Let the entry have the names of the row, in their order; one that stays keeps its markup, wherever it stands then."""
        there = _names(self.element)
        due = self.row.names if "variants" in self.table.columns else (self.row.names[0], *(words for _, words in there[1:]))
        if [words for _, words in there] == list(due):
            return
        markups = list(self.markups_of(due, there, gi))
        for (slot, _), markup in zip(there, markups, strict=False):
            if self.edits.markup(slot) != markup:
                self.edits.replace(slot, markup)
        for markup in markups[len(there) :]:
            self.edits.after(there[-1][0], self.edits.space_before(there[-1][0]) + markup)
        for slot, _ in there[len(markups) :]:
            self.edits.remove(slot)

    def markups_of(self, due: Sequence[str], there: list[tuple[etree._Element, str]], gi: str) -> Iterator[str]:
        """Yield the element of each name that is *due*: one that is there, else one of those that are to go with other words, else a new one."""
        left = list(there)
        kept: dict[int, etree._Element] = {}
        for index, words in enumerate(due):
            found = next((one for one in left if one[1] == words), None)
            if found:
                left.remove(found)
                kept[index] = found[0]
        for index, words in enumerate(due):
            if index in kept:
                yield self.edits.markup(kept[index])
            elif left:
                element, _ = left.pop(0)
                self.require_plain(element, "name" if index == 0 else "variants")
                start, _, end = self.edits.parts(element)
                yield f"{start}{escape(words)}{end}"
            else:
                yield Statement(KINDS[gi], words).markup(self.prefix)

    def update(self, column: str, value: str) -> None:
        """Let the entry say *value* under *column*."""
        statement = _statement(self.element, column)
        if value == ("" if statement is None else _value(statement)):
            return
        require_exact(self.table, self.row, column)
        if statement is None:
            self.add(_new_statement(column, value))
            return
        self.require_plain(statement, column)
        if not value:
            self.edits.remove(statement)
            return
        self.edits.fill(statement, f"<{self.prefix}lb/>".join(escape(line) for line in value.split("\n")))
        self.edits.set(statement, "when", dict(_new_statement(column, value).attributes).get("when"))

    def require_plain(self, element: etree._Element, column: str) -> None:
        """Raise SourceError where *element* holds markup that the table cannot know."""
        if any(part.tag != tei("lb") for part in element.iterdescendants()):
            words = spaced(flatten(element).text.content)
            self.table.fault(self.row, column, f'"{words[:40]}" holds markup in the authority file, which would be lost; change it there')

    def add(self, statement: Statement) -> None:
        """Add a statement where TEI's order has it."""
        add_statement(self.edits, self.element, statement.gi, statement.markup(self.prefix))


def rank_of(gi: str) -> int:
    """Return where in an entry TEI has the statement *gi*: the lower before the higher."""
    return next((rank for rank, names in enumerate(_ORDER) if gi in names), _ELSE)


def add_statement(edits: Edits, entry: etree._Element, gi: str, markup: str) -> None:
    """Put the element *markup*, a *gi*, into *entry*: after the last of its kind, else before what TEI has after it."""
    children = elements_in(entry)
    alike = [one for one in children if local_name(one.tag) == gi]
    earlier = takewhile(lambda one: rank_of(local_name(one.tag)) <= rank_of(gi), children)
    before = alike or list(earlier) or [name for name, _ in _names(entry)]
    edits.after(before[-1], line_of(edits.space_before(before[-1])) + markup)
