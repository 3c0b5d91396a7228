"""The objects of DTS 1.0: entry point, collections, resources, navigation, as plain values for JSON-LD.

What an object must have is always there; what it may have is there only where
there is something to say.
"""

from typing import Any, Final

from .addresses import Addresses
from .catalogue import Catalogue, Collection, Resource
from .citable_units import CitableUnit, Shape, as_structures
from .dublin_core import unit_metadata
from .identifiers import ROOT

CONTEXT: Final = "https://dtsapi.org/context/v1.0.json"
VERSION: Final = "1.0"
CHILDREN: Final = "children"
PARENTS: Final = "parents"


def entry_point(addresses: Addresses) -> dict[str, Any]:
    """Return the entry point."""
    return {
        "@context": CONTEXT,
        "dtsVersion": VERSION,
        "@id": addresses.entry,
        "@type": "EntryPoint",
        "collection": addresses.collections(),
        "navigation": addresses.navigation(),
        "document": addresses.documents(),
    }


def collection_object(collection: Collection, addresses: Addresses) -> dict[str, Any]:
    """Return what is said of *collection* wherever it is named."""
    return {
        "@id": collection.identifier,
        "@type": "Collection",
        "dtsVersion": VERSION,
        "title": collection.title,
        "totalParents": 0 if collection.identifier == ROOT else 1,
        "totalChildren": len(collection.members),
        "collection": addresses.collections(collection.identifier),
    }


def resource_object(resource: Resource, addresses: Addresses) -> dict[str, Any]:
    """Return what is said of *resource* wherever it is named.

    ``download`` is a list of addresses: keys that are media types, of which
    the specification speaks too, are lost to who reads JSON-LD.
    """
    facts = resource.facts
    return {
        "@id": resource.identifier,
        "@type": "Resource",
        "dtsVersion": VERSION,
        "title": facts.title,
        "totalParents": 1,
        "totalChildren": 0,
        **({"dublinCore": facts.dublin_core} if facts.dublin_core else {}),
        "collection": addresses.collections(resource.identifier),
        "navigation": addresses.navigation(resource.identifier),
        "document": addresses.documents(resource.identifier),
        "download": [addresses.whole(resource.identifier, one) for one in addresses.downloads(resource.identifier)],
        "mediaTypes": list(addresses.media_types),
        "citationTrees": [_tree(identifier, shapes) for identifier, shapes in facts.trees],
    }


def _tree(identifier: str, shapes: tuple[Shape, ...]) -> dict[str, Any]:
    named = {"identifier": identifier} if identifier else {}
    return {"@type": "CitationTree", **named, "citeStructure": as_structures(shapes)}


def unit_object(unit: CitableUnit) -> dict[str, Any]:
    """Return what is said of *unit*.

    >>> from lxml import etree
    >>> unit_object(CitableUnit("1.2", "line", (etree.Element("l"),)))
    {'identifier': '1.2', '@type': 'CitableUnit', 'level': 1, 'parent': None, 'citeType': 'line'}
    """
    return {
        "identifier": unit.identifier,
        "@type": "CitableUnit",
        "level": unit.level,
        "parent": unit.parent.identifier if unit.parent else None,
        "citeType": unit.cite_type,
        **unit_metadata(unit),
    }


def relatives(catalogue: Catalogue, named: Collection | Resource, nav: str) -> list[Collection | Resource]:
    """Return the children of *named* in their order, or its parents."""
    if nav == PARENTS:
        above = named.collection if isinstance(named, Resource) else named.parent
        parent = catalogue.collection(above) if above else None
        return [parent] if parent else []
    members = named.members if isinstance(named, Collection) else ()
    found = (catalogue.collection(one) or catalogue.resource(one) for one in members)
    return [one for one in found if one is not None]
