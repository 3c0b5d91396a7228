"""What of the header went into which file, what was missing, and which lines the header needs.

TEI: HD24 (publicationStmt), HD21 (titleStmt)
"""

from dataclasses import dataclass
from typing import Final

from .record import PLACES, Record

CRATE: Final = "ro-crate-metadata.json"
DATACITE_JSON: Final = "datacite.json"
DATACITE_XML: Final = "datacite.xml"
CITATION: Final = "CITATION.cff"
DUBLIN_CORE: Final = "oai_dc.xml"
ZENODO: Final = ".zenodo.json"

#: File -> the fields without which its format is not valid. RO-Crate's description is never missing: it tells at least what is in the package.
MANDATORY: Final = {
    CRATE: ("title", "date", "licence"),
    DATACITE_JSON: ("title", "creator", "publisher", "date", "identifier"),
    DATACITE_XML: ("title", "creator", "publisher", "date", "identifier"),
    CITATION: ("title", "creator"),
    DUBLIN_CORE: ("title",),
    ZENODO: ("title", "creator", "SPDX licence"),
}
_CALLED: Final = {"licence": "a licence", "SPDX licence": "a licence of which the SPDX identifier is known", "identifier": "an identifier"}
#: What a field is called in each file, in the order of the files above; a dash: the file has no place for it.
_TAKEN_AS: Final = {
    "title": "name titles titles title title title",
    "creator": "author creators creators authors creator creators",
    "contributor": "contributor contributors contributors - contributor contributors",
    "publisher": "publisher publisher publisher - publisher -",
    "date": "datePublished publicationYear publicationYear date-released date publication_date",
    "licence": "license rightsList rightsList license rights license",
    "identifier": "identifier doi identifier identifiers identifier doi",
    "language": "inLanguage language language - language -",
    "description": "description descriptions descriptions abstract description description",
    "source": "isBasedOn - - - source -",
    "series": "isPartOf - - - relation -",
}
#: Field -> the element that holds it, the lines to add there, and the key below [header] in the settings of a seed.
_LINES: Final = {
    "title": ("titleStmt", "<title>TITLE</title>", 'title = "TITLE"'),
    "creator": ("titleStmt", "<author><persName><forename>GIVEN</forename> <surname>FAMILY</surname></persName></author>", 'author = "NAME"'),
    "publisher": ("publicationStmt", "<publisher>WHO PUBLISHES IT</publisher>", 'publisher = "WHO PUBLISHES IT"'),
    "date": ("publicationStmt", '<date when="YYYY-MM-DD">YYYY-MM-DD</date>', 'date = "YYYY-MM-DD"'),
    "licence": (
        "publicationStmt",
        '<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>',
        'licence = "https://creativecommons.org/licenses/by/4.0/"',
    ),
    "identifier": ("publicationStmt", '<idno type="DOI">10.NNNN/SUFFIX</idno>', 'identifiers = { DOI = "10.NNNN/SUFFIX" }'),
}
#: What several documents are together.
_LINES_OF_MANY: Final = {
    "title": ("seriesStmt", "<title>TITLE OF THE COLLECTION</title>", 'series = "TITLE OF THE COLLECTION"'),
    "identifier": ("seriesStmt", '<idno type="DOI">10.NNNN/SUFFIX</idno>', ""),
}
_WIDEST: Final = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One field: its *value*, *origin* in the header, the *targets* that took it, *gap* where it is missing."""

    name: str
    value: str
    origin: str
    targets: tuple[str, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What went where: *rows* by field, and *refused*: the files that were not written, each with the fields that are missing."""

    rows: tuple[Row, ...]
    refused: tuple[tuple[str, tuple[str, ...]], ...]
    advice: tuple[str, ...]

    def __str__(self) -> str:
        lines = ["field        value, from where, to where"]
        for row in self.rows:
            lines.append(f"{row.name:12} {_shortened(row.value) or row.gap}")
            if row.value and row.gap:
                lines.append(f"{'':12}   note {row.gap}")
            if row.value:
                lines += [f"{'':12}   from {row.origin}", f"{'':12}   to   {', '.join(row.targets) or 'no file'}"]
        for file, names in self.refused:
            lines.append(f"not written  data/{file}: the header lacks {_listed([_CALLED.get(one, f'a {one}') for one in names])}")
        return "\n".join([*lines, *self.advice])


def lacking(record: Record, file: str) -> tuple[str, ...]:
    """Return the mandatory fields of *file* that *record* lacks.

    >>> lacking(Record(title="Ode"), "CITATION.cff")
    ('creator',)
    """
    there = {
        "title": record.title,
        "creator": record.creators,
        "publisher": record.publishers,
        "date": record.date,
        "licence": record.licences,
        "identifier": record.identifier,
        "SPDX licence": record.spdx,
    }
    return tuple(name for name in MANDATORY[file] if not there[name])


def crosswalk_of(record: Record) -> Crosswalk:
    """Return what of *record* goes into which file, and what it lacks."""
    refused = tuple((file, missing) for file in MANDATORY if (missing := lacking(record, file)))
    without = {file for file, _ in refused}
    rows = []
    for name in PLACES:
        value = record.shown(name)
        taken = [f"{file} {key}" for file, key in _targets(record, name).items() if file not in without]
        rows.append(Row(name, value, record.origins.get(name, ""), tuple(taken) if value else (), record.gaps.get(name, "")))
    wanted = {"licence" if name == "SPDX licence" else name for _, names in refused for name in names}
    return Crosswalk(tuple(rows), refused, advice_for([name for name in PLACES if name in wanted], several=record.documents > 1))


def _targets(record: Record, name: str) -> dict[str, str]:
    """Return where the field *name* goes; what a format has no place for it does not take."""
    taken = {file: key for file, key in zip(MANDATORY, _TAKEN_AS[name].split(), strict=True) if key != "-"}
    if name == "identifier" and (record.identifier is None or record.identifier.kind != "DOI"):
        taken[DATACITE_JSON] = "alternateIdentifiers"
        del taken[ZENODO]
        if record.identifier is None:
            taken[DATACITE_XML] = "alternateIdentifiers"
        if not any(one.address for one in record.identifiers):
            del taken[CITATION]
    if name == "description" and not record.description:
        del taken[CITATION]
    if name == "language" and len(record.languages) > 1:
        del taken[DATACITE_JSON], taken[DATACITE_XML]
    if name == "date" and len(record.date) < len("YYYY-MM-DD"):
        del taken[CITATION]
    if name == "licence" and (record.licence is None or not record.licence.address):
        del taken[CITATION]
    return taken


def advice_for(names: list[str], *, several: bool = False) -> tuple[str, ...]:
    r"""Return the lines that a header needs for the fields *names*, as they are printed.

    >>> print("\n".join(advice_for(["publisher"])))
    add to teiHeader/fileDesc/publicationStmt:
      <publisher>WHO PUBLISHES IT</publisher>
    or, where the TEI is built from a seed, below [header] in seeds/STEM.toml:
      publisher = "WHO PUBLISHES IT"
    """
    lines = {**_LINES, **(_LINES_OF_MANY if several else {})}
    places: dict[str, list[str]] = {}
    for name in names:
        place, line, _ = lines[name]
        places.setdefault(place, []).append(f"  {line}")
    told = [line for place, found in places.items() for line in (f"add to teiHeader/fileDesc/{place}{', in all documents' * several}:", *found)]
    settings = [f"  {setting}" for name in names if (setting := lines[name][2])]
    if settings:
        told += ["or, where the TEI is built from a seed, below [header] in seeds/STEM.toml:", *settings]
    return tuple(told)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _shortened(value: str) -> str:
    return value if len(value) <= _WIDEST else f"{value[: _WIDEST - 3]}..."
