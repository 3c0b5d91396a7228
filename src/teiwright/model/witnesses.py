"""One witness of a document: its readings in the text, as far as the apparatus tells them.

TEI: TCAPWT (rdg/@wit), TCAPWD (listWit), TCAPDE (the double end-point method: app/@from, app/@to),
TCAPLO (the location-referenced method: app/@loc)
"""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_ID, tei
from .errors import SettingsError

_READINGS: Final = (tei("lem"), tei("rdg"))
_WITH_ID: Final = etree.XPath("descendant-or-self::*[@xml:id]")


def by_identifier(node: etree._Element) -> dict[str, etree._Element]:
    """Return the elements of the document that *node* stands in, by ``xml:id``."""
    return {one.get(XML_ID, ""): one for one in _WITH_ID(node.getroottree())}


def lemma_elsewhere(app: etree._Element, identified: Mapping[str, etree._Element]) -> etree._Element | None:
    """Return the element at which the lemma of *app* begins, where it stands in the text and not in *app*; else None.

    What such an ``app`` holds is said about the text and is no part of it.

    >>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0"><anchor xml:id="a"/>word<app from="#a"><rdg>sword</rdg></app></p>')
    >>> lemma_elsewhere(p[1], by_identifier(p)) is p[0]
    True
    """
    pointer = app.get("from") or ""
    begin = identified.get(pointer[1:]) if pointer.startswith("#") else None
    return None if begin is None or begin is app or any(one is app for one in begin.iterancestors()) else begin


def stands_apart(app: etree._Element, identified: Mapping[str, etree._Element]) -> bool:
    """Return whether *app* is an entry beside the text: its lemma is elsewhere, it is in a list of entries, or only says to which line it belongs.

    >>> body = etree.fromstring(
    ...     '<body xmlns="http://www.tei-c.org/ns/1.0"><app loc="3"><rdg>a</rdg></app><listApp><app><lem>a</lem></app></listApp>'
    ...     '<app loc="3"><lem>a</lem></app></body>'
    ... )
    >>> [stands_apart(app, {}) for app in body.iter("{*}app")]
    [True, True, False]
    """
    above = app.getparent()
    if above is not None and above.tag == tei("listApp"):
        return True
    return lemma_elsewhere(app, identified) is not None or (app.get("loc") is not None and app.find(tei("lem")) is None)


def has_witness(child: etree._Element, witnesses: frozenset[str]) -> bool:
    """Return whether a reading, or one within it, is in one of *witnesses*.

    >>> has_witness(etree.fromstring('<rdg xmlns="http://www.tei-c.org/ns/1.0" wit="#A #B"/>'), frozenset({"B"}))
    True
    """
    return any(pointer.rpartition("#")[2] in witnesses for one in child.iter(*_READINGS) for pointer in (one.get("wit") or "").split())


def check_replaceable(root: etree._Element, witnesses: frozenset[str], siglum: str) -> None:
    """Raise SettingsError where a reading of *witnesses* is of an entry beside the text: nothing says how to put it there.

    >>> p = etree.fromstring(
    ...     '<p xmlns="http://www.tei-c.org/ns/1.0"><anchor xml:id="a"/>word<app from="#a"><rdg wit="#B">sword</rdg></app></p>'
    ... )
    >>> check_replaceable(p, frozenset({"B"}), "B")
    Traceback (most recent call last):
    teiwright.model.errors.SettingsError: the text of "B" cannot be made: its readings stand beside the text (@from, @loc, listApp)
    """
    identified = by_identifier(root)
    for app in root.iter(tei("app")):
        if stands_apart(app, identified) and any(has_witness(one, witnesses) for one in app.iterchildren(tei("rdg"), tei("rdgGrp"))):
            raise SettingsError(f'the text of "{siglum}" cannot be made: its readings stand beside the text (@from, @loc, listApp)')


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
