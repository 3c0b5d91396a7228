"""Random schemas and documents: the verdicts are jing's, nothing crashes, and every fault stands at what it is about.

A short run of what `fuzz_relaxng` does for as long as one likes.
"""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from teiwright import SchemaError
from teiwright.model import Document, Origin
from teiwright.validation.positions import Positions
from teiwright.validation.relaxng import check_relaxng, load_relaxng

from .fuzz_relaxng import differences, drawn
from .grammars import Case, cases

_LINE = re.compile(r"(?<=\n)")


@pytest.mark.external("java")
@pytest.mark.parametrize("number", range(3))
def test_the_verdicts_are_those_of_jing(external, tmp_path, number):
    several = drawn(number, 50)
    assert differences(several, tmp_path, external("java")) == []
    assert len({one.schema for one in several}) > 30


@pytest.mark.external("java")
def test_a_difference_would_be_told(external, tmp_path, monkeypatch):
    wide = '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'
    wrong = wide.replace("<text/>", "<list><text/></list>")
    several = [Case(wide, ("<a>x</a>", "<b/>")), Case(wrong, ("<a/>",))]
    assert differences(several, tmp_path, external("java")) == []
    monkeypatch.setattr("tests.properties.fuzz_relaxng.our_verdicts", lambda _, documents: [False] * len(documents))
    assert [one.what[:24] for one in differences(several, tmp_path, external("java"))] == ["we take a schema that ji", "jing finds nothing; for "]
    monkeypatch.setattr("tests.properties.fuzz_relaxng.our_verdicts", lambda *_: "wrong")
    assert [one.document for one in differences(several, tmp_path, external("java"))] == [""]


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(cases(most=3))
def test_every_fault_stands_at_what_it_is_about(tmp_path_factory, case):
    path = tmp_path_factory.mktemp("schemas") / "schema.rng"
    path.write_text(case.schema, encoding="utf-8")
    load_relaxng.forget()
    try:
        load_relaxng(str(path))
    except SchemaError:
        return
    for source in case.documents:
        root = etree.fromstring(source)
        document = Document(root, Origin("a.xml"), source.encode())
        lines = _LINE.split(source)
        for finding in check_relaxng(document, str(path), Positions(document)):
            at = lines[finding.place.line - 1][finding.place.column - 1 :]
            if finding.rule in {"rng:text", "rng:value"}:
                assert at[:1].strip(" \t\r\n<"), (source, finding)
            elif finding.rule in {"rng:attribute", "rng:attribute-value"}:
                assert re.match(r"(\w+:)?\w+=", at), (source, finding)
            else:
                name = finding.xpath.rpartition("/")[2].partition("[")[0]
                assert re.match(rf"<(\w+:)?{name}\b", at), (source, finding)
