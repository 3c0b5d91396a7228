"""What a header declares about citing: each ``refsDecl`` with ``citeStructure`` is a citation tree.

TEI: HD54 (refsDecl), SACRCS (canonical references), citeStructure, citeData
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from ..guidelines.namespaces import XML_ID, tei
from .xpaths import CitationError, Expression, even

_DEEPEST: Final = 20  # levels
_TRUE: Final = frozenset({"true", "1"})


@dataclass(frozen=True, slots=True)
class CiteData:
    """What is said of each unit: the *property*, a name or a URI, and where its values stand."""

    property: str
    use: Expression


@dataclass(frozen=True, slots=True)
class CiteStructure:
    """One level: what its units are called, ``""`` where it is not said, where they stand, and what identifies each.

    The reference of a unit is that of the unit around it, *delim*, and what
    *use* says; that of a unit which stands in none is what *use* says alone.
    """

    unit: str
    match: Expression
    use: Expression
    delim: str = ""
    data: tuple[CiteData, ...] = ()
    parts: tuple["CiteStructure", ...] = ()


@dataclass(frozen=True, slots=True)
class Declaration:
    """One citation tree as it is declared; *identifier* is the name that the declaration has, if it has one."""

    identifier: str
    structures: tuple[CiteStructure, ...]


def declarations(root: etree._Element, remarks: list[str]) -> list[Declaration]:
    """Return what the header of the document *root* declares, that marked as the default first, else in its order.

    Several structures side by side in one ``refsDecl`` are one tree. What
    cannot be followed is left out, and *remarks* gets a sentence on it.

    >>> declared = '<refsDecl n="pages"><citeStructure unit="page" match="//pb" use="@n"/></refsDecl>'
    >>> header = f'<teiHeader><encodingDesc>{declared}</encodingDesc></teiHeader>'
    >>> [tree] = declarations(etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}</TEI>'), [])
    >>> tree.identifier, tree.structures[0].unit, tree.structures[0].match.source
    ('pages', 'page', '//pb')
    """
    header = root.find(tei("teiHeader"))
    found: list[tuple[bool, Declaration]] = []
    for element in header.iter(tei("refsDecl")) if header is not None else ():
        if element.find(tei("citeStructure")) is None:
            continue
        try:
            structures = _structures(element, 1)
        except CitationError as problem:
            remarks.append(f"a refsDecl is not followed: {problem}")
            continue
        declaration = Declaration(even(element.get("n") or element.get(XML_ID) or ""), structures)
        found.append((element.get("default", "").strip() in _TRUE, declaration))
    return [declaration for _, declaration in sorted(found, key=lambda one: not one[0])]


def _structures(element: etree._Element, level: int) -> tuple[CiteStructure, ...]:
    if level > _DEEPEST:
        raise CitationError(f"it has more than {_DEEPEST} levels")
    return tuple(_structure(one, level) for one in element.iterchildren(tei("citeStructure")))


def _structure(element: etree._Element, level: int) -> CiteStructure:
    for name in ("match", "use"):
        if not element.get(name, "").strip():
            raise CitationError(f"a citeStructure has no {name}")
    return CiteStructure(
        unit=even(element.get("unit", "")),
        match=Expression(element.get("match", "")),
        use=Expression(element.get("use", "")),
        delim=element.get("delim", ""),
        data=tuple(
            CiteData(one.get("property", "").strip(), Expression(one.get("use", "")))
            for one in element.iterchildren(tei("citeData"))
            if one.get("property", "").strip() and one.get("use", "").strip()
        ),
        parts=_structures(element, level + 1),
    )
