"""RELAX NG, by libxml2: its verdicts are good, its words are made better here."""

import copy
import difflib
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from lxml import etree

from ..encoding.strangers import unwrap
from ..guidelines.elements import elements, section
from ..guidelines.namespaces import local_name
from ..model import Document, Finding, SchemaError
from .positions import Positions

_UNEXPECTED: Final = re.compile(r"Did not expect element (\S+) there")
_EXTRA: Final = re.compile(r"Element (\S+) has extra content: (\S+)")
_ATTRIBUTE: Final = re.compile(r"Invalid attribute (\S+) for element (\S+)")
_MISSING_ATTRIBUTE: Final = re.compile(r"Element (\S+) failed to validate attributes")
_TEXT: Final = re.compile(r"Did not expect text in element (\S+) content")
_EXPECTED: Final = re.compile(r"Expecting (?:an )?element (\S+), got (\S+)|Expecting element (\S+)")


@lru_cache(maxsize=8)
def load_relaxng(path: str) -> etree.RelaxNG:
    """Return the compiled schema of the file *path*; raises SchemaError where it is itself wrong."""
    try:
        return etree.RelaxNG(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities="internal")))
    except (etree.XMLSyntaxError, etree.RelaxNGError) as problem:
        raise SchemaError(f"the schema {path} is wrong: {problem}") from problem
    except OSError as problem:
        raise SchemaError(f"the schema {path} cannot be read: {problem}") from problem


def check_relaxng(document: Document, path: str, positions: Positions) -> Iterator[Finding]:
    """Yield what the RELAX NG schema in the file *path* finds wrong in *document*, once for each element and kind."""
    schema = load_relaxng(path)
    if schema.validate(document.tree):
        return
    seen: set[tuple[etree._Element, str]] = set()
    unexpected: set[etree._Element] = set()
    for error in schema.error_log:
        element = _element_at(document, error.path)
        kind = error.type_name.removeprefix("RELAXNG_ERR_")
        if _EXTRA.match(error.message) and element in unexpected:
            continue  # says the same again
        if _UNEXPECTED.match(error.message):
            unexpected.add(element)
        if (element, kind) in seen:
            continue
        seen.add((element, kind))
        message, hint = _explain(error.message, element)
        name = local_name(element.tag)
        see = f"TEI P5, {name} ({section(name)})" if section(name) else ""
        yield positions.finding(f"rng:{kind}", message, element, hint=hint, see=see)


def refused_by(document: Document, path: str, added: Collection[etree._Element]) -> set[etree._Element]:
    """Return those of *added* that the schema in the file *path* refuses where they stand.

    libxml2 tells only the first failure of each content model, so the document
    is tried on a copy from which what was refused has been taken out, until
    nothing of *added* fails any more.
    """
    schema = load_relaxng(path)
    trial = copy.deepcopy(document.tree)
    originals = dict(zip(trial.getroot().iter(etree.Element), document.root.iter(etree.Element), strict=True))
    refused: set[etree._Element] = set()
    while not schema.validate(trial):
        failed = {_element_at(Document(trial.getroot()), error.path) for error in schema.error_log}
        guilty = {element for element in failed if originals.get(element) in added}
        if not guilty:
            return refused
        for element in guilty:
            refused.add(originals.pop(element))
            unwrap(element)
    return refused


def _element_at(document: Document, path: str | None) -> etree._Element:
    found = document.tree.xpath(path) if path else []
    return found[0] if isinstance(found, list) and found and isinstance(found[0], etree._Element) else document.root


def _explain(message: str, element: etree._Element) -> tuple[str, str]:
    """Return libxml2's *message* about *element* in an author's words, and what to do."""
    parent = element.getparent()
    if _UNEXPECTED.match(message) or _EXTRA.match(message):
        name = etree.QName(element).localname
        where = f"in <{etree.QName(parent).localname}>" if parent is not None else "as the root"
        return f"<{name}> is not allowed here, {where}", _likely_name(element)
    if match := _ATTRIBUTE.match(message):
        value = next((str(value) for key, value in element.attrib.items() if etree.QName(str(key)).localname == match[1].rpartition(":")[2]), None)
        if value is not None:
            return f'the attribute {match[1]}="{value}" is not allowed on <{match[2]}>, or not with this value', ""
    if match := _TEXT.match(message):
        return f"text is not allowed directly in <{match[1]}>", "put it into an element of its own, such as <p>"
    if match := _EXPECTED.match(message):
        due = match[1] or match[3]
        return (f"<{due}> was expected, and <{match[2]}> stands there" if match[2] else f"<{due}> is missing"), ""
    if match := _MISSING_ATTRIBUTE.match(message):
        return f"<{match[1]}> lacks an attribute that it must have, or has one that it must not", ""
    return message, ""


def _likely_name(element: etree._Element) -> str:
    """Return what the name of an unknown element should perhaps be."""
    if element.tag in elements():
        return ""
    name = etree.QName(element).localname
    known = {row.gi for row in elements().values()}
    if name in known:
        return f"<{name}> is in another namespace than TEI's"
    same_letters = [gi for gi in known if gi.lower() == name.lower()]
    near = same_letters or difflib.get_close_matches(name, known, 1)
    return f"did you mean <{near[0]}>?" if near else f"TEI has no element <{name}>"
