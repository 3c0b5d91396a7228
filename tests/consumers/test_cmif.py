"""CMIF: what it says of letters, that it keeps the rules of the format, and that the rules notice what is broken."""

import re

import pytest
from lxml import etree
from tests.consumers.cmif_rules import faults

import teiwright
from teiwright.model import Document, Origin, RefusedError

TEI = "http://www.tei-c.org/ns/1.0"
LICENCE = '<availability><licence target="http://creativecommons.org/licenses/by/4.0/"/></availability>'
PUBLICATION = f'<publisher>House</publisher><idno type="URL">https://example.org/e</idno><date when="2024-02"/>{LICENCE}'
LISTS = (
    '<standOff><listPerson><person xml:id="b"><persName>Bee</persName><idno type="shelf">7</idno><idno type="GND">118540238</idno></person>'
    '<person xml:id="c"><persName>Sea</persName><idno type="GND">not one</idno></person></listPerson>'
    '<listPlace><place xml:id="p"><placeName>Paris</placeName><idno type="GeoNames">2988507</idno></place></listPlace></standOff>'
)
DESCRIBED = """<correspDesc key="12" ref="https://example.org/e/12"><correspAction type="sent"><date when="1815-05-03">3 May</date>
<persName ref="#b">Tom <choice><sic>Bea</sic><corr>Bee</corr></choice></persName><placeName ref="#p">Paris</placeName></correspAction>
<correspAction type="received"><orgName ref="https://viaf.org/viaf/24602065">House of C</orgName><date when-custom="1815">then</date>
<persName ref="#c">Sea</persName></correspAction>
<correspAction type="forwarded"><persName>Nobody</persName></correspAction></correspDesc>
<correspDesc><correspAction type="sent"><date notBefore="1815" notAfter="1816-13-1">about then</date></correspAction></correspDesc>"""
LETTER = """<div type="letter" xml:id="l1"><opener><dateline><placeName ref="#p">Paris</placeName>, <date when="1815-05-03">3 May</date></dateline>
<salute>Dear <persName ref="#c">Mr. Sea</persName></salute></opener><p><persName>Other</persName> <date when="1700"/></p>
<closer>Yours <signed>obedient <persName ref="#b">Bee</persName></signed></closer></div>
<div><opener><salute>Madam</salute></opener><p/><closer><signed>X.</signed></closer></div><div><closer>End</closer></div>"""


def edition(described="", body="<p/>", publication=PUBLICATION, editor="<editor>Ed</editor>"):
    profile = f"<profileDesc>{described}</profileDesc>" if described else ""
    header = (
        f"<teiHeader><fileDesc><titleStmt><title>T</title>{editor}</titleStmt><publicationStmt>{publication}</publicationStmt>"
        f"<sourceDesc><p/></sourceDesc></fileDesc>{profile}</teiHeader>"
    )
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}">{header}{LISTS}<text><body>{body}</body></text></TEI>'), Origin("e.xml"))


def told(content):
    """Each letter: its own attributes, and of each action what it holds."""
    root = etree.fromstring(content.encode())
    return [
        (
            {name: value for name, value in letter.attrib.items() if name != "source"},
            *([(etree.QName(one).localname, one.text, dict(one.attrib)) for one in action] for action in letter),
        )
        for letter in root.iter(f"{{{TEI}}}correspDesc")
    ]


def test_what_the_header_describes():
    content = teiwright.export(edition(DESCRIBED, LETTER), "cmif")
    assert told(content) == [
        (
            {"key": "12", "ref": "https://example.org/e/12"},
            [
                ("persName", "Tom Bee", {"ref": "https://d-nb.info/gnd/118540238"}),
                ("placeName", "Paris", {"ref": "https://www.geonames.org/2988507"}),
                ("date", None, {"when": "1815-05-03"}),
            ],
            [("persName", "Sea", {}), ("orgName", "House of C", {"ref": "https://viaf.org/viaf/24602065"})],
        ),
        ({}, [("persName", "Unknown", {}), ("date", None, {"notBefore": "1815"})], [("persName", "Unknown", {})]),
    ]
    assert faults(content.encode()) == set()
    assert content == teiwright.export(edition(DESCRIBED, LETTER), "cmif")


def test_what_openers_and_closers_say():
    content = teiwright.export(edition(body=LETTER), "cmif")
    assert told(content) == [
        (
            {"ref": "https://example.org/e#l1"},
            [
                ("persName", "Bee", {"ref": "https://d-nb.info/gnd/118540238"}),
                ("placeName", "Paris", {"ref": "https://www.geonames.org/2988507"}),
                ("date", None, {"when": "1815-05-03"}),
            ],
            [("persName", "Mr. Sea", {})],
        ),
        ({}, [("persName", "Unknown", {})], [("persName", "Unknown", {})]),
    ]
    assert faults(content.encode()) == set()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"editor": ""}, r"e\.xml: a CMIF file must say what the header does not; add <editor> in titleStmt$"),
        ({"publication": PUBLICATION.replace("by/4.0", "by-nc/4.0")}, "the only one that the format allows"),
        ({"publication": PUBLICATION.replace("https://example.org/e", "Ms. 1")}, '<idno type="URL"> or <idno type="DOI">'),
        ({"publication": PUBLICATION.replace(' when="2024-02"', "")}, "<date when=...>"),
        ({"publication": "<p>None</p>"}, "<publisher> in publicationStmt; .*; <date when=...> in publicationStmt; <licence"),
        ({"described": "", "body": "<div><closer>End</closer></div>"}, "there is no letter"),
    ],
)
def test_what_the_format_must_have_and_the_header_has_not_is_named(options, message):
    with pytest.raises(RefusedError, match=message):
        teiwright.export(edition(**{"described": DESCRIBED, **options}), "cmif")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<title>T</title>", "", "one title, then editors"),
        ("<editor>Ed</editor>", "", "one title, then editors"),
        ("<publisher>House</publisher>", "", "publishers, address, date, availability"),
        ('type="url"', 'type="shelf"', "the address is one"),
        ("licenses/by/4.0/", "licenses/by/3.0/", "the licence is CC BY 4.0"),
        ('type="online"', 'type="web"', "a source of a kind"),
        ('xml:id="uuid-', 'xml:id="', "a source has a UUID that begins with a letter"),
        ('source="#uuid', 'source="#other', "the source of a letter is listed"),
        ('type="received"', 'type="lost"', "sent and received"),
        ("<persName>Unknown</persName>", "", "somebody is named"),
        ("<persName>Unknown</persName>", "<persName/>", "a name is text"),
        ("<persName>Unknown</persName>", "<persName>Un<title>known</title></persName>", "a name is text"),
        ("<persName>Unknown</persName>", "to <persName>Unknown</persName>", "no text between"),
        ("<persName>Unknown</persName>", "<persName>Unknown</persName><note/>", "names and dates alone"),
        ('ref="https://viaf', 'ref="viaf', "a ref is an address"),
        ('ref="https://viaf', 'key="https://viaf', "a name has ref and no key"),
        ('notBefore="1815"', "", "a date has a value"),
        ('notBefore="1815"', 'notBefore="--05"', "a date is a year, a month or a day"),
        ('<date notBefore="1815"/>', '<date notBefore="1815">then</date>', "a date is empty"),
        ("<p/>", "<div/>", "only elements of the format"),
        ("<profileDesc>", "<profileDesc><correspDesc/>", "sent and received"),
    ],
)
def test_the_rules_notice_what_is_broken(old, new, rule):
    content = teiwright.export(edition(DESCRIBED), "cmif")
    assert old in content
    assert rule in faults(content.replace(old, new, 1).encode())


@pytest.mark.external("shared")
def test_it_is_tei_too(external):
    grammar = etree.RelaxNG(etree.parse(external("shared") / "eval" / "schema" / "tei_all.rng"))
    content = teiwright.export(edition(DESCRIBED), "cmif")
    assert grammar.validate(etree.fromstring(content.encode())), grammar.error_log
    assert not grammar.validate(etree.fromstring(content.replace("correspAction", "correspDeed").encode()))


@pytest.mark.external("shared")
def test_real_letters(tei_of_others):
    letters = {}
    for path in tei_of_others:
        if path.name.startswith("letters__"):
            document = teiwright.read(path)
            try:
                content = teiwright.export(document, "cmif")
            except RefusedError as problem:
                letters[path.name] = str(problem)
                continue
            assert faults(content.encode()) == set()
            (letter,) = told(content)
            described = next(document.root.iter(f"{{{TEI}}}correspDesc"))
            words = [" ".join("".join(one.itertext()).split()) for one in described.iterfind(f"{{{TEI}}}correspAction/{{{TEI}}}persName")]
            assert [text for action in letter[1:] for gi, text, _ in action if gi == "persName"] == words
            letters[path.name] = "written"
    assert sorted(letters.values()).count("written") >= 3
    assert all(one == "written" or re.search("; add <", one) for one in letters.values())
