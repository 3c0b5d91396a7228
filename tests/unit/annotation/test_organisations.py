"""Organisations: by what they are, by their number, by their members."""

import pytest

from teiwright.annotation.names.evidence import gather
from teiwright.annotation.names.organisations import find_organisations
from teiwright.annotation.names.tokens import tokenize
from teiwright.languages import language_rules
from teiwright.model import Annotation, Layer, Span, Text


def found(content: str, structure: Layer | None = None) -> list[str]:
    rules = language_rules("en")
    tokens = tokenize(Text(content), structure, rules)
    names = find_organisations(tokens, rules, gather(tokens, rules), content)
    assert {one.gi for one in names} <= {"orgName"}
    return [content[tokens[one.first].start : tokens[one.last - 1].end] for one in names]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It was the Central Committee that met.", ["Central Committee"]),
        ("It was the Council of the People that met.", ["Council of the People"]),
        ("He led the 3rd Corps and the 10th Don Cossack regiment.", ["3rd Corps", "10th Don Cossack regiment"]),
        ("He led the Third Corps.", ["Third Corps"]),
        ("Here the Mensheviki left.", ["Mensheviki"]),
        ("He saw Brown's Committee there.", []),
        ("The committee of three met.", []),
        ("A committee met. Committee of none.", []),
        ("He was the third regiment of them.", []),
    ],
)
def test_organisations(content, expected):
    assert found(content) == expected


def test_shouted_blocks_name_none():
    content = "THE CENTRAL COMMITTEE\n\nIt met."
    assert found(content, Layer.of("structure", "", [Annotation(Span(0, 21), "head")])) == []


def test_none_runs_over_a_paragraph():
    assert found("It was Central\n\nCommittee of it.") == []
