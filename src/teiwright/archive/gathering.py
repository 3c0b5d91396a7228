"""What of a folder belongs into a package, and as what.

Links are followed only to files inside the folder. What is left out is told:
hidden files, links that lead out, devices, bags that were made before.
"""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from ..files import is_file, is_folder, read_bytes
from ..guidelines.namespaces import tei
from ..model import Document, Place, RefusedError, SourceError
from ..reading import read_document
from ..validation.schemas import own_schema
from .file_names import safe_name
from .header_facts import Facts, facts_of

_SEEDS: Final = "seeds"
_PARTS: Final = (_SEEDS, "tei", "schema")
_HOUSE: Final = "teiwright.toml"
_OWN_SCHEMA: Final = "teiwright.rng"
_MARKUP: Final = frozenset({".xml", ".tei"})
_SCHEMAS: Final = frozenset({".rng", ".rnc", ".xsd", ".sch", ".odd", ".dtd", ".isosch"})


class Role(StrEnum):
    """What a file is in the package."""

    DOCUMENT = "TEI document"
    AUTHORITY = "authority file"
    SCHEMA = "schema"
    SOURCE = "source"
    SETTINGS = "settings"
    MATERIAL = "material"


@dataclass(frozen=True, slots=True)
class Item:
    """One file: where it lies, its *name* in the payload, what it is, and of a document what its header says."""

    path: Path
    name: str
    role: Role
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Gathered:
    """All files of a package, by name, and what was left out, a sentence each."""

    items: tuple[Item, ...]
    left_out: tuple[str, ...]
    is_project: bool

    @property
    def documents(self) -> tuple[Item, ...]:
        """The TEI documents."""
        return tuple(item for item in self.items if item.role is Role.DOCUMENT)


def gather(root: Path) -> Gathered:
    """Return what of the folder *root* belongs into a package.

    Of a project (it has seeds) that is ``seeds/``, ``tei/``, ``schema/``; of
    any other folder all that it holds, with its inner order. Raises
    SourceError where there is no TEI document, RefusedError where a seed has
    not been built, MarkupError where a file of TEI is not well-formed.
    """
    if not root.exists():
        raise SourceError("there is no such folder", Place(str(root)))
    if not is_folder(root):
        raise SourceError("this is no folder", Place(str(root)))
    left_out: list[str] = []
    is_project = is_folder(root / _SEEDS) and any(path.suffix == ".txt" for path in (root / _SEEDS).iterdir())
    if is_project:
        _require_built(root)
        parts = [root / name for name in (*_PARTS, _HOUSE) if (root / name).exists()]
        found = [path for part in parts for path in _below(part, root.resolve(), left_out)]
    else:
        found = list(_files(root, root.resolve(), left_out))
    items, asks_for_ours = _items(found, root, is_project=is_project)
    if not any(item.role is Role.DOCUMENT for item in items):
        raise SourceError("there is no TEI document in this folder", Place(str(root)))
    if asks_for_ours and not any(item.path.name == _OWN_SCHEMA for item in items):
        items += [Item(own_schema(name), f"schema/{name}", Role.SCHEMA) for name in (_OWN_SCHEMA, "teiwright.xsd", "xml.xsd")]
    _require_different(items)
    return Gathered(tuple(sorted(items, key=lambda item: item.name)), tuple(left_out), is_project)


def _require_built(root: Path) -> None:
    for seed in sorted((root / _SEEDS).glob("*.txt")):
        if not is_file(root / "tei" / f"{seed.stem}.xml"):
            raise RefusedError(f"there is no tei/{seed.stem}.xml yet; teiwright build makes it", Place(str(seed)))


def _require_different(items: list[Item]) -> None:
    """Raise RefusedError where two files would be one on a system that does not tell capitals from small letters."""
    seen: dict[str, Item] = {}
    for item in items:
        other = seen.setdefault(item.name.casefold(), item)
        if other is not item:
            raise RefusedError(f"its name and that of {other.path} are the same on many systems; rename one of them", Place(str(item.path)))


def _files(folder: Path, root: Path, left_out: list[str]) -> Iterator[Path]:
    """Yield the files below *folder*, by name; *root* is what links may not lead out of."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as problem:
        raise SourceError(f"the folder cannot be read: {problem.strerror}", Place(str(folder))) from problem
    if any(entry.name == "bagit.txt" for entry in entries):
        left_out.append(f"{folder}: this is a bag itself")
        return
    for entry in entries:
        yield from _below(entry, root, left_out)


def _below(entry: Path, root: Path, left_out: list[str]) -> Iterator[Path]:
    """Yield *entry*, or the files below it where it is a folder."""
    reason = _reason_against(entry, root)
    if reason:
        left_out.append(f"{entry}: {reason}")
    elif entry.is_dir():
        yield from _files(entry, root, left_out)
    else:
        yield entry


def _reason_against(entry: Path, root: Path) -> str:
    """Return why *entry* is left out, or nothing."""
    if entry.name.startswith("."):
        return "its name begins with a dot"
    try:
        if entry.is_symlink():
            target = entry.resolve(strict=True)
            if not target.is_relative_to(root):
                return "this link leads out of the folder"
            if target.is_dir():
                return "this link leads to a folder"
        mode = entry.stat().st_mode
    except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
        return "this link leads nowhere" if entry.is_symlink() else "it cannot be looked at"
    return "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "this is no file"


def _items(found: list[Path], root: Path, *, is_project: bool) -> tuple[list[Item], bool]:
    """Return the files with what they are, and whether a document names our schema."""
    items, asks_for_ours = [], False
    for path in found:
        inner = path.relative_to(root).as_posix()
        name = safe_name(inner if is_project else f"tei/{inner}")
        role, facts = _role_by_name(path, inner, is_project=is_project), Facts()
        if role is Role.MATERIAL and path.suffix.lower() in _MARKUP:
            document = read_document(read_bytes(path), path.name, str(path.parent))
            if _is_edition(document):
                role = Role.DOCUMENT if next(document.root.iter(tei("text")), None) is not None else Role.AUTHORITY
                facts = facts_of(document)
                asks_for_ours = asks_for_ours or _names_our_schema(document)
        items.append(Item(path, name, role, facts))
    if not any(item.role is Role.DOCUMENT for item in items):  # registers alone are the documents then
        items = [Item(one.path, one.name, Role.DOCUMENT if one.role is Role.AUTHORITY else one.role, one.facts) for one in items]
    return items, asks_for_ours


def _role_by_name(path: Path, inner: str, *, is_project: bool) -> Role:
    if path.suffix.lower() in _SCHEMAS or (is_project and inner.startswith("schema/")):
        return Role.SCHEMA
    if is_project and (inner.startswith(f"{_SEEDS}/") or inner == _HOUSE):
        return Role.SETTINGS if path.suffix == ".toml" else Role.SOURCE
    return Role.MATERIAL


def _is_edition(document: Document) -> bool:
    return document.root.tag in {tei("TEI"), tei("teiCorpus")}


def _names_our_schema(document: Document) -> bool:
    before = document.root.itersiblings(preceding=True)
    return any(getattr(one, "target", "") == "xml-model" and _OWN_SCHEMA in (one.text or "") for one in before)
