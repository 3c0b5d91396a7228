"""Bytes from files and to files: read whole, written whole or not at all."""

import itertools
import os
import stat
import sys
from pathlib import Path
from typing import Final

from .model import OutputError, Place, SourceError

STANDARD: Final = "-"


def read_bytes(path: str | Path) -> bytes:
    """Return the bytes of the file *path*, or of standard input where *path* is ``-``.

    Raises SourceError that says what is wrong: missing, a folder, no permission.
    """
    if str(path) == STANDARD:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise SourceError("there is no such file", Place(str(path))) from None
    except IsADirectoryError:
        raise SourceError("this is a folder, a file was expected", Place(str(path))) from None
    except PermissionError:
        raise SourceError("the file may not be read: permission denied", Place(str(path))) from None
    except OSError as problem:
        raise SourceError(f"the file cannot be read: {problem.strerror}", Place(str(path))) from problem
    except ValueError as problem:  # a name with a NUL in it
        raise SourceError(f"this is no file name: {problem}", Place(str(path))) from problem


def write_whole(path: str | Path, data: bytes) -> None:
    """Write *data* to the file *path*, or to standard output where *path* is ``-``.

    A file is written beside and then renamed, so that a reader sees the old
    one or the new one and never a part; a device or pipe is written directly.
    Raises OutputError that says why it cannot be written; then nothing has changed.
    """
    try:
        if str(path) == STANDARD:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        target = Path(path).resolve(strict=False)
        if target.is_dir():
            raise OutputError("this is a folder, a file was expected", Place(str(path)))
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                device.write(data)
            return
        _replace(target, data)
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(f"the file cannot be written: {problem.strerror}", Place(str(path))) from problem
    except (ValueError, RuntimeError) as problem:  # a name with a NUL in it, links that go round in a circle
        raise OutputError(f"this is no file name: {problem}", Place(str(path))) from problem


def _replace(target: Path, data: bytes) -> None:
    temporary = _unused(target.parent)
    try:
        with temporary.open("wb") as file:
            file.write(data)
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
