"""Names of files: those that every system can hold, and how a manifest writes them."""

import re
from pathlib import PurePosixPath
from typing import Final

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"\\|?*%\ud800-\udfff]')
_ENDS: Final = re.compile(r"^ |[ .]$")
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


def safe_name(path: str) -> str:
    r"""Return *path* with each character that some system refuses in a name as ``=`` and its UTF-8 bytes, ``=25`` for a percent sign.

    Manifests need nothing encoded then, and programs that read only some of
    BagIt's percent-encoding find every file.

    >>> safe_name("letters/50%: a\nb.xml"), safe_name("aux.xml"), safe_name("Öde.xml")
    ('letters/50=25=3A a=0Ab.xml', '=61ux.xml', 'Öde.xml')
    """
    return "/".join(_safe_part(part) for part in path.split("/"))


def _safe_part(part: str) -> str:
    part = _UNSAFE.sub(lambda match: _encoded(match[0]), part)
    part = _ENDS.sub(lambda match: _encoded(match[0]), part)
    return _encoded(part[0]) + part[1:] if _RESERVED.match(part) else part


def _encoded(character: str) -> str:
    return "".join(f"={byte:02X}" for byte in character.encode("utf-8", "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass"))


def in_manifest(path: str) -> str:
    r"""Return *path* as BagIt 1.0 writes it in a manifest.

    >>> in_manifest("data/50%\n")
    'data/50%25%0A'
    """
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def from_manifest(written: str) -> str:
    r"""Return the path that a manifest writes so.

    >>> from_manifest("data/50%25%0a") == "data/50%\n"
    True
    """
    return re.sub(r"%(0A|0D|25)", lambda match: chr(int(match[1], 16)), written, flags=re.IGNORECASE)


def leads_out(path: str) -> bool:
    """Return whether *path* does not stay within the folder that it is relative to.

    >>> [leads_out(one) for one in ("data/a", "data/../../a", "/etc/a", "C:/a", "~/a", "data//a")]
    [False, True, True, True, True, True]
    """
    parts = PurePosixPath(path).parts
    if not parts or path.startswith(("/", "~")) or re.match(r"[A-Za-z]:", path) or "\\" in path or "\x00" in path:
        return True
    return any(part in {"", ".", ".."} for part in path.split("/"))
