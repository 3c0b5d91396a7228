"""Files of spans: what they claim, and one clear sentence with the line where they are malformed."""

import json

import pytest

from teiwright.model import SourceError, Text
from teiwright.reading.spans import Claim, Labels, anchored, read_spans

TEXT = Text("To New York, in May. (Rome)\n\nIn New York.")


def read(content, labels=None):
    data = content if isinstance(content, bytes) else content.encode()
    return read_spans(data, Labels("x", labels or {}), TEXT)


def told(content, labels=None):
    return [(one.gi, TEXT.content[one.start : one.end], one.attributes) for one in read(content, labels)]


def page(*annotations):
    return json.dumps({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": annotations}, indent=1)


def annotation(body="LOC", **selector):
    return {"type": "Annotation", "id": "#a", "body": body, "target": {"source": "e.xml", "selector": selector}}


CONLLU = """# text = To New York
1\tTo\t_\t_\t_\t_\t_\t_\t_\tner=O
2-3\tNew York\t_\t_\t_\t_\t_\t_\t_\t_
2\tNew\t_\t_\t_\t_\t_\t_\t_\tner=B-GPE
3\tYork\t_\t_\t_\t_\t_\t_\t_\tner=I-GPE
3.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_
4\t,\t_\t_\t_\t_\t_\t_\t_\t_

1\tin\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tMay\t_\t_\t_\t_\t_\t_\t_\tNE=S-DATE
"""


@pytest.mark.parametrize(
    ("content", "due"),
    [
        ('{"start": 3, "end": 11, "label": "LOC"}', [("placeName", "New York", ())]),
        ('\ufeff{"start": 3, "end": 11, "gi": "rs", "attributes": {"ref": "#a"}, "else": 1}\r\n\r\n', [("rs", "New York", (("ref", "#a"),))]),
        (
            '[{"start": 3, "end": 11, "label": "per"},\n {"start": 16, "end": 19, "label": "DATE"}]',
            [("persName", "New York", ()), ("date", "May", ())],
        ),
        (page(annotation(type="TextPositionSelector", start=3, end=11)), [("placeName", "New York", ())]),
        (json.dumps(annotation(type="TextPositionSelector", start=16, end=19, body=["DATE"])), [("date", "May", ())]),
        (CONLLU, [("placeName", "New York", ()), ("date", "May", ())]),
        (
            "1\tNew\t_\t_\t_\t_\t_\t_\t_\tTokenRange=3:6|ner=B-LOC\n2\tYork\t_\t_\t_\t_\t_\t_\t_\tTokenRange=7:11|ner=I-LOC\n",
            [("placeName", "New York", ())],
        ),
        ("-DOCSTART- -X- O O\n\nTo O\nNew B-LOC\nYork I-LOC\n, O\nin O\nMay B-DATE\n", [("placeName", "New York", ()), ("date", "May", ())]),
        ("To X I-PER\nNew X I-LOC\nYork X L-LOC\n", [("persName", "To", ()), ("placeName", "New York", ())]),
        ("New\t3\t6\tB-LOC\nYork\t7\t11\tB-LOC\n", [("placeName", "New", ()), ("placeName", "York", ())]),
        (
            "New\t3\t6\tref:%23a\tB-LOC\t_\tB-ORG\nYork\t7\t11\t_\tO\t_\tI-ORG\n",
            [("orgName", "New York", ()), ("placeName", "New", (("ref", "#a"),))],
        ),
        ("New\t3\t6\tB-LOC\n\nYork\t7\t11\tI-LOC\n", [("placeName", "New", ()), ("placeName", "York", ())]),
        ("(\t21\t22\tO\n[\t22\t23\tO\n", []),
        ("[\t21\t22\tB-PER\n", [("persName", "(", ())]),
        ("", []),
        (" \n", []),
    ],
)
def test_every_shape_is_understood(content, due):
    assert told(content) == due


def test_labels_that_somebody_explains():
    content = '{"start": 3, "end": 6, "label": "NORP"}\n{"start": 3, "end": 6, "label": "LOC"}\n'
    assert told(content, {"NORP": "rs", "LOC": "none"}) == [("rs", "New", ())]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            '{"start": 3, "end": 6, "label": "LOC"}\n{"start": 3, "end": 6, "label": "NORP"}\n',
            r'x:2: the label "NORP" is not known .*--label NORP=ELEMENT',
        ),
        ('{"start": 3, "end": 6}', "x:1: a label was due"),
        ('{"start": 3, "end": 6, "label": 7}', "x:1: a label was due"),
        ('{"start": 3.5, "end": 6, "label": "LOC"}', "x:1: start is a number of characters from 0 on, not 3.5"),
        ('{"start": true, "end": 6, "label": "LOC"}', "x:1: start is a number of characters from 0 on, not True"),
        ('{"start": -1, "end": 6, "label": "LOC"}', "x:1: start is .* not -1"),
        ('{"start": 6, "end": 6, "label": "LOC"}', "x:1: nothing stands from 6 to 6"),
        ('{"end": 6, "label": "LOC"}', "x:1: start is .* not nothing"),
        ('{"start": 3, "end": 999, "label": "LOC"}', "x:1: 3 to 999 lies outside the text of 41 characters"),
        ('{"start": 3, "end": 6, "label": "LOC", "attributes": {"a b": "c"}}', 'x:1: "a b" is no name of an attribute'),
        ('{"start": 3, "end": 6, "label": "LOC", "attributes": {"xmlns": "c"}}', 'x:1: "xmlns" is no name'),
        ('{"start": 3, "end": 6, "label": "LOC", "attributes": {"n": 3}}', 'x:1: the attribute "n" is a string, not 3'),
        ('{"start": 3, "end": 6, "label": "LOC", "attributes": {"n": "\\u0007"}}', "x:1: .* a character that XML forbids"),
        ('{"start": 3, "end": 6, "label": "LOC", "attributes": []}', "x:1: attributes are an object"),
        ('{"start": 3, "end": 6, "label": "LOC", "text": 3}', "x:1: text, prefix and suffix are strings"),
        ('{"start": 3, "end": 6, "label": "LOC"}\n{"start": 3,\n', "x:2: this is no JSON: .* at column 13"),
        ("{\n  nothing", "x:2: this is no JSON: .* at column 3"),
        ("[1, 2]", "x:1: an object was due"),
        ("[" * 100_000, "this is no JSON"),
        (f'{{"start": {"9" * 5000}}}', "this is no JSON"),
        (b'{"start": 3}\n\xff', "x:2: the file is not in UTF-8"),
        (page({"id": "#a", "type": "Annotation", "body": "LOC"}), 'x: the annotation "#a" has no target'),
        (page(annotation(type="FragmentSelector")), 'x: the annotation "#a" has no TextPositionSelector and no TextQuoteSelector'),
        (page(annotation([], type="TextQuoteSelector", exact="New")), 'x: the annotation "#a" has no body that tags it'),
        (page(annotation("NORP", type="TextQuoteSelector", exact="New")), 'x: the label "NORP"'),
        (page(annotation(type="TextQuoteSelector", exact=7)), "exact, prefix and suffix are strings"),
        (page(annotation(type="TextPositionSelector", start=5, end=5)), "nothing stands from 5 to 5"),
        (page(7), "x: an annotation is an object"),
        (
            page(annotation({"purpose": "describing", "format": "application/json", "value": "{"}, type="TextQuoteSelector", exact="a")),
            "no body that tags",
        ),
        (CONLLU.replace("ner=B-GPE", "ner=GPE"), 'x:4: "GPE" is no tag'),
        (CONLLU.replace("4\t,\t_", "4\t,"), "x:7: CoNLL-U has 10 columns parted by tabs, here are 9"),
        (CONLLU.replace("4\t,", "four\t,"), 'x:7: "four" is no number of a token'),
        (CONLLU.replace("\tMay\t", "\tJune\t"), r'x:10: the text has "May. \(Rome\) In New York" where the token "June" was due'),
        ("To O\nNew B-LOC extra\n", "x:2: 2 columns were due, here are 3"),
        ("To\n", "x:1: a token and a tag, or more columns were due, here is 1"),
        ("To PER\n", 'x:1: "PER" is no tag'),
        ("To B-NORP\n", 'x:1: the label "NORP"'),
        ("New\t6\t3\tB-LOC\n", 'x:1: the token "New" stands from 6 to 3'),
        ("To O\nNew O\nYork O\n, O\nin O\nMay O\n. O\n( O\nRome O\n) O\nIn O\nNew O\nYork O\n. O\nmore B-LOC\n", "x:15: the text ends where"),
    ],
)
def test_what_is_malformed_is_one_sentence_with_its_line(content, message):
    with pytest.raises(SourceError, match=message) as caught:
        read(content)
    assert "\n" not in str(caught.value)


def test_what_bodies_say():
    bodies = [
        {"type": "TextualBody", "value": "PERSON", "purpose": "tagging"},
        {"type": "SpecificResource", "source": "e.xml#b", "purpose": "identifying"},
        {"id": "https://example.org/q", "purpose": ["identifying"]},
    ]
    found = annotation(bodies, type="TextPositionSelector", start=3, end=6)
    assert told(page(found)) == [("persName", "New", (("ref", "#b https://example.org/q"),))]
    described = {"value": '{"key": "k"}', "purpose": "describing", "format": "application/json"}
    assert told(page({**found, "body": [*bodies, described]})) == [("persName", "New", (("key", "k"),))]


def test_selectors_that_refine_and_collections():
    refined = annotation(type="XPathSelector", value="/", refinedBy=[{"type": "TextPositionSelector", "start": 3, "end": 6}])
    collection = {"type": "AnnotationCollection", "first": {"items": [refined]}}
    assert told(json.dumps(collection)) == [("placeName", "New", ())]
    lines = json.dumps(refined) + "\n" + json.dumps(refined)
    assert [one.line for one in read(lines)] == [1, 2]


@pytest.mark.parametrize(
    ("claim", "due"),
    [
        (Claim("rs", start=3, end=11), (3, 11)),
        (Claim("rs", start=3, end=11, exact="New York"), (3, 11)),
        (Claim("rs", start=3, end=11, exact="New\nYork"), (3, 11)),
        (Claim("rs", start=4, end=12, exact="New York"), None),
        (Claim("rs", start=4, end=12, exact="New York", prefix="To "), (3, 11)),
        (Claim("rs", exact="New York", suffix="."), (32, 40)),
        (Claim("rs", exact="New York", prefix="(Rome) In ", suffix=".\n"), (32, 40)),
        (Claim("rs", exact="Rome"), (22, 26)),
        (Claim("rs", start=3, end=11, exact="Paris"), None),
        (Claim("rs", exact="Rome", prefix="of "), None),
        (Claim("rs", start=3, end=999), None),
        (Claim("rs", exact="w Y"), None),
    ],
)
def test_anchors(claim, due):
    found = anchored(claim, TEXT)
    assert (found and (found.start, found.end)) == due


def test_occurrences_that_overlap_are_several():
    assert anchored(Claim("rs", exact="aa"), Text("aaa")) is None
