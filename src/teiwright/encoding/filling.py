"""The characters of a text, as strands: line ends undone, marked, or kept.

Nothing stands between a hyphen or dash at a line's end and the word that
follows: a line's beginning that is marked there says ``break="maybe"``, and
``break="yes"`` after one that stands by itself.

TEI: CORS5 (lb), STGA (xml:space)
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ..guidelines.marks import marks_at
from ..model import LayerError
from .branches import Branch, Child, Strand

_LINE_END: Final = re.compile(r"(?<![ \t])[ \t]*[\r\n][ \t\r\n]*")
#: One that is more than a sign between two words, in whose place a space can stand.
_UNEVEN: Final = re.compile(r"(?<![ \t])[ \t]+[\r\n][ \t\r\n]*|\r[ \t\r\n]*|\n(?:[ \t\r\n]+|(?<=[-\u2010\u2013\u2014].))", re.DOTALL)
_ONE_LINE_END: Final = re.compile(r"\r\n?|\n")
_CLINGING: Final = re.compile(r"[^\W\d_]-$|[^\s\u2013\u2014-][\u2010\u2013\u2014]$|[^\s-]--$")
_WORD: Final = re.compile(r"\S")
_HYPHENS: Final = frozenset("-\u2010\u00ad\u00ac\u2e17")


@cache
def _pattern(marks: str) -> re.Pattern[str]:
    """Return what finds *marks*, however their words are parted."""
    return re.compile(r"\s+".join(re.escape(word) for word in marks.split()))


class Filler:
    """Gives the characters of one text, in the form that their place asks for."""

    def __init__(self, content: str, *, keep_lines: bool) -> None:
        self.content = content
        self.even = content.replace("\n", " ")
        self.keep_lines = keep_lines
        self.marked: set[int] = set()  # where a line has got its lb

    def words(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the characters between *start* and *end* begin and end that are no white space, or None where there are none."""
        found = _WORD.search(self.content, start, max(start, end))
        if found is None:
            return None
        while self.content[end - 1].isspace():
            end -= 1
        return found.start(), end

    def shed_marks(self, branch: Branch) -> None:
        """Take the marks that the ``rend`` of *branch* holds from its two ends, with the white space beside them.

        Raises LayerError where they do not stand there: they would be added to the text.
        """
        marks = marks_at(branch.gi, branch.attributes.get)
        if marks is None:
            return
        opening = _pattern(marks.opening).match(self.content, branch.start, branch.end)
        if opening is None or not self.content.endswith(marks.closing, opening.end(), branch.end):
            rend = branch.attributes["rend"]
            raise LayerError(f'structure: {branch.gi} at {branch.start} has marks in its rend, "{rend}", that do not stand around its words')
        end = branch.end - len(marks.closing)
        branch.start, branch.end = self.words(opening.end(), end) or (end, end)

    def home(self, path: str, start: int, end: int) -> Branch:
        """Return the words from *start* to *end* in new elements: *path* names them, outermost first."""
        *outer, inner = path.split()
        branch = Branch(inner, start, end)
        branch.children.extend(self.strands(start, end, "", first=True))
        for gi in reversed(outer):
            branch = Branch(gi, start, end, {}, [branch])
        return branch

    def line_start(self, offset: int) -> int:
        """Return where the line begins in which *offset* stands, where nothing but blanks stands between; else *offset*."""
        begin = offset
        while begin > 0 and self.content[begin - 1] in " \t":
            begin -= 1
        return begin if begin == 0 or self.content[begin - 1] in "\r\n" else offset

    def begins_line(self, offset: int) -> bool:
        """Return whether a line begins at *offset*, but for blanks."""
        begin = self.line_start(offset)
        return begin == 0 or self.content[begin - 1] in "\r\n"

    def strands(self, start: int, end: int, broken: str, *, first: bool, preserve: bool = False, marked: bool = True) -> Iterator[Child]:
        """Yield ``content[start:end]`` as strands, with what each line end becomes between them.

        *broken* is the ``break`` of an ``lb`` that follows at *end*; it stands
        in place of the last line end. *first*: nothing stands before them in
        their element. *marked*: an ``lb`` may stand among them.
        """
        keep_lines = self.keep_lines and marked
        if first and keep_lines and start not in self.marked and self.begins_line(start):
            yield self.mark(start)
        if preserve:
            yield from self.preserved(start, end, keep_lines=keep_lines)
            return
        content = self.content
        position = start
        each = keep_lines or broken or (first and content[start : start + 1].isspace())
        for line_end in (_LINE_END if each else _UNEVEN).finditer(content, start, end):
            if line_end.start() > position:
                yield Strand(position, line_end.start(), self.even, position, line_end.start() - position)
            elif first and position == start:
                position = line_end.end()
                continue
            position = line_end.end()
            if broken and position == end:
                if broken != "no":
                    yield Strand(position, position, "\n", 0, 1)
                continue
            clinging = _CLINGING.search(content, max(start, line_end.start() - 3), line_end.start())
            if not clinging:
                yield Strand(position, position, "\n" if keep_lines else " ", 0, 1)
            if keep_lines:
                yield self.mark(position, "maybe" if clinging else "yes" if content[line_end.start() - 1 : line_end.start()] in _HYPHENS else "")
        if position < end:
            yield Strand(position, end, self.even, position, end - position)

    def mark(self, offset: int, broken: str = "") -> Branch:
        """Return the ``lb`` of the line that begins at *offset*; *broken* is its ``break``."""
        self.marked.add(offset)
        return Branch("lb", offset, offset, {"break": broken} if broken else {})

    def preserved(self, start: int, end: int, *, keep_lines: bool) -> Iterator[Child]:
        """Yield all white space as it is, line ends as XML has them."""
        content = self.content
        position = start
        for line_end in _ONE_LINE_END.finditer(content, start, end):
            if line_end.start() > position:
                yield Strand(position, line_end.start(), content, position, line_end.start() - position)
            position = line_end.end()
            yield Strand(position, position, "\n", 0, 1)
            if keep_lines:
                yield self.mark(position)
        if position < end:
            yield Strand(position, end, content, position, end - position)
