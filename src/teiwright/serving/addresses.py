"""The addresses that answers give: of a server, which takes queries, and of a folder of files, which takes none.

An address with gaps is a URI template (RFC 6570).
"""

from typing import Final, Protocol
from urllib.parse import quote

COLLECTION: Final = "collection"
NAVIGATION: Final = "navigation"
DOCUMENT: Final = "document"

TEI_XML: Final = "application/tei+xml"
HTML: Final = "text/html"
TEXT: Final = "text/plain"
JSON: Final = "application/json"
#: The forms in which a document can be had.
MEDIA_TYPES: Final = (TEI_XML, HTML, TEXT, JSON)


class Addresses(Protocol):
    """Where things are, and in which forms parts of a document can be asked for."""

    @property
    def entry(self) -> str:
        """The address of the entry point."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types that the document endpoint takes."""

    def downloads(self, identifier: str) -> tuple[str, ...]:
        """Return the media types in which the whole document *identifier* can be had."""

    def collections(self, identifier: str = "") -> str:
        """Return the template of the collection endpoint, for the collection or document *identifier* where it is given."""

    def collection(self, identifier: str, nav: str | None = None, page: int | None = None) -> str:
        """Return the address of a collection, or of its parents, or of one page of either."""

    def navigation(self, identifier: str = "") -> str:
        """Return the template of the navigation endpoint, for the document *identifier* where it is given."""

    def documents(self, identifier: str = "") -> str:
        """Return the template of the document endpoint, for the document *identifier* where it is given."""

    def whole(self, identifier: str, media_type: str) -> str:
        """Return the address of a whole document in *media_type*."""


class ServerAddresses:
    """The addresses of a server whose entry point is *entry*.

    >>> here = ServerAddresses("http://127.0.0.1:8000/dts")
    >>> here.collections(), here.collections("a~b")
    ('http://127.0.0.1:8000/dts/collection{?id,page,nav}', 'http://127.0.0.1:8000/dts/collection?id=a~b{&page,nav}')
    >>> here.whole("ode", "application/tei+xml")
    'http://127.0.0.1:8000/dts/document?resource=ode&mediaType=application%2Ftei%2Bxml'
    """

    def __init__(self, entry: str) -> None:
        self._entry = entry

    @property
    def entry(self) -> str:
        """The address of the entry point."""
        return self._entry

    @property
    def media_types(self) -> tuple[str, ...]:
        """The media types that the document endpoint takes."""
        return MEDIA_TYPES

    def collections(self, identifier: str = "") -> str:
        """Return the template of the collection endpoint."""
        return self._template(COLLECTION, "id", identifier, "page,nav")

    def collection(self, identifier: str, nav: str | None = None, page: int | None = None) -> str:
        """Return the address of a collection, or of its parents, or of one page of either."""
        return f"{self.entry}/{COLLECTION}?id={quoted(identifier)}{f'&nav={nav}' if nav else ''}{f'&page={page}' if page else ''}"

    def navigation(self, identifier: str = "") -> str:
        """Return the template of the navigation endpoint."""
        return self._template(NAVIGATION, "resource", identifier, "ref,start,end,down,tree,page")

    def documents(self, identifier: str = "") -> str:
        """Return the template of the document endpoint."""
        return self._template(DOCUMENT, "resource", identifier, "ref,start,end,tree,mediaType")

    def downloads(self, _identifier: str) -> tuple[str, ...]:
        """Return the media types in which the whole document can be had."""
        return MEDIA_TYPES

    def whole(self, identifier: str, media_type: str) -> str:
        """Return the address of a whole document in *media_type*."""
        return f"{self.entry}/{DOCUMENT}?resource={quoted(identifier)}&mediaType={quoted(media_type)}"

    def _template(self, endpoint: str, name: str, identifier: str, others: str) -> str:
        query = f"?{name}={quoted(identifier)}{{&{others}}}" if identifier else f"{{?{name},{others}}}"
        return f"{self.entry}/{endpoint}{query}"


def quoted(value: str, also: str = "") -> str:
    """Return *value* as it stands in an address: what is neither unreserved nor in *also* is percent-encoded.

    >>> quoted("a b/c~"), quoted("units;ref=1", ";=")
    ('a%20b%2Fc~', 'units;ref=1')
    """
    return quote(value, safe=f"~{also}", errors="surrogatepass")
