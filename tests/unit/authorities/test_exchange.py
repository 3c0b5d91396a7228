"""An authority file as a table and back."""

import pytest

from teiwright.authorities.exchange import export_table, import_into, import_table
from teiwright.authorities.tables import read_table
from teiwright.model import MarkupError, SourceError

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>R</title><respStmt xml:id="me"><resp>r</resp><name>N</name></respStmt>
</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<standOff>
  <listPerson>
    <!-- the first -->
    <person   xml:id='marx' corresp="#hegel">
      <persName><forename>Karl</forename>  <surname>Marx</surname></persName>
      <persName type='pseudonym'>Marx &amp; Co</persName><!-- why? -->
      <birth when="1818-05-05">5 May 1818</birth>
      <idno type="gnd">118578537</idno>
      <idno type="GND">other</idno>
      <occupation>theorist</occupation>
      <note>One.</note>
      <note>Two.</note>
    </person>
    <person xml:id="hegel"><persName>Hegel</persName></person>
  </listPerson>
  <listPlace>
    <place xml:id="trier"><placeName>Trier</placeName><location><geo>49</geo></location><place xml:id="dom"><placeName>Dom</placeName></place></place>
  </listPlace>
</standOff>
</TEI>
"""
COLUMNS = "id,kind,name,variants,birth,death,GND,VIAF,Wikidata,GeoNames,note"


def table(*lines, columns=COLUMNS):
    return read_table("\n".join([columns, *lines]).encode(), "p.csv")


def into(*lines, columns=COLUMNS, file=FILE):
    return import_into(table(*lines, columns=columns), file.encode(), "a.xml").data.decode()


def changed(*lines, columns=COLUMNS, file=FILE):
    """The lines that differ, as a diff shows them."""
    before, after = file.splitlines(), into(*lines, columns=columns, file=file).splitlines()
    gone, new = [one for one in before if one not in after], [one for one in after if one not in before]
    return [f"- {one.strip()}" for one in gone] + [f"+ {one.strip()}" for one in new]


def failure(*lines, columns=COLUMNS, file=FILE):
    with pytest.raises(SourceError) as caught:
        into(*lines, columns=columns, file=file)
    return str(caught.value)


MARX = r"marx,person,Karl Marx,Marx & Co,1818-05-05,,118578537,,,,One."


def test_an_entry_is_a_row():
    exported = export_table(FILE.encode(), "a.xml")
    assert exported.data.decode("utf-8-sig").splitlines() == [
        COLUMNS,
        MARX,
        "hegel,person,Hegel,,,,,,,,",
        "trier,place,Trier,,,,,,,,",
        "dom,place,Dom,,,,,,,,",
    ]
    assert exported.remarks == ("2 entries hold more than a table can; import --into a.xml keeps it",)


def test_a_table_that_was_not_changed_changes_nothing():
    assert import_into(read_table(export_table(FILE.encode(), "a.xml").data, "p.csv"), FILE.encode(), "a.xml").data.decode() == FILE


def test_entries_without_a_row_stay():
    changed_file = import_into(table(MARX), FILE.encode(), "a.xml")
    assert changed_file.data.decode() == FILE
    assert changed_file.remarks == ("3 entries have no row in p.csv, so nothing changes there",)


PSEUDONYM = "<persName type='pseudonym'>Marx &amp; Co</persName>"
NAME = "<persName><forename>Karl</forename>  <surname>Marx</surname></persName>"


@pytest.mark.parametrize(
    ("old", "new", "due"),
    [
        ("118578537", "4", ['- <idno type="gnd">118578537</idno>', '+ <idno type="gnd">4</idno>']),
        ("1818-05-05", "1818", ['- <birth when="1818-05-05">5 May 1818</birth>', '+ <birth when="1818">1818</birth>']),
        ("1818-05-05", "ca. 1818", ['- <birth when="1818-05-05">5 May 1818</birth>', "+ <birth>ca. 1818</birth>"]),
        ("1818-05-05", "", ['- <birth when="1818-05-05">5 May 1818</birth>']),
        ("1818-05-05,", "1818-05-05,1883", ['+ <death when="1883">1883</death>']),
        ("One.", "A < B", ["- <note>One.</note>", "+ <note>A &lt; B</note>"]),
        (",,,,One.", ",24602065,,,One.", ['+ <idno type="VIAF">24602065</idno>']),
        ("Marx & Co", "Marx", [f"- {PSEUDONYM}<!-- why? -->", "+ <persName type='pseudonym'>Marx</persName><!-- why? -->"]),
        ("Marx & Co", "Marx & Co|M", [f"- {PSEUDONYM}<!-- why? -->", f"+ {PSEUDONYM}", "+ <persName>M</persName><!-- why? -->"]),
        ("Marx & Co", "", [f"- {NAME}", f"- {PSEUDONYM}<!-- why? -->", f"+ {NAME}<!-- why? -->"]),
        ("Karl Marx,Marx & Co", "Marx & Co,Karl Marx", [f"- {NAME}", f"- {PSEUDONYM}<!-- why? -->", f"+ {PSEUDONYM}", f"+ {NAME}<!-- why? -->"]),
    ],
)
def test_only_what_the_row_says_otherwise_changes(old, new, due):
    assert old in MARX
    assert changed(MARX.replace(old, new)) == due


def test_a_column_that_is_missing_says_nothing():
    assert into("marx,person,Karl Marx", columns="id,kind,name") == FILE
    assert changed("marx,person,Karl Marx,", columns="id,kind,name,birth") == ['- <birth when="1818-05-05">5 May 1818</birth>']


def test_a_new_row_is_a_new_entry_laid_out_as_its_neighbours():
    assert changed("lenin,person,Lenin,,1870,,,,,,", "berlin,place,Berlin,Berolinum", 'spd,org,SPD,,,,,,,,"a\nb"') == [
        '+ <person xml:id="lenin">',
        "+ <persName>Lenin</persName>",
        '+ <birth when="1870">1870</birth>',
        '+ <place xml:id="berlin">',
        "+ <placeName>Berlin</placeName>",
        "+ <placeName>Berolinum</placeName>",
        "+ </place>",
        "+ <listOrg>",
        '+ <org xml:id="spd">',
        "+ <orgName>SPD</orgName>",
        "+ <note>a<lb/>b</note>",
        "+ </org>",
        "+ </listOrg>",
    ]


def test_statements_stand_where_tei_has_them():
    assert '<location><geo>49</geo></location><idno type="VIAF">9</idno><note>N</note><place xml:id="dom">' in into("trier,place,Trier,,,,,9,,,N")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["a,person,A,,,1917-02-30"], 'p.csv:2: column "death": "1917-02-30" is no day of the calendar'),
        ([MARX.replace("1818-05-05", "1818-13")], 'p.csv:2: column "birth": "1818-13" is no day of the calendar'),
        (
            ["hegel,person,Hegel,,,,,9.15715E+21"],
            'p.csv:2: column "VIAF": "9.15715E+21" is a number that a spreadsheet has rounded; make the column text and enter it anew',
        ),
        (["marx,place,Karl Marx"], 'p.csv:2: column "kind": "marx" is a person in a.xml, and the kind of an entry cannot change'),
        (["me,person,N"], 'p.csv:2: column "id": "me" stands in a.xml already and is no entry there'),
        (
            ["hegel,person,Hegel", MARX.replace("Karl Marx", "Carl Marx")],
            'p.csv:3: column "name": "Karl Marx" holds markup in the authority file, which would be lost; change it there',
        ),
    ],
)
def test_what_cannot_be_said_is_told(rows, told):
    assert failure(*rows) == told


def test_a_comment_within_a_note_is_markup_too():
    file = FILE.replace("One.", "One<!-- ? -->.")
    assert "holds markup" in failure(MARX.replace("One.", "Two."), file=file)
    assert into(MARX, file=file) == file


def test_what_is_wrong_in_the_file_already_is_no_reason_to_refuse_the_table():
    file = FILE.replace("1818-05-05", "1818-13").replace("118578537", "9.15715E+21")
    assert import_into(read_table(export_table(file.encode(), "a.xml").data, "p.csv"), file.encode(), "a.xml").data.decode() == file


def test_a_table_alone_makes_a_file_that_gives_the_table_back():
    rows = ["a,person,A,B|C,-0044,around 14,118540238,,Q1,,one", "b,place,B,,,,,,,2918632,", "c,org,C,,,,,24602065,,,"]
    made = import_table(table(*rows), schema_href="teiwright.rng")
    assert export_table(made, "a.xml").data.decode("utf-8-sig").splitlines()[1:] == [rows[0].replace("-0044", "'-0044"), *rows[1:]]


def test_a_table_without_rows_makes_nothing():
    with pytest.raises(SourceError, match="this table has no rows"):
        import_table(table(), schema_href="teiwright.rng")
    assert into() == FILE


def test_what_is_no_authority_file_is_told():
    with pytest.raises(MarkupError, match="an authority file is TEI"):
        import_into(table(MARX), b"<html/>", "a.xml")


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_a_file_keeps_its_encoding(encoding):
    file = FILE.replace("UTF-8", encoding).replace("Hegel", "H\u00e9gel").encode(encoding)
    unchanged = import_into(read_table(export_table(file, "a.xml").data, "p.csv"), file, "a.xml").data
    assert unchanged == file
    new = import_into(table("x,person,\u4e2d"), file, "a.xml").data
    assert export_table(new, "a.xml").data.decode("utf-8-sig").count("x,person,\u4e2d") == 1


@pytest.mark.parametrize("prefix", ["", "tei:"])
@pytest.mark.parametrize(
    "lists",
    [
        "",
        "<{0}listPerson><!-- none --></{0}listPerson>",
        "\n <{0}listOrg>\n  <{0}org xml:id='o'><{0}orgName>O</{0}orgName></{0}org>\n </{0}listOrg>\n",
        "<{0}listPerson><{0}head>P</{0}head></{0}listPerson><{0}listPlace/>",
    ],
)
def test_a_list_that_is_missing_is_made(lists, prefix):
    declared = f"xmlns{':tei' if prefix else ''}='http://www.tei-c.org/ns/1.0'"
    for root in ("standOff", "TEI"):
        inner = lists.format(prefix)
        body = inner if root == "standOff" else f"<{prefix}standOff>{inner}</{prefix}standOff>" if inner else f"<{prefix}text/>"
        file = f"<{prefix}{root} {declared}>{body}</{prefix}{root}>"
        new = into("a,person,A", "b,place,B", "c,org,C", file=file)
        told = export_table(new.encode(), "a.xml").data.decode("utf-8-sig").splitlines()[1:]
        assert sorted(told) == sorted(
            ["a,person,A,,,,,,,,", "b,place,B,,,,,,,,", "c,org,C,,,,,,,,", *(["o,org,O,,,,,,,,"] if "'o'" in lists else [])]
        )
        for line in ("none", f"<{prefix}head>P</{prefix}head>"):
            assert (line in new) == (line in inner)
