"""The files around documents, into which their pointers may lead: each is read once, and nothing outside given folders.

TEI: SATS (pointers into other documents)
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lxml import etree

from ..files import Watch, is_file, is_folder, read_bytes, watching
from ..guidelines.namespaces import XML_ID, local_name
from ..model import Document, MarkupError, SourceError, parse_xml

#: What stands behind it is not read.
INCLUDE: Final = "{http://www.w3.org/2001/XInclude}include"
_XML: Final = frozenset({".xml", ".tei", ".odd"})


class Neighbours:
    """What stands in *folders* and below them, as pointers find it.

    A pointer could name any file of the machine. What is in none of the
    folders is neither read nor looked for, so that a finding never tells what
    else there is.
    """

    def __init__(self, *folders: str | Path) -> None:
        self.roots = [root for folder in folders if (root := _resolved(Path(folder))) is not None]
        self._targets: dict[Path, Mapping[str, str] | None] = {}
        self._there: dict[Path, bool] = {}
        self._digests: dict[Path, str] = {}
        self._asked: set[Path] = set()

    @classmethod
    def around(cls, document: Document) -> "Neighbours":
        """Return those in the folder that *document* was read from; none where it was not read from a file."""
        return cls(*([document.origin.folder] if document.origin.folder else []))

    def find(self, document: Document, path: str) -> Path | None:
        """Return the file that *document* means by the relative *path*, whether it is there or not; None where it lies outside."""
        folder = document.origin.folder
        if not folder or not path or "\0" in path:
            return None
        found = _resolved(Path(folder, path))
        return found if found is not None and any(found.is_relative_to(root) for root in self.roots) else None

    def has(self, path: Path) -> bool:
        """Return whether there is a file or folder at *path*, which `find` returned."""
        self._asked.add(path)
        if path not in self._there:
            with watching(None):
                self._there[path] = is_file(path) or is_folder(path)
        return self._there[path]

    def asked(self) -> tuple[dict[str, str], dict[str, bool]]:
        """Return what was asked since the last time: the digests of files that were read, and whether what was looked for is there."""
        asked, self._asked = self._asked, set()
        read = {str(path): self._digests[path] for path in asked if path in self._digests}
        return read, {str(path): self._there[path] for path in asked if path in self._there}

    def targets(self, path: Path) -> Mapping[str, str] | None:
        """Return what pointers can lead to in the file at *path*: element names by xml:id; None where that cannot be told."""
        self._asked.add(path)
        if path not in self._targets:
            with watching(watch := Watch()):
                self._targets[path] = _targets_in(path)
            self._digests[path] = next(iter(watch.read.values()), "")
        return self._targets[path]


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # links that go round; a name that is none
        return None


def _targets_in(path: Path) -> Mapping[str, str] | None:
    if path.suffix not in _XML:
        return None
    try:
        root = parse_xml(read_bytes(path), path.name).getroot()
    except (SourceError, MarkupError):
        return None
    if next(root.iter(INCLUDE), None) is not None:  # what it includes may hold them
        return None
    return {str(element.get(XML_ID)): local_name(element.tag) for element in root.iter(etree.Element) if XML_ID in element.attrib}
