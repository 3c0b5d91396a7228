"""Parts of the names of persons."""

import pytest

from teiwright.annotation.names.document import read_document
from teiwright.annotation.names.parts import Parts
from teiwright.languages import language_rules
from teiwright.model import Text


def parted(content: str, *names: str, language: str = "en") -> list[tuple[str, str]]:
    reading = read_document(Text(content), None, language_rules(language))
    spans, done = [], 0
    for name in names:
        start = content.index(name, done)
        done = start + len(name)
        within = [token.index for token in reading.tokens if start <= token.start < done]
        spans.append((within[0], within[-1] + 1))
    return [(one.gi, content[one.start : one.end]) for one in Parts(reading.tokens, reading.rules).of(spans)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("General Sir John Moore", [("roleName", "General"), ("roleName", "Sir"), ("forename", "John"), ("surname", "Moore")]),
        ("Ludwig van Beethoven", [("forename", "Ludwig"), ("nameLink", "van"), ("surname", "Beethoven")]),
        ("J. S. Mill", [("forename", "J."), ("forename", "S."), ("surname", "Mill")]),
        ("Duke of Wellington", [("roleName", "Duke of Wellington")]),
        ("Charles the First", [("genName", "the First"), ("forename", "Charles")]),
        ("King George V.", [("roleName", "King"), ("forename", "George"), ("genName", "V.")]),
        ("John Smith, Esq.", [("forename", "John"), ("surname", "Smith"), ("roleName", "Esq.")]),
        ("Mr. Zorrel", [("roleName", "Mr."), ("surname", "Zorrel")]),
        ("captain Zorrel", [("roleName", "captain"), ("surname", "Zorrel")]),
        ("Zorrel Quarn", []),
        ("A. R.", []),
    ],
)
def test_the_parts_of_a_name(name, expected):
    assert sorted(parted(f"We met {name} there.", name)) == sorted(expected)


def test_a_name_of_one_word_is_what_another_shows():
    assert parted("We met Mr. Zorrel. Then Zorrel left.", "Mr. Zorrel", "Zorrel")[-1] == ("surname", "Zorrel")
    assert parted("Then Zorrel left.", "Zorrel") == []


def test_a_shortened_forename_is_told():
    content = "We met Wm. Zorrel there."
    reading = read_document(Text(content), None, language_rules("en"))
    (forename, _) = Parts(reading.tokens, reading.rules).of([(2, 4)])
    assert (forename.gi, forename.attributes) == ("forename", (("full", "abb"),))
