"""Bytes to an XML tree, safely: no network, no external entities, no entity bombs.

libxml2 itself stops at 2,048 levels and at an amplification of entities
beyond its limit; here its words become sentences. It forgets the default
namespace in what an entity holds; here such elements get it back. Identifiers are not
collected while parsing, since a duplicate or malformed ``xml:id`` is a
finding about a document, not a reason to refuse to look at it.
"""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from .errors import MarkupError
from .other_files import other_kind
from .places import Place

_DOCTYPE_HREF: Final = re.compile(r"""<!DOCTYPE\s+[^\s>\[]+\s+(?:SYSTEM|PUBLIC\s+(?:"[^"]*"|'[^']*'))\s+(?:"([^"]*)"|'([^']*)')""")
_ENTITY: Final = re.compile(r"""<!ENTITY\s+(?!%)(\S+)\s+(?:SYSTEM|PUBLIC)\b""")
_POSITION: Final = re.compile(r",? line \d+, column \d+.*$", re.DOTALL)


class _Nothing(etree.Resolver):
    """Answer every request for another file with an empty one, so that nothing is ever fetched or opened."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:  # type: ignore[override]  # noqa: ARG002  # lxml's signature, whose types name a private class
        return self.resolve_string("", context)


def _parser() -> etree.XMLParser:
    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        attribute_defaults=False,
        collect_ids=False,
        huge_tree=True,
    )
    parser.resolvers.add(_Nothing())
    return parser


_NOTHING_OF_XML: Final = re.compile("Document is empty|Start tag expected")


@dataclass(frozen=True, slots=True)
class _Reason:
    pattern: re.Pattern[str]
    sentence: str
    is_placed: bool = True  # whether the place that libxml2 tells is one in the document


_REASONS: Final = (
    _Reason(re.compile("Excessive depth"), "elements are nested more than 2,048 deep; such a document is not read"),
    _Reason(re.compile("amplification"), "its entities expand to more than is safe to read; write the text itself in their place", is_placed=False),
    _Reason(_NOTHING_OF_XML, "this is not XML: a start tag was expected"),
)


def parse_xml(data: bytes, name: str = "") -> etree._ElementTree:
    """Return the tree of the XML document *data*; *name* is used in messages.

    Internal entities are replaced, markup in them and all; a DTD is named in the tree's docinfo and
    never read. Raises MarkupError with line and column where *data* is not
    well-formed or needs what is not read.

    >>> parse_xml(b"<p>a</p>").getroot().text
    'a'
    """
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as problem:
        raise _markup_error(problem, data, name) from problem
    except ValueError as problem:  # an encoding that lxml does not know
        raise MarkupError(f"the XML cannot be read: {problem}", Place(name)) from problem
    if root is None:
        raise MarkupError(_other_than_xml(data) or "this is not XML: a start tag was expected", Place(name))
    tree = root.getroottree()
    if _has_entities_with_markup(tree):
        _give_default_namespace(root)
    return tree


def _has_entities_with_markup(tree: etree._ElementTree) -> bool:
    declared = tree.docinfo.internalDTD
    return declared is not None and any("<" in (entity.content or "") for entity in declared.iterentities())


def _give_default_namespace(root: etree._Element) -> None:
    """Put the elements that came from an entity into the namespace that is the default where they stand."""
    for element in root.iter(etree.Element):
        tag = str(element.tag)
        if not tag.startswith("{") and (namespace := element.nsmap.get(None)):  # under xmlns="" it is ""
            element.tag = f"{{{namespace}}}{tag}"


def _markup_error(problem: etree.XMLSyntaxError, data: bytes, name: str) -> MarkupError:
    line, column = problem.position
    place = Place(name, line or None, column or None)
    message = problem.msg or "it is not well-formed"
    if _NOTHING_OF_XML.search(message) and (packed := _other_than_xml(data)):
        return MarkupError(packed, place)
    for reason in _REASONS:
        if reason.pattern.search(message):
            return MarkupError(reason.sentence, place if reason.is_placed else Place(name))
    entity = re.search(r"Entity '(.+?)' not defined", message)
    if entity:
        return MarkupError(_undefined(entity[1], data), place)
    return MarkupError(f"the XML is not well-formed: {' '.join(_POSITION.sub('', message).split())}", place)


def _other_than_xml(data: bytes) -> str:
    """Return what *data* is where one can tell that it is no XML: nothing, or a packed file."""
    if not data.strip():
        return "the file holds nothing but white space" if data else "the file is empty"
    kind = other_kind(data).partition(";")[0]
    return f"this is not XML but {kind}" if kind else ""


def _undefined(entity: str, data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    if re.search(rf"<!ENTITY\s+%\s+{re.escape(entity)}\s", text):
        return f"the parameter entity %{entity}; is never read; write what it declares in its place"
    if entity in _ENTITY.findall(text):
        return f"the entity &{entity}; stands in another file, and other files are never read; put its text in its place"
    href = _DOCTYPE_HREF.search(text)
    if href:
        return f"the entity &{entity}; is perhaps defined in {href[1] or href[2]}, but a DTD is never read; write the character itself"
    return f"the entity &{entity}; is not defined; write the character itself"


def doctype_href(tree: etree._ElementTree) -> str:
    """Return the address of the DTD that the document type declaration of *tree* names, or ``""``; it has not been read.

    >>> doctype_href(parse_xml(b'<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI/>'))
    'tei.dtd'
    """
    return tree.docinfo.system_url or ""
