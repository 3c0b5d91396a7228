"""Division words and their numbers: "CHAPTER IV", "Zweiter Akt", "Liber primus".

TEI: DSDIV (divisions of the body), DSHD (headings and trailers)
"""

import re
from functools import cache
from typing import Final, NamedTuple

from ..languages import LanguageRules, any_of, folded, language_rules, spelled_numbers, without_accents
from .blocks import Block
from .numerals import ROMAN, roman
from .words import matter_of, plain_beginning

LONGEST_SENTENCE: Final = 60  # a longer line that is not in capitals is prose
_LEARNED: Final = "la"  # books in all languages count in it too
_WORD: Final = re.compile(r"[^\W\d_]+")
_TOKEN: Final = re.compile(r"(?<!\S)\S")
_LONGEST_NUMBER: Final = 40  # characters of a division word and its number
_CAPITALS: Final = re.compile(r"[^\W\d_a-z]{3}")
_MARKS: Final = str.maketrans("", "", "_=")
_PARTING: Final = (".", ":", "-", "\u2013", "\u2014", "(", "[")  # between the number of a division and its title
_SENTENCE_ENDS: Final = (".", "!", "?", "\u2026")


class Said(NamedTuple):
    """What a line says of a division: its type, its number in figures (empty for the last, whichever this is), and where both end.

    *name* is the division word as printed; *has_article* and *tells_which* are
    true of "the Second", the latter not of "Two".
    """

    words: str
    end: int
    name: str
    type: str
    n: str
    has_article: bool
    tells_which: bool
    rules: LanguageRules


class _Number(NamedTuple):
    end: int
    value: int
    has_article: bool
    tells_which: bool
    in_figures: bool


class _Patterns(NamedTuple):
    """How one language writes the parts of such a heading, and what its division words mean."""

    types: dict[str, str]
    name: re.Pattern[str]
    article: re.Pattern[str]
    figures: re.Pattern[str]


@cache
def _patterns(rules: LanguageRules) -> _Patterns:
    names = rules.table("structure", "divisions")
    suffix = any_of(rules.words("structure", "ordinal_suffixes"))
    roman_figures = rf"(?=[IVXLCDM])(?P<roman>{ROMAN})(?P<ordinal>{suffix})?(?![^\W_])"
    return _Patterns(
        {folded(word): kind for word, kind in names.items()},
        re.compile(rf"(?P<name>{any_of(names)})(?![^\W_]|['\u2019-]\w)", re.IGNORECASE),
        re.compile(rf"{any_of(rules.words('structure', 'articles'))}\s+", re.IGNORECASE),
        re.compile(rf"{roman_figures}|(?P<arabic>\d{{1,3}})(?P<suffix>(?i:{suffix}))?(?!\w)"),
    )


@cache
def _names(rules: LanguageRules) -> frozenset[str]:
    """Return the division words of the language, and of the one in which books in all languages count."""
    return frozenset(word for known in (rules, language_rules(_LEARNED)) if known for word in _patterns(known).types)


def division_in(block: Block, rules: LanguageRules) -> Said | None:
    """Return what a division word and its number say, in either order, where they are more than the beginning of a sentence.

    They are those of the language, or of the one in which books in all languages count.
    """
    first = block.lines[0]
    if first.end - first.start > LONGEST_SENTENCE and not _CAPITALS.search(block.content, first.start, first.start + LONGEST_SENTENCE):
        return None  # most blocks: prose
    beginning = folded(block.content[block.start : min(block.end, block.start + LONGEST_SENTENCE)])
    words = _WORD.findall(beginning)
    if _names(rules).isdisjoint(words):
        return None
    for known in (rules, language_rules(_LEARNED)):
        if known and not _patterns(known).types.keys().isdisjoint(words) and (said := _said_of(block, known)):
            return said
    return None


def division_at_end(block: Block, rules: LanguageRules) -> Said | None:
    r"""Return what a division word and its number say at the end of a title in capitals, which they do not go on with as the words of a sentence.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> blocks = find_blocks(Text("PARADISE LOST, BOOK IX\n\nEND OF THE NINTH BOOK"))
    >>> [said and (said.type, said.n) for said in (division_at_end(block, language_rules("en")) for block in blocks)]
    [('book', '9'), None]
    """
    words = without_accents(block.words().translate(_MARKS).rstrip(" .:"))
    if not words.isupper():
        return None
    learned = language_rules(_LEARNED)
    said = _at_end(words, rules) or (_at_end(words, learned) if learned else None)
    return said if said and not matter_of(words, rules) else None


def _at_end(words: str, rules: LanguageRules) -> Said | None:
    if set(_WORD.findall(folded(words[-_LONGEST_NUMBER:]))).isdisjoint(_patterns(rules).types):
        return None  # most titles
    for token in _TOKEN.finditer(words, max(0, len(words) - _LONGEST_NUMBER)):
        at = token.start()
        said = _word_first(words, at, rules) or _number_first(words, at, rules)
        if said and said.n and said.end == len(words) and (said.tells_which or words.startswith(said.name, at)) and _is_apart(words, at, rules):
            return said
    return None


def _is_apart(words: str, at: int, rules: LanguageRules) -> bool:
    """Return whether what stands before *at* is the title that a division word follows, and no word of grammar or one that says that it ends."""
    before = plain_beginning(words[:at]).split()
    last = words[:at].split()[-1:]
    small = rules.words("words", "function")
    return bool(before and last) and last[0].strip(".,:;()").lower() not in small and before[0] not in rules.words("structure", "trailers")


def lists_divisions(block: Block, said: Said) -> bool:
    """Return whether another line says the number of another such division: the block is part of a list of contents."""
    others = (_said_of(block.part(index, index + 1), said.rules) for index in range(1, len(block.lines)))
    return any(other and other.type == said.type and other.n != said.n for other in others)


def _said_of(block: Block, rules: LanguageRules) -> Said | None:
    lines = "\n".join(" ".join(block.line(index).split()) for index in range(len(block.lines)))
    words = without_accents(lines.translate(_MARKS).strip())
    if said := _word_first(words, 0, rules):
        stands_out = said.name[0].isupper() and not _goes_on(said)
    elif said := _number_first(words, 0, rules):
        stands_out = said.tells_which and (words[0].isupper() or words[0].isdigit()) and _closes(said)
    else:
        return None
    return said if stands_out and (said.name.isupper() or _is_short(said)) else None


def _word_first(words: str, at: int, rules: LanguageRules) -> Said | None:
    patterns = _patterns(rules)
    name = patterns.name.match(words, at)
    parting = _parting(words, name.end()) if name else 0
    number = _number_at(words, parting, rules) if parting else None
    if name is None or number is None:
        return None
    kind = patterns.types[folded(name["name"])]
    return Said(words, number.end, name["name"], kind, str(number.value or ""), number.has_article, number.tells_which, rules)


def _number_first(words: str, at: int, rules: LanguageRules) -> Said | None:
    patterns = _patterns(rules)
    number = _number_at(words, at, rules)
    parting = _parting(words, number.end) if number else 0
    name = patterns.name.match(words, parting) if parting else None
    if name is None or number is None:
        return None
    tells_which = number.tells_which or (number.in_figures and name["name"][0].isupper())  # "II. Akt"; "Two acts" says how many
    kind = patterns.types[folded(name["name"])]
    return Said(words, name.end(), name["name"], kind, str(number.value or ""), number.has_article, tells_which, rules)


def _parting(words: str, at: int) -> int:
    """Return where white space ends that stands at *at*, perhaps after a full stop; 0 where there is none."""
    start = at + words.startswith(".", at)
    end = start
    while end < len(words) and words[end].isspace():
        end += 1
    return end if end > start else 0


def _number_at(words: str, at: int, rules: LanguageRules) -> _Number | None:
    """Return the number that begins at *at*, in figures or spelled out, an article perhaps before it."""
    patterns = _patterns(rules)
    article = patterns.article.match(words, at)
    if article is not None and (number := _number_at(words, article.end(), rules)) is not None:
        return number._replace(has_article=True)
    if figures := patterns.figures.match(words, at):
        value = roman(figures["roman"]) if figures["roman"] else int(figures["arabic"])
        is_ordinal = bool(figures["ordinal"] or figures["suffix"])
        return _Number(figures.end(), value, has_article=False, tells_which=is_ordinal, in_figures=True)
    if spelled := spelled_numbers(rules).read_at(words, at):
        end, value, is_ordinal = spelled
        return _Number(end, value, has_article=False, tells_which=is_ordinal, in_figures=False)
    return None


def _goes_on(said: Said) -> bool:
    """Return whether the line goes on with a small letter, as sentences do."""
    rest = said.words[said.end :]
    return rest[:1] == " " and rest[1:2].islower()


def _is_short(said: Said) -> bool:
    """Return whether what has no capitals is short enough for a heading, and ends like one; a title in lines of its own may be longer."""
    first_line = said.words.split("\n", 1)[0]
    own_line = len(first_line.rstrip(" .:")) <= said.end
    return len(first_line if own_line else said.words) <= LONGEST_SENTENCE and not said.words.endswith((",", ";"))


def _closes(said: Said) -> bool:
    """Return whether the heading ends with the division word, or a title follows on a line of its own or after a sign."""
    rest = said.words[said.end :]
    if not rest.split("\n", 1)[0].strip(" .:"):
        return True
    sign = rest.lstrip(" ")
    if sign.startswith(","):
        inner = sign[1:].lstrip()
        return bool(_number_first(inner, 0, said.rules) or _word_first(inner, 0, said.rules))
    if not sign.startswith(_PARTING) or (said.has_article and not said.words.isupper() and sign.endswith(_SENTENCE_ENDS)):
        return False
    title = sign.lstrip(" .:-\u2013\u2014\n")
    return not title[:1].islower() and (not sign.startswith(("(", "[")) or title.rstrip(".").endswith((")", "]")))
