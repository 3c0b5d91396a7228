"""The parts of a title page: title, author, imprint, epigraph, where the words show what is what.

TEI: DSTITL (title pages)
"""

import re
from collections.abc import Sequence
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .brackets import find_bracketed
from .milestones import milestone_marks
from .parts import Part, around

_FAR: Final = 3  # blank lines, between a title page and a dedication
_LONGEST_NAME: Final = 80
_MOST_LINES: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDS_IN_YEAR: Final = re.compile(r"(?:\b1[4-9]\d\d|\b20\d\d|\bM[. ]?[CD][DCLXVI. ]*[DCLXVIM])[.,)\]_]*\s*$")
_QUOTED: Final = re.compile(r"[\"'\u201c\u2018\u201e\u00ab_]")
_ATTRIBUTED: Final = re.compile(r"(?:--|[\u2014\u2013_(\[])")
_NAME_AND_TITLE: Final = re.compile(r"[^\W\d_a-z\u00df-\u00ff][^:\n_a-z\u00df-\u00ff]{1,40}[:,] ?_")  # "BACON: _Essays_."


def title_page(blocks: Sequence[Block], rules: LanguageRules | None) -> list[Part]:
    """Return the blocks as a ``titlePage``, and after it a dedication as a division; what does not show what it is stays a ``titlePart``."""
    dedication = _dedication(blocks, rules)
    page = _parts(blocks[:dedication], rules)
    after = _division(blocks[dedication:]) if dedication < len(blocks) else []
    return [around("titlePage", _titled(page)), *after] if any(part.gi in _OF_TITLES for part in page) else [*page, *after]


_OF_TITLES: Final = frozenset({"titlePart", "byline", "docImprint", "epigraph"})


def _dedication(blocks: Sequence[Block], rules: LanguageRules | None) -> int:
    """Return the index of the block with which a dedication begins: far from the title, with the word that opens one."""
    words = rules.words("structure", "dedications") if rules else frozenset()
    for index in range(1, len(blocks)):
        block = blocks[index]
        first = _WORD.search(block.content, block.start, block.end)
        if first and first[0][0].isupper() and first[0].lower() in words and block.gap >= _FAR and not _is_imprint(block, rules):
            return index
    return len(blocks)


def _division(blocks: Sequence[Block]) -> list[Part]:
    parts: list[Part] = []
    index = 0
    while index < len(blocks):
        found = _mark_or_figure(blocks, index)
        parts.append(found[0] if found else Part("p", blocks[index].start, blocks[index].end))
        index = found[1] if found else index + 1
    return [around("div", parts, (("type", "dedication"),))]


def _parts(blocks: Sequence[Block], rules: LanguageRules | None) -> list[Part]:
    parts: list[Part] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        found = _mark_or_figure(blocks, index) or byline_at(blocks, index, rules) or _epigraph(blocks, index, rules)
        if found is not None:
            parts.append(found[0])
            index = found[1]
            continue
        gi = "docImprint" if any(part.gi == "titlePart" for part in parts) and _is_imprint(block, rules) else "titlePart"
        attributes = (("type", "sub"),) if gi == "titlePart" and _is_subtitle(block, parts, rules) else ()
        parts.append(Part(gi, block.start, block.end, attributes))
        index += 1
    return parts


def _mark_or_figure(blocks: Sequence[Block], index: int) -> tuple[Part, int] | None:
    found = find_bracketed(blocks, index)
    if found is not None:
        return found
    marks = milestone_marks(blocks[index])
    return (milestone(blocks[index], marks), index + 1) if marks else None


def milestone(block: Block, marks: str) -> Part:
    """Return a row of *marks* as what parts the text at its place."""
    return Part("milestone", block.start, block.end, (("unit", "section"), ("rend", marks)))


def byline_at(blocks: Sequence[Block], index: int, rules: LanguageRules | None) -> tuple[Part, int] | None:
    """Return what begins with the word for "by": the name after it, in the same block or the next, is the author's."""
    block = blocks[index]
    words = block.words()
    first = _WORD.search(block.content, block.start, block.end)
    if rules is None or first is None or first[0].lower() not in rules.words("structure", "bylines") or len(words) > _LONGEST_NAME:
        return None
    if (
        len(block.lines) > _MOST_LINES
        or words.strip(" _*").endswith(";")
        or (words.endswith(",") and not words[first.end() - first.start() :].istitle())
    ):
        return None  # a name may end in a comma, and what he is stand below
    start = re.compile(r"[\s_*]*").match(block.content, first.end())
    name = start.end() if start else first.end()
    if name < block.end:
        end = next(line.end for line in block.lines if line.end > name)
        return Part("byline", block.start, block.end, (), (Part("docAuthor", name, end),)), index + 1
    if index + 1 < len(blocks) and len(blocks[index + 1].lines) == 1 and not _is_imprint(blocks[index + 1], rules):
        author = blocks[index + 1]
        return Part("byline", block.start, author.end, (), (Part("docAuthor", author.start, author.end),)), index + 2
    return None


def _is_imprint(block: Block, rules: LanguageRules | None) -> bool:
    """Return whether the block names printer, publisher or rights, or ends in the year."""
    signs = rules.words("structure", "imprints") if rules else frozenset()
    words = [word.lower() for word in _WORD.findall(block.content, block.start, block.end)]
    return not signs.isdisjoint(words) or bool(_ENDS_IN_YEAR.search(block.content, block.lines[-1].start, block.end))


def _is_subtitle(block: Block, before: Sequence[Part], rules: LanguageRules | None) -> bool:
    """Return whether the block goes on with the title in the words that say which kind of book it is."""
    if rules is None or not before or before[-1].gi != "titlePart":
        return False
    first = _WORD.search(block.content, block.start, block.end)
    return first is not None and first[0].lower() in rules.words("structure", "subtitles")


def _epigraph(blocks: Sequence[Block], index: int, rules: LanguageRules | None) -> tuple[Part, int] | None:
    """Return words in quotation marks, with the line after them that says whose they are."""
    block = blocks[index]
    if index == 0 or not is_epigraph(blocks, index) or (block.content[block.start] == "_" and _is_imprint(block, rules)):
        return None
    paragraphs = [Part("p", block.start, block.end)]
    attribution = blocks[index + 1] if index + 1 < len(blocks) and _is_attribution(blocks[index + 1]) else None
    if attribution:
        paragraphs.append(Part("p", attribution.start, attribution.end))
    return around("epigraph", paragraphs), index + len(paragraphs)


def is_epigraph(blocks: Sequence[Block], index: int) -> bool:
    """Return whether the block is words in quotation marks that say whose they are, themselves or in the line after them."""
    block = blocks[index]
    words = block.words()
    if not _QUOTED.match(words) or len(block.lines) > 2 * _MOST_LINES or len(words.split()) < _MOST_LINES:
        return False
    following = index + 1 < len(blocks) and _is_attribution(blocks[index + 1])
    if following and len(block.lines) > 1:
        return True
    return words[0] != "_" and bool(_ATTRIBUTED.search(block.line(len(block.lines) - 1), 1))


def _is_attribution(block: Block) -> bool:
    if len(block.lines) > 1 or block.words()[:2] in {"[I", "[F"}:
        return False
    return any(one.match(block.content, block.start) for one in (_ATTRIBUTED, _NAME_AND_TITLE))


def _titled(parts: Sequence[Part]) -> list[Part]:
    """Return *parts* with the first run of titles as the ``docTitle``; its main part is the only one, or the one before what is a subtitle."""
    first = next((index for index, part in enumerate(parts) if part.gi == "titlePart"), None)
    if first is None:
        return list(parts)
    last = first
    while last < len(parts) and parts[last].gi == "titlePart":
        last += 1
    run = list(parts[first:last])
    main = next((index - 1 for index, part in enumerate(run) if part.attributes), 0 if len(run) == 1 else -1)
    if main >= 0:
        run[main] = run[main]._replace(attributes=(("type", "main"),))
    return [*parts[:first], around("docTitle", run), *parts[last:]]
