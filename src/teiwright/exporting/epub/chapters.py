"""A text -> the files of a book: one for each division, large ones at the divisions within, and what is still too large between two blocks.

A cut may fall anywhere in the tree: what is open there is closed, and opened
again in the next file, without its identifier.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final

from ..markup import Token
from .notes import Footnote, Footnotes

#: A file above the first size is cut at its divisions, one above the second at any block; in bytes, as `Token.weight` counts them.
_LARGE: Final = 100_000
_TOO_LARGE: Final = 200_000

#: What may be cut, and before which of its children.
_BLOCKS: Final = frozenset({"div", "section", "p", "blockquote", "ul", "ol", "dl", "figure", "hr", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_MEMBERS: Final = {
    "div": _BLOCKS,
    "section": _BLOCKS,
    "blockquote": _BLOCKS,
    "ul": frozenset({"li"}),
    "dl": frozenset({"dt"}),
    "table": frozenset({"tr"}),
}
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

#: A division that runs on in a line is no block, whatever its element.
_RUNNING: Final = "running"


@dataclass(slots=True, eq=False)
class Chapter:
    """What one file holds, and the footnotes that it refers to."""

    tokens: list[Token]
    footnotes: list[Footnote] = field(default_factory=list)
    part: str = "bodymatter"


class _Place:
    """Where a cut may fall: before the token at *index*, *depth* elements deep."""

    __slots__ = ("depth", "index")

    def __init__(self, index: int, depth: int) -> None:
        self.index, self.depth = index, depth


def cut(tokens: list[Token], levels: dict[str, int], footnotes: Footnotes) -> list[Chapter]:
    """Return the chapters of *tokens*; *levels* tells of each division by its id how many divisions with an entry are around it."""
    given = {index: found for index, token in enumerate(tokens) if "href" in token.attributes and (found := list(footnotes.at(token)))}
    sizes = [token.weight + sum(one.weight for one in given.get(index, ())) for index, token in enumerate(tokens)]
    cuts = _Cuts(tokens, levels, list(accumulate(sizes, initial=0)))
    made = cuts.made()
    opened = cuts.open_at(made)
    chapters = []
    for start, end in pairwise(made):
        part = [*map(_again, opened[start]), *tokens[start:end], *(Token(token.tag, is_end=True) for token in reversed(opened[end]))]
        notes = [one for index in range(start, end) for one in given.get(index, ())]
        chapters.append(Chapter(part, _in_order(notes), _kind([*opened[start], *tokens[start : start + 2]])))
    if chapters:
        chapters[-1].footnotes = _in_order([*chapters[-1].footnotes, *footnotes.rest()])
    return chapters


def _in_order(footnotes: Iterable[Footnote]) -> list[Footnote]:
    return sorted(footnotes, key=lambda one: (one.kind, one.number))


class _Cuts:
    """Where a text is cut: *sums* are the sizes of what stands before each token."""

    def __init__(self, tokens: list[Token], levels: dict[str, int], sums: list[int]) -> None:
        self.tokens = tokens
        self.sums = sums
        self.divisions: dict[int, list[int]] = {}
        self.places: list[_Place] = []
        self._survey(levels)
        self.place_indexes = [place.index for place in self.places]

    def _survey(self, levels: dict[str, int]) -> None:
        """Find the divisions and the places between blocks."""
        open_tokens: list[Token] = []
        whole = 0  # how many of the open elements may be cut, from the outermost on
        after_heading = False
        for index, token in enumerate(self.tokens):
            if token.is_end:
                open_tokens.pop()
                whole = min(whole, len(open_tokens))
                after_heading = token.tag in _HEADINGS
                continue
            if not token.tag:
                continue
            cuttable = whole == len(open_tokens)
            if cuttable and not after_heading and _may_begin(token, open_tokens[-1].tag if open_tokens else "div"):
                self.places.append(_Place(index, len(open_tokens)))
            identifier = token.attributes.get("id", "")
            if cuttable and identifier in levels:
                self.divisions.setdefault(levels[identifier], []).append(index)
            after_heading = False
            if token.is_start:
                if cuttable and token.tag in _MEMBERS and _RUNNING not in token.classes:
                    whole += 1
                open_tokens.append(token)

    def made(self) -> list[int]:
        """Return where the chapters begin, and the end of the last one."""
        cuts = {0, len(self.tokens), *self.divisions.get(0, ())}
        for level in sorted(self.divisions)[1:]:
            larger = [(start, end) for start, end in pairwise(sorted(cuts)) if self.size(start, end) > _LARGE]
            cuts |= {index for start, end in larger for index in self.divisions[level] if start < index < end}
        for start, end in pairwise(sorted(cuts)):
            cuts |= self._between_blocks(start, end)
        return self._without_empty(sorted({self._hoisted(index) for index in cuts}))

    def size(self, start: int, end: int) -> int:
        return self.sums[end] - self.sums[start]

    def _between_blocks(self, start: int, end: int) -> set[int]:
        """Return the cuts that a chapter which is too large needs: each as late and as little deep as may be."""
        cuts = set()
        while self.size(start, end) > _TOO_LARGE:
            latest = bisect_left(self.sums, self.sums[start] + _TOO_LARGE)
            first, last = bisect_left(self.place_indexes, start + 1), bisect_left(self.place_indexes, min(latest, end))
            half = bisect_left(self.sums, self.sums[start] + _TOO_LARGE // 2)
            near = [place for place in self.places[first:last] if place.index >= half] or self.places[first:last]
            if near:
                chosen = min(near, key=lambda place: (place.depth, -place.index)).index
            elif last < len(self.places) and self.places[last].index < end:
                chosen = self.places[last].index  # one block is too large by itself
            else:
                break
            cuts.add(chosen)
            start = chosen
        return cuts

    def _hoisted(self, index: int) -> int:
        """Return the place before the elements that would be opened for nothing."""
        while 0 < index < len(self.tokens):
            before = self.tokens[index - 1]
            if not (before.is_start and before.tag in _MEMBERS) and (before.tag or before.text.strip()):
                break
            index -= 1
        return index

    def _without_empty(self, cuts: list[int]) -> list[int]:
        """Return *cuts* without those before which, from the one before, nothing is to be seen."""
        kept = cuts[:1]
        for index in cuts[1:]:
            if index == cuts[-1] or self._says_something(kept[-1], index):
                kept.append(index)
        if len(kept) > 2 and not self._says_something(kept[-2], kept[-1]):
            del kept[-2]
        return kept

    def _says_something(self, start: int, end: int) -> bool:
        return any(token.tag == "img" or (not token.tag and token.text.strip()) for token in self.tokens[start:end])

    def open_at(self, indexes: Iterable[int]) -> dict[int, tuple[Token, ...]]:
        """Return for each of *indexes*, which ascend, the start tags that have no end tag before it."""
        found = {}
        opened: list[Token] = []
        done = 0
        for index in indexes:
            for token in self.tokens[done:index]:
                if token.is_end:
                    opened.pop()
                elif token.is_start:
                    opened.append(token)
            done = index
            found[index] = tuple(opened)
        return found


def _kind(around: Iterable[Token]) -> str:
    """Return which part of a book it is that begins with *around*."""
    names = {name for token in around if token.tag in _MEMBERS for name in token.classes}
    return "frontmatter" if "front" in names else "backmatter" if "back" in names else "bodymatter"


def _may_begin(token: Token, parent: str) -> bool:
    return token.tag in _MEMBERS.get(parent, ()) and _RUNNING not in token.classes


def _again(token: Token) -> Token:
    return Token(token.tag, attributes={name: value for name, value in token.attributes.items() if name != "id"})
