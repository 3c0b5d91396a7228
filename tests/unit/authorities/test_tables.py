"""Tables of spreadsheets: what Excel and LibreOffice write is read, and what is read comes back."""

import pytest

from teiwright.authorities.tables import COLUMNS, joined, parted, read_table, write_table
from teiwright.model import SourceError

HEADER = "id,kind,name,variants,birth,death,GND,VIAF,Wikidata,GeoNames,note"


def rows(content, **options):
    data = content.encode(options.get("encoding", "utf-8")) if isinstance(content, str) else content
    return [dict(row.cells) for row in read_table(data, "p.csv").rows]


def failure(content):
    with pytest.raises(SourceError) as caught:
        rows(content)
    return str(caught.value)


PLAIN = "id,kind,name,note\r\nmarx,person,Karl Marx,Theorist\r\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN.replace("\r\n", "\n"),
        PLAIN.replace("\r\n", "\r"),
        PLAIN.strip(),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        "\ufeff" + PLAIN,
        PLAIN.replace("id", "ID").replace("name", "NAME "),
        '"id";"kind";"name";"note"\n"marx";"person";"Karl  Marx ";"Theorist"\n',
        "id,kind,name,note,\nmarx,person,Karl Marx,Theorist,\n",
        "id,kind,name,note\nmarx,person,Karl Marx,Theorist,,,\n,,,\n\n",
        "note,name,kind,id\nTheorist,Karl Marx,person,marx\n",
    ],
    ids=["rfc 4180", "lf", "cr", "no last line end", "semicolons", "tabs", "mark", "case", "libreoffice", "column without a name", "empty", "order"],
)
def test_what_spreadsheets_write_is_read(content):
    assert [{key: row[key] for key in ("id", "kind", "name", "note")} for row in rows(content)] == [
        {"id": "marx", "kind": "person", "name": "Karl Marx", "note": "Theorist"}
    ]


def test_unicode_text_of_excel_is_read():
    assert rows(("\ufeff" + PLAIN.replace(",", "\t")).encode("utf-16-le"))[0]["name"] == "Karl Marx"


def test_a_delimiter_within_a_cell_parts_nothing():
    assert rows('id;kind;name\na;person;"Marx; Karl, the elder"\n')[0]["name"] == "Marx; Karl, the elder"


def test_a_row_that_ends_early_has_empty_cells():
    assert rows(f"{HEADER}\na,place,Berlin\n")[0]["note"] == ""


def test_lines_and_quotation_marks_in_a_note_stay():
    assert rows('id,kind,name,note\na,person,A,"one ""two""\r\n  three\n\nfour "\n')[0]["note"] == 'one "two"\nthree\n\nfour'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "p.csv:1: the first line does not name the columns of this table, which are id, kind, name"),
        ("marx,person,Karl Marx\n", "p.csv:1: the first line does not name the columns"),
        ("id,kind,name,colour\n", 'p.csv:1: column "colour" (number 4) is not known; there are id, kind'),
        ("id,kind,name,Name\n", 'p.csv:1: column "name" stands twice'),
        ("id,kind\n", 'p.csv:1: column "name" is missing'),
        (f"{HEADER}\n1a,person,A\n", 'p.csv:2: column "id": "1a" is no XML name: it begins with a letter and holds no spaces'),
        (f"{HEADER}\na b,person,A\n", 'p.csv:2: column "id": "a b" is no XML name'),
        (f"{HEADER}\n,person,A\n", 'p.csv:2: column "id": every row needs one'),
        (f'{HEADER}\na,person,"A\nB"\na,person,C\n', 'p.csv:4: column "id": "a" stands on line 2 already'),
        (f"{HEADER}\na,person,\n", 'p.csv:2: column "name": every row needs one'),
        (f"{HEADER}\na,Person,A\n", 'p.csv:2: column "kind": "Person" is none; there are person, place, org'),
        (f"{HEADER}\na,place,A,,1900\n", 'p.csv:2: column "birth": a place has none'),
        (f"{HEADER}\na,person,A\x01\n", 'p.csv:2: column "name": XML forbids the character U+0001'),
        (f"{HEADER}\na,person,A\x00\n", 'p.csv:2: column "name": XML forbids the character U+0000'),
        (f"{HEADER}\na,person,A,,,,,,,,note,surplus\n", 'p.csv:2: there is a cell "surplus" in column number 12, which has no name'),
        (f'{HEADER}\na,person,"A\n', "p.csv:2: this is not CSV: unexpected end of data"),
        (f"{HEADER}\na,person,{'x' * 200_000}\n", "p.csv:2: this is not CSV: field larger than field limit"),
        (f"{HEADER}\na,person,Müller\n".encode("latin-1"), "p.csv:2: byte 76 (0xFC) is not utf-8"),
        (b"\xff\xfe\x00", "p.csv:1: byte"),
        (b"PK\x03\x04", "p.csv:1: the first line does not name the columns"),
    ],
)
def test_what_cannot_be_right_is_told_with_line_and_column(content, told):
    assert failure(content).startswith(told)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "'=1", "''=1", "＝1", "＋1", "－1", "＠1", "'a", "'", "''", "'s Gravenhage", "-"])
def test_no_cell_is_a_formula_and_each_comes_back(cell):
    data = write_table([{"id": "a", "kind": "person", "name": cell, "note": cell}])
    written = data.decode("utf-8-sig").split("\r\n")[1].split(",")
    assert not written[2].startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert rows(data)[0]["name"] == rows(data)[0]["note"] == cell


@pytest.mark.parametrize("names", [["A"], ["A", "B"], ["A|B", "C\\"], ["\\|", "|"], ["\\\\", "|\\|"], ["a\\b"], []])
def test_variants_come_back_whatever_they_hold(names):
    assert list(parted(joined(names))) == names


def test_the_table_is_written_as_rfc_4180_says_with_a_mark():
    data = write_table([{"id": "a", "kind": "person", "name": 'A "B", C'}])
    assert data == f'\ufeff{",".join(COLUMNS)}\r\na,person,"A ""B"", C",,,,,,,,\r\n'.encode()
