"""A folder -> the package: what is gathered, derivatives, metadata, the bag around it.

TEI: HD (the TEI header), which alone tells what the package is
"""

import itertools
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from ..files import is_folder, read_bytes
from ..model import Document, OutputError, Place, RefusedError, SettingsError, TeiwrightError
from ..pipeline import Exporter, plugin
from ..reading import read_document
from ..version import VERSION
from .bag import BagWriter
from .citation import citation_cff
from .crate import Member, crate_metadata
from .crosswalk import CITATION, CRATE, DATACITE_JSON, DATACITE_XML, DUBLIN_CORE, ZENODO, Crosswalk, advice_for, crosswalk_of
from .datacite import datacite_json, datacite_xml
from .dublin_core import oai_dc
from .gathering import Gathered, Item, Role, gather
from .provenance import provenance_json, provenance_of
from .record import Record, record_of
from .zenodo import zenodo_json
from .zipping import zip_folder

#: What is made of every document, by the name of the exporter.
_DERIVATIVES: Final = ("text", "html", "json")
_METADATA: Final[dict[str, tuple[Callable[[Record], bytes], str]]] = {
    DATACITE_JSON: (datacite_json, "DataCite 4.5 metadata"),
    DATACITE_XML: (datacite_xml, "DataCite 4.5 metadata"),
    CITATION: (citation_cff, "how to cite it"),
    DUBLIN_CORE: (oai_dc, "Dublin Core"),
    ZENODO: (zenodo_json, "metadata for Zenodo"),
}
_PROVENANCE: Final = "provenance.json"
_SHOWN: Final = 3

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was made: where it is, what it holds, what went where, and what was left out of it, a sentence each."""

    path: Path
    files: int
    octets: int
    crosswalk: Crosswalk
    left_out: tuple[str, ...] = ()


def make_package(folder: Path, out: Path, *, zipped: bool = False, moment: datetime | None = None, progress: Progress | None = None) -> Package:
    """Make the package *out* of what is in *folder*, and return what it holds.

    *out* is a folder, with *zipped* a zip file; *moment* is the day that the
    bag tells as its own and the time of all files in a zip. It is written
    beside and then renamed, so that it is whole or not there. Raises
    RefusedError where *out* is there already or a document has no licence,
    SourceError and OutputError for what cannot be read or written.
    """
    _require_free(out)
    gathered = gather(folder)
    _require_licences(gathered)
    record = record_of([item.facts for item in gathered.documents])
    with _workplace(out) as workplace:
        bag = BagWriter(workplace / "bag")
        left_out = _Filling(bag, gathered, record, progress or _silently).run()
        bag.finish(_about(record, moment))
        made = workplace / "bag"
        if zipped:
            made = workplace / "bag.zip"
            _guarded(lambda: zip_folder(workplace / "bag", made, _base_of(gathered), moment), out)
        _require_free(out)
        _guarded(lambda: made.rename(out), out)
    return Package(out, len(bag.payload), bag.octets, crosswalk_of(record), (*gathered.left_out, *left_out))


def source_date(environment: dict[str, str]) -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH states in *environment*, or None. Raises SettingsError where it is no number of seconds.

    >>> source_date({"SOURCE_DATE_EPOCH": "1000000000"}).date().isoformat()
    '2001-09-09'
    """
    given = environment.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as problem:
        raise SettingsError(f'SOURCE_DATE_EPOCH must be a number of seconds, not "{given}"') from problem


class _Filling:
    """The filling of the payload."""

    def __init__(self, bag: BagWriter, gathered: Gathered, record: Record, progress: Progress) -> None:
        self.bag, self.gathered, self.record, self.progress = bag, gathered, record, progress
        self.members: list[Member] = []
        self.digests: dict[str, str] = {}
        self.left_out: list[str] = []
        self.derivatives: list[dict[str, str]] = []
        self.names = {item.name for item in gathered.items}

    def run(self) -> list[str]:
        """Fill it; return what was left out."""
        for item in self.gathered.items:
            self._copy(item)
        provenance = []
        documents = self.gathered.documents
        for number, item in enumerate(documents, 1):
            self.progress(number, len(documents), item.name)
            document = read_document(read_bytes(item.path), item.path.name, str(item.path.parent))
            self._derive(document, item)
            provenance.append(provenance_of(document, item.name, self._settings(item), self.digests))
        self._add(_PROVENANCE, provenance_json(provenance, self.derivatives), "how the documents were made")
        refused = {file for file, _ in crosswalk_of(self.record).refused}
        for name, (write, what) in _METADATA.items():
            if name not in refused:
                self._add(name, write(self.record), what)
        if CRATE not in refused:
            self.bag.add(CRATE, crate_metadata(self.record, sorted(self.members, key=lambda one: one.name)))
        return self.left_out

    def _copy(self, item: Item) -> None:
        before = self.bag.octets
        self.digests[item.name] = self.bag.copy(item.name, item.path)
        is_tei = item.role in {Role.DOCUMENT, Role.AUTHORITY}
        what = f"{item.role}: {item.facts.title}" if item.facts.title else str(item.role)
        several = len(self.record.licences) > 1 and len(item.facts.licences) == 1
        self.members.append(
            Member(
                item.name,
                what,
                self.bag.octets - before,
                "application/tei+xml" if is_tei else "",
                licence=item.facts.licences[0] if several else None,
            )
        )

    def _add(self, name: str, data: bytes, what: str, based_on: str = "") -> None:
        self.digests[name] = self.bag.add(name, data)
        self.members.append(Member(name, what, len(data), based_on=based_on))

    def _derive(self, document: Document, item: Item) -> None:
        for form in _DERIVATIVES:
            exporter = plugin("exporters", form, Exporter)
            try:
                result = exporter(document.require_unique_ids(), view="reading")
            except TeiwrightError as problem:
                self.left_out.append(f"{form} of {item.name}: {problem}")
                continue
            name = self._derivative_name(item.name, exporter.suffix)
            self._add(name, result.encode("utf-8", "surrogatepass") if isinstance(result, str) else result, f"{form} made from the TEI", item.name)
            self.derivatives.append({"file": name, "from": item.name, "format": form, "view": "reading", "sha256": self.digests[name]})

    def _derivative_name(self, name: str, suffix: str) -> str:
        stem = re.sub(r"\.[^./]+$", "", name.removeprefix("tei/"))
        found = f"derivatives/{stem}{suffix}"
        if found in self.digests or found in self.names:  # a.xml and a.tei stand side by side
            found = f"derivatives/{name.removeprefix('tei/')}{suffix}"
        return found

    def _settings(self, item: Item) -> Path | None:
        """Return the settings that the document was built with, where it has some."""
        if not self.gathered.is_project or not item.name.startswith("tei/"):
            return None
        wanted = f"seeds/{item.path.stem}.toml"
        return next((one.path for one in self.gathered.items if one.name == wanted), None)


def _silently(_done: int, _total: int, _what: str) -> None:
    """Show nothing of what is being done."""


def _require_licences(gathered: Gathered) -> None:
    without = [item for item in gathered.documents if not item.facts.licences]
    if without:
        shown = ", ".join(str(item.path) for item in without[:_SHOWN])
        more = f" and {len(without) - _SHOWN} more" if len(without) > _SHOWN else ""
        advice = "\n".join(advice_for(["licence"]))
        raise RefusedError(f"no archive takes what has no licence: {shown}{more}; with another licence where another one holds,\n{advice}")


def _about(record: Record, moment: datetime | None) -> Iterator[tuple[str, str]]:
    yield "Bag-Software-Agent", f"teiwright {VERSION}"
    if record.title:
        yield "External-Description", record.title
    if record.identifier:
        yield "External-Identifier", record.identifier.address or record.identifier.value
    for one in record.publishers:
        yield "Source-Organization", one.name
    if moment:
        yield "Bagging-Date", moment.date().isoformat()


def _base_of(gathered: Gathered) -> str:
    """Return the name of the folder in a zip: that of the document where it is one, so that it hangs neither on the machine nor on the output."""
    names = [Path(item.name).stem for item in gathered.documents]
    return names[0] if len(names) == 1 else "edition"


def _require_free(out: Path) -> None:
    if out.exists() or out.is_symlink():
        raise RefusedError("this is there already and is not overwritten; name another output or take it away", Place(str(out)))


def _guarded(work: Callable[[], Any], out: Path) -> None:
    try:
        work()
    except OSError as problem:
        raise OutputError(f"the package cannot be written: {problem.strerror}", Place(str(out))) from problem


@contextmanager
def _workplace(out: Path) -> Iterator[Path]:
    """Give a new folder beside *out*, with a folder for the bag in it; whatever happens, it is taken away."""
    if not is_folder(out.parent):
        raise OutputError("there is no such folder", Place(str(out.parent)))
    for number in itertools.count():
        workplace = out.parent / f".teiwright-{os.getpid()}-{number}"
        try:
            workplace.mkdir()
        except FileExistsError:
            continue
        except OSError as problem:
            raise OutputError(f"the package cannot be written: {problem.strerror}", Place(str(out))) from problem
        break
    try:
        (workplace / "bag").mkdir()
        yield workplace
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
