"""A bag -> what has changed in it since it was made, a sentence for each file.

The format is BagIt 1.0 (RFC 8493); bags of others are read too, and those in zip files.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ..model import Place, SourceError
from .bag_reading import Bag, BagError, open_bag
from .file_names import from_manifest, leads_out

_DECLARATION: Final = re.compile(rb"BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8(?:\r?\n)?")
_MANIFEST: Final = re.compile(r"(tag)?manifest-([a-z0-9]+)\.txt")
_ROW: Final = re.compile(r"(\S+)[ \t]+\*?(.+)")
_OXUM: Final = re.compile(r"(\d+)\.(\d+)")
_INFO: Final = re.compile(r"([^\s:][^:]*):[ \t]*(.*)")
_OURS: Final = "teiwright"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one *file* of a bag, in a sentence.

    >>> print(Fault("data/a.xml", "is missing"))
    data/a.xml: is missing
    """

    file: str
    message: str

    def __str__(self) -> str:
        return _in_one_line(f"{self.file}: {self.message}")


def _in_one_line(words: str) -> str:
    return "".join(one if one.isprintable() else one.encode("unicode_escape", "surrogatepass").decode("ascii") for one in words)


def _said_by(manifests: list[str]) -> str:
    return f"{' and '.join(manifests)} {'says' if len(manifests) == 1 else 'say'}"


def check_bag(path: Path) -> list[Fault]:
    """Return what is wrong with the bag *path*, a folder or a zip file, by file; nothing where it is as it was made.

    Changed, missing and added files are told, and tags and manifests that
    contradict the rest. Raises SourceError where there is nothing to be read.
    """
    try:
        with open_bag(path) as bag:
            return sorted(_Check(bag).run(), key=lambda fault: (fault.file, fault.message))
    except BagError as problem:
        raise SourceError(str(problem), Place(str(path))) from problem


@dataclass(slots=True)
class _Manifest:
    """A manifest: the digest that it gives for each path."""

    name: str
    algorithm: str
    is_tag: bool
    rows: dict[str, str] = field(default_factory=dict)


class _Check:
    """The check of one bag."""

    def __init__(self, bag: Bag) -> None:
        self.bag = bag
        self.faults: dict[Fault, None] = {}
        self.digests: dict[tuple[str, str], str] = {}
        self.algorithms: set[str] = set()

    def run(self) -> list[Fault]:
        for name, message in self.bag.odd.items():
            self._fault(name, message)
        self._check_declaration()
        manifests = [one for one in (self._manifest(name) for name in sorted(self.bag.files)) if one is not None]
        self.algorithms = {one.algorithm for one in manifests}
        payload = [one for one in manifests if not one.is_tag]
        tags = [one for one in manifests if one.is_tag]
        if not any(name.startswith("data/") for name in self.bag.files):
            self._fault("data/", "the payload is missing")
        if not any(_MANIFEST.fullmatch(name) and not name.startswith("tag") for name in self.bag.files):
            self._fault("manifest-sha256.txt", "is missing, and there is no other manifest of the payload")
        if payload:
            self._compare(payload, {name for name in self.bag.files if name.startswith("data/")})
        if tags:
            ignored = {name for name in self.bag.files if name.startswith(("data/", "tagmanifest-"))}
            self._compare(tags, set(self.bag.files) - ignored)
        self._check_info(payload, tags)
        return list(self.faults)

    def _fault(self, file: str, message: str) -> None:
        self.faults.setdefault(Fault(file, message))

    def _read(self, name: str) -> bytes:
        try:
            return self.bag.read(name)
        except BagError as problem:
            self._fault(name, str(problem))
            return b""

    def _check_declaration(self) -> None:
        if "bagit.txt" not in self.bag.files:
            self._fault("bagit.txt", "is missing, so this is no bag")
        elif not _DECLARATION.fullmatch(self._read("bagit.txt").removeprefix(b"\xef\xbb\xbf")):
            self._fault("bagit.txt", "does not declare the version of BagIt and UTF-8 in two lines")

    # Manifests

    def _manifest(self, name: str) -> _Manifest | None:
        kind = _MANIFEST.fullmatch(name)
        if kind is None:
            return None
        algorithm, is_tag = kind[2], bool(kind[1])
        if algorithm not in hashlib.algorithms_available or algorithm.startswith("shake"):
            self._fault(name, f"cannot be used: {algorithm} is no known kind of checksum")
            return None
        try:
            text = self._read(name).decode("utf-8-sig")
        except UnicodeDecodeError:
            self._fault(name, "is not UTF-8 text")
            return None
        manifest = _Manifest(name, algorithm, is_tag)
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
            if line.strip():
                self._read_row(manifest, number, line)
        if not manifest.rows:
            self._fault(name, "lists no file")
        return manifest

    def _read_row(self, manifest: _Manifest, number: int, line: str) -> None:
        row = _ROW.fullmatch(line)
        if row is None:
            self._fault(manifest.name, f"line {number} is no checksum and path")
            return
        digest, path = row[1], from_manifest(row[2])
        path = path.removeprefix("./")
        due = hashlib.new(manifest.algorithm).digest_size * 2
        if leads_out(path):
            self._fault(manifest.name, f'line {number} names "{path}", which leads out of the bag or is no path')
        elif path.startswith("data/") == manifest.is_tag:
            self._fault(manifest.name, f'line {number} names "{path}", which is {"in" if manifest.is_tag else "not in"} the payload')
        elif path in manifest.rows:
            self._fault(manifest.name, f'line {number} names "{path}" a second time')
        elif not re.fullmatch(rf"[0-9a-fA-F]{{{due}}}", digest):
            self._fault(manifest.name, f'line {number}: "{digest}" is no checksum of {manifest.algorithm}')
            manifest.rows[path] = ""  # it is listed; what it should be is not known
        else:
            manifest.rows[path] = digest.lower()

    def _compare(self, manifests: list[_Manifest], there: set[str]) -> None:
        """Compare what *manifests* list with the files that are *there*."""
        listed = dict.fromkeys(path for one in manifests for path in sorted(one.rows))
        missing = [path for path in listed if path not in self.bag.files]
        for path in missing:
            if path not in self.bag.odd:
                self._fault(path, "is missing")
        for path in sorted(there):
            if path not in listed:
                self._fault(path, self._added(path, manifests, missing))
                continue
            unlisted = [one.name for one in manifests if path not in one.rows]
            if unlisted:
                self._fault(path, f"is not listed in {' and '.join(unlisted)}")
            different = [one for one in manifests if one.rows.get(path) and one.rows[path] != self._digest(path, one.algorithm)]
            if different:
                agrees = [one.name for one in manifests if one.rows.get(path) and one not in different]
                said = _said_by([one.name for one in different])
                but = f"is not what {said}, but what {_said_by(agrees)}" if agrees else f"has been changed: {said} otherwise"
                self._fault(path, but)

    def _added(self, path: str, manifests: list[_Manifest], missing: list[str]) -> str:
        for one in manifests:
            for other in missing:
                if one.rows.get(other) and one.rows[other] == self._digest(path, one.algorithm):
                    return f"has been added; it has the content of {other}, which is missing"
        return "has been added: no manifest lists it"

    def _digest(self, path: str, algorithm: str) -> str:
        """Return the digest of a file, or nothing where it cannot be read; each file is read once for all manifests."""
        if (path, algorithm) not in self.digests:
            digests = {one: hashlib.new(one) for one in self.algorithms}
            try:
                for piece in self.bag.pieces(path):
                    for digest in digests.values():
                        digest.update(piece)
            except BagError as problem:
                self._fault(path, str(problem))
                self.digests |= dict.fromkeys(((path, one) for one in digests), "")
            else:
                self.digests |= {(path, one): digest.hexdigest() for one, digest in digests.items()}
        return self.digests[(path, algorithm)]

    # What the bag says of itself

    def _check_info(self, payload: list[_Manifest], tags: list[_Manifest]) -> None:
        info = dict(self._info())
        oxum = info.get("payload-oxum")
        if oxum is not None:
            match = _OXUM.fullmatch(oxum)
            sizes = [self.bag.files[name] for name in self.bag.files if name.startswith("data/")]
            if match is None:
                self._fault("bag-info.txt", f'Payload-Oxum is "{oxum}", not octets and files with a dot between')
            elif (int(match[1]), int(match[2])) != (sum(sizes), len(sizes)):
                due = f"{int(match[1]):,} bytes in {int(match[2])} files"
                self._fault("bag-info.txt", f"Payload-Oxum says {due}, but the payload holds {sum(sizes):,} bytes in {len(sizes)} files")
        if info.get("bag-software-agent", "").startswith(_OURS):
            for one in payload:
                if one.algorithm not in {tag.algorithm for tag in tags}:
                    self._fault(f"tagmanifest-{one.algorithm}.txt", "is missing")

    def _info(self) -> Iterator[tuple[str, str]]:
        if "bag-info.txt" not in self.bag.files:
            return
        try:
            lines = self._read("bag-info.txt").decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            self._fault("bag-info.txt", "is not UTF-8 text")
            return
        seen: set[str] = set()
        for number, line in enumerate(lines, 1):
            match = _INFO.fullmatch(line)
            if match is None:
                if line.strip() and not line.startswith((" ", "\t")):  # such a line goes on with the one above
                    self._fault("bag-info.txt", f"line {number} is no name and value")
                continue
            name = match[1].strip().lower()
            if name == "payload-oxum" and name in seen:
                self._fault("bag-info.txt", "tells Payload-Oxum a second time")
            seen.add(name)
            yield name, match[2].strip()
