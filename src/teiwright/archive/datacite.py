"""DataCite 4.5, as JSON and as XML: what a DOI is registered with."""

import json
from typing import Any, Final

from lxml import etree
from lxml.builder import ElementMaker

from .parties import Agent
from .record import Record

_KERNEL: Final = "http://datacite.org/schema/kernel-4"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_SPDX: Final = "https://spdx.org/licenses/"
_KINDS: Final = {"person": "Personal", "organisation": "Organizational"}
#: What an element of the title statement makes of a contributor.
_ROLES: Final = {"editor": "Editor", "principal": "ProjectLeader"}


def datacite_json(record: Record) -> bytes:
    """Return *record* as DataCite's JSON, without what it does not say.

    >>> json.loads(datacite_json(Record(title="Ode", date="1819-05")))["publicationYear"]
    '1819'
    """
    return (json.dumps(_described(record), ensure_ascii=False, indent=2) + "\n").encode()


def _described(record: Record) -> dict[str, Any]:
    described: dict[str, Any] = {}
    identifier = record.identifier
    if identifier and identifier.kind == "DOI":
        described["doi"] = identifier.value
    described["creators"] = [_agent(one) for one in record.creators]
    described["titles"] = [
        {"title": record.title},
        *({"title": one, "titleType": "Subtitle"} for one in record.subtitles),
        *({"title": one, "titleType": "AlternativeTitle"} for one in record.other_titles),
    ]
    described["publisher"] = {"name": record.publishers[0].name if record.publishers else ""}
    described["publicationYear"] = record.year
    described["types"] = {"resourceType": "TEI edition", "resourceTypeGeneral": "Text"}
    described["contributors"] = [{**_agent(agent), "contributorType": kind} for agent, kind in contributors(record)]
    described["dates"] = [{"date": record.date, "dateType": "Issued"}] if record.date else []
    described["language"] = record.languages[0] if len(record.languages) == 1 else ""
    described["alternateIdentifiers"] = [
        {"alternateIdentifier": one.value, "alternateIdentifierType": one.kind}
        for one in record.identifiers
        if one != identifier or one.kind != "DOI"  # the JSON has a place of its own for a DOI alone
    ]
    described["formats"] = ["application/tei+xml", "text/plain", "text/html", "application/json"]
    described["rightsList"] = _rights(record)
    described["descriptions"] = [{"description": record.abstract, "descriptionType": "Abstract" if record.description else "Other"}]
    described["schemaVersion"] = _KERNEL
    return {key: value for key, value in described.items() if value}


def _agent(agent: Agent) -> dict[str, Any]:
    found: dict[str, Any] = {"name": agent.sorted_name}
    if agent.kind:
        found["nameType"] = _KINDS[agent.kind]
    if agent.given and agent.family:
        found |= {"givenName": agent.given, "familyName": agent.family}
    if agent.identifiers:
        found["nameIdentifiers"] = [{"nameIdentifier": address, "nameIdentifierScheme": scheme} for scheme, address in agent.identifiers]
    return found


def contributors(record: Record) -> list[tuple[Agent, str]]:
    """Return who else had a part in it, each once, with what DataCite calls the part.

    >>> from .header_facts import Contribution
    >>> [kind for _, kind in contributors(Record(contributions=(Contribution(Agent("A"), "", "editor"),)))]
    ['Editor']
    """
    found: dict[Agent, str] = {}
    for one in record.contributions:
        found.setdefault(one.agent, _ROLES.get(one.gi, "Other") if one.role != "translator" else "Other")
    return list(found.items())


def _rights(record: Record) -> list[dict[str, str]]:
    told = []
    for one in record.licences:
        rights = {"rights": _shortened(one.words) or one.spdx, "rightsUri": one.address}
        if one.spdx:
            rights |= {"rightsIdentifier": one.spdx, "rightsIdentifierScheme": "SPDX", "schemeUri": _SPDX}
        told.append({key: value for key, value in rights.items() if value})
    return told


def _shortened(words: str) -> str:
    return words if len(words) <= 200 else f"{words[:197]}..."


def datacite_xml(record: Record) -> bytes:
    """Return *record* as DataCite's XML; without a DOI its other lasting identifier stands as the identifier."""
    make = ElementMaker(namespace=_KERNEL, nsmap={None: _KERNEL, "xsi": _XSI})
    said = _described(record)
    identifier = record.identifier
    root = make.resource({f"{{{_XSI}}}schemaLocation": f"{_KERNEL} http://schema.datacite.org/meta/kernel-4.5/metadata.xsd"})
    if identifier:
        root.append(make.identifier(identifier.value, identifierType=identifier.kind))
    root.append(make.creators(*(make.creator(*_party(make, "creatorName", one)) for one in said["creators"])))
    titles = make.titles(*(make.title(one["title"], **({"titleType": one["titleType"]} if "titleType" in one else {})) for one in said["titles"]))
    root.append(titles)
    root.append(make.publisher(said["publisher"]["name"]))
    root.append(make.publicationYear(said["publicationYear"]))
    root.append(make.resourceType(said["types"]["resourceType"], resourceTypeGeneral=said["types"]["resourceTypeGeneral"]))
    if "contributors" in said:
        parties = (make.contributor(*_party(make, "contributorName", one), contributorType=one["contributorType"]) for one in said["contributors"])
        root.append(make.contributors(*parties))
    root.append(make.dates(*(make.date(one["date"], dateType=one["dateType"]) for one in said["dates"])))
    if "language" in said:
        root.append(make.language(said["language"]))
    others = [one for one in record.identifiers if one != identifier]
    if others:
        root.append(make.alternateIdentifiers(*(make.alternateIdentifier(one.value, alternateIdentifierType=one.kind) for one in others)))
    root.append(make.formats(*(make.format(one) for one in said["formats"])))
    root.append(make.rightsList(*(_right(make, one) for one in said.get("rightsList", ()))))
    root.append(make.descriptions(*(make.description(one["description"], descriptionType=one["descriptionType"]) for one in said["descriptions"])))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _party(make: ElementMaker, gi: str, agent: dict[str, Any]) -> list[etree._Element]:
    name = make(gi, agent["name"])
    if "nameType" in agent:
        name.set("nameType", agent["nameType"])
    parts = [make(key, agent[key]) for key in ("givenName", "familyName") if key in agent]
    known = [make.nameIdentifier(one["nameIdentifier"], nameIdentifierScheme=one["nameIdentifierScheme"]) for one in agent.get("nameIdentifiers", ())]
    return [name, *parts, *known]


def _right(make: ElementMaker, right: dict[str, str]) -> etree._Element:
    names = {"rightsUri": "rightsURI", "schemeUri": "schemeURI"}
    element = make.rights(right.get("rights", ""))
    for key, value in right.items():
        if key != "rights":
            element.set(names.get(key, key), value)
    return element
