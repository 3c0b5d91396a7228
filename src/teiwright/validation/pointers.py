"""Pointers: each leads somewhere, to something of the right kind, here or in the files around.

Told is only what is certain: not a pointer by a scheme (``#xpath(...)``), not
one that counts from another document (``xml:base``), none at all in a
document that includes others, since what it points to may stand in those, and
nothing of files outside the folders that may be read.

TEI: SA (linking), SATS (pointer schemes), SAPU (prefixDef), TSBAUT (who)
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from lxml import etree

from ..guidelines.namespaces import XML, XML_ID, local_name
from ..guidelines.pointers import is_pointer
from ..guidelines.targets import is_expected
from ..model import Document, Finding
from .examples import own_elements
from .gathering import Gathering
from .images import is_image
from .neighbours import INCLUDE, Neighbours
from .positions import Positions, shortened
from .prefixes import Prefixes, scheme_of

_XML_BASE: Final = f"{{{XML}}}base"
_NOT_READ: Final = "the document includes others, which were not read, so its pointers were not followed"
_TOKEN: Final = re.compile(r"\S+")
_BY_SCHEME: Final = re.compile(r"#[\w.-]+\(")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SUFFIX: Final = re.compile(r"\.[A-Za-z]{2,5}$")
#: Attributes that hold a pointer on some elements, a date, number or word on others; only what begins with # counts.
_ALSO_WORDS: Final = frozenset({"from", "to", "location", "new", "origin", "start", "end", "since"})

#: Elements that can speak: people, groups, roles, and the statements of responsibility that scholars use for it.
_SPEAKERS: Final = frozenset({"person", "personGrp", "persona", "org", "role", "castItem", "castGroup", "respStmt", "persName", "name", "nym"})
_SPOKEN: Final = frozenset({"said", "q", "sp", "u", "quote"})


def check_pointers(document: Document, positions: Positions, neighbours: Neighbours | None = None) -> Iterator[Finding]:
    """Yield every pointer that leads nowhere, or to something of another kind; or that pointers cannot be followed.

    Pointers into other files are followed where these are *neighbours*.
    """
    included = next(document.root.iter(INCLUDE), None)
    if included is not None:
        yield positions.finding("tw:include-not-read", _NOT_READ, included)
    pointers = _Pointers(document, positions, neighbours or Neighbours(), is_whole=included is None)
    for element in own_elements(document.root):
        for attribute, value in element.attrib.items():
            if is_pointer(str(attribute), local_name(element.tag)):
                for pointer in str(value).split():
                    yield from pointers.follow(element, str(attribute), pointer)
    yield from pointers.gathered.findings()


def bare_pointers(document: Document, neighbours: Neighbours) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield every attribute in which a pointer lacks its #: the element, the name, and the value that is meant."""
    pointers = _Pointers(document, Positions(document), neighbours, is_whole=True)
    for element in own_elements(document.root) if not pointers.base else ():
        for attribute, value in element.attrib.items():
            if attribute not in _ALSO_WORDS and is_pointer(str(attribute), local_name(element.tag)):
                mended = _TOKEN.sub(lambda one: f"#{one[0]}" if pointers.is_bare(one[0]) else one[0], str(value))
                if mended != value and not _is_about_another(element):
                    yield element, str(attribute), mended


class _Pointers:
    """The pointers of one document, followed one by one; what many have in common is gathered."""

    def __init__(self, document: Document, positions: Positions, neighbours: Neighbours, *, is_whole: bool) -> None:
        self.document, self.positions, self.neighbours, self.is_whole = document, positions, neighbours, is_whole
        self.targets = {str(one.get(XML_ID)): local_name(one.tag) for one in document.root.iter(etree.Element) if XML_ID in one.attrib}
        self.prefixes = Prefixes(document.root)
        self.base = document.root.get(_XML_BASE)
        self.gathered = Gathering(positions)

    def follow(self, element: etree._Element, attribute: str, pointer: str) -> Iterator[Finding]:
        """Yield what is wrong with one pointer."""
        address = pointer
        if prefix := scheme_of(pointer):
            if not self.prefixes.is_declared(prefix):
                if self.is_whole and attribute not in _ALSO_WORDS:
                    message = f'{attribute} points to "{shortened(pointer)}", but no prefixDef says what {prefix}: means'
                    self.gathered.add(("prefix", prefix), "tw:undeclared-prefix", message, element)
                return
            expanded = self.prefixes.expanded(pointer)
            if expanded is None:
                message = f'{attribute} points to "{shortened(pointer)}", which no prefixDef of {prefix}: takes by its matchPattern'
                yield self.positions.finding("tw:prefix-mismatch", message, element)
                return
            if not expanded or scheme_of(expanded):
                return
            address = expanded
        if address.startswith("#"):
            yield from self._local(element, attribute, pointer, address)
        elif attribute not in _ALSO_WORDS and not address.startswith(("/", "?")) and not _is_about_another(element) and not self.base:
            yield from self._relative(element, attribute, pointer, address)

    def _local(self, element: etree._Element, attribute: str, pointer: str, address: str) -> Iterator[Finding]:
        if address == "#" or _BY_SCHEME.match(address):
            return
        target = _found(self.targets, address[1:])
        if target is not None:
            yield from self._kind(element, attribute, pointer, target)
        elif self.is_whole and not _is_about_another(element):
            message = f'{attribute} points to "{shortened(pointer)}", which is not in this document'
            self.gathered.add(("dangling", attribute, pointer), "tw:dangling-pointer", message, element)

    def _relative(self, element: etree._Element, attribute: str, pointer: str, address: str) -> Iterator[Finding]:
        name, _, fragment = address.partition("#")
        if address == pointer and self.is_bare(pointer):
            message = f'{attribute}="{pointer}" is the name of a file; "#{pointer}" would lead to the <{self.targets[address]}> of this document'
            self.gathered.add(("bare", attribute), "tw:bare-pointer", message, element)
            return
        path = self.neighbours.find(self.document, unquote(name.partition("?")[0]))
        if path is None or is_image(element, attribute, name):
            return
        if not self.neighbours.has(path):
            self._missing(element, attribute, pointer, name)
        elif fragment and not _BY_SCHEME.match(f"#{fragment}"):
            targets = self.neighbours.targets(path)
            target = _found(targets, fragment) if targets is not None else None
            if target is not None:
                yield from self._kind(element, attribute, pointer, target)
            elif targets is not None:
                message = f'{attribute} points to "{shortened(pointer)}", which is not in {path.name}'
                self.gathered.add(("dangling", attribute, pointer), "tw:dangling-pointer", message, element)

    def is_bare(self, pointer: str) -> bool:
        """Return whether *pointer* is an xml:id of the document, and no file beside it."""
        if pointer not in self.targets:
            return False
        path = self.neighbours.find(self.document, pointer)
        return path is None or not self.neighbours.has(path)

    def _missing(self, element: etree._Element, attribute: str, pointer: str, name: str) -> None:
        if _EMAIL.fullmatch(name):
            self.gathered.add(
                ("mail", name), "tw:missing-file", f'{attribute} says "{name}", which is read as a file', element, hint="write mailto: before it"
            )
        elif "/" not in name and not _SUFFIX.search(name):  # a word that somebody took for a pointer: told once for each attribute
            message = f'{attribute} says "{shortened(pointer)}", which is neither a file here nor, without #, an xml:id'
            self.gathered.add(("word", attribute), "tw:missing-file", message, element)
        else:
            message = f'{attribute} points into "{shortened(name)}", and there is no such file'
            self.gathered.add(("file", name), "tw:missing-file", message, element)

    def _kind(self, element: etree._Element, attribute: str, pointer: str, target: str) -> Iterator[Finding]:
        gi = local_name(element.tag)
        if attribute == "who" and gi in _SPOKEN:
            if target not in _SPEAKERS:
                yield self.positions.finding("tw:who-not-a-person", f'who points to "{shortened(pointer)}", a <{target}>', element)
        elif not is_expected(attribute, gi, target):
            message = f'{attribute} of <{gi}> points to "{shortened(pointer)}", a <{target}>'
            self.gathered.add(("kind", attribute, gi, target), "tw:wrong-target", message, element)


def _found(targets: Mapping[str, str], identifier: str) -> str | None:
    """Return the element with that xml:id, which an address may write with escapes."""
    found = targets.get(identifier)
    return found if found is not None else targets.get(unquote(identifier))


def _is_about_another(element: etree._Element) -> bool:
    """Return whether the pointers of *element* are into another document, as an ``xml:base`` says; that of the root names the document itself."""
    return any(one.get(_XML_BASE) and one.getparent() is not None for one in (element, *element.iterancestors()))
