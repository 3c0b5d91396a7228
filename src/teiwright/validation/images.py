"""Pictures: each is where the document says.

TEI: PHFAX (facs), FTGRA (graphic)
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from lxml import etree

from ..guidelines.namespaces import XML, local_name
from ..model import Document, Finding
from .examples import own_elements
from .gathering import Gathering
from .neighbours import Neighbours
from .positions import Positions, shortened
from .prefixes import scheme_of

_SUFFIXES: Final = frozenset(".jpg .jpeg .png .gif .tif .tiff .svg .webp .jp2 .bmp .avif .pdf".split())
_HOLDERS: Final = frozenset({"graphic", "media"})


def check_images(document: Document, positions: Positions, neighbours: Neighbours) -> Iterator[Finding]:
    """Yield every picture that is not among the *neighbours*; where its whole folder is missing, that folder once."""
    if document.root.get(f"{{{XML}}}base"):
        return
    gathered = Gathering(positions)
    for folder, pictures in _by_folder(document, neighbours).items():
        missing = [(element, pointer) for element, pointer, is_there in pictures if not is_there]
        if len(missing) == len(pictures) > 1:
            where = f"in {shortened(folder)}/" if folder != "." else "beside the document"
            for element, _ in missing:
                gathered.add(folder, "tw:missing-image", f"none of the pictures that should lie {where} is there", element)
        else:
            for element, pointer in missing:
                what = "picture" if local_name(element.tag) != "media" else "file"
                gathered.add((folder, pointer), "tw:missing-image", f'there is no {what} "{shortened(pointer)}"', element)
    yield from gathered.findings()


def _by_folder(document: Document, neighbours: Neighbours) -> dict[str, list[tuple[etree._Element, str, bool]]]:
    """Return the pictures of *document* by the folder in which each should lie: the element, the address, whether it is there."""
    found: dict[str, list[tuple[etree._Element, str, bool]]] = {}
    for element in own_elements(document.root):
        for attribute in ("url", "facs"):
            for pointer in (element.get(attribute) or "").split():
                if not is_image(element, attribute, pointer) or scheme_of(pointer):
                    continue
                name = unquote(pointer.partition("#")[0])
                path = neighbours.find(document, name)
                if path is not None:
                    found.setdefault(PurePosixPath(name).parent.as_posix(), []).append((element, pointer, neighbours.has(path)))
    return found


def is_image(element: etree._Element, attribute: str, pointer: str) -> bool:
    """Return whether *pointer* is the address of a picture, to be found as a file."""
    if pointer.startswith(("#", "/")):
        return False
    if attribute == "url":
        return local_name(element.tag) in _HOLDERS
    return attribute == "facs" and PurePosixPath(pointer.partition("#")[0]).suffix.lower() in _SUFFIXES
