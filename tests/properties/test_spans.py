"""Files of spans that somebody broke: one sentence, never a traceback, and what is woven keeps every character."""

from hypothesis import given, settings
from hypothesis import strategies as st

import teiwright
from teiwright.api import spans_woven
from teiwright.model import Document, TeiwrightError, parse_xml

XML = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body><p>On <date when="1815">3 May</date>,
<orgName>Club of <placeName ref="#c">Sea</placeName></orgName> and <persName ref="#b">Bee</persName> (said) so.</p></body></text></TEI>"""
DOCUMENT = Document(parse_xml(XML).getroot())
BARE = Document(parse_xml(XML.replace(b"<date", b"<seg").replace(b"</date", b"</seg").replace(b"persName", b"seg")).getroot())
FILES = [teiwright.export(DOCUMENT, form).encode() for form in ("conllu", "iob2", "jsonl", "webannotation")]
PIECES = [
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b"\t",
    b"\n",
    b"null",
    b"true",
    b"-1",
    b"9" * 20,
    b"O",
    b"B-",
    b"I-PER",
    b":",
    b"|",
    b"=",
    b"%",
    b"\xff",
    b"\0",
]


@settings(max_examples=300, deadline=None)
@given(data=st.data(), file=st.sampled_from(FILES))
def test_broken_files_are_told(data, file):
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(file)))
        piece = data.draw(st.sampled_from(PIECES))
        file = file[:at] + piece + file[at + data.draw(st.integers(0, 12)) :]
    told = ""
    try:
        woven, _ = spans_woven(BARE, file, "x")
    except TeiwrightError as problem:
        told = str(problem)
    else:
        assert "".join(woven.root.itertext()) == "".join(BARE.root.itertext())
    assert "\n" not in told
