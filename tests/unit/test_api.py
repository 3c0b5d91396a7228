"""The functions of ``import teiwright``."""

import io
import subprocess
import sys

import pytest

import teiwright
from teiwright import MarkupError, PluginError, SettingsError, SourceError

ENGLISH = {"language": "en"}
TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body><p>He met General Dukhonin in Paris.</p></body></text></TEI>'


def found(text, layers=None, settings=ENGLISH):
    return [(one.gi, text[one.start : one.end]) for one in teiwright.annotate(text, layers, settings)]


def test_everything_that_is_promised_is_there():
    assert all(getattr(teiwright, name) is not None for name in teiwright.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        teiwright.nothing  # noqa: B018  # that it raises is the point


def test_offsets_are_code_points_of_the_text_given():
    assert found("\U0001d15e He met\r\nGeneral Dukhonin in Paris.", ["names"]) == [("persName", "General Dukhonin"), ("placeName", "Paris")]


def test_annotations_are_sorted_the_longer_first():
    annotations = teiwright.annotate('"I met General Dukhonin," he said.\n\nHe left Paris.', ["structure", "names", "quotes"], ENGLISH)
    assert annotations == sorted(annotations, key=lambda one: (one.start, -one.end))
    assert {"p", "said", "persName"} <= {one.gi for one in annotations}


def test_only_the_layers_asked_for_are_given():
    text = '"He met General Dukhonin in Paris," she said.'
    assert {gi for gi, _ in found(text, ["quotes"])} == {"said"}
    assert found(text, []) == []
    assert found(text, (name for name in ["names"])) == [("persName", "General Dukhonin"), ("placeName", "Paris")]


@pytest.mark.parametrize("text", ["", "\n", " "])
def test_nothing_is_found_in_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["a\x0cb", "a\ud800b"])
def test_what_xml_forbids_can_be_annotated_and_not_encoded(text):
    assert found(text) == []
    with pytest.raises(SourceError, match="at offset 1 is forbidden in XML"):
        teiwright.encode(text)


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_text_is_not_encoded(text):
    with pytest.raises(SourceError, match="the text is empty"):
        teiwright.encode(text)


def test_an_unknown_layer_is_told_with_those_that_there_are():
    with pytest.raises(PluginError, match='no annotator gives the layer "verbs"; there are: dates, names, parts, quotes, structure'):
        teiwright.annotate("a", ["verbs"])


@pytest.mark.parametrize("function", [teiwright.annotate, teiwright.encode])
def test_wrong_settings_are_told(function):
    with pytest.raises(SettingsError, match='unknown setting "langauge"; did you mean "language"'):
        function("Some words.", settings={"langauge": "en"})


def test_a_missing_authority_file_is_told():
    with pytest.raises(SettingsError, match=r'there is no file "missing\.xml"'):
        teiwright.encode("Some words.", settings={"names": {"authority": "missing.xml"}})


def test_an_edition_twice_is_the_same_to_the_byte():
    once, again = (teiwright.serialize(teiwright.encode("I met him in Paris.", settings=ENGLISH)) for _ in range(2))
    assert once == again
    assert once.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-model href="teiwright.rng"')


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference_to_an_edition(end):
    text = "One\ntwo.\n\nThree.".replace("\n", end)
    assert teiwright.encode(text, [], ENGLISH).text().content == "One two.\n\nThree."


def test_a_document_is_read_from_bytes_a_path_and_a_file(tmp_path):
    path = tmp_path / "a.xml"
    path.write_bytes(TEI)
    with path.open("rb") as file:
        documents = [teiwright.read(one) for one in (TEI, path, str(path), file, io.BytesIO(TEI))]
    assert {document.text().content for document in documents} == {"He met General Dukhonin in Paris."}
    assert [document.origin.name for document in documents] == ["", "a.xml", "a.xml", "a.xml", ""]


@pytest.mark.parametrize("source", [5, None, ["a.xml"]])
def test_what_is_no_source_is_told(source):
    with pytest.raises(SourceError, match="a document is read from a path, bytes or an open file"):
        teiwright.read(source)


def test_xml_that_is_handed_over_as_a_path_is_no_file():
    with pytest.raises(SourceError):
        teiwright.read(TEI.decode())


def test_weaving_gives_a_new_document_and_keeps_the_text():
    document = teiwright.read(TEI)
    woven = teiwright.weave(document, [teiwright.Annotation(teiwright.Span(7, 23), "persName")])
    assert b"<persName>General Dukhonin</persName>" in teiwright.serialize(woven)
    assert b"persName" not in teiwright.serialize(document)
    assert woven.text("source") == document.text("source")


def test_an_annotation_outside_the_text_is_refused():
    with pytest.raises(teiwright.LayerError):
        teiwright.weave(teiwright.read(TEI), [teiwright.Annotation(teiwright.Span(7, 2300), "persName")])


@pytest.mark.parametrize("call", [teiwright.export, lambda one: teiwright.weave(one, [])], ids=["export", "weave"])
def test_what_needs_tei_refuses_another_root(call):
    with pytest.raises(MarkupError, match="the root element html is not in the TEI namespace"):
        call(teiwright.read(b"<html/>"))


@pytest.mark.parametrize(
    ("options", "error", "told"),
    [
        (
            {"to": "docx"},
            PluginError,
            (
                'there is no exporter "docx"; there are: cmif, conllu, csv, docbin, epub, html, iob2, json, jsonl, lpf, map, '
                "markdown, parquet-entities, parquet-mentions, text, webannotation"
            ),
        ),
        ({"view": "beautiful"}, SettingsError, 'there is no view "beautiful"; there are: reading, diplomatic, source'),
        ({"to": "text", "louder": True}, SettingsError, 'the format text has no option "louder"'),
    ],
)
def test_what_nobody_exports_is_told(options, error, told):
    with pytest.raises(error) as caught:
        teiwright.export(teiwright.read(TEI), **options)
    assert caught.value.message == told


def test_a_wrong_schema_is_told():
    with pytest.raises(teiwright.SchemaError, match=r"there is no schema missing\.rng"):
        teiwright.validate(teiwright.read(TEI), "missing.rng")


def test_a_file_that_is_open_as_text_is_told():
    with pytest.raises(SourceError, match="bytes"):
        teiwright.read(io.StringIO(TEI.decode()))


@pytest.mark.parametrize("text", [None, b"Mr. Brown", 3])
def test_what_is_no_text_is_told(text):
    for make in (teiwright.encode, teiwright.annotate):
        with pytest.raises(SourceError, match="a text is a str or a Text, not a "):
            make(text)


def test_who_looks_around_sees_what_nobody_has_used_yet():
    words = [sys.executable, "-c", "import teiwright; print(*dir(teiwright))"]
    seen = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
    assert set(teiwright.__all__) <= set(seen)


@pytest.mark.parametrize("given", [None, "letter.xml", b"<TEI/>"])
@pytest.mark.parametrize(
    "use",
    [
        teiwright.validate,
        teiwright.serialize,
        lambda given: teiwright.export(given, to="text"),
        lambda given: teiwright.weave(given, []),
    ],
    ids=["validate", "serialize", "export", "weave"],
)
def test_what_is_no_document_is_told_to_be_none(use, given):
    with pytest.raises(teiwright.SourceError, match=r"^a document is what teiwright.read or teiwright.encode returns, not a \w+$"):
        use(given)


@pytest.mark.parametrize(
    ("attribute", "told"),
    [
        (("a b", "x"), '"a b" of persName is no name of an attribute'),
        (("tei:type", "x"), '"tei:type" of persName is no name of an attribute'),
        (("type", "\x01"), "the attribute type of persName holds a character that XML forbids"),
        (("type", "\ud800"), "the attribute type of persName holds a character that XML forbids"),
    ],
)
def test_attributes_that_xml_cannot_write_are_refused(attribute, told):
    document = teiwright.encode("Mr. Brown came.", [], {"language": "en"})
    with pytest.raises(teiwright.LayerError, match=told):
        teiwright.weave(document, [teiwright.Annotation(teiwright.Span(0, 9), "persName", (attribute,))])


def test_who_annotates_does_not_wait_for_what_makes_and_reads_trees():
    code = """
import sys, teiwright
others = "teiwright.api teiwright.encoding teiwright.model.document teiwright.languages.detection lxml rapidfuzz xml.sax hashlib"
assert len(teiwright.annotate('"Come," said General Dukhonin.', ["quotes"], {"language": "en"})) == 1
print([name for name in others.split() if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
