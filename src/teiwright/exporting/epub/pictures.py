"""Pictures that lie beside the document come into the book; of any other the words for it stay.

A picture is read only where its address stays within the document's folder
and its first bytes are those of PNG, JPEG, GIF or WebP. SVG is left out, as it
may hold scripts and addresses of its own.

TEI: COGR (graphic, figDesc), FTGRA
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from ...files import is_file, read_bytes
from ...guidelines.namespaces import local_name, tei
from ...model import Document, SourceError
from ..html.identifiers import Identifiers
from ..html.names import words_of
from ..markup import Token, end_of

_GRAPHICS: Final = (tei("graphic"), tei("media"))

#: The first bytes of a file -> its suffix and media type.
_KINDS: Final = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"GIF87a", "gif", "image/gif"),
    (b"GIF89a", "gif", "image/gif"),
)
_MOST_BYTES: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of the book."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


class Pictures:
    """The pictures of a document that a book can take, and where they stand."""

    def __init__(self, document: Document, identifiers: Identifiers) -> None:
        self._folder = document.origin.folder
        self._files: dict[Path, Picture | None] = {}
        self._shown: dict[str, tuple[Picture, str]] = {}
        for node in document.root.iter(*_GRAPHICS):
            picture = self._find(node.get("url") or "")
            if picture is not None:
                self._shown[identifiers.give(node, "picture")] = (picture, _alternative(node))
        self._used: dict[str, Picture] = {}

    @property
    def used(self) -> list[Picture]:
        """The pictures that were put in their places, each once."""
        return sorted(self._used.values(), key=lambda picture: picture.name)

    def _find(self, address: str) -> Picture | None:
        path = find_beside(address, self._folder)
        if path is None:
            return None
        if path not in self._files:
            self._files[path] = read_picture(path, sum(one is not None for one in self._files.values()) + 1)
        return self._files[path]

    def put(self, tokens: list[Token]) -> list[Token]:
        """Return *tokens* with every picture that the book has in the place of the words for it."""
        found: list[Token] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            identifier = token.attributes.get("id", "")
            if identifier in self._shown and "picture" in token.classes:
                picture, alternative = self._shown[identifier]
                self._used[picture.name] = picture
                found.append(Token("img", attributes={"src": picture.name, "alt": alternative, "id": identifier}))
                index = end_of(tokens, index)
            else:
                found.append(token)
            index += 1
        return found


def find_beside(address: str, folder: str) -> Path | None:
    """Return the file that *address* names in *folder* or below it, or None where it names none, or one elsewhere."""
    try:
        parts = urlsplit(address)
        if not folder or not parts.path or parts.scheme or parts.netloc:
            return None
        base = Path(folder).resolve()
        path = (base / unquote(parts.path)).resolve()
        return path if path.is_relative_to(base) and is_file(path) else None
    except (OSError, ValueError, RuntimeError):  # no name of a file, or links that go round in a circle
        return None


def read_picture(path: Path, number: int) -> Picture | None:
    """Return the picture in the file *path* as the *number*-th of its book, or None where it is no picture that may be shown."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None
        data = read_bytes(path)
    except (OSError, SourceError):
        return None
    for beginning, suffix, media_type in _KINDS:
        if data.startswith(beginning):
            return Picture(f"picture-{number:03}.{suffix}", media_type, data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Picture(f"picture-{number:03}.webp", "image/webp", data)
    return None


def _alternative(node: etree._Element) -> str:
    """Return the words for a picture: its description, else its heading, else that there is one."""
    figure = node.getparent()
    around = [one for one in (node, figure) if one is not None]
    for gi in ("figDesc", "desc", "head"):
        for holder in around:
            found = next((child for child in holder.iterchildren(tei(gi)) if words_of(child)), None)
            if found is not None and (holder is node or local_name(holder.tag) == "figure"):
                return words_of(found)
    return "Picture"
