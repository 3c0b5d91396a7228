"""Document -> Markdown: what the HTML edition shows, in signs that can be read as they are, with notes and readings as footnotes.

The signs are those of CommonMark, tables and footnotes those that GitHub,
Pandoc and most others know. Whatever in the text would be read as a sign is
escaped, so that the text of what is rendered is the text of the view. Turned
down: HTML for what Markdown has no sign for, but for a sign that would not be
understood where it stands (``<em>``) and for raised and lowered letters.
"""

from ...model import Document
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from ..views import view_for
from .writing import write_markdown


@exporter(suffix=".md")
def to_markdown(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> str:
    r"""Return the text of *view* as Markdown, ending in one newline; notes and readings are footnotes.

    *witness* and *rendering* are those of `view_for`; raises SettingsError
    where one of them or *view* is wrong.

    >>> from lxml import etree
    >>> p = '<p xmlns="http://www.tei-c.org/ns/1.0">1. A_<hi rend="italic">b</hi> c<note>A note.</note></p>'
    >>> to_markdown(Document(etree.fromstring(p)))
    '1\\. A\\_*b* c[^1]\n\n[^1]: A note.\n'
    """
    return write_markdown(document, view_for(document, view, witness=witness, rendering=rendering))


__all__ = ["to_markdown"]
