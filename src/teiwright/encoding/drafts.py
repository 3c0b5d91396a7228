"""Draft -> Document: all of a text as TEI.

TEI: DS (text, body), HD (teiHeader), SA (standOff)
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..authorities import AuthorityFile
from ..guidelines.characters import character_of
from ..guidelines.marks import marks_at
from ..guidelines.namespaces import TEI, local_name, tei
from ..model import Annotation, Document, Draft, InternalError, LayerError, Origin, Text, flatten
from ..pipeline import Settings
from .boilerplate import boilerplate_spans, outside
from .branches import Branch, write_back
from .editors_hand import emend
from .header import CALENDARS, Done, build_header, title_of
from .identifiers import Identifiers
from .layout import indent
from .serializing import xml_model
from .signatures import signed
from .skeleton import build_skeleton
from .standoff import Register, people_called
from .weaving import weave_into

_DIVISIONS: Final = ("div", "body", "front", "back")


def encode_draft(draft: Draft, settings: Settings, *, authority: AuthorityFile | None = None, schema_href: str = "teiwright.rng") -> Document:
    """Return the TEI document of *draft*: all its text, its layers as markup, a complete header.

    The layer ``structure`` must be there. Raises LayerError where a layer does
    not fit, SettingsError where an emendation does not.
    """
    structure = draft.layer("structure")
    if structure is None:
        raise LayerError("a text cannot be encoded without the layer structure")
    identifiers = Identifiers()
    for identifier in _reserved(draft):
        identifiers.take(identifier)
    marked = (annotation for layer in draft.layers for annotation in layer.annotations)
    register = Register(authority, identifiers, called=people_called(marked, draft.text.content))
    annotations = signed_annotations(draft, register)
    top = build_skeleton(draft.text, structure, identifiers, keep_lines=settings.keep_lines)
    top.attributes["xml:lang"] = draft.language
    done = _done(top, annotations, settings)
    emend(top, draft.text, settings.emendations)
    weave_into(top, annotations, identifiers)
    text_element = write_back(top)
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    header = build_header(draft, settings, done)
    root.append(header)
    stand_off = register.stand_off()
    if stand_off is not None:
        root.append(stand_off)
    root.append(text_element)
    _give_title(header, draft.text, text_element)
    indent(root)
    root.addprevious(xml_model(schema_href))
    _prove(draft.text, text_element)
    return Document(root, Origin(name=draft.text.origin.name))


def _give_title(header: etree._Element, text: Text, text_element: etree._Element) -> None:
    """Give the header the title that the text shows, where it has none."""
    title = next(header.iter(tei("title")))
    if not title.text:
        heads = (" ".join(flatten(head).text.content.split()) for head in _titles(text_element))
        title.text = title_of(text, heads)


def _titles(text_element: etree._Element) -> Iterator[etree._Element]:
    """Yield what may serve as the title of the text: that of its title page, heads of its body, heads of other divisions."""
    yield from text_element.iter(tei("docTitle"))
    heads = [head for parent in text_element.iter(*(tei(gi) for gi in _DIVISIONS)) for head in parent.iterchildren(tei("head"))]
    yield from sorted(heads, key=lambda head: next((True for one in head.iterancestors(tei("front"), tei("back"))), False))


def _prove(text: Text, element: etree._Element) -> None:
    """Raise InternalError unless every character of *text* but white space stands in *element*, in its order."""
    wanted = "".join(text.content.split())
    if "".join("".join(_characters(element)).split()) == wanted:
        return
    if "".join(Document(element).text("source").content.split()) != wanted:  # which of two alternatives was read, the view knows
        raise InternalError("the text would not survive its encoding; nothing was made of it")


def _characters(element: etree._Element) -> Iterator[str]:
    """Yield the characters of *element*, and the signs that it keeps in rend at their places."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        marks = marks_at(local_name(node.tag), node.get) if "rend" in node.attrib else None
        if event == "start":
            if marks:
                yield marks.opening
            if node.text:
                yield node.text
        else:
            if marks:
                yield marks.closing
            if node.tail and node is not element:
                yield node.tail


def signed_annotations(draft: Draft, register: Register) -> list[Annotation]:
    """Return the annotations of all layers but the structure, signed, who and ref resolved in *register*; none of the words of a library."""
    annotations: list[Annotation] = []
    spans = boilerplate_spans(draft.layer("structure"))
    for layer in draft.layers:
        if layer.name == "structure":
            continue
        annotations += [signed(register.resolve(annotation, layer.resp), layer.resp) for annotation in outside(layer.annotations, spans)]
    return annotations


def _reserved(draft: Draft) -> list[str]:
    """Identifiers that the header will hold, so that none is minted twice."""
    structure = draft.layer("structure")
    characters = (one.get("ref").removeprefix("#") for one in (structure.annotations if structure else ()) if one.gi == "g")
    return [
        "teiwright",
        *CALENDARS,
        *characters,
        *(person.id for person in draft.header.responsibilities),
        *(layer.resp for layer in draft.layers if layer.resp),
    ]


def _done(top: Branch, annotations: list[Annotation], settings: Settings) -> Done:
    """Return what the header tells: of the structure in *top*, of the *annotations* that will stand in it, of the editor."""
    branches = list(top.walk())
    breaks = Counter(branch.attributes.get("break") for branch in branches if branch.gi == "lb")
    pointers = {pointer.removeprefix("#") for one in annotations for pointer in f"{one.get('calendar')} {one.get('datingMethod')}".split()}
    pointed = (branch.attributes.get("ref", "").removeprefix("#") for branch in branches if branch.gi == "g")
    return Done(
        calendars=tuple(name for name in CALENDARS if name in pointers),
        corrections=sum(one.kind == "corr" for one in settings.emendations),
        regularisations=sum(one.kind == "reg" for one in settings.emendations),
        broken_words=breaks["no"],
        doubtful_breaks=breaks["maybe"],
        characters=tuple(sorted({name for name in pointed if character_of(name)})),
        structure=frozenset(branch.gi for branch in branches),
    )
