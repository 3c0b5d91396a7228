"""Signatures: who speaks for what ends here, and the words before it.

TEI: DSCO (openers and closers)
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .style import Style

_LONGEST_LINE: Final = 60
_MOST_LINES: Final = 3
_MOST_LINES_OF_ALL: Final = 6
_MOST_WORDS_OF_A_NAME: Final = 9
_MOST_WORDS_OF_A_SIGNATURE: Final = 4
_MOST_WORDS_OF_A_FORMULA: Final = 12
_MOST_WORDS_WITHOUT_COMMA: Final = 8
_FAR_RIGHT: Final = 20  # columns
_RIGHT: Final = 16  # columns, of the last of several lines
_MOST_RIGHT: Final = 4  # blocks that close a text
_APART: Final = 3  # blank lines more than usual
_FAR: Final = 9  # blank lines
_INSET: Final = 8  # columns at least from the margin, of what stands in the middle
_UNEVEN: Final = 8  # columns by which one side may be wider
_ENDS: Final = frozenset("?!:;")
_QUOTE: Final = "_\"'\u201c\u201d\u2018\u00bb\u00ab\u201e "
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.\s*){1,4}(?:[^\W\d_][\w'\u2019-]+,?\s*){1,2}\.?")
_LETTERS: Final = re.compile(r"(?!(?:[IVXLC]\.?)+$)(?:[A-Z]\. ?){1,5}")
_SENTENCE: Final = re.compile(r"[?!\"\u201d\u2019]\s*$|(?<!\b[^\W\d_])[.;:]\s+\S+\s+[a-z]")
POSTSCRIPT: Final = re.compile(r"[_\"'\u201c\u201e\u00bb\u00ab]*(?:P\. ?(?:P\. ?)?S\.|PS[.:]|N\. ?B\.|NB[.:])")


def is_signature(block: Block, rules: LanguageRules | None) -> bool:
    r"""Return whether the block is a name of which the text shows that it signs: by a title, initials, or its place far to the right.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> blocks = find_blocks(Text("Major-General Krassnov.\n\nJohn Smith.\n\nJ. Smith."))
    >>> [is_signature(block, language_rules("en")) for block in blocks]
    [True, False, True]
    """
    if len(block.lines) > _MOST_LINES or any(line.end - line.start > _LONGEST_LINE for line in block.lines):
        return False
    *before, name = (block.line(index) for index in range(len(block.lines)))
    if _SENTENCE.search(name) or any(not line.endswith(",") for line in before):
        return False
    particles = rules.words("names", "particles") | rules.words("words", "function") if rules else frozenset()
    words = [word.strip(".,") for word in name.split()]
    if not 1 <= len(words) <= 6 or not all(word[:1].isupper() or word in particles for word in words):
        return False
    titled = rules is not None and len(words) > 1 and _is_title(words[0], rules)
    return titled or bool(_INITIALS.fullmatch(name)) or (block.lines[-1].indent >= _FAR_RIGHT and len(words) > 1)


def _is_title(word: str, rules: LanguageRules) -> bool:
    titles = rules.words("names", "titles") | rules.words("structure", "titles")
    return word in titles or word.rsplit("-", maxsplit=1)[-1] in titles


def is_right(block: Block, style: Style) -> bool:
    """Return whether all lines of the block stand far to the right."""
    least = max(style.base + 0.3 * style.width, _RIGHT)
    return block.lines[0].indent >= least and all(line.indent >= least for line in block.lines)


def is_in_the_middle(block: Block, style: Style) -> bool:
    """Return whether every line of the block stands in the middle between the margins, as titles do and signatures as a rule do not."""
    margins = ((line.indent - style.base, style.width - line.column) for line in block.lines)
    return all(left >= _INSET and abs(left - right) <= _UNEVEN for left, right in margins)


def begins_postscript(block: Block) -> bool:
    """Return whether the block begins with the letters of a postscript."""
    return POSTSCRIPT.match(block.content, block.start, block.end) is not None


def is_initialled(line: str) -> bool:
    """Return whether *line* is a name in capitals, or one with its initials.

    >>> [is_initialled(line) for line in ("BRAYBROOKE.", "E. Ventris", "London.")]
    [True, True, False]
    """
    return line.isupper() or _INITIALS.fullmatch(line) is not None


def is_name_with_initials(line: str) -> bool:
    """Return whether *line* is a name with its initials, and nothing else.

    >>> [is_name_with_initials(line) for line in ("A. SNODGRASS", "E. M. Ventris.", "A. He went home.")]
    [True, True, False]
    """
    return _INITIALS.fullmatch(line.strip(_QUOTE)) is not None


def signs(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None, *, ends: bool) -> bool:
    """Return whether the block is a signature, or a formula or a rank that leads to one; *ends* tells that what it belongs to ends there."""
    return _signs(blocks, index, style, rules, ends=ends) or _leads_to_signature(blocks, index, style, rules)


def _signs(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None, *, ends: bool) -> bool:
    block = blocks[index]
    words = block.words().strip(_QUOTE)
    if not words or len(block.lines) > _MOST_LINES_OF_ALL:
        return False
    formula = is_formula(words, rules)
    if index == 0:
        return formula and words.endswith(",")
    if _ends_in_formula_and_name(block, rules):
        return True
    right = is_right(block, style) or (len(block.lines) > 1 and block.lines[-1].indent >= _RIGHT)
    if (
        right
        and not _is_centred(blocks, index, style)
        and not (not ends and not formula and _is_title_over_text(blocks, index, style, rules))
        and (formula or is_name(words, rules) or (is_right(block, style) and is_name(block.line(-1), rules)))
    ):
        return True
    if formula and (words.endswith(",") or _goes_before_name(blocks, index, style, rules)):
        return True
    if formula and _holds_name(words, rules) and (ends or blocks[index - 1].words().endswith(",")):
        return True
    if (ends or _is_followed_by_date_or_postscript(blocks, index)) and _is_somebody_s(words, rules):
        return True
    if len(block.lines) == 1 and _is_formula_over_name(blocks[index - 1], rules) and is_name(words, rules):
        return True
    following = blocks[index + 1].gap if index + 1 < len(blocks) else _FAR
    if len(block.lines) > 2 or block.gap > (style.gap if following <= block.gap + 1 else style.gap + 1):
        return False
    closes, short = ends or index + 1 == len(blocks), len(block.line(0).split()) <= 4
    if not (closes or short) or not is_name(words, rules):
        return False
    return (closes and is_signature(block, rules)) or (short and _short_name_signs(blocks, index, style, rules, ends=ends))


def _is_centred(blocks: Sequence[Block], index: int, style: Style) -> bool:
    """Return whether the block stands among lines far to the right that no text goes before, as on a title page."""
    for first in range(index, max(0, index - _MOST_RIGHT), -1):
        if blocks[first].gap >= style.gap + _APART:
            return True
        if not is_right(blocks[first - 1], style):
            return False
    return True


def _is_title_over_text(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None) -> bool:
    """Return whether the block is a line in the middle without the signs of a name, between paragraphs that stand no farther off than others."""
    block = blocks[index]
    if len(block.lines) > 1 or index + 1 == len(blocks) or not block.words()[-1].isalpha() or not is_in_the_middle(block, style):
        return False
    before, after = blocks[index - 1], blocks[index + 1]
    return after.gap <= block.gap and before.words()[-1] != "," and not _has_signs_of_name(block.line(0), rules)


def _has_signs_of_name(line: str, rules: LanguageRules | None) -> bool:
    """Return whether *line* has initials, or a title before or after a name."""
    return _INITIALS.fullmatch(line) is not None or (rules is not None and any(_is_title(word.strip(".,"), rules) for word in line.split()))


def _short_name_signs(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None, *, ends: bool) -> bool:
    """Return whether a short line that may be a name is one that signs, by what stands around it."""
    block, before = blocks[index], blocks[index - 1]
    words = block.words().strip(_QUOTE)
    last = before.content[max(0, before.end - 3) : before.end].rstrip("\"'\u201d_ ")
    if last.endswith(",") or _LETTERS.fullmatch(words):
        return True
    in_capitals = block.line(0).strip(_QUOTE).isupper()
    if index + 1 < len(blocks) and begins_postscript(blocks[index + 1]) and len(block.lines) == 1:
        return True
    formula = before.words().strip(_QUOTE)
    if len(before.lines) == 1 and len(words.split()) <= 3 and formula[-1:].isalpha() and is_formula(formula, rules):
        return True
    if not (ends and in_capitals):
        return False
    if block.lines[0].indent < style.base + 2:
        return block.line(0).rstrip(_QUOTE).endswith(".")
    followed = index + 1 < len(blocks) and blocks[index + 1].gap <= style.gap  # by a bracket, as the title of a song is by its notes
    return not followed and block.gap <= style.gap and len(before.lines) > 1 and len(words.split()) > 1


def _holds_name(words: str, rules: LanguageRules | None) -> bool:
    """Return whether a name ends the words of a formula: "Your most humble servant, Thomas Hobbes"."""
    _, comma, name = words.rpartition(",")
    return bool(comma) and 1 < len(name.split()) <= _MOST_WORDS_OF_A_SIGNATURE and is_name(name, rules)


def _is_somebody_s(words: str, rules: LanguageRules | None) -> bool:
    """Return whether the words name somebody as the reader's, after a formula or none: "Dein Anton", "Mit besten Grüßen Ihr ergebener A. Brown".

    >>> from ..languages import language_rules
    >>> [_is_somebody_s(words, language_rules("de")) for words in ("Herzlichst Dein Anton", "Dein Anton kam.", "Er sah Dein Haus")]
    [True, False, False]
    """
    if rules is None or len(words.split()) > _MOST_WORDS_OF_A_FORMULA or words[-1:] in _ENDS:
        return False
    *before, owned = _owner(rules).split(words)
    if not before:
        return False  # most lines
    formula = "".join(before).strip(" ,.")
    parts = owned.strip(" .,").split()
    name = [part for part in parts if not part.islower()]
    greets = not rules.words("structure", "greeting").isdisjoint(word.strip(".,!") for word in formula.split())
    led = not formula or greets or is_formula(formula, rules)
    return led and 0 < len(name) <= _MOST_WORDS_OF_A_SIGNATURE and parts[-len(name) :] == name and is_name(" ".join(name), rules)


@cache
def _owner(rules: LanguageRules) -> re.Pattern[str]:
    """Return the pattern for the words by which who signs says that he is the reader's."""
    return re.compile(rf"\b(?:{'|'.join(rules.listed('structure', 'signing_owners')) or '(?!)'})\b")


def _is_followed_by_date_or_postscript(blocks: Sequence[Block], index: int) -> bool:
    """Return whether nothing follows, or what may stand below the name that signs a letter."""
    if index + 1 == len(blocks):
        return True
    following = blocks[index + 1]
    dated = len(following.lines) == 1 and len(following.words().split()) <= _MOST_WORDS_WITHOUT_COMMA and any(map(str.isdigit, following.words()))
    return dated or begins_postscript(following)


def _ends_in_formula_and_name(block: Block, rules: LanguageRules | None) -> bool:
    """Return whether the last line is a name, and the one before it a formula that a comma ends: "Your affectionate son," "T. Wend"."""
    if len(block.lines) == 1:
        return False
    name, formula = block.line(-1).strip(_QUOTE), block.line(-2).strip(_QUOTE)
    if not formula.endswith(",") or not is_formula(formula, rules):
        return False
    return len(name.split()) <= _MOST_WORDS_OF_A_SIGNATURE and is_name(name, rules) and not _SENTENCE.search(name)


def _is_formula_over_name(block: Block, rules: LanguageRules | None) -> bool:
    """Return whether the block is one line, a formula that a comma ends: the name that it leads to may stand anywhere below."""
    if len(block.lines) > 1:
        return False
    words = block.words().strip(_QUOTE)
    return words.endswith(",") and is_formula(words, rules)


def is_formula(words: str, rules: LanguageRules | None) -> bool:
    """Return whether *words* begin with one that the formula before a signature begins with, and are no more than one, parted by commas if long."""
    first = words.split(maxsplit=1)[0].strip(",.").lower() if words else ""
    if rules is None or first not in rules.words("structure", "closes"):
        return False  # most words
    return len(words.split()) <= (_MOST_WORDS_OF_A_FORMULA if "," in words[:-1] else _MOST_WORDS_WITHOUT_COMMA)


def _goes_before_name(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None) -> bool:
    """Return whether the block is one short line without a sign at its end, and a name alone follows."""
    if index + 1 == len(blocks) or len(blocks[index].lines) > 1 or len(blocks[index + 1].lines) > 1 or blocks[index + 1].gap > style.gap:
        return False
    name = blocks[index + 1].words().strip(_QUOTE)
    return blocks[index].words()[-1].isalpha() and name[:1].isalpha() and len(name.split()) <= 3 and is_name(name, rules)


def _leads_to_signature(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None, *, most: int = 2) -> bool:
    """Return whether the block is a line such as "Commanding the 3rd Corps," and a signature follows at once, or after *most* such lines."""
    line = blocks[index].line(0)
    if index == 0 or len(blocks[index].lines) > 1 or not line.endswith(",") or not line[:1].isupper() or index + 1 == len(blocks):
        return False
    following = blocks[index + 1]
    if following.gap > style.gap or is_signature(following, rules):
        return following.gap <= style.gap
    return most > 1 and _leads_to_signature(blocks, index + 1, style, rules, most=most - 1)


def is_name(words: str, rules: LanguageRules | None) -> bool:
    """Return whether *words* may be a name or an office: nearly all begin with capitals, but for words of grammar between.

    >>> from ..languages import language_rules
    >>> [is_name(words, language_rules("en")) for words in ("The Duke of York", "Atka Mip", "Um--toast.")]
    [True, True, False]
    """
    if words.endswith(("?", "!", ":", ";")) or "--" in words:
        return False
    first, *others = words.replace(",", " ").split() or [""]
    if not first or len(others) >= _MOST_WORDS_OF_A_NAME or _says_by(first, rules):
        return False
    small = rules.words("words", "function") if rules else frozenset()
    parts = [first, *(part for part in others if part not in small)]
    return sum(part.strip("._'\"")[:1].isupper() or not part[:1].isalpha() for part in parts) >= 0.6 * len(parts)


def _says_by(word: str, rules: LanguageRules | None) -> bool:
    """Return whether the word is one that a line begins with which says whom a work is by."""
    return rules is not None and word.strip("_").lower() in rules.words("structure", "bylines")
