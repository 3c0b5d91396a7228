"""Document -> an EPUB 3: the text of the HTML edition as a book, one file a division, notes as footnotes, pages and contents to find one's way.

The page is written by the walk of `html` and cut afterwards, so a book shows
what the page shows, with its switches as they come. Turned down: a cover, as
nobody made one; EbookLib, as a book is a zip archive of a few templates; a
copy of the page's style sheet, as readers of books do without variables and
``:has()``; the identifiers and the date that other tools make up, as the same
document gives the same bytes.
"""

from ...model import Document
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from ..views import view_for
from .book import build_book
from .writing import write_book


@exporter(suffix=".epub")
def to_epub(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> bytes:
    """Return the document as an EPUB 3 in *view*, the same bytes for the same document.

    Pictures are taken from beside the document where it was read from a file.
    ``SOURCE_DATE_EPOCH`` in the environment dates a book whose header has no
    date. *witness* and *rendering* are those of `view_for`; raises
    SettingsError where one of them or *view* is wrong.

    >>> from lxml import etree
    >>> p = '<p xmlns="http://www.tei-c.org/ns/1.0">A &lt; B</p>'
    >>> to_epub(Document(etree.fromstring(p)))[30:58]
    b'mimetypeapplication/epub+zip'
    """
    return write_book(build_book(document, view_for(document, view, witness=witness, rendering=rendering)), document)


__all__ = ["to_epub"]
