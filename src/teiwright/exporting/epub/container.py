"""Files -> the bytes of an EPUB: a zip archive whose bytes depend on nothing but what is in it.

EPUB 3.3: OCF ZIP container
"""

import io
from collections.abc import Mapping
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_MEDIA_TYPE: Final = b"application/epub+zip"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_MODE: Final = 0o100644 << 16


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of *files* by their names; its first entry says what it is, uncompressed.

    >>> archive = pack({"a.txt": b"A"})
    >>> archive[30:58], archive == pack({"a.txt": b"A"})
    (b'mimetypeapplication/epub+zip', True)
    """
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        for name, data in {"mimetype": _MEDIA_TYPE, **files}.items():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, data)
    return held.getvalue()
