"""Rules about characters, white space, languages, calendars, the header and its count of tags: what each finds, and what it leaves alone."""

import pytest
from lxml import etree

from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document
from teiwright.validation.calendars import check_calendars
from teiwright.validation.characters import check_characters
from teiwright.validation.dates import check_dates
from teiwright.validation.headers import check_header
from teiwright.validation.languages import check_languages
from teiwright.validation.positions import Positions
from teiwright.validation.spaces import check_spaces
from teiwright.validation.tag_usage import check_tag_usage


def found(check, body: str) -> list[str]:
    document = Document(etree.fromstring(f'<TEI xmlns="{TEI}">{body}</TEI>'))
    return [one.message for one in check(document, Positions(document))]


class TestCharacters:
    @pytest.mark.parametrize(
        "words",
        [
            "plain", "naïve \u2014 \u201cyes\u201d", "\u041c\u0430\u0440\u043a\u0441 Marx", "\u03b1-Strahlen", "10 \u00b5m", "\u05e9\u05c1\u05b8",
            "\u200d\u0928\u094d\u200d\u092f",
            "\u1f04\u03bd\u03b4\u03c1\u03b1", "e\u0301 alone", "\u00c3lvares", "\u00e2\u20ac", "caf\u00c9", "x\u03b1y", "\u0416ames",
            "\ufeffA title", "\U0001f3bc",
        ],
    )  # fmt: skip
    def test_what_people_write_has_no_finding(self, words):
        assert found(check_characters, f"<p>{words}</p>") == []

    @pytest.mark.parametrize(
        ("words", "due"),
        [
            ("a\ue8bfb\ue8bf", ["U+E8BF is for private use, and no charDecl says what it is (2 times, first here)"]),
            ("\U00100000", ["U+100000 is for private use, and no charDecl says what it is"]),
            ("a\ufffdb", ["U+FFFD (replacement character) is no part of a text"]),
            ("a\ufeffb", ["U+FEFF (zero width no-break space) is no part of a text"]),
            ("a\x86", ["U+0086 is no part of a text"]),
            ("f\u00c3\u00bcr", ['"f\u00c3\u00bcr" is UTF-8 that was read in another encoding']),
            ("\u00e2\u20ac\u0153Yes", ['"\u00e2\u20ac\u0153Yes" is UTF-8 that was read in another encoding']),
            ("M\u0430rx", ['"M\u0430rx" has letters of another script: U+0430 (cyrillic small letter a)']),
            (
                "\u041carc\u0441",
                ['"\u041carc\u0441" has letters of another script: U+041C (cyrillic capital letter em), U+0441 (cyrillic small letter es)'],
            ),
            ("\u03b1\u03bd\u03b8\u03c1o\u03c2", ['"\u03b1\u03bd\u03b8\u03c1o\u03c2" has letters of another script: U+006F (latin small letter o)']),
            ("caf\u00e9 cafe\u0301 cafe\u0301", ["\u00e9 stands here as a letter with a mark (2 times), elsewhere as one character"]),
        ],
    )
    def test_what_is_not_what_it_seems_is_told(self, words, due):
        assert found(check_characters, f"<p>{words}</p>") == due

    def test_what_is_described_has_no_finding(self):
        declared = '<charDecl><char xml:id="c"><mapping type="PUA">\ue8bf</mapping></char></charDecl>'
        assert found(check_characters, f'{declared}<p>\ue8bf<g ref="#d">\ue8c0</g></p>') == []

    def test_a_long_word_costs_no_more_than_its_length(self):
        assert found(check_characters, "<p>" + "a\u0430" * 100_000 + "</p>") == []


class TestSpaces:
    @pytest.mark.parametrize(
        "body",
        [
            "<p>a <hi>b</hi> c</p>", "<p><hi>\n  b\n  </hi></p>", "<p xml:space='preserve'><hi> b</hi></p>", "<choice><abbr>a </abbr></choice>",
            "<p><hi> </hi><hi/></p>", "<app><rdg><hi>a</hi></rdg>\n ,</app>", "<p><hi>a</hi>\n and</p>", "<p><hi>a</hi>\n ... b</p>",
            "<p><hi>a</hi> , b</p>",
            "<p><lb/>\n, b</p>", "<choice><reg>a</reg>\n</choice>", "<p><hi>a</hi>\n.5</p>", "<p><hi>\u00a0b</hi></p>",
        ],
    )  # fmt: skip
    def test_layout_and_sense_have_no_finding(self, body):
        assert found(check_spaces, body) == []

    @pytest.mark.parametrize(
        ("body", "due"),
        [
            ("<p><hi> a</hi><hi> b </hi></p>", ["<hi> begins in white space (2 times, first here)", "<hi> ends in white space"]),
            ("<p><hi>a <lb/> </hi></p>", ["<hi> ends in white space"]),
            ("<p><name>a</name>\n   , b</p>", ['a line break stands between <name> and the "," that follows']),
        ],
    )
    def test_white_space_in_the_wrong_place_is_told(self, body, due):
        assert found(check_spaces, body) == due


class TestLanguages:
    def test_tags_are_looked_at_wherever_they_stand(self):
        body = (
            '<p xml:lang="ger"/><p xml:lang="ger"/><textLang mainLang="xx" otherLangs="la gr"/><langKnown tag="eng"/><p ident="xx"/><p xml:lang=""/>'
        )
        assert [one.partition(":")[0] for one in found(check_languages, body.replace("xml:lang", "xmllang"))] == [
            'mainLang="xx"',
            'otherLangs="gr"',
            'tag="eng"',
        ]
        assert found(check_languages, body)[0] == 'xml:lang="ger": the shorter code "de" is to be used (2 times, first here)'

    def test_a_language_that_the_header_does_not_name_is_told(self):
        assert found(check_languages, '<language ident="la"/><p xml:lang="de"/>') == []  # it tells the main one, as most do
        header = '<language ident="la"/><language ident="de-AT"/>'
        body = '<p xml:lang="la-x-med"/><p xml:lang="de-AT"/><p xml:lang="de"/><p xml:lang="en"/>'
        assert found(check_languages, header + body) == [
            'xml:lang="de", and no <language> of the header names it',
            'xml:lang="en", and no <language> of the header names it',
        ]
        assert found(check_languages, body) == []


class TestDates:
    RECEIVED = "received, 1900-01, lies before sent, 1900-02"
    SENT = '<correspDesc><correspAction type="sent"><date when="1900-02"/></correspAction>'

    def test_a_date_without_zeros_is_told(self):
        assert found(check_dates, '<date when="1917-2-3"/>') == ['when="1917-2-3" lacks a zero: it is written 1917-02-03']

    @pytest.mark.parametrize(
        ("body", "due"),
        [
            ('<person><birth when="1818-05-05"/><death when="1883"/></person>', []),
            ('<person><birth when="1883"/><death when="1818-05-05"/></person>', ["death, 1818-05-05, lies before birth, 1883"]),
            ('<person><birth><date when="1883"/></birth><death notAfter="1818"/></person>', ["death, 1818, lies before birth, 1883"]),
            ('<person><birth when="1883"/><birth when="1810"/><death when="1818"/></person>', []),
            ('<person><birth notAfter="1883"/><death notBefore="1818"/></person>', []),
            (f'{SENT}<correspAction type="received"><date when="1900-01"/></correspAction></correspDesc>', [RECEIVED]),
        ],
    )  # fmt: skip
    def test_what_cannot_come_first_is_told(self, body, due):
        assert found(check_dates, body) == due

    def test_a_date_as_the_text_reckons_names_its_calendar(self):
        body = (
            '<date when-custom="1917"/><date to-custom="0917-01-02"/><date when-custom="1917" calendar="#a"/>'
            '<date when="1917"/><date when-custom="--10-26"/><date when-custom="olymp. 3"/>'
        )
        assert found(check_calendars, body) == ["when-custom of <date> is a date of a calendar that no datingMethod names (2 times, first here)"]


class TestHeader:
    WHOLE = """<teiHeader><fileDesc><titleStmt><title>A</title><editor><name>B</name></editor></titleStmt>
        <publicationStmt><publisher>C</publisher><date when="1917"/><idno>1</idno><availability><licence target="https://example.org"/></availability>
        </publicationStmt><sourceDesc><p>D</p></sourceDesc></fileDesc></teiHeader><text xml:lang="en"/>"""

    def test_a_whole_header_has_no_finding(self):
        assert found(check_header, self.WHOLE) == []

    @pytest.mark.parametrize(
        ("without", "due"),
        [
            ("<title>A</title>", "a title"),
            ("<publisher>C</publisher>", "who publishes it"),
            ('<licence target="https://example.org"/>', "a licence"),
            ("<p>D</p>", "its source"),
            (' xml:lang="en"', "the language of the text"),
        ],
    )
    def test_what_is_missing_is_named(self, without, due):
        assert found(check_header, self.WHOLE.replace(without, "")) == [f"the header does not tell {due}"]

    def test_all_that_is_missing_is_one_finding(self):
        assert found(check_header, "<teiHeader/><text/>")[0].startswith("the header does not tell a title, who is responsible, ")
        assert found(check_header, "<text/>") == []


class TestTagUsage:
    USAGE = '<teiHeader><encodingDesc><tagsDecl><namespace name="{}"><tagUsage gi="p" occurs="{}"/></namespace></tagsDecl></encodingDesc></teiHeader>'

    @pytest.mark.parametrize(
        ("namespace", "occurs", "right"), [(TEI, 2, True), (TEI, 3, False), (TEI, "02", True), ("other", 0, True), ("other", 2, False)]
    )
    def test_the_text_is_counted(self, namespace, occurs, right):
        message = f'occurs="{occurs}" of <p>, and the text has {0 if namespace == "other" else 2}'
        assert found(check_tag_usage, self.USAGE.format(namespace, occurs) + "<text><p/><div><p/></div></text>") == ([] if right else [message])

    def test_texts_of_a_corpus_are_counted_together_and_each_once(self):
        body = (
            self.USAGE.format(TEI, 3)
            + f"<TEI>{self.USAGE.format(TEI, 1)}<text><p/></text></TEI><TEI><text><group><text><p/><p/></text></group></text></TEI>"
        )
        assert found(check_tag_usage, body) == []

    def test_what_includes_others_cannot_be_counted(self):
        body = self.USAGE.format(TEI, 9) + '<text><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="x"/></text>'
        assert found(check_tag_usage, body) == []
