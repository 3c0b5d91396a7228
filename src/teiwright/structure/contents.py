"""Lists of contents: what divisions a book says that it has.

TEI: DSFRONT (front matter), COLI (list)
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from statistics import median
from typing import Final, NamedTuple

from ..languages import LanguageRules
from .blocks import Block
from .headings import find_heading
from .milestones import milestone_marks
from .parts import Part, around
from .style import Style
from .words import matter_of

_PAGE: Final = re.compile(r"(?:[\s.\u2026-]{2,}|,? (?!1[4-9]\d\d\b))(?:pp?\. ?)?\d[\d-]*\.?$|[\s.]{3,}[ivxlc]+\.?$")
_OF_PAGES: Final = "-ivxlc"  # what the number of a page may end in that is no figure
_ROMAN_PAGE: Final = re.compile(r" (?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_LEADER: Final = re.compile(r"[ \t.\u2026]{3,}\d[\d-]*\Z")
LONGEST_ENTRY: Final = 200  # characters, and of a heading
_MOST_KNOWN: Final = 200  # entries that are looked for as headings
_END: Final = 40  # characters in which the number of a page stands
_CLOSE: Final = 12  # blocks from the list's end to the first paragraph: the headings over that
_MOST_UNPAGED: Final = 3  # blocks without the number of a page, among entries that have one
_SET_IN: Final = 2  # columns by which an entry stands farther in than the one that it is under
_FULL: Final = 0.7  # of the width, in a line that goes on in the next
_SIGNS: Final = re.compile(r"[^\w]+")
_FIRST_WORD: Final = re.compile(r"\W*(\w+)")
#: The lists of lines that a language has.
_LISTS: Final = ("contents", "headings", "labels", "trailers")
_NONE: Final[frozenset[str]] = frozenset()
_COUNTED: Final = re.compile(r"[(\[]?(?:[IVXLC]{1,8}|[ivxlc]{1,8}|\d{1,3})(?:[.):]|[ \t]{2,}|[ \t](?=[A-Z\"\u201c_]))")
_COLUMN_HEADS: Final = frozenset("page pages pag paragraph seite".split())
_COLUMNS: Final = re.compile(r"(?<=\d)[ \t]{3,}(?=\S*[^\W\d_])")


def is_contents_head(block: Block, rules: LanguageRules | None) -> bool:
    """Return whether the block is the heading of a list of contents, in capitals with more words: "CONTENTS OF THE CHAPTERS"."""
    if rules is None or len(block.lines) > 1:
        return False
    words = block.words()
    return "contents" in lists_with(words, rules) or (words.isupper() and matter_of(words, rules) == "contents")


def lists_with(words: str, rules: LanguageRules) -> frozenset[str]:
    """Return in which of the lists of lines of a language *words* are: "contents", "headings", "labels", "trailers".

    >>> from ..languages import language_rules
    >>> [sorted(lists_with(words, language_rules("en"))) for words in ("NOTES.", "_The End._", "The end of it")]
    [['labels'], ['trailers'], []]
    """
    listed = _listed(rules)
    return listed.lists.get(plain(words), _NONE) if may_begin(words, listed.beginnings) else _NONE


class _Listed(NamedTuple):
    """Lines, each with the lists that have it, and the first words of all of them."""

    lists: Mapping[str, frozenset[str]]
    beginnings: frozenset[str]


@cache
def _listed(rules: LanguageRules) -> _Listed:
    lines = {name: rules.words("structure", name) for name in _LISTS}
    lists = {line: frozenset(name for name, held in lines.items() if line in held) for line in frozenset().union(*lines.values())}
    return _Listed(lists, beginnings_of(lists))


def beginnings_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the first words of *lines*, which are as `plain` gives them."""
    return frozenset(line.partition(" ")[0] for line in lines)


def may_begin(words: str, beginnings: Collection[str]) -> bool:
    """Return whether what `plain` gives for *words* may begin with one of *beginnings*: most lines do not, and their first word tells at once.

    >>> [may_begin(words, {"the"}) for words in ("(The Mill)", "_T_he Mill", "Then")]
    [True, True, False]
    """
    first = _FIRST_WORD.match(words)
    return first is not None and (first[1].lower() in beginnings or "_" in first[1])


def plain(words: str) -> str:
    """Return *words* as headings and entries are compared: in lower case, without page number and signs.

    >>> plain("THE _FATE_ of Kings ........ 123")
    'the fate of kings'
    """
    return _plain(words) if len(words) <= LONGEST_ENTRY else ""


@lru_cache(maxsize=64)  # one rule after the other asks about a block
def _plain(words: str) -> str:
    return _SIGNS.sub(" ", words[: end_of_entry(words)].replace("_", "")).strip().lower()


def end_of_entry(words: str) -> int:
    """Return where the words of an entry end, and dots and the number of its page begin.

    >>> end_of_entry("The Mill ...... 12"), end_of_entry("The Mill")
    (8, 8)
    """
    page = _page(words)
    return page.start() if page else len(words)


def _page(words: str) -> re.Match[str] | None:
    """Return the number of a page in which *words* end."""
    last = words.rstrip(".\n")[-1:]
    return _PAGE.search(words, max(0, len(words) - _END)) if last.isdigit() or last in _OF_PAGES else None


def _has_page(line: str) -> bool:
    """Return whether *line* ends in the number of a page."""
    return _page(line) is not None


class Contents(NamedTuple):
    """A list of contents, the index of the block after it, and its entries as `plain` gives them, each with how many others it is under."""

    part: Part
    after: int
    entries: Mapping[str, int]


def find_contents(blocks: Sequence[Block], index: int, style: Style, rules: LanguageRules | None = None) -> Contents | None:
    """Return the list of contents that begins with ``blocks[index]``.

    Where entries have pages it ends with the last of these, else where its
    first entry stands again, as the heading that it names; in any case before
    the headings over the first paragraph.
    """
    stop = index
    while stop < len(blocks) and not _is_prose(blocks[stop], style) and not (stop > index and is_contents_head(blocks[stop], rules)):
        stop += 1
    held = [_items(block, style) for block in blocks[index:stop]]
    ends_in_words = stop < len(blocks) and not is_contents_head(blocks[stop], rules)
    end = _end(blocks[index:stop], held, style, rules, ends_in_words=ends_in_words, is_last=stop == len(blocks))
    if end is None:
        return None
    while end and milestone_marks(blocks[index + end - 1]):
        end -= 1
    items = [item for some in held[:end] for item in some]
    if len(items) < 2:
        return None
    content = blocks[index].content
    indents = {line.start: line.indent for block in blocks[index : index + end] for line in block.lines}
    entries: dict[str, int] = {}
    for item, depth in zip(items, _depths([indents.get(item.start) for item in items]), strict=True):
        entry = plain(content[item.start : item.end])
        for words in (entry, _ROMAN_PAGE.sub("", entry)):  # "Preface iv" may be a title, or have the number of its page
            if len(words) > 1:
                entries.setdefault(words, depth)
    return Contents(around("list", items, (("type", "contents"),)), index + end, entries)


def _depths(indents: Sequence[int | None]) -> list[int]:
    """Return for entries with these *indents* how many others each is under; None stands for one in a second column, which is under none.

    >>> _depths([2, 6, 6, 2, 3, None])
    [0, 1, 1, 0, 0, 0]
    """
    found: list[int] = []
    over: list[int] = []
    for indent in indents:
        while over and indent is not None and indent < over[-1] + _SET_IN:
            over.pop()
        if indent is None:
            over.clear()
        found.append(len(over))
        if indent is not None:
            over.append(indent)
    return found


def _end(
    blocks: Sequence[Block],
    held: Sequence[Sequence[Part]],
    style: Style,
    rules: LanguageRules | None,
    *,
    ends_in_words: bool,
    is_last: bool,
) -> int | None:
    """Return how many of *blocks* the list takes, None where it is none.

    *held* are the items of each; *ends_in_words* tells that a paragraph
    follows them, *is_last* that nothing does: then pages alone show a list.
    """
    paged = [_is_paged(block, items, rules) for block, items in zip(blocks, held, strict=True)]
    many = 3 * sum(len(items) for items, one in zip(held, paged, strict=True) if one) >= sum(map(len, held[: _last(paged) + 1]))
    if any(paged) and many and sum(paged) + sum(map(len, held)) > 2:
        return _last(paged) + 1
    row = next((index for index in range(1, len(blocks)) if milestone_marks(blocks[index])), None)
    if row is not None:  # it parts the list from what follows
        blocks, held = blocks[:row], held[:row]
    again = _again(blocks, held, style, ends_in_words=ends_in_words)
    if again is not None or row is not None:
        return again if again is not None else row
    if not ends_in_words:
        return None if is_last else len(blocks)
    late = range(max(1, len(blocks) - _CLOSE), len(blocks))
    far = max(late, key=lambda number: blocks[number].gap, default=0)
    usual = median(block.gap for block in blocks[1:far]) if far > 1 else 0
    return far if far and blocks[far].gap > max(usual, style.gap) else len(blocks)


def _last(paged: Sequence[bool]) -> int:
    """Return the index of the last block with the number of a page, with few blocks without one before it; -1 where none has one."""
    last = -1
    for index, one in enumerate(paged):
        if one:
            last = index
        elif index - last > _MOST_UNPAGED and last >= 0:
            break
    return last


def _is_paged(block: Block, items: Sequence[Part], rules: LanguageRules | None) -> bool:
    """Return whether an entry of the block has the number of its page; that of a chapter is none."""
    if not any(_has_page(block.content[item.start : item.end]) or _has_page(block.line(0)) for item in items):
        return False
    heading = find_heading(block, rules)
    return heading is None or not heading.n or len(block.words().split()) > 2


def _again(blocks: Sequence[Block], held: Sequence[Sequence[Part]], style: Style, *, ends_in_words: bool) -> int | None:
    """Return the index of the block that is a heading which the list named: its first entry, or close to the words of the text another.

    Where contents in few words are followed by others in many, the first entry
    comes a third time, close to the words of the text.
    """
    known: list[str] = []
    first: int | None = None
    for index, (block, items) in enumerate(zip(blocks, held, strict=True)):
        words = plain(block.words())
        first_line = plain(block.line(0))
        if known and block.gap >= style.gap and len(block.lines) <= 3:
            usual = median(one.gap for one in blocks[1:index]) if index > 1 else 0
            near = ends_in_words and len(blocks) - index <= (_CLOSE if block.gap > usual else _MOST_UNPAGED)
            if {words, first_line} & set(known if near and first is None else known[:2]) - {""}:
                if near or not ends_in_words:
                    return index
                first = index if first is None else first
        if len(known) < _MOST_KNOWN:
            known += [plain(block.content[item.start : item.end]) for item in items]
    return first


def _is_prose(block: Block, style: Style) -> bool:
    if _LEADER.search(block.content, max(block.start, block.end - _END), block.end):
        return False
    if min(line.indent for line in block.lines) >= style.base + _SET_IN:
        return False  # what a chapter is about, below its title
    wide = sum(line.column >= 0.75 * style.width for line in block.lines[:-1])
    numbered = sum(_has_page(block.line(index)) for index in range(len(block.lines)))
    counted = sum(bool(_COUNTED.match(block.line(index))) for index in range(len(block.lines)))
    return len(block.lines) > 2 and wide >= 0.6 * (len(block.lines) - 1) and max(numbered, counted) < 0.3 * len(block.lines)


def _items(block: Block, style: Style) -> list[Part]:
    """Return the entries of a block: its lines, but for those that are the rest of the line before, and in two columns two a line.

    In a block of counted entries that is a line without a number, set in
    farther or after a full one; else one that is set in farther, after one
    that has not come to the number of its page.
    """
    lines = [block.line(index) for index in range(len(block.lines))]
    if 2 * sum(bool(_COLUMNS.search(line)) for line in lines) > len(lines) and len(lines) > 2:
        return [part for index in range(len(lines)) for part in _side_by_side(block, index)]
    counted = [bool(_COUNTED.match(line)) or index == 0 for index, line in enumerate(lines)]
    is_counted = bool(_COUNTED.match(lines[0])) or any(counted[1:])
    in_sentences = not is_counted and 2 * sum(line.endswith(".") for line in lines) > len(lines) and not any(map(_has_page, lines))
    items: list[Part] = []
    margin = block.lines[0].indent
    for index, line in enumerate(block.lines):
        complete = index == 0 or _has_page(lines[index - 1]) or _is_label(lines[index - 1]) or (in_sentences and lines[index - 1].endswith("."))
        farther = line.indent > margin + 1
        goes_on = farther and not complete
        if is_counted and not counted[index]:
            goes_on = goes_on or (farther and not _has_page(lines[index]) and not _is_label(lines[index - 1]))
        if not counted[index] and not complete and block.lines[index - 1].column >= _FULL * style.width:
            goes_on = True
        if items and goes_on and not (is_counted and counted[index]):
            items[-1] = items[-1]._replace(end=line.end)
        else:
            items.append(Part("item", line.start, line.end))
            margin = min(margin, line.indent) if complete else line.indent
    return items


def _is_label(line: str) -> bool:
    """Return whether a line stands over entries, as that over a column of pages does."""
    return line.endswith((":", ":--", ":\u2014")) or is_column_head(line.rsplit(None, 1)[-1])


def is_column_head(words: str) -> bool:
    """Return whether *words* are all that stands over a column of a list of contents.

    >>> is_column_head("PAGE."), is_column_head("A page")
    (True, False)
    """
    return words.strip("._ ").lower() in _COLUMN_HEADS


def _side_by_side(block: Block, index: int) -> list[Part]:
    line = block.lines[index]
    parting = _COLUMNS.search(block.content, line.start, line.end)
    if parting is None:
        return [Part("item", line.start, line.end)]
    return [Part("item", line.start, parting.start()), Part("item", parting.end(), line.end)]
