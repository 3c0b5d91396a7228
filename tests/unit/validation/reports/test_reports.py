"""Reports: each holds every finding, is what its readers take, and shows the words of a document as words."""

import json
import re

import jsonschema
import pytest
from lxml import etree, html

from teiwright.model import Finding, Place, Severity
from teiwright.pipeline.house import Silence
from teiwright.validation.outcomes import Outcome, Silenced, by_file
from teiwright.validation.reports import to_github, to_json, to_junit, to_sarif
from teiwright.validation.reports.page import to_page

HOSTILE = "</script><script>alert(1)</script>&\"'\x01\ufffe\N{MUSICAL SYMBOL G CLEF}"
BAD = Finding.of("tw:empty", f"<p> is empty {HOSTILE}", Place("tei/a b.xml", 2, 5), xpath="/TEI/p[1]")
LESS = Finding.of("tw:bad-language", "eng", Place("tei/a b.xml", 3))
NOWHERE = Finding.of("tw:schema-not-cached", "no schema", Place("tei/c.xml"))
OF_SCHEMATRON = Finding(Severity.ERROR, "sch:house", "the house says no", Place("tei/c.xml", 1, 1))
SILENCED = Silenced(Finding.of("tw:bad-date", "no day", Place("tei/c.xml", 9)), Silence("tw:bad-date", "as printed", in_source=True))
OUTCOMES = [
    Outcome("tei/c.xml", (NOWHERE, OF_SCHEMATRON), (SILENCED,)),
    Outcome("tei/a b.xml", (BAD, LESS), lines={2: f"    <p>{HOSTILE}", 3: "<p>"}),
    Outcome("-", ()),
]

#: What SARIF 2.1.0 demands of the properties that we write (its sections 3.14, 3.19, 3.27 to 3.30, 3.35, 3.49).
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "additionalProperties": False,
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool"],
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {
                        "driver": {
                            "type": "object",
                            "required": ["name"],
                            "properties": {
                                "name": {"type": "string"},
                                "version": {"type": "string"},
                                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}},
                            },
                            "additionalProperties": False,
                        }
                    },
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "artifacts": {"type": "array", "uniqueItems": True},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
            "additionalProperties": False,
        },
        "message": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}, "additionalProperties": False},
        "rule": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "shortDescription": {"$ref": "#/$defs/message"},
                "fullDescription": {"$ref": "#/$defs/message"},
                "help": {"$ref": "#/$defs/message"},
                "defaultConfiguration": {"properties": {"level": {"enum": ["none", "note", "warning", "error"]}}, "additionalProperties": False},
            },
            "additionalProperties": False,
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {"$ref": "#/$defs/message"},
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                "suppressions": {
                    "type": "array",
                    "items": {
                        "required": ["kind"],
                        "properties": {"kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}},
                        "additionalProperties": False,
                    },
                },
            },
            "additionalProperties": False,
        },
        "location": {
            "type": "object",
            "properties": {
                "physicalLocation": {
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {"properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}}, "additionalProperties": False},
                        "region": {
                            "required": ["startLine"],
                            "properties": {
                                "startLine": {"type": "integer", "minimum": 1},
                                "startColumn": {"type": "integer", "minimum": 1},
                                "snippet": {"$ref": "#/$defs/message"},
                            },
                            "additionalProperties": False,
                        },
                    },
                    "additionalProperties": False,
                },
                "logicalLocations": {"type": "array", "uniqueItems": True},
            },
            "additionalProperties": False,
        },
    },
}


def test_sarif_is_what_its_specification_demands():
    log = json.loads(to_sarif(OUTCOMES))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    (run,) = log["runs"]
    assert len(run["results"]) == 5
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert len({result["partialFingerprints"]["teiwright/v1"] for result in run["results"]}) == 5


def test_a_file_that_is_named_twice_is_one_artifact_of_sarif():
    assert len(json.loads(to_sarif([*OUTCOMES, *OUTCOMES]))["runs"][0]["artifacts"]) == 3


@pytest.mark.external("sarif-schema")
@pytest.mark.parametrize("outcomes", [OUTCOMES, []], ids=["findings", "nothing"])
def test_sarif_is_valid_by_the_schema_of_its_authors(outcomes, external):
    schema = json.loads(external("sarif-schema").read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(schema)(schema).validate(json.loads(to_sarif(outcomes)))


def test_sarif_keeps_what_is_silenced_apart():
    results = json.loads(to_sarif(OUTCOMES))["runs"][0]["results"]
    assert [one["suppressions"] for one in results if "suppressions" in one] == [[{"kind": "inSource", "justification": "as printed"}]]
    assert [one["ruleId"] for one in results if "suppressions" in one] == ["tw:bad-date"]


def test_a_fingerprint_does_not_depend_on_the_line():
    def fingerprints(line: int) -> list[str]:
        findings = (Finding.of("tw:empty", "<p> is empty", Place("a.xml", line), xpath="/TEI/p[1]"),) * 2
        return [one["partialFingerprints"]["teiwright/v1"] for one in json.loads(to_sarif([Outcome("a.xml", findings)]))["runs"][0]["results"]]

    assert fingerprints(1) == fingerprints(9)
    assert len(set(fingerprints(1))) == 2


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_finding():
    root = etree.fromstring(to_junit(OUTCOMES).encode())
    assert [dict(one.attrib) for one in root] == [
        {"name": "tei/c.xml", "tests": "3", "failures": "1", "errors": "0", "skipped": "1"},
        {"name": "tei/a b.xml", "tests": "2", "failures": "1", "errors": "0", "skipped": "0"},
        {"name": "-", "tests": "1", "failures": "0", "errors": "0", "skipped": "0"},
    ]
    assert (root.get("tests"), root.get("failures")) == ("6", "2")
    assert root.xpath("string(//skipped/@message)") == "silenced: as printed"
    assert "<p> is empty </script>" in root.xpath("string(//failure[@type='tw:empty']/@message)")


def test_junit_fails_on_what_the_command_fails_on():
    root = etree.fromstring(to_junit(OUTCOMES, fail_on=Severity.WARNING).encode())
    assert root.get("failures") == "4"


def test_json_has_every_finding():
    assert [one["rule"] for one in json.loads(to_json([BAD, LESS, NOWHERE]))] == ["tw:empty", "tw:bad-language", "tw:schema-not-cached"]
    assert "line" not in json.loads(to_json([NOWHERE]))[0]


def test_github_gets_one_line_for_each_finding():
    lines = to_github([BAD, LESS, NOWHERE]).split("\n")
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::warning", "::warning"]
    assert lines[2].startswith("::warning file=tei/c.xml,title=tw%3Aschema-not-cached::")


class TestPage:
    page = to_page(OUTCOMES)
    root = html.fromstring(page)

    def test_the_worst_file_comes_first_and_every_finding_is_there(self):
        assert self.root.xpath("//section[@aria-labelledby='files']//tbody//a/text()") == ["tei/a b.xml", "tei/c.xml"]
        assert len(self.root.xpath("//ol[@class='findings']/li")) == 4
        assert self.root.xpath("string(//p[@class='sum'])").split() == "3 files: 2 errors, 2 warnings; 1 finding silenced".split()

    def test_rules_are_counted_the_gravest_first(self):
        rows = self.root.xpath("//section[@aria-labelledby='rules']//tbody/tr")
        assert [row.xpath("string(th)") for row in rows] == ["sch:house", "tw:empty", "tw:bad-language", "tw:schema-not-cached"]
        assert [row.xpath("string(td[last()-1])") for row in rows] == ["1"] * 4

    def test_words_of_a_document_are_only_words(self):
        assert self.root.xpath("//script") == []
        assert "alert(1)" in self.root.xpath("string(//pre)")
        assert not re.search(r"\son\w+=|javascript:|https?://", re.sub(r"&[^;]+;", "", self.page))

    def test_what_is_meant_is_marked(self):
        assert self.root.xpath("//mark/text()") == ["<p"]

    def test_every_link_leads_somewhere_and_no_id_stands_twice(self):
        ids = self.root.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {one[1:] for one in self.root.xpath("//a/@href")} <= set(ids)

    def test_what_is_silenced_stands_there_with_its_reason(self):
        assert self.root.xpath("//section[@aria-labelledby='silenced']//tbody/tr/*/text()")[0] == "tei/c.xml:9"
        assert self.root.xpath("string(//section[@aria-labelledby='silenced']//tbody/tr/td[last()])") == "as printed"

    def test_the_same_findings_give_the_same_page(self):
        assert to_page(OUTCOMES) == self.page

    def test_of_very_many_alike_the_others_are_counted(self):
        many = tuple(Finding.of("tw:empty", "<p> is empty", Place("a.xml", line)) for line in range(1, 1000))
        root = html.fromstring(to_page([Outcome("a.xml", (*many, LESS))]))
        assert len(root.xpath("//ol/li")) == 51
        assert root.xpath("string(//p[@class='more'])") == "949 more findings by this rule in this file are not shown."

    def test_a_folder_without_findings_has_a_page_too(self):
        root = html.fromstring(to_page([Outcome("a.xml", ())]))
        assert root.xpath("string(//p[@class='sum'])") == "1 file: nothing found"
        assert root.xpath("//section/@aria-labelledby") == ["sound"]


def test_findings_are_put_to_their_files():
    outcomes = by_file([BAD, NOWHERE], {"tei/a b.xml": b"\n<p>", "z.xml": b""})
    assert [(one.file, len(one.findings), dict(one.lines)) for one in outcomes] == [
        ("tei/a b.xml", 1, {2: "<p>"}),
        ("tei/c.xml", 1, {}),
        ("z.xml", 0, {}),
    ]
