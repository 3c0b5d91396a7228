"""Bytes from files and to files: read whole, written whole or not at all."""

import itertools
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import update_wrapper
from pathlib import Path
from typing import BinaryIO, Final, Generic, TypeVar

from .model import OutputError, Place, SourceError

STANDARD: Final = "-"

_MOST_BYTES: Final = 1 << 30
_PIECE: Final = 1 << 20
_MOST_KEPT: Final = 8  # things made of files

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Watch:
    """What was read while it was on, with the SHA-256 of each file, and what was looked for, with whether it was a file that is there."""

    read: dict[str, str] = field(default_factory=dict)
    looked_for: dict[str, bool] = field(default_factory=dict)


_WATCH: ContextVar[Watch | None] = ContextVar("_WATCH", default=None)


@contextmanager
def watching(watch: Watch | None) -> Iterator[None]:
    """Let *watch* note what is read and looked for here; with None, nobody does.

    >>> with watching(watch := Watch()):
    ...     is_file("no such file")
    False
    >>> list(watch.looked_for.values())
    [False]
    """
    token = _WATCH.set(watch)
    try:
        yield
    finally:
        _WATCH.reset(token)


class ReadOnce(Generic[_Made]):
    """What *load* makes of the file at a path, made once as long as that and all other files that it reads stay the same."""

    def __init__(self, load: Callable[[str], _Made]) -> None:
        self._load = load
        self._made: dict[str, tuple[_Made, dict[str, str], list[tuple[int, int]]]] = {}
        update_wrapper(self, load)

    def __call__(self, path: str) -> _Made:
        """Return what was made of *path*, or make it."""
        known = self._made.pop(path, None)
        if known is None or known[2] != [_state(one) for one in known[1]]:
            with watching(watch := Watch()):
                made = self._load(path)
            known = made, watch.read, [_state(one) for one in watch.read]
            if len(self._made) == _MOST_KEPT:
                self._made.pop(next(iter(self._made)))
        self._made[path] = known  # the last that was asked for is the last
        if (outer := _WATCH.get()) is not None:
            outer.read.update(known[1])
        return known[0]

    def forget(self) -> None:
        """Forget what was made."""
        self._made.clear()


def _state(path: str) -> tuple[int, int]:
    try:
        status = Path(path).stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


def read_bytes(path: str | Path) -> bytes:
    """Return the bytes of the file *path*, or of standard input where *path* is ``-``.

    Read are files, pipes, and what is typed at a terminal; a device could go
    on without end. Raises SourceError that says what is wrong: missing, a
    folder, a device, no permission, too large.
    """
    try:
        if str(path) == STANDARD:
            return _standard_input()
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError("this is a folder, a file was expected", Place(str(path)))
        # looked at before it is opened, as opening a device may do something
        if not _has_an_end(status) and not _is_terminal(path):
            raise SourceError("this is a device or socket, a file or pipe was expected", Place(str(path)))
        with Path(path).open("rb") as file:
            return _noted(path, _whole(file, status, Place(str(path))))
    except FileNotFoundError:
        raise SourceError("there is no such file", Place(str(path))) from None
    except PermissionError:
        raise SourceError("the file may not be read: permission denied", Place(str(path))) from None
    except OSError as problem:
        raise SourceError(f"the file cannot be read: {problem.strerror}", Place(str(path))) from problem
    except ValueError as problem:  # a name with a NUL in it
        raise SourceError(f"this is no file name: {problem}", Place(str(path))) from problem


def _noted(path: str | Path, data: bytes) -> bytes:
    if (watch := _WATCH.get()) is not None:
        import hashlib  # only who watches wants it, and it takes OpenSSL with it

        watch.read[str(Path(path).absolute())] = hashlib.sha256(data).hexdigest()
    return data


def _standard_input() -> bytes:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:  # it was closed before the program began
        raise SourceError("standard input is closed")
    try:
        status = os.fstat(stream.fileno())
    except OSError:  # no file of the system stands behind it; whoever put it there knows its end
        data: bytes = stream.read()
        return data
    if stat.S_ISDIR(status.st_mode):
        raise SourceError("standard input is a folder, a file was expected")
    if not _has_an_end(status) and not stat.S_ISSOCK(status.st_mode) and not stream.isatty():
        raise SourceError("standard input is a device, a file or pipe was expected")
    return _whole(stream, status)


def _has_an_end(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)


def _is_terminal(path: str | Path) -> bool:
    try:
        with Path(path).open("rb", buffering=0) as file:
            return file.isatty()
    except OSError:
        return False


def _whole(file: BinaryIO, status: os.stat_result, place: Place | None = None) -> bytes:
    """Return what is in *file*, piece by piece, so that what has no end costs no more memory than is allowed."""
    data = bytearray()
    which = "the file" if place else "standard input"
    too_large = SourceError(f"{which} holds more than {_MOST_BYTES:,} bytes, the most that is read", place)
    if stat.S_ISREG(status.st_mode) and status.st_size > _MOST_BYTES:
        raise too_large
    while piece := file.read(_PIECE):
        data += piece
        if len(data) > _MOST_BYTES:
            raise too_large
    return bytes(data)


def is_folder(path: str | Path) -> bool:
    """Return whether *path* is a folder; what may not even be looked at is none, and reading it tells why.

    >>> is_folder("."), is_folder("a" * 1000)
    (True, False)
    """
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: str | Path) -> bool:
    """Return whether *path* is a regular file; what may not even be looked at is none."""
    try:
        found = Path(path).is_file()
    except (OSError, ValueError):
        return False
    if (watch := _WATCH.get()) is not None:
        watch.looked_for[str(Path(path).absolute())] = found
    return found


def files_in(folder: Path) -> list[Path]:
    """Return the files in *folder*, by name; raises SourceError where it may not be read."""
    return [folder / name for name in names_in(folder)]


def names_in(folder: Path) -> list[str]:
    """Return the names of the files in *folder*, sorted: of a large one they are a small part of its paths. Raises as `files_in`."""
    try:
        return sorted(path.name for path in folder.iterdir() if not path.is_dir())
    except OSError as problem:
        raise SourceError(f"the folder cannot be read: {problem.strerror}", Place(str(folder))) from problem


def ensure_folder(path: Path) -> None:
    """Make the folder *path*, and those above it, where it is not there; raises OutputError that says why it cannot be made."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError("this is a file, a folder was expected", Place(str(path))) from None
    except OSError as problem:
        raise OutputError(f"the folder cannot be made: {problem.strerror}", Place(str(path))) from problem


def remove(path: Path) -> bool:
    """Take the file *path* away; return whether there was one. Raises OutputError that says why it cannot be taken away."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as problem:
        raise OutputError(f"the file cannot be taken away: {problem.strerror}", Place(str(path))) from problem
    return True


def remove_unfinished(folder: Path) -> None:
    """Take away what a writer left in *folder* that was killed: files of ours whose process is gone."""
    for path in folder.glob(".teiwright-*-*") if folder.is_dir() else ():
        process = path.name.split("-")[1]
        if process.isdigit() and not _runs(int(process)):
            with suppress(OSError):
                path.unlink()


def _runs(process: int) -> bool:
    if os.name != "posix":  # elsewhere asking would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    try:
        state = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()[:1]
    except OSError:  # not every system tells
        return True
    return state != [b"Z"]  # it has ended, and its parent has not asked how


def write_whole(path: str | Path, data: bytes | Iterable[bytes]) -> None:
    """Write *data*, or its pieces as they are made, to the file *path*, or to standard output where *path* is ``-``.

    A file is written beside and then renamed, so that a reader sees the old
    one or the new one and never a part; a device or pipe is written directly.
    Raises OutputError that says why it cannot be written; then nothing has changed.
    """
    pieces = [data] if isinstance(data, bytes) else data
    try:
        if str(path) in {STANDARD, "/dev/stdout"}:
            if sys.stdout is None:
                raise OutputError("standard output is closed")
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
            return
        given, target = _places(path)
        if given.exists() and not given.is_file():
            with given.open("wb") as device:
                device.writelines(pieces)
            return
        if target.exists() and not os.access(target, os.W_OK):  # a new file could take its place, but its owner does not want that
            raise OutputError("the file may not be written: permission denied", Place(str(path)))
        _replace(target, pieces)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"the file cannot be written: {problem.strerror}", Place(str(path))) from problem


def _places(path: str | Path) -> tuple[Path, Path]:
    """Return what *path* names and the file that it leads to; raises OutputError where that can be none."""
    try:
        given = Path(path)
        if given.is_dir():
            raise OutputError("this is a folder, a file was expected", Place(str(path)))
        return given, given.resolve(strict=False)
    except (ValueError, RuntimeError) as problem:  # a name with a NUL in it, links that go round in a circle
        raise OutputError(f"this is no file name: {problem}", Place(str(path))) from problem


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    temporary = _unused(target.parent)
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _unused(folder: Path) -> Path:
    """Return a new empty file in *folder*, of a short name that nobody else has."""
    for number in itertools.count():
        path = folder / f".teiwright-{os.getpid()}-{number}"
        try:
            path.open("xb").close()
        except FileExistsError:
            continue
        return path
    raise AssertionError  # counting has no end
