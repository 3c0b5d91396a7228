"""Letters: where and when, whom to, who signs.

TEI: DSCO (openers and closers), DSFLT (floatingText)
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .closers import is_signature
from .parts import Part, around
from .style import Style

_LONGEST: Final = 64
_MOST_WORDS: Final = 9  # of a dateline
_YEAR_OR_DAY: Final = re.compile(r"\b1\d{3}\b|\b\d{1,2}(?:st|nd|rd|th|d)?\b|\[1\d{3}\]")
_DAY_AND_MONTH: Final = re.compile(r"\b\d{1,2}(?:\s?[./]\s?(?:\d{1,2}|[IVX]+)|\.? [IVX]+)\b")
_ENDS_SALUTE: Final = re.compile(r"(?:[,:!.]|--|[\u2013\u2014])[\"'\u201d_ -]*$")
_MOST_LINES: Final = 6
_MOST_WORDS_OF_A_FORMULA: Final = 8
_FAR_RIGHT: Final = 16  # columns
_FAR: Final = 9  # blank lines
_INITIALS: Final = re.compile(r"(?!(?:[IVXLC]\.?)+$)(?:[A-Z]\. ?){1,5}")
_QUOTE: Final = "_\"'\u201c\u2018\u00bb\u00ab\u201e "
_OPENERS: Final = frozenset({"dateline", "salute"})


def parted(part: Part, block: Block) -> list[Part]:
    """Return a signature whose last line says where and when as ``signed`` and ``dateline``, anything else as it is."""
    lines = block.lines
    if part.gi != "signed" or len(lines) != 2 or not block.line(0).strip(_QUOTE).isupper() or block.line(1).isupper():
        return [part]
    return [Part("signed", lines[0].start, lines[0].end), Part("dateline", lines[1].start, lines[1].end)]


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
    if len(block.lines) > _MOST_LINES or any(line.end - line.start > _LONGEST for line in block.lines) or block.lines[-1].column > style.width + 12:
        return None
    words = block.words().strip(_QUOTE)
    if len(block.lines) <= 3 and _is_dateline(block, words, style, rules):
        return Part("dateline", block.start, block.end, (), _line_beginnings(block))
    if len(block.lines) == 1 and _is_salute(words, rules):
        return Part("salute", block.start, block.end)
    if _signs(blocks, index, style, rules, ends=ends) or _leads_to_signature(blocks, index, style, rules):
        return Part("signed", block.start, block.end, (), _line_beginnings(block))
    return None


def _line_beginnings(block: Block) -> tuple[Part, ...]:
    return tuple(Part("lb", line.start, line.start) for line in block.lines[1:])


def is_right(block: Block, style: Style) -> bool:
    """Return whether all lines of the block stand far to the right."""
    return min(line.indent for line in block.lines) >= max(style.base + 0.3 * style.width, _FAR_RIGHT)


def _is_dateline(block: Block, words: str, style: Style, rules: LanguageRules | None) -> bool:
    if not _YEAR_OR_DAY.search(words) or words.endswith(("!", "?")):
        return False
    set_apart = is_right(block, style) or block.lines[0].indent >= style.base + 2 or block.content[block.start] == "_"
    months = rules.table("dates", "months") if rules else {}
    named = any(word.strip(",_()[]").title().rstrip(".") in months or word.strip(",_()[]").title() in months for word in words.split())
    dotted = _DAY_AND_MONTH.search(words) is not None
    if not (named or dotted):
        return False
    if style.genre == "letters" and len(words.split()) <= _MOST_WORDS:
        return True
    return is_right(block, style) or (set_apart and named and len(words.split()) <= _MOST_WORDS)


def _is_salute(words: str, rules: LanguageRules | None) -> bool:
    if not words or rules is None or len(words.split()) > 8 or not _ENDS_SALUTE.search(words):
        return False
    adverbs = rules.words("structure", "before_salutes")
    first = (word.strip(",.:!-\u2014\u2013_").lower() for word in words.split())
    return next((word for word in first if word not in adverbs), "") in rules.words("structure", "salutes")


def _signs(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None, *, ends: bool) -> bool:
    """Return whether the block is a signature or the formula before one."""
    block = blocks[index]
    words = block.words().strip(_QUOTE)
    if not words or len(block.lines) > _MOST_LINES:
        return False
    first = words.split()[0].strip(",.").lower()
    formula = rules is not None and first in rules.words("structure", "closes") and len(words.split()) <= _MOST_WORDS_OF_A_FORMULA
    if index == 0:
        return formula and words.endswith(",")
    before = blocks[index - 1].content[max(0, blocks[index - 1].end - 3) : blocks[index - 1].end].rstrip("\"'\u201d_ ")
    right = is_right(block, style) or (len(block.lines) > 1 and block.lines[-1].indent >= _FAR_RIGHT)
    if right and (formula or _is_name(words)):
        return True
    if formula and words.endswith(","):
        return True
    following = blocks[index + 1].gap if index + 1 < len(blocks) else _FAR
    if not _is_name(words) or len(block.lines) > 2 or block.gap > (style.gap if following <= block.gap + 1 else style.gap + 1):
        return False
    if is_signature(block, rules) and (ends or index + 1 == len(blocks)):
        return True
    few = len(block.line(0).split()) <= 4
    if before.endswith(",") and few:
        return True
    return few and (
        bool(_INITIALS.fullmatch(words)) or (ends and block.line(0).strip(_QUOTE).isupper() and block.line(0).rstrip(_QUOTE).endswith("."))
    )


def _leads_to_signature(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None, *, most: int = 2) -> bool:
    """Return whether the block is a line such as "Commanding the 3rd Corps," and a signature follows at once, or after *most* such lines."""
    line = blocks[index].line(0)
    if index == 0 or len(blocks[index].lines) > 1 or not line.endswith(",") or not line[:1].isupper() or index + 1 == len(blocks):
        return False
    following = blocks[index + 1]
    if following.gap > style.gap or is_signature(following, rules):
        return following.gap <= style.gap
    return most > 1 and _leads_to_signature(blocks, index + 1, style, rules, most=most - 1)


def _is_name(words: str) -> bool:
    parts = words.replace(",", " ").split()
    capital = sum(part.strip("._'\"")[:1].isupper() or not part[:1].isalpha() for part in parts)
    return 0 < len(parts) <= 9 and capital >= 0.6 * len(parts) and not words.endswith(("?", "!", ":", ";"))


def put_into_letters(parts: Sequence[Part]) -> list[Part]:
    """Return the blocks of a division with its letters put together.

    What opens stands before the first block of a division and what closes
    after its last one; a letter elsewhere becomes a ``floatingText``.
    """
    found: list[Part] = []
    boundary = 0  # in found: where a letter that only its end shows may have begun
    index = 0
    while index < len(parts):
        gi = parts[index].gi
        if gi in _OPENERS:
            end = _end_of_letter(parts, index)
            if has_words(parts[index:end]):
                found.append(_letter(parts[index:end], is_all=not found and end == len(parts)))
            else:
                found += [_paragraph(part) for part in parts[index:end]]
            index = end
            boundary = len(found)
        elif gi == "signed":
            end = _after_closer(parts, index)
            held = [*found[boundary:], *parts[index:end]]
            if has_words(held):
                found[boundary:] = [_letter(held, is_all=end == len(parts) and boundary == 0, closes_all=end == len(parts))]
            else:
                found += [_paragraph(part) for part in parts[index:end]]
            boundary = len(found)
            index = end
        else:
            found.append(parts[index])
            index += 1
            if gi in {"milestone", "head", "trailer"}:
                boundary = len(found)
    return [one for part in found for one in (part.parts if part.gi == "letter" else (part,))]


def _paragraph(part: Part) -> Part:
    return part._replace(gi="p") if part.gi in {"dateline", "salute", "signed"} else part


def has_words(parts: Iterable[Part]) -> bool:
    """Return whether among *parts* is one that a division or letter may be made of, and not only what opens and closes it."""
    return any(part.gi in {"p", "lg", "quote", "table", "ab", "list", "sp"} for part in parts)


def _end_of_letter(parts: Sequence[Part], start: int) -> int:
    """Return where the letter ends that opens at *start*: after what closes it, else before the next one, or at the end."""
    index = start
    while index < len(parts) and parts[index].gi in _OPENERS:
        index += 1
    while index < len(parts):
        gi = parts[index].gi
        if gi == "signed":
            return _after_closer(parts, index)
        if gi in _OPENERS or gi == "milestone":
            return index
        index += 1
    return len(parts)


def _after_closer(parts: Sequence[Part], index: int) -> int:
    while index < len(parts) and parts[index].gi in {"signed", "dateline"} and (parts[index].gi == "signed" or parts[index - 1].gi == "signed"):
        index += 1
    return index


def _letter(parts: Sequence[Part], *, is_all: bool, closes_all: bool = False) -> Part:
    """Return a letter: as it is where a division is nothing else, or its end is that of the division; else as text within the text."""
    opening = 0
    while opening < len(parts) and parts[opening].gi in _OPENERS:
        opening += 1
    closing = len(parts)
    while closing > opening and parts[closing - 1].gi in {"signed", "dateline"}:
        closing -= 1
    held = list(_arranged(parts, opening, closing))
    if is_all or (closes_all and not opening):
        return around("letter", held)
    return around("floatingText", [around("body", held)], (("type", "letter"),))


def _arranged(parts: Sequence[Part], opening: int, closing: int) -> Iterator[Part]:
    if opening:
        yield around("opener", parts[:opening])
    yield from parts[opening:closing]
    if closing < len(parts):
        yield around("closer", _one_signature(parts[closing:]))


def _one_signature(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield what closes a letter, the lines of one signature as one ``signed``."""
    for gi, group in groupby(parts, key=lambda part: part.gi):
        held = list(group)
        breaks = tuple(one for part in held for one in (Part("lb", part.start, part.start), *part.parts))
        yield held[0] if len(held) == 1 else Part(gi, held[0].start, held[-1].end, (), breaks[1:])
