"""Tags of the page -> blocks of Markdown.

TEI: DSHD (head), CODV (verse), CODR (drama), COLI (lists), COHQ (quotation), FTTAB1 (tables)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from ..markup import Token, end_of
from .inline import Inline
from .lines import Lines
from .tables import read_table, write_table

_BLOCKS: Final = frozenset(
    "div section p blockquote ul ol dl li dt dd figure figcaption h1 h2 h3 h4 h5 h6 table caption tr td th".split(),
)
_PART_WORDS: Final = _BLOCKS | {"br", "hr"}
_DEEPEST_HEADING: Final = 6
_FENCE: Final = re.compile(r"`{3,}")

#: Tag or class -> the mark that shows it.
_MARKS: Final = {
    **dict.fromkeys(("i", "em", "cite", "r-italic"), "em"),
    **dict.fromkeys(("b", "r-bold"), "strong"),
    **dict.fromkeys(("sup", "r-sup"), "sup"),
    **dict.fromkeys(("sub", "r-sub"), "sub"),
    **dict.fromkeys(("s", "r-strike", "del"), "del"),
    "code": "code",
}
#: The same for what stands as a block, by its class.
_MARKS_OF_BLOCKS: Final = {"speaker": "strong", "head": "strong", "stage": "em"}

#: What the page adds of its own.
_ADDED: Final = frozenset({"made", "by", "sign"})
_ADDED_ROLES: Final = frozenset({"doc-backlink"})


def _is_reference(tokens: list[Token], index: int) -> bool:
    """Return whether the element at *index* is the raised number of a note."""
    inside = tokens[index + 1] if index + 1 < len(tokens) else tokens[index]
    return tokens[index].tag == "sup" and inside.attributes.get("role") == "doc-noteref" and "note-mark" not in inside.classes


@dataclass(slots=True, eq=False)
class _Open:
    """An open element: how many marks end with it, whether a container does, whether a block does; of a list what its items need."""

    tag: str
    marks: int = 0
    is_block: bool = False
    is_line: bool = False
    has_container: bool = False
    heading: int = 0
    refers: str = ""  # the footnote that its link leads to
    sign: str = ""
    items: int = 0
    last_is_short: bool = False


class Blocks:
    """Writes tags and texts as blocks to *lines*; *labels* are the footnotes by the ids of the page."""

    def __init__(self, lines: Lines, labels: Mapping[str, str]) -> None:
        self._lines = lines
        self._labels = labels
        self._inline = Inline()
        self._open: list[_Open] = []
        self._line_ends = False  # a line of verse came to its end
        self._preserved = 0
        self._last_sign = ""

    def write(self, tokens: list[Token]) -> None:
        """Write *tokens*, in which every element is whole."""
        self._walk(tokens)
        self.flush()

    def in_line(self, tokens: list[Token], mark: str = "") -> str:
        """Return *tokens* as one line, all of it in *mark*; blocks in it are parted by blanks."""
        if mark:
            self._inline.open(mark)
        self._walk([Token(text=" ") if token.tag in _PART_WORDS else token for token in tokens])
        if mark:
            self._inline.close()
        return self._inline.take(in_line=True)

    def _walk(self, tokens: list[Token]) -> None:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if not token.tag:
                self._text(token.text)
            elif token.tag == "hr":
                self._rule(token)
            elif token.tag == "br":
                self._inline.break_line()
            elif token.is_end:
                self._end()
            elif token.is_start:
                index = self._start(tokens, index)
            index += 1

    def refer(self, label: str) -> None:
        """Write a reference to the footnote *label*."""
        self._inline.refer(label)

    def flush(self) -> None:
        """End the block that is being written."""
        self._line_ends = False
        heading = next((one.heading for one in reversed(self._open) if one.heading), 0)
        words = self._inline.take(in_line=bool(heading))
        if words:
            self._last_sign = ""
            self._lines.block("{} {}".format("#" * heading, words.replace("#", "\\#")) if heading else words)

    # What tags do.

    def _start(self, tokens: list[Token], index: int) -> int:
        """Begin the element at *index*; return the index of the last token that is done with."""
        token = tokens[index]
        classes = set(token.classes)
        if classes & _ADDED or token.attributes.get("role") in _ADDED_ROLES:
            return end_of(tokens, index)
        if _is_reference(tokens, index):
            end = end_of(tokens, index)
            for one in tokens[index:end]:
                if one.target in self._labels:
                    self.refer(self._labels[one.target])
            return end
        if token.tag == "table":
            end = end_of(tokens, index)
            self._table(tokens[index : end + 1])
            return end
        if token.tag == "div" and "eg" in classes:
            end = end_of(tokens, index)
            self._code("".join(one.text for one in tokens[index:end] if not one.tag))
            return end
        opened = _Open(token.tag)
        self._open.append(opened)
        if "l" in classes and token.tag == "div":
            self._begin_line(opened)
        elif token.tag in _BLOCKS and "running" not in classes:
            self._begin_block(token, opened, classes)
        elif "block" in classes:
            self._begin_line(opened)
        self._begin_marks(token, opened, classes)
        if "preserved" in classes or self._preserved:
            self._preserved += 1
        return index

    def _end(self) -> None:
        opened = self._open[-1]
        for _ in range(opened.marks):
            self._inline.close()
        if opened.refers:
            self.refer(opened.refers)
        if opened.is_block:
            self.flush()
        if opened.is_line:
            self._line_ends = True
        self._open.pop()
        if self._preserved:
            self._preserved -= 1
        if opened.has_container:
            self._close_item(opened)
        if opened.tag == "dl" and opened.items:
            self._lines.close()
        if opened.tag in {"ul", "ol", "dl"}:
            self._last_sign = opened.sign

    def _begin_line(self, opened: _Open) -> None:
        if not self._inline.is_empty:
            self._inline.break_line()
        self._line_ends = False
        opened.is_line = True

    def _begin_block(self, token: Token, opened: _Open, classes: set[str]) -> None:
        self.flush()
        opened.is_block = True
        if token.tag == "blockquote":
            self._lines.open("> ", "> ")
            opened.has_container = True
        elif token.tag in {"ul", "ol", "dl"}:
            signs = ("1.", "1)") if token.tag == "ol" else ("-", "*")
            opened.sign = signs[self._last_sign == signs[0]]
        elif token.tag == "li":
            self._begin_item(opened)
        elif token.tag == "dt":
            self._begin_term()
        elif token.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            opened.heading = int(token.tag[1])
        elif token.attributes.get("role") == "heading":
            opened.heading = _DEEPEST_HEADING
        if token.tag == "dt":
            self._mark(opened, "strong")
        for name in sorted(classes & _MARKS_OF_BLOCKS.keys()):
            self._mark(opened, _MARKS_OF_BLOCKS[name])

    def _begin_item(self, opened: _Open) -> None:
        around = next((one for one in reversed(self._open[:-1]) if one.tag in {"ul", "ol"}), None)
        if around is None:
            return
        around.items += 1
        sign = f"{around.items}{around.sign[1:]}" if around.tag == "ol" else around.sign
        self._lines.open(f"{sign} ", " " * (len(sign) + 1), follows_item=around.items > 1 and around.last_is_short)
        opened.has_container = True

    def _begin_term(self) -> None:
        around = next((one for one in reversed(self._open[:-1]) if one.tag == "dl"), None)
        if around is None:
            return
        if around.items:
            self._lines.close()
        around.items += 1
        self._lines.open(f"{around.sign} ", "  ")

    def _close_item(self, opened: _Open) -> None:
        blocks = self._lines.close()
        around = next((one for one in reversed(self._open) if one.tag in {"ul", "ol"}), None)
        if opened.tag == "li" and around is not None:
            around.last_is_short = blocks == 1

    def _begin_marks(self, token: Token, opened: _Open, classes: set[str]) -> None:
        if token.tag == "a":
            opened.refers = self._labels.get(token.target, "")
            address = token.attributes.get("href", "")
            if urlsplit(address).scheme in {"http", "https"}:
                self._inline.open("link", address)
                opened.marks += 1
        if opened.is_block:
            return
        for name in (token.tag, *sorted(classes)):
            if name in _MARKS:
                self._mark(opened, _MARKS[name])
        if token.tag == "span" and "speaker" in classes:
            self._mark(opened, "strong")

    def _mark(self, opened: _Open, kind: str) -> None:
        if not self._inline.is_open(kind):
            self._inline.open(kind)
            opened.marks += 1

    # What stands in them.

    def _text(self, characters: str) -> None:
        if self._line_ends and characters.strip():
            self._inline.break_line()
            self._line_ends = False
        first, *others = characters.split("\n") if self._preserved else [characters]
        self._inline.write(first)
        for line in others:
            self._inline.break_line()
            self._inline.write(line)

    def _rule(self, token: Token) -> None:
        self.flush()
        if "made" in token.classes:
            self._lines.block("___")

    def _code(self, characters: str) -> None:
        self.flush()
        if characters.strip():
            fence = max(("```", *(f"{one}`" for one in _FENCE.findall(characters))), key=len)
            self._lines.block(f"{fence}\n{characters.strip(chr(10))}\n{fence}")

    def _table(self, tokens: list[Token]) -> None:
        self.flush()
        table = read_table(tokens, lambda cell: Blocks(Lines(), self._labels).in_line(cell))
        caption = Blocks(Lines(), self._labels).in_line(table.caption, "strong")
        for block in (caption, write_table(table)):
            if block:
                self._last_sign = ""
                self._lines.block(block)
