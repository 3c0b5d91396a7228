"""RELAX NG, by an engine of our own: derivatives of patterns that are kept, so that after warming each event is a look-up.

`reading` makes patterns of a schema's XML, `restrictions` refuses schemas
that the specification forbids, `loading` prepares what is looked up for each
element; `validating` holds documents against it and goes on after a fault;
`expressions` and `automata` match the patterns of datatypes; `explaining`
tells faults in an author's words. Of libraries, libxml2 needs
seven seconds for tei_all, does not come back from some schemas of TEI's own,
and tells one fault of each content; no other RELAX NG validator installs with
pip alone.

RELAX NG specification, OASIS, 3 December 2001
"""

import copy
from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from ...encoding.strangers import unwrap
from ...guidelines.elements import section
from ...guidelines.namespaces import local_name
from ...model import Document, Finding, Place
from ..positions import CONTENT, Positions
from .explaining import Explainer
from .loading import load_relaxng
from .validating import Fault, Validator

__all__ = ["check_relaxng", "load_relaxng", "refused_by"]

_ABOUT_CONTENT: Final = frozenset({"incomplete", "value"})
_RULES: Final = {
    "element": "rng:not-allowed",
    "early": "rng:too-early",
    "incomplete": "rng:incomplete",
    "text": "rng:text",
    "value": "rng:value",
    "attribute": "rng:attribute",
    "attribute-value": "rng:attribute-value",
    "attribute-missing": "rng:attribute-missing",
}


def check_relaxng(document: Document, path: str, positions: Positions) -> Iterator[Finding]:
    """Yield what the RELAX NG schema in the file *path* finds wrong in *document*, each fault once and at its culprit.

    That is the first character of a text, the name of an attribute, else the
    start tag of the element, also of one that ends too early. jing stands at the
    end of what it has read by then; it met first what we tell first in 144 of 144
    documents that TEI's own suite, and mistakes made in it, have against TEI's schemas.

    A bad value or an emptiness that a rule of ours has told is not told again,
    unless nothing else is wrong: whether the schema takes the document is for
    the schema to say.
    """
    compiled = load_relaxng(path)
    explainer = Explainer(compiled)
    faults = Validator(compiled).faults(document.root)
    for fault in [one for one in faults if not _is_explained(one, positions)] or faults[:1]:
        message, hint = explainer.explain(fault)
        if _is_explained(fault, positions):
            hint = "another finding here says more of it; this one, that by the schema too the document is invalid"
        name = local_name(fault.element.tag)
        see = f"TEI P5, {name} ({section(name)})" if section(name) else ""
        yield positions.finding(_RULES[fault.kind], message, fault.element, hint=hint, see=see, place=_place(fault, positions))


def _is_explained(fault: Fault, positions: Positions) -> bool:
    return positions.explains(fault.element, fault.name or (CONTENT if fault.kind in _ABOUT_CONTENT else ""))


def _place(fault: Fault, positions: Positions) -> Place:
    if fault.kind in {"text", "value"}:
        return positions.place_of_text(fault.element, fault.after)
    if fault.kind in {"attribute", "attribute-value"}:
        return positions.place_of_attribute(fault.element, fault.name)
    return positions.place(fault.element)


def refused_by(document: Document, path: str, added: Collection[etree._Element]) -> set[etree._Element]:
    """Return those of *added* that the schema in the file *path* refuses where they stand.

    What is refused is taken out of a copy, on which the document is tried
    again, until nothing of *added* fails any more.
    """
    validator = Validator(load_relaxng(path))
    trial = copy.deepcopy(document.tree)
    originals = dict(zip(trial.getroot().iter(etree.Element), document.root.iter(etree.Element), strict=True))
    refused: set[etree._Element] = set()
    while True:
        faults = list(validator.faults(trial.getroot()))
        found = (next((one for one in _suspects(fault) if originals.get(one) in added), None) for fault in faults)
        guilty = {one for one in found if one is not None}
        if not guilty:
            return refused
        for element in guilty:
            refused.add(originals.pop(element))
            unwrap(element)


def _suspects(fault: Fault) -> Iterator[etree._Element]:
    """Yield the elements that a fault may be put down to: its own, and that around it where it is not allowed in that."""
    yield fault.element
    parent = fault.element.getparent()
    if fault.kind in {"element", "early"} and parent is not None:
        yield parent
