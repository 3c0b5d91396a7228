"""A model of names from editions whose names somebody has marked."""

import pytest
from lxml import etree

from teiwright.annotation.names.model import read_model
from teiwright.languages import rules_of
from teiwright.model import Document, MarkupError, RefusedError, SettingsError, SourceError
from teiwright.project.training import LEAST_NAMES, marked_names, train_on_editions

TEI = "http://www.tei-c.org/ns/1.0"


def edition(content: str, language: str = "en") -> str:
    tagged = f' xml:lang="{language}"' if language else ""
    return f'<TEI xmlns="{TEI}"><text{tagged}><body>{content}</body></text></TEI>'


def marked(content: str) -> tuple[list[tuple[str, str]], int]:
    example, lost = marked_names(Document(etree.fromstring(edition(content))), rules_of("en"))
    return [(example.text.content[one.start : one.end], one.gi) for one in example.names], lost


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>We met <persName>Mr. Grey's</persName> son.</p>", ["Mr. Grey"]),
        ("<p>We met <persName>the old Mrs. Grey,</persName> who</p>", ["Mrs. Grey"]),
        ("<p>We met <persName>Tcher-<lb break='no'/>noff</persName>.</p>", ["Tchernoff"]),
        ("<p>We met <persName xml:id='a' next='#b'>John</persName> <persName xml:id='b' prev='#a'>Grey</persName>.</p>", ["John Grey"]),
        ("<p>We met <persName><forename>Anna</forename> <surname>Grey</surname></persName>.</p>", ["Anna Grey"]),
        ("<p>We met <persName>Grey<note>of <placeName>York</placeName></note></persName>.</p>", ["Grey"]),
        ("<listPerson><person><persName>Hill</persName></person></listPerson><p><persName>Grey</persName></p>", ["Grey"]),
    ],
)
def test_names_are_taken_from_the_text_alone_and_drawn_anew(content, expected):
    assert [name for name, _ in marked(content)[0]] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p><name type='person'>Grey</name> of <name type='place'>York</name></p>", [("Grey", "persName"), ("York", "placeName")]),
        ("<p>The <name type='ship'>Victory</name> and the <rs>Captain</rs></p>", []),
        (
            "<p><placeName><settlement>York</settlement></placeName>, <country>England</country></p>",
            [("York", "placeName"), ("England", "placeName")],
        ),
        ("<p>The <orgName>Bank of <placeName>England</placeName></orgName></p>", [("Bank of England", "orgName")]),
        ("<p>Up <geogName>Ben Nevis</geogName></p>", [("Ben Nevis", "placeName")]),
    ],
)
def test_names_are_known_by_whatever_marks_them(content, expected):
    assert marked(content) == (expected, 0)


def test_what_cannot_be_learned_is_counted():
    assert marked("<p><persName>nurse</persName>, <persName>Mc<hi>Bain</hi></persName>, Mac<persName>Bain</persName></p>") == (
        [("McBain", "persName")],
        2,
    )


def test_text_beside_a_register_stays():
    document = Document(etree.fromstring(edition("<p>Before</p><listPlace><place><placeName>York</placeName></place></listPlace><p>After</p>")))
    example, _ = marked_names(document, rules_of("en"))
    assert (example.text.content, document.root.find(f".//{{{TEI}}}listPlace") is None) == ("Before\n\nAfter", False)


def mentions(count: int, name: str = "Kelk", gi: str = "orgName") -> str:
    return "".join(f"<p>On day {number} we gathered <{gi}>{name}</{gi}> there.</p>" for number in range(count))


@pytest.fixture
def write(tmp_path):
    def write(name: str, content: str):
        (tmp_path / name).write_text(content, encoding="utf-8")
        return tmp_path / name

    return write


def trained(*paths, language="", alone=False, progress=lambda *_: None):
    return train_on_editions(paths, language=language, alone=alone, progress=progress)


def test_a_model_says_what_it_was_trained_on(write):
    one, other = write("b.xml", edition(mentions(30))), write("a.xml", edition(mentions(31)))
    told = trained(one, other)
    card = read_model(told.model).card
    assert (told.language, told.files, told.names, told.unmarked, told.unlearned) == ("en", ("a.xml", "b.xml"), {"orgName": 61}, (), 0)
    assert [file["name"] for file in card["files"]] == ["a.xml", "b.xml"]
    assert (card["language"], card["names"], card["beside"]["language"]) == ("en", {"orgName": 61}, "en")


def test_the_order_of_editions_makes_no_difference(write):
    one, other = write("b.xml", edition(mentions(30))), write("a.xml", edition(mentions(31)))
    assert trained(one, other).model == trained(other, one).model


def test_alone_no_other_model_has_a_share(write):
    told = trained(write("a.xml", edition(mentions(30))), write("b.xml", edition(mentions(31))), alone=True)
    assert "beside" not in read_model(told.model).card
    assert told.estimate.unit == "documents"
    assert (told.estimate.scores["orgName"].f1, told.estimate.packaged["orgName"].f1) == (1.0, 0.0)


def test_editions_without_names_are_left_out_and_told(write):
    told = trained(write("a.xml", edition(mentions(60))), write("b.xml", edition("<p>We met nobody.</p>")))
    assert (told.files, told.unmarked, told.estimate) == (("a.xml",), ("b.xml",), None)


def test_a_language_without_rules_may_be_learned(write):
    told = trained(write("a.xml", edition(mentions(60), "la")))
    assert (told.language, read_model(told.model).card["language"]) == ("la", "la")


@pytest.mark.parametrize(
    ("files", "options", "error", "message"),
    [
        ({"a.xml": edition(mentions(LEAST_NAMES - 1))}, {}, RefusedError, "49 names are marked .* 50 are needed"),
        ({"a.xml": edition("<p>x</p>")}, {}, RefusedError, "0 names are marked .* of 1 edition, too few"),
        ({"a.xml": edition(mentions(60)), "b.xml": edition(mentions(60))}, {}, SettingsError, "b.xml holds the same as .*a.xml"),
        ({"a.xml": edition(mentions(60)), "b.xml": edition(mentions(60), "de")}, {}, SettingsError, "a.xml in English, b.xml in German"),
        ({"a.xml": edition("<p>xq</p>", "")}, {}, SettingsError, "the language of the editions cannot be told"),
        ({"a.xml": "<TEI/>"}, {}, MarkupError, "not in the TEI namespace"),
        ({"a.xml": "<TEI"}, {}, MarkupError, "a.xml|TEI|tag"),
        ({}, {}, SourceError, "there is no such file"),
    ],
)
def test_what_cannot_be_learned_from_is_told(write, tmp_path, files, options, error, message):
    paths = [write(name, content) for name, content in files.items()] or [tmp_path / "none.xml"]
    with pytest.raises(error, match=message):
        trained(*paths, **options)


def test_editions_of_several_languages_may_be_taken_as_of_one(write):
    told = trained(write("a.xml", edition(mentions(60))), write("b.xml", edition(mentions(50), "de")), language="en")
    assert (told.language, told.names) == ("en", {"orgName": 110})


def test_progress_tells_each_step(write):
    shown = []
    one, other = write("a.xml", edition(mentions(30))), write("b.xml", edition(mentions(31)))
    trained(one, other, progress=lambda *step: shown.append(step[2].split()[0]))
    assert shown == ["reading", "reading", "holding", "holding", "training"]
