"""What the header of a library says of a text: that of Project Gutenberg.

The words themselves stay in the text, marked as what they are; here they are
only read, for the teiHeader.

TEI: HD2 (fileDesc), HD3 (sourceDesc)
"""

import re
from dataclasses import replace
from typing import Final

from ..model import Header, Text

_FARTHEST: Final = 30_000  # characters
_START: Final = re.compile(r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*\n", re.IGNORECASE | re.MULTILINE)
_FIELD: Final = re.compile(r"^(Title|Author|Editor|Translator|Release Date): *([^\n]+(?:\n[ \t]+[^\n]+)*)", re.MULTILINE)
_NUMBER: Final = re.compile(r" *\[e-?(?:book|text) *#?(\d+)\]", re.IGNORECASE)
_CREDITS: Final = re.compile(r"\s*((?:Produced by|E-?text (?:prepared|produced) by|Transcribed (?:from|by))[^\n]+(?:\n[^\n]+)*)", re.IGNORECASE)
_NOBODY: Final = frozenset({"various", "anonymous", "unknown"})


def library_header(text: Text) -> Header:
    r"""Return what the library says of *text*: title, author, editor, translator, and as the source the library itself; empty where there is none.

    >>> content = "Title: Emma\nAuthor: Jane Austen\nRelease Date: August, 1994 [EBook #158]\n*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***\n"
    >>> header = library_header(Text(content))
    >>> header.title, header.author, header.source
    ('Emma', 'Jane Austen', 'Project Gutenberg, eBook 158, August, 1994.')
    """
    start = _START.search(text.content, 0, _FARTHEST)
    if start is None:
        return Header()
    said = {name: " ".join(value.split()) for name, value in reversed(_FIELD.findall(text.content, 0, start.start()))}
    release = said.get("Release Date", "")
    number = _NUMBER.search(release)
    parts = ["Project Gutenberg", f"eBook {number[1]}" if number else "", _NUMBER.sub("", release).strip()]
    credit = _CREDITS.match(text.content, start.end())
    source = f"{', '.join(part for part in parts if part)}.{' ' + ' '.join(credit[1].split()) if credit else ''}"
    people = {name: "" if value.lower() in _NOBODY else value for name, value in said.items()}
    return Header(
        title=said.get("Title", ""),
        author=people.get("Author", ""),
        editor=people.get("Editor", ""),
        translator=people.get("Translator", ""),
        source=source if source.endswith(".") else f"{source}.",
    )


def filled_from(header: Header, said: Header) -> Header:
    """Return *header* with what it leaves open taken from what a library has *said*.

    >>> filled_from(Header(title="Mine"), Header(title="Theirs", author="A. Mill")).author
    'A. Mill'
    """
    return replace(
        header, **{name: getattr(said, name) for name in ("title", "author", "editor", "translator", "source") if not getattr(header, name)}
    )
