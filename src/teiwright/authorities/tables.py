r"""The entries of an authority file as a table that spreadsheets read and write: CSV in, CSV out.

Read is what Excel and LibreOffice write: commas, semicolons or tabs, which
the header line tells, with or without a byte order mark. Written is RFC 4180
in UTF-8, with the mark, without which Excel takes the letters for others.

White space counts as in XML: at the ends of a cell it means nothing, within it
any run of it is one space; only a note keeps its lines. In `variants` a ``|``
parts the names; one that belongs to a name is written ``\|``, a backslash
``\\``. A cell that a spreadsheet would take for a formula, since it begins with
``=``, ``+``, ``-`` or ``@``, is written with a ``'`` before it, which is taken
away again in reading.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from ..guidelines.xml_names import FORBIDDEN, is_nc_name
from ..model import Place, SourceError
from ..model.w3c_dates import ISO, is_impossible
from ..reading.encodings import decode
from .authority_file import KINDS

IDENTIFIERS: Final = ("GND", "VIAF", "Wikidata", "GeoNames")
COLUMNS: Final = ("id", "kind", "name", "variants", "birth", "death", *IDENTIFIERS, "note")
_REQUIRED: Final = ("id", "kind", "name")
_OF_PERSONS: Final = ("birth", "death")

_DELIMITERS: Final = ",;\t"
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SPACE: Final = re.compile(r"[ \t\r\n]+")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
#: What begins a formula, in letters of full width too, and what stands before it where it is none.
_FORMULA: Final = re.compile("'*[=+@\uff1d\uff0b\uff20\uff0d-]")
_GUARDED: Final = re.compile("'+[=+@\uff1d\uff0b\uff20\uff0d-]")
_PIECE: Final = re.compile(r"\\[\\|]|\||[^\\|]+|\\")
_ROUNDED: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its cells by their column, and the line of the file where it begins."""

    cells: Mapping[str, str]
    line: int = 0

    @property
    def id(self) -> str:
        """The entry's xml:id."""
        return self.cells["id"]

    @property
    def names(self) -> tuple[str, ...]:
        """The name, and the variants where the table has them."""
        return (self.cells["name"], *parted(self.cells.get("variants", "")))


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, and its columns in their order; *file* is its name, for messages."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def fault(self, row: Row, column: str, message: str) -> NoReturn:
        """Raise SourceError about one cell."""
        raise SourceError(f'column "{column}": {message}', Place(self.file, row.line))


def parted(variants: str) -> tuple[str, ...]:
    r"""Return the names that a cell of `variants` holds.

    >>> parted(r"Chernoff | Tchernov||A\|B\\")
    ('Chernoff', 'Tchernov', 'A|B\\')
    """
    names = [""]
    for piece in _PIECE.findall(variants):
        if piece == "|":
            names.append("")
        else:
            names[-1] += piece[1:] if len(piece) > 1 and piece in {"\\\\", "\\|"} else piece
    return tuple(name.strip() for name in names if name.strip())


def joined(names: Iterable[str]) -> str:
    r"""Return *names* as a cell of `variants`.

    >>> joined(["Chernoff", "A|B"])
    'Chernoff|A\\|B'
    """
    return "|".join(name.replace("\\", "\\\\").replace("|", "\\|") for name in names)


def spaced(words: str) -> str:
    """Return *words* with one space for each run of white space within; one that may not be broken stays."""
    return _SPACE.sub(" ", words).strip()


def write_table(rows: Iterable[Mapping[str, str]]) -> bytes:
    r"""Return the CSV of *rows*, cells by their column.

    >>> write_table([{"id": "a", "kind": "person", "name": "=A"}]).decode("utf-8-sig").splitlines()[1]
    "a,person,'=A,,,,,,,,"
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(row.get(column, "")) for column in COLUMNS] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def read_table(data: bytes, file: str) -> Table:
    """Return the table that the CSV *data* holds; *file* is its name, for messages.

    Raises SourceError with line and column where it is none, has a column
    that is not known, or a row whose id, kind, name or dates cannot be right.
    """
    content = decode(data, file, "" if data.startswith(_MARKS) else "utf-8").content
    records = _records(content, file, _delimiter(content, file))
    columns = _columns(*records[0], file)
    rows = []
    for line, cells in records[1:]:
        if any(cell.strip() for cell in cells):
            rows.append(_row(columns, cells, line, file))
    table = Table(file, tuple(column for column in columns if column), tuple(rows))
    _check(table)
    return table


def _records(content: str, file: str, delimiter: str, *, most: int | None = None) -> list[tuple[int, list[str]]]:
    """Return the records of *content*, each with the line where it begins."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    records: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            records.append((line, cells))
            line = reader.line_num + 1
            if len(records) == most:
                break
    except csv.Error as problem:
        raise SourceError(f"this is not CSV: {problem}", Place(file, line)) from problem
    return records


def _delimiter(content: str, file: str) -> str:
    """Return what parts the columns: that by which the header line has most columns that are known."""
    known: dict[str, int] = {}
    for delimiter in _DELIMITERS:
        try:
            header = _records(content, file, delimiter, most=1)
        except SourceError:  # quotation marks that only another delimiter explains
            header = []
        known[delimiter] = sum(_column(cell) in COLUMNS for _, cells in header for cell in cells)
    if not any(known.values()):
        raise SourceError(f"the first line does not name the columns of this table, which are {', '.join(COLUMNS)}", Place(file, 1))
    return max(known, key=lambda one: known[one])


def _column(cell: str) -> str:
    """Return the column that a cell of the header names, whatever its case."""
    return next((column for column in COLUMNS if column.casefold() == cell.strip().casefold()), cell.strip())


def _columns(line: int, header: list[str], file: str) -> list[str]:
    columns = [_column(cell) for cell in header]
    for number, column in enumerate(columns, start=1):
        if column and column not in COLUMNS:
            raise SourceError(f'column "{column}" (number {number}) is not known; there are {", ".join(COLUMNS)}', Place(file, line))
        if column and columns.index(column) < number - 1:
            raise SourceError(f'column "{column}" stands twice', Place(file, line))
    for column in _REQUIRED:
        if column not in columns:
            raise SourceError(f'column "{column}" is missing', Place(file, line))
    return columns


def _row(columns: list[str], cells: list[str], line: int, file: str) -> Row:
    found = {}
    for number, cell in enumerate(cells):
        column = columns[number] if number < len(columns) else ""
        if not column and cell.strip():
            raise SourceError(f'there is a cell "{spaced(cell)[:40]}" in column number {number + 1}, which has no name', Place(file, line))
        if column:
            found[column] = _cell(column, cell)
        if column and (wrong := FORBIDDEN.search(cell)):
            raise SourceError(f'column "{column}": XML forbids the character U+{ord(wrong[0]):04X}', Place(file, line))
    return Row({column: found.get(column, "") for column in columns if column}, line)


def _cell(column: str, cell: str) -> str:
    """Return what a cell says: without its guard, with the white space that counts."""
    cell = cell.strip()
    cell = cell[1:] if _GUARDED.match(cell) else cell
    return "\n".join(spaced(line) for line in _LINE_END.split(cell)) if column == "note" else spaced(cell)


def _check(table: Table) -> None:
    """Raise SourceError about the first cell that cannot be right."""
    lines: dict[str, int] = {}
    for row in table.rows:
        cells = row.cells
        if not is_nc_name(row.id):
            if row.id:
                table.fault(row, "id", f'"{row.id}" is no XML name: it begins with a letter and holds no spaces')
            table.fault(row, "id", "every row needs one, a name without spaces that no other row has")
        if row.id in lines:
            table.fault(row, "id", f'"{row.id}" stands on line {lines[row.id]} already')
        lines[row.id] = row.line
        if cells["kind"] not in KINDS:
            table.fault(row, "kind", f'"{cells["kind"]}" is none; there are {", ".join(KINDS)}')
        if not cells["name"]:
            table.fault(row, "name", "every row needs one")
        for column in _OF_PERSONS:
            if cells.get(column) and cells["kind"] != "person":
                table.fault(row, column, f"a {cells['kind']} has none")


def require_exact(table: Table, row: Row, column: str) -> None:
    """Raise SourceError where a cell, which is to be written, cannot be what was meant: a day that no calendar has, a number rounded."""
    cell = row.cells.get(column, "")
    if column in _OF_PERSONS and ISO.fullmatch(cell) and is_impossible(cell, "gregorian"):
        table.fault(row, column, f'"{cell}" is no day of the calendar')
    if column in IDENTIFIERS and _ROUNDED.fullmatch(cell):
        table.fault(row, column, f'"{cell}" is a number that a spreadsheet has rounded; make the column text and enter it anew')
