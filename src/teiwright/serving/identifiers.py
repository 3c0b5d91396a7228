"""The identifiers of documents and collections: made of file names, one for each, safe in an address and as a file name of any system.

A folder is parted by ``~``; what is no ASCII letter, digit, dot, hyphen or
underscore stands as ``=`` and its UTF-8 bytes. So an identifier hangs on
nothing but the name, and neither another file nor the machine changes it.
Turned down: ``xml:id`` and DOI, which many documents lack and some share.
"""

import re
from pathlib import PurePath
from typing import Final

ROOT: Final = "root"
#: The collection of what stands in no folder within.
TOP: Final = "documents"

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]")
#: Names that Windows keeps for devices.
_DEVICE: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


def document_id(inner: PurePath) -> str:
    """Return the identifier of the document at *inner*, its path within the folder that is served.

    >>> [document_id(PurePath(one)) for one in ("ode.xml", "letters/50% of it.xml", "root.xml", "aux.tei", "Öde.xml")]
    ['ode', 'letters~50=25=20of=20it', '=72oot', '=61ux', '=C3=96de']
    """
    made = "~".join(_safe(part) for part in inner.with_suffix("").parts)
    return _encoded(made[0]) + made[1:] if made in {ROOT, TOP} else made


def folder_id(inner: PurePath) -> str:
    """Return the identifier of the collection of what stands in the folder *inner*.

    >>> folder_id(PurePath("letters/1917")), folder_id(PurePath())
    ('letters~1917~', 'documents')
    """
    return "".join(f"{_safe(part)}~" for part in inner.parts) or TOP


def _safe(part: str) -> str:
    part = _UNSAFE.sub(lambda match: _encoded(match[0]), part)
    if part.endswith("."):
        part = part[:-1] + _encoded(".")
    return _encoded(part[0]) + part[1:] if _DEVICE.match(part) else part


def _encoded(character: str) -> str:
    return "".join(f"={byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
