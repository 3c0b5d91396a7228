"""JSON: one text, and every offset of it right, in each view and in each unit."""

import hashlib
import json
import re
import tracemalloc

import jsonschema
import pytest

import teiwright
from teiwright import SettingsError
from teiwright.api import export_pieces
from teiwright.model import Document
from teiwright.validation.schemas import own_schema

HEADER = "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt></fileDesc></teiHeader>"
PEOPLE = (
    '<standOff><listPerson><person xml:id="b"><persName>Bee</persName><persName>B</persName><idno type="VIAF">1</idno></person></listPerson>'
    '<listPlace><place xml:id="c"><placeName>Sea</placeName></place></listPlace></standOff>'
)
VIEWS = ("reading", "diplomatic", "source")

BODIES = {
    "names": '<p>a <persName ref="#b">B</persName> and <placeName ref="#c #x">C</placeName> <rs ref="#b">he</rs></p>',
    "a chain over paragraphs": '<p>He <said xml:id="s1" next="#s2" who="#b">"Go</said></p><p><said xml:id="s2" prev="#s1" next="#s3">on</said></p>'
    '<p><said xml:id="s3" prev="#s2"><persName>now</persName>"</said> x</p>',
    "interrupted speech": '<p><said xml:id="s1" next="#s2">"Go,"</said> he said, <said xml:id="s2" prev="#s1">"on"</said>.</p>',
    "a chain over a note": '<p><hi xml:id="h1" next="#h2">one</hi><note>n</note> <hi xml:id="h2" prev="#h1">two</hi></p>',
    "notes": '<p>a<note place="foot" xml:id="n1">N \U0001d15e<persName>X</persName></note> b<note>M</note></p>',
    "letters outside the BMP": "<p>\U0001d15e <choice><sic>\U0001d15ea</sic><corr>b</corr></choice> "
    "<persName>\U0001d15e\U0001d15e</persName> \u05e9\u05c1 é</p>",
    "alternatives": "<p>a <app><lem>l</lem><rdg>r</rdg></app> <subst><del>d</del><add>a</add></subst> <gap/> <del>x</del> b</p>",
    "divisions": '<div type="chapter" n="1"><head>H<note>n</note></head><div n="1a"><p>a</p></div></div><div><p>b</p></div>',
    "broken words": '<p>inter-<lb break="no"/>esting <persName>Wel-<lb break="no"/>lington</persName> '
    '<hi>a-</hi><lb break="no"/>b<lb/>c<pb n="2"/>d</p>',
    "empty elements": "<p><persName/> <hi> </hi><lb/>x<anchor xml:id='a'/></p><p/>",
    "verse, lists, tables, drama": "<lg><l>a</l><l>b</l></lg><list><label>x</label><item>y</item></list>"
    "<table><row><cell>1</cell><cell>2</cell></row></table>"
    '<sp who="#q"><speaker>S</speaker><p>t</p></sp>',
    "identifiers like ours": '<p>a<persName xml:id="s1">x</persName><persName>y</persName><persName xml:id="s3">z</persName></p>',
    "marks": '<p>x</p><milestone unit="section" rend="* * *"/><p>y</p>',
    "nothing": "<p/>",
    "a word across a chain": '<p><hi xml:id="h1" next="#h2">a-</hi><lb break="no"/><hi xml:id="h2" prev="#h1">b</hi></p>',
    "a nested chain": '<p><said xml:id="s1" next="#s2"><q xml:id="q1" next="#q2">a</q></said></p>'
    '<p><said xml:id="s2" prev="#s1"><q xml:id="q2" prev="#q1">b</q> c</said></p>',
}


def document(body: str) -> Document:
    return teiwright.read(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{PEOPLE}<text xml:lang="en"><body>{body}</body></text></TEI>'.encode())


def exported(given: Document, view: str = "reading", **options: str) -> dict:
    return json.loads(teiwright.export(given, "json", view, **options))


def held(data: dict, gi: str) -> list[str]:
    return [data["text"][span["start"] : span["end"]] for span in data["spans"] if span["type"] == gi]


@pytest.fixture(params=VIEWS)
def view(request) -> str:
    return request.param


@pytest.fixture(params=BODIES, ids=BODIES)
def given(request) -> Document:
    return document(BODIES[request.param])


def test_it_is_what_the_published_schema_says(given, view):
    schema = json.loads(own_schema("document.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for options in ({}, {"offsets": "utf-16"}):
        jsonschema.validate(exported(given, view, **options), schema)


def test_its_text_is_the_text_export_of_the_same_view(given, view):
    data = exported(given, view)
    assert data["text"] == teiwright.export(given, "text", view)
    assert data["sha256"] == hashlib.sha256(data["text"].encode("utf-8")).hexdigest()
    assert (data["format"], data["offsets"], data["view"]) == ("teiwright/1", "unicode-code-point", view)


def test_a_span_without_parts_holds_what_its_element_holds(given, view):
    """What an element holds is read from the tree by its xpath, without `flatten` of the whole document."""
    data = exported(given, view)
    for span in data["spans"]:
        assert 0 <= span["start"] <= span["end"] < len(data["text"])
        element = found_at(given, span["xpath"])
        alone = teiwright.model.flatten(element, view).text.content
        words = data["text"][span["start"] : span["end"]]
        if not span["parts"] and element.find("../{*}lb[@break]") is None:  # a hyphen before such a beginning of a line is dropped
            assert words.split() == alone.split()


def test_a_large_document_is_made_piece_by_piece():
    given = document("<div>" + "<p>A <hi>word</hi>.</p>" * 8000 + "</div>")
    pieces = list(export_pieces(given, "json"))
    assert len(pieces) > 2
    assert b"".join(pieces).decode() == teiwright.export(given, "json")
    longest = max(map(len, pieces))
    assert longest < sum(map(len, pieces)) / 2


def test_of_what_is_written_no_element_is_kept():
    sentence = "<s>" + '<w lemma="be">is</w> <w>so</w> <pc>.</pc> ' * 10 + "</s>"
    given = document(f"<p>{sentence * 500}</p>")
    tracemalloc.start()
    written = sum(map(len, export_pieces(given, "json")))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert written > 500 * 31 * 100
    assert peak < 500 * 31 * 200  # bytes: an element and its extent alone are more


def found_at(given: Document, path: str):
    """The element at a path of local names."""
    steps = (re.sub(r"^[^[]+", lambda name: f"*[local-name()='{name[0]}']", step) for step in path[1:].split("/"))
    (element,) = given.root.xpath("/" + "/".join(steps))
    return element


def test_every_identifier_is_one_spans_alone(given, view):
    data = exported(given, view)
    ids = (
        [span["id"] for span in data["spans"]]
        + [note["id"] for note in data["notes"]]
        + [span["id"] for note in data["notes"] for span in note["spans"]]
    )
    assert len(ids) == len(set(ids))
    own = set(given.root.xpath("//@xml:id"))
    for span in data["spans"]:
        assert (span["attributes"].get("xml:id") or span["id"]) == span["id"] or span["parts"]
        assert span["id"] not in own or found_at(given, span["xpath"]).get("{http://www.w3.org/XML/1998/namespace}id") == span["id"]


def test_a_parent_is_a_span_and_comes_before(given, view):
    seen = set()
    for span in exported(given, view)["spans"]:
        assert span["parent"] is None or span["parent"] in seen
        seen.add(span["id"])


def test_what_stands_in_a_text_of_a_group_is_no_part_of_what_stands_before_that_text():
    group = "<group><head>A</head><text><body><p>b</p></body></text></group>"
    given = teiwright.read(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text>{group}</text></TEI>'.encode())
    spans = exported(given)["spans"]
    types = {span["id"]: span["type"] for span in spans}
    assert [(span["type"], types.get(span["parent"])) for span in spans] == [("group", None), ("head", "group"), ("body", "group"), ("p", "body")]


def test_a_span_lies_within_its_parent_unless_it_is_chained_over_several(given, view):
    data = exported(given, view)
    spans = {span["id"]: span for span in data["spans"]}
    for span in data["spans"]:
        parent = spans.get(span["parent"])
        if parent and not span["parts"]:
            assert parent["start"] <= span["start"] <= span["end"] <= parent["end"]


def test_offsets_for_javascript_lead_to_the_same_words(given, view):
    points, units = exported(given, view), exported(given, view, offsets="utf-16")
    assert units["offsets"] == "utf-16-code-unit"
    encoded = units["text"].encode("utf-16-le")
    for point, unit in zip(points["spans"], units["spans"], strict=True):
        words = encoded[2 * unit["start"] : 2 * unit["end"]].decode("utf-16-le")
        assert words == points["text"][point["start"] : point["end"]]
        for part, other in zip(point["parts"], unit["parts"], strict=True):
            assert encoded[2 * other["start"] : 2 * other["end"]].decode("utf-16-le") == points["text"][part["start"] : part["end"]]
    for point, unit in zip(points["readings"], units["readings"], strict=True):
        assert encoded[2 * unit["start"] : 2 * unit["end"]].decode("utf-16-le") == points["text"][point["start"] : point["end"]]
    for point, unit in zip(points["notes"], units["notes"], strict=True):
        assert encoded[: 2 * unit["anchor"]].decode("utf-16-le") == points["text"][: point["anchor"]]


def test_parts_that_nothing_parts_are_one_span():
    data = exported(document(BODIES["a chain over paragraphs"]))
    (said,) = [span for span in data["spans"] if span["type"] == "said"]
    assert data["text"][said["start"] : said["end"]] == '"Go\n\non\n\nnow"'
    assert [data["text"][part["start"] : part["end"]] for part in said["parts"]] == ['"Go', "on", 'now"']
    assert said["attributes"] == {"who": "#b"}
    assert [part["xpath"] for part in said["parts"]] == [f"/TEI/text[1]/body[1]/p[{number}]/said[1]" for number in (1, 2, 3)]
    (name,) = [span for span in data["spans"] if span["type"] == "persName"]
    assert name["parent"] == said["id"]


def test_interrupted_speech_stays_two_spans():
    data = exported(document(BODIES["interrupted speech"]))
    assert held(data, "said") == ['"Go,"', '"on"']
    assert [span["attributes"].get("next") or span["attributes"].get("prev") for span in data["spans"] if span["type"] == "said"] == ["#s2", "#s1"]


def test_a_word_that_was_broken_is_held_whole():
    data = exported(document(BODIES["broken words"]))
    assert held(data, "persName") == ["Wellington"]
    assert data["text"] == "interesting Wellington ab c d\n"
    assert held(exported(document(BODIES["broken words"]), "diplomatic"), "persName") == ["Wel-\nlington"]


def test_divisions_are_a_tree():
    tree = exported(document(BODIES["divisions"]))["tree"]
    assert tree == [
        {"type": "chapter", "n": "1", "head": "H", "start": 0, "end": 4,
         "children": [{"type": None, "n": "1a", "head": None, "start": 3, "end": 4, "children": []}]},
        {"type": None, "n": None, "head": None, "start": 6, "end": 7, "children": []},
    ]  # fmt: skip


def test_notes_stand_beside_the_text_with_their_own_spans():
    data = exported(document(BODIES["notes"]))
    assert data["text"] == "a b\n"
    assert [(note["id"], note["anchor"], note["place"], note["text"]) for note in data["notes"]] == [
        ("n1", 1, "foot", "N \U0001d15eX"),
        (data["notes"][1]["id"], 3, None, "M"),
    ]
    (name,) = data["notes"][0]["spans"]
    assert data["notes"][0]["text"][name["start"] : name["end"]] == "X"


def test_in_the_source_view_a_note_is_a_span():
    data = exported(document(BODIES["notes"]), "source")
    assert data["notes"] == []
    assert held(data, "note") == ["N \U0001d15eX", "M"]


@pytest.mark.parametrize(("view_", "taken"), [("reading", ["b"]), ("diplomatic", ["\U0001d15ea"]), ("source", ["\U0001d15ea"])])
def test_readings_list_every_alternative_the_taken_one_first(view_, taken):
    (reading,) = exported(document(BODIES["letters outside the BMP"]), view_)["readings"]
    assert reading["kind"] == "choice"
    assert sorted((one["type"], one["text"]) for one in reading["alternatives"]) == [("corr", "b"), ("sic", "\U0001d15ea")]
    assert [one["text"] for one in reading["alternatives"] if one["taken"]] == taken == [reading["alternatives"][0]["text"]]


def test_what_the_view_drops_is_a_reading_of_no_length():
    data = exported(document("<p>a <del rend='x'>gone</del> b</p>"))
    assert data["readings"] == [
        {"start": 1, "end": 1, "kind": "del", "alternatives": [{"type": "del", "text": "gone", "taken": False, "attributes": {"rend": "x"}}]}
    ]


def test_entities_have_their_mentions():
    data = exported(document(BODIES["names"]))
    spans = {span["id"]: data["text"][span["start"] : span["end"]] for span in data["spans"]}
    found = [(one["id"], one["kind"], one["label"], one["identifiers"], [spans[id_] for id_ in one["mentions"]]) for one in data["entities"]]
    assert found == [("b", "person", "Bee", {"VIAF": "1"}, ["B", "he"]), ("c", "place", "Sea", {}, ["C"])]


def test_nothing_of_the_machine_or_the_time_is_told(tmp_path, given):
    path = tmp_path / "a.xml"
    path.write_bytes(teiwright.serialize(given))
    assert teiwright.export(teiwright.read(path), "json") == teiwright.export(given, "json")


def test_another_unit_is_an_error():
    with pytest.raises(SettingsError, match="code-point, utf-16"):
        exported(document("<p/>"), offsets="bytes")


def test_a_note_in_a_note_is_anchored_in_the_text():
    data = exported(document("<p>a<note>a long outer note<note>inner</note></note> b</p>"))
    assert [note["anchor"] for note in data["notes"]] == [1, 1]


def test_a_name_in_a_note_is_a_mention():
    data = exported(document('<p>a<note>by <persName ref="#b">B</persName></note></p>'))
    assert [len(one["mentions"]) for one in data["entities"]] == [1, 0]


def test_an_alternative_in_a_note_does_not_vanish():
    assert "teh" in str(exported(document("<p>a<note><choice><sic>teh</sic><corr>the</corr></choice></note></p>")))


def test_a_division_is_headed_by_the_first_head_that_it_has_itself():
    body = "<div><p>a<figure><head>Picture</head></figure></p></div><div><head/><head>B</head></div><div><p>c</p><div><head>D</head></div></div>"
    tree = exported(document(body))["tree"]
    assert [(one["head"], [inner["head"] for inner in one["children"]]) for one in tree] == [(None, []), ("", []), (None, ["D"])]


def test_a_chain_in_a_note_has_the_paths_of_its_parts():
    note = '<note>N <said xml:id="a" next="#b">b</said><lb/><said xml:id="b" prev="#a">c</said></note>'
    (told,) = exported(document(f"<p>a{note}</p>"))["notes"]
    span = next(span for span in told["spans"] if span["type"] == "said")
    path = "/TEI/text[1]/body[1]/p[1]/note[1]"
    assert [part["xpath"] for part in span["parts"]] == [f"{path}/said[1]", f"{path}/said[2]"]
    assert told["text"][span["start"] : span["end"]] == "b c"


def test_deep_divisions_are_written():
    """Python's own reader goes no deeper than its stack, so the result is looked at as a string."""
    written = teiwright.export(document("<div>" * 1200 + "<p>x</p>" + "</div>" * 1200), "json")
    assert written.count('"children"') == 1200


SPLIT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="a"><persName>Anna</persName></person>
<person xml:id="b"><persName>Ben</persName></person></listPerson></standOff>
<text><front><titlePage><docTitle><titlePart>T</titlePart></docTitle></titlePage></front>
<body><pb n="1"/><div n="1"><head>One</head><p><persName ref="#a">Anna</persName><note>n</note> left.</p><div><p>In.</p></div></div>
<p>Alone.</p><div n="2"><p>Two</p></div></body></text></TEI>"""


def test_split_by_division_each_line_is_a_document_of_its_own():
    schema = json.loads(own_schema("document.schema.json").read_text(encoding="utf-8"))
    document = teiwright.read(SPLIT.encode())
    lines = [json.loads(line) for line in teiwright.export(document, "json", split="div").splitlines()]
    assert [line["text"] for line in lines] == ["T\n", "One\n\nAnna left.\n\nIn.\n", "Alone.\n", "Two\n"]
    assert [line["spans"][0]["xpath"] for line in lines][1:] == [
        "/TEI/text[1]/body[1]/div[1]",
        "/TEI/text[1]/body[1]/p[1]",
        "/TEI/text[1]/body[1]/div[2]",
    ]
    assert [[entity["id"] for entity in line["entities"]] for line in lines] == [[], ["a"], [], []]
    assert [note["text"] for note in lines[1]["notes"]] == ["n"]
    assert lines[1]["tree"][0]["children"][0]["start"] == len("One\n\nAnna left.\n\n")
    identifiers = [span["id"] for line in lines for span in line["spans"]]
    assert len(identifiers) == len(set(identifiers))
    for line in lines:
        jsonschema.validate(line, schema)


def test_an_unknown_way_to_split_is_told():
    with pytest.raises(SettingsError, match="split must be div"):
        teiwright.export(teiwright.read(SPLIT.encode()), "json", split="p")


@pytest.mark.parametrize(("form", "options"), [("json", {"split": "div"}), ("jsonl", {})])
def test_a_line_of_json_is_one_line_for_every_program(form, options):
    words = "Ro\u2028me\u2029 and\x85 on"
    exported = teiwright.export(document(f"<div><p><placeName>{words}</placeName></p></div>"), form, **options)
    assert len(exported.splitlines()) == 1
    assert json.loads(exported)["text"].strip() == words
