"""The annotator of quotations."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from ...languages import rules_for, without_rules
from ...model import Annotation, Layer, Span, Text
from ...pipeline import Layers, Settings, annotator
from .citations import cited, find_citations
from .kinds import Context, context_of, kind_rules
from .marks import Quoted, find_quoted
from .sequences import as_quoted_blocks, is_interrupted, neighbours, settle, settle_lists
from .speakers import Speech, find_speakers
from .unmarked import find_unmarked
from .words import tell_words

UNMARKED: Final = "said", "medium"
RESP: Final = "tw-quotes"

_PARTED: Final = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_LINE_END: Final = re.compile(r"[^\S\n]*\n[^\S\n]*")
_PARAGRAPHS: Final = frozenset(
    {"p", "ab", "l", "item", "cell", "head", "note", "signed", "salute", "dateline", "titlePart", "trailer", "stage", "quote", "q"}
)


@annotator(gives="quotes", needs=("structure", "names"))
def quotes(text: Text, layers: Layers, settings: Settings) -> Layer:
    """Return the quotations of *text*: ``said`` with ``who``, ``quote``, ``soCalled``, ``mentioned``, each with its marks.

    A quotation whose source is named right after it stands with that in a
    ``cit``. Speech that a few words interrupt ("...," said he, "...") is linked by
    ``next`` and ``prev``. With ``quotes.elements = "quote"`` all are
    ``quote``, the kind in ``type``.

    TEI: COHQ (quotation)
    """
    rules = rules_for("quotes", settings.language)
    structure = layers["structure"]
    paragraphs = _paragraphs(text.content, structure)
    quoted, dropped = find_quoted(text.content, paragraphs, rules, _first_paragraphs(paragraphs, structure))
    unmarked = find_unmarked(text.content, paragraphs, quoted, rules)
    quoted = sorted([*quoted, *unmarked], key=lambda one: (one.start, -one.end))
    tell = kind_rules(rules)
    contexts = [context_of(text.content, quoted, index, paragraphs) for index in range(len(quoted))]
    conjunctions = rules.words("names", "conjunctions") if rules else frozenset()
    kinds = settle(quoted, contexts, [tell.kind(context) if one.marked else UNMARKED for one, context in zip(quoted, contexts, strict=True)])
    kinds = tell_words(contexts, kinds, rules)
    kinds = settle_lists(quoted, contexts, kinds, conjunctions)
    kinds = as_quoted_blocks(quoted, kinds, structure)
    citations = find_citations(quoted, contexts, rules)
    kinds = [("quote", "high") if number in citations else kind for number, kind in enumerate(kinds)]
    speeches = [Speech(one, context) for one, context, (gi, _) in zip(quoted, contexts, kinds, strict=True) if gi == "said" and one.depth == 0]
    if rules and speeches:
        find_speakers(speeches, text.content, paragraphs, layers["names"], structure, rules)
    annotations = list(_annotations(quoted, kinds, {id(speech.quoted): speech for speech in speeches}))
    linked = _linked(annotations, quoted, contexts)
    remarks = [] if rules else [f"{without_rules(settings.language, 'quotations')}: kinds are told by form, speakers not at all"]
    if dropped:
        remarks.append(f"{dropped} opening quotation marks have no closing one; their words were left unmarked")
    if settings.quotes == "quote":
        linked = [_as_quote(one) for one in linked]
    return Layer.of("quotes", RESP, [*linked, *cited(quoted, citations)], remarks)


def _paragraphs(content: str, structure: Layer) -> list[tuple[int, int]]:
    """Return the spans in which marks are paired: the innermost blocks, the lines of a stanza together; or what blank lines part."""
    spans = sorted(((one.start, one.end) for one in structure.annotations if one.gi in _PARAGRAPHS), key=lambda span: (span[0], -span[1]))
    if not spans:
        return [(match.start(), match.end()) for match in _PARTED.finditer(content)]
    verse = {one.start for one in structure.annotations if one.gi == "l"}
    innermost = [span for span, following in zip_longest(spans, spans[1:], fillvalue=(-1, -1)) if not span[0] <= following[0] < span[1]]
    joined: list[tuple[int, int]] = []
    for start, end in innermost:
        if joined and start in verse and joined[-1][0] in verse and _LINE_END.fullmatch(content, joined[-1][1], start):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _first_paragraphs(paragraphs: list[tuple[int, int]], structure: Layer) -> frozenset[int]:
    """Return where the first paragraph of the text starts, and those under headings."""
    heads = {one.start for one in structure.annotations if one.gi == "head"}
    before = zip([(-1, -1), *paragraphs], paragraphs, strict=False)
    return frozenset(start for (previous, _), (start, _) in before if start not in heads and (previous < 0 or previous in heads))


def _annotations(quoted: list[Quoted], kinds: list[tuple[str, str]], speeches: dict[int, Speech]) -> Iterator[Annotation]:
    for one, (gi, cert) in zip(quoted, kinds, strict=True):
        speech = speeches.get(id(one))
        who = speech.speaker if speech else ""
        if not one.closed:
            cert = "low"
        said = (("who", who),) if who else ()
        yield Annotation(Span(one.start, one.end), gi, (*said, ("cert", _weaker(cert, speech.cert if speech and who else cert))))


def _weaker(*certs: str) -> str:
    return next(cert for cert in ("low", "medium", "high") if cert in certs)


def _linked(annotations: list[Annotation], quoted: list[Quoted], contexts: list[Context]) -> list[Annotation]:
    """Return *annotations*, the parts of interrupted speech linked: of one paragraph and one speaker, with words between them."""
    linked = list(annotations)
    number = 0
    for left, right in neighbours(quoted):
        first, second = linked[left], linked[right]
        if first.gi != "said" or second.gi != "said" or first.get("who") != second.get("who") or not is_interrupted(contexts[left], contexts[right]):
            continue
        key = first.get("xml:id") or f"speech{(number := number + 1)}"
        following = f"speech{(number := number + 1)}"
        linked[left] = first.having(xml_id=key, next=f"#{following}")
        linked[right] = second.having(xml_id=following, prev=f"#{key}")
    return linked


def _as_quote(annotation: Annotation) -> Annotation:
    """Return the annotation as a ``quote`` with its kind in ``type`` and its speaker in ``corresp``."""
    who = annotation.get("who")
    bare = annotation.having(who=None)
    attributes = (("type", annotation.gi), *((("corresp", who),) if who else ()), *bare.attributes)
    return Annotation(annotation.span, "quote", attributes)
