"""Verdicts kept from one run to the next: what is unchanged, and depends on nothing that changed, is not checked again.

A verdict is kept by what was checked, by which rules and schemas, together
with everything that was read or looked for on the way: the files of the
schemas, the documents into which pointers lead, the pictures. It counts as
long as all of these are as they were. What libxml2 and xmlschema read for an XSD
schema nobody tells us; verdicts by one are not kept.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..files import Watch, is_file, is_folder, read_bytes
from ..model import Finding, Place, Severity, SourceError
from ..pipeline.house import Silence
from ..version import VERSION
from .outcomes import Outcome, Silenced

_MOST: Final = 100_000  # verdicts
_SOURCES: Final = frozenset({".py", ".toml", ".tsv", ".gz", ".txt", ".rng", ".xsd", ".sch"})


class Needs(NamedTuple):
    """What a verdict depends on: files with their digests, and what was looked for with whether it was there."""

    read: dict[str, str]
    files: dict[str, bool]
    things: dict[str, bool]  # files or folders

    @classmethod
    def of(cls, watch: Watch, neighbours: "Needs") -> "Needs":
        """Return what was read and looked for, with what was asked of the neighbours of one document."""
        return cls({**watch.read, **neighbours.read}, {**watch.looked_for, **neighbours.files}, neighbours.things)

    @property
    def are_known(self) -> bool:
        """Whether these are all: an XSD schema is read by others."""
        return not any(there and path.endswith(".xsd") for path, there in self.files.items())


class Verdicts:
    """The verdicts kept in *folder*; one that cannot be written or read keeps none, and nothing is lost but time."""

    def __init__(self, folder: Path) -> None:
        self._base: sqlite3.Connection | None = None
        self._digests: dict[str, str] = {}
        self._there: dict[tuple[str, bool], bool] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(folder / "verdicts.sqlite", timeout=5)
            self._base.execute("PRAGMA synchronous = OFF")
            self._base.execute("CREATE TABLE IF NOT EXISTS verdicts (key TEXT PRIMARY KEY, verdict TEXT NOT NULL)")
        except (OSError, sqlite3.Error):
            self.close()

    def find(self, key: str) -> Outcome | None:
        """Return the verdict kept by *key* if all that it depends on is as it was, else None."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT verdict FROM verdicts WHERE key = ?", (key,)).fetchone()
            kept = json.loads(row[0]) if row else None
            return _outcome(kept) if kept and self._holds(kept) else None
        except (sqlite3.Error, ValueError, KeyError, TypeError):  # nobody's verdict
            return None

    def keep(self, key: str, outcome: Outcome, needs: Needs) -> None:
        """Keep *outcome* by *key*, unless it depends on what is not known."""
        if self._base is None or not needs.are_known:
            return
        kept = {"read": needs.read, "files": needs.files, "things": needs.things, **_plain(outcome)}
        try:
            self._base.execute("INSERT OR REPLACE INTO verdicts VALUES (?, ?)", (key, json.dumps(kept)))
        except sqlite3.Error:
            self.close()

    def close(self) -> None:
        """Write what was kept, the oldest of too many left out."""
        base, self._base = self._base, None
        if base is None:
            return
        try:
            base.execute("DELETE FROM verdicts WHERE rowid <= (SELECT max(rowid) FROM verdicts) - ?", (_MOST,))
            base.commit()
        except sqlite3.Error:
            pass
        finally:
            base.close()

    def _holds(self, kept: dict[str, Any]) -> bool:
        return (
            all(self._is_there(path, is_thing=False) == there for path, there in kept["files"].items())
            and all(self._is_there(path, is_thing=True) == there for path, there in kept["things"].items())
            and all(self._digest(path) == digest for path, digest in kept["read"].items())
        )

    def _is_there(self, path: str, *, is_thing: bool) -> bool:
        if (path, is_thing) not in self._there:
            self._there[path, is_thing] = is_file(path) or (is_thing and is_folder(path))
        return self._there[path, is_thing]

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            try:
                self._digests[path] = hashlib.sha256(read_bytes(path)).hexdigest()
            except SourceError:
                self._digests[path] = ""
        return self._digests[path]


def key_of(data: bytes, file: str, schemas: Sequence[str], silences: Iterable[Silence], *asked: object) -> str:
    """Return the key of the verdict on the document *data* of that *file*, held against *schemas*.

    >>> key_of(b"<a/>", "a.xml", [], []) == key_of(b"<b/>", "a.xml", [], [])
    False
    """
    told = (VERSION, _state(), hashlib.sha256(data).hexdigest(), file, str(Path(file).absolute()), list(schemas), list(silences), asked)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _state() -> tuple[int, int]:
    """Return the size and the last change of this program, which may change without a new version where it is being worked on."""
    package = Path(str(files("teiwright")))
    found = [path.stat() for path in package.rglob("*") if path.suffix in _SOURCES]
    return sum(one.st_size for one in found), max((one.st_mtime_ns for one in found), default=0)


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "file": outcome.file,
        "findings": [asdict(one) for one in outcome.findings],
        "silenced": [(asdict(one.finding), asdict(one.by)) for one in outcome.silenced],
        "lines": list(outcome.lines.items()),
    }


def _outcome(kept: dict[str, Any]) -> Outcome:
    return Outcome(
        kept["file"],
        tuple(_finding(one) for one in kept["findings"]),
        tuple(Silenced(_finding(finding), Silence(**{**by, "place": _place(by["place"])})) for finding, by in kept["silenced"]),
        dict(kept["lines"]),
    )


def _finding(kept: dict[str, Any]) -> Finding:
    return Finding(**{**kept, "severity": Severity(kept["severity"]), "place": Place(**kept["place"])})


def _place(kept: dict[str, Any] | None) -> Place | None:
    return Place(**kept) if kept is not None else None
