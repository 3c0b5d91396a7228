"""Document -> a corpus of spaCy (DocBin).

TEI: ND (names and dates)
"""

from typing import Any

from ...model import Document, PluginError
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from .conll import Tagged, tagged


@exporter(suffix=".spacy")
def to_docbin(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> bytes:
    """Return a DocBin of one Doc: its ``text`` is the text of the view, character for character, without the final newline of the text export.

    ``ents`` are the outermost names and dates, ``spans["tei"]`` all, each by
    its element; sentences are told. White space beyond one space is a token,
    as spaCy has it. The options are those of `view_for`. Raises PluginError
    where spaCy is not installed.
    """
    try:
        from spacy.tokens import Doc, DocBin
        from spacy.vocab import Vocab
    except ImportError as problem:
        raise PluginError('the exporter "docbin" needs spaCy: pip install "teiwright[spacy]"') from problem
    found = tagged(document, view=view, witness=witness, rendering=rendering)
    words, spaces, starts = _words(found)
    doc = Doc(Vocab(), words=words, spaces=spaces, sent_starts=starts)
    named = [
        doc.char_span(annotation.start, annotation.end, label=annotation.gi, alignment_mode="contract")
        for level in found.tags
        for _, annotation in level
        if annotation is not None
    ]
    spans = [span for span in named if span is not None]
    doc.spans["tei"] = spans
    doc.set_ents(_outermost(spans))
    corpus = DocBin(attrs=["ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE"], docs=[doc], store_user_data=True)
    data: bytes = corpus.to_bytes()
    return data


def _words(found: Tagged) -> tuple[list[str], list[bool], list[bool]]:
    """Return words, whether a space follows each, and whether a sentence begins with it; white space is a word where it is more than a space."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    done = 0
    for sentence in found.sentences:
        for index, token in enumerate(sentence):
            blanks = found.content[done : token.start]
            if blanks.startswith(" ") and words:
                spaces[-1], blanks = True, blanks[1:]
            if blanks:
                words.append(blanks)
                spaces.append(False)
                starts.append(False)
            words.append(found.content[token.start : token.end])
            spaces.append(False)
            starts.append(index == 0)
            done = token.end
    return words, spaces, starts


def _outermost(spans: list[Any]) -> list[Any]:
    """Return those of *spans* that stand in no other and overlap none before."""
    kept: list[Any] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
