"""What identifies a document: DOI, Handle and others that are meant to last, and those of a project.

TEI: idno (HD24)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from .wording import words_of

#: What identifies a document for good: type, and what it looks like.
_PERSISTENT: Final = (
    ("DOI", re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)),
    ("Handle", re.compile(r"(?:(?:https?://)?hdl\.handle\.net/|hdl:\s*)(\d[\d.]*/\S+)", re.IGNORECASE)),
    ("ARK", re.compile(r"(?:https?://\S+/)?(ark:/?\d{5,9}/\S+)", re.IGNORECASE)),
    ("URN", re.compile(r"(urn:[a-z\d][a-z\d-]+:\S+)", re.IGNORECASE)),
    ("PURL", re.compile(r"(https?://purl\.\S+)", re.IGNORECASE)),
)
_BARE_HANDLE: Final = re.compile(r"\d[\d.]*/\S+")


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier of the document: *kind* as DataCite calls it, or the type that the header gives."""

    kind: str
    value: str

    @property
    def is_persistent(self) -> bool:
        """Whether it is of a kind that is meant to last."""
        return self.kind in {kind for kind, _ in _PERSISTENT}

    @property
    def address(self) -> str:
        """Where it leads, or nothing."""
        places = {"DOI": f"https://doi.org/{self.value}", "Handle": f"https://hdl.handle.net/{self.value}"}
        return places.get(self.kind, self.value if self.value.startswith(("http://", "https://")) else "")


def identifiers_in(elements: Iterable[etree._Element]) -> tuple[Identifier, ...]:
    """Return what the ``idno`` *elements* say; the name of a file identifies nothing.

    >>> identifiers_in([etree.fromstring("<idno>https://doi.org/10.5072/ode</idno>")])
    (Identifier(kind='DOI', value='10.5072/ode'),)
    """
    found = []
    for element in elements:
        value, kind = words_of(element), element.get("type") or ""
        if not value or kind == "filename":
            continue
        for name, pattern in _PERSISTENT:
            if match := pattern.fullmatch(value):
                found.append(Identifier(name, match[1]))
                break
        else:
            is_handle = kind.lower() in {"handle", "hdl"} and _BARE_HANDLE.fullmatch(value)
            found.append(Identifier("Handle" if is_handle else kind or "identifier", value))
    return tuple(dict.fromkeys(found))
