"""Settings: every key, and whatever can be wrong with it."""

import pytest

from teiwright.model import Header, Place, Responsibility, SettingsError
from teiwright.pipeline import AnnotationOverride, Emendation, Passage, Settings, load_settings
from teiwright.pipeline.settings import Dates, put

EVERYTHING = """
language = "en-GB"
canonical = "tei"
[header]
title = "T"
author = "A"
editor = "E"
translator = "R"
publisher = "P"
pub_place = "L"
date = 1919-05-01
licence = "https://creativecommons.org/licenses/by/4.0/"
source = "S"
series = "C"
identifiers = { DOI = "10.1/2", ISBN = "3" }
responsibility = [{ id = "ed", name = "N", role = "R", orcid = "0000-0002-1825-0097" }, { id = "_b", name = "M" }]
[text]
keep_lines = true
[dates]
anchor = "1917-10"
calendar = "julian"
until = 1918-01-31
[[dates.passage]]
from_line = 1
to_line = 2
calendar = "gregorian"
[quotes]
elements = "quote"
[names]
authority = "a.xml"
[[emendation]]
find = "teh"
corr = "the"
occurrence = 2
resp = "#ed"
[[emendation]]
find = "olde"
reg = "old"
[[annotation]]
find = "x"
gi = "date"
attributes = { when = 1917-01-02, cert = "low" }
resp = "ed"
"""


def load(toml, **options):
    return load_settings(toml.encode(), "s.toml", **options)


def failure(toml, **options):
    with pytest.raises(SettingsError) as caught:
        load_settings(toml if isinstance(toml, bytes) else toml.encode(), "s.toml", **options)
    return str(caught.value)


def test_what_signs_around_words_mean():
    assert load("[text]\nmarks = { '=' = 'letterspaced', '_' = 'none' }").marks == (("=", "letterspaced"), ("_", ""))


def test_every_key_is_read():
    settings = load(EVERYTHING)
    assert (settings.language, settings.canonical, settings.keep_lines, settings.quotes, settings.authority) == (
        "en-GB",
        "tei",
        True,
        "quote",
        "a.xml",
    )
    assert settings.header == Header(
        *("T", "A", "E", "R", "P", "L", "1919-05-01", "https://creativecommons.org/licenses/by/4.0/", "S", "C"),
        identifiers=(("DOI", "10.1/2"), ("ISBN", "3")),
        responsibilities=(Responsibility("ed", "N", "R", "https://orcid.org/0000-0002-1825-0097"), Responsibility("_b", "M", "edition")),
    )
    assert settings.dates == Dates("1917-10", "julian", "1918-01-31", passages=(Passage(1, 2, "gregorian"),))
    assert settings.emendations == (
        Emendation("teh", "corr", "the", "ed", 2, Place("s.toml", 31)),
        Emendation("olde", "reg", "old", "", None, Place("s.toml", 36)),
    )
    assert settings.overrides == (
        AnnotationOverride("x", "date", (("when", "1917-01-02"), ("cert", "low")), "ed", None, Place("s.toml", 39)),
    )  # fmt: skip


@pytest.mark.parametrize("toml", ["", "# nothing", "[header]", "[dates]\n[text]"])
def test_nothing_is_the_defaults(toml):
    assert load(toml) == Settings() == Settings.of(None) == Settings.of({})


def test_a_mapping_has_the_keys_of_the_file():
    assert Settings.of({"header": {"title": "T"}, "dates": {"passage": [{"from_line": 1, "to_line": 1, "calendar": "julian"}]}}).header.title == "T"
    settings = Settings(language="en")
    assert Settings.of(settings) is settings


WRONG = {
    "language = 1": '1: setting "language" must be text, not a whole number',
    "language = true": '1: setting "language" must be text, not true or false',
    "language = ''": '1: setting "language" is empty; leave it out instead',
    "language = 'en_GB'": '1: setting "language" must be a language tag such as en, de-AT or und, not "en_GB"',
    "canonical = 'tie'": '1: setting "canonical" must be one of seed, tei, not "tie"; did you mean "tei"?',
    "langauge = 'en'": '1: unknown setting "langauge"; did you mean "language"?',
    "header = 1": '1: setting "header" must be a table, not a whole number',
    "[header]\ntitle = ' '": '2: setting "header.title" is empty; leave it out instead',
    "[header]\n\ndate = 1917-01-01T00:00:00": '3: setting "header.date" must be a date without a time',
    "[names]\nwithout = 'model'": ('2: setting "names.without" must be a list of authority, conventions, document, lists, model, rules, not text'),
    "[header]\nlicence = 'a b'": '2: setting "header.licence" must be the address of a licence, without spaces, not "a b"',
    "[header]\nlicense = 'a'": '2: unknown setting "header.license"; did you mean "licence"?',
    "[header.identifiers]\nDOI = 1": '2: setting "header.identifiers.DOI" must be text, not a whole number',
    "header.identifiers.DOI = 1": '1: setting "header.identifiers.DOI" must be text, not a whole number',
    "[header]\nresponsibility = {}": '2: setting "header.responsibility" must be a list of tables, not a table',
    "[header]\nresponsibility = ['x']": '2: setting "header.responsibility" must be a table, not text',
    "[[header.responsibility]]\nid = 'a'": '1: setting "header.responsibility" lacks "name"',
    "[[header.responsibility]]\nname = 'a'": '1: setting "header.responsibility" lacks "id"',
    "[[header.responsibility]]\nid = '1'": '2: setting "header.responsibility.id" must be an identifier that begins with a letter'
    ' and holds no spaces, not "1"',
    "[[header.responsibility]]\nid = 'tw-a'": '2: setting "header.responsibility.id" "tw-a" is kept for the program; choose another',
    "[[header.responsibility]]\nid = 'a'\norcid = '1'": '3: setting "header.responsibility.orcid" must be an ORCID'
    ' such as 0000-0002-1825-0097, not "1"',
    "[text]\nmarks = ['*']": '2: setting "text.marks" must be a table, not a list',
    "[text]\nmarks = { '%' = 'bold' }": '2: setting "text.marks" names the sign "%"; there are: _ = * + / ~ <i> <b> <sc> <u>',
    "[text]\nmarks = { '*' = 'loud' }": '2: setting "text.marks.*" must be one of italic, bold, smallcaps, letterspaced, underlined, none, '
    'not "loud"',
    "[text]\nkeep_lines = 1": '2: setting "text.keep_lines" must be true or false, not a whole number',
    "[dates]\nanchor = '1917-13'": '2: setting "dates.anchor" must be a date such as 1917, 1917-10 or 1917-10-25, not "1917-13"',
    "[dates]\nanchor = '1917-02-30'": '2: setting "dates.anchor" names a day that its month does not have: "1917-02-30"',
    "[dates]\nanchor = 1917": '2: setting "dates.anchor" must be text, not a whole number',
    "[dates]\ncalendar = 'Julian'": '2: setting "dates.calendar" must be one of gregorian, julian, not "Julian"; did you mean "julian"?',
    "[dates]\nuntil = '1918-01'": '2: setting "dates.until" must be a full date such as 1918-01-31, not "1918-01"',
    "[dates]\nuntil = 1918-01-31": '2: setting "dates.until" needs "calendar": the calendar whose last day it is',
    "[[dates.passage]]\nfrom_line = 1": '1: setting "dates.passage" needs from_line and to_line, the second not before the first',
    "[[dates.passage]]\nfrom_line = 2\nto_line = 1": '1: setting "dates.passage" needs from_line and to_line, the second not before the first',
    "[[dates.passage]]\nfrom_line = 0": '2: setting "dates.passage.from_line" counts from 1, 0 is too small',
    "[[dates.passage]]\nfrom_line = true": '2: setting "dates.passage.from_line" must be a whole number, not true or false',
    "[[dates.passage]]\nfrom_line = 1\nto_line = 1": '1: setting "dates.passage" lacks "calendar"',
    "[quotes]\nelements = 'fien'": '2: setting "quotes.elements" must be one of fine, quote, not "fien"; did you mean "fine"?',
    "[names]\nauthority = 1": '2: setting "names.authority" must be text, not a whole number',
    "[emendation]\nfind = 'x'": '1: setting "emendation" must be a list of tables, not a table',
    "[[emendation]]\ncorr = 'x'": '1: setting "emendation" lacks "find"',
    "[[emendation]]\nfind = 'x'": '1: setting "emendation" needs either "corr" or "reg"',
    "[[emendation]]\nfind = 'x'\ncorr = 'y'\nreg = 'z'": '1: setting "emendation" needs either "corr" or "reg"',
    "[[emendation]]\nfind = 'x'\ncorr = 'y'\nresp = 'e'": '4: setting "emendation.resp" names "e", which is no id under header.responsibility',
    "[[annotation]]\nfind = 'x'": '1: setting "annotation" lacks "gi", the element to be written, or "none"',
    "[[annotation]]\nfind = 'x'\ngi = 'term'\nattributes = { 'xml:id' = 'x' }": '4: setting "annotation.attributes" cannot set "xml:id"',
    "[[annotation]]\nfind = 'x'\ngi = 'term'\nattributes = { 'a b' = 'x' }": '4: setting "annotation.attributes" cannot set "a b": '
    "the attributes of term are cert, ref, resp, type",
    "[[annotation]]\nfind = 'x'\ngi = 'date'\nattributes = { wen = '1917' }": '4: setting "annotation.attributes" cannot set "wen": the attributes '
    "of date are calendar, cert, datingMethod, from, from-custom, notAfter, notAfter-custom, notBefore, notBefore-custom, resp, to, to-custom, type, "
    'when, when-custom, edtf; did you mean "when"?',
    "[[annotation]]\nfind = 'x'\ngi = 'none'\nattributes = { type = 'y' }": '4: setting "annotation.attributes" cannot set "type": '
    "what is removed has none",
    "[[annotation]]\nfind = 'x'\ngi = 'term'\nattributes = { cert = 'sure' }": '4: setting "annotation.attributes" gives cert the value "sure"; '
    "it must be one of high, medium, low",
    "[[annotation]]\nfind = 'x'\ngi = 'date'\nattributes = { when = '1917', to = '1918' }": '4: setting "annotation.attributes" gives both when and '
    "to, of which a date has one",
    "[[annotation]]\ngi = 'term'": '1: setting "annotation" lacks "find"',
    "[header]\ntitle = '''\n[dates]\n'''\nfoo = 1": '5: unknown setting "header.foo"',
    "[[emendation]]\nfind = 'x'\ncorr = 'y'\n[[emendation]]\nfind = 'x'\n\nreg = 2": '7: setting "emendation.reg" must be text, not a whole number',
}


@pytest.mark.parametrize(("toml", "told"), WRONG.items(), ids=WRONG)
def test_a_wrong_value_names_file_line_and_key(toml, told):
    assert failure(toml) == f"s.toml:{told}"


@pytest.mark.parametrize(
    ("toml", "place"), [("[header\na = 1", "1:8"), ("a = 1\n b c", "2:4"), ("a = 1\n\nb = [", "3"), ("x", "1"), ("[a]\n[a]\n", "2:3")]
)
def test_what_is_no_toml_is_told_with_its_place(toml, place):
    assert failure(toml).startswith(f"s.toml:{place}: this is not TOML: ")


def test_bytes_that_are_no_utf_8_are_told_with_their_line():
    assert failure(b"a = 1\n\nb = '\xe9'") == "s.toml:3: the settings are not UTF-8 text"


def test_a_mapping_has_no_place_to_tell():
    with pytest.raises(SettingsError, match=r'^setting "dates.anchor" must be') as caught:
        Settings.of({"dates": {"anchor": "x"}})
    assert caught.value.place is None
    with pytest.raises(SettingsError, match=r"^the settings must be a table, not text$"):
        Settings.of("language")


def test_values_from_the_command_line_count_instead():
    settings = load("language = 'en'\n[header]\ntitle = 'T'", overriding={"language": "de", "dates.anchor": "1917", "text.keep_lines": True})
    assert (settings.language, settings.header.title, settings.dates.anchor, settings.keep_lines) == ("de", "T", "1917", True)
    assert load("", overriding={"header.title": "T"}).header.title == "T"


def test_values_from_the_command_line_are_checked():
    assert 'unknown setting "header.licens"; did you mean "licence"?' in failure("", overriding={"header.licens": "x"})
    assert failure("language = 'en'", overriding={"language.x": "y"}) == '"language.x" cannot be set: "language" is not a table'


def test_putting_makes_the_tables_on_the_way():
    data = {"a": {"b": 1}}
    put(data, "a.c.d", 2)
    put(data, "a.b", 3)
    assert data == {"a": {"b": 3, "c": {"d": 2}}}
