"""The files of a bag, in a folder or in a zip file, read without trust: nothing outside it is ever opened."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from .file_names import leads_out

_PIECE: Final = 1 << 20


class BagError(Exception):
    """What cannot be read, in a sentence."""


class Bag(Protocol):
    """A bag: its *files* with their sizes, and what is no file or must not be there, with a sentence each: *odd*."""

    files: dict[str, int]
    odd: dict[str, str]

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield what is in a file. Raises BagError where it cannot be read."""

    def read(self, name: str) -> bytes:
        """Return what is in a file."""


@contextmanager
def open_bag(path: Path) -> Iterator[Bag]:
    """Give the bag *path*. Raises BagError where there is none that could be read."""
    if path.is_dir():
        yield _FolderBag.of(path)
        return
    if not path.exists():
        raise BagError("there is no such file or folder")
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as problem:
        raise BagError(f"this is no bag: neither a folder nor a zip file that can be read ({problem})") from problem
    with archive:
        yield _ZipBag.of(archive)


@dataclass(slots=True)
class _FolderBag:
    folder: Path
    files: dict[str, int] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> "_FolderBag":
        bag = cls(folder)
        bag._look(folder)
        return bag

    def _look(self, folder: Path) -> None:
        try:
            entries = sorted(folder.iterdir())
        except OSError as problem:
            name = folder.relative_to(self.folder).as_posix()
            self.odd[f"{name}/"] = f"cannot be read: {problem.strerror}"
            return
        for entry in entries:
            name = entry.relative_to(self.folder).as_posix()
            status = entry.lstat()
            if stat.S_ISLNK(status.st_mode):
                self.odd[name] = "is a link, which leads to something that is not in the bag"
            elif stat.S_ISDIR(status.st_mode):
                self._look(entry)
            elif stat.S_ISREG(status.st_mode):
                self.files[name] = status.st_size
            else:
                self.odd[name] = "is no file"

    def pieces(self, name: str) -> Iterator[bytes]:
        try:
            with (self.folder / name).open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as problem:
            raise BagError(f"cannot be read: {problem.strerror}") from problem

    def read(self, name: str) -> bytes:
        return b"".join(self.pieces(name))


@dataclass(slots=True)
class _ZipBag:
    archive: zipfile.ZipFile
    base: str
    files: dict[str, int] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> "_ZipBag":
        """Return the bag in *archive*: where bagit.txt is, else within its one folder."""
        names = archive.namelist()
        bases = sorted({name.partition("/")[0] for name in names if "/" in name})
        declared = [base for base in bases if f"{base}/bagit.txt" in names]
        inside = declared or (bases if len(bases) == 1 and "data" not in bases else [])
        bag = cls(archive, f"{inside[0]}/" if inside and "bagit.txt" not in names else "")
        for entry in archive.infolist():
            bag._enter(entry)
        return bag

    def _enter(self, entry: zipfile.ZipInfo) -> None:
        name = entry.filename.removeprefix(self.base)
        mode = entry.external_attr >> 16
        if leads_out(entry.filename.rstrip("/")):
            self.odd[entry.filename] = "leads out of the bag"
        elif entry.is_dir():
            return
        elif not entry.filename.startswith(self.base):
            self.odd[entry.filename] = f"lies beside the bag {self.base}"
        elif stat.S_ISLNK(mode):
            self.odd[name] = "is a link, which leads to something that is not in the bag"
        elif name in self.files:
            self.odd[name] = "is in the zip file twice"
        else:
            self.files[name] = entry.file_size

    def pieces(self, name: str) -> Iterator[bytes]:
        try:
            with self.archive.open(self.base + name) as file:
                while piece := file.read(_PIECE):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError) as problem:
            raise BagError(f"cannot be read from the zip file: {problem}") from problem

    def read(self, name: str) -> bytes:
        return b"".join(self.pieces(name))
