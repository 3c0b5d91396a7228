"""What Wikisource puts around a text: the first and last page of an exported book, and in wikitext the templates of a page.

TEI: HD2 (fileDesc), HD3 (sourceDesc)
"""

import re
from typing import Final

from ..model import Header
from .frame import Frame, line_with, without_blanks

_FARTHEST: Final = 4_000  # characters from the beginning in which the first page of a book ends
_LAST_PAGE: Final = 60_000  # characters; it lists everybody who had a part in it
_EXPORTED: Final = re.compile(r"^[ \t#]*+(Export\w+ (?:\w+ ){1,3}(?:Wikisource|Vicifon\w+)\b[^\n]*)", re.IGNORECASE | re.MULTILINE)
_LIBRARY: Final = re.compile(r"^[^\n]*\b(?:Wikisource|Vicifon\w+)[^\n]*", re.MULTILINE)
_LICENCE: Final = re.compile(r"Creative Commons[^\n(\[,;]{0,60}(?:\n[^\n(\[,;]{1,60})?")
_LICENCE_URL: Final = re.compile(r"https?://(?:www\.)?creativecommons\.org/[^\s\])>]+")
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")
_SHORT: Final = 80
_MOST_CLOSING: Final = 4_000  # characters of categories and their like at the end of a page
_MOST_PARAMETERS: Final = 8_000  # characters
_MOST_LINES: Final = 8  # before the words that say whence a book is exported
_YEAR: Final = re.compile(r"\b1[0-9]{3}\b|\b20\d\d\b")

_OPENING: Final = re.compile(
    r"\{\{|<(?:noinclude|includeonly|pagequality|pages|section|div|span|br)\b[^>\n]*>|</(?:noinclude|div|span)>|<!--|__\w+__", re.IGNORECASE
)
_BRACES: Final = re.compile(r"\{\{|\}\}")
_LINK: Final = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")
_TEMPLATE: Final = re.compile(r"\{\{[^{}]*\}\}")
_NAME: Final = re.compile(r"\{\{\s*([^|{}\n]+)")
_PARAMETER: Final = re.compile(r"\s*([^=|{}\n]{1,30}?)\s*=(.*)", re.DOTALL)
_CLOSING_LINE: Final = re.compile(r"(?:\[\[[^\[\]\n]+:[^\[\]\n]+\]\]|\{\{[^{}\n]+\}\}|</?\w[^<>\n]*>|__\w+__)[ \t]*")
_CATEGORY: Final = re.compile(r"\[\[(?:category|kategorie|catégorie|categoria|categoría|categorie)\s*:", re.IGNORECASE)

#: Templates that stand over a work and say what it is.
_HEADERS: Final = frozenset(
    {"header", "translation header", "process header", "textdaten", "titulus2", "titre", "titreœuvre", "encabezado", "qualità", "intestazione"}
)
#: What their parameters are called in English, German, French and Latin.
_PARAMETERS: Final = {
    "title": ("title", "titel", "titre", "operaetitulus", "titulus"),
    "author": ("author", "override_author", "autor", "auteur", "scriptor"),
    "editor": ("editor", "herausgeber"),
    "translator": ("translator", "übersetzer", "traducteur", "interpres"),
    "year": ("year", "erscheinungsjahr", "annee", "année", "annus"),
    "place": ("erscheinungsort", "lieu"),
    "source": ("quelle", "source", "fons"),
}


def wikisource_frame(content: str) -> Frame | None:
    r"""Return where the work stands in a text from Wikisource, and what is said there of it; None for any other text.

    >>> content = "{{header\n | title = The River\n | author = [[Author:Anna Mill|Anna Mill]]\n | year = 1897\n}}\nIt rose.\n[[Category:Rivers]]"
    >>> frame = wikisource_frame(content)
    >>> content[frame.start : frame.end], frame.header.title, frame.header.author, frame.header.source
    ('\nIt rose.\n', 'The River', 'Anna Mill', 'Wikisource. First published 1897.')
    """
    return _exported(content) or _wikitext(content)


def _exported(content: str) -> Frame | None:
    """Return the frame of a book that was exported: its first page says so, its last tells of the library."""
    first = line_with(_EXPORTED, content, 0, _FARTHEST)
    before = [line[0].strip(" \t#") for line in _LINE.finditer(content, 0, first.start())] if first else []
    if first is None or len(before) > _MOST_LINES:
        return None
    end = _last_page(content, first.end())
    stated = _LICENCE.search(content, end)
    url = _LICENCE_URL.search(content, end)
    said = [f"Wikisource. {first[1].strip()}"]
    imprint = next((line for line in before[1:] if _YEAR.search(line)), "")
    if imprint:
        said.append(f"Source: {imprint}")
    if stated or url:
        said.append(f"Licence: {' '.join(part for part in (_plain(stated[0]) if stated else '', url[0].rstrip('.') if url else '') if part)}")
    author = next((line.removeprefix("by ") for line in before[1:2] if line != imprint), "")
    return Frame(first.end(), end, Header(title=before[0] if before else "", author=author, source=_sentences(said)))


def _last_page(content: str, start: int) -> int:
    """Return where the page about the library begins, with its heading: the end where there is none."""
    for match in _LIBRARY.finditer(content, max(start, len(content) - _LAST_PAGE)):
        if _LICENCE.search(content, match.end()) or "GNU" in content[match.end() :]:
            above = content.rfind("\n", 0, len(content[: match.start()].rstrip())) + 1
            heading = content[above : match.start()].strip()
            return above if above > start and 0 < len(heading) <= _SHORT else match.start()
    return len(content)


def _wikitext(content: str) -> Frame | None:
    """Return the frame of a page in wikitext: the templates and tags before its first words, those and the categories after its last."""
    position, said = 0, None
    while opening := _OPENING.match(content, without_blanks(content, position)):
        after = _after(content, opening)
        if after < 0:
            break
        if opening[0] == "{{":
            name = _NAME.match(content, opening.start())
            if name and " ".join(name[1].lower().split()) in _HEADERS and said is None:
                said = _parameters(content[opening.end() : min(after - 2, opening.end() + _MOST_PARAMETERS)])
            elif said is not None and not content[opening.start() : after].count("|"):
                break  # what stands after the header may be words of the work
        position = after
    tagged = position > 0 and "<pagequality" in content[:position]
    end = _closing(content, position)
    if said is None and not tagged and not _CATEGORY.search(content, end):
        return None
    return Frame(position if said is not None or tagged else 0, end, _header(said or {}))


def _after(content: str, opening: re.Match[str]) -> int:
    """Return where ends what *opening* opens, -1 where it does not."""
    if opening[0] == "<!--":
        return content.find("-->", opening.end()) + 3 or -1
    if opening[0] != "{{":
        return opening.end()
    depth = 0
    for brace in _BRACES.finditer(content, opening.start()):
        depth += 1 if brace[0] == "{{" else -1
        if not depth:
            return brace.end()
    return -1


def _closing(content: str, start: int) -> int:
    """Return where the lines of categories, links to other languages, templates and tags begin that end a page."""
    end = len(content)
    start = max(start, end - _MOST_CLOSING)
    while end > start:
        last = len(content[start:end].rstrip()) + start
        line = max(content.rfind("\n", start, last) + 1, start)
        position = line
        while position < last and (match := _CLOSING_LINE.match(content, position, last)):
            position = match.end()
        if position < last or last == start:
            break
        end = line
    return end


def _parameters(inner: str) -> dict[str, str]:
    """Return the parameters of a template, by name in lower case."""
    inner = _LINK.sub(r"\1", inner)
    while (simpler := _TEMPLATE.sub("", inner)) != inner:
        inner = simpler
    parameters = {}
    for part in inner.split("|")[1:]:
        if match := _PARAMETER.match(part):
            parameters[match[1].lower()] = _plain(match[2])
    return parameters


def _header(said: dict[str, str]) -> Header:
    values = {name: next((said[key] for key in keys if said.get(key)), "") for name, keys in _PARAMETERS.items()}
    published = ", ".join(part for part in (values["place"], values["year"]) if part)
    sentences = ["Wikisource"]
    if published:
        sentences.append(f"First published {published}")
    if values["source"]:
        sentences.append(f"Source: {values['source']}")
    title = "" if values["title"].startswith((".", "/")) else values["title"]
    return Header(title=title, author=values["author"], editor=values["editor"], translator=values["translator"], source=_sentences(sentences))


def _plain(words: str) -> str:
    """Return *words* without tags, marks of emphasis and marks of notes."""
    return " ".join(re.sub(r"<[^<>]*>|'{2,}|\[\d+\]", " ", words).split())


def _sentences(said: list[str]) -> str:
    return " ".join(sentence if sentence.endswith(".") else f"{sentence}." for sentence in said)
