"""Requests -> answers, as DTS 1.0 has them, free of any framework: what a server sends and what is written as files.

A whole document in TEI is the file, to the byte where it is UTF-8. Other forms are
what our exporters make of it, in the reading view. An error is a problem
detail (RFC 9457) of one sentence, since DTS names the status alone.
Turned down: answers in pages by default, as clients that know none of it would
lose what stands on the second; a page is so large that few have one.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

from ..encoding.serializing import serialize
from ..model import Document, SourceError, TeiwrightError
from ..pipeline import Exporter, plugin
from .addresses import COLLECTION, DOCUMENT, HTML, JSON, MEDIA_TYPES, NAVIGATION, TEI_XML, TEXT, Addresses
from .catalogue import Catalogue, Collection, Opened, Resource
from .citable_units import CitationTree
from .faults import RequestError, bad, missing
from .navigation import Reference, Selection, select
from .objects import CHILDREN, CONTEXT, PARENTS, VERSION, collection_object, entry_point, relatives, resource_object, unit_object
from .parameters import Parameters, shown

JSON_LD: Final = "application/ld+json"
PROBLEM: Final = "application/problem+json"

#: Media types -> the exporter that makes them.
_EXPORTS: Final = {HTML: "html", TEXT: "text", JSON: "json"}

_COLLECTION_PARAMETERS: Final = frozenset({"id", "page", "nav"})
_NAVIGATION_PARAMETERS: Final = frozenset({"resource", "ref", "start", "end", "down", "tree", "page"})
_DOCUMENT_PARAMETERS: Final = frozenset({"resource", "ref", "start", "end", "tree", "mediaType"})

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back; *links* are pairs of address and relation."""

    body: bytes
    media_type: str = JSON_LD
    status: HTTPStatus = HTTPStatus.OK
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paging:
    """How many members an answer has at most."""

    members: int = 2_000
    units: int = 20_000


class Service:
    """What answers requests on the documents of *catalogue*."""

    def __init__(self, catalogue: Catalogue, paging: Paging = Paging()) -> None:
        self.catalogue = catalogue
        self._paging = paging
        self._endpoints: dict[str, Callable[[Pairs, Addresses, str], Answer]] = {
            "": lambda _, addresses, __: Answer(as_json(entry_point(addresses))),
            COLLECTION: self._collection,
            NAVIGATION: self._navigation,
            DOCUMENT: self._document,
        }

    def answer(self, endpoint: str, pairs: Pairs, addresses: Addresses, url: str) -> Answer:
        """Return the answer of *endpoint*, ``""`` for the entry point, to a query; *url* is the address that was asked."""
        try:
            self.catalogue.refresh()
            return self._endpoints[endpoint](pairs, addresses, url)
        except RequestError as problem:
            return problem_answer(problem.status, str(problem))

    def export(self, identifier: str, media_type: str, addresses: Addresses) -> Answer:
        """Return the whole document *identifier* in *media_type*."""
        return self.answer(DOCUMENT, [("resource", identifier), ("mediaType", media_type)], addresses, "")

    # collections

    def _collection(self, pairs: Pairs, addresses: Addresses, _url: str) -> Answer:
        asked = Parameters.of(pairs, _COLLECTION_PARAMETERS)
        nav, page = asked.get("nav"), asked.number("page")
        if nav not in {None, CHILDREN, PARENTS}:
            raise bad(f'"nav" must be {CHILDREN} or {PARENTS}, not {shown(nav or "")}')
        identifier = asked.get("id")
        named = self.catalogue.collection("") if identifier is None else self._named(identifier)
        assert named is not None  # noqa: S101  # the root is always there
        return Answer(as_json(self.collection(named, nav, page, addresses)))

    def _named(self, identifier: str) -> Collection | Resource:
        found = (self.catalogue.collection(identifier) or self.catalogue.resource(identifier)) if identifier else None
        if found is None:
            raise missing(f"there is no collection or document {shown(identifier)}")
        return found

    def collection(self, named: Collection | Resource, nav: str | None, page: int | None, addresses: Addresses) -> dict[str, Any]:
        """Return a collection or document with its children, or its parents; raises RequestError where it has no such page."""
        found = relatives(self.catalogue, named, nav or CHILDREN)
        held, view = self._paged(found, page, self._paging.members, lambda number: addresses.collection(named.identifier, nav, number))
        has_members = nav == PARENTS or isinstance(named, Collection)
        return {
            "@context": CONTEXT,
            **self.described(named, addresses),
            **({"member": [self.described(one, addresses) for one in held]} if has_members else {}),
            **view,
        }

    def described(self, named: Collection | Resource, addresses: Addresses) -> dict[str, Any]:
        """Return what is said of a collection or document."""
        if isinstance(named, Collection):
            return collection_object(named, addresses)
        return resource_object(named, addresses)

    @staticmethod
    def _paged(found: Sequence[Any], page: int | None, most: int, address: Callable[[int], str]) -> tuple[Sequence[Any], dict[str, Any]]:
        """Return the part of *found* that stands on *page*, and the ``view`` that says so, where there are several pages or one was asked for."""
        last = max(-(-len(found) // most), 1)
        number = 1 if page is None else page
        if number < 1:
            raise bad('"page" must be 1 or more')
        if number > last:
            raise missing(f"there is no page {number}; the last is {last}")
        if last == 1 and page is None:
            return found, {}
        view = {
            "@id": address(number),
            "@type": "Pagination",
            "first": address(1),
            "previous": address(number - 1) if number > 1 else None,
            "next": address(number + 1) if number < last else None,
            "last": address(last),
        }
        return found[(number - 1) * most : number * most], {"view": view}

    # navigation

    def _navigation(self, pairs: Pairs, addresses: Addresses, url: str) -> Answer:
        asked = Parameters.of(pairs, _NAVIGATION_PARAMETERS)
        resource = self._resource(asked)
        reference = Reference(asked.get("ref"), asked.get("start"), asked.get("end"))
        down, page = asked.number("down"), asked.number("page")
        opened = self._open(resource)
        selection = select(self._tree(opened, asked.get("tree")), reference, down)
        return Answer(as_json(self.navigation(resource, selection, page, addresses, url, _page_address(url))))

    def navigation(
        self, resource: Resource, selection: Selection, page: int | None, addresses: Addresses, url: str, address: Callable[[int], str]
    ) -> dict[str, Any]:
        """Return what *selection* means of *resource*; *address* gives that of a page. Raises RequestError where there is no such page."""
        named = {"ref": selection.ref, "start": selection.start, "end": selection.end}
        answer: dict[str, Any] = {
            "@context": CONTEXT,
            "dtsVersion": VERSION,
            "@id": url,
            "@type": "Navigation",
            "resource": self.described(resource, addresses),
            **{name: unit_object(unit) for name, unit in named.items() if unit is not None},
        }
        if selection.members is not None:
            held, view = self._paged(selection.members, page, self._paging.units, address)
            answer |= {"member": [unit_object(unit) for unit in held], **view}
        return answer

    def _resource(self, asked: Parameters) -> Resource:
        identifier = asked.get("resource")
        if not identifier:
            raise bad('the parameter "resource" must be given')
        found = self.catalogue.resource(identifier)
        if found is None:
            raise missing(f"there is no document {shown(identifier)}")
        return found

    def _open(self, resource: Resource) -> Opened:
        try:
            return self.catalogue.open(resource)
        except SourceError as problem:  # it changed this very moment
            raise missing(f"the document {shown(resource.identifier)} cannot be read now") from problem

    @staticmethod
    def _tree(opened: Opened, identifier: str | None) -> CitationTree | None:
        """Return the tree that is asked for, None of a document without any; raises RequestError where it has others."""
        if not opened.trees:
            return None
        tree = opened.tree(identifier or "")
        if tree is None or identifier == "":
            raise missing(f"there is no citation tree {shown(identifier or '')} of this document")
        return tree

    # documents

    def _document(self, pairs: Pairs, addresses: Addresses, _url: str) -> Answer:
        asked = Parameters.of(pairs, _DOCUMENT_PARAMETERS)
        resource = self._resource(asked)
        reference = Reference(asked.get("ref"), asked.get("start"), asked.get("end"))
        reference.require_sound()
        media_type = _media_type(asked.get("mediaType"))
        opened = self._open(resource)
        if reference == Reference():
            body = self.whole(opened, media_type)
        else:
            tree = self._tree(opened, asked.get("tree"))
            if tree is None:
                raise missing("this document has no citation tree, so no part of it can be named")
            body = self.passage(opened, tree, reference, media_type)
        return Answer(body, media_type, links=((addresses.collection(resource.identifier), "collection"),))

    @staticmethod
    def whole(opened: Opened, media_type: str) -> bytes:
        """Return the whole document in *media_type*; raises RequestError where it cannot be had in it."""
        made = opened.made.get(media_type)
        if made is None:
            made = opened.made[media_type] = serialize(opened.document) if media_type == TEI_XML else _exported(opened.document, media_type)
        return made

    @staticmethod
    def passage(opened: Opened, tree: CitationTree, reference: Reference, media_type: str) -> bytes:
        """Return a part of the document in *media_type*; raises RequestError where there is no such part, or not in it."""
        ref, start, end = reference.units(tree)
        passages = opened.passages[tree.identifier]
        found = passages.of(ref) if ref is not None else passages.between(start, end) if start is not None and end is not None else []
        return passages.xml(found) if media_type == TEI_XML else _exported(passages.document(found), media_type)


def _media_type(asked: str | None) -> str:
    if asked is None:
        return TEI_XML
    wanted = asked.replace(" ", "+").lower()  # a plus sign that nobody escaped is a space
    if wanted not in MEDIA_TYPES:
        raise missing(f"documents cannot be had as {shown(asked)}; they can as {', '.join(MEDIA_TYPES)}")
    return wanted


def _exported(document: Document, media_type: str) -> bytes:
    try:
        result = plugin("exporters", _EXPORTS[media_type], Exporter)(document, view="reading")
    except TeiwrightError as problem:
        raise missing(f"this cannot be had as {media_type}: {problem.message}") from problem
    return result.encode("utf-8", "surrogatepass") if isinstance(result, str) else result


def _page_address(url: str) -> Callable[[int], str]:
    """Return what gives the address of a page of the answer at *url*."""
    path, _, query = url.partition("?")
    others = "&".join(one for one in query.split("&") if one and not one.startswith("page="))
    return lambda number: f"{path}?{others}&page={number}" if others else f"{path}?page={number}"


def as_json(value: object) -> bytes:
    r"""Return *value* as JSON in UTF-8, ending in a newline.

    >>> as_json({"a": "é"})
    b'{\n "a": "\xc3\xa9"\n}\n'
    """
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def problem_answer(status: HTTPStatus, sentence: str) -> Answer:
    """Return the answer that tells what is wrong."""
    return Answer(as_json({"status": status.value, "title": status.phrase, "detail": sentence}), PROBLEM, status)
