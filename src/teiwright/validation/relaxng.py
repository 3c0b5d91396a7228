"""RELAX NG, by libxml2: its verdicts are good; where and what it says is put right here.

libxml2 tells a fault once at its place, and again for every element around it
whose content fails for that reason; the place that it names is that of the
culprit, or of its parent. So the culprit is looked for by its name, and of
several that stand in each other only the innermost is told.
"""

import copy
import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from lxml import etree

from ..encoding.strangers import unwrap
from ..guidelines.elements import elements, section
from ..guidelines.namespaces import XML_ID, local_name, plain_attribute
from ..model import Document, Finding, SchemaError
from .grammar import Grammar
from .paths import Paths
from .positions import CONTENT, Positions, shortened

_NAMED: Final = re.compile(
    r"Did not expect element (?P<wrong>\S+) there"
    r"|Element (?P<parent>\S+) has extra content: (?P<extra>\S+)"
    r"|Expecting element (?P<due>\S+), got (?P<got>\S+)"
    r"|Extra element (?P<loose>\S+) in interleave"
    r"|(?:Datatype|Value|List) element (?P<holder>\S+) has child elements"
    r"|Element (?P<strange>\S+) has wrong namespace: expecting (?P<namespace>\S+)"
)
_ATTRIBUTE: Final = re.compile(r"Invalid attribute (?:\S+:)?(\S+) for element \S+")
_MONTH_OR_DAY: Final = re.compile(r"-\d\d(?!\d)")
_NO_YEAR: Final = re.compile(r"^0000")
#: Elements that people know from HTML, and TEI's for the same.
_OF_HTML: Final = {
    **dict.fromkeys(("b", "i", "u", "em", "strong", "small", "sub", "sup"), "hi"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "head"),
    **dict.fromkeys(("ul", "ol", "dl"), "list"),
    "br": "lb",
    "hr": "milestone",
    "blockquote": "quote",
    "li": "item",
    "a": "ref",
    "img": "graphic",
    "span": "seg",
    "tr": "row",
    "td": "cell",
}
_TOO_SHORT_TO_GUESS: Final = 2
_MOST_VALUES: Final = 12
_ABOUT_ATTRIBUTES: Final = frozenset({"INVALIDATTR", "ATTRVALID"})

#: What libxml2 means by its other errors, of the element {0}; what is not here it says of data and values.
_WORDS: Final = {
    "TEXTWRONG": ("text is not allowed directly in <{0}>", "move it into an element that holds text, such as <p>"),
    "NOTELEM": ("text stands in <{0}> where an element was due", "move it into an element that holds text, such as <p>"),
    "NOELEM": ("<{0}> ends too early: an element that it must hold is missing", ""),
    "CONTENTVALID": ("<{0}> does not hold what it must: something is missing, or stands in the wrong order", ""),
    "ELEMNOTEMPTY": ("<{0}> must be empty", ""),
    "ATTRVALID": ("<{0}> lacks an attribute that it must have, or has one that it must not", ""),
    "LACKDATA": ("<{0}> is empty, and text was due", ""),
    "ELEMNONS": ("<{0}> must be in a namespace, and is in none", ""),
    "ELEMEXTRANS": ("<{0}> must be in no namespace", "take its xmlns away"),
}
_ABOUT_CONTENT: Final = frozenset({"LACKDATA", "DATATYPE", "VALUE", "LIST", "NOELEM", "CONTENTVALID"})


@lru_cache(maxsize=8)
def load_relaxng(path: str) -> etree.RelaxNG:
    """Return the compiled schema of the file *path*; raises SchemaError where it is itself wrong."""
    try:
        return etree.RelaxNG(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities="internal")))
    except (etree.XMLSyntaxError, etree.RelaxNGError) as problem:
        raise SchemaError(f"the schema {path} is wrong: {problem}") from problem
    except OSError as problem:
        raise SchemaError(f"the schema {path} cannot be read: {problem}") from problem


class _Fault(NamedTuple):
    """One of libxml2's errors, its culprit found; several *suspects* where it cannot be told which of them it is."""

    element: etree._Element
    kind: str
    message: str
    suspects: tuple[etree._Element, ...]


def check_relaxng(document: Document, path: str, positions: Positions) -> Iterator[Finding]:
    """Yield what the RELAX NG schema in the file *path* finds wrong in *document*, each fault once and at its culprit.

    A bad value or an emptiness that a rule of ours has told is not told again.
    """
    schema = load_relaxng(path)
    if schema.validate(_without_told(document.tree, positions)):
        return
    told = False
    for fault in _innermost(_faults(document.root, schema.error_log)):
        told = True
        attribute = _attribute_of(fault)
        if positions.explains(fault.element, attribute or (CONTENT if fault.kind in _ABOUT_CONTENT else "")):
            continue
        message, hint = _explain_attribute(fault.element, attribute, path) if fault.kind in _ABOUT_ATTRIBUTES else _explain(fault)
        name = local_name(fault.element.tag)
        see = f"TEI P5, {name} ({section(name)})" if section(name) else ""
        yield positions.finding(f"rng:{fault.kind}", message, fault.element, hint=hint, see=see)
    if not told:
        yield positions.finding("rng:INVALID", "the document breaks the schema, and libxml2 does not say where", document.root)


def _without_told(tree: etree._ElementTree, positions: Positions) -> etree._ElementTree:
    """Return *tree* with a harmless value in place of each that a rule of ours has told, or *tree* itself where there is none.

    One value that libxml2 refuses hides whatever else is wrong with its
    element, and makes elements around it look wrong.
    """
    values = {(element, part): str(element.get(part)) for element, part in positions.explained if part != CONTENT}
    if not values:
        return tree
    trial = copy.deepcopy(tree)
    copies = dict(zip(tree.getroot().iter(etree.Element), trial.getroot().iter(etree.Element), strict=True))
    for number, ((element, attribute), value) in enumerate(values.items()):
        harmless = f"_teiwright.{number}" if attribute == XML_ID else _MONTH_OR_DAY.sub("-01", _NO_YEAR.sub("0001", value))
        copies[element].set(attribute, harmless)
    return trial


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
        failed = {one for fault in _faults(trial.getroot(), schema.error_log) for one in (fault.element, *fault.suspects)}
        guilty = {element for element in failed if originals.get(element) in added}
        if not guilty:
            return refused
        for element in guilty:
            refused.add(originals.pop(element))
            unwrap(element)
    return refused


def _faults(root: etree._Element, log: Iterable[etree._LogEntry]) -> list[_Fault]:
    paths = Paths()
    faults = []
    for error in log:
        element = paths.find(root, error.path or "")
        kind = error.type_name.removeprefix("RELAXNG_ERR_")
        match = _NAMED.match(error.message)
        name = next((match[group] for group in ("wrong", "extra", "got", "loose", "strange") if match[group]), "") if match else ""
        if match is None or (name == "text" and match["extra"]):  # a text node has no place of its own
            faults.append(_Fault(element, "TEXTWRONG" if match else kind, error.message, ()))
            continue
        if name and _is_called(element, name) and (not match["parent"] or _is_called(element.getparent(), match["parent"])):
            faults.append(_Fault(element, kind, error.message, ()))
            continue
        if match["holder"]:  # an element that may hold text alone: each of its children is wrong
            child = element if _is_called(element.getparent(), match["holder"]) else next(element.iterchildren(etree.Element), element)
            faults.append(_Fault(child, kind, error.message, ()))
            continue
        suspects = tuple(child for child in element.iterchildren(etree.Element) if _is_called(child, name))
        culprit = suspects[0] if len(suspects) == 1 else element
        faults.append(_Fault(culprit, kind, error.message, suspects))
    return faults


def _is_called(element: etree._Element | None, name: str) -> bool:
    return element is not None and etree.QName(element).localname == name


def _innermost(faults: list[_Fault]) -> list[_Fault]:
    """Return *faults* without those of elements that fail only because something in them does, and of each element the first."""
    around: set[etree._Element] = set()
    for fault in faults:
        element = fault.element.getparent()
        while element is not None and element not in around:
            around.add(element)
            element = element.getparent()
    kept: dict[tuple[etree._Element, bool], _Fault] = {}
    for fault in faults:
        about_attributes = fault.kind in _ABOUT_ATTRIBUTES
        if about_attributes or fault.element not in around:
            kept.setdefault((fault.element, about_attributes), fault)
    return list(kept.values())


def _attribute_of(fault: _Fault) -> str:
    """Return the attribute that *fault* is about, as lxml names it, or ``""``."""
    match = _ATTRIBUTE.match(fault.message)
    return next((str(key) for key in fault.element.attrib if match and etree.QName(str(key)).localname == match[1]), "")


def _explain_attribute(element: etree._Element, attribute: str, path: str) -> tuple[str, str]:
    """Return in an author's words what is wrong with *attribute* of *element*, or that one is missing, and what to do."""
    name = etree.QName(element).localname
    patterns = Grammar.of(path).attributes(name)
    if not attribute:
        missing = sorted(set.intersection(*(one.required for one in patterns)) - set(map(str, element.attrib))) if patterns else []
        if missing:
            return f"<{name}> lacks the attribute {plain_attribute(missing[0])}, which it must have", ""
        return _WORDS["ATTRVALID"][0].format(name), ""
    given = f'the attribute {plain_attribute(attribute)}="{shortened(str(element.get(attribute)))}" is not allowed on <{name}>'
    if patterns and not any(one.is_open or attribute in one.allowed for one in patterns):
        return given, ""
    if patterns and all(attribute in one.allowed for one in patterns):
        values = sorted(frozenset.union(*(one.allowed[attribute] for one in patterns)))
        return f"{given} with this value", f"it may be {', '.join(values)}" if 0 < len(values) <= _MOST_VALUES else ""
    return f"{given}, or not with this value", ""


def _explain(fault: _Fault) -> tuple[str, str]:
    """Return what *fault* is in an author's words, and what to do."""
    name = etree.QName(fault.element).localname
    match = _NAMED.match(fault.message)
    if match is None or fault.kind == "TEXTWRONG":
        if fault.kind in _WORDS:
            message, hint = _WORDS[fault.kind]
            return message.format(name), hint
        held = shortened("".join(map(str, fault.element.itertext())))
        return f'"{held}" is not allowed as the text of <{name}>' if held else _WORDS["LACKDATA"][0].format(name), ""
    if len(fault.suspects) > 1:
        return f"<{name}> holds <{etree.QName(fault.suspects[0]).localname}> where it is not allowed", ""
    parent = fault.element.getparent()
    where = f"in <{etree.QName(parent).localname}>" if parent is not None else "as the root"
    if match["holder"]:
        return f"<{name}> is not allowed here, {where}, which holds text alone", _likely_name(fault.element)
    if match["namespace"]:
        return f"<{name}> is not allowed here, {where}, in this namespace", f"the schema knows it in {match['namespace']}"
    allowed = f"<{match['due']}> is allowed here" if match["due"] and match["due"] != name else ""
    return f"<{name}> is not allowed here, {where}", _likely_name(fault.element) or allowed


def _likely_name(element: etree._Element) -> str:
    """Return what the name of an unknown element should perhaps be."""
    return "" if element.tag in elements() else _near(etree.QName(element).localname)


@lru_cache(maxsize=256)
def _near(name: str) -> str:
    known = {row.gi for row in elements().values()}
    if name in known:
        return f"<{name}> is in another namespace than TEI's"
    if name in _OF_HTML:
        return f"<{name}> is HTML's; TEI has <{_OF_HTML[name]}>"
    near = [gi for gi in known if gi.lower() == name.lower()]
    if not near and len(name) > _TOO_SHORT_TO_GUESS:
        near = difflib.get_close_matches(name, known, 1)
    return f"did you mean <{near[0]}>?" if near else f"TEI has no element <{name}>"
