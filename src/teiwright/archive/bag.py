"""Writing a bag: files with their digests, then the manifests.

The format is BagIt 1.0 (RFC 8493).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from ..files import ensure_folder
from ..model import OutputError, Place, SourceError
from .file_names import in_manifest

ALGORITHMS: Final = ("sha256", "sha512")
DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PIECE: Final = 1 << 20


@dataclass(slots=True)
class BagWriter:
    """A bag that is being written to *folder*, which is there and empty."""

    folder: Path
    payload: dict[str, tuple[str, ...]] = field(default_factory=dict)
    octets: int = 0

    def add(self, name: str, data: bytes) -> str:
        """Write *data* to the file *name* of the payload; return its SHA-256. Raises OutputError where it cannot be written."""
        return self._write(name, (data,))

    def copy(self, name: str, source: Path) -> str:
        """Copy the file *source* to the file *name* of the payload; return its SHA-256.

        Raises SourceError where it cannot be read, OutputError where it cannot be written.
        """
        try:
            with source.open("rb") as file:
                return self._write(name, _pieces(file, source))
        except OSError as problem:
            raise SourceError(f"the file cannot be read: {problem.strerror}", Place(str(source))) from problem

    def _write(self, name: str, pieces: Iterable[bytes]) -> str:
        path = f"data/{name}"
        target = self.folder / path
        if path in self.payload:
            raise OutputError("two files want this name in the package", Place(path))
        ensure_folder(target.parent)
        digests = [hashlib.new(algorithm) for algorithm in ALGORITHMS]
        try:
            with target.open("xb") as file:
                for piece in pieces:
                    file.write(piece)
                    self.octets += len(piece)
                    for digest in digests:
                        digest.update(piece)
        except OSError as problem:
            raise OutputError(f"the file cannot be written: {problem.strerror}", Place(str(target))) from problem
        self.payload[path] = tuple(digest.hexdigest() for digest in digests)
        return self.payload[path][0]

    def finish(self, info: Iterable[tuple[str, str]]) -> None:
        """Write the declaration, *info* about the bag and all manifests."""
        told = [*info, ("Payload-Oxum", f"{self.octets}.{len(self.payload)}")]
        tags = {"bagit.txt": DECLARATION, "bag-info.txt": "".join(f"{key}: {' '.join(value.split())}\n" for key, value in sorted(told)).encode()}
        for index, algorithm in enumerate(ALGORITHMS):
            rows = sorted((path, digests[index]) for path, digests in self.payload.items())
            tags[f"manifest-{algorithm}.txt"] = _manifest(rows)
        tagged = sorted(tags.items())
        for algorithm in ALGORITHMS:
            tags[f"tagmanifest-{algorithm}.txt"] = _manifest((name, hashlib.new(algorithm, data).hexdigest()) for name, data in tagged)
        for name, data in tags.items():
            try:
                (self.folder / name).write_bytes(data)
            except OSError as problem:
                raise OutputError(f"the file cannot be written: {problem.strerror}", Place(str(self.folder / name))) from problem


def _manifest(rows: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{digest}  {in_manifest(path)}\n" for path, digest in rows).encode()


def _pieces(file: BinaryIO, source: Path) -> Iterator[bytes]:
    while True:
        try:
            piece = file.read(_PIECE)
        except OSError as problem:
            raise SourceError(f"the file cannot be read: {problem.strerror}", Place(str(source))) from problem
        if not piece:
            return
        yield piece
