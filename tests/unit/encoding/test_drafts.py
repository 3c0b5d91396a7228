"""A draft becomes a document: what a whole edition has, whatever its layers; and a document becomes a draft again."""

import pytest
from lxml import etree

import teiwright
from teiwright import Annotation, InternalError, LayerError, Span
from teiwright.encoding import ReadingCopy, encode_draft, serialize
from teiwright.guidelines.namespaces import TEI, XML_ID
from teiwright.model import Document, Draft, Layer, Text
from teiwright.pipeline import Settings, run_layers

SETTINGS = Settings.of({"language": "en"})


def draft(content: str, *annotations: Annotation, name: str = "mine", resp: str = "tw-mine") -> Draft:
    made = run_layers(Draft(Text.of(content), language="en"), ["structure"], SETTINGS)
    return made.adding(Layer.of(name, resp, annotations)) if annotations else made


def test_a_document_begins_with_its_schema_and_says_its_language():
    data = serialize(encode_draft(draft("Text."), SETTINGS, schema_href="../schema/teiwright.rng"))
    assert data.startswith(
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<?xml-model href="../schema/teiwright.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n<TEI '
    )
    assert b'<text xml:lang="en">' in data


def test_header_stand_off_and_text_follow_in_this_order():
    said = Annotation(Span(0, 4), "said", (("who", "Mr. Brown"),))
    for annotations, children in (((), ["teiHeader", "text"]), ((said,), ["teiHeader", "standOff", "text"])):
        root = encode_draft(draft("Text.", *annotations), SETTINGS).root
        assert [etree.QName(one).localname for one in root] == children


def test_every_annotation_is_signed_by_its_layer_or_by_itself():
    content = "One two three."
    layers = draft(content, Annotation(Span(0, 3), "hi"), Annotation(Span(4, 7), "hi", (("resp", "#ed"),))).adding(
        Layer.of("other", "tw-other", [Annotation(Span(8, 13), "hi")])
    )
    assert [one.get("resp") for one in encode_draft(layers, SETTINGS).root.iter(f"{{{TEI}}}hi")] == ["#tw-mine", "#ed", "#tw-other"]


def test_divisions_and_paragraphs_are_counted():
    document = teiwright.encode("CHAPTER I\n\nOne.\n\nTwo.\n\nCHAPTER II\n\nThree.", [], {"language": "en"})
    ids = [one.get(XML_ID) for one in document.root[-1].iter(etree.Element) if one.get(XML_ID)]
    assert ids == ["div1", "p1", "p2", "div2", "p3"]


def test_counted_identifiers_step_over_those_of_the_header():
    settings = Settings.of({"language": "en", "header": {"responsibility": [{"id": "p1", "name": "A"}]}})
    made = Draft(Text.of("One."), header=settings.header, language="en")
    document = encode_draft(run_layers(made, ["structure"], settings), settings)
    assert [one.get(XML_ID) for one in document.root[-1].iter(f"{{{TEI}}}p")] == ["p2"]


def test_without_a_structure_nothing_is_encoded():
    with pytest.raises(LayerError, match="without the layer structure"):
        encode_draft(Draft(Text.of("Text.")), SETTINGS)


def test_a_text_that_would_not_survive_is_not_encoded(monkeypatch):
    """Should some part of the program ever lose a word, nothing is made of the text."""
    monkeypatch.setattr("teiwright.encoding.drafts.emend", lambda top, *_: top.children.clear())
    structure = Layer.of("structure", "x", [Annotation(Span(0, 5), "p")])
    with pytest.raises(InternalError, match="would not survive"):
        encode_draft(Draft(Text.of("Text. Two"), (structure,)), SETTINGS)


def test_a_speaker_is_a_person_of_the_edition():
    document = teiwright.encode('"Go," said Mr. Brown. "Now," said Mr. Brown.', settings={"language": "en"})
    assert [one.get("who") for one in document.root.iter(f"{{{TEI}}}said")] == ["#mr-brown", "#mr-brown"]
    (person,) = document.root.iter(f"{{{TEI}}}person")
    assert dict(person.attrib) == {XML_ID: "mr-brown", "resp": "#tw-quotes"}
    assert "".join(person.itertext()).strip() == "Mr. Brown"


def test_with_one_element_for_all_the_speaker_stands_in_corresp():
    settings = {"language": "en", "quotes": {"elements": "quote"}}
    document = teiwright.encode('"Go," said Mr. Brown.', settings=settings)
    (quote,) = document.root.iter(f"{{{TEI}}}quote")
    assert (quote.get("corresp"), quote.get("type"), quote.get("who")) == ("#mr-brown", "said", None)
    assert teiwright.validate(document, "teiwright") == []


AUTHORITY = f"""<TEI xmlns="{TEI}"><standOff>
<listPerson><person xml:id="z"><persName>Zed</persName></person><person xml:id="marx"><persName>Karl Marx</persName><note>A man.</note></person>
<person xml:id="div1"><persName>Divine One</persName></person></listPerson>
<listPlace><place xml:id="paris"><placeName>Paris</placeName></place></listPlace></standOff></TEI>"""


@pytest.fixture
def with_authority(tmp_path, monkeypatch):
    (tmp_path / "authority.xml").write_text(AUTHORITY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return {"language": "en", "names": {"authority": "authority.xml"}}


def test_only_entries_that_are_used_are_copied_with_id_and_origin(with_authority):
    document = teiwright.encode("Karl Marx came to Paris.", settings=with_authority)
    entries = [(one.get(XML_ID), one.get("sameAs")) for one in document.root.iter(f"{{{TEI}}}person", f"{{{TEI}}}place")]
    assert entries == [("marx", "authority.xml#marx"), ("paris", "authority.xml#paris")]
    assert teiwright.validate(document) == []


def test_entries_stand_in_the_order_of_the_file(with_authority):
    document = teiwright.encode("Karl Marx met Zed.", settings=with_authority)
    assert [one.get(XML_ID) for one in document.root.iter(f"{{{TEI}}}person")] == ["z", "marx"]


def test_counted_identifiers_step_over_those_of_the_authority_file(with_authority):
    document = teiwright.encode("Divine One came.", settings=with_authority)
    assert [one.get(XML_ID) for one in document.root.iter(f"{{{TEI}}}div")] == ["div2"]
    document.require_unique_ids()


def test_a_speaker_on_file_is_that_entry(with_authority):
    document = teiwright.encode('"Go," said Karl Marx.', settings=with_authority)
    assert [one.get("who") for one in document.root.iter(f"{{{TEI}}}said")] == ["#marx"]
    assert len(list(document.root.iter(f"{{{TEI}}}person"))) == 1


def test_a_speaker_whom_the_text_calls_otherwise_than_the_file_is_that_entry(with_authority):
    document = teiwright.encode('"Go," said Mr. Zed. Zed went.', settings=with_authority)
    assert {one.get("ref") for one in document.root.iter(f"{{{TEI}}}persName") if one.get("ref")} == {"#z"}
    assert [one.get("who") for one in document.root.iter(f"{{{TEI}}}said")] == ["#z"]
    assert [one.get(XML_ID) for one in document.root.iter(f"{{{TEI}}}person")] == ["z"]


def test_an_entry_called_like_a_responsible_person_does_not_break_the_edition(with_authority):
    settings = {**with_authority, "header": {"responsibility": [{"id": "marx", "name": "An Editor"}]}}
    try:
        document = teiwright.encode("Karl Marx came.", settings=settings)
    except teiwright.SettingsError:
        return
    document.require_unique_ids()


def test_twice_gives_the_same_bytes():
    content = 'CHAPTER I\n\n"Go," said Mr. Brown, "to Paris."\n\n"I begin.\n\n"I end on 3 May 1917," he said.'
    settings = {"language": "en", "dates": {"calendar": "julian"}}
    assert serialize(teiwright.encode(content, settings=settings)) == serialize(teiwright.encode(content, settings=settings))


# The way back


def test_a_document_gives_its_blocks_as_a_structure():
    body = "<div><head>H</head><p>One.</p><lg><l>Two</l></lg></div>"
    found = ReadingCopy.of(Document(etree.fromstring(f'<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>'))).draft
    assert [(one.gi, found.text.content[one.start : one.end]) for one in found.layer("structure").annotations] == [
        ("div", "H\n\nOne.\n\nTwo"),
        ("head", "H"),
        ("p", "One."),
        ("lg", "Two"),
        ("l", "Two"),
    ]


def test_an_edition_read_back_is_annotated_alike():
    content = '"Go," said Mr. Brown.\n\nHe met General Haig in Paris on 3 May 1917.'
    plain = teiwright.encode(content, [], {"language": "en"})
    again = ReadingCopy.of(teiwright.read(serialize(plain))).draft
    assert again.text.content == content
    found = run_layers(again, ["names", "dates", "quotes"], SETTINGS)
    kept = sorted((one for layer in found.layers if layer.name != "structure" for one in layer.annotations), key=Annotation.sort_key)
    assert kept == teiwright.annotate(content, settings={"language": "en"})
