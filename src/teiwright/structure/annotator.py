"""The layer ``structure`` put together: style first, then blocks, then divisions.

TEI: DS (default text structure)
"""

from ..languages import rules_for
from ..model import Layer, Text
from ..pipeline import Layers, Settings, annotator
from .blocks import Block, find_blocks, part_by_indent
from .boilerplate import find_boilerplate
from .broken_words import find_broken_words
from .divisions import divide
from .outline import find_items
from .parts import Part, around
from .references import link_notes
from .style import Style, find_style
from .title_page import find_title_page, title_page

RESP = "tw-structure"


@annotator(gives="structure")
def structure(text: Text, layers: Layers, settings: Settings) -> Layer:  # noqa: ARG001  # the signature of every annotator
    """Return the divisions and blocks of *text*, and where words are broken at a line's end.

    TEI: DS (default text structure)
    """
    rules = rules_for("structure", settings.language)
    remarks = [] if rules else [f'the language "{settings.language}" has no rules: headings are found by capitals and numbers alone']
    blocks = list(find_blocks(text))
    style = find_style(blocks, settings.genre)
    remarks += _remarks(style)
    if style.by_indent:
        blocks = list(part_by_indent(blocks, style.by_indent))
    elif style.unwrapped:
        blocks = [block.part(index, index + 1) for block in blocks for index in range(len(block.lines))]
    header, footer = find_boilerplate(blocks)
    body = header if style.speakers else header + find_title_page(blocks[header:footer], style, rules)
    front = [*_boilerplate(blocks[:header]), *([title_page(blocks[header:body])] if body > header else [])]
    back = _boilerplate(blocks[footer:])
    parts = [
        *([around("front", front)] if front else []),
        *divide(find_items(blocks[body:footer], style, rules), style),
        *([around("back", back)] if back else []),
    ]
    found, orphans = link_notes(text, [annotation for part in parts for annotation in part.annotations()])
    remarks += orphans
    marked = {(one.gi, one.start) for one in found if one.gi == "lb"}
    broken = [one for one in find_broken_words(text) if (one.gi, one.start) not in marked]
    return Layer.of("structure", RESP, [*found, *broken], remarks)


def _boilerplate(blocks: list[Block]) -> list[Part]:
    if not blocks:
        return []
    return [around("div", (Part("p", block.start, block.end) for block in blocks), (("type", "boilerplate"),))]


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
