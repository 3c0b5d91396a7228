"""One witness of a document: its readings in the text, as far as the apparatus tells them.

TEI: TCAPWT (rdg/@wit), TCAPWD (listWit)
"""

from lxml import etree

from ..guidelines.namespaces import XML_ID, tei
from .errors import SettingsError


def witnesses_of(root: etree._Element, siglum: str) -> frozenset[str]:
    """Return the identifiers that stand for the witness *siglum* in the apparatus of *root*: its own, and those of the groups that it is in.

    Raises SettingsError where neither a reading nor a list of witnesses names it.

    >>> listed = '<listWit xml:id="x"><witness xml:id="A"/><witness xml:id="B"/></listWit>'
    >>> root = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{listed}<app><rdg wit="#x #C"/></app></TEI>')
    >>> sorted(witnesses_of(root, "A")), sorted(witnesses_of(root, "C"))
    (['A', 'x'], ['C'])
    """
    found = {siglum}
    known = set()
    for witness in root.iter(tei("witness")):
        own = witness.get(XML_ID)
        known.add(own or "")
        if own == siglum:
            above = witness.iterancestors(tei("listWit"), tei("witness"))
            found.update(identifier for one in above if (identifier := one.get(XML_ID)))
    named = {pointer.rpartition("#")[2] for reading in root.iter(tei("lem"), tei("rdg")) for pointer in (reading.get("wit") or "").split()}
    known = (known | named) - {""}
    if siglum not in known:
        there = f"there are: {', '.join(sorted(known))}" if known else "there is no apparatus that names any"
        raise SettingsError(f'there is no witness "{siglum}"; {there}')
    return frozenset(found)
