"""The page around the text: contents, indexes, notes, switches, and what the header says."""

import pytest
from lxml import etree
from lxml import html as lxml_html

import teiwright
from teiwright.exporting.html import to_html
from teiwright.model import Document, SettingsError
from teiwright.pipeline import Exporter, plugin

TEI = "http://www.tei-c.org/ns/1.0"


@pytest.fixture(scope="module")
def sample(request) -> Document:
    return teiwright.read(request.config.rootpath / "tests" / "browser" / "sample.xml")


@pytest.fixture(scope="module")
def tree(sample):
    return lxml_html.document_fromstring(to_html(sample))


def small(body: str, language: str = "", header: str = ""):
    lang = f' xml:lang="{language}"' if language else ""
    root = etree.fromstring(f'<TEI xmlns="{TEI}">{header}<text{lang}><body>{body}</body></text></TEI>')
    return lxml_html.document_fromstring(to_html(Document(root)))


def test_the_exporter_is_registered():
    exporter = plugin("exporters", "html", Exporter)
    assert exporter.suffix == ".html"


def test_unknown_view(sample):
    with pytest.raises(SettingsError, match="there is no view"):
        to_html(sample, view="upside-down")


def test_the_same_document_gives_the_same_bytes(sample, root):
    again = teiwright.read(root / "tests" / "browser" / "sample.xml")
    for view in ("reading", "diplomatic", "source"):
        assert to_html(sample, view=view) == to_html(again, view=view)


def test_nothing_in_the_document_is_changed(sample):
    before = etree.tostring(sample.tree)
    to_html(sample)
    assert etree.tostring(sample.tree) == before


def test_every_identifier_of_text_and_stand_off_is_a_target(sample):
    due = set()
    for part in sample.root.iter(f"{{{TEI}}}text", f"{{{TEI}}}standOff"):
        due |= {str(name) for name in part.xpath(".//@xml:id | @xml:id")}
    odd = {name for name in due if any(character in ": \t\n" for character in name)}
    for view in ("reading", "diplomatic", "source"):
        ids = lxml_html.document_fromstring(to_html(sample, view=view)).xpath("//@id")
        assert due - odd <= set(ids)
        assert len(ids) == len(set(ids))


def test_every_link_within_the_page_leads_somewhere(tree):
    ids = set(tree.xpath("//@id"))
    links = {link[1:].replace("%22", '"').replace("%20", " ") for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert links <= ids
    assert links


def test_contents(tree):
    entries = tree.xpath('//nav//ol//a[not(ancestor::ul[@class="parts"])]')
    assert [one.text for one in entries][:4] == ["Departure", "Verses", "A division without a head.", "A head below a headless division"]
    assert [one.get("href") for one in entries][:2] == ["#c1", "#c2"]


def test_very_many_divisions_leave_out_the_deeper_levels():
    divisions = "".join(f'<div n="{n}"><head>C{n}</head>{"<div><head>S</head><p>x</p></div>" * 10}</div>' for n in range(50))
    assert len(small(divisions).xpath("//nav//ol//a")) == 50


def test_the_index_says_what_the_register_says(tree):
    (entry,) = tree.xpath('//li[@id="keller"]')
    assert " ".join(entry.text_content().split()).startswith(
        "Gottfried Keller, also General Keller, Keller · Commander of the northern road. · Wikidata Q123 · VIAF 12345 · GND not a number"
    )
    assert entry.xpath('.//a[@rel="noreferrer"]/@href') == ["https://www.wikidata.org/wiki/Q123", "https://viaf.org/viaf/12345"]
    assert tree.xpath('string(//li[@id="bern"]//a/@href)') == "https://www.geonames.org/2661552"


def test_names_lead_to_the_index_and_back(tree):
    mentions = tree.xpath('//li[@id="keller"]//span[contains(text(), "in the text")]/a/@href')
    assert len(mentions) == 3
    for mention in mentions:
        (name,) = tree.xpath(f'//*[@id="{mention[1:]}"]')
        assert name.get("href") in {"#keller", None}  # None where the name stands in another link


def test_names_without_an_entry_are_gathered_by_their_words():
    names = small("<p><persName>A  B</persName> <persName>A\nB</persName> <placeName>A B</placeName></p>")
    (person,) = names.xpath('//section[@id="tw:index-people"]//li')
    assert "not in the register" in person.text_content()
    assert len(person.xpath(".//a")) == 2
    assert len(names.xpath('//section[@id="tw:index-places"]//li')) == 1


def test_dates_are_listed_with_their_value_and_reckoning(tree):
    (entry,) = [one for one in tree.xpath('//section[@id="tw:index-dates"]//li') if one[0].text == "the 26th of October"]
    assert "8 November 1917 · 26 October 1917, Julian" in entry.text_content()
    (date,) = tree.xpath('//time[@datetime="1917-11-08"]/..')
    assert date.get("title") == "8 November 1917 (26 October 1917, Julian)"


def test_notes_lead_there_and_back(tree):
    references = tree.xpath('//a[@role="doc-noteref"]')
    assert len(references) == 4
    for reference in references:
        (item,) = tree.xpath(f'//li[@id="{reference.get("href")[1:]}"]')
        (back,) = item.xpath('.//a[@role="doc-backlink"]/@href')
        (place,) = tree.xpath(f'//*[@id="{back[1:]}"]')
        assert place is reference or (place.get("class"), place.getnext()) == ("lem", reference.getparent())
    assert "(Bertha Sample)" in tree.xpath('string(//li[@id="n1"])')


def test_only_switches_that_switch_something(tree):
    assert tree.xpath('//input[@type="checkbox"]/@id') == [
        "tw:names", "tw:dates", "tw:quotations", "tw:speakers", "tw:corrections", "tw:diplomatic", "tw:lines", "tw:pages",
    ]  # fmt: skip
    assert tree.xpath("//input[@checked]/@id") == ["tw:names", "tw:dates", "tw:quotations"]
    assert small("<p>x</p>").xpath("//input[@type='checkbox'] | //fieldset") == []


def test_the_header_is_told_and_nothing_else(tree):
    told = {
        term.text: [one.text_content() for one in term.itersiblings("dd")]
        for term in tree.xpath("//footer//dt[not(following-sibling::dd[1]/a/@download)]")
    }
    assert told["Author"][0] == "Anna Example"
    assert told["Responsibility"][:2] == [
        "Bertha Sample: transcription and notes",
        "teiwright: names of persons, places and organisations marked by rule",
    ]
    assert tree.xpath('//span[@id="bs"]/a/@href') == ["https://orcid.org/0000-0002-1825-0097"]
    assert told["To cite it"][:1] == [
        "Anna Example. The Winter Road; A chapter, with an apparatus. Edited by Bertha Sample. Bern, Example Press, 2021. DOI 10.1234/example.5."
    ]
    assert tree.xpath('//footer//a[contains(@href, "creativecommons")]/text()') == ["Creative Commons Attribution 4.0"]
    assert [one.text for one in small("<p>x</p>").xpath("//footer//dt")] == ["The TEI document of this page"]


def test_the_description_of_a_manuscript_is_told_line_by_line_and_nothing_in_it_is_glued():
    described = """<msDesc><msIdentifier><settlement>Oxford</settlement><repository>Library</repository><idno>MS 1 &lt;b&gt;</idno></msIdentifier>
<msContents><msItem><author>Ovid</author><title>Ars</title></msItem></msContents><physDesc><p>Parchment.</p></physDesc></msDesc>"""
    header = f"<teiHeader><fileDesc><sourceDesc>{described}</sourceDesc></fileDesc></teiHeader>"
    (told,) = small("<p/>", header=header).xpath('//footer//dt[.="Source"]/following-sibling::dd[1]')
    assert list(told.itertext()) == ["Oxford Library MS 1 <b>", "Ovid Ars", "Parchment."]


def test_the_head_of_the_page(tree):
    assert tree.xpath("string(//title)") == "The Winter Road · Anna Example"
    assert tree.xpath('//meta[@name="author"]/@content') == ["Anna Example"]
    assert tree.xpath('//meta[@name="dcterms.publisher"]/@content') == ["Example Press"]
    assert tree.xpath('string(//meta[@name="generator"]/@content)').startswith("teiwright ")
    assert tree.xpath("string(//h1)") == "The Winter Road"


@pytest.mark.parametrize(("language", "due"), [("en-GB", "en-GB"), ("lat", "la"), ("he", "he"), ("xx-not-a-language-tag", "en"), ("", "en")])
def test_the_language_of_the_page(language, due):
    assert small("<p>x</p>", language).get("lang") == due


def test_right_to_left():
    tree = small("<div><head>א</head><p>ב<note>ג</note></p></div>", "he")
    assert tree.xpath('//div[@id="tw:text"]/@dir') == ["rtl"]
    assert tree.xpath('//section[@id="tw:notes"]/ol/@dir') == ["rtl"]


def test_without_a_header_the_first_head_is_the_title():
    assert small("<div><head>The  Head</head><p>x</p></div>").xpath("string(//h1)") == "The Head"
    assert small("<p>x</p>").xpath("string(//h1)") == "Untitled"


def contents_of(body: str) -> list[str]:
    page = lxml_html.document_fromstring(to_html(Document(etree.fromstring(f'<text xmlns="http://www.tei-c.org/ns/1.0"><body>{body}</body></text>'))))
    return [one.text_content() for one in page.xpath("//nav//ol//a")]


def test_the_contents_list_poems_with_a_head():
    assert contents_of("<lg><head>One</head><l>x</l></lg><lg><head>Two</head><l>y</l></lg><lg><l>z</l></lg>")[:2] == ["One", "Two"]


def test_the_contents_have_a_number_with_its_title():
    divisions = '<div n="1"><head>CHAPTER I</head><head>The Storm</head><p>x</p></div><div><head>THE END</head><head>OF ALL</head><p>y</p></div>'
    assert contents_of(divisions)[:2] == ["CHAPTER I. The Storm", "THE END OF ALL"]


def test_a_note_that_has_a_mark_in_the_text_gets_no_other():
    body = '<p>One<ref xml:id="m" target="#n">[1]</ref>.</p><note xml:id="n" n="1" target="#m">Two.</note><p>Three<note>Four.</note>.</p>'
    page = lxml_html.document_fromstring(to_html(Document(etree.fromstring(f'<text xmlns="http://www.tei-c.org/ns/1.0"><body>{body}</body></text>'))))
    assert [one.text_content() for one in page.xpath('//sup[a/@role="doc-noteref"]')] == ["2"]
    assert page.xpath('//li[@id="n"]//a[@role="doc-backlink"]/@href') == ["#m"]
