"""How bytes become characters: byte order mark, UTF-8, declaration, detection, in this order."""

import codecs
import re
from typing import Final, NamedTuple

from ..languages import likeness
from ..model import Place, SettingsError, SourceError

_SAMPLE: Final = 200_000  # bytes; detection looks at lines that are not ASCII, up to so many
_DECLARED: Final = re.compile(rb"(?:character set encoding|charset|coding|encoding)[ \t]*[:=][ \t]*[\"']?([A-Za-z][\w.-]{2,30})", re.IGNORECASE)
_BYTE_ORDER_MARK: Final = "\ufeff"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_NOT_ASCII: Final = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
#: A letter of the alphabet beside one of another script, within a word.
_MIXTURE: Final = re.compile(r"[A-Za-z][^\W\d_A-Za-z\u00c0-\u024f]|[^\W\d_A-Za-z\u00c0-\u024f][A-Za-z]")
_LATER_BYTES: Final = re.compile(rb"[\x80-\x9f]")

_LEAST_CONFIDENCE: Final = 0.3
_AS_GOOD: Final = 0.1  # of chaos: within this of the best another encoding is a rival, and the words that it gives decide
#: Which of several rivals is meant, commonest first; a page of one platform or country only comes after these.
_PREFERRED: Final = ("cp1252", "cp1251", "cp1250", "koi8_r", "cp1253", "iso8859_7", "iso8859_5", "cp866", "mac_roman", "cp437", "cp850")


class Decoded(NamedTuple):
    """Characters, the encoding they came in, how sure that is (None: certain), and what is to be said about it."""

    content: str
    encoding: str
    confidence: float | None
    remarks: tuple[str, ...]


def decode(data: bytes, name: str = "", encoding: str = "") -> Decoded:
    """Return the characters of *data*, without a byte order mark.

    Raises SettingsError where *encoding* is none, SourceError with line and
    byte where the bytes are not in it, or no encoding can be told.

    >>> decode("naïve".encode("utf-16")).encoding
    'utf-16'
    """
    if encoding:
        return Decoded(_strictly(data, _codec(encoding), name), _codec(encoding), None, ())
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, codec, name), codec, None, ())
    if _is_utf16(data):
        raise SourceError("this looks like UTF-16 without a byte order mark; if it is, say --encoding utf-16-le or utf-16-be", Place(name))
    try:
        return Decoded(data.decode("utf-8"), "utf-8", None, ())
    except UnicodeDecodeError:
        if _is_nearly_utf8(data):
            return Decoded(_strictly(data, "utf-8", name), "utf-8", None, ())  # which raises, with the place
    declared = _declared(data)
    if declared:
        try:
            return Decoded(data.decode(declared), declared, None, (f"the text declares its encoding, read as {declared}",))
        except UnicodeDecodeError:
            pass  # it is not in the encoding that it declares
    return _detected(data, name)


def _codec(encoding: str) -> str:
    """Return the name of Python's codec for the *encoding* that a user names."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        found = None
    if found is None or not _is_of_text(found):
        raise SettingsError(f'there is no encoding "{encoding}"')
    return found.name


def _is_of_text(codec: codecs.CodecInfo) -> bool:
    """Return whether *codec* turns bytes into characters; some turn them into other bytes, one only refuses."""
    return bool(getattr(codec, "_is_text_encoding", True)) and codec.name != "undefined"


def _strictly(data: bytes, encoding: str, name: str) -> str:
    """Return *data* as characters; what is not in *encoding* is an error with its line and its byte in the file."""
    try:
        return data.decode(encoding).removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as problem:
        line = len(_LINE_END.findall(data, 0, problem.start)) + 1
        message = f"byte {problem.start} (0x{data[problem.start]:02X}) is not {encoding}: {problem.reason}"
        raise SourceError(message, Place(name, line)) from problem
    except UnicodeError as problem:
        raise SourceError(f"the file is not {encoding}: {problem}", Place(name)) from problem


def _is_utf16(data: bytes) -> bool:
    """Return whether every second byte of the beginning is a NUL, as in UTF-16 of European languages."""
    sample = data[:2000]
    return len(sample) > 8 and any(sample[offset::2].count(0) > 0.4 * len(sample) and sample[1 - offset :: 2].count(0) == 0 for offset in (0, 1))


def _is_nearly_utf8(data: bytes) -> bool:
    """Return whether what is not ASCII is UTF-8 but for a few bytes, which are then the error."""
    sequences = _SEQUENCE.findall(data)
    others = sum(byte > 0x7F for byte in _SEQUENCE.sub(b"", data))
    return len(sequences) > 2 and others <= 0.1 * len(sequences)


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    try:
        found = codecs.lookup(match[1].decode("ascii")) if match else None
    except (LookupError, ValueError):
        found = None
    if found is None or not _is_of_text(found) or found.name == "utf-8":
        return ""
    if found.name in {"ascii", "iso8859-1"}:  # what is declared so is windows-1252 wherever it uses the bytes that these do not have
        return "cp1252" if found.name == "ascii" or _LATER_BYTES.search(data) else "iso8859-1"
    return found.name


def _detected(data: bytes, name: str) -> Decoded:
    from charset_normalizer import from_bytes  # only files in legacy encodings should cost its import

    sample = b"\n".join(_NOT_ASCII.findall(data))[:_SAMPLE]
    found = list(from_bytes(sample))
    best = min(found, key=lambda one: one.chaos, default=None)
    if best is None:
        raise SourceError("this is not text in any encoding that can be told; if it is, say which with --encoding", Place(name))
    readings = {encoding: str(one) for one in found if one.chaos <= best.chaos + _AS_GOOD for encoding in one.could_be_from_charset}
    mixtures = {encoding: len(_MIXTURE.findall(reading)) for encoding, reading in readings.items()}
    readings = {encoding: reading for encoding, reading in readings.items() if mixtures[encoding] == min(mixtures.values())}
    likenesses = {encoding: round(likeness(reading), 2) for encoding, reading in readings.items()}
    alike = {encoding: reading for encoding, reading in readings.items() if likenesses[encoding] == max(likenesses.values())}
    chosen = next((encoding for encoding in _PREFERRED if encoding in alike), best.encoding if best.encoding in alike else min(alike))
    confidence = (1 - best.chaos) / len(set(alike.values())) ** 0.5
    if confidence < _LEAST_CONFIDENCE:
        raise SourceError("this is not text in any encoding that can be told; if it is, say which with --encoding", Place(name))
    remark = f"the encoding was detected as {chosen}, confidence {confidence:.2f}; --encoding decides"
    return Decoded(_strictly(data, chosen, name), chosen, round(confidence, 2), (remark,))
