"""Document -> CoNLL-U and IOB2: sentences, tokens, and which of them name something.

A tag is the TEI element, after ``B-`` where it begins and ``I-`` where it goes
on. What stands in another annotation has a tag of its own, one level further in.

In CoNLL-U, MISC has ``SpaceAfter=No``, the offsets ``start_char`` and
``end_char``, and the tag ``ner``, as Stanza writes them; ``ner2``, ``ner3`` ...
for levels further in, and ``ner_attributes`` (``ner2_attributes`` ...) where one
begins: ``name:value`` parted by commas, both percent-encoded. Heads and
relations are left open. In IOB2 the columns are parted by tabs: token, start,
end, and for each level, the innermost first, the attributes (or ``_``) and the
tag, so that the last column is what readers of two columns take.

TEI: ND (names and dates), AIGEN (linguistic segments)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from ...guidelines.namespaces import text_language
from ...languages import detect_language, language_rules
from ...model import Annotation, Document
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from ..views import view_for
from .mentions import levels, mentions_in
from .sentences import sentences_of
from .tokens import Token, token_from, tokens_of

_NOTHING: Final = "_"


@dataclass(frozen=True, slots=True)
class Tagged:
    """The sentences of a document, and by level for each token its tag and what is said of the annotation that begins there."""

    content: str
    sentences: list[list[Token]]
    tags: list[list[tuple[str, Annotation | None]]]


def tagged(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> Tagged:
    """Return *document* as sentences with tags; the options are those of `view_for`."""
    flat = document.flat(view_for(document, view, witness=witness, rendering=rendering))
    rules = language_rules(text_language(document.root) or detect_language(flat.text.content))
    mentions = mentions_in(flat)
    tokens = tokens_of(flat, rules, {edge for one in mentions for edge in (one.start, one.end)})
    return Tagged(flat.text.content, sentences_of(flat, tokens, mentions, rules), [_tags(tokens, level) for level in levels(mentions)])


def _tags(tokens: list[Token], level: list[Annotation]) -> list[tuple[str, Annotation | None]]:
    """Return for each token its tag, and the annotation that begins there."""
    tags: list[tuple[str, Annotation | None]] = [("O", None)] * len(tokens)
    for annotation in level:
        first = token_from(tokens, annotation.start)
        last = first
        while last < len(tokens) and tokens[last].start < annotation.end:
            tags[last] = (f"I-{annotation.gi}", None) if last > first else (f"B-{annotation.gi}", annotation)
            last += 1
    return tags


@exporter(suffix=".conllu")
def to_conllu(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> str:
    r"""Return the document as CoNLL-U, as the head of this module tells.

    LEMMA, UPOS, XPOS and FEATS have what the words (``w``) of the document
    say. The options are those of `view_for`.

    >>> from lxml import etree
    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">To <placeName ref="#a">Rome</placeName>.</p>')
    >>> print(to_conllu(Document(p)).splitlines()[4])
    2	Rome	_	_	_	_	_	_	_	SpaceAfter=No|start_char=3|end_char=7|ner=B-placeName|ner_attributes=ref:%23a
    """
    found = tagged(document, view=view, witness=witness, rendering=rendering)
    name = PurePath(document.origin.name).stem
    return "".join(_sentences(found, name))


def _sentences(found: Tagged, name: str) -> Iterator[str]:
    at = 0
    for number, sentence in enumerate(found.sentences, 1):
        if number == 1:
            yield "# newdoc\n" if not name else f"# newdoc id = {'_'.join(name.split())}\n"
        parted = [one.end < after.start for one, after in pairwise(sentence)] + [True]
        forms = [found.content[one.start : one.end] for one in sentence]
        text = "".join(form + (" " if space else "") for form, space in zip(forms, parted, strict=True)).rstrip()
        yield f"# sent_id = {number}\n# text = {text}\n"
        for index, (token, form, space) in enumerate(zip(sentence, forms, parted, strict=True)):
            misc = ([] if space else ["SpaceAfter=No"]) + [f"start_char={token.start}", f"end_char={token.end}", *_misc(found.tags, at + index)]
            lemma, pos = " ".join(token.lemma.split()) or _NOTHING, "_".join(token.pos.split()) or _NOTHING
            columns = [
                str(index + 1),
                form,
                lemma,
                token.upos or _NOTHING,
                pos,
                "|".join(token.features) or _NOTHING,
                *[_NOTHING] * 3,
                "|".join(misc),
            ]
            yield "\t".join(columns) + "\n"
        yield "\n"
        at += len(sentence)


def _misc(tags: list[list[tuple[str, Annotation | None]]], index: int) -> Iterator[str]:
    """Yield the tags of one token; outside of names the first level alone says so."""
    for level, tagged_tokens in enumerate(tags or [[]], 1):
        tag, annotation = tagged_tokens[index] if tagged_tokens else ("O", None)
        key = "ner" if level == 1 else f"ner{level}"
        if level == 1 or tag != "O":
            yield f"{key}={tag}"
        if annotation is not None and annotation.attributes:
            yield f"{key}_attributes={_attributes(annotation)}"


def _attributes(annotation: Annotation) -> str:
    """Return the attributes of an annotation in one word, or ``_`` where it has none."""
    return ",".join(f"{quote(name, safe='')}:{quote(value, safe='')}" for name, value in annotation.attributes) or _NOTHING


@exporter(suffix=".iob2")
def to_iob2(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> str:
    r"""Return the document as IOB2, a sentence a paragraph, as the head of this module tells; the options are those of `view_for`.

    >>> from lxml import etree
    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">To <placeName ref="#a">Rome</placeName>.</p>')
    >>> to_iob2(Document(p))
    'To\t0\t2\t_\tO\nRome\t3\t7\tref:%23a\tB-placeName\n.\t7\t8\t_\tO\n\n'
    """
    found = tagged(document, view=view, witness=witness, rendering=rendering)
    tags = found.tags[::-1] or [[("O", None)] * sum(map(len, found.sentences))]
    lines, at = [], 0
    for sentence in found.sentences:
        for token in sentence:
            columns = [found.content[token.start : token.end], str(token.start), str(token.end)]
            for level in tags:
                tag, annotation = level[at]
                columns += [_attributes(annotation) if annotation else _NOTHING, tag]
            lines.append("\t".join(columns) + "\n")
            at += 1
        lines.append("\n")
    return "".join(lines)
