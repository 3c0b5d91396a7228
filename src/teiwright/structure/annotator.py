"""The layer ``structure`` put together: style first, then blocks, then divisions.

TEI: DS (default text structure)
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from ..languages import rules_for, without_rules
from ..model import Layer, Span, Text
from ..pipeline import Layers, Settings, annotator
from .blocks import Block, find_blocks, part_at, part_by_indent, part_dialogue
from .boilerplate import boilerplate, find_boilerplate
from .broken_words import find_broken_words
from .contents_links import link_contents
from .dense_plays import part_speeches
from .divisions import divide
from .inline import find_inline
from .letter_collections import name_letters
from .matter import part_matter
from .outline import find_items
from .parts import around
from .plays import says_play
from .references import link_notes
from .style import LEAST_WIDTH, Style, find_style
from .title_page import find_title_page, find_transcribers_notes
from .title_parts import title_page
from .transcribers import find_boxes_at_end
from .walk import Doubt

RESP: Final = "tw-structure"
_MOST_LINES: Final = 20
_EVIDENCE: Final = {
    "heading": "distance and shape alone",
    "verse": "two short lines",
    "dateline": "a date in a short line",
    "signed": "its words",
}


@annotator(gives="structure")
def structure(text: Text, layers: Layers, settings: Settings) -> Layer:  # noqa: ARG001  # the signature of every annotator
    """Return the divisions and blocks of *text*, and where words are broken at a line's end.

    TEI: DS (default text structure)
    """
    rules = rules_for("structure", settings.language)
    remarks = [] if rules else [f"{without_rules(settings.language)}: headings are found by capitals and numbers alone"]
    library = find_boilerplate(list(find_blocks(text)))
    own = part_speeches(library.work, rules)
    work = own or library.before
    style = find_style(work, settings.genre, lambda: says_play(work, rules))  # the library sets its words in its own way
    blocks = [*library.before, *own, *library.after]
    remarks += _remarks(style)
    if style.by_indent:
        blocks = list(part_by_indent(blocks, style.by_indent))
    elif style.unwrapped:
        blocks = [block.part(index, index + 1) for block in blocks for index in range(len(block.lines))]
    elif not (style.speakers or style.in_verse):
        blocks = list(part_dialogue(blocks, max(style.width, LEAST_WIDTH)))
    blocks, decided = _decided(blocks, text, settings)
    framed = find_boilerplate(blocks, decided)
    work = framed.work
    untold = next((index for index, block in enumerate(work) if block.start in decided), len(work))  # what is before it nobody has decided
    notes, titles = find_transcribers_notes(work[:untold], rules)
    body = titles + (find_title_page(work[titles:untold], style, rules) if "title-page" not in settings.rules_off else 0)
    boxes, end = find_boxes_at_end(work, rules) if untold == len(work) else ([], len(work))
    items, doubts = find_items(work[body:end], style, rules, decided, settings.rules_off)
    matter = part_matter(name_letters(divide(items, style)), text.content, rules)
    front = [*boilerplate(framed.before), *notes, *(title_page(work[titles:body], rules) if body > titles else []), *matter.front]
    back = [*matter.back, *boxes, *boilerplate(framed.after)]
    parts = [
        *([around("front", front)] if front else []),
        *matter.body,
        *([around("back", back)] if back else []),
    ]
    found, orphans = link_notes(text, [annotation for part in parts for annotation in part.annotations()])
    found, unnamed = link_contents(text, found, rules)
    found, unread = find_inline(text, found, settings)
    remarks += [*orphans, *unnamed, *unread, *_doubtful(text, doubts)]
    marked = {(one.gi, one.start) for one in found if one.gi == "lb"}
    words = find_broken_words(text) if "broken-words" not in settings.rules_off else ()
    broken = [one for one in words if (one.gi, one.start) not in marked]
    return Layer.of("structure", RESP, [*found, *broken], remarks)


def _decided(blocks: list[Block], text: Text, settings: Settings) -> tuple[list[Block], dict[int, str]]:
    """Return *blocks* with the lines of which the editor says what they are as blocks, and what these are, by where they begin."""
    if not settings.structures:
        return blocks, {}
    spans = [Span(*text.line_span(one.from_line, one.to_line)) for one in settings.structures]
    parted = list(part_at(blocks, spans))
    starts = [block.start for block in parted]
    return parted, {starts[bisect_left(starts, span.start)]: one.gi for span, one in zip(spans, settings.structures, strict=True)}


def _doubtful(text: Text, doubts: Iterable[Doubt]) -> Iterator[str]:
    """Yield for each kind of block that weak evidence told, with the lines at which an editor should look."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for doubt in doubts:
        lines[doubt.kind].append(str(text.place(doubt.offset).line))
    for kind, told in lines.items():
        more = ", ..." if len(told) > _MOST_LINES else ""
        yield f"doubtful, told by {_EVIDENCE[kind]}: {kind}, line {', '.join(told[:_MOST_LINES])}{more}"


def _remarks(style: Style) -> list[str]:
    """Return what was decided about the document as a whole, where it is not the usual."""
    found = []
    if style.by_indent:
        found.append(f"paragraphs begin with an indent of {style.by_indent}")
    if style.unwrapped:
        found.append("every line is taken for a paragraph: the lines are not wrapped")
    if style.speakers and not style.genre:
        found.append(f"the text is taken for drama in {'verse' if style.verse_drama else 'prose'}, with {len(style.speakers)} speakers")
    return found
