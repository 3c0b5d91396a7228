"""CITATION.cff 1.2.0: how the edition is to be cited."""

import json
from typing import Any

from .parties import Agent
from .record import Record


def citation_cff(record: Record) -> bytes:
    """Return *record* as a citation file.

    Who is no person with given and family name in the header stands there by
    the whole name. A licence is told by its SPDX identifier where CFF 1.2.0
    knows it, else by its address.

    >>> print(citation_cff(Record(title="Ode", creators=(Agent("Keats"),))).decode(), end="")
    cff-version: "1.2.0"
    message: "If you use this edition, please cite it as below."
    type: "dataset"
    title: "Ode"
    authors:
      - name: "Keats"
    """
    said: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this edition, please cite it as below.",
        "type": "dataset",
        "title": record.title,
        "authors": [_author(one) for one in record.creators],
    }
    if len(record.date) == len("YYYY-MM-DD"):
        said["date-released"] = record.date
    said |= _licence(record)
    identifier = record.identifier
    if identifier and identifier.kind == "DOI":
        said["doi"] = identifier.value
    identifiers = [_identifier(one.kind, one.value, one.address) for one in record.identifiers]
    if any(identifiers):
        said["identifiers"] = [one for one in identifiers if one]
    if record.description:
        said["abstract"] = record.description
    return "".join(_lines(said)).encode()


def _author(agent: Agent) -> dict[str, str]:
    told = {"given-names": agent.given, "family-names": agent.family} if agent.given and agent.family else {"name": agent.name}
    return {**told, **({"orcid": agent.orcid} if agent.orcid else {})}


#: Identifiers that came to SPDX after CFF 1.2.0.
TOO_NEW = frozenset(
    f"CC-{one}"
    for one in """
    BY-2.5-AU BY-3.0-AU BY-3.0-DE BY-3.0-IGO BY-3.0-NL BY-NC-3.0-DE BY-NC-ND-3.0-DE BY-NC-SA-2.0-DE BY-NC-SA-2.0-FR BY-NC-SA-2.0-UK
    BY-NC-SA-3.0-DE BY-NC-SA-3.0-IGO BY-ND-3.0-DE BY-SA-3.0-DE BY-SA-3.0-IGO
    """.split()
)


def _licence(record: Record) -> dict[str, str]:
    licence = record.licence
    if licence is None:
        return {}
    if licence.spdx and licence.spdx not in TOO_NEW:
        return {"license": licence.spdx}
    return {"license-url": licence.address} if licence.address else {}


def _identifier(kind: str, value: str, address: str) -> dict[str, str]:
    if kind == "DOI":
        return {"type": "doi", "value": value}
    return {"type": "url", "value": address} if address else {}


def _lines(said: dict[str, Any]) -> list[str]:
    """Return *said* as YAML; its texts are written as JSON, which YAML reads."""
    lines = []
    for key, value in said.items():
        if isinstance(value, list):
            lines.append(f"{key}:\n")
            for entry in value:
                lines += [f"  {'-' if not index else ' '} {name}: {_quoted(one)}\n" for index, (name, one) in enumerate(entry.items())]
        else:
            lines.append(f"{key}: {_quoted(value)}\n")
    return lines


def _quoted(words: str) -> str:
    r"""Return *words* in quotation marks; what YAML takes for no character of a text is escaped.

    >>> print(_quoted('a "b"\x9f'))
    "a \"b\"\U0000009f"
    """
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in json.dumps(words, ensure_ascii=False))
