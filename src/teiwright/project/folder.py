"""Where things stand in a project: seeds/, tei/, schema/, build/."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..annotating import authority_path
from ..files import STANDARD, is_file, is_folder, names_in
from ..model import Place, SourceError

OWN_SCHEMA: Final = "teiwright.rng"

_SOURCE: Final = ".txt"


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of one edition; all but the seed may be missing."""

    root: Path
    stem: str

    @property
    def seed(self) -> Path:
        """The source."""
        return self.root / "seeds" / f"{self.stem}.txt"

    @property
    def settings(self) -> Path:
        """What the editor decides."""
        return self.root / "seeds" / f"{self.stem}.toml"

    @property
    def tei(self) -> Path:
        """The canonical TEI."""
        return self.root / "tei" / f"{self.stem}.xml"

    def authority(self, name: str) -> Path | None:
        """The authority file that the settings call *name*, where there is one."""
        return authority_path(name, self.settings.parent) if name else None

    def derivative(self, suffix: str) -> Path:
        """A file made from the TEI, never committed."""
        return self.root / "build" / f"{self.stem}{suffix}"


def editions(root: Path) -> list[Edition]:
    """Return the editions of the project in *root*, by name. Raises SourceError where it has no seeds, or none that may be read."""
    seeds = root / "seeds"
    if not is_folder(seeds):
        raise SourceError("this is no project: it has no folder seeds/", Place(str(root)))
    found = [Edition(root, name.removesuffix(_SOURCE)) for name in names_in(seeds) if name.endswith(_SOURCE) and name != _SOURCE]
    if not found:
        raise SourceError("there is no .txt file to build from", Place(str(seeds)))
    return found


def schema_href(output: str) -> str:
    """Return how a document written to *output* names our schema: the relative path within a project, else its bare name."""
    folder = Path.cwd() if output == STANDARD else Path(output).resolve().parent
    for parent in (folder, *folder.parents):
        if is_file(parent / "schema" / OWN_SCHEMA):
            return Path(os.path.relpath(parent / "schema" / OWN_SCHEMA, folder)).as_posix()
    return OWN_SCHEMA
