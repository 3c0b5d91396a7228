"""The TEI document inside its page: packed, as a link that saves it."""

import re
import zlib
from base64 import b64encode
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ...model import Document

_UNFIT: Final = re.compile(r"[^\w.-]+")

#: zlib's levels: fast, and what packs tighter where that is too large. Small documents get the second at once.
_FAST: Final = 1
_TIGHT: Final = 9
_SMALL: Final = 100_000

#: No document is packed tighter than fast by more than this.
_GAINED: Final = 1.35

#: The byte of gzip's header that names a system: unknown.
_SYSTEM: Final = 9


@dataclass(frozen=True, slots=True)
class Download:
    """A file in a link: its name, its address, which holds it whole, and what the link says."""

    name: str
    address: str
    label: str


def pack(document: Document, most: int) -> Download | None:
    """Return the XML of *document*, packed by gzip, or None where that takes more than *most* bytes of the page.

    >>> found = pack(Document(etree.fromstring("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")), 1000)
    >>> found.name, found.label
    ('edition.xml.gz', 'edition.xml.gz (0.1 kB)')
    """
    xml = etree.tostring(document.tree, encoding="utf-8", xml_declaration=True)
    for level in (_TIGHT,) if len(xml) < _SMALL else (_FAST, _TIGHT):
        packed = zlib.compress(xml, level, wbits=31)
        packed = packed[:_SYSTEM] + b"\xff" + packed[_SYSTEM + 1 :]
        if len(packed) * 4 / 3 > most * _GAINED:
            return None
        if len(packed) * 4 / 3 <= most:
            stem = _UNFIT.sub("_", document.origin.name.rpartition(".")[0] or document.origin.name).strip("._") or "edition"
            name = f"{stem}.xml.gz"
            size = f"{len(packed) / 1000:.1f}" if len(packed) < 10_000 else f"{len(packed) / 1000:.0f}"
            return Download(name, f"data:application/gzip;base64,{b64encode(packed).decode()}", f"{name} ({size} kB)")
    return None
