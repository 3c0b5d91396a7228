"""Words between signs, and signs that stay what they are."""

import pytest

from teiwright.model import Annotation, Span
from teiwright.structure.inline.highlighting import find_highlighted

USUAL = {"_": "italic", "=": "bold"}


def found(content: str, marks: dict[str, str] | None = None, blocks: list[Annotation] | None = None) -> list[str]:
    spans, _ = find_highlighted(content, blocks or [], marks or USUAL)
    return [f"{dict(one.attributes)['rend']}: {content[one.start : one.end]}" for one in spans]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a _b_ c", ["italic _: _b_"]),
        ("_b_", ["italic _: _b_"]),
        ("a _b\nc_ d", ["italic _: _b\nc_"]),
        ("(_b_), '_c_' and _d_--", ["italic _: _b_", "italic _: _c_", "italic _: _d_"]),
        ('_"B!"_ he said', ['italic _: _"B!"_']),
        ("a =b= c", ["bold =: =b="]),
        ("_a =b= c_", ["italic _: _a =b= c_", "bold =: =b="]),
        ("bn[=e] =b= a[x=]a", ["bold =: =b="]),
        ("C_{18}H_{30} and _b_", ["italic _: _b_"]),
    ],
)
def test_pairs(content, expected):
    assert sorted(found(content)) == sorted(expected)


@pytest.mark.parametrize(
    "content",
    ["snake_case_name", "a ___ b", "____", "a _ b _ c", "x = y = z", "a=b", "key==value", "__init__", "_a\n\nb_", "_a_ and _b", "a_ b _c", "__"],
)
def test_what_stays_as_it_is(content):
    assert found(content) == []


def test_a_sign_without_partner_is_told_and_its_paragraph_left_alone():
    spans, unread = find_highlighted("_a_ _b\n\n_c_", [], USUAL)
    assert [(one.start, one.end) for one in spans] == [(8, 11)]
    assert unread == [("_", 0)]


def test_no_pair_reaches_from_one_paragraph_into_the_next():
    assert found("_a\nb_", blocks=[Annotation(Span(0, 2), "p"), Annotation(Span(3, 5), "p")]) == []
    assert found("_a\nb_", blocks=[Annotation(Span(0, 2), "l"), Annotation(Span(3, 5), "l")]) == ["italic _: _a\nb_"]


@pytest.mark.parametrize(
    ("sign", "content", "expected"),
    [
        ("*", "a *b* c", "bold *: *b*"),
        ("+", "a +b+ c", "bold +: +b+"),
        ("/", "and/or /b/ c", "bold /: /b/"),
        ("~", "a ~b~ c", "bold ~: ~b~"),
        ("<i>", "a <i>b</i>c", "bold <i> </i>: <i>b</i>"),
    ],
)
def test_other_signs_mean_something_where_the_editor_says_so(sign, content, expected):
    assert found(content, {sign: "bold"}) == [expected]
    assert found(content) == []


def test_a_sign_may_mean_nothing():
    assert found("a _b_ =c=", {"_": "", "=": "bold"}) == ["bold =: =c="]
