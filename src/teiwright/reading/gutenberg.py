"""What Project Gutenberg puts around a text: header, credits, licence.

TEI: HD2 (fileDesc), HD3 (sourceDesc)
"""

import re
from typing import Final

from .frame import Frame, line_with, without_blanks

_FARTHEST: Final = 30_000  # characters from the beginning in which a header ends
_LICENCE: Final = 30_000  # characters; a licence is no longer
_AFTER: Final = 3_000  # characters between the first words of the end and the marks of it: notes of those who made the file
#: Project, Projekt, Projet, Progetto.
NAME: Final = r"pro[jg][a-z]{2,4} gutenberg"

_LINES: Final = re.IGNORECASE | re.MULTILINE
#: The title in the mark of the beginning may take several lines; then stars end it.
_START: Final = re.compile(
    rf"^[ \t]*+\*{{3}} ?START OF (?:THE|THIS) {NAME}(?:[^\n]*\*{{3}}[ \t]*$|[^\n]*(?:\n[^\n*]+){{0,2}}\n[^\n*]*\*{{3}}[^\n]*|[^\n]*)", _LINES
)
_SMALL_PRINT: Final = re.compile(r"^[ \t]*+\*END\*? ?THE SMALL PRINT[^\n]*(?:\n[^\n]+)*", _LINES)
_OPENS: Final = re.compile(rf"\ufeff?\s*(?:\*+ ?)?(?:the |this (?:is )?)?{NAME}", re.IGNORECASE)
_END: Final = re.compile(rf"^[ \t]*+\*{{3}} ?END OF (?:THE|THIS) {NAME}", _LINES)
_LAST_WORDS: Final = re.compile(
    rf"^[ \t*]*+(?:End of|Ende (?:dieses|des|von)|Fin (?:de|du)|Einde van|Fine d\w+) ?(?:the |this |l')?(?:e-?(?:text|book) )?{NAME}", _LINES
)
#: What stands in a licence, where no mark tells its beginning.
_OF_LICENCE: Final = re.compile(
    r"^[ \t]*+(?:Updated editions will replace|\*{3} ?START: FULL LICEN[SC]E|\*+ ?This file should be named|THE FULL PROJECT GUTENBERG LICEN[SC]E"
    r"|\*{3} ?START\*\*THE SMALL PRINT)",
    _LINES,
)


def gutenberg_frame(content: str) -> Frame | None:
    r"""Return where the work stands in a file of Project Gutenberg, and what its header says; None for any other text.

    Where the marks of beginning or end are missing, the words that always
    stand there tell.

    >>> start = "Title: Emma\nRelease Date: 1994 [EBook #158]\n\n*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***"
    >>> content = f"{start}\n\nI\n\nEnd of Project Gutenberg's Emma"
    >>> frame = gutenberg_frame(content)
    >>> content[frame.start : frame.end], frame.header.title, frame.header.source
    ('\n\nI\n\n', 'Emma', 'Project Gutenberg, eBook 158, 1994.')
    """
    lines = _lines_with_the_name(content)
    marks = next(iter(_at(lines, _END, content) or _at(lines, _LAST_WORDS, content)), None)
    starred = content.find("*", 0, _FARTHEST) >= 0
    start = line_with(_START, content, 0, _FARTHEST) if starred else None
    small_print = line_with(_SMALL_PRINT, content, 0, _FARTHEST) if starred and not start else None
    if small_print and ((marks and marks.start() < small_print.start()) or without_blanks(content, small_print.end()) == len(content)):
        small_print = None  # it is that of a licence at the end
    found = start or small_print
    head = found.end() if found else _without_mark(content) if _OPENS.match(content, 0, 200) else 0
    end = _end(content, head, lines)
    if not head and end == len(content):
        return None
    from .gutenberg_header import end_of_credits, read_header  # few texts have one, and its patterns take long to compile

    begins = end_of_credits(content, head) if head else 0
    return Frame(begins, max(end, begins), read_header(content, head, begins))


def _without_mark(content: str) -> int:
    """Return where a header ends that no mark ends."""
    from .gutenberg_header import end_of_header

    return end_of_header(content)


def _lines_with_the_name(content: str) -> list[int]:
    """Return where the lines begin in which the library is named; a plain search for letters is far faster than any pattern."""
    found: list[int] = []
    for letters in ("utenberg", "UTENBERG"):
        at = content.find(letters)
        while at >= 0:
            found.append(content.rfind("\n", 0, at) + 1)
            following = content.find("\n", at)
            at = content.find(letters, following) if following >= 0 else -1
    return sorted(found)


def _at(lines: list[int], pattern: re.Pattern[str], content: str, position: int = 0) -> list[re.Match[str]]:
    """Return where *pattern* stands at the beginning of one of *lines*, from *position* on."""
    return [match for line in lines if line >= position and (match := pattern.match(content, line))]


def _end(content: str, head: int, lines: list[int]) -> int:
    """Return where the last words of the library begin: at the marks of the end, or what stands closely before or instead of them."""
    restart = max((match.end() for match in _at(lines, _START, content, head)), default=head)  # several works in one file
    marks = next(iter(_at(lines, _END, content, restart)), None)
    last_words = [match.start() for match in _at(lines, _LAST_WORDS, content, restart)]
    if marks:
        return next((start for start in last_words if 0 <= marks.start() - start < _AFTER), marks.start())
    if last_words and len(content) - last_words[-1] < _LICENCE:
        return last_words[-1]
    licence = line_with(_OF_LICENCE, content, max(restart, len(content) - _LICENCE), len(content))
    return licence.start() if licence else len(content)
