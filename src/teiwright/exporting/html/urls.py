"""Which addresses of a document become links: http, https and mailto; anything else stays text."""

import re
from typing import Final
from urllib.parse import quote, urlsplit

_KEPT: Final = "!#$%&'()*+,;=:@/?-._~"
_FOLLOWED: Final = ("http:", "https:", "mailto:")
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?")
_MAIL: Final = re.compile(r"mailto:[\w.+-]+@[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]+", re.IGNORECASE)
_WHITE_OR_CONTROL: Final = re.compile(r"[\s\x00-\x1f\x7f]")
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


def safe_url(address: str) -> str:
    r"""Return *address* as the value of ``href``, or ``""`` where it is not to be followed.

    >>> safe_url("https://www.wikidata.org/wiki/Q9061")
    'https://www.wikidata.org/wiki/Q9061'
    >>> safe_url("javascript:alert(1)"), safe_url("  JAVA\tscript:x"), safe_url("http:///nowhere")
    ('', '', '')
    """
    address = address.strip()
    if not address.lower().startswith(_FOLLOWED):  # of most that are not, no more need be asked
        return ""
    if _MAIL.fullmatch(address):
        return address
    if _WHITE_OR_CONTROL.search(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(parts.netloc):
        return ""
    path, hash_, anchor = address.partition("#")
    return _quoted(path) + (hash_ + _quoted(anchor.replace("#", "%23")) if hash_ else "")


def _quoted(address: str) -> str:
    return _STRAY_PERCENT.sub("%25", quote(address, safe=_KEPT))


#: Kinds of identifier that have a page of their own: the forms they take, and the page.
_AUTHORITIES: Final = (
    ("wikidata", re.compile(r"Q[1-9]\d*"), "https://www.wikidata.org/wiki/{}"),
    ("viaf", re.compile(r"[1-9]\d*"), "https://viaf.org/viaf/{}"),
    ("gnd", re.compile(r"\d[\d-]*[\dX]"), "https://d-nb.info/gnd/{}"),
    ("geonames", re.compile(r"[1-9]\d*"), "https://www.geonames.org/{}"),
    ("orcid", re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]"), "https://orcid.org/{}"),
    ("doi", re.compile(r"10\.\d{4,9}/\S+"), "https://doi.org/{}"),
)


def identifier_url(scheme: str, identifier: str) -> str:
    """Return the address of the page on *identifier*, or ``""`` where *scheme* has none or the form is not that of the scheme.

    >>> identifier_url("Wikidata", "Q9061"), identifier_url("wikidata", "9061")
    ('https://www.wikidata.org/wiki/Q9061', '')
    """
    address = safe_url(identifier)
    if address:
        return address
    for name, form, page in _AUTHORITIES:
        if name == scheme.strip().lower() and form.fullmatch(identifier.strip()):
            return safe_url(page.format(identifier.strip()))
    return ""
