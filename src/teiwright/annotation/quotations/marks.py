"""Quotation marks, paired.

Marks are paired within a paragraph; a quotation that is still open at its end
goes on where the next paragraph opens with the same mark, as printers do, or
where the next mark of all closes it. One that does neither is closed at the
paragraph's end where it began the paragraph or where a single sentence follows
the words that lead to it, and dropped elsewhere: nothing swallows the rest of a
paragraph. Where a division begins, the mark may be missing that an initial
takes the place of.

TEI: COHQ (quotation marks)
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ...languages import LanguageRules

_DOUBLE: Final = {
    '"': '"',
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
}
_SINGLE: Final = {"\u2018": "\u2019", "\u201a": "\u2018\u2019", "'": "'"}
_CLOSING_DOUBLE: Final = frozenset('"\u201d\u201c\u00bb\u00ab')
_DASHES: Final = frozenset("\u2014\u2013\u2015-")
_STRAIGHT: Final = frozenset("\"'")
#: What printers put between words, and the narrower ones that do not break, as French ones do beside their marks.
_SPACES: Final = frozenset(" \u00a0\u2009\u202f")
_BEFORE_OPENING: Final = _SPACES | frozenset("\t\r\n([{\u2014\u2013-_*/")
_AFTER_CLOSING: Final = _SPACES | frozenset("\t\r\n)]}.,;:!?\u2014\u2013-_*/")
_PUNCTUATION: Final = frozenset(".,!?;:\u2026\u2014-")
# Marks are rare and found at once; so a pattern begins with its mark, and looks back from there at what must stand before it.
_OPENS_NESTED: Final = re.compile(r"'(?<![^\s(\[{\"\u201c\u201e\u00ab\u2014\u2013-]')_?(?P<word>[^\W_]+)")
#: A mark after a word or a sign that may close; or what it must come before: a mark that opens, a double mark, a blank line.
_CLOSES_NESTED: Final = re.compile(
    rf"(?P<word>[^\W\d_]*)(?P<mark>')(?![^\W_])|{_OPENS_NESTED.pattern.replace('word', 'next')}|[\"\u201c\u201d\u201e\u00ab\u00bb]|\n\s*\n"
)
_CLIPPED: Final = re.compile(r"'(?<=[^\W\d_sS]')(?![^\W_])")
_OPENS_STRAIGHT: Final = re.compile(r"'(?<![^\s(\u2014-]')(?=\w)")
_CLOSES_STRAIGHT: Final = re.compile(r"'(?<=[.,!?;:\u2026\u2014-]')(?!\w)")
_OPENING_DOUBLE: Final = re.compile('["\u201c\u201e\u00ab]')
_FEWEST_SINGLE: Final = 2
#: Angled marks, the left and the right one, with what shows that they point inward, and that they do not.
_ANGLED: Final = tuple(
    (left, right, re.compile(rf"{right}(?<![^\s(\u00bb]{right})\w"), re.compile(rf"{left}(?<![^\s(]{left})\s?\w"))
    for left, right in ("\u00ab\u00bb", "\u2039\u203a")
)
_CLIPPED_BEGINNING: Final = re.compile(r"\u2018(?P<word>[^\W_]+)")
_FEET: Final = re.compile(r"\d['\u2019]\s?\d+\Z")
_LONGEST_MEASURE: Final = 8  # characters: 6' 10
_LONGEST_NESTED: Final = 1000  # characters
_LONGEST_UNMARKED: Final = 2000  # characters of a quotation that goes on in other paragraphs without their opening marks
_MOST_UNMARKED: Final = 8  # paragraphs of one
_LED_TO: Final = re.compile(r"[,:]\s+$")
#: A sentence that begins with a capital and ends only at the end.
_SENTENCE: Final = re.compile(r"(?=[^\W\d_])(?=[^a-z\u00df-\u00ff])[^.!?]*[.!?\u2026]+\s*")
_MARK: Final = re.compile("[\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a]")


class Quoted(NamedTuple):
    """One quotation with its marks; *depth* is 0 for an outer one, *closed* false where a mark is missing, *marked* where it never had any."""

    start: int
    end: int
    depth: int
    paragraph: int
    closed: bool = True
    marked: bool = True


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    paragraph: int
    closes_at: int = 0  # where a later paragraph closes it without having opened it again


def find_quoted(
    content: str, paragraphs: Sequence[tuple[int, int]], rules: LanguageRules | None = None, firsts: Collection[int] = ()
) -> tuple[list[Quoted], int]:
    """Return the quotations of *content* in order, and how many opening marks had to be dropped.

    *paragraphs* are the spans within which marks are paired, *firsts* where
    those start that begin a division; *rules* know the words that an
    apostrophe begins or ends.

    >>> text = 'He said, "Come in," and the word "in" was loud.'
    >>> [text[one.start:one.end] for one in find_quoted(text, [(0, len(text))])[0]]
    ['"Come in,"', '"in"']
    """
    pairs = _pairs(content)
    nested = {} if "'" in pairs else _nested(content, rules)
    clipped = _clipped_beginnings(content, rules)
    found: list[Quoted] = []
    carried: _Open | None = None
    dropped = 0
    for number, (start, end) in enumerate(paragraphs):
        stack: list[_Open] = []
        if carried is not None:
            if carried.closes_at or _reopens(content[start : start + 1], carried.mark):
                stack.append(carried)
            else:
                dropped += _give_up(content, carried, paragraphs, found)
            carried = None
        lone = start in firsts and not stack
        for match in _MARK.finditer(content, start, end):
            position, mark = match.start(), match[0]
            if stack and position == start and stack[-1].start < start and not stack[-1].closes_at:
                continue  # the mark that reopens
            if stack and mark in _CLOSING_DOUBLE and _measures(content, position, end, mark, stack[-1].mark):
                continue
            closed = _closed_by(content, position, end, mark, stack, pairs)
            if closed is not None:
                opened = stack[closed]
                dropped += len(stack) - closed - 1
                del stack[closed:]
                if content[opened.start + 1 : position].strip():
                    found.append(Quoted(opened.start, position + 1, len(stack), opened.paragraph))
            elif position in nested and stack and stack[-1].mark in _DOUBLE and nested[position] <= end:
                found.append(Quoted(position, nested[position], len(stack), number))
            elif mark in pairs and position not in clipped and _opens(content, position, start, mark):
                stack.append(_Open(mark, position, number))
            elif lone and mark in _CLOSING_DOUBLE and not stack and _closes(content, position, end, mark, mark):
                found.append(Quoted(start, position + 1, 0, number, closed=False))
            lone = False
        if stack:
            first, *rest = stack
            dropped += len(rest)
            if _is_reopened(content, paragraphs, number, first.mark) or _is_closed_later(content, paragraphs, number, first, pairs):
                carried = first
            else:
                dropped += _give_up(content, first, paragraphs, found)
    if carried is not None:
        dropped += _give_up(content, carried, paragraphs, found)
    return sorted(found, key=lambda one: (one.start, -one.end)), dropped


def _closed_by(content: str, position: int, end: int, mark: str, stack: list[_Open], pairs: dict[str, str]) -> int | None:
    """Return which of the open quotations a mark closes: the last, or one in which nothing but single marks, apostrophes perhaps, is open."""
    for index in range(len(stack) - 1, -1, -1):
        if _closes(content, position, end, mark, pairs.get(stack[index].mark, "")):
            return index
        if stack[index].mark not in _SINGLE:
            return None
    return None


def _measures(content: str, position: int, end: int, mark: str, opening: str) -> bool:
    """Return whether a mark after a number is that of inches: after feet, or where the next mark closes what it would have closed."""
    if not content[position - 1].isdigit():
        return False
    if _FEET.search(content, max(0, position - _LONGEST_MEASURE), position):
        return True
    following = content.find(mark, position + 1, end)
    if following < 0 or (opening != mark and content.find(opening, position, following) >= 0):
        return False
    return content[following - 1] in _PUNCTUATION and not content[following + 1 : following + 2].isalnum()


def _pairs(content: str) -> dict[str, str]:
    """Return the marks that this text quotes with: single ones only where it has almost no double ones, or inside those."""
    double = sum(content.count(mark) for mark in ('"', "\u201c", "\u201e", "\u00ab"))
    curly = content.count("\u2018")
    straight = len(_OPENS_STRAIGHT.findall(content))
    pairs = dict(_DOUBLE)
    if content.count("\u201e") * 2 > content.count("\u201c"):
        pairs.pop("\u201c")  # here it closes
    for left, right, inward, outward in _ANGLED:
        pairs.pop(left if inward.search(content) and not outward.search(content) else right)
    if curly:
        pairs["\u2018"] = _SINGLE["\u2018"]
    if content.count("\u201a"):
        pairs["\u201a"] = _SINGLE["\u201a"]
    if (straight > 10 and double < straight / 10) or _quotes_with_single(content, double):
        pairs["'"] = "'"
    return pairs


def _quotes_with_single(content: str, double: int) -> bool:
    """Return whether a short text shows that single marks quote in it, and double ones within them alone: they close after signs, and come first."""
    first = _OPENS_STRAIGHT.search(content)
    closing = len(_CLOSES_STRAIGHT.findall(content))
    return first is not None and closing >= max(_FEWEST_SINGLE, 2 * double) and _OPENING_DOUBLE.search(content, 0, first.start()) is None


def _nested(content: str, rules: LanguageRules | None) -> dict[int, int]:
    """Return from where to where straight single marks may quote within double ones: {start: end}.

    An apostrophe looks the same. So a mark may close after a word alone only
    in a text that leaves out few last letters ("goin', an'"), and a text in
    which more marks seem to open than ever close ("'er and 'im") is taken to
    have apostrophes alone.
    """
    elided = rules.words("quotes", "elided_beginnings") if rules else frozenset()
    openings = [match for match in _OPENS_NESTED.finditer(content) if match["word"].lower() not in elided]
    clips = len(_CLIPPED.findall(content)) > len(openings)
    pairs: dict[int, int] = {}
    alone = passed = 0
    for match in openings:
        if match.start() < passed:
            continue
        end = _end_of_nested(content, match.start("word"), rules, clips=clips)
        if end:
            pairs[match.start()] = passed = end
        else:
            alone += 1
    return pairs if len(pairs) > alone else {}


def _end_of_nested(content: str, start: int, rules: LanguageRules | None, *, clips: bool) -> int:
    """Return where the mark ends that closes what opened before *start*, or 0.

    No other mark that opens, no double one and no blank line may come first.
    *clips* tells that words of this text often lack their last letters.
    """
    begun = rules.words("quotes", "elided_beginnings") if rules else frozenset()
    elided = rules.words("quotes", "elided_words") if rules else frozenset()
    endings = rules.listed("quotes", "elided_endings") if rules else ()
    for match in _CLOSES_NESTED.finditer(content, start, start + _LONGEST_NESTED):
        if match["next"] and match["next"].lower() in begun:
            continue
        if not match["mark"]:
            return 0
        position = match.start("mark")
        word = match["word"].lower()
        if not word:
            if content[position - 1] in _PUNCTUATION or content[position - 1] == "_":
                return position + 1
        elif not (
            clips or word in elided or word.endswith(endings) or (word.endswith("s") and content[position + 1 : position + 2] not in _PUNCTUATION)
        ):
            return position + 1
    return 0


def _opens(content: str, position: int, start: int, mark: str) -> bool:
    """Return whether the mark stands where one may open: after white space or the like, before a character."""
    following = content[position + 1 : position + 2]
    if not following or following.isspace():
        spaced = following in _SPACES and mark not in _STRAIGHT and mark not in _SINGLE
        return spaced and (position == start or content[position - 1] in _BEFORE_OPENING | {":"})
    before = content[position - 1] if position > start else " "
    if mark in _STRAIGHT or mark == "\u2018":
        return before in _BEFORE_OPENING or before in "\"'\u201c\u2018" or (mark == '"' and not before.isalnum() and following.isalnum())
    return True


def _closes(content: str, position: int, end: int, mark: str, closing: str) -> bool:
    """Return whether the mark closes what is open; an apostrophe does not."""
    if mark not in closing:
        return False
    following = content[position + 1] if position + 1 < end else " "
    before = content[position - 1]
    if mark in "'\u2019":
        if following.isalnum():
            return False
        return before in _PUNCTUATION or following in _PUNCTUATION or not _another(content, position + 1, end, mark)
    if mark == '"':
        return following in _AFTER_CLOSING or following in "'\"\u2019" or not before.isspace()
    return True


def _another(content: str, start: int, end: int, mark: str) -> bool:
    """Return whether a better closing mark follows in the paragraph before the next one opens."""
    end = min(end, start + _LONGEST_NESTED)
    following = re.compile(f"[{_escaped(_PUNCTUATION)}]{mark}(?!\\w)").search(content, start, end)
    opening = re.compile(r"[\s(][\u2018']\w").search(content, start, end)
    return following is not None and (opening is None or following.start() < opening.start())


def _escaped(characters: frozenset[str]) -> str:
    return "".join(re.escape(character) for character in sorted(characters))


def _is_reopened(content: str, paragraphs: Sequence[tuple[int, int]], number: int, mark: str) -> bool:
    return number + 1 < len(paragraphs) and _reopens(content[paragraphs[number + 1][0]], mark)


def _reopens(first: str, mark: str) -> bool:
    """Return whether a paragraph that begins with *first* goes on with what *mark* opened."""
    # French printers go on with the mark that closes.
    return first == mark or (mark in "\u201c\u201e" and first in {"\u201c", "\u201e", '"'}) or (mark == "\u00ab" and first == "\u00bb")


def _is_closed_later(content: str, paragraphs: Sequence[tuple[int, int]], number: int, opened: _Open, pairs: dict[str, str]) -> bool:
    """Return whether the next mark of this kind, in one of the next paragraphs, closes what is open; so it must look unlike one that opens."""
    closing = pairs.get(opened.mark, "")
    following = content[paragraphs[number + 1][0]] if number + 1 < len(paragraphs) else ""
    if opened.mark in _STRAIGHT or opened.mark in _SINGLE or following in _DASHES:  # with a dash another begins to speak
        return False
    end = paragraphs[number][1]
    marks = re.compile(f"[{opened.mark}{closing}]")
    match = marks.search(content, end, end + _LONGEST_UNMARKED)
    within = match is not None and any(start <= match.start() < stop for start, stop in paragraphs[number + 1 : number + 1 + _MOST_UNMARKED])
    if match is None or match[0] == opened.mark or not within:
        return False
    opened.closes_at = match.start()
    return True


def _give_up(content: str, opened: _Open, paragraphs: Sequence[tuple[int, int]], found: list[Quoted]) -> int:
    """Close what is open at the end of its paragraph where that shows to be its end, else drop it; return 1 where it was dropped."""
    start, end = paragraphs[opened.paragraph]
    if opened.start != start and not (
        _LED_TO.search(content, max(start, opened.start - 3), opened.start) and _SENTENCE.fullmatch(content, opened.start + 1, end)
    ):
        return 1
    if not content[opened.start + 1 : end].strip():
        return 1
    found.append(Quoted(opened.start, end, 0, opened.paragraph, closed=False))
    return 0


def _clipped_beginnings(content: str, rules: LanguageRules | None) -> frozenset[int]:
    """Return where a single mark that would open stands for left-out letters ("\u2018tis"): in a text that quotes with double marks."""
    elided = rules.words("quotes", "elided_beginnings") if rules else frozenset()
    if not elided or content.count("\u2018") >= content.count("\u201c") + content.count('"'):
        return frozenset()
    return frozenset(match.start() for match in _CLIPPED_BEGINNING.finditer(content) if match["word"].lower() in elided)
