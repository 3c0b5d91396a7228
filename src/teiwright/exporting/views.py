"""The view in which a document is exported: one of the three, as the caller wants it.

TEI: TCAPLL (app), TCAPWT (rdg/@wit)
"""

from dataclasses import replace

from ..guidelines.views import View
from ..model import Document
from ..model.flattening import view_named
from ..model.witnesses import check_replaceable, witnesses_of
from ..pipeline.rendering import Asked, rendering_from


def view_for(document: Document, view: str, *, witness: str = "", rendering: Asked = (), lines: bool = False) -> View:
    """Return *view* with the readings of *witness*, the *rendering* of a project, or *lines* as they are encoded.

    Raises SettingsError for an unknown view or witness, for one whose readings
    stand beside the text, and where the rendering is wrong.

    >>> from lxml import etree
    >>> p = '<p xmlns="http://www.tei-c.org/ns/1.0"><app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app></p>'
    >>> document = Document(etree.fromstring(p))
    >>> document.flat(view_for(document, "reading", witness="B")).text.content
    'b'
    """
    found = view_named(view)
    if witness:
        witnesses = witnesses_of(document.root, witness)
        check_replaceable(document.root, witnesses, witness)
        found = replace(found, witnesses=witnesses)
    if rendering:
        found = replace(found, rendering=rendering_from(rendering))
    return replace(found, shows_lines=True, joins_words=False) if lines else found
