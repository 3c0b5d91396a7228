"""The teiHeader: each setting where CONTRACT.md says, nothing for what is missing, nothing invented, nothing empty."""

import hashlib

import pytest
from lxml import etree

import teiwright
from teiwright import SettingsError
from teiwright.api import encoded
from teiwright.encoding import header_gaps
from teiwright.model import Header
from teiwright.pipeline import Settings
from teiwright.reading import read_plain
from teiwright.version import RELEASE, VERSION

FULL = {
    "title": "A title",
    "author": "An Author",
    "editor": "An Editor",
    "translator": "A Translator",
    "publisher": "A Publisher",
    "pub_place": "A Place",
    "date": "1919",
    "licence": "https://example.org/licence",
    "source": "A sentence about the source.",
    "series": "A Series",
    "identifiers": {"DOI": "10.1/x", "ISBN": "1-2"},
    "responsibility": [
        {"id": "ed", "name": "A Name", "role": "everything", "orcid": "0000-0002-1825-0097"},
        {"id": "two", "name": "B", "role": "more"},
    ],
}


def header(content: str = "Text.", layers: list[str] | None = None, **settings) -> etree._Element:
    document = teiwright.encode(content, layers, {"language": "en", **settings})
    return document.root[0]


def words(root: etree._Element, path: str) -> list[str]:
    """The text of every element at *path*, whose steps need no namespace."""
    return [" ".join("".join(one.itertext()).split()) for one in root.findall("/".join(f"{{*}}{step}" for step in path.split("/")))]


def one(root: etree._Element, path: str) -> etree._Element:
    (found,) = root.findall("/".join(f"{{*}}{step}" for step in path.split("/")))
    return found


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("fileDesc/titleStmt/title", ["A title"]),
        ("fileDesc/titleStmt/author", ["An Author"]),
        ("fileDesc/titleStmt/editor", ["An Editor", "A Translator"]),
        ("fileDesc/publicationStmt/publisher", ["A Publisher"]),
        ("fileDesc/publicationStmt/pubPlace", ["A Place"]),
        ("fileDesc/publicationStmt/date", ["1919"]),
        ("fileDesc/publicationStmt/idno", ["10.1/x", "1-2"]),
        ("fileDesc/publicationStmt/availability/licence", ["https://example.org/licence"]),
        ("fileDesc/seriesStmt/title", ["A Series"]),
        ("fileDesc/publicationStmt/p", []),
        ("fileDesc/publicationStmt/authority", []),
    ],
)
def test_each_key_has_its_place(path, expected):
    assert words(header(header=FULL), path) == expected


def test_attributes_tell_what_words_do_not():
    root = header(header=FULL)
    assert [dict(found.attrib) for found in root.findall(".//{*}titleStmt/{*}editor")] == [{}, {"role": "translator"}]
    assert one(root, "fileDesc/publicationStmt/date").get("when") == "1919"
    assert [found.get("type") for found in root.findall(".//{*}publicationStmt/{*}idno")] == ["DOI", "ISBN"]
    assert one(root, "fileDesc/publicationStmt/availability/licence").get("target") == "https://example.org/licence"


def test_responsibility_is_told_of_people_and_of_the_program_by_layer():
    root = header('"Go," said Mr. Brown on 3 May.', header=FULL)
    statements = [(found.get("{http://www.w3.org/XML/1998/namespace}id"), *words(found, "name")) for found in root.iter("{*}respStmt")]
    assert statements == [
        ("ed", "A Name"),
        ("two", "B"),
        *((f"tw-{layer}", "teiwright") for layer in ("structure", "names", "dates", "quotes")),
    ]
    assert root.find(".//{*}respStmt/{*}name").get("ref") == "https://orcid.org/0000-0002-1825-0097"
    assert words(root, "fileDesc/titleStmt/respStmt/resp")[:2] == ["everything", "more"]


def test_only_layers_that_were_made_are_signed():
    root = header("On 3 May.", ["dates"])
    assert [found.get("target") for found in root.iter("{*}ptr")] == ["#tw-structure", "#tw-dates"]


def test_nothing_about_publication_is_unpublished():
    statement = one(header(), "fileDesc/publicationStmt")
    assert [(etree.QName(child).localname, child.text) for child in statement] == [("p", "Unpublished.")]


@pytest.mark.parametrize("key", ["pub_place", "date", "licence", "identifiers"])
def test_something_about_publication_without_a_publisher_begins_with_unpublished(key):
    statement = one(header(header={key: FULL[key]}), "fileDesc/publicationStmt")
    assert (etree.QName(statement[0]).localname, statement[0].text) == ("authority", "Unpublished")
    assert len(statement) > 1


@pytest.mark.parametrize(
    ("date", "when"), [("1919", "1919"), ("1919-05", "1919-05"), ("1919-05-03", "1919-05-03"), ("about 1919", None), ("May 1919", None)]
)
def test_a_date_of_publication_has_a_value_where_it_is_one(date, when):
    found = one(header(header={"date": date}), "fileDesc/publicationStmt/date")
    assert (found.text, found.get("when")) == (date, when)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("THE FIRST HEAD\n\nText.\n\nTHE SECOND\n\nMore.", "THE FIRST HEAD"),
        ("One two three.", "[One two three.]"),
        ("One two three four five six seven eight nine.", "[One two three four five six seven eight …]"),
        ("CHAPTER I\nThe Sea\n\nText.", "CHAPTER I The Sea"),
    ],
)
def test_a_missing_title_is_the_first_head_or_the_first_words_in_brackets(content, title):
    assert words(header(content), "fileDesc/titleStmt/title") == [title]


def test_the_source_of_a_file_has_name_size_and_digest():
    data = "Grüße\r\n".encode("latin-1")
    edition = encoded(read_plain(data, "letter.txt"), [], Settings.of({"language": "en", "header": {"source": "A letter."}}))
    assert words(edition.document.root, "teiHeader/fileDesc/sourceDesc/bibl") == [
        "A letter.",
        f"Plain text file letter.txt, 7 bytes; SHA-256 {hashlib.sha256(data).hexdigest()}.",
    ]
    measure = edition.document.root.find(".//{*}measure")
    assert dict(measure.attrib) == {"unit": "byte", "quantity": "7"}


def test_the_source_of_a_string_has_its_digest():
    digest = hashlib.sha256("Grüße".encode()).hexdigest()
    assert words(header("Grüße"), "fileDesc/sourceDesc/bibl/idno") == [digest]


def test_each_gap_is_a_warning():
    edition = encoded(read_plain(b"Text.", "a.txt"), [], Settings.of({"language": "en"}))
    gaps = [str(finding).splitlines()[0] for finding in edition.findings if finding.rule == "tw:incomplete-header"]
    assert [gap.split(": ")[1] for gap in gaps] == ["warning tw:incomplete-header"] * 3
    assert header_gaps(Header()) == [gap.partition("header: ")[2] for gap in gaps]
    assert header_gaps(Settings.of({"header": FULL}).header) == []


def test_the_application_has_the_release_as_version_and_the_full_one_as_label():
    application = one(header(), "encodingDesc/appInfo/application")
    assert (application.get("version"), application.get("ident")) == (RELEASE, "teiwright")
    assert words(application, "label") == [f"teiwright {VERSION}"]


@pytest.mark.parametrize(
    ("content", "settings", "path", "expected"),
    [
        ("Text.", {}, "correction", "Nothing was corrected"),
        ("Teh text.", {"emendation": [{"find": "Teh", "corr": "The"}]}, "correction", "1 misprint of the source was corrected"),
        ("Teh text.", {"emendation": [{"find": "Teh", "reg": "The"}]}, "normalization", "1 form regularised"),
        ("Text.", {}, "hyphenation", "No word broken at a line's end was found"),
        ("inter-\nesting, interesting", {}, "hyphenation", "1 word broken at a line's end"),
        ("a well-\nknown", {"text": {"keep_lines": True}}, "hyphenation", 'may be that of the words themselves, lb after it has break="maybe".'),
        ("Text.", {}, "segmentation", "The lines of the source are not kept."),
        ("Text.", {"text": {"keep_lines": True}}, "segmentation", "Every line of the source begins with lb."),
        ("Text.", {}, "quotation", "said is speech or thought"),
        ("Text.", {"quotes": {"elements": "quote"}}, "quotation", "quote holds every quotation, its kind in type."),
    ],
)
def test_the_editorial_declaration_tells_what_was_really_done(content, settings, path, expected):
    (found,) = words(header(content, **settings), f"encodingDesc/editorialDecl/{path}")
    assert expected in found


def test_quotation_marks_are_all_kept_and_it_is_said():
    assert one(header(), "encodingDesc/editorialDecl/quotation").get("marks") == "all"
    assert words(header("Text.", ["dates"]), "encodingDesc/editorialDecl/quotation") == []


def test_hyphens_at_line_ends_are_told_by_an_attribute():
    assert one(header("inter-\nesting, interesting"), "encodingDesc/editorialDecl/hyphenation").get("eol") == "all"
    assert one(header(), "encodingDesc/editorialDecl/hyphenation").get("eol") is None


@pytest.mark.parametrize(
    ("content", "calendars"),
    [("On 3 May 1917.", []), ("On 3 May 1700 (O.S.).", ["julian"]), ("3 May 1700 O.S., 3 May 1700 N.S.", ["julian"]), ("", [])],
)
def test_calendars_are_described_where_they_are_used(content, calendars):
    root = header(content or "Text.")
    assert [found.get("{http://www.w3.org/XML/1998/namespace}id") for found in root.iter("{*}calendar")] == calendars


@pytest.mark.parametrize(("tag", "name"), [("en", "English"), ("de-AT", "German"), ("und", "Undetermined"), ("tlh", "tlh")])
def test_the_language_is_named(tag, name):
    language = one(header(language=tag), "profileDesc/langUsage/language")
    assert (language.get("ident"), language.text) == (tag, name)


def test_how_to_cite_is_declared():
    division, paragraph, undivided = header().iter("{*}citeStructure")
    assert [one.get("unit") for one in (division, paragraph, undivided)] == ["division", "paragraph", "paragraph"]
    text = "<text><body>{}</body></text>".format
    divided = etree.fromstring(f"<TEI>{text('<div><p>A<note><p>N</p></note></p><said><p>B</p></said></div>')}</TEI>")
    alone = etree.fromstring(f"<TEI>{text('<p>C<floatingText><body><p>L</p></body></floatingText></p>')}</TEI>")
    (found,) = divided.xpath(division.get("match"))
    assert [one.text for one in found.xpath(paragraph.get("match"))] == ["A", "B"]
    assert [one.text for one in alone.xpath(undivided.get("match"))] == ["C"]
    assert divided.xpath(undivided.get("match")) == []


def test_no_clock_is_read():
    assert [found for found in header().iter("{*}change", "{*}date") if found.get("when")] == []


@pytest.mark.parametrize(
    "settings",
    [{}, {"header": FULL}, *({"header": {key: value}} for key, value in FULL.items())],
    ids=lambda one: "+".join(one.get("header", [])) or "nothing",
)
def test_every_header_is_valid_and_nothing_in_it_is_empty(settings, root):
    document = teiwright.encode("THE HEAD\n\nText on 3 May O.S.", settings={"language": "en", **settings})
    assert teiwright.validate(document, ["teiwright", root / "schema" / "teiwright.xsd"]) == []
    empty = [found.tag for found in document.root[0].iter(etree.Element) if not len(found) and not (found.text or "").strip() and not found.attrib]
    assert empty == []


# What is wrong


@pytest.mark.parametrize(
    ("settings", "title"),
    [({"emendation": [{"find": "REIGNS", "corr": "REINS"}]}, "THE REINS OF POWER"), ({"text": {"keep_lines": True}}, "THE REIGNS OF POWER")],
)
def test_a_title_from_a_head_is_what_the_reader_reads(settings, title):
    root = header("THE REIGNS\nOF POWER\n\nText.", **settings)
    assert one(root, "fileDesc/titleStmt/title").text == title


def test_the_length_of_a_string_is_told_in_characters():
    measure = header("Grüße").find(".//{*}measure")
    assert dict(measure.attrib) == {"unit": "character", "quantity": "5"}


@pytest.mark.parametrize("date", ["1917-02-30", "1900-02-29", "1917-04-31"])
def test_an_impossible_date_is_an_error_of_the_settings(date):
    with pytest.raises(SettingsError):
        Settings.of({"header": {"date": date}})


@pytest.mark.parametrize(
    "settings",
    [
        {"header": {"title": "a\x01b"}},
        {"header": {"source": "a\ufffeb"}},
        {"emendation": [{"find": "Text", "corr": "T\x01"}]},
        {"annotation": [{"find": "Text", "gi": "term", "attributes": {"type": "a\x01"}}]},
    ],
    ids=str,
)
def test_a_character_that_xml_forbids_is_an_error_of_the_settings(settings):
    with pytest.raises(SettingsError):
        teiwright.encode("Text.", [], {"language": "en", **settings})


def test_a_kind_of_identifier_with_a_space_does_not_break_the_edition():
    try:
        document = teiwright.encode("Text.", settings={"language": "en", "header": {"identifiers": {"my id": "x"}}})
    except SettingsError:
        return
    assert teiwright.validate(document, "teiwright") == []


def test_a_responsible_person_called_like_a_calendar_does_not_break_the_edition():
    settings = {"language": "en", "header": {"responsibility": [{"id": "julian", "name": "Julian"}]}}
    try:
        document = teiwright.encode("On 3 May 1700 (O.S.).", settings=settings)
    except SettingsError:
        return
    document.require_unique_ids()
