"""Pointers into other files, private addresses, pictures: followed within the folders given, and nowhere else."""

import pytest

from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document, Origin
from teiwright.reading import read_document
from teiwright.validation.images import check_images
from teiwright.validation.neighbours import Neighbours
from teiwright.validation.pointers import check_pointers
from teiwright.validation.positions import Positions

PEOPLE = f'<TEI xmlns="{TEI}"><person xml:id="marx"/><place xml:id="paris"/></TEI>'


@pytest.fixture
def folder(tmp_path):
    for name in ("letters", "pictures", "pictures/a b", "secret"):
        (tmp_path / name).mkdir()
    for name in ("people.xml", "letters/people.xml", "secret/people.xml"):
        (tmp_path / name).write_text(PEOPLE, encoding="utf-8")
    for name in ("pictures/1.png", "pictures/a b/2.png", "letters/note.txt", "letters/broken.xml"):
        (tmp_path / name).write_bytes(b"<x")
    include = f'<TEI xmlns="{TEI}"><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="x.xml"/></TEI>'
    (tmp_path / "letters" / "corpus.xml").write_text(include, encoding="utf-8")
    return tmp_path


def document(folder, body: str, header: str = "") -> Document:
    data = f'<TEI xmlns="{TEI}"><teiHeader>{header}</teiHeader><text>{body}</text></TEI>'.encode()
    return read_document(data, "a.xml", str(folder / "letters"))


def found(folder, body: str, header: str = "", *, check=check_pointers, roots=(".",)) -> list[str]:
    held = document(folder, body, header)
    neighbours = Neighbours(*(folder / root for root in roots))
    return [f"{one.rule}: {one.message}" for one in check(held, Positions(held), neighbours)]


@pytest.mark.parametrize(
    "pointer",
    ["people.xml#marx", "../people.xml#marx", "people.xml", "people%2Exml#marx", "./people.xml?x=1#marx", "..", "note.txt#anything", "broken.xml#x",
     "corpus.xml#x", "https://example.org/people.xml#x", "/etc/passwd#x", "//example.org/x", "?x", "mailto:a@b.org"],
)  # fmt: skip
def test_a_pointer_that_leads_somewhere_or_cannot_be_followed_has_no_finding(folder, pointer):
    assert found(folder, f'<ref target="{pointer}"/>') == []


@pytest.mark.parametrize(
    ("pointer", "due"),
    [
        ("people.xml#engels", 'tw:dangling-pointer: target points to "people.xml#engels", which is not in people.xml'),
        ("peple.xml#marx", 'tw:missing-file: target points into "peple.xml", and there is no such file'),
        ("editor", 'tw:missing-file: target says "editor", which is neither a file here nor, without #, an xml:id'),
        ("0017", 'tw:missing-file: target says "0017", which is neither a file here nor, without #, an xml:id'),
        ("a@b.org", 'tw:missing-file: target says "a@b.org", which is read as a file'),
    ],
)
def test_a_pointer_into_another_file_that_leads_nowhere_is_told(folder, pointer, due):
    assert found(folder, f'<ref target="{pointer}"/>') == [due]


def test_what_many_pointers_lack_is_told_once(folder):
    body = '<ref target="x.xml#a"/><ref target="x.xml#b"/><ref target="y.xml"/><ref target="one two"/>'
    assert [one.endswith("(2 times, first here)") for one in found(folder, body)] == [True, False, True]


def test_what_lies_outside_of_the_folders_is_not_looked_for(folder):
    pointers = '<ref target="../secret/people.xml#x"/><ref target="../secret/none.xml"/><ref target="../../../../etc/none"/>'
    body = f'{pointers}<graphic url="../pictures/9.png"/>'
    assert found(folder, body, roots=("letters",)) == []
    assert found(folder, body, roots=("letters",), check=check_images) == []
    assert len(found(folder, body, roots=(".",))) == 2


def test_a_link_out_of_the_folders_is_not_followed(folder):
    (folder / "letters" / "way.xml").symlink_to(folder / "secret" / "people.xml")
    assert found(folder, '<ref target="way.xml#x"/>', roots=("letters",)) == []


def test_a_file_that_is_asked_for_often_is_read_once(folder, monkeypatch):
    read = []
    monkeypatch.setattr("teiwright.validation.neighbours.read_bytes", lambda path: read.append(path) or PEOPLE.encode())
    assert found(folder, '<ref target="people.xml#marx"/>' * 20) == []
    assert len(read) == 1


def test_a_document_that_was_not_read_from_a_file_has_no_neighbours(tmp_path):
    held = read_document(f'<TEI xmlns="{TEI}"><ref target="x.xml"/></TEI>'.encode())
    assert list(check_pointers(held, Positions(held), Neighbours.around(held))) == []
    assert Neighbours.around(Document(held.root, Origin(folder=str(tmp_path)))).roots == [tmp_path.resolve()]


def test_the_address_of_a_document_moves_its_pointers(folder):
    held = read_document(f'<TEI xmlns="{TEI}" xml:base="https://example.org/"><ref target="x.xml"/></TEI>'.encode(), "a.xml", str(folder))
    assert list(check_pointers(held, Positions(held), Neighbours(folder))) == []


@pytest.mark.parametrize(
    ("pointer", "due"),
    [
        ("psn:marx", []),
        ("psn:engels", ['tw:dangling-pointer: ref points to "psn:engels", which is not in people.xml']),
        ("psn:Marx1", ['tw:prefix-mismatch: ref points to "psn:Marx1", which no prefixDef of psn: takes by its matchPattern']),
        ("own:a", []),
        ("own:b", ['tw:dangling-pointer: ref points to "own:b", which is not in this document']),
        ("web:x", []),
        ("xyz:1", ['tw:undeclared-prefix: ref points to "xyz:1", but no prefixDef says what xyz: means']),
        ("slow:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", []),
        ("wrong:a", []),
        ("doi:10.1/1", []),
    ],
)
def test_private_addresses_are_read_as_the_header_says(folder, pointer, due):
    rows = (
        ("psn", "([a-z]+)", "people.xml#$1"), ("own", "([a-z])", "#$1$7"), ("web", "(x)", "https://example.org/$1"), ("slow", "(a+)+", "#$1"),
        ("wrong", "(", "#$1"),
    )  # fmt: skip
    header = "".join(f'<prefixDef ident="{one}" matchPattern="{two}" replacementPattern="{three}"/>' for one, two, three in rows)
    assert found(folder, f'<p xml:id="a"><name ref="{pointer}"/></p>', header) == due


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ('<rdg wit="#w"/><witness xml:id="w"/>', []),
        ('<rdg wit="#w #p"/><witness xml:id="w"/><p xml:id="p"/>', ['tw:wrong-target: wit of <rdg> points to "#p", a <p>']),
        ('<p resp="#p" xml:id="p"/>', ['tw:wrong-target: resp of <p> points to "#p", a <p>']),
        ('<persName ref="people.xml#paris"/>', ['tw:wrong-target: ref of <persName> points to "people.xml#paris", a <place>']),
        ('<placeName ref="people.xml#paris"/><persName ref="people.xml#marx"/><rs ref="people.xml#paris"/>', []),
        ('<date calendar="#c" datingMethod="#c"/><calendar xml:id="c"/>', []),
        ('<date calendar="#c"/><p xml:id="c"/>', ['tw:wrong-target: calendar of <date> points to "#c", a <p>']),
        ('<pb facs="#s"/><surface xml:id="s"/>', []),
    ],
)
def test_a_pointer_leads_to_what_its_attribute_means(folder, body, due):
    assert found(folder, body) == due


@pytest.mark.parametrize(
    ("body", "due"),
    [
        ('<graphic url="../pictures/1.png"/><pb facs="../pictures/a%20b/2.png"/>', []),
        ('<graphic url="https://example.org/1.png"/><pb facs="#x"/><pb facs="https://iiif.example.org/1"/><pb facs="B-17"/>', []),
        ('<graphic url="../pictures/1.png"/><graphic url="../pictures/2.png"/>', ['there is no picture "../pictures/2.png"']),
        ('<pb facs="x/1.png"/><pb facs="x/2.png"/>', ["none of the pictures that should lie in x/ is there (2 times, first here)"]),
        ('<graphic url="1"/>', ['there is no picture "1"']),
    ],
)
def test_pictures_are_where_the_document_says(folder, body, due):
    assert found(folder, body, check=check_images) == [f"tw:missing-image: {one}" for one in due]
    assert not any("picture" in one or ".png" in one for one in found(folder, body))
