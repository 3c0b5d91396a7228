"""How a build knows its own work: a fingerprint in the file itself.

The canonical TEI carries an instruction with two digests, of what it was made
from and of its own content. So a fresh clone knows without any other file
whether it is up to date and whether a hand has edited it.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

_INSTRUCTION: Final = re.compile(rb'<\?teiwright-build inputs="([0-9a-f]{64})" content="([0-9a-f]{64})"\?>\r?\n')
_AFTER: Final = re.compile(rb"<\?xml-model[^\n]*\?>\n")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The digests that a build left in a file: of its inputs, and of the file without the instruction."""

    inputs: str
    content: str


def digest_of(parts: list[bytes]) -> str:
    """Return one SHA-256 of several byte strings, each told from the next by its length."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def with_fingerprint(data: bytes, inputs: str) -> bytes:
    r"""Return the serialised document *data* with the instruction after its xml-model.

    >>> data = b'<?xml-model href="a.rng"?>\n<TEI/>\n'
    >>> is_untouched(with_fingerprint(data, "0" * 64)), is_untouched(with_fingerprint(data, "0" * 64).replace(b"TEI", b"tei"))
    (True, False)
    """
    content = hashlib.sha256(data).hexdigest()
    model = _AFTER.search(data)
    position = model.end() if model else 0
    instruction = f'<?teiwright-build inputs="{inputs}" content="{content}"?>\n'.encode()
    return data[:position] + instruction + data[position:]


def fingerprint_of(data: bytes) -> Fingerprint | None:
    """Return the fingerprint that stands in *data*, or None."""
    match = _INSTRUCTION.search(_unix(data))
    return Fingerprint(match[1].decode(), match[2].decode()) if match else None


def is_untouched(data: bytes) -> bool:
    """Return whether *data* is what a build wrote; line ends that a version control system changed do not count."""
    plain = _unix(data)
    match = _INSTRUCTION.search(plain)
    if match is None:
        return False
    return hashlib.sha256(plain[: match.start()] + plain[match.end() :]).hexdigest() == match[2].decode()


def renewed(data: bytes) -> bytes:
    r"""Return *data* with the fingerprint, if it has one, of its content as it is now: a program has changed it and no hand.

    >>> data = with_fingerprint(b'<?xml-model href="a.rng"?>\n<TEI/>\n', "0" * 64).replace(b"TEI", b"tei")
    >>> is_untouched(data), is_untouched(renewed(data))
    (False, True)
    """
    match = _INSTRUCTION.search(data)
    if match is None:
        return data
    plain = _unix(data[: match.start()] + data[match.end() :])
    return data[: match.start(2)] + hashlib.sha256(plain).hexdigest().encode() + data[match.end(2) :]


def _unix(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")
