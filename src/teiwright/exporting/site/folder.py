"""Pages -> a folder, whole or not at all.

The folder is made beside and takes its place in one step. One that is there
gives way only where it is empty or is, to the byte, what this program wrote.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ...files import ensure_folder
from ...model import OutputError, Place, RefusedError

#: The file that tells what was written, to know it again.
_RECORD: Final = ".teiwright-site.json"


def write_site(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write *files* as the folder *folder*, in place of a site that was written before.

    Raises RefusedError where it holds anything else, OutputError where it
    cannot be written; then nothing has changed.
    """
    target = Path(os.path.abspath(folder))  # noqa: PTH100  # a link in the place of the folder is not followed
    _check(target, folder)
    ensure_folder(Path(folder).parent)
    made = target.parent / f".teiwright-{os.getpid()}-site"
    before = target.parent / f".teiwright-{os.getpid()}-site-before"
    try:
        made.mkdir()
        for name, data in files.items():
            (made / name).write_bytes(data)
        (made / _RECORD).write_bytes(_record(files))
        _put_in_place(made, target, before)
    except OSError as problem:
        raise OutputError(f"the site cannot be written: {problem.strerror}", Place(str(folder))) from problem
    finally:
        shutil.rmtree(made, ignore_errors=True)
    shutil.rmtree(before, ignore_errors=True)


def _put_in_place(made: Path, target: Path, before: Path) -> None:
    is_there = target.exists()
    if is_there:
        target.rename(before)
    try:
        made.rename(target)
    except OSError:
        if is_there:
            before.rename(target)
        raise


def _record(files: Mapping[str, bytes]) -> bytes:
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    return (json.dumps({"format": "teiwright-site/1", "files": digests}, indent=1) + "\n").encode()


def _check(target: Path, folder: Path) -> None:
    """Raise RefusedError where something would be lost at *target*."""
    try:
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise RefusedError("there is something else where the folder of the site should be; name another place", Place(str(folder)))
        held = sorted(target.iterdir()) if target.is_dir() else []
        recorded = _recorded(target)
        for path in held:
            if path.name == _RECORD and recorded is not None:
                continue
            if recorded is None or path.name not in recorded:
                raise RefusedError(f'"{path.name}" in it was not written by this program, and would be lost', Place(str(folder)))
            if path.is_symlink() or not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != recorded[path.name]:
                raise RefusedError(f'"{path.name}" in it was changed by hand, and would be lost', Place(str(folder)))
    except OSError as problem:
        raise OutputError(f"the folder cannot be read: {problem.strerror}", Place(str(folder))) from problem


def _recorded(target: Path) -> dict[str, str] | None:
    try:
        record = json.loads((target / _RECORD).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    files = record.get("files") if isinstance(record, dict) else None
    return files if isinstance(files, dict) else None
