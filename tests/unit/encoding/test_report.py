"""The account of an encoding: every character of the source, and what was found."""

from teiwright.api import encoded
from teiwright.encoding.report import report
from teiwright.pipeline import Settings
from teiwright.reading import read_plain


def account(data: bytes, name: str = "a.txt", **settings) -> list[str]:
    return report(encoded(read_plain(data, name), None, Settings.of({"language": "en", **settings})).draft).splitlines()


def test_every_character_is_accounted_for():
    assert account(b"HEAD\n\nOne two.\n\n* * *\n\nThree, in Paris.")[:5] == [
        "source      a.txt: 39 characters, utf-8; language en",
        "characters  25 kept in the text",
        "            11 white space, of which words keep their distance and line ends are undone or marked",
        "            3 turned into <milestone> (line 5), kept in its rend",
        "            0 moved, 0 lost",
    ]


def test_each_layer_is_counted_by_element_and_certainty():
    lines = account(b'"Go," said Mr. Brown in Paris. "No," said Mrs. Green.')
    assert lines[4:] == [
        "structure   1 <div>",
        "            1 <p>",
        "names       2 <persName>: 2 high",
        "            1 <placeName>: 1 high",
        "            told by rules 2, model 1",
        "dates       nothing found",
        "quotes      2 <said>: 2 high",
        "parts       2 <roleName>",
        "            2 <surname>",
    ]


def test_a_correction_adds_no_character():
    assert "characters  7 kept in the text" in account(b"Teh end.", emendation=[{"find": "Teh", "corr": "The very"}])


def test_what_was_done_to_the_source_is_told():
    lines = account("Gr\u00fc\u00dfe aus der sch\u00f6nen Stadt, f\u00fcr die wir uns so sehr bem\u00fcht haben".encode("latin-1"), language="la")
    assert any(line.startswith("remark      the encoding was detected as ") for line in lines)
    assert 'remark      the language "la" has no rules for dates: only ISO dates are found' in lines
