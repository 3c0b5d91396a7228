"""The payload as an attached RO-Crate 1.2: every file, and what it is.

The identifier of an agent is its address where the header gives one (ORCID
before others), else a name within the crate. The program is told in
provenance.json alone: RO-Crate wants an address for one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from .header_facts import Licence
from .parties import Agent
from .record import Record

_SPECIFICATION: Final = "https://w3id.org/ro/crate/1.2"
_TYPES: Final = {"person": "Person", "organisation": "Organization"}
_FORMATS: Final = {
    ".xml": "application/xml",
    ".tei": "application/tei+xml",
    ".txt": "text/plain",
    ".html": "text/html",
    ".json": "application/json",
    ".toml": "application/toml",
    ".rng": "application/xml",
    ".rnc": "application/relax-ng-compact-syntax",
    ".xsd": "application/xml",
    ".sch": "application/xml",
    ".odd": "application/tei+xml",
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".css": "text/css",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the crate: its *name*, what it is in words, its size, its media type where its suffix does not tell.

    *based_on* is the name of the file that it was made from; *licence* its
    own, where the documents have several.
    """

    name: str
    what: str
    size: int
    media_type: str = ""
    based_on: str = ""
    licence: Licence | None = None


def crate_metadata(record: Record, members: Iterable[Member]) -> bytes:
    """Return the metadata of the crate that holds *members* and is described by *record*."""
    entities = _Entities()
    root: dict[str, Any] = {"@id": "./", "@type": "Dataset", "name": record.title, "description": record.abstract}
    root["datePublished"] = record.date
    root["license"] = _one_or_list([entities.licence(one) for one in record.licences])
    root["author"] = _one_or_list([entities.agent(one, "Person") for one in record.creators])
    root["contributor"] = _one_or_list([entities.agent(one, "Person") for one in dict.fromkeys(one.agent for one in record.contributions)])
    root["publisher"] = _one_or_list([entities.agent(one, "Organization") for one in record.publishers[:1]])
    root["identifier"] = _one_or_list([one.address or one.value for one in record.identifiers])
    root["inLanguage"] = _one_or_list(list(record.languages))
    root["isBasedOn"] = _one_or_list([entities.source(one) for one in record.sources])
    root["isPartOf"] = entities.series(record.series) if record.series else []
    rows = [entities.file(one) for one in members]
    root["hasPart"] = [{"@id": row["@id"]} for row in rows]
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _SPECIFICATION},
    }
    graph = [descriptor, {key: value for key, value in root.items() if value}, *rows, *entities.found.values()]
    return (json.dumps({"@context": f"{_SPECIFICATION}/context", "@graph": graph}, ensure_ascii=False, indent=1) + "\n").encode()


class _Entities:
    """What the crate names besides its files, each once."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {}
        self.agents: dict[Agent, str] = {}

    def _named(self, entity: dict[str, Any]) -> dict[str, str]:
        self.found.setdefault(entity["@id"], entity)
        return {"@id": entity["@id"]}

    def licence(self, licence: Licence) -> dict[str, str]:
        name = licence.spdx or licence.words or licence.address
        identifier = quote(licence.address, safe=_IN_ADDRESSES) or f"#licence-{sum(one.startswith('#licence-') for one in self.found) + 1}"
        known = next((one for one in self.found.values() if one["@type"] == "CreativeWork" and one["name"] == name and not licence.address), None)
        if known:
            return {"@id": known["@id"]}
        entity = {"@id": identifier, "@type": "CreativeWork", "name": name, "description": licence.words}
        return self._named({key: value for key, value in entity.items() if value})

    def agent(self, agent: Agent, otherwise: str) -> dict[str, str]:
        """Return a pointer to *agent*, of whom the header may not say what it is: then it is what *otherwise* says."""
        if agent not in self.agents:
            addresses = [agent.orcid, *(address for _, address in agent.identifiers)]
            identifier = next((one for one in addresses if one and one not in self.found), f"#agent-{len(self.agents) + 1}")
            entity = {"@id": identifier, "@type": _TYPES.get(agent.kind, otherwise), "name": agent.name}
            if agent.given and agent.family:
                entity |= {"givenName": agent.given, "familyName": agent.family}
            self._named(entity)
            self.agents[agent] = identifier
        return {"@id": self.agents[agent]}

    def source(self, words: str) -> dict[str, str]:
        return self._named({"@id": f"#source-{sum(one.startswith('#source-') for one in self.found) + 1}", "@type": "CreativeWork", "name": words})

    def series(self, title: str) -> dict[str, str]:
        return self._named({"@id": "#series", "@type": "CreativeWork", "name": title})

    def file(self, member: Member) -> dict[str, Any]:
        suffix = member.name[member.name.rfind(".") :].lower() if "." in member.name else ""
        media_type = member.media_type or _FORMATS.get(suffix, "application/octet-stream")
        row: dict[str, Any] = {
            "@id": quote(member.name, safe=_IN_PATHS),
            "@type": "File",
            "name": member.name,
            "description": member.what,
            "contentSize": str(member.size),
            "encodingFormat": media_type,
        }
        if member.based_on:
            row["isBasedOn"] = {"@id": quote(member.based_on, safe=_IN_PATHS)}
        if member.licence:
            row["license"] = self.licence(member.licence)
        return row


_IN_PATHS: Final = "/!$&'()*+,;=@~"
_IN_ADDRESSES: Final = ":/?#[]@!$&'()*+,;=%~"


def _one_or_list(values: list[Any]) -> Any:  # noqa: ANN401  # JSON
    return values[0] if len(values) == 1 else values
