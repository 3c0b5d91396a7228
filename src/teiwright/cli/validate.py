"""``teiwright validate``: findings, reports of them, and what can be mended without asking."""

import os
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final

import click

from ..files import STANDARD, is_file, is_folder, read_bytes, write_whole
from ..model import Finding, MarkupError, Place, SchemaError, SourceError, TeiwrightError
from ..pipeline.house import FILE, House, read_house
from ..validation import SchemaCache
from ..validation.examining import Examiner, Task, examined_in_order, origin_of
from ..validation.neighbours import Neighbours
from ..validation.outcomes import Outcome
from ..validation.silences import Run, unused_silences
from ..validation.verdicts import Verdicts, key_of
from .findings import exit_for, of_findings, print_all, print_some
from .given import refuse_to_lose
from .main import exit_with
from .talk import Talk, summary, talkative

_SUFFIXES: Final = frozenset({".xml", ".tei"})
_NO_DOCUMENT: Final = "there is no .xml or .tei file in this folder"


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="NAME|FILE",
    help="Schema to use instead of the document's own: teiwright, tei_all, or a .rng, .xsd or .sch file; may be repeated.",
)
@of_findings
@click.option("--report", metavar="FILE.html", help="Write an HTML page too: counts by rule, the worst files first, every finding with its line.")
@click.option("--settings", "settings_file", metavar="FILE", help=f"What the project silences, in TOML; default: {FILE} here, where there is one.")
@click.option("--archive", is_flag=True, help="Ask of headers what archives ask for: licence, identifier, date and the like.")
@click.option(
    "--jobs", type=click.IntRange(0), default=1, metavar="N", help="Check with N processes; 0: as many as there are processors.", show_default=True
)
@click.option("--cache/--no-cache", "keep", default=True, help="Keep verdicts, and do not check again what has not changed.", show_default=True)
@click.option("--fix", is_flag=True, help="Mend what has one right answer, then tell what is left; all other bytes of a file stay.")
@click.option(
    "--diff",
    "as_diff",
    is_flag=True,
    help="Print what --fix would change and write nothing; the exit code is 1 where it would change anything, 3 where a file cannot be read.",
)
@talkative
def command(
    paths: tuple[str, ...],
    schemas: tuple[str, ...],
    form: str,
    fail_on: str,
    report: str | None,
    settings_file: str | None,
    archive: bool,
    jobs: int,
    keep: bool,
    fix: bool,
    as_diff: bool,
    talk: Talk,
) -> None:
    """Say what is wrong with TEI files ("-": standard input; a folder: all .xml and .tei files in it).

    Without --schema a document's own xml-model counts, then for documents
    made by teiwright its own schema, then tei_all from the cache, where
    teiwright schema fetch puts it. Of Schematron rules, house.sch#NAME runs the
    phase NAME, and house.rng#schematron those inside a RELAX NG schema.
    teiwright explain RULE tells why a rule is one.

    Verdicts are kept in the user's cache: what has not changed, nor the
    schemas and files that it was held against, is not checked again.

    A finding that shall stay is silenced with the reason, in the document
    before the element that it is about, or in teiwright.toml:

    \b
      <?teiwright-silence tw:empty the scribe left this line blank?>
    \b
      [[silence]]
      rule = "tw:missing-image"
      path = "letters/*"        # also: within = "/TEI/text[1]", from_line, to_line
      reason = "the pictures are on another server"

    \b
    Examples:
      teiwright validate tei/*.xml
      teiwright validate edition.xml --schema teiwright --schema house.rng
      teiwright validate edition.xml --schema teiwright --schema house.sch
      teiwright validate tei --format github --fail-on warning
      teiwright validate tei --archive --report report.html
      teiwright validate tei --jobs 4 --quiet
      teiwright validate tei --format sarif > findings.sarif
      teiwright validate edition.xml --diff
      teiwright validate edition.xml --fix
    """
    checking = _Checking(paths, list(schemas), _house(settings_file), for_archive=archive)
    if as_diff:
        if report:
            raise click.UsageError("--diff shows changes and --report findings; ask for one of them")
        _show_changes(checking, talk)
        return
    if fix:
        _mend(checking, talk)
    if report:
        refuse_to_lose(report, *paths, *schemas, settings_file)
    outcomes: list[Outcome] = []
    for outcome in checking.outcomes(jobs or os.cpu_count() or 1, keep=keep):
        outcomes.append(outcome)
        print_some(outcome, form, talk)
    for outcome in checking.unused_silences(outcomes):
        outcomes.append(outcome)
        print_some(outcome, form, talk)
    print_all(outcomes, form, fail_on)
    if report:
        from ..validation.reports.page import to_page

        write_whole(report, to_page(outcomes).encode("utf-8", "replace"))
    findings = list(chain.from_iterable(outcome.findings for outcome in outcomes))
    silenced = sum(len(outcome.silenced) for outcome in outcomes)
    count = len(checking.checked) - sum(len(files) for _, files in checking.unusable.values())
    if count or not checking.unusable:
        talk.say(f"{count} {'file' if count == 1 else 'files'}: {summary(findings)}" + (f"; {silenced} silenced" if silenced else ""))
    checking.raise_unusable()  # told after what could be said of the other files
    exit_for(findings, fail_on)


def _house(settings_file: str | None) -> House | None:
    """Return what the project has decided: the file named, else the one in this folder, or None."""
    return read_house(settings_file or FILE) if settings_file or is_file(FILE) else None


class _Checking:
    """The files of one call, and what is read once for all of them."""

    def __init__(self, paths: tuple[str, ...], schemas: list[str], house: House | None, *, for_archive: bool) -> None:
        self.paths, self.schemas = paths, schemas
        self.has_house = house is not None
        self.house = house or House()
        self.for_archive = for_archive or self.house.for_archive
        self.cache = SchemaCache()
        self.neighbours = Neighbours(*_folders(paths, house))
        self.checked: list[str] = []
        self.unusable: dict[str, tuple[SchemaError, list[str]]] = {}  # by what is told, with the files that needed it
        self.empty: set[str] = set()  # folders without a document, which a mistyped path may name

    def files(self) -> Iterator[str]:
        for path in self.paths:
            if path == STANDARD or not is_folder(path):
                yield path
                continue
            found = _files_below(path)
            if not found:
                self.empty.add(path)
            yield from found or [path]

    def outcomes(self, jobs: int, *, keep: bool) -> Iterator[Outcome]:
        """Yield what the checks of each file come to; one whose schema is not to be had is told at the end.

        *jobs* processes do them; what is unchanged since a verdict was kept is not checked again.
        """
        verdicts = Verdicts(self.cache.folder) if keep else None
        try:
            for path, outcome in self._verdicts(jobs, verdicts):
                self.checked.append(path)
                if isinstance(outcome, Outcome):
                    yield outcome
                elif self.schemas:  # no file could be held against those
                    raise outcome
                else:
                    self.unusable.setdefault(str(outcome), (outcome, []))[1].append(path)
        finally:
            if verdicts is not None:
                verdicts.close()

    def _verdicts(self, jobs: int, verdicts: Verdicts | None) -> Iterator[tuple[str, Outcome | SchemaError]]:
        """Yield each file with the verdict on it, in order."""
        work = (self._task(path, verdicts) for path in self.files())
        examiner = Examiner(self.schemas, self.neighbours.roots, for_archive=self.for_archive)
        for task, examined in examined_in_order(work, examiner, jobs):
            if verdicts is not None and examined.needs is not None and isinstance(examined.verdict, Outcome):
                verdicts.keep(task.key, examined.verdict, examined.needs)
            yield task.path, examined.verdict

    def _task(self, path: str, verdicts: Verdicts | None) -> Task:
        """Return what is to be done for one file; its verdict, where that is known already."""
        if path != STANDARD and is_folder(path):  # of others the files are checked
            problem = _NO_DOCUMENT if path in self.empty else "the folder may not be read: permission denied"
            return Task(path, known=Outcome(path, (Finding.of("xml:unreadable", problem, Place(path)),)))
        try:
            data = read_bytes(path)
        except SourceError as problem:
            return Task(path, known=Outcome(path, (Finding.of("xml:unreadable", problem.message, problem.place or Place(path)),)))
        silences = self.house.silences_for(path)
        key = ""
        if verdicts is not None and path != STANDARD:
            key = key_of(data, path, self.schemas, silences, self.for_archive, [str(root) for root in self.neighbours.roots])
            if (known := verdicts.find(key)) is not None:
                return Task(path, known=known)
        return Task(path, data, silences, key)

    def unused_silences(self, outcomes: list[Outcome]) -> Iterator[Outcome]:
        """Yield the silences of the settings that no finding needs any more."""
        if not self.has_house or self.unusable:
            return
        needed = chain.from_iterable(outcome.silenced for outcome in outcomes)
        run = Run(schemas_are_its_own=not self.schemas, for_archive=self.for_archive)
        found = unused_silences(self.house, self.checked, _files_below(self.house.folder), needed, run)
        if found:
            yield Outcome(found[0].place.file, tuple(found))

    def raise_unusable(self) -> None:
        """Raise the error of the schema that was not to be had, after telling those of others; each says which files were not checked for it."""
        if self.unusable:
            *others, last = [SchemaError(f"{problem.message}; {_not_checked(files)}", problem.place) for problem, files in self.unusable.values()]
            for problem in others:
                click.echo(f"teiwright: {problem}", err=True)
            raise last


def _not_checked(files: list[str]) -> str:
    """Return how many files were not checked, and the first of them."""
    return f"{files[0]} was not checked" if len(files) == 1 else f"{len(files)} files were not checked, {files[0]} the first"


def _folders(paths: tuple[str, ...], house: House | None) -> list[str]:
    """Return the folders in which pointers are followed: that of the settings, this one for what lies in it, and those of the paths."""
    here = [] if house is None else [house.folder]
    return [
        *here,
        *(
            path if is_folder(path) else "." if not Path(path).is_absolute() and ".." not in Path(path).parts else str(Path(path).parent)
            for path in paths
        ),
    ]


def _files_below(folder: str) -> list[str]:
    """Return the documents in *folder* and its folders, by name; a folder that may not be read as it is, which is told."""
    found: list[str] = []
    for parent, _, names in os.walk(folder, onerror=lambda problem: found.append(str(problem.filename))):
        found.extend(str(Path(parent, name)) for name in names if Path(name).suffix.lower() in _SUFFIXES)
    return sorted(found, key=lambda one: Path(one).parts)


def _changes(checking: _Checking, talk: Talk, what: str, problems: list[TeiwrightError]) -> Iterator[tuple[str, bytes, bytes]]:
    """Yield every file that can be mended, as it is and as it would be; what was done is told, what cannot be read is added to *problems*."""
    from ..validation.fixes import mend

    counts: Counter[str] = Counter()
    files = 0
    for path in checking.files():
        if path in checking.empty:
            problems.append(SourceError(_NO_DOCUMENT, Place(path)))
            continue
        try:
            data = read_bytes(path)
            mended = mend(data, origin_of(path, data), silences=checking.house.silences_for(path), neighbours=checking.neighbours)
        except (MarkupError, SourceError) as problem:
            problems.append(problem)
            continue
        if mended.data != data:
            files += 1
            counts += mended.counts
            yield path, data, mended.data
    told = ", ".join(f"{count} {rule}" for rule, count in sorted(counts.items()))
    if files or not problems:
        talk.say(f"{files} {'file' if files == 1 else 'files'} {what}: {told}" if files else "nothing to mend")


def _mend(checking: _Checking, talk: Talk) -> None:
    if STANDARD in checking.paths:
        raise click.UsageError("--fix mends files; of standard input --diff shows what it would change")
    problems: list[TeiwrightError] = []  # which the validation that follows tells
    for path, _, mended in _changes(checking, talk, "mended", problems):
        write_whole(path, mended)
    for problem in problems:
        talk.detail(f"{problem}; nothing was mended")


def _show_changes(checking: _Checking, talk: Talk) -> None:
    from ..validation.fixes import diff

    found = False
    problems: list[TeiwrightError] = []
    for path, data, mended in _changes(checking, talk, "to mend", problems):
        found = True
        click.echo(diff(data, mended, path).encode("utf-8", "surrogateescape"), nl=False)
    if problems:
        for problem in problems[:-1]:
            click.echo(f"teiwright: {problem}", err=True)
        raise problems[-1]
    if found:
        exit_with(1)
