"""Document -> one HTML file that needs nothing else: no script, no network, no second file.

What the text is, `flatten` decides; how each element is shown, a table does
(``rows.tsv``), with the few things that a table cannot say in `behaviour`.
Turned down: a script for switches and notes, as a checkbox and a link do the
same without one; copying ``@rend`` or ``@style`` into the page, as a document
is not to be trusted; HTML's quotation marks, as the text has its own.
"""

from ...model import Document
from ...pipeline import exporter
from .page import build_page


@exporter(suffix=".html")
def to_html(document: Document, *, view: str = "reading") -> str:
    """Return the document as one HTML file in *view*, the same for the same document.

    >>> from lxml import etree
    >>> p = '<p xmlns="http://www.tei-c.org/ns/1.0">A &lt; B</p>'
    >>> "<p>A &lt; B</p>" in to_html(Document(etree.fromstring(p)))
    True
    """
    return build_page(document, view)


__all__ = ["to_html"]
