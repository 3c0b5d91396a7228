"""One description of the whole package, from the headers of its documents.

Of one document it is what its header says. Of several it is what their
headers say of the series (``seriesStmt``), what all of them say alike, and
what adds up: creators, licences, languages, the newest date.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from .header_facts import Contribution, Facts, Licence
from .identifiers import Identifier
from .parties import Agent

Value = TypeVar("Value")

#: The fields, in the order in which the crosswalk shows them, and where in the teiHeader of a single document each stands.
PLACES: Final = {
    "title": "fileDesc/titleStmt/title",
    "creator": "fileDesc/titleStmt/author",
    "contributor": "fileDesc/titleStmt/respStmt",
    "publisher": "fileDesc/publicationStmt/publisher",
    "date": "fileDesc/publicationStmt/date",
    "licence": "fileDesc/publicationStmt/availability/licence",
    "identifier": "fileDesc/publicationStmt/idno",
    "language": "profileDesc/langUsage/language",
    "description": "profileDesc/abstract",
    "source": "fileDesc/sourceDesc",
    "series": "fileDesc/seriesStmt/title",
}


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of the package; *origins* tells from where in the header, *gaps* why a field is empty."""

    title: str = ""
    subtitles: tuple[str, ...] = ()
    other_titles: tuple[str, ...] = ()
    creators: tuple[Agent, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    publishers: tuple[Agent, ...] = ()
    date: str = ""
    licences: tuple[Licence, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    languages: tuple[str, ...] = ()
    description: str = ""
    sources: tuple[str, ...] = ()
    series: str = ""
    documents: int = 1
    origins: dict[str, str] = field(default_factory=dict)
    gaps: dict[str, str] = field(default_factory=dict)

    @property
    def year(self) -> str:
        """The year of publication."""
        return self.date[:4]

    @property
    def identifier(self) -> Identifier | None:
        """What identifies it for good: a DOI before anything else."""
        lasting = [one for one in self.identifiers if one.is_persistent]
        return next((one for one in lasting if one.kind == "DOI"), lasting[0] if lasting else None)

    @property
    def licence(self) -> Licence | None:
        """Its licence, where it is one and the same for all documents."""
        return self.licences[0] if len(self.licences) == 1 else None

    @property
    def spdx(self) -> str:
        """The SPDX identifier of its one licence, or nothing."""
        return self.licence.spdx if self.licence else ""

    @property
    def abstract(self) -> str:
        """What it is: the header's words, else a count of what the package holds."""
        counted = "one document" if self.documents == 1 else f"{self.documents} documents"
        return self.description or f"A TEI edition: {counted} in TEI XML, with text, HTML and JSON made from the XML."

    def shown(self, name: str) -> str:
        """The value of the field *name* as the crosswalk shows it, or nothing."""
        values = {
            "title": [self.title, *self.subtitles, *self.other_titles],
            "creator": [one.name for one in self.creators],
            "contributor": list(dict.fromkeys(one.agent.name for one in self.contributions)),
            "publisher": [one.name for one in self.publishers],
            "date": [self.date],
            "licence": [one.spdx or one.address or one.words for one in self.licences],
            "identifier": [f"{one.kind} {one.value}" for one in self.identifiers],
            "language": list(self.languages),
            "description": [self.abstract],
            "source": list(self.sources),
            "series": [self.series],
        }
        return "; ".join(one for one in values[name] if one)


def record_of(facts: Sequence[Facts]) -> Record:
    """Return the description of the package that holds the documents of which *facts* tell.

    >>> record_of([Facts(title="Ode"), Facts(title="Elegy")]).gaps["title"]
    '2 documents: what they are together their seriesStmt has to say, all of them alike'
    """
    record = _of_one(facts[0]) if len(facts) == 1 else _of_many(facts)
    for name in PLACES:
        if not record.shown(name):
            record.gaps.setdefault(name, "no sentence on it: sourceDesc holds no bibl or p" if name == "source" else "missing")
    if record.identifiers and record.identifier is None:
        record.gaps["identifier"] = "none of these is a DOI, Handle, ARK, URN or PURL"
    return record


def _of_one(facts: Facts) -> Record:
    origins = dict(PLACES)
    if facts.creators:
        origins["creator"] = f"fileDesc/titleStmt/{facts.creators_from}"
    if facts.publishers:
        origins["publisher"] = f"fileDesc/publicationStmt/{facts.publishers_from}"
    origins["description"] = facts.description_from or "no abstract: what the package holds"
    contributors = dict.fromkeys(f"fileDesc/titleStmt/{one.gi}" for one in facts.contributions)
    if contributors:
        origins["contributor"] = ", ".join(contributors)
    return Record(
        title=facts.title,
        subtitles=facts.subtitles,
        other_titles=facts.other_titles,
        creators=facts.creators,
        contributions=facts.contributions,
        publishers=facts.publishers,
        date=facts.date,
        licences=facts.licences,
        identifiers=facts.identifiers,
        languages=facts.languages,
        description=facts.description,
        sources=facts.sources,
        series=facts.series,
        origins=origins,
    )


def _of_many(facts: Sequence[Facts]) -> Record:
    together = f"{len(facts)} documents: what they are together their seriesStmt has to say, all of them alike"
    origins = {name: f"{place}, all documents" for name, place in PLACES.items()}
    origins |= {
        "title": "fileDesc/seriesStmt/title, the same in all documents",
        "identifier": "fileDesc/seriesStmt/idno, the same in all documents",
        "publisher": "fileDesc/publicationStmt/publisher, the same in all documents",
        "date": "fileDesc/publicationStmt/date, the newest",
        "description": "what the package holds",
    }
    publishers = _alike(facts, lambda one: one.publishers) or ()
    record = Record(
        title=_alike(facts, lambda one: one.series) or "",
        creators=_joined(one.creators for one in facts),
        contributions=_joined(one.contributions for one in facts),
        publishers=publishers,
        date=max(one.date for one in facts),
        licences=_joined(one.licences for one in facts),
        identifiers=_alike(facts, lambda one: one.series_identifiers) or (),
        languages=_joined(one.languages for one in facts),
        documents=len(facts),
        origins=origins,
        gaps={"source": "each document tells its own", "series": "the title of the package"},
    )
    if not record.title:
        record.gaps["title"] = together
    if not record.identifiers:
        record.gaps["identifier"] = together
    if not publishers and any(one.publishers for one in facts):
        record.gaps["publisher"] = "not the same in all documents"
    return record


def _alike(facts: Sequence[Facts], value: Callable[[Facts], Value]) -> Value | None:
    first = value(facts[0])
    return first if all(value(one) == first for one in facts) else None


def _joined(values: Iterable[tuple[Value, ...]]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(one for several in values for one in several))
