"""``.zenodo.json``: what Zenodo takes for a record made from the package."""

import html
import json
from typing import Any, Final

from .datacite import contributors
from .parties import Agent
from .record import Record

#: Zenodo's words for what DataCite calls a contributor.
_KINDS: Final = {"Editor": "Editor", "ProjectLeader": "ProjectLeader", "Other": "Other"}


def zenodo_json(record: Record) -> bytes:
    """Return *record* as Zenodo's metadata, without what it does not say.

    >>> from .header_facts import Licence
    >>> json.loads(zenodo_json(Record(title="Ode", licences=(Licence(spdx="CC-BY-4.0"),))))["license"]
    'cc-by-4.0'
    """
    title = f"{record.title}: {record.subtitles[0]}" if record.subtitles else record.title
    said: dict[str, Any] = {
        "title": title,
        "upload_type": "publication",
        "publication_type": "other",
        "publication_date": record.date,
        "creators": [_creator(one) for one in record.creators],
        "description": html.escape(record.abstract, quote=False),  # Zenodo takes HTML
        "license": record.spdx.lower(),
        "contributors": [{**_creator(agent), "type": _KINDS[kind]} for agent, kind in contributors(record)],
    }
    if record.identifier and record.identifier.kind == "DOI":
        said["doi"] = record.identifier.value
    return (json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False, indent=2) + "\n").encode()


def _creator(agent: Agent) -> dict[str, str]:
    orcid = agent.orcid.rpartition("/")[2]
    gnd = dict(agent.identifiers).get("GND", "").rpartition("/")[2]
    return {"name": agent.sorted_name, **({"orcid": orcid} if orcid else {}), **({"gnd": gnd} if gnd else {})}
