"""Letters: where and when, whom to, who signs.

TEI: DSCO (openers and closers), DSFLT (floatingText)
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .closers import is_initialled, is_name, is_right, is_signature, signs
from .openers import is_date_below_name, is_dated_title, is_dateline, is_salute, says_when
from .parts import Part, around, paragraph_of
from .style import Style
from .verse import find_verse
from .walk import Found, Walk

__all__ = ["find_letter_part", "has_words", "is_right", "letter_of", "letter_part_at", "part_of_letter", "put_into_letters", "signed_paragraph_at"]

LONGEST_LINE: Final = 64  # characters, of all that opens or closes a letter
_MOST_LINES: Final = 6
_LEAST_LINES_SIGNED: Final = 3  # of a paragraph with a name at its end
_LONGEST_NAME: Final = 40
_MOST_PARTS_OF_A_POSTSCRIPT: Final = 3
_QUOTE: Final = "_\"'\u201c\u2018\u00bb\u00ab\u201e "
_MARKS: Final = "\"'\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb"
_OPENERS: Final = frozenset({"dateline", "salute"})
_BESIDE: Final = frozenset({"note", "figure", "fw"})
_AFTER_CLOSER: Final = frozenset({"p", "lg", "quote"})
#: What a letter or division may be made of.
TEXT: Final = frozenset({"p", "lg", "quote", "table", "ab", "list", "sp", "floatingText"})


def letter_part_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* as what opens or closes a letter, where its words or its place to the right show it."""
    if walk.style.speakers:
        return None
    block = walk.blocks[index]
    part = part_of_letter(walk, index)
    if part is None and walk.items and walk.items[-1].part.gi == "signed" and len(block.lines) == 1 and is_date_below_name(block.words(), walk.rules):
        part = Part("dateline", block.start, block.end)
    if part is None:
        return None
    is_sure = part.gi == "salute" or is_right(block, walk.style) or is_signature(block, walk.rules)
    return Found(tuple(_parted(part, block)), index + 1, doubt="" if is_sure else part.gi)


def signed_paragraph_at(walk: Walk, index: int) -> Found | None:
    """Return the block *index* as a paragraph and the name that signs it, which is its last line, where what it belongs to ends with it."""
    block = walk.blocks[index]
    if len(block.lines) < _LEAST_LINES_SIGNED or block.content[block.lines[-2].end - 1] != "," or block.start in walk.decided:
        return None
    name = block.line(-1).strip(_QUOTE)
    if len(name) > _LONGEST_NAME or walk.style.speakers or not is_initialled(name) or not is_name(name, walk.rules):
        return None
    apart = walk.gap_after(index) > walk.style.gap + 1 or bool(walk.rows[index + 1]) or walk.forms[index + 1] is not None
    if not apart or find_verse(block, walk.style) is not None:
        return None
    text, signature = block.part(0, len(block.lines) - 1), block.lines[-1]
    return Found((Part("p", text.start, text.end), Part("signed", signature.start, signature.end)), index + 1)


def part_of_letter(walk: Walk, index: int) -> Part | None:
    """Return what `find_letter_part` finds of the block *index*."""
    if index not in walk.letter_parts:
        short = _is_short(walk.blocks[index], walk.style)
        walk.letter_parts[index] = find_letter_part(walk.blocks, index, walk.style, walk.rules, ends=walk.ends(index)) if short else None
    return walk.letter_parts[index]


def find_letter_part(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None, *, ends: bool) -> Part | None:
    r"""Return the block as ``dateline``, ``salute`` or ``signed``, or None where it is none; *ends* tells that what it belongs to ends there.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> blocks = list(find_blocks(Text("                    London, May 3, 1815.\n\nMy dear Sir,\n\nI am well.\n\n                    A. Brown.")))
    >>> style = Style(60, 0, 1, 0, False, frozenset(), False)
    >>> [part and part.gi for part in (find_letter_part(blocks, index, style, language_rules("en"), ends=False) for index in range(4))]
    ['dateline', 'salute', None, 'signed']
    """
    block = blocks[index]
    if not _is_short(block, style):
        return None
    words = block.words().strip(_QUOTE)
    titled = index == 0 and is_dated_title(block, style, in_capitals=False) and not _addresses_somebody(blocks, 1, style, rules)
    if len(block.lines) <= 3 and not titled and is_dateline(block, words, style, rules):
        return Part("dateline", block.start, block.end, (), _line_beginnings(block))
    if len(block.lines) == 2 and ends and is_initialled(block.line(1)) and says_when(block.line(0), rules):
        return Part("dateline", block.start, block.end, (), _line_beginnings(block))
    if len(block.lines) == 1 and says_when(block.line(0), rules) and _addresses_somebody(blocks, index + 1, style, rules):
        return Part("dateline", block.start, block.end)
    if len(block.lines) == 1 and is_salute(words, rules) and not _is_spoken(block):
        return Part("salute", block.start, block.end)
    if signs(blocks, index, style, rules, ends=ends):
        return Part("signed", block.start, block.end, (), _line_beginnings(block))
    return None


def _is_short(block: Block, style: Style) -> bool:
    """Return whether the block has few and short lines, as all that opens or closes a letter."""
    if len(block.lines) > _MOST_LINES or block.lines[-1].column > style.width + 12:
        return False
    return all(line.end - line.start <= LONGEST_LINE for line in block.lines)


def _addresses_somebody(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None) -> bool:
    """Return whether the block *index* is a line that addresses somebody, and stands no farther from the one before than paragraphs do."""
    if index >= len(blocks) or len(blocks[index].lines) > 1 or blocks[index].gap > style.gap:
        return False
    return is_salute(blocks[index].words().strip(_QUOTE), rules) and not _is_spoken(blocks[index])


def _is_spoken(block: Block) -> bool:
    """Return whether quotation marks open the block and close it."""
    return block.content[block.start] in _MARKS and block.content[block.end - 1] in _MARKS


def _line_beginnings(block: Block) -> tuple[Part, ...]:
    return tuple(Part("lb", line.start, line.start) for line in block.lines[1:])


def _parted(part: Part, block: Block) -> list[Part]:
    """Return two lines of which one signs and the other says where and when as ``signed`` and ``dateline``, anything else as it is."""
    if len(block.lines) != 2:
        return [part]
    first, second = (block.line(index).strip(_QUOTE) for index in (0, 1))
    names = ("dateline", "signed") if part.gi == "dateline" and is_initialled(second) and not any(map(str.isdigit, second)) else None
    if part.gi == "signed" and first.isupper() and not second.isupper():
        names = ("signed", "dateline")
    return [Part(gi, line.start, line.end) for gi, line in zip(names, block.lines, strict=True)] if names else [part]


def put_into_letters(parts: Sequence[Part]) -> list[Part]:
    """Return the blocks of a division, which may be a letter as a whole: what opens it, its text, what closes it, a postscript.

    Letters within the division are put together before. What is left and
    opens or closes nothing is a paragraph.
    """
    opening = 0
    while opening < len(parts) and parts[opening].gi in _OPENERS:
        opening += 1
    closing = next((index for index in range(opening, len(parts)) if closes(parts, index)), len(parts))
    after = after_closer(parts, closing)
    text, rest = [as_paragraph(part) for part in parts[opening:closing]], list(parts[after:])
    if not has_words(text) or not is_postscript(rest):
        return [as_paragraph(part) for part in parts]
    return list(_arranged(parts[:opening], text, parts[closing:after], rest))


def as_paragraph(part: Part) -> Part:
    """Return what opens or closes a letter as a paragraph, anything else as it is."""
    return paragraph_of(part) if part.gi in {"dateline", "salute", "signed"} else part


def has_words(parts: Iterable[Part]) -> bool:
    """Return whether among *parts* is one that a division or letter may be made of, and not only what opens and closes it."""
    return any(part.gi in TEXT for part in parts)


def is_postscript(parts: Sequence[Part]) -> bool:
    """Return whether *parts*, after a closer, are few enough and of the kind that a postscript is made of, which may be signed again."""
    held = [part for part in parts if part.gi not in _BESIDE]
    while held and held[-1].gi == "milestone":
        held.pop()
    text = held[:-1] if len(held) > 1 and held[-1].gi == "signed" else held
    return len(text) <= _MOST_PARTS_OF_A_POSTSCRIPT and all(part.gi in _AFTER_CLOSER for part in text)


def closes(parts: Sequence[Part], index: int) -> bool:
    """Return whether what closes a letter begins at *index*: a signature, or before one where and when, or once more whom it addresses."""
    gi = parts[index].gi
    return gi == "signed" or (
        gi in _OPENERS and index + 1 < len(parts) and parts[index + 1].gi == "signed" and index > 0 and parts[index - 1].gi in TEXT
    )


def after_closer(parts: Sequence[Part], index: int) -> int:
    """Return the index after the signatures and datelines that begin at *index*."""
    while index < len(parts) and (
        parts[index].gi == "signed" or closes(parts, index) or (parts[index].gi == "dateline" and parts[index - 1].gi == "signed")
    ):
        index += 1
    return index


def letter_of(parts: Sequence[Part]) -> Part:
    """Return a letter as a text within the text."""
    opening = 0
    while opening < len(parts) and parts[opening].gi in _OPENERS:
        opening += 1
    closing = next((index for index in range(opening, len(parts)) if closes(parts, index)), len(parts))
    after = after_closer(parts, closing)
    held = _arranged(parts[:opening], parts[opening:closing], parts[closing:after], parts[after:])
    return around("floatingText", [around("body", held)], (("type", "letter"),))


def _arranged(opening: Sequence[Part], text: Sequence[Part], closing: Sequence[Part], rest: Sequence[Part]) -> Iterator[Part]:
    if opening:
        yield around("opener", opening)
    yield from text
    if closing:
        yield around("closer", _one_signature(closing))
    held = [index for index, part in enumerate(rest) if part.gi not in _BESIDE | {"milestone"}] if closing else []
    if held:
        yield from rest[: held[0]]
        yield around("postscript", rest[held[0] : held[-1] + 1])
        yield from rest[held[-1] + 1 :]
    else:
        yield from rest


def _one_signature(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield what closes a letter, the lines of one signature as one ``signed``."""
    for gi, group in groupby(parts, key=lambda part: part.gi):
        held = list(group)
        breaks = tuple(one for part in held for one in (Part("lb", part.start, part.start), *part.parts))
        yield held[0] if len(held) == 1 else Part(gi, held[0].start, held[-1].end, (), breaks[1:])
