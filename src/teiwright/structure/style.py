"""The style of a document, decided once from all of it: how it parts paragraphs, how wide its lines are, how it prints speakers.

A rule for one block is weak evidence; what the whole document does is strong.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from .blocks import Block, Line, begins_with_capital
from .numerals import is_roman
from .turnovers import whole_lines

_LEAST_LINES: Final = 12
_SHARE_BY_INDENT: Final = 0.05  # of the lines begin a paragraph by their indent
_WIDEST_MARGIN: Final = 12  # columns; what stands farther in is no margin but something set apart
_WIDEST_INDENT: Final = 8
_LONG_LINE: Final = 160  # characters; longer ones are paragraphs that nobody wrapped
#: Of a text in verse or of short turns, whose lines do not show how wide they could be.
LEAST_WIDTH: Final = 72
_LONGEST_WRAPPED: Final = 100
_FEWEST_FOLLOWED: Final = 2  # lines that another follows without a blank one
_SHARE_OF_PARAGRAPHS: Final = 0.9
_FIELD: Final = re.compile(r"[\w-]{1,20}:\s")
#: Before a name may stand initials and titles: Q. Cic., Mrs. Ford, MRS. FORD; a short name before a short speech (EVE. Yes.) is none.
_INITIALS: Final = r"(?:(?:[^\W\d_]|[^\W\d_a-z][a-z\u00df-\u00ff]{1,2}|[A-Z]{2,3}(?=\. [A-Z]{2}))\. ){0,2}"
_LABEL: Final = re.compile(rf"_?({_INITIALS}[^\W\d_][^\n.:;!?()\[\]_\"\u201c\u201d\u00ab\u00bb]{{0,28}})_?(?:[.:]_?(?=\s|$)|$)")
_NAME_BEFORE_BRACKET: Final = re.compile(r"_?([^\W\d_][^\n.:;!?()\[\]_\"]{0,28})_?,? [(\[](?=[^\W\d_]|_)[^()\[\]\n]*(?:[)\]](?![,;])|$)")
_PARTING: Final = re.compile(r"(?:, | AND | & |, AND )+")
_FAR: Final = 3  # blank lines; what stands after so many is rather a heading
_LEAST_SPEECHES: Final = 8
_LEAST_SPEECHES_OF_A_PLAY: Final = 4
_SHARE_OF_SPEECHES: Final = 0.25
_DIRECTION: Final = re.compile(r"\([^\W\d_a-z\u00df-\u00ff][^()]*([^()])\)")
_LEAST_DIRECTIONS: Final = 3
_SHARE_OF_SIGNS: Final = 0.8  # of the speeches have the same sign after the speaker
_LEAST_VERSE: Final = 20  # lines
_LEAST_OF_A_POEM: Final = 6  # lines, the first of each stanza not counted, if nothing else stands beside them
_SIGNS: Final = ",.;:!?\u2026\u2014-\"'\u201d\u2019\u00bb\u00ab"  # at the ends of lines of verse, as not in lists
_SHARE_OF_ENDS: Final = 0.4
_TITLE_AND_STANZA: Final = 2  # blocks
_LEAST_OF_A_STANZA: Final = 4  # lines, where nothing but a title stands over it
_SHARE_OF_ENDS_OF_ONE: Final = 0.6
_LONGEST_TITLE: Final = 60  # characters
_OF_TITLES: Final = "!?\"'\u201d\u2019\u00bb"
_SHARE_CAPITALS: Final = 0.75  # of the lines of verse begin with them
_MOST_TURNOVERS: Final = 0.35  # of the lines of a text in verse
_SHARE_UNFINISHED: Final = 0.2
_SHARE_EARLY: Final = 0.4
_WIDEST_VERSE: Final = 80  # columns; longer lines are paragraphs
_SENTENCE_ENDS: Final = re.compile(r"[.!?\u2026](?:\W{0,2})$")


_MAY_END_PARAGRAPH: Final = re.compile(r"[.?!:\u2026\"'\u2019\u201d\u201c\u00bb\u00ab\u2014\u2013-][)\]_*]{0,2}$")


@dataclass(frozen=True, slots=True)
class Style:
    """What is true of a document as a whole.

    *width* is the column at which lines are wrapped, *base* the indent of its
    paragraphs, *gap* how many blank lines part two of them, *by_indent* the
    indent that begins a paragraph (0: blank lines do). *speakers* are the
    labels before speeches, as printed; *verse_drama* tells that speeches are
    verse, *in_verse* that all of a text without speakers is; *genre* is what
    the editor says of the text, if anything. *bare_directions* tells that
    directions in round brackets end without a full stop.
    """

    width: int
    base: int
    gap: int
    by_indent: int
    unwrapped: bool
    speakers: frozenset[str]
    verse_drama: bool
    genre: str = ""
    in_verse: bool = False
    bare_directions: bool = False


def find_style(blocks: Sequence[Block], genre: str = "", says_play: Callable[[], bool] = lambda: False) -> Style:
    """Return the style of the document of which these are the blocks.

    *genre* is that of the settings; *says_play* is asked where a few speeches
    alone would not tell a play.
    """
    lines = [line for block in blocks for line in block.lines]
    columns = sorted(line.column for block in blocks for line in block.lines[:-1])
    width = columns[int(len(columns) * 0.9)] if columns else 72
    long_lines = [line for line in lines if line.column >= 0.75 * width]
    unwrapped = sum(line.column > _LONG_LINE for line in lines) * 3 > len(lines) or _are_paragraphs(blocks, lines)
    base = _usual((line.indent for line in long_lines), 0)
    if base > _WIDEST_MARGIN and not unwrapped:  # what is copied from XML may have any
        base = min(line.indent for line in lines)
    gap = _usual((block.gap for block in blocks[1:] if len(block.lines) > 1 or block.lines[0].column >= 0.75 * width), 1)
    speakers = _speakers(blocks, says_play, is_drama=genre == "drama") if genre in {"", "drama"} else frozenset()
    verse = genre == "verse" or (
        genre in {"", "drama"}
        and (_is_verse(blocks, width) or _is_poem(blocks, speakers) or (bool(speakers) and _ends_early(_speeches(blocks, speakers), width)))
    )
    if verse and not speakers:  # no line of verse is longer than it is, whatever room the page has
        width = max((line.column for line in lines if line.column <= _LONG_LINE), default=width)
    return Style(
        width=max(width, LEAST_WIDTH) if verse else width,
        base=base,
        gap=max(gap, 1),
        by_indent=0 if speakers or unwrapped or verse else _paragraph_indent(blocks, width, base),
        unwrapped=unwrapped,
        speakers=speakers,
        verse_drama=bool(speakers) and verse,
        genre=genre,
        in_verse=verse and not speakers,
        bare_directions=bool(speakers) and _has_bare_directions(blocks, speakers),
    )


def _usual(values: Iterable[int], otherwise: int) -> int:
    """Return the commonest of *values*, the first of several; *otherwise* where there are none."""
    counts = Counter(values)
    return max(counts, key=counts.__getitem__, default=otherwise)


def _are_paragraphs(blocks: Sequence[Block], lines: Sequence[Line]) -> bool:
    """Return whether lines that stand together end as paragraphs do, nearly all, and some are longer than anybody wraps them."""
    if all(line.column <= _LONGEST_WRAPPED for line in lines):
        return False
    followed = [(block, line) for block in blocks for line in block.lines[:-1]]
    if len(followed) < _FEWEST_FOLLOWED:
        return False
    ends = sum(_MAY_END_PARAGRAPH.search(block.content, max(line.start, line.end - 4), line.end) is not None for block, line in followed)
    return ends >= _SHARE_OF_PARAGRAPHS * len(followed)


def _paragraph_indent(blocks: Sequence[Block], width: int, base: int) -> int:
    """Return the indent by which paragraphs begin within blocks, or 0 where blank lines part them.

    A line set in after one that ends no sentence begins no paragraph, and tells of verse or quotations instead.
    """
    total = sum(len(block.lines) for block in blocks)
    if total < _LEAST_LINES:
        return 0
    begins: Counter[int] = Counter()
    for block in blocks:
        for before, line in pairwise(block.lines):
            if base < line.indent <= base + _WIDEST_INDENT and before.indent <= base and line.column > width / 3:
                begins[line.indent] += 1 if _MAY_END_PARAGRAPH.search(block.content, max(before.start, before.end - 4), before.end) else -1
    if not begins:
        return 0
    indent, count = begins.most_common(1)[0]
    full = sum(line.column >= 0.75 * width for block in blocks for line in block.lines)
    return indent if count > _SHARE_BY_INDENT * total and full > 0.5 * total else 0


def is_speaker(line: str, speakers: frozenset[str]) -> bool:
    """Return whether *line* begins with one of *speakers*, or is several of them and nothing else.

    >>> is_speaker("BRUTUS. Go!", frozenset({"BRUTUS"})), is_speaker("BRUTUS, CASSIUS, AND CASCA.", frozenset({"BRUTUS", "CASSIUS", "CASCA"}))
    (True, True)
    """
    if label_of(line)[0] in speakers:
        return True
    if not line.isupper() or ("," not in line and " AND " not in line and " & " not in line):
        return False
    names = [name for name in _PARTING.split(line.strip(" .:_")) if name]
    return len(names) > 1 and sum(name in speakers for name in names) >= 0.5 * len(names)


@lru_cache(maxsize=4096)  # of a play all of it is asked several times
def label_of(line: str) -> tuple[str, int]:
    """Return the label that a line begins with, as a speech may have it, and where what follows begins; empty where it has none.

    >>> label_of("BARNARDO. Who's there?"), label_of("_Q. Cic._ Mihi"), label_of("He went away, and so")
    (('BARNARDO', 10), ('Q. Cic', 10), ('', 0))
    """
    match = _LABEL.match(line)
    if match is None or not match[1][0].isupper() or len(match[1].split()) > 5 or match[1].rstrip().endswith(","):
        return "", 0
    if match[0][-1] not in ".:_" and not (line.isupper() or all(word[0].isupper() for word in match[1].split())):
        return "", 0  # without a sign after it, a name has nothing but capitals
    rest = match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip())
    return match[1].strip(), rest


def _speakers(blocks: Sequence[Block], says_play: Callable[[], bool], *, is_drama: bool) -> frozenset[str]:
    """Return the labels before speeches, where so many blocks begin with a label that comes again that this must be drama, or *is_drama* says so.

    Of a play that says that it is one few are enough.
    """
    if len(blocks) < _LEAST_SPEECHES_OF_A_PLAY and not is_drama:
        return frozenset()
    near = ((block, block.line(0)) for block in blocks if block.gap < _FAR)
    labelled = [(line, label) for block, line in near if (label := _label_or_name(line)) and not _is_form(block)]
    counts = Counter(label for _, label in labelled)
    again = {label: count for label, count in counts.items() if count > (1 if is_drama else 2)}
    if not is_drama and not _is_dialogue(again, _LEAST_SPEECHES, blocks):
        again = {label: count for label, count in counts.items() if count > 1 and label.isupper()}
        if not _is_dialogue(again, _LEAST_SPEECHES_OF_A_PLAY, blocks) or not says_play():
            return frozenset()
    speeches = sum(again.values())
    in_capitals = speeches > 0 and sum(count for label, count in again.items() if label.isupper()) > 0.8 * speeches
    if not in_capitals:
        return frozenset(label for label, count in counts.items() if count > 1)
    signs = [(_sign_after(line, label), label) for line, label in labelled]
    usual, often = Counter(sign for sign, label in signs if label in again).most_common(1)[0]
    usual = usual if often > _SHARE_OF_SIGNS * speeches else ""
    alike = {label for sign, label in signs if not usual or sign in {usual, "("}}
    return frozenset(label for label, count in counts.items() if label.isupper() and (count > 1 or (label in alike and not is_roman(label))))


def _is_dialogue(again: Mapping[str, int], least: int, blocks: Sequence[Block]) -> bool:
    """Return whether those whose labels come *again* are two at least, and say so much that they make the text."""
    speeches = sum(again.values())
    return len(again) > 1 and speeches >= least and speeches >= _SHARE_OF_SPEECHES * len(blocks)


def _has_bare_directions(blocks: Sequence[Block], speakers: frozenset[str]) -> bool:
    """Return whether the directions in round brackets with which speeches begin are as a rule sentences without a full stop."""
    found = [match[1] != "." for block in blocks if (match := _begins_with_direction(block, speakers))]
    return len(found) >= _LEAST_DIRECTIONS and sum(found) > _SHARE_OF_SIGNS * len(found)


def _begins_with_direction(block: Block, speakers: frozenset[str]) -> re.Match[str] | None:
    label, rest = label_of(block.line(0))
    return _DIRECTION.match(block.content, block.start + rest, block.end) if label in speakers else None


def _sign_after(line: str, label: str) -> str:
    """Return the sign that follows the label with which a line begins: a full stop, a colon, a bracket, or a mark that nothing does."""
    rest = line.lstrip("_")[len(label) :].lstrip("_, ")
    return rest[0] if rest and rest[0] in ".:([" else "|"


def _label_or_name(line: str) -> str:
    """Return the label that a line begins with, or the name in capitals or italics before a bracket, as in "NORA (calls). No."."""
    label = label_of(line)[0]
    name = _NAME_BEFORE_BRACKET.match(line) if not label else None
    return name[1].strip() if name and (name[1].isupper() or line[0] == "_") else label


def _is_form(block: Block) -> bool:
    """Return whether line after line begins with a label and a colon, as in the head of an e-mail."""
    return len(block.lines) > 1 and all(_FIELD.match(block.line(index)) for index in range(min(len(block.lines), 3)))


def _is_verse(blocks: Sequence[Block], width: int) -> bool:
    """Return whether nearly all lines of the document begin with capitals, as those of verse do, and sentences go on over their ends."""
    inner = [line for block in blocks for index in range(1, len(block.lines)) if (line := block.line(index))[0] not in "[("]
    if len(inner) < _LEAST_VERSE or sum(map(begins_with_capital, inner)) <= (1 - _MOST_TURNOVERS) * len(inner):
        return False  # most documents
    lines = [(block.line(first), block.line(last - 1)) for block in blocks for first, last in whole_lines(block, width)[1:]]
    lines = [(first, last) for first, last in lines if first[0] not in "[("]
    if sum(begins_with_capital(first) for first, _ in lines) <= _SHARE_CAPITALS * len(lines):
        return False
    return sum(not _SENTENCE_ENDS.search(last, max(0, len(last) - 3)) for _, last in lines) > _SHARE_UNFINISHED * len(lines)


def _is_poem(blocks: Sequence[Block], speakers: frozenset[str]) -> bool:
    """Return whether a short document is a poem: its lines all begin with capitals, and many end in the signs of sentences, unlike those of lists."""
    if speakers:
        return False
    if _is_titled_poem(blocks):
        return True
    if not _LEAST_OF_A_POEM <= sum(len(block.lines) for block in blocks) - len(blocks) < _LEAST_VERSE:
        return False
    inner = [block.line(index) for block in blocks for index in range(1, len(block.lines))]
    if not all(map(begins_with_capital, inner)):
        return False
    return sum(line[-1] in _SIGNS for line in inner) >= _SHARE_OF_ENDS * len(inner)


def _is_titled_poem(blocks: Sequence[Block]) -> bool:
    """Return whether a document is a title and one stanza: its lines all begin with capitals, most end in signs, few of them end sentences."""
    if len(blocks) != _TITLE_AND_STANZA or not titles_what_follows(blocks[0]):
        return False
    lines = [blocks[1].line(index) for index in range(len(blocks[1].lines))]
    if not _LEAST_OF_A_STANZA <= len(lines) < _LEAST_VERSE or not all(map(begins_with_capital, lines)):
        return False
    sentences = sum(_SENTENCE_ENDS.search(line) is not None for line in lines[:-1])
    return sum(line[-1] in _SIGNS for line in lines) >= _SHARE_OF_ENDS_OF_ONE * len(lines) and sentences <= 0.5 * len(lines[:-1])


def titles_what_follows(block: Block) -> bool:
    """Return whether the block is one short line that no sign ends but those of calls and questions, and that begins like a title."""
    words = block.words()
    ended = words[-1] in _SIGNS and words[-1] not in _OF_TITLES
    return len(block.lines) == 1 and len(words) <= _LONGEST_TITLE and not ended and words.lstrip('_*="\u201c')[:1].isupper()


def _speeches(blocks: Sequence[Block], speakers: frozenset[str]) -> list[Block]:
    """Return the blocks in which somebody speaks: those that begin with one of *speakers*, or stand below a name alone."""
    begins = [label_of(block.line(0))[0] in speakers for block in blocks]
    below = [False, *(begin and len(block.lines) == 1 for begin, block in zip(begins, blocks, strict=True))]
    return [block for block, begin, name_alone in zip(blocks, begins, below, strict=False) if begin or name_alone]


def _ends_early(blocks: Sequence[Block], width: int) -> bool:
    """Return whether after many lines the next one's first word would have found room, as in verse whose lines begin with small letters."""
    pairs = [(block.lines[index], block.line(index + 1)) for block in blocks for index in range(1, len(block.lines) - 1)]
    early = sum(line.column + 1 + len(following.split(None, 1)[0]) <= width for line, following in pairs)
    return width <= _WIDEST_VERSE and len(pairs) >= _LEAST_VERSE and early > _SHARE_EARLY * len(pairs)
