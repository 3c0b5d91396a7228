"""Single letters: numbers of divisions, initials of names, or letters of an alphabet, as the others around them tell.

TEI: DSHD (headings and trailers)
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile
from string import ascii_uppercase
from typing import Final

from .blocks import Block
from .headings import Heading
from .numerals import ROMAN, roman

_LONGER: Final = re.compile(rf"_?(?=[IVXLCDM]{{2}})({ROMAN})(?![^\W_])")
_SECTION: Final = re.compile(r"([A-Z])\.\s+(?=[^\W\d_])")
_MOST_LINES: Final = 2
_NUMERALS: Final = frozenset("IVXLCDM")
_NUMERALS_AND_MARK: Final = _NUMERALS | {"_"}
_RARE: Final = frozenset("LCDM")  # as numbers
_LEAST: Final = 3  # letters in order make an alphabet
_LEAST_OTHERS: Final = 2  # of them that are no numerals
_LONGEST: Final = 8  # characters, with the signs around a letter
_SIGNS: Final = "._*=-[] "
_NAME: Final = re.compile(r"\s*(?:[^\W\d_]\.|[^\W\d_][\w'\u2019-]*[.,]?$)")


def find_numerals(blocks: Iterable[Block]) -> frozenset[int]:
    """Return the Roman numbers of more than one letter with which blocks begin; those of one letter count where they have neighbours among them."""
    may_be = (block for block in blocks if block.content[block.start] in _NUMERALS_AND_MARK)  # few
    return frozenset(roman(match[1]) for block in may_be if (match := _LONGER.match(block.content, block.start, block.end)))


def find_sections(blocks: Iterable[Block]) -> frozenset[str]:
    r"""Return the letters that stand before the titles of sections: those with which short blocks begin, from the first of the alphabet on.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> sorted(find_sections(find_blocks(Text("A. The Mill\n\nB. The River\n\nS. Pickwick"))))
    ['A', 'B']
    """
    short = (block for block in blocks if len(block.lines) <= _MOST_LINES and block.content.startswith(".", block.start + 1))
    found = {match[1] for block in short if (match := _SECTION.match(block.content, block.start, block.end))}
    letters = list(takewhile(found.__contains__, ascii_uppercase))
    return frozenset(letters) if len(letters) > 1 else frozenset()


def is_initial(block: Block, letter: str, after: int, numerals: Collection[int]) -> bool:
    r"""Return whether the *letter* that the block begins with, up to *after*, is no number, since none of the *numerals* of the text is beside it.

    >>> from .blocks import find_blocks
    >>> from ..model import Text
    >>> blocks = find_blocks(Text("C. JULIUS CAESAR\n\nV. WOOLF\n\nI. MILLS"))
    >>> [is_initial(block, block.content[block.start], block.start + 2, {2}) for block in blocks]
    [True, True, False]
    """
    value = roman(letter)
    if value - 1 in numerals or value + 1 in numerals:
        return False
    return letter in _RARE or _NAME.match(block.content, after, block.end) is not None


def tell_letters(blocks: Sequence[Block], forms: Sequence[Heading | None], numerals: Collection[int], gap: int) -> list[Heading | None]:
    """Return *forms*, what *blocks* say as headings: letters of an alphabet that stand apart are some, rare numbers without a neighbour none."""
    found = list(forms)
    short = ((index, block) for index, block in enumerate(blocks) if block.end - block.start <= _LONGEST)
    letters = [(index, letter) for index, block in short if (letter := _letter(block))]
    for index in _alphabets([(index, letter) for index, letter in letters if not index or blocks[index].gap > gap]):
        found[index] = Heading()
    for index, letter in letters:
        if letter in _RARE and found[index] is not None and is_initial(blocks[index], letter, blocks[index].end, numerals):
            found[index] = Heading()
    return found


def _letter(block: Block) -> str:
    """Return the capital that is all of the block, but for signs; empty where it is anything else."""
    letter = block.line(0).strip(_SIGNS) if len(block.lines) == 1 else ""
    return letter if len(letter) == 1 and "A" <= letter <= "Z" else ""


def _alphabets(letters: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Yield the indexes of the letters that stand in the order of the alphabet, with others that cannot be numbers."""
    run: list[tuple[int, str]] = []
    for one in [*letters, (0, "")]:
        if run and one[1] <= run[-1][1]:
            if len(run) >= _LEAST and sum(letter not in _NUMERALS for _, letter in run) >= _LEAST_OTHERS:
                yield from (index for index, _ in run)
            run = []
        run.append(one)
