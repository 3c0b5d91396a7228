"""Seed -> TEI -> validation -> derivatives, for every edition of a project, only where something changed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from ..annotation.names.own_model import model_path
from ..annotation.names.spacy_voice import pipeline_version
from ..api import encoded, export
from ..encoding import serialize
from ..files import ensure_folder, is_file, read_bytes, remove, remove_unfinished, write_whole
from ..model import Finding, MarkupError, Origin, Place, RefusedError, SettingsError, Severity, SourceError
from ..pipeline import Exporter, Settings, load_settings, plugin
from ..pipeline.house import FILE, House, read_house
from ..processes import Cluster, Died, Processes, Workers
from ..reading import read_document, read_plain
from ..validation import check_bytes
from ..validation.checks import examine_bytes
from ..validation.neighbours import Neighbours
from ..validation.schemas import own_schema
from ..version import VERSION
from .fingerprint import digest_of, fingerprint_of, is_untouched, with_fingerprint
from .folder import Edition, editions, schema_href

_STATES: Final = ".state"
_BEGUN: Final = ".begun"  # beside the state: there from the first file that is written until what was found is told

Progress = Callable[[int, int, str], None]


class Status(StrEnum):
    """What became of an edition."""

    BUILT = "built"
    UP_TO_DATE = "up to date"
    INVALID = "invalid"
    REFUSED = "refused, edited by hand"
    UNDONE = "not done"


@dataclass(frozen=True, slots=True)
class Built:
    """The result for one edition: what was found, which files were written, which stood already, which were taken away.

    *problem* is why it could not be done: its source or its settings cannot be read.
    """

    stem: str
    status: Status
    findings: tuple[Finding, ...] = ()
    written: tuple[Path, ...] = ()
    kept: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    problem: RefusedError | SourceError | SettingsError | None = None


def build_project(
    root: Path, *, overwrite: bool = False, workers: int = 1, scheduler: str | None = None, progress: Progress | None = None
) -> Iterator[Built]:
    """Build every edition in *root* and yield what became of each, in their order.

    The TEI is written, then held against the RELAX NG schema, the XSD and our
    rules; derivatives are made of valid TEI only, and those of an earlier,
    valid state are taken away. A TEI file that a hand has edited is left alone
    and its edition refused, unless *overwrite*. *workers* processes do it, or
    those of the cluster whose *scheduler* has that address, to which *root* has
    the same path: it is told, and tells, in full. The edition whose process
    dies, or whose source or settings cannot be read, is not done and says why,
    and the others go on. What was done stays done when the build itself is
    ended: the next one goes on from there. Raises the errors of writing,
    plugins, schemas and of `Cluster`, and SourceError where *root* is no
    project; files written by then are whole.
    """
    if scheduler is not None:
        root = root.absolute()
    found = editions(root)
    _clear(root)
    if workers == 1 and scheduler is None:
        for number, edition in enumerate(found, 1):
            show = partial(progress, number, len(found)) if progress else _silently
            yield _built(edition, show, overwrite=overwrite)
            _told(edition)
        return
    work = partial(_built, overwrite=overwrite)
    who: Workers[Edition, Built] = Processes(work, workers) if scheduler is None else Cluster(work, scheduler, root)
    with who as processes:
        for number, (edition, built) in enumerate(processes.results(found), 1):
            if progress:
                progress(number, len(found), f"{edition.stem}: done")
            if isinstance(built, Died):
                yield _died(edition)
            else:
                yield built
                _told(edition)
    _clear(root)


def _clear(root: Path) -> None:
    """Take away what processes have left that died."""
    for folder in ("tei", "build", f"build/{_STATES}"):
        remove_unfinished(root / folder)


def _built(edition: Edition, progress: Callable[[str], None] | None = None, *, overwrite: bool) -> Built:
    try:
        return _Build(edition, progress or _silently, overwrite=overwrite).run()
    except (RefusedError, SourceError, SettingsError) as problem:
        return Built(edition.stem, Status.UNDONE, problem=problem)


def _died(edition: Edition) -> Built:
    message = "the process that built this edition ended before it was done"
    return Built(edition.stem, Status.UNDONE, (Finding.of("tw:process-died", message, Place(str(edition.seed))),))


def _mark(edition: Edition) -> Path:
    """Return where it is marked that the building of *edition* has begun.

    Of one that was cut off, by the death of a process or of the build, nobody
    has heard what was found: it is done again from the beginning.
    """
    return edition.root / "build" / _STATES / f"{edition.stem}{_BEGUN}"


def _told(edition: Edition) -> None:
    remove(_mark(edition))


def _silently(what: str) -> None:
    """Show nothing of *what* is being done."""


class _Build:
    """The building of one edition."""

    def __init__(self, edition: Edition, progress: Callable[[str], None], *, overwrite: bool) -> None:
        self.edition, self.overwrite, self.progress = edition, overwrite, progress
        self.settings = self._settings()
        self.findings: list[Finding] = []
        self.written: list[Path] = []

    def run(self) -> Built:
        edition = self.edition
        again = is_file(_mark(edition))
        if self.settings.canonical == "seed":
            inputs = self._inputs()
            existing = read_bytes(edition.tei) if edition.tei.exists() else None
            if existing is not None and not is_untouched(existing) and not self.overwrite:
                return Built(edition.stem, Status.REFUSED, (self._edited(),))
            fingerprint = fingerprint_of(existing) if existing is not None and is_untouched(existing) else None
            if again or fingerprint is None or fingerprint.inputs != inputs:
                self._encode(inputs)
        data = read_bytes(edition.tei)
        decided = [self._house()] if is_file(self._house()) else []
        key = digest_of([data, VERSION.encode(), *(read_bytes(path) for path in [*self._schemas(), *decided])])
        outputs = list(self._derivatives().values())
        if not again and not self.written and self._is_recorded(key, outputs):
            return Built(edition.stem, Status.UP_TO_DATE, kept=(edition.tei, *outputs))
        self._validate(data)
        if any(finding.severity is Severity.ERROR for finding in self.findings):
            removed = tuple(path for path in dict.fromkeys([*outputs, *self._made()]) if remove(path))
            return Built(edition.stem, Status.INVALID, tuple(self.findings), tuple(self.written), removed=removed)
        self._derive(data, key)
        return Built(edition.stem, Status.BUILT, tuple(self.findings), tuple(self.written))

    def _settings(self) -> Settings:
        path = self.edition.settings
        try:
            settings = load_settings(read_bytes(path), str(path)) if path.exists() else Settings()
        except SourceError as problem:
            raise SettingsError(problem.message, problem.place) from problem
        return replace(settings, folder=str(path.parent))

    def _inputs(self) -> str:
        """Return one digest of all that the TEI is made from."""
        edition = self.edition
        paths = [edition.seed, edition.settings, edition.authority(self.settings.authority)]
        parts = [VERSION.encode(), schema_href(str(edition.tei)).encode()]
        parts += [read_bytes(path) if path is not None and path.exists() else b"" for path in paths]
        if self.settings.names_model and is_file(model_path(self.settings)):
            parts.append(read_bytes(model_path(self.settings)))
        if self.settings.spacy:
            parts.append(pipeline_version(self.settings).encode())
        return digest_of(parts)

    def _schemas(self) -> list[Path]:
        """Return the schemas that its documents name: the project's own, else the installed ones."""
        own = [self.edition.root / "schema" / name for name in ("teiwright.rng", "teiwright.xsd")]
        return [path if path.is_file() else own_schema(path.name) for path in own]

    def _derivatives(self) -> dict[str, Path]:
        """Return the file of each derivative that the project wants."""
        return {name: self.edition.derivative(plugin("exporters", name, Exporter).suffix) for name in self._decided().derivatives}

    def _house(self) -> Path:
        return self.edition.root / FILE

    def _decided(self) -> House:
        return read_house(self._house()) if is_file(self._house()) else House()

    def _encode(self, inputs: str) -> None:
        edition = self.edition
        self.progress(f"{edition.stem}: encoding")
        data = read_bytes(edition.seed)
        try:
            text = read_plain(data, edition.seed.name)
        except SourceError as problem:  # the document names the file alone, the user looks for it from where the build is run
            place = replace(problem.place, file=str(edition.seed)) if problem.place else None
            raise SourceError(problem.message, place) from problem
        result = encoded(text, None, self.settings, schema_href=schema_href(str(edition.tei)))
        self.findings.extend(result.findings)
        self._begin()
        ensure_folder(edition.tei.parent)
        write_whole(edition.tei, with_fingerprint(serialize(result.document), inputs))
        self.written.append(edition.tei)

    def _validate(self, data: bytes) -> None:
        edition = self.edition
        self.progress(f"{edition.stem}: validating")
        origin = Origin(str(edition.tei), len(data), folder=str(edition.tei.parent))
        schemas = [str(path) for path in self._schemas()]
        house = self._decided()
        examined = examine_bytes(
            data,
            origin,
            schemas,
            silences=house.silences_for(origin.name),
            neighbours=Neighbours(edition.root),
            for_archive=house.for_archive,
        )
        self.findings.extend(examined.findings)
        authority = edition.authority(self.settings.authority)
        if authority is not None:
            held = read_bytes(authority)
            self.findings.extend(check_bytes(held, Origin(str(authority), len(held), folder=str(authority.parent)), schemas[:1]))

    def _derive(self, data: bytes, key: str) -> None:
        edition = self.edition
        try:
            document = read_document(data, edition.tei.name, str(edition.tei.parent))
        except MarkupError:  # told by the validation
            return
        self._begin()
        digests = {}
        rendering = self._decided().rendering
        derivatives = self._derivatives()
        for path in self._made():
            if path not in derivatives.values():  # the project does not want it any more
                remove(path)
        for name, output in derivatives.items():
            self.progress(f"{edition.stem}: {name}")
            result = export(document, name, rendering=rendering)
            ensure_folder(output.parent)
            content = result.encode("utf-8", "surrogatepass") if isinstance(result, str) else result
            write_whole(output, content)
            digests[output.name] = digest_of([content])
            self.written.append(output)
        self._record(key, digests)

    # What the last build made: kept in build/, which is never committed

    def _state(self) -> Path:
        return self.edition.root / "build" / _STATES / f"{self.edition.stem}.json"

    def _begin(self) -> None:
        mark = _mark(self.edition)
        if not is_file(mark):
            ensure_folder(mark.parent.parent)  # first, as whoever made a file of it is to be told
            ensure_folder(mark.parent)
            write_whole(mark, b"")

    def _is_recorded(self, key: str, outputs: list[Path]) -> bool:
        row = self._row()
        files = row.get("files")
        if row.get("key") != key or not isinstance(files, dict):
            return False
        return all(path.is_file() and files.get(path.name) == digest_of([read_bytes(path)]) for path in outputs)

    def _made(self) -> list[Path]:
        """Return the files that the last build made of the edition; of a damaged record none but those in build/ count."""
        files = self._row().get("files")
        named = [name for name in files if Path(name).name == name] if isinstance(files, dict) else []
        return [self.edition.root / "build" / name for name in named if name.startswith(f"{self.edition.stem}.")]

    def _row(self) -> dict[str, object]:
        try:
            row = json.loads(self._state().read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return row if isinstance(row, dict) else {}

    def _record(self, key: str, digests: dict[str, str]) -> None:
        ensure_folder(self._state().parent)
        write_whole(self._state(), (json.dumps({"key": key, "files": digests}, indent=1, sort_keys=True) + "\n").encode())

    def _edited(self) -> Finding:
        message = "the file is not what the last build wrote, so it was not overwritten"
        return Finding.of("tw:edited-by-hand", message, Place(str(self.edition.tei)))
