"""Headings: capitals, or a division word with its number.

TEI: DSHD (headings and trailers)
"""

import re
from functools import cache
from typing import Final, NamedTuple

from ..languages import LanguageRules, any_of, folded, language_rules, spelled_numbers, without_accents
from .blocks import Block

_LONGEST_LINE: Final = 90
_MOST_LINES: Final = 4
_LEARNED: Final = "la"  # books in all languages count in it too
_ROMAN: Final = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_ALONE: Final = re.compile(rf"(?=[IVXLCDM])({_ROMAN})\.?|(\d{{1,3}})\.?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CAPITALS: Final = re.compile(r"[^\W\d_a-z]{3}")
_MARKS: Final = str.maketrans("", "", "_=")
_LONGEST_SENTENCE: Final = 60  # a longer line that is not in capitals is prose
_MOST: Final = 0.6  # of the words of a title begin with capitals
_ALL_BUT_FEW: Final = 0.9
_PARTING: Final = (".", ":", "-", "\u2013", "\u2014", "(", "[")  # between the number of a division and its title
_SENTENCE_ENDS: Final = (".", "!", "?", "\u2026")
_ENDS_IN_SENTENCE: Final = re.compile(r"[,;:\u2014-]\s*$")
_LETTERED: Final = re.compile(r"^(?:[(\[]_?(?:[a-z]|[ivx]{1,5}|\d{1,2})_?[)\]]\s+(?=\S))")  # "(a) Of the Land"
_OPENS_SPEECH: Final = re.compile(r"[\"'\u2018\u201c\u201e\u00ab\u00bb\u2014-]")


class Heading(NamedTuple):
    """What a heading says of its division: type and number, empty where it says neither."""

    type: str = ""
    n: str = ""


def find_heading(block: Block, rules: LanguageRules | None) -> Heading | None:
    r"""Return what the block says as a heading, or None where it is none.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> text = Text("CHAPTER IV. Of the Sea\n\nTHE FATE\nOF KINGS\n\nIV.\n\nHe shouted NO.")
    >>> [find_heading(block, language_rules("en")) for block in find_blocks(text)]
    [Heading(type='chapter', n='4'), Heading(type='', n=''), Heading(type='', n='4'), None]
    """
    if len(block.lines) > _MOST_LINES or any(line.end - line.start > _LONGEST_LINE for line in block.lines):
        return None
    if opens_speech(block):
        return None
    if rules and (found := _division_in(block, rules)):
        return None if _lists_divisions(block, *found) else found[0]
    words = block.words()
    if alone := _ALONE.fullmatch(words):
        return Heading(n=str(_roman(alone[1]) if alone[1] else int(alone[2]))) if len(block.lines) == 1 else None
    in_capitals = words.replace("\u00df", "").isupper()  # sharp s has no capital
    return Heading() if in_capitals and sum(map(str.isalpha, words)) > 1 and not _ENDS_IN_SENTENCE.search(words) else None


def opens_speech(block: Block) -> bool:
    """Return whether the block begins with a mark of quotation or a dash."""
    return _OPENS_SPEECH.match(block.content, block.start) is not None


def is_short_line(block: Block, width: int) -> bool:
    """Return whether the block is one line that is no whole line of prose, begins with a capital or number and is not broken off."""
    words = block.words()
    words = _LETTERED.sub("", words, count=1)
    if len(block.lines) > 1 or not words or block.lines[0].column > width or opens_speech(block) or words[0] in "[({":
        return False
    first = words.lstrip("_*=")[:1]
    return (first.isupper() or first.isdigit()) and words[-1] not in ",;:-" and any(letter.isalpha() for letter in words)


def has_shape_of_title(block: Block, width: int, rules: LanguageRules | None) -> bool:
    """Return whether the block is a few short lines in which the words that matter begin with capitals."""
    *wrapped, last = (line.end - line.start for line in block.lines)
    if len(block.lines) > 3 or last > min(0.85 * width, _LONGEST_LINE) or any(length > min(width, _LONGEST_LINE) for length in wrapped):
        return False
    words = block.words()
    words = _LETTERED.sub("", words, count=1)
    if (
        not words
        or opens_speech(block)
        or words[-1] in ",;:"
        or words.endswith("--")
        or words[:1] in "[({"
        or not any(letter.isalpha() for letter in words)
        or words.count("\u00ab") != words.count("\u00bb")
        or words.count("\u201c") > words.count("\u201d")
    ):
        return False
    small = rules.words("words", "function") | rules.words("names", "particles") if rules else frozenset()
    parts = [part for word in words.replace("_", " ").split() if (part := word.strip(".,:;!?()'\"\u2019")).isalpha() and part.lower() not in small]
    first = next((letter for letter in words if letter.isalpha()), "a")
    wide = any(length > 0.85 * width for length in wrapped)
    share = _ALL_BUT_FEW if wide or (rules and rules.says("structure", "nouns_have_capitals")) else _MOST
    return first.isupper() and len(words) <= 120 and sum(part[0].isupper() for part in parts) >= share * len(parts)


class _Divisions(NamedTuple):
    """What a heading with a division word and its number looks like in one language, the word first or the number, and what each word means."""

    types: dict[str, str]
    word_first: re.Pattern[str]
    number_first: re.Pattern[str]


@cache
def _divisions(rules: LanguageRules) -> _Divisions:
    names = rules.table("structure", "divisions")
    name = rf"(?P<name>{any_of(names)})(?![^\W_]|['\u2019-]\w)"
    article = rf"(?:(?P<article>{any_of(rules.words('structure', 'articles'))})\s+)?"
    suffix = any_of(rules.words("structure", "ordinal_suffixes"))
    figures = rf"(?=[IVXLCDM])(?P<roman>(?-i:{_ROMAN}))(?P<ordinal>(?-i:{suffix}))?(?![^\W_])|(?P<arabic>\d{{1,3}})(?P<suffix>{suffix})?(?!\w)"
    number = rf"(?:{figures}|(?P<spelled>{spelled_numbers(rules).pattern}))"
    return _Divisions(
        {folded(word): kind for word, kind in names.items()},
        re.compile(rf"{name}\.?\s+{article}{number}", re.IGNORECASE),
        re.compile(rf"{article}{number}\.?\s+{name}", re.IGNORECASE),
    )


def _division_in(block: Block, rules: LanguageRules) -> tuple[Heading, LanguageRules] | None:
    """Return what a division word and its number say, and by which rules: those of the language, or of the one that books in all languages use."""
    first = block.lines[0]
    if first.end - first.start > _LONGEST_SENTENCE and not _CAPITALS.search(block.content, first.start, first.start + _LONGEST_SENTENCE):
        return None  # most blocks: prose
    said = set(_WORD.findall(folded(block.content[block.start : min(block.end, block.start + _LONGEST_SENTENCE)])))
    for known in (rules, language_rules(_LEARNED)):
        if known and not said.isdisjoint(_divisions(known).types) and (heading := _numbered_heading(block, known)):
            return heading, known
    return None


def _numbered_heading(block: Block, rules: LanguageRules) -> Heading | None:
    """Return what a division word and its number say, in either order, where they are more than the beginning of a sentence."""
    divisions = _divisions(rules)
    lines = "\n".join(" ".join(block.line(index).split()) for index in range(len(block.lines)))
    words = without_accents(lines.translate(_MARKS).strip())
    if match := divisions.word_first.match(words):
        stands_out = match["name"][0].isupper() and not _goes_on(match)
    elif match := divisions.number_first.match(words):
        stands_out = _tells_which(match, rules) and _closes(match, divisions)
    else:
        return None
    if not stands_out or not (match["name"].isupper() or _is_short(match)):
        return None
    return Heading(divisions.types[folded(match["name"])], _number(match, rules))


def _lists_divisions(block: Block, heading: Heading, rules: LanguageRules) -> bool:
    """Return whether another line says the number of another such division: the block is part of a list of contents."""
    others = (_numbered_heading(block.part(index, index + 1), rules) for index in range(1, len(block.lines)))
    return any(other and other.type == heading.type and other.n != heading.n for other in others)


def _goes_on(match: re.Match[str]) -> bool:
    """Return whether the line goes on with a small letter, as sentences do."""
    rest = match.string[match.end() :]
    return rest[:1] == " " and rest[1:2].islower()


def _is_short(match: re.Match[str]) -> bool:
    """Return whether what has no capitals is short enough for a heading, and ends like one; a title in lines of its own may be longer."""
    words = match.string
    first_line = words.split("\n", 1)[0]
    own_line = len(first_line.rstrip(" .:")) <= match.end()
    return len(first_line if own_line else words) <= _LONGEST_SENTENCE and not words.endswith((",", ";"))


def _tells_which(match: re.Match[str], rules: LanguageRules) -> bool:
    """Return whether the number before a division word says which one ("Second Part", "II. Akt"), not how many ("One Act")."""
    if not (match.string[0].isupper() or match.string[0].isdigit()):
        return False
    if match["spelled"]:
        read = spelled_numbers(rules).read(match["spelled"])
        return read is not None and read[1]
    return bool(match["ordinal"] or match["suffix"]) or match["name"][0].isupper()


def _closes(match: re.Match[str], divisions: _Divisions) -> bool:
    """Return whether the heading ends with the division word, or a title follows on a line of its own or after a sign."""
    rest = match.string[match.end() :]
    if not rest.split("\n", 1)[0].strip(" .:"):
        return True
    sign = rest.lstrip(" ")
    if sign.startswith(","):
        inner = sign[1:].lstrip()
        return bool(divisions.number_first.match(inner) or divisions.word_first.match(inner))
    if not sign.startswith(_PARTING) or (match["article"] and not match.string.isupper() and sign.endswith(_SENTENCE_ENDS)):
        return False
    title = sign.lstrip(" .:-\u2013\u2014\n")
    return not title[:1].islower() and (not sign.startswith(("(", "[")) or title.rstrip(".").endswith((")", "]")))


def _number(match: re.Match[str], rules: LanguageRules) -> str:
    """Return the number in figures; nothing where it is that of the last, whichever this is."""
    if match["roman"]:
        return str(_roman(match["roman"]))
    if match["arabic"]:
        return str(int(match["arabic"]))
    read = spelled_numbers(rules).read(match["spelled"])
    return str(read[0]) if read and read[0] else ""


def _roman(numeral: str) -> int:
    """Return the value of a well-formed Roman numeral.

    >>> _roman("XIV")
    14
    """
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[letter] for letter in numeral.upper()]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
