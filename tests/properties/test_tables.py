"""Tables lose nothing: CSV to CSV, XML to CSV and back, CSV to XML and back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.authorities.exchange import export_table, import_into, import_table
from teiwright.authorities.tables import COLUMNS, IDENTIFIERS, joined, parted, read_table, write_table
from teiwright.guidelines.xml_names import FORBIDDEN
from teiwright.model import Origin
from teiwright.validation import check_bytes
from tests.properties.strategies import TROUBLE, characters, faults

words = st.one_of(st.text(st.sampled_from(TROUBLE + "|\\;=+@'\""), max_size=12), st.text(characters, max_size=6)).filter(
    lambda one: not FORBIDDEN.search(one)
)
ids = st.from_regex(r"[a-z_][a-z0-9._-]{0,3}", fullmatch=True)
dates = st.one_of(st.sampled_from(["", "1870", "-0044", "1870-04", "1870-04-22", "around 1870"]), words)


@st.composite
def tables(draw, fewest=0):
    """Rows as they are meant: whatever white space a cell has is part of it."""
    rows = []
    for identifier in draw(st.lists(ids, unique=True, min_size=fewest, max_size=4)):
        kind = draw(st.sampled_from(["person", "place", "org"]))
        cells = {"id": identifier, "kind": kind, "name": draw(words.filter(lambda one: one.strip())), "note": draw(words)}
        cells["variants"] = joined(draw(st.lists(words, max_size=3)))
        if kind == "person":
            cells |= {"birth": draw(dates), "death": draw(dates)}
        cells |= {column: draw(words.filter(lambda one: "+" not in one)) for column in IDENTIFIERS}
        rows.append(cells)
    return rows


def read(data: bytes) -> list[dict[str, str]]:
    return [{**row.cells, "variants": joined(parted(row.cells["variants"]))} for row in read_table(data, "p.csv").rows]


def by_kind(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return sorted(rows, key=lambda row: ("person", "place", "org").index(row["kind"]))


@given(tables())
def test_what_is_written_is_read(rows):
    once = read(write_table(rows))
    assert len(once) == len(rows)
    assert read(write_table(once)) == once
    for row, given_row in zip(once, rows, strict=True):
        for column in COLUMNS:
            due = given_row.get(column, "")
            assert row[column].split() == (joined(parted(due)) if column == "variants" else due).split()


@given(tables(fewest=1))
def test_a_table_survives_its_authority_file(rows):
    table = read_table(write_table(rows), "p.csv")
    made = import_table(table, schema_href="teiwright.rng")
    assert read(export_table(made, "a.xml").data) == by_kind(read(write_table(rows)))
    assert import_into(table, made, "a.xml").data == made


@settings(deadline=None)
@given(tables(fewest=1))
def test_what_is_made_of_a_table_is_valid(rows):
    made = import_table(read_table(write_table(rows), "p.csv"), schema_href="teiwright.rng")
    found = faults(check_bytes(made, Origin("a.xml"), ["teiwright"]))
    assert [str(one) for one in found if one.rule != "tw:dates-disagree"] == []  # that is of a table in which somebody dies before birth


@given(tables(fewest=1), tables(fewest=1))
def test_a_table_says_what_a_file_has_and_nothing_else_goes(before, after):
    kinds = {row["id"]: row["kind"] for row in before}
    after = [row for row in after if kinds.get(row["id"], row["kind"]) == row["kind"]]
    made = import_table(read_table(write_table(before), "p.csv"), schema_href="teiwright.rng")
    noted = made.replace(b"<person ", b"<!-- kept --><person ").replace(b"</person>", b"<occupation>x</occupation></person>")
    changed = import_into(read_table(write_table(after), "q.csv"), noted, "a.xml").data
    met = {row["id"]: row for row in read(export_table(changed, "a.xml").data)}
    due = {**{row["id"]: row for row in read(write_table(before))}, **{row["id"]: row for row in read(write_table(after))}}
    assert met == due
    assert changed.count(b"<!-- kept -->") == noted.count(b"<!-- kept -->")
    assert changed.count(b"<occupation>x</occupation>") == noted.count(b"<occupation>x</occupation>")
    assert import_into(read_table(export_table(changed, "a.xml").data, "p.csv"), changed, "a.xml").data == changed
