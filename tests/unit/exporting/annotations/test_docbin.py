"""A corpus that spaCy reads: the text character for character, names, sentences."""

import sys

import pytest
from lxml import etree

import teiwright
from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document, PluginError

BODY = (
    "<p>So <orgName>Club of <placeName>Sea</placeName></orgName>'s. <persName>Bee</persName> came.</p>"
    "<lg><l>One\u00a0\u00a0day</l><l><date>two</date></l></lg>"
)


def edition(body=BODY):
    return Document(etree.fromstring(f'<TEI xmlns="{TEI}"><text xml:lang="en"><body>{body}</body></text></TEI>'))


@pytest.mark.external("spacy")
def test_spacy_understands_it():
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    data = teiwright.export(edition(), "docbin")
    (doc,) = DocBin().from_bytes(data).get_docs(Vocab())
    assert f"{doc.text}\n" == teiwright.export(edition(), "text")
    assert [(one.text, one.label_, one.start_char) for one in doc.ents] == [
        ("Club of Sea", "orgName", 3),
        ("Bee", "persName", 18),
        ("two", "date", 38),
    ]
    assert sorted((one.start_char, one.end_char, one.label_) for one in doc.spans["tei"]) == [
        (3, 14, "orgName"),
        (11, 14, "placeName"),
        (18, 21, "persName"),
        (38, 41, "date"),
    ]
    assert [one.text.strip() for one in doc.sents] == ["So Club of Sea's.", "Bee came.", "One\u00a0\u00a0day\ntwo"]
    with pytest.raises(Exception, match=r"."):
        DocBin().from_bytes(data[:-20])


@pytest.mark.external("spacy")
def test_a_document_without_words():
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    (doc,) = DocBin().from_bytes(teiwright.export(edition("<p/>"), "docbin")).get_docs(Vocab())
    assert len(doc) == 0


def test_without_spacy_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    with pytest.raises(PluginError, match=r'pip install "teiwright\[spacy\]"'):
        teiwright.export(edition(), "docbin")
