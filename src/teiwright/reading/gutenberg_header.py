"""What the header of a file of Project Gutenberg says, and its credits, once it is known to have some.

TEI: HD2 (fileDesc), HD3 (sourceDesc)
"""

import re
from typing import Final

from ..model import Header
from .frame import without_blanks
from .gutenberg import NAME

_FIRST_WORDS: Final = 400  # characters
#: How the paragraphs of a header begin, where no mark tells its end.
_OF_HEADER: Final = re.compile(
    rf"""\[?(?:
        (?:Title|Author|Editor|Translator|Illustrator|Contributor|Commentator|Edition|Language|Credits):
        |(?:Release\ Date|Posting\ Date|Last\ Updated|Original\ Publication|Character\ set\ encoding):
        |(?:Most\ recently|Last)\ updated|This\ e(?:Book|text)\ is\ for\ the\ use|(?:The\ )?{NAME.replace(" ", "[ ]")}|\[?e(?:Book|text)\ *\#
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
_FIELD: Final = re.compile(r"^(Title|Author|Editor|Translator|Release Date|Credits): *([^\n]+(?:\n[ \t]+[^\n]+)*)", re.MULTILINE)
#: The first words of a header say the same as its fields, which old ones have not.
_OF: Final = re.compile(rf"\W*(?:the )?{NAME} e-?(?:text|book)(?:,| of) +([^*]+?),?\s+by\s+([^*\n]+?)[*\s]*(?:\n\n|$)", re.IGNORECASE)
_RELEASED: Final = re.compile(r"^(\w+,? +\d{4} +\[e-?(?:text|book) *#?\d+\])", re.IGNORECASE | re.MULTILINE)
_NUMBER: Final = re.compile(r" *\[e-?(?:book|text) *#?(\d+)\]", re.IGNORECASE)
#: Lines that no blank one parts.
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n[^\n]*\S[^\n]*)*")
_STATED: Final = re.compile(r"under the terms of (the\s+Project\s+Gutenberg\s+License)", re.IGNORECASE)
_NOBODY: Final = frozenset({"various", "anonymous", "unknown"})


def end_of_header(content: str) -> int:
    r"""Return where the header ends of a file in which no mark tells it: where the paragraphs end that stand in headers.

    >>> end_of_header("Title: Emma\n\nAuthor: Jane Austen\n\nI\n\nEmma Woodhouse")
    32
    """
    return _past(content, 0, _OF_HEADER)


def end_of_credits(content: str, head: int) -> int:
    """Return where the paragraphs end, after the header that ends at *head*, that say who made the file."""
    return _past(content, head, _CREDITS)


def _past(content: str, position: int, known: re.Pattern[str]) -> int:
    """Return where the paragraphs from *position* on end that begin as *known* says."""
    while (paragraph := _PARAGRAPH.match(content, without_blanks(content, position))) and known.match(content, paragraph.start()):
        position = paragraph.end()
    return position


def read_header(content: str, head: int, begins: int) -> Header:
    r"""Return what the first *head* characters of *content*, and the credits after them, to *begins*, say.

    >>> read_header("Title: Emma\nRelease Date: 1994 [EBook #158]\n", 44, 44).source
    'Project Gutenberg, eBook 158, 1994.'
    """
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
