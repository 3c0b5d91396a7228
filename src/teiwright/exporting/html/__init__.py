"""Document -> one HTML file that needs nothing else: no network, no second file.

What the text is, `flatten` decides; how each element is shown, a table does
(``rows.tsv``), with the few things that a table cannot say in `behaviour`.
The page is whole without a script: notes, readings and indexes are lists that
links lead to and from, switches are checkboxes. One script of ours, named to
the browser by its hash so that no other runs, adds what HTML cannot: search,
cards, a witness in the text, copying a citation. It makes all of these of what
the lists say, so nothing is in the page twice.
Turned down: data for the script beside the text, as the lists hold it; copying ``@rend`` or ``@style`` into the page, as a document
is not to be trusted; HTML's quotation marks, as the text has its own.
"""

from ...model import Document
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from ..views import view_for
from .page import build_page


@exporter(suffix=".html")
def to_html(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = (), template: str | None = None) -> str:
    """Return the document as one HTML file in *view*, the same for the same document.

    The text takes the readings of *witness* and is shown by the *rendering* of
    a project, where they are given. *template* is the text of a Jinja2
    template, which may extend ``page.html``; raises SettingsError where any of
    them is wrong.

    >>> from lxml import etree
    >>> p = '<p xmlns="http://www.tei-c.org/ns/1.0">A &lt; B</p>'
    >>> "A &lt; B</p>" in to_html(Document(etree.fromstring(p)))
    True
    """
    return build_page(document, view_for(document, view, witness=witness, rendering=rendering), template).html


__all__ = ["to_html"]
