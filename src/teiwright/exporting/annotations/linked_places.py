"""Document -> GeoJSON in the Linked Places format: the places that carry coordinates.

Nothing is invented: a place without coordinates, with coordinates in another
system than latitude and longitude, or with such as lie on no globe, is no feature.

TEI: NDGEOGva (location, geo), HD57 (geoDecl)
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from ...guidelines.namespaces import XML_ID, XML_LANG, tei
from ...guidelines.views import View
from ...model import Document, flatten
from ...pipeline import exporter
from ...pipeline.rendering import Asked
from ..views import view_for
from .web_annotations import edition_iri, is_iri

CONTEXT: Final = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"

#: The type of an idno in small letters -> the prefix by which the format names that register.
_REGISTERS: Final = {"geonames": "gn", "wikidata": "wd", "viaf": "viaf", "gnd": "gnd", "pleiades": "pl", "tgn": "tgn"}
_NUMBER: Final = r"[+-]?[0-9]{1,3}(?:\.[0-9]+)?"
#: Latitude and longitude, parted by a comma, by white space or both; with decimal commas by white space alone.
_PAIR: Final = re.compile(rf"({_NUMBER})(?:\s*,\s*|\s+)({_NUMBER})")
_WITH_COMMAS: Final = re.compile(r"([+-]?[0-9]{1,3},[0-9]+)\s+([+-]?[0-9]{1,3},[0-9]+)")
_MOST_NORTH, _MOST_EAST = 90, 180


@exporter(suffix=".geojson")
def to_linked_places(document: Document, *, view: str = "reading", witness: str = "", rendering: Asked = ()) -> str:
    """Return a FeatureCollection with a Point for each ``place`` that has latitude and longitude in ``location/geo``.

    Names are in the words of the view, with their language; ``idno`` become
    links. The options are those of `view_for`.

    >>> p = '<place xmlns="http://www.tei-c.org/ns/1.0" xml:id="r"><placeName>Rome</placeName><location><geo>41.9 12.5</geo></location></place>'
    >>> json.loads(to_linked_places(Document(etree.fromstring(p))))["features"][0]["geometry"]
    {'type': 'Point', 'coordinates': [12.5, 41.9]}
    """
    chosen = view_for(document, view, witness=witness, rendering=rendering)
    source = edition_iri(document)
    features = list(_features(document, chosen, source)) if _is_geographic(document) else []
    collection = {"type": "FeatureCollection", "@context": CONTEXT, "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _is_geographic(document: Document) -> bool:
    """Return whether coordinates are latitude and longitude, which they are where the header does not say otherwise."""
    return all((one.get("datum") or "WGS84") == "WGS84" for one in document.root.iter(tei("geoDecl")))


def _features(document: Document, view: View, source: str) -> Iterator[dict[str, Any]]:
    for number, place in enumerate(document.root.iter(tei("place")), 1):
        points = [point for location in place.iterchildren(tei("location")) for geo in _own(location) if (point := _point(geo))]
        names = place.iterchildren(tei("placeName"), tei("geogName"))
        told = [{"toponym": words, **_language(one)} for one in names if (words := _words(one, view))]
        if not points or not told:
            continue
        geometries = [{"type": "Point", "coordinates": list(point)} for point in dict.fromkeys(points)]
        feature: dict[str, Any] = {
            "@id": f"{source}#{place.get(XML_ID) or f'place-{number}'}",
            "type": "Feature",
            "properties": {"title": told[0]["toponym"]},
            "geometry": geometries[0] if len(geometries) == 1 else {"type": "GeometryCollection", "geometries": geometries},
            "names": told,
        }
        links = [{"type": "exactMatch", "identifier": iri} for idno in place.iterchildren(tei("idno")) if (iri := _link(idno))]
        notes = [{"value": words, **_language(one)} for one in place.iterchildren(tei("note"), tei("desc")) if (words := _words(one, view))]
        yield {**feature, **({"links": links} if links else {}), **({"descriptions": notes} if notes else {})}


def _own(location: etree._Element) -> Iterator[etree._Element]:
    """Return the coordinates of a place itself; a location with a name in it tells where another is, in which the place lies."""
    return iter(()) if location.find(tei("placeName")) is not None else location.iterchildren(tei("geo"))


def _point(geo: etree._Element) -> tuple[float, float] | None:
    """Return longitude and latitude, in the order of GeoJSON, or None where *geo* does not have just these."""
    words = "".join(str(part) for part in geo.itertext()).strip()
    found = _PAIR.fullmatch(words) or _WITH_COMMAS.fullmatch(words)
    if found is None:
        return None
    north, east = (float(one.replace(",", ".")) for one in found.groups())
    return (east, north) if abs(north) <= _MOST_NORTH and abs(east) <= _MOST_EAST else None


def _link(idno: etree._Element) -> str:
    """Return the address that an ``idno`` is or names, or ``""``."""
    words = "".join("".join(str(part) for part in idno.itertext()).split())
    register = _REGISTERS.get((idno.get("type") or idno.get("subtype") or "").lower())
    return words if is_iri(words) else f"{register}:{words}" if register and words else ""


def _words(element: etree._Element, view: View) -> str:
    return " ".join(flatten(element, view, mapped=False).text.content.split())


def _language(element: etree._Element) -> dict[str, str]:
    language = element.get(XML_LANG)
    return {"lang": language} if language else {}
