"""What a project decides: which findings shall stay, each with the reason, how its elements are rendered, what is made of its editions.

It stands in the file ``teiwright.toml`` of the project::

    archive = true              # ask of headers what archives ask for
    derivatives = ["text", "html", "json", "epub"]  # what teiwright build makes of each edition; left out: the first three

    [[silence]]
    rule = "tw:empty"
    path = "letters/*.xml"      # which documents, from the folder of this file; left out: all
    within = "/TEI/teiHeader"   # or from_line and to_line: where in them; left out: anywhere
    reason = "cells of the printed form that nobody filled in"

    [rendering]                 # how elements are shown, where the table of teiwright explain --rendering is not what is wanted
    "list[type=gloss]" = "tight"
    measure = { reading = "drop" }

"""

from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from ..files import read_bytes
from ..guidelines.rules import fault_of_name
from ..guidelines.views import Rendering
from ..model import Finding, Place, SettingsError, SourceError
from .plugins import plugin_names
from .rendering import rendering_of
from .settings import Table, table_of


@dataclass(frozen=True, slots=True)
class Silence:
    """One decision: findings of *rule* within these bounds are not told, for *reason*.

    *in_source* is true where the document itself says it; *whole* where it
    covers all of the document, also what is said of no element.
    """

    rule: str
    reason: str
    path: str = ""
    within: str = ""
    from_line: int | None = None
    to_line: int | None = None
    place: Place | None = field(default=None, compare=False)
    in_source: bool = False
    whole: bool = True

    def is_about(self, rule: str) -> bool:
        """Return whether the silence is about findings of *rule*; ``rng:`` is about all of its kind."""
        return rule == self.rule or (self.rule.endswith(":") and rule.startswith(self.rule))

    def covers(self, finding: Finding) -> bool:
        """Return whether *finding*, of a document that the silence is about, is silenced."""
        if not self.is_about(finding.rule):
            return False
        line = finding.place.line or 0
        if (self.from_line and line < self.from_line) or (self.to_line and not 0 < line <= self.to_line):
            return False
        return not self.within or finding.xpath == self.within or finding.xpath.startswith(f"{self.within}/")


@dataclass(frozen=True, slots=True)
class House:
    """What a project has decided, and the *folder* from which paths in it count."""

    silences: tuple[Silence, ...] = ()
    folder: str = "."
    for_archive: bool = False
    rendering: tuple[Rendering, ...] = ()
    derivatives: tuple[str, ...] = ("text", "html", "json")

    def silences_for(self, file: str) -> tuple[Silence, ...]:
        """Return the silences that are about the document *file*.

        >>> house = House((Silence("tw:empty", "so it is", "letters/*.xml"), Silence("tw:bad-date", "forged")))
        >>> [len(house.silences_for(one)) for one in ("letters/1.xml", "diary.xml")]
        [2, 1]
        """
        inner = self.inner_path(file)
        return tuple(one for one in self.silences if not one.path or (inner and fnmatchcase(inner, one.path)))

    def inner_path(self, file: str) -> str:
        """Return the path of *file* from the folder of the settings, or ``""`` where it lies outside."""
        try:
            return Path(file).resolve().relative_to(Path(self.folder).resolve()).as_posix()
        except (ValueError, OSError, RuntimeError):  # outside; no path at all; links that go round
            return ""


#: The file of a project that holds what is decided here.
FILE: Final = "teiwright.toml"


def read_house(path: str | Path) -> House:
    """Return what the settings file *path* says. Raises SettingsError where it cannot be read or is wrong."""
    try:
        return load_house(read_bytes(path), str(path))
    except SourceError as problem:
        raise SettingsError(problem.message, problem.place) from problem


def load_house(toml: bytes, file: str) -> House:
    r"""Return what the TOML file *file*, whose bytes are *toml*, says.

    Raises SettingsError with file, line and key where it is wrong.

    >>> load_house(b'[[silence]]\nrule = "tw:empty"\nreason = "blank forms"', "teiwright.toml").silences[0].reason
    'blank forms'
    """
    table = table_of(toml, file)
    silences = tuple(_silence(entry) for entry in table.tables("silence"))
    for_archive = table.boolean("archive")
    rendering = rendering_of(table.table("rendering"))
    derivatives = tuple(dict.fromkeys(table.choices("derivatives", tuple(plugin_names("exporters")))))
    table.finish()
    return House(silences, str(Path(file).parent), for_archive, rendering, derivatives or House().derivatives)


def _silence(table: Table) -> Silence:
    silence = Silence(
        rule=table.required("rule"),
        reason=table.required("reason"),
        path=table.string("path"),
        within=table.string("within").rstrip("/"),
        from_line=table.integer("from_line"),
        to_line=table.integer("to_line"),
        place=table.place(),
    )
    if fault := fault_of_name(silence.rule):
        raise table.error("rule", f'names "{silence.rule}": {fault}')
    if silence.within and not silence.within.startswith("/"):
        raise table.error("within", f'must be a path from the root, as findings show it, not "{silence.within}"')
    if silence.from_line and silence.to_line and silence.to_line < silence.from_line:
        raise table.error("to_line", f"is {silence.to_line}, before from_line, {silence.from_line}")
    table.finish()
    return silence
