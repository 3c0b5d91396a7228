"""Sections that are counted: ``1.1`` or ``1.`` before a title, ``§ 1``.

One such line tells nothing: it may be a version, a price, a verse, an item of
a list, a law that is cited. A run of them that counts as sections do, with
text below, is the headings of a treatise, and decimals say how deep each
stands.

TEI: DSDIV (divisions of the body), DSHD (headings)
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .headings import Heading, has_shape_of_title
from .style import Style

_NUMBERED: Final = re.compile(r"[_*=]{0,2}(\d{1,3}(?:\.\d{1,3}){0,5})\.?\s+(?=[\"'\u2018\u201c\u00ab_]*[^\W\d_])")
_SECTION: Final = re.compile(r"[_*=]{0,2}\u00a7\.? ?(\d{1,3})[._*=]{0,2}(?:\s+(?=\S)|$)")
_MOST_LINES: Final = 2
_LONGEST: Final = 120  # characters
_MOST_WORDS_OF_SENTENCE: Final = 8  # a title that ends in a full stop has fewer
_LEAST: Final = 2  # of the numbers of a run have a point in them
_LEAST_TITLES: Final = 4  # of a run without points
_MOST_OF: Final = 0.7  # of these are what they should be
_WIDE: Final = 0.75  # of the width: a line of prose
_WITH_TEXT: Final = 0.5  # of these have something else than another number below

_Path = tuple[int, ...]


def find_decimals(blocks: Sequence[Block], forms: Sequence[Heading | None], style: Style, rules: LanguageRules | None) -> Mapping[int, str]:
    r"""Return the number of each block that is the heading of a section that is counted, by the index of the block.

    *forms* is what each block says as a heading by its words alone: sections
    may be those of a chapter that says its number.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> from .style import find_style
    >>> blocks = list(find_blocks(Text("1. Means\n\n1.1 The pump\n\nIt lifts.\n\n1.2 The well\n\nIt is deep.\n\n9.5 Other")))
    >>> find_decimals(blocks, [None] * len(blocks), find_style(blocks), None)
    {0: '1', 1: '1.1', 3: '1.2'}
    """
    found = _sections(blocks)
    for run in _runs(blocks, forms):
        dotted = [index for index, path in run.items() if len(path) > 1]
        with_text = [index for index in dotted if index + 1 < len(blocks) and index + 1 not in run]
        if len(dotted) >= _LEAST and len(with_text) >= _WITH_TEXT * len(dotted):
            found.update((index, ".".join(map(str, path))) for index, path in run.items())
        elif not dotted and not style.speakers and not style.in_verse and _are_over_prose(run, blocks, style, rules):
            found.update((index, str(path[0])) for index, path in run.items())
    return found


def _are_over_prose(run: Mapping[int, _Path], blocks: Sequence[Block], style: Style, rules: LanguageRules | None) -> bool:
    """Return whether the titles of *run* are several, have the shape of titles, and stand over paragraphs of several lines."""
    if len(run) < _LEAST_TITLES:
        return False
    below = [blocks[index + 1] for index in run if index + 1 < len(blocks) and index + 1 not in run]
    over_prose = sum(len(block.lines) > 1 and block.lines[0].column >= _WIDE * style.width for block in below)
    shaped = sum(len(blocks[index].lines) == 1 and has_shape_of_title(blocks[index], style.width, rules) for index in run)
    return over_prose >= _MOST_OF * len(run) and shaped >= _MOST_OF * len(run)


def _runs(blocks: Sequence[Block], forms: Sequence[Heading | None]) -> Iterator[dict[int, _Path]]:
    """Yield runs of numbers of which each follows from the one before."""
    run: dict[int, _Path] = {}
    last: _Path = ()
    for index, block in enumerate(blocks):
        form = forms[index]
        if form is not None and form.type and form.n.isdigit():
            last = (int(form.n),)
            continue
        path = _path(block)
        if path is None:
            continue
        if path == (0,) or (path == (1,) and last != (0,)):
            yield run
            run = {}
        elif not _follows(path, last):
            continue
        run[index] = last = path
    yield run


def _sections(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the numbers after the sign of a section that count on from 1, each over text."""
    found: dict[int, str] = {}
    for index, block in enumerate(blocks):
        sign = _SECTION.match(block.words()) if block.content.startswith(("\u00a7", "_\u00a7"), block.start) else None
        if sign and sign[1] == str(len(found) + 1) and _is_title(block.words(), block.words()[sign.end() :], len(block.lines)):
            found[index] = sign[1]
    with_text = [index for index in found if index + 1 < len(blocks) and index + 1 not in found]
    return found if len(found) >= _LEAST and len(with_text) >= _WITH_TEXT * len(found) else {}


def _follows(path: _Path, last: _Path) -> bool:
    """Return whether the number *path* is the next after *last*, at its level or one above, or the first below it."""
    if path[:-1] == last:
        return path[-1] == 1
    return len(path) <= len(last) and path[:-1] == last[: len(path) - 1] and path[-1] == last[len(path) - 1] + 1


def _path(block: Block) -> _Path | None:
    """Return the number with which a block begins that has the look of a title; None where it has not."""
    number = _NUMBERED.match(block.content, block.start, block.end) if len(block.lines) <= _MOST_LINES else None
    if number is None:
        return None
    words = block.words()
    return tuple(map(int, number[1].split("."))) if _is_title(words, words[number.end() - block.start :], len(block.lines)) else None


def _is_title(words: str, title: str, lines: int) -> bool:
    """Return whether a block of these *words*, of which *title* follows the number, has the look of a heading."""
    first = next((letter for letter in title if letter.isalpha()), "A")
    is_sentence = title[-1:] == "." and len(title.split()) > _MOST_WORDS_OF_SENTENCE
    return lines <= _MOST_LINES and len(words) <= _LONGEST and words[-1] not in ",;:-" and not is_sentence and not first.islower()
