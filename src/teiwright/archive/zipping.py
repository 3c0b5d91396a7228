"""A folder -> a zip file, the same bytes for the same files (and the same zlib): sorted names, fixed times and modes."""

import stat
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Final

_FIRST: Final = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier day
_PIECE: Final = 1 << 20


def zip_folder(folder: Path, target: Path, base: str, moment: datetime | None = None) -> None:
    """Write all files below *folder* to the zip file *target*, within one folder called *base*.

    *moment* is the time that all of them get. Raises OSError.
    """
    time = max(_FIRST, moment.timetuple()[:6]) if moment and moment.year < 2108 else _FIRST
    files = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files:
            entry = zipfile.ZipInfo(f"{base}/{name}", (time[0], time[1], time[2], time[3], time[4], time[5]))
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(entry, "w", force_zip64=path.stat().st_size >= 1 << 31) as packed:
                while piece := source.read(_PIECE):
                    packed.write(piece)
