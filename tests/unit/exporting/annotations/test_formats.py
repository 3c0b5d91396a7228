"""Every format says the same of the same words, and its offsets are those of the text export."""

import csv
import io
import json
import zipfile

import pytest
from lxml import etree

import teiwright
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document, Origin, SettingsError

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt>{}"
    '<availability><licence target="https://example.org/l"/></availability></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>'
)
PEOPLE = (
    '<standOff><listPerson><person xml:id="b"><persName>Bee</persName><persName>B | "x"</persName><idno type="VIAF">1</idno></person></listPerson>'
    '<listPlace><place xml:id="c"><placeName>Sea</placeName></place></listPlace></standOff>'
)
BODY = (
    "<p>\U0001d15e On <date when='1815' cert=\"high\">3 May</date>, <orgName>Club of <placeName ref='#c #x'>Sea</placeName></orgName>"
    "<note>n <persName>N</persName></note> and <choice><sic>teh</sic><corr>the</corr></choice> "
    "<said who='#b'>“<persName ref='#b'>B<lb break='no'/>ee</persName>’s!</said></p><p>=<rs ref='https://example.org/z'>1, \"x\"</rs></p>"
)


def edition(body=BODY, idno=""):
    xml = f'<TEI xmlns="{TEI}">{HEADER.format(idno)}{PEOPLE}<text xml:lang="en"><body>{body}</body></text></TEI>'
    return Document(etree.fromstring(xml), Origin("my edition.xml"))


def tables(document, **options):
    with zipfile.ZipFile(io.BytesIO(teiwright.export(document, "csv", **options))) as archive:
        read = {name: archive.read(name).decode() for name in archive.namelist()}
    rows = {name: list(csv.DictReader(io.StringIO(read[name], newline=""))) for name in ("mentions.csv", "entities.csv")}
    return rows["mentions.csv"], rows["entities.csv"], json.loads(read["datapackage.json"])


@pytest.mark.parametrize("view", ["reading", "diplomatic", "source"])
def test_offsets_are_those_of_the_text_export(view):
    document = edition()
    text = teiwright.export(document, "text", view)
    mentions, _, _ = tables(document, view=view)
    assert {"Sea", "3 May"} < {one["text"] for one in mentions}
    assert [text[int(one["start"]) : int(one["end"])] for one in mentions] == [one["text"] for one in mentions]
    lines = [json.loads(line) for line in teiwright.export(document, "jsonl", view).splitlines()]
    assert [text[one["start"] : one["end"]] for one in lines] == [one["text"] for one in lines]
    items = json.loads(teiwright.export(document, "webannotation", view))["items"]
    for line, item in zip(lines, items, strict=True):
        position, quoted = item["target"]["selector"]
        assert (position["start"], position["end"], quoted["exact"]) == (line["start"], line["end"], line["text"])
        assert text[: position["start"]].endswith(quoted["prefix"])
        assert text[position["end"] :].startswith(quoted["suffix"].rstrip("\n"))
    for line in teiwright.export(document, "iob2", view).splitlines():
        if line:
            token, start, end = line.split("\t")[:3]
            assert text[int(start) : int(end)] == token


def test_tables_say_what_the_elements_say():
    mentions, entities, package = tables(edition())
    told = [(one["id"], one["element"], one["text"], one["entity"], one["ref"], one["when"], one["cert"], one["attributes"]) for one in mentions]
    assert told == [
        ("m1", "date", "3 May", "", "", "1815", "high", ""),
        ("m2", "orgName", "Club of Sea", "", "", "", "", ""),
        ("m3", "placeName", "Sea", "c", "#c #x", "", "", ""),
        ("m4", "persName", "Bee", "b", "#b", "", "", ""),
        ("m5", "rs", '1, "x"', "", "https://example.org/z", "", "", ""),
    ]
    assert [(one["id"], one["label"], one["variants"], one["identifiers"], one["mentions"]) for one in entities] == [
        ("b", "Bee", '["B | \\"x\\""]', '{"VIAF": "1"}', "1"),
        ("c", "Sea", "", "", "1"),
    ]
    assert package["licenses"] == [{"path": "https://example.org/l"}]
    assert package["text"]["view"] == "reading"


def test_an_attribute_without_a_column_is_kept():
    mentions, _, _ = tables(edition('<p><persName id="7" end="now" key="k" xml:lang="fr">A</persName></p>'))
    assert json.loads(mentions[0]["attributes"]) == {"id": "7", "end": "now", "key": "k", "xml:lang": "fr"}
    assert (mentions[0]["id"], mentions[0]["end"]) == ("m1", "1")


def test_the_same_document_gives_the_same_bytes():
    assert teiwright.export(edition(), "csv") == teiwright.export(edition(), "csv")


def test_conllu_line_by_line():
    lines = teiwright.export(edition(), "conllu").splitlines()
    assert lines[:3] == ["# newdoc id = my_edition", "# sent_id = 1", "# text = \U0001d15e On 3 May, Club of Sea and the “Bee’s!"]
    misc = {columns[1]: columns[9] for line in lines if len(columns := line.split("\t")) == 10}
    assert misc["\U0001d15e"] == "start_char=0|end_char=1|ner=O"
    assert misc["3"] == "start_char=5|end_char=6|ner=B-date|ner_attributes=when:1815,cert:high"
    assert misc["May"] == "SpaceAfter=No|start_char=7|end_char=10|ner=I-date"
    assert misc["Sea"] == "start_char=20|end_char=23|ner=I-orgName|ner2=B-placeName|ner2_attributes=ref:%23c%20%23x"
    assert misc["’s"].endswith("ner=O")


def test_iob2_has_the_outermost_tag_last():
    rows = [line.split("\t") for line in teiwright.export(edition(), "iob2").splitlines()]
    assert {len(row) for row in rows if row != [""]} == {7}
    sea = next(row for row in rows if row[0] == "Sea")
    assert sea == ["Sea", "20", "23", "ref:%23c%20%23x", "B-placeName", "_", "I-orgName"]


def test_a_document_without_words_or_names():
    for form in ("conllu", "iob2", "jsonl"):
        assert teiwright.export(edition("<p/>"), form) == ""
    assert teiwright.export(edition("<p>a b</p>"), "iob2") == "a\t0\t1\t_\tO\nb\t2\t3\t_\tO\n\n"
    assert tables(edition("<p>a</p>"))[0] == []


@pytest.mark.parametrize(
    ("idno", "due"),
    [
        ("", "my%20edition.xml"),
        ('<idno type="DOI">10.5281/zenodo.1</idno>', "https://doi.org/10.5281/zenodo.1"),
        ('<idno type="URL">https://example.org/e#x</idno>', "https://example.org/e"),
        ("<idno>Ms. 1</idno>", "my%20edition.xml"),
    ],
)
def test_the_target_is_the_edition(idno, due):
    page = json.loads(teiwright.export(edition(idno=idno), "webannotation"))
    assert {one["target"]["source"] for one in page["items"]} == {due}
    named = next(one for one in page["items"] if one["body"][0]["value"] == "persName")
    assert named["body"][1] == {"type": "SpecificResource", "source": f"{due}#b", "purpose": "identifying"}
    assert len({one["id"] for one in page["items"]}) == len(page["items"]) == 6


@pytest.mark.parametrize("form", ["csv", "conllu", "iob2", "jsonl", "webannotation"])
def test_what_is_no_option_or_view_is_refused(form):
    with pytest.raises(SettingsError, match='has no option "wrap"'):
        teiwright.export(edition(), form, wrap=30)
    with pytest.raises(SettingsError, match="no view"):
        teiwright.export(edition(), form, "other")
