"""What Project Gutenberg puts around a text: header, credits, licence.

TEI: HD2 (fileDesc), HD3 (sourceDesc)
"""

import re
from typing import Final

from ..model import Header
from .frame import Frame, line_with, without_blanks

_FARTHEST: Final = 30_000  # characters from the beginning in which a header ends
_LICENCE: Final = 30_000  # characters; a licence is no longer
_FIRST_WORDS: Final = 400  # characters
_AFTER: Final = 3_000  # characters between the first words of the end and the marks of it: notes of those who made the file
_NAME: Final = r"pro[jg][a-z]{2,4} gutenberg"  # Project, Projekt, Projet, Progetto

_LINES: Final = re.IGNORECASE | re.MULTILINE
#: The title in the mark of the beginning may take several lines; then stars end it.
_START: Final = re.compile(
    rf"^[ \t]*+\*{{3}} ?START OF (?:THE|THIS) {_NAME}(?:[^\n]*\*{{3}}[ \t]*$|[^\n]*(?:\n[^\n*]+){{0,2}}\n[^\n*]*\*{{3}}[^\n]*|[^\n]*)", _LINES
)
_SMALL_PRINT: Final = re.compile(r"^[ \t]*+\*END\*? ?THE SMALL PRINT[^\n]*(?:\n[^\n]+)*", _LINES)
_OPENS: Final = re.compile(rf"\ufeff?\s*(?:\*+ ?)?(?:the |this (?:is )?)?{_NAME}", re.IGNORECASE)
#: How the paragraphs of a header begin, where no mark tells its end.
_OF_HEADER: Final = re.compile(
    rf"""\[?(?:
        (?:Title|Author|Editor|Translator|Illustrator|Contributor|Commentator|Edition|Language|Credits):
        |(?:Release\ Date|Posting\ Date|Last\ Updated|Original\ Publication|Character\ set\ encoding):
        |(?:Most\ recently|Last)\ updated|This\ e(?:Book|text)\ is\ for\ the\ use|(?:The\ )?{_NAME.replace(" ", "[ ]")}|\[?e(?:Book|text)\ *\#
        |Copyright\ laws\ are\ changing|\**This\ header\ should\ be\ the\ first
        |\**(?:Welcome\ to\ the\ world|eBooks\ readable\ by\ both|These\ e(?:Books|texts)\ were\ prepared)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: How paragraphs begin that say who made the file.
_CREDITS: Final = re.compile(
    r"""_?\[?(?:
        (?:Credits:|Produced\ by|(?:HTML\ version|Scanned|Digitized|Transcribed|Proofed|Proofread)\ (?:from|by)|Distributed\ Proofread)
        |E-?(?:text|Book)\ (?:was\ )?(?:prepared|produced|scanned|transcribed)
        |This\ e-?(?:text|book)\ (?:was|is)\ (?:prepared|produced|transcribed|created|based)
        |Note:\ (?:Project\ Gutenberg|Images?\ of\ the\ original)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_END: Final = re.compile(rf"^[ \t]*+\*{{3}} ?END OF (?:THE|THIS) {_NAME}", _LINES)
_LAST_WORDS: Final = re.compile(
    rf"^[ \t*]*+(?:End of|Ende (?:dieses|des|von)|Fin (?:de|du)|Einde van|Fine d\w+) ?(?:the |this |l')?(?:e-?(?:text|book) )?{_NAME}", _LINES
)
#: What stands in a licence, where no mark tells its beginning.
_OF_LICENCE: Final = re.compile(
    r"^[ \t]*+(?:Updated editions will replace|\*{3} ?START: FULL LICEN[SC]E|\*+ ?This file should be named|THE FULL PROJECT GUTENBERG LICEN[SC]E"
    r"|\*{3} ?START\*\*THE SMALL PRINT)",
    _LINES,
)

_FIELD: Final = re.compile(r"^(Title|Author|Editor|Translator|Release Date|Credits): *([^\n]+(?:\n[ \t]+[^\n]+)*)", re.MULTILINE)
#: The first words of a header say the same as its fields, which old ones have not.
_OF: Final = re.compile(rf"\W*(?:the )?{_NAME} e-?(?:text|book)(?:,| of) +([^*]+?),?\s+by\s+([^*\n]+?)[*\s]*(?:\n\n|$)", re.IGNORECASE)
_RELEASED: Final = re.compile(r"^(\w+,? +\d{4} +\[e-?(?:text|book) *#?\d+\])", re.IGNORECASE | re.MULTILINE)
_NUMBER: Final = re.compile(r" *\[e-?(?:book|text) *#?(\d+)\]", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n[^\n]*\S[^\n]*)*")
_STATED: Final = re.compile(r"under the terms of (the\s+Project\s+Gutenberg\s+License)", re.IGNORECASE)
_NOBODY: Final = frozenset({"various", "anonymous", "unknown"})


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
    head = found.end() if found else _known_paragraphs(content, 0, _OF_HEADER) if _OPENS.match(content, 0, 200) else 0
    end = _end(content, head, lines)
    if not head and end == len(content):
        return None
    begins = _known_paragraphs(content, head, _CREDITS) if head else 0
    return Frame(begins, max(end, begins), _header(content, head, begins))


def _known_paragraphs(content: str, position: int, known: re.Pattern[str]) -> int:
    """Return where the paragraphs from *position* on end that begin as *known* says."""
    while (paragraph := _PARAGRAPH.match(content, without_blanks(content, position))) and known.match(content, paragraph.start()):
        position = paragraph.end()
    return position


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


def _header(content: str, head: int, begins: int) -> Header:
    """Return what the first *head* characters, and the credits after them, say."""
    said = {name: " ".join(value.split()) for name, value in reversed(_FIELD.findall(content, 0, head))}
    if "Title" not in said and (first := _OF.match(content[: min(head, _FIRST_WORDS)])):
        said |= {"Title": " ".join(first[1].split()), "Author": said.get("Author", first[2].strip())}
    released = _RELEASED.search(content, 0, head)
    release = said.get("Release Date", " ".join(released[1].split()) if released else "")
    number = _NUMBER.search(release)
    parts = ["Project Gutenberg", f"eBook {number[1]}" if number else "", _NUMBER.sub("", release).strip()]
    sentences = [", ".join(part for part in parts if part)]
    producer = _PARAGRAPH.match(content, without_blanks(content, head)) if begins > head else None
    if credit := " ".join((producer[0] if producer else said.get("Credits", "")).split()):
        sentences.append(credit)
    if stated := _STATED.search(content, 0, head):
        sentences.append(f"Licence: {' '.join(stated[1].split())}")
    people = {name: "" if value.lower() in _NOBODY else value for name, value in said.items()}
    return Header(
        title=said.get("Title", ""),
        author=people.get("Author", ""),
        editor=people.get("Editor", ""),
        translator=people.get("Translator", ""),
        source=" ".join(sentence if sentence.endswith(".") else f"{sentence}." for sentence in sentences) if head else "",
    )
