"""Candidates for entries from a reconciliation service: a register that is asked by HTTP who a name may be of.

Services of libraries, of Wikidata and of editions speak the Reconciliation
Service API that OpenRefine made common; here versions 0.1 and 0.2. Nothing
else in teiwright sends names anywhere, and this only where a user gives an
address.

TEI: NDPERSbp (idno); W3C Entity Reconciliation, Reconciliation Service API 0.2
"""

import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from http.client import HTTPException
from typing import Final, NamedTuple
from urllib.parse import urlencode, urlsplit

from ..guidelines.xml_names import FORBIDDEN
from ..model import Place, SettingsError, SourceError
from ..version import VERSION
from .identifiers import known_address
from .spellings import folded

_VERSIONS: Final = frozenset({"0.1", "0.2"})
_AT_ONCE: Final = 10  # as many as OpenRefine asks
_MOST_CANDIDATES: Final = 5
_MOST_BYTES: Final = 10_000_000
_SECONDS: Final = 30.0


class Query(NamedTuple):
    """A name to ask for, and the type of what it is of, as the service calls it, or ``""``."""

    name: str
    type: str = ""


class Offer(NamedTuple):
    """Whom a service holds a name to be of: its id there, its name, how sure the service is, and whether it has no doubt."""

    id: str
    name: str
    score: float | None = None
    match: bool = False

    def __str__(self) -> str:
        score = "" if self.score is None else f", score {round(self.score, 1):g}"
        return f"{self.name} ({self.id}{score})"


class Service:
    """A reconciliation service at *url*, which is asked at once what it is.

    Raises SettingsError where *url* is no http address, SourceError where
    nobody answers there, or somebody who is no such service.
    """

    def __init__(self, url: str, *, seconds: float = _SECONDS) -> None:
        self.url, self.seconds = url, seconds
        try:
            parts = urlsplit(url)
            parts.port  # noqa: B018  # looking at it raises ValueError where it is none
        except ValueError as problem:
            raise SettingsError(f"{url} is no address: {problem}") from None
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SettingsError(f"{url} cannot be asked: the address of a reconciliation service begins with http:// or https://")
        told = self._ask(None)
        name = told.get("name")
        if not isinstance(name, str) or "identifierSpace" not in told:
            raise self._fault("this is no reconciliation service: it does not tell its name and identifierSpace")
        versions = told.get("versions")
        if isinstance(versions, list) and versions and not _VERSIONS.intersection(map(str, versions)):
            spoken = ", ".join(map(str, versions))
            raise self._fault(f"this service speaks version {spoken} of the API; teiwright speaks 0.1 and 0.2")
        self.name = _plain(name)
        view = told.get("view")
        self._view = str(view.get("url", "")) if isinstance(view, dict) else ""
        self._space = str(told["identifierSpace"])

    def offers(self, queries: Sequence[Query]) -> list[list[Offer]]:
        """Return for each of *queries* whom the service holds it to be of, the surest first."""
        found: list[list[Offer]] = []
        for start in range(0, len(queries), _AT_ONCE):
            asked = {f"q{number}": query for number, query in enumerate(queries[start : start + _AT_ONCE])}
            plain = {key: {"query": one.name, "limit": _MOST_CANDIDATES, **({"type": one.type} if one.type else {})} for key, one in asked.items()}
            told = self._ask(urlencode({"queries": json.dumps(plain)}).encode())
            found += [self._offers_in(told, key) for key in asked]
        return found

    def identifier(self, offered: str) -> tuple[str, str]:
        """Return how the id of an offer is written in an entry: the register and the identifier.

        The register is a known one if the service says that its ids are of it;
        else the address at which the service shows the entry, or the id as it
        is under the name of the service.
        """
        shown = self._view.replace("{{id}}", offered) if "{{id}}" in self._view else ""
        for address in (f"{self._space}{offered}", shown):
            if known := known_address(address):
                return known[0].name, known[1]
        if shown.startswith(("http://", "https://")):
            return "URI", shown
        return folded(self.name).replace(" ", "-") or "reconciled", offered

    def _offers_in(self, told: dict[str, object], key: str) -> list[Offer]:
        answer = told.get(key)
        result = answer.get("result") if isinstance(answer, dict) else None
        if not isinstance(result, list):
            raise self._fault(f"the answer to a query is not what the API says: it has no {key}/result")
        offers = []
        for one in result:
            if not isinstance(one, dict) or not _is_id(one.get("id")) or not isinstance(one.get("name"), str):
                raise self._fault("the answer to a query is not what the API says: a candidate has no id or no name")
            score = one.get("score")
            number = float(score) if isinstance(score, int | float) and not isinstance(score, bool) else None
            offers.append(Offer(str(one["id"]), _plain(one["name"]), number, one.get("match") is True))
        return sorted(offers, key=lambda offer: -(offer.score or 0))[:_MOST_CANDIDATES]

    def _ask(self, form: bytes | None) -> dict[str, object]:
        headers = {"Accept": "application/json", "User-Agent": f"teiwright/{VERSION}"}
        request = urllib.request.Request(self.url, form, headers)  # noqa: S310  # the scheme was looked at
        try:
            with urllib.request.urlopen(request, timeout=self.seconds) as answer:  # noqa: S310  # as above
                data = answer.read(_MOST_BYTES + 1)
        except urllib.error.HTTPError as problem:
            problem.close()
            raise self._fault(f"the service answered with HTTP status {problem.code}") from problem
        except TimeoutError as problem:
            raise self._fault(f"the service did not answer within {self.seconds:g} seconds") from problem
        except urllib.error.URLError as problem:
            if isinstance(problem.reason, TimeoutError):
                raise self._fault(f"the service did not answer within {self.seconds:g} seconds") from problem
            reason = getattr(problem.reason, "strerror", None) or problem.reason
            raise self._fault(f"the service cannot be reached: {reason}") from problem
        except (OSError, ValueError, HTTPException) as problem:  # an answer that breaks off, or is no HTTP
            raise self._fault(f"the service gave no whole answer: {problem}") from problem
        if len(data) > _MOST_BYTES:
            raise self._fault(f"the service answered with more than {_MOST_BYTES:,} bytes; no answer is so long")
        try:
            told = json.loads(data)
        except (ValueError, RecursionError):
            raise self._fault("the service did not answer in JSON") from None
        if not isinstance(told, dict):
            raise self._fault("the service did not answer with a JSON object")
        return told

    def _fault(self, message: str) -> SourceError:
        return SourceError(message, Place(self.url))


def _is_id(value: object) -> bool:
    """Return whether *value* can be an identifier: a string of visible characters."""
    return isinstance(value, str) and bool(value) and value.isprintable() and not any(letter.isspace() for letter in value)


def _plain(words: str) -> str:
    """Return words of somebody else as XML and a line of a report can hold them."""
    return " ".join(FORBIDDEN.sub(" ", words).split())
