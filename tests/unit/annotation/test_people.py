"""Who is who: one person for the forms of a name, and the sex that titles, forenames and pronouns tell."""

import re

import pytest

from teiwright.annotation.quotations.people import Nested, People
from teiwright.languages import language_rules
from teiwright.model import Annotation, Span


def people(content: str, names: str, spoken=()) -> People:
    found = [Annotation(Span(match.start(), match.end()), "persName") for match in re.finditer(names, content)]
    return People(content, found, spoken, language_rules("en"))


@pytest.mark.parametrize(
    ("content", "names", "persons"),
    [
        ("Anne Shirley came. Anne sat. Miss Shirley left.", "(?:Miss )?(?:Anne )?Shirley|Anne", ["Anne Shirley"] * 3),
        ("Mr. Brown, Mrs. Brown, and Brown.", r"Mrs?\. Brown|Brown", ["Mr. Brown", "Mrs. Brown", "Brown"]),
        ("Winnie-the-Pooh and Pooh", "Winnie-the-Pooh|Pooh", ["Winnie-the-Pooh"] * 2),
        ("John Brown. Mary Brown. Brown.", "(?:John |Mary )?Brown", ["John Brown", "Mary Brown", "Brown"]),
        ("Anne came. Anne sat. Thereupon Anne left.", "(?:Thereupon )?Anne", ["Anne"] * 3),
    ],
)
def test_the_forms_of_a_name(content, names, persons):
    assert [one.person for one in people(content, names).mentions] == persons


@pytest.mark.parametrize(
    ("content", "names", "sex"),
    [
        ("Mrs. Gray came.", r"Mrs\. Gray", {"Mrs. Gray": "women"}),
        ("Oliver came.", "Oliver", {"Oliver": "men"}),
        ("Poirot smiled; he knew. Then Poirot shook his head.", "Poirot", {"Poirot": "men"}),
        ("Poirot smiled; he knew.", "Poirot", {}),
        ("Poirot smiled; he knew. Poirot saw her.", "Poirot", {}),
    ],
)
def test_the_sex_of_a_person(content, names, sex):
    assert people(content, names).sex == sex


def test_mentions_know_whether_they_are_spoken_and_whether_a_subject():
    found = people('"Brown," he said to Brown. Brown\'s wife. Brown came.', "Brown", [(0, 8)]).mentions
    assert [(one.spoken, one.governed) for one in found] == [(True, False), (False, True), (False, True), (False, False)]


def test_between_and_at():
    found = people("Brown met Smith.", "Brown|Smith")
    assert [one.person for one in found.between(1, 16)] == ["Smith"]
    assert found.at(0, 5).person == "Brown"
    assert found.at(6, 9) is None


@pytest.mark.parametrize(
    ("place", "span"), [(0, Span(0, 10)), (3, Span(2, 5)), (5, Span(0, 10)), (9, Span(0, 10)), (10, None), (12, Span(12, 14)), (14, None)]
)
def test_the_innermost_of_spans_that_nest(place, span):
    assert Nested([Span(12, 14), Span(0, 10), Span(2, 5)]).innermost(place) == span
