"""What is served: the TEI documents of a folder or of a list of files, and the collections that the folder's own order makes of them.

A document is known by its identifier alone; where its file lies stands in a
table that is made by looking at the folder, so that no address leads to a file
that is not in it. Documents are read when they are asked for, and few are kept;
a file or folder that has changed since is looked at again.
Every document stands in a collection below the root, never in the root itself:
clients take the members of the root for collections.

TEI: HD (the TEI header)
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any, Final

from ..exporting.register import metadata
from ..files import is_folder, read_bytes
from ..guidelines.namespaces import tei
from ..model import Document, MarkupError, Place, SourceError
from ..reading import read_document
from .citable_units import CitationTree, Shape
from .dublin_core import dublin_core, title_of
from .identifiers import ROOT, TOP, document_id, folder_id
from .order import Order
from .passages import Passages
from .trees import citation_trees

_SUFFIXES: Final = frozenset({".xml", ".tei"})
_MOST_KEPT: Final = 12_000_000  # bytes of source whose trees are kept
#: The file by which a folder is known that was written as static files: copies of documents stand there.
WRITTEN: Final = "dts.jsonld"
_ROOT_TITLE: Final = "Collections"
_TOP_TITLE: Final = "Documents"

Told = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Facts:
    """What lists say of a document."""

    title: str
    dublin_core: dict[str, Any]
    series: str
    trees: tuple[tuple[str, tuple[Shape, ...]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Resource:
    """A document that is served, and the state in which its file was seen."""

    identifier: str
    collection: str
    path: Path
    state: tuple[int, int, int]
    facts: Facts


@dataclass(frozen=True, slots=True, eq=False)
class Collection:
    """A collection: *members* are identifiers, *parent* is ``""`` for the root."""

    identifier: str
    title: str
    parent: str
    members: tuple[str, ...]


class Opened:
    """A document that has been read, with its citation trees, the default first.

    *remarks* say what in its declarations is not followed; *made* keeps what
    was made of the whole.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.order = Order(document.root)
        self.trees, self.remarks = citation_trees(document, self.order)
        self.made: dict[str, bytes] = {}

    @cached_property
    def passages(self) -> dict[str, Passages]:
        """The passages by the identifier of their tree."""
        return {tree.identifier: Passages(self.document, self.order, tree) for tree in self.trees}

    def tree(self, identifier: str) -> CitationTree | None:
        """Return the tree of that name, ``""`` for the default one."""
        return next((tree for tree in self.trees if tree.identifier == identifier), None)

    @property
    def size(self) -> int:
        """How many bytes it is worth keeping in mind for."""
        return len(self.document.source or b"") + sum(map(len, self.made.values()))

    def facts(self) -> Facts:
        """Return what lists say of it."""
        series = str(metadata(self.document).get("series") or "")
        trees = tuple((tree.identifier, tree.shapes) for tree in self.trees)
        return Facts(title_of(self.document), dublin_core(self.document), series, trees)


class Catalogue:
    """The documents and collections of *paths*: a project, any folder, or single files.

    *told* gets a sentence on each file that is no document and on what of its
    citations is not followed, *detail* one on each file that is TEI without a
    text. Of two files that would have the same identifier the first is served.
    Raises SourceError where there is no document at all.
    """

    def __init__(self, paths: Sequence[Path], told: Told = lambda _: None, detail: Told = lambda _: None) -> None:
        self._roots = [_tei_of_project(path) for path in paths]
        self._told, self._detail = told, detail
        self._resources: dict[str, Resource] = {}
        self._collections: dict[str, Collection] = {}
        self._folders: dict[Path, int] = {}
        self._refused: dict[Path, tuple[int, int, int]] = {}
        self._passed_over: set[Path] = set()
        self._kept: OrderedDict[str, tuple[tuple[int, int, int], Opened]] = OrderedDict()
        for path, root in zip(paths, self._roots, strict=True):
            if not root.exists():
                raise SourceError("there is no such file or folder", Place(str(path)))
        self._look()
        if not self._resources:
            raise SourceError("there is no TEI document here that can be served", Place(", ".join(map(str, paths))))

    # what there is

    def refresh(self) -> None:
        """Look again at what has changed since: folders for files that came and went, files for what is in them."""
        folders_changed = any(_changed(folder) != state for folder, state in self._folders.items())
        if folders_changed or any(_state(one.path) != one.state for one in self._resources.values()) or self._mended():
            self._look()

    def _mended(self) -> bool:
        return any(_state(path) != state for path, state in self._refused.items())

    @property
    def resources(self) -> list[Resource]:
        """All documents, by identifier."""
        return [self._resources[name] for name in sorted(self._resources)]

    @property
    def collections(self) -> list[Collection]:
        """All collections, by identifier."""
        return [self._collections[name] for name in sorted(self._collections)]

    def resource(self, identifier: str) -> Resource | None:
        """Return the document of that identifier, if there is one."""
        return self._resources.get(identifier)

    def collection(self, identifier: str) -> Collection | None:
        """Return the collection of that identifier, if there is one; ``""`` is the root."""
        return self._collections.get(identifier or ROOT)

    def open(self, resource: Resource) -> Opened:
        """Return *resource* read; raises SourceError where it has become unreadable since it was seen."""
        known = self._kept.pop(resource.identifier, None)
        opened = known[1] if known is not None and known[0] == resource.state else self._read(resource.path)
        self._keep(resource.identifier, resource.state, opened)
        return opened

    def _keep(self, identifier: str, state: tuple[int, int, int], opened: Opened) -> None:
        self._kept[identifier] = state, opened
        while len(self._kept) > 1 and sum(one.size for _, one in self._kept.values()) > _MOST_KEPT:
            self._kept.popitem(last=False)

    # looking

    def _look(self) -> None:
        before = self._resources
        self._resources, self._folders = {}, {}
        for root in self._roots:
            for path in self._files(root):
                inner = path.relative_to(root) if path != root else PurePath(path.name)
                self._add(path, inner, before.get(document_id(inner)))
        self._collections = {one.identifier: one for one in self._grouped()}

    def _files(self, root: Path) -> Iterator[Path]:
        """Yield the files below *root* that may be documents, by name, and remember the folders in which they were looked for."""
        if not is_folder(root):
            yield root
            return
        waiting, limit = [root], root.resolve()
        while waiting:
            folder = waiting.pop()
            self._folders[folder] = _changed(folder)
            try:
                entries = sorted(folder.iterdir())
            except OSError as problem:
                self._pass_over(folder, self._told, f"the folder cannot be read: {problem.strerror}")
                continue
            if folder != root and any(entry.name == WRITTEN for entry in entries):
                self._pass_over(folder, self._detail, "it was written by teiwright dts")
                continue
            shown = [entry for entry in entries if not entry.name.startswith(".")]
            yield from (entry for entry in shown if entry.suffix.lower() in _SUFFIXES and entry.is_file() and _stays(entry, limit))
            waiting += [entry for entry in reversed(shown) if entry.is_dir() and not entry.is_symlink()]

    def _pass_over(self, folder: Path, tell: Told, reason: str) -> None:
        """Tell once that *folder* is left out."""
        if folder not in self._passed_over:
            self._passed_over.add(folder)
            tell(f"{folder}: {reason}; left out")

    def _add(self, path: Path, inner: PurePath, before: Resource | None) -> None:
        state = _state(path)
        identifier = document_id(inner)
        other = self._resources.get(identifier)
        if other is not None:
            if self._refused.get(path) != state:
                self._told(f'{path}: it would have the same identifier "{identifier}" as {other.path}; left out')
            self._refused[path] = state
            return
        if before is not None and before.path == path and before.state == state:
            self._resources[identifier] = before
            return
        if self._refused.get(path) == state:
            return
        self._refused.pop(path, None)
        try:
            opened = self._read(path)
        except SourceError as problem:
            self._refused[path] = state
            place = problem.place
            self._told(f"{Place(str(path), place.line if place else None, place.column if place else None)}: {problem.message}; left out")
            return
        if next(opened.document.root.iter(tei("text"), tei("sourceDoc")), None) is None:
            self._refused[path] = state
            self._detail(f"{path}: it holds no text; left out")
            return
        for remark in opened.remarks:
            self._told(f"{path}: {remark}")
        self._resources[identifier] = Resource(identifier, folder_id(inner.parent), path, state, opened.facts())
        self._keep(identifier, state, opened)

    @staticmethod
    def _read(path: Path) -> Opened:
        document = read_document(read_bytes(path), path.name, str(path.parent))
        if document.root.tag not in {tei("TEI"), tei("teiCorpus")}:
            raise MarkupError("this is no TEI document: its root is neither TEI nor teiCorpus", Place(str(path)))
        return Opened(document)

    def _grouped(self) -> Iterator[Collection]:
        """Yield the collections: one for each folder with documents in it, all below the root."""
        members: dict[str, list[str]] = {}
        for resource in self.resources:
            members.setdefault(resource.collection, []).append(resource.identifier)
        for name in list(members):
            while above := _above(name):
                members.setdefault(above, [])
                name = above
        tops = sorted(name for name in members if not _above(name))
        series = {resource.facts.series for resource in self._resources.values()}
        yield Collection(ROOT, (series.pop() if len(series) == 1 else "") or _ROOT_TITLE, "", tuple(tops))
        for name, held in members.items():
            within = sorted(one for one in members if _above(one) == name)
            yield Collection(name, self._title(name), _above(name) or ROOT, (*within, *held))

    def _title(self, name: str) -> str:
        if name == TOP:
            return _TOP_TITLE
        folder = next((folder for root in self._roots for folder in self._folders if folder != root and _id_within(folder, root) == name), None)
        return folder.name if folder else name


def _id_within(folder: Path, root: Path) -> str:
    return folder_id(folder.relative_to(root)) if folder.is_relative_to(root) else ""


def _above(name: str) -> str:
    """Return the identifier of the collection around that of a folder, ``""`` where it is the root.

    >>> _above("letters~1917~"), _above("letters~"), _above("documents")
    ('letters~', '', '')
    """
    return "".join(f"{part}~" for part in name.split("~")[:-2])


def _tei_of_project(path: Path) -> Path:
    """Return the folder of documents: of a project, which has seeds/, its tei/; else *path* itself."""
    return path / "tei" if is_folder(path / "seeds") and is_folder(path / "tei") else path


def _stays(path: Path, root: Path) -> bool:
    """Return whether *path* is no link that leads out of *root*."""
    try:
        return not path.is_symlink() or path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _state(path: Path) -> tuple[int, int, int]:
    try:
        status = os.stat(path)  # noqa: PTH116  # the quicker way, asked for every document at every request
    except (OSError, ValueError):
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino


def _changed(folder: Path) -> int:
    return _state(folder)[0]
