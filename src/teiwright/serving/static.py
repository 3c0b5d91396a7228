"""What a server would answer, as a folder of files that any web server can hand out: DTS 1.0, level 0, which has no ranges.

The file of a request is what its URI template (RFC 6570) expands to, and the
templates stand in the entry point and in every object:

====================================================  =====================================================
``index.html``                                        the list for people
``dts.jsonld``                                        the entry point
``collection/members{;id,nav,page}.jsonld``           a collection or document, or its parents
``navigation/RESOURCE/units{;ref,down,tree,page}.jsonld``  units of a document
``document/RESOURCE/text{;ref,tree}.xml``             a document or a passage in TEI
``html/RESOURCE.html``, ``json/``, ``text/``          the whole in other forms, as ``download`` says
====================================================  =====================================================

Written are, of each tree, the units down to each level and to the bottom, and
of each unit itself, of one that holds others also those below it and all
within. Not written are ``down=0`` (the units beside one, which are those below
its parent) and what has no end, such as deeper levels than there are. A
reference that no file can be named after on every system has no file of its
own; how many there are is told.
Without a base, addresses are relative to the file in which they stand.
"""

import itertools
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from ..files import is_folder
from ..model import OutputError, Place, RefusedError
from .addresses import HTML, JSON, MEDIA_TYPES, TEI_XML, TEXT, quoted
from .answers import Paging, Service, as_json
from .catalogue import WRITTEN, Catalogue, Collection, Opened, Resource
from .citable_units import CitableUnit, CitationTree
from .faults import RequestError
from .navigation import BOTTOM, Reference, select
from .objects import CHILDREN, PARENTS, entry_point, relatives
from .start_page import start_page

_FORMS: Final = {HTML: ("html", ".html"), TEXT: ("text", ".txt"), JSON: ("json", ".json")}
_LABELS: Final = {HTML: "edition", JSON: "JSON", TEI_XML: "TEI", TEXT: "text"}
_REFUSED: Final = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\ud800-\udfff]')
_PAGING: Final = Paging()
_LONGEST: Final = 90  # bytes of a reference, or of the name of a tree, in a file name

Progress = Callable[[int, int, str], None]
Told = Callable[[str], object]


class FileAddresses:
    """The addresses of files, from a file that stands *depth* folders deep; *base* is that of the whole folder, ``""`` where it may be anywhere.

    >>> FileAddresses("", 2).navigation("ode")
    '../../navigation/ode/units{;ref,down,tree,page}.jsonld'
    >>> FileAddresses("https://example.org/texts/", 2).collection("root", "parents")
    'https://example.org/texts/collection/members;id=root;nav=parents.jsonld'
    """

    def __init__(self, base: str, depth: int, missing: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._base = f"{base.rstrip('/')}/" if base else "../" * depth
        self._missing = missing

    @property
    def entry(self) -> str:
        """The address of the entry point."""
        return f"{self._base}{WRITTEN}"

    @property
    def media_types(self) -> tuple[str, ...]:
        """The one form in which parts of documents are there."""
        return (TEI_XML,)

    def downloads(self, identifier: str) -> tuple[str, ...]:
        """Return the media types in which the whole document is there."""
        return tuple(one for one in MEDIA_TYPES if (identifier, one) not in self._missing)

    def collections(self, identifier: str = "") -> str:
        """Return the template of the collection endpoint."""
        given = f";id={quoted(identifier)}{{;nav,page}}" if identifier else "{;id,nav,page}"
        return f"{self._base}collection/members{given}.jsonld"

    def collection(self, identifier: str, nav: str | None = None, page: int | None = None) -> str:
        """Return the address of a collection, or of its parents, or of one page of either."""
        return f"{self._base}collection/{_file_name('members', id=quoted(identifier), nav=nav, page=page)}.jsonld"

    def navigation(self, identifier: str = "") -> str:
        """Return the template of the navigation endpoint."""
        return f"{self._base}navigation/{quoted(identifier) or '{resource}'}/units{{;ref,down,tree,page}}.jsonld"

    def documents(self, identifier: str = "") -> str:
        """Return the template of the document endpoint."""
        return f"{self._base}document/{quoted(identifier) or '{resource}'}/text{{;ref,tree}}.xml"

    def whole(self, identifier: str, media_type: str) -> str:
        """Return the address of a whole document in *media_type*."""
        if media_type == TEI_XML:
            return f"{self._base}document/{quoted(identifier)}/text.xml"
        folder, suffix = _FORMS[media_type]
        return f"{self._base}{folder}/{quoted(identifier)}{suffix}"

    def file(self, inner: str) -> str:
        """Return the address of the file *inner*."""
        return self._base + "/".join(quoted(part, ";=") for part in inner.split("/"))


def write_static(catalogue: Catalogue, out: Path, base: str = "", told: Told = lambda _: None, progress: Progress = lambda *_: None) -> int:
    """Write the answers on all documents of *catalogue* into the new folder *out*; return how many files they are.

    Raises RefusedError where *out* is there already or two documents or
    folders would have the same file on some systems, OutputError where it
    cannot be written; then nothing is there.
    """
    _require_different(catalogue)
    with _new_folder(out) as folder:
        return _Writer(catalogue, folder, base, told, progress).run()


class _Writer:
    def __init__(self, catalogue: Catalogue, folder: Path, base: str, told: Told, progress: Progress) -> None:
        self._catalogue, self._folder, self._base = catalogue, folder, base
        self._told, self._progress = told, progress
        self._service = Service(catalogue, _PAGING)
        self._missing: frozenset[tuple[str, str]] = frozenset()
        self._files = 0

    def run(self) -> int:
        resources = self._catalogue.resources
        for number, resource in enumerate(resources, 1):
            self._progress(number, len(resources), resource.identifier)
            opened = self._catalogue.open(resource)
            self._write_forms(resource, opened)
            self._write_units(resource, opened)
        for collection in self._catalogue.collections:
            self._write_members(collection)
        for resource in resources:
            self._write_members(resource)
        root = self._catalogue.collection("")
        if root is not None:
            self._write_members(root, named_in_file=False)
        top = self._addresses(0)
        self._write(WRITTEN, as_json(entry_point(top)))
        self._write("index.html", start_page(self._catalogue, WRITTEN, lambda resource: self._forms(resource, FileAddresses("", 0, self._missing))))
        return self._files

    def _addresses(self, depth: int) -> FileAddresses:
        return FileAddresses(self._base, depth, self._missing)

    @staticmethod
    def _forms(resource: Resource, addresses: FileAddresses) -> list[tuple[str, str]]:
        there = addresses.downloads(resource.identifier)
        return [(label, addresses.whole(resource.identifier, media_type)) for media_type, label in _LABELS.items() if media_type in there]

    def _write(self, inner: str, data: bytes) -> None:
        path = self._folder / inner
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._files += 1

    def _write_forms(self, resource: Resource, opened: Opened) -> None:
        self._write(f"document/{resource.identifier}/text.xml", self._service.whole(opened, TEI_XML))
        for media_type, (folder, suffix) in _FORMS.items():
            try:
                self._write(f"{folder}/{resource.identifier}{suffix}", self._service.whole(opened, media_type))
            except RequestError as problem:
                self._missing |= {(resource.identifier, media_type)}
                self._told(f"{resource.path}: {problem}")

    # navigation and passages

    def _write_units(self, resource: Resource, opened: Opened) -> None:
        if not opened.trees:
            self._write_navigation(resource, None, "", Reference(), BOTTOM)
        unnamed = 0
        taken: set[str] = set()
        for tree in opened.trees:
            if not _can_be_named(tree.identifier):
                unnamed += len(tree.units)
                continue
            for down in (*range(1, tree.depth + 1), BOTTOM):
                self._write_navigation(resource, tree, tree.identifier, Reference(), down)
            for unit in tree.units:
                name = f"{tree.identifier}/{unit.identifier}".casefold()
                if name in taken or not _can_be_named(unit.identifier):
                    unnamed += 1
                    continue
                taken.add(name)
                self._write_unit(resource, opened, tree, unit)
        if unnamed:
            counted = "1 reference has" if unnamed == 1 else f"{unnamed:,} references have"
            self._told(f"{resource.path}: {counted} no files here, as none can be named so on every system")

    def _write_unit(self, resource: Resource, opened: Opened, tree: CitationTree, unit: CitableUnit) -> None:
        reference = Reference(unit.identifier)
        for down in (None, 1, BOTTOM) if unit.parts else (None,):
            self._write_navigation(resource, tree, tree.identifier, reference, down)
        inner = _file_name("text", ref=unit.identifier, tree=tree.identifier)
        self._write(f"document/{resource.identifier}/{inner}.xml", self._service.passage(opened, tree, reference, TEI_XML))

    def _write_navigation(self, resource: Resource, tree: CitationTree | None, name: str, reference: Reference, down: int | None) -> None:
        selection = select(tree, reference, down)
        addresses = self._addresses(2)
        pages = -(-len(selection.members or ()) // _PAGING.units)

        def inner(page: int | None) -> str:
            return f"navigation/{resource.identifier}/{_file_name('units', ref=reference.ref, down=down, tree=name, page=page)}.jsonld"

        for page in (None, *(range(1, pages + 1) if pages > 1 else ())):
            url = addresses.file(inner(page))
            answer = self._service.navigation(resource, selection, page, addresses, url, lambda number: addresses.file(inner(number)))
            self._write(inner(page), as_json(answer))

    # collections

    def _write_members(self, named: Collection | Resource, *, named_in_file: bool = True) -> None:
        addresses = self._addresses(1)
        identifier = named.identifier if named_in_file else None
        for nav in (None, CHILDREN, PARENTS):
            pages = -(-len(relatives(self._catalogue, named, nav or CHILDREN)) // _PAGING.members)
            for page in (None, *(range(1, pages + 1) if pages > 1 else ())):
                answer: dict[str, Any] = self._service.collection(named, nav, page, addresses)
                self._write(f"collection/{_file_name('members', id=identifier, nav=nav, page=page)}.jsonld", as_json(answer))


def _file_name(stem: str, **parameters: object) -> str:
    """Return *stem* with those *parameters* that are given, as ``{;...}`` of RFC 6570 has them.

    >>> _file_name("units", ref="1.2", down=-1, tree="", page=None)
    'units;ref=1.2;down=-1'
    """
    return stem + "".join(f";{name}={value}" for name, value in parameters.items() if value not in {None, ""})


def _can_be_named(value: str) -> bool:
    """Return whether a file can be named after *value* on every system.

    >>> [_can_be_named(one) for one in ("1.2", "Préface", "a/b", "1:2", "x" * 300)]
    [True, True, False, False, False]
    """
    return not _REFUSED.search(value) and len(value.encode("utf-8", "surrogatepass")) <= _LONGEST and unicodedata.is_normalized("NFC", value)


def _require_different(catalogue: Catalogue) -> None:
    """Raise RefusedError where two documents would have the same file on a system that does not tell capitals from small letters."""
    seen: dict[str, str] = {}
    for identifier in (*(one.identifier for one in catalogue.resources), *(one.identifier for one in catalogue.collections)):
        other = seen.setdefault(identifier.casefold(), identifier)
        if other != identifier:
            raise RefusedError(f'the files of "{identifier}" and "{other}" would be the same on many systems; rename one of them')


@contextmanager
def _new_folder(out: Path) -> Iterator[Path]:
    """Give a new folder beside *out*, which becomes *out* when all is well; whatever else happens, it is taken away."""
    if out.exists() or out.is_symlink():
        raise RefusedError("this is there already and is not overwritten; name another output or take it away", Place(str(out)))
    if not is_folder(out.parent):
        raise OutputError("there is no such folder", Place(str(out.parent)))
    made: Path | None = None
    try:
        made = _made_in(out.parent)
        yield made
        made.rename(out)
    except OSError as problem:
        raise OutputError(f"the folder cannot be written: {problem.strerror}", Place(str(out))) from problem
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


def _made_in(parent: Path) -> Path:
    for number in itertools.count():
        path = parent / f".teiwright-{os.getpid()}-{number}"
        with suppress(FileExistsError):
            path.mkdir()
            return path
    raise AssertionError  # counting has no end
