"""Who is one in several editions: those whom an identifier, an authority file or their own id and name tell; nobody by likeness."""

import pytest
from lxml import etree

from teiwright.exporting.html.page import build_page
from teiwright.exporting.site.merging import merge
from teiwright.guidelines.views import VIEWS
from teiwright.model import Document
from teiwright.model.text import Origin

TEI = "http://www.tei-c.org/ns/1.0"


def merged(*editions: tuple[str, str], folders: tuple[str, ...] = ("x", "x", "x")) -> list[tuple[str, list[str]]]:
    """Return label and files of what *editions*, each a register and a text, name together."""
    built = []
    for number, (register, body) in enumerate(editions):
        root = etree.fromstring(
            f'<TEI xmlns="{TEI}"><standOff><listPerson>{register}</listPerson></standOff><text><body><p>{body}</p></body></text></TEI>'
        )
        document = Document(root, Origin(f"{number}.xml", folder=folders[number]))
        built.append((f"{number}.html", str(number), document, build_page(document, VIEWS["reading"], None).edition))
    return [(one.label, [where.file for where in one.occurrences]) for one in merge(built)]


def person(identifier: str, name: str, more: str = "", same_as: str = "") -> str:
    return f"<person xml:id='{identifier}'{f' sameAs={chr(34)}{same_as}{chr(34)}' if same_as else ''}><persName>{name}</persName>{more}</person>"


def idno(kind: str, value: str) -> str:
    return f"<idno type='{kind}'>{value}</idno>"


NAMED = "<persName ref='#{}'>n</persName>"
BOTH = ["0.html", "1.html"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (person("a", "A", idno("Wikidata", "Q1")), person("b", "B", idno("wikidata", "https://www.wikidata.org/entity/Q1"))),
        (person("a", "A", idno("GND", "118540238")), person("b", "B", idno("PND", "118540238"))),
        (person("a", "A", idno("URL", "https://e.org/1")), person("b", "B", idno("home", "http://www.e.org/1/"))),
        (person("a", "A", same_as="authority.xml#k"), person("b", "B", same_as="./authority.xml#k")),
        (person("a", "A Name"), person("a", "a  name")),
    ],
)
def test_one(first, second):
    assert [files for _, files in merged((first, NAMED.format("a")), (second, NAMED.format("b" if "'b'" in second else "a")))] == [BOTH]


@pytest.mark.parametrize(
    ("first", "second", "folders"),
    [
        (person("a", "A"), person("b", "A"), ("x", "x")),
        (person("a", "A"), person("a", "B"), ("x", "x")),
        (person("a", "A", idno("Wikidata", "Q1")), person("a", "A", idno("Wikidata", "Q2")), ("x", "x")),
        (person("a", "A", idno("Wikidata", "Q1")), person("b", "B", idno("VIAF", "1")), ("x", "x")),
        (person("a", "A", same_as="authority.xml#k"), person("b", "A", same_as="authority.xml#l"), ("x", "x")),
        (person("a", "A", same_as="authority.xml#k"), person("b", "A", same_as="authority.xml#k"), ("x", "y")),
        (person("a", "A", idno("shelfmark", "1")), person("b", "A", idno("shelfmark", "1")), ("x", "x")),
    ],
)
def test_two(first, second, folders):
    found = merged((first, NAMED.format("a")), (second, NAMED.format("b" if "'b'" in second else "a")), folders=folders)
    assert sorted(files for _, files in found) == [["0.html"], ["1.html"]]


def test_a_third_edition_joins_two():
    found = merged(
        (person("a", "A", idno("Wikidata", "Q1")), NAMED.format("a")),
        (person("b", "B", idno("VIAF", "24602065")), NAMED.format("b")),
        (person("c", "C", idno("Wikidata", "Q1") + idno("VIAF", "24602065")), NAMED.format("c")),
    )
    assert found == [("A", ["0.html", "1.html", "2.html"])]


def test_a_name_that_points_to_a_register_itself():
    found = merged(
        (person("a", "A", idno("Wikidata", "Q1")), NAMED.format("a")), ("", "<persName ref='https://www.wikidata.org/wiki/Q1'>B</persName>")
    )
    assert found == [("A", BOTH)]


def test_names_that_point_nowhere_and_entries_that_nobody_names_are_left_out():
    assert merged((person("a", "A", idno("Wikidata", "Q1")), "<persName>A</persName>"), ("", "<persName>A</persName>")) == []


def test_kinds_stay_apart():
    body = "<persName ref='https://www.wikidata.org/wiki/Q1'>A</persName> <placeName ref='https://www.wikidata.org/wiki/Q1'>A</placeName>"
    assert merged(("", body)) == [("A", ["0.html"]), ("A", ["0.html"])]
