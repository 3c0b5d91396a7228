"""All checks of one document, in one call."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from lxml import etree

from ..model import Document, Finding, MarkupError, Origin, Place, SchemaError, parse_xml
from ..model.markup import doctype_href
from ..pipeline.house import Silence
from .calendars import check_calendars
from .chains import check_chains
from .characters import check_characters
from .constraints import check_constraints
from .dates import check_dates
from .emptiness import check_emptiness
from .headers import check_header
from .identifiers import check_identifiers
from .images import check_images
from .languages import check_languages
from .neighbours import Neighbours
from .outcomes import Outcome, lines_of
from .pointers import check_pointers
from .positions import Positions
from .relaxng import check_relaxng, refused_by
from .schemas import RuleFile, SchemaCache, named_schemas, schemas_of
from .silences import Run, Silences
from .spaces import check_spaces
from .tag_usage import check_tag_usage
from .xsd import check_xsd

Check = Callable[[Document, Positions], Iterator[Finding]]

#: Our own rules and TEI's constraints; each looks at the whole document.
CHECKS: Final[tuple[Check, ...]] = (
    check_identifiers,
    check_chains,
    check_dates,
    check_calendars,
    check_emptiness,
    check_languages,
    check_characters,
    check_spaces,
    check_tag_usage,
    check_constraints,
)


def check(document: Document, schemas: list[str] | None = None, *, cache: SchemaCache | None = None) -> list[Finding]:
    """Return what is wrong with *document*, sorted by place; an empty list where nothing is.

    *schemas* are names (``teiwright``, ``tei_all``) or paths of ``.rng``,
    ``.xsd`` and ``.sch`` files; without them the document's own are taken. Raises
    SchemaError where a schema is missing or itself wrong.

    TEI: ST (the TEI infrastructure), SG (well-formedness)
    """
    return list(examine(document, schemas, cache=cache).findings)


def check_bytes(data: bytes, origin: Origin, schemas: list[str] | None = None, *, cache: SchemaCache | None = None) -> list[Finding]:
    """Return what is wrong with the XML *data*; that it is not well-formed is a finding too."""
    return list(examine_bytes(data, origin, schemas, cache=cache).findings)


def examine(
    document: Document,
    schemas: list[str] | None = None,
    *,
    cache: SchemaCache | None = None,
    silences: Sequence[Silence] = (),
    neighbours: Neighbours | None = None,
    for_archive: bool = False,
) -> Outcome:
    """Return what the checks of *document* come to: what is told, and what it, or its project by *silences*, has silenced.

    Pointers into other files are followed where these are *neighbours*;
    without them, into those of its own folder. *for_archive* asks of the
    header what archives ask for.
    """
    cache = cache or SchemaCache()
    positions = Positions(document)
    silenced = Silences(document, positions, silences)
    positions.silenced_by = silenced.find if silenced else None
    wanted = named_schemas(schemas, cache) if schemas else schemas_of(document, cache)
    held = list(document.root.iter())  # lxml makes an element anew for each check unless somebody holds it
    found = [*_doctype(document), *wanted.findings]
    for one in CHECKS:  # before the schemas, which do not tell again what is told here
        found.extend(one(document, positions))
    neighbours = neighbours or Neighbours.around(document)
    found.extend(check_pointers(document, positions, neighbours))
    found.extend(check_images(document, positions, neighbours))
    if for_archive:
        found.extend(check_header(document, positions))
    for path in wanted.paths:
        found.extend(_against(document, path, positions))
    for file in wanted.rules:
        found.extend(_by_rules(document, file, positions))
    del held
    run = Run(schemas_are_its_own=not schemas, for_archive=for_archive, has_folder=bool(document.origin.folder))
    told, kept = silenced.applied(dict.fromkeys(found), run)
    lines = lines_of(document.source, told) if document.source is not None else {}
    return Outcome(document.origin.name, tuple(told), tuple(kept), lines)


def examine_bytes(
    data: bytes,
    origin: Origin,
    schemas: list[str] | None = None,
    *,
    cache: SchemaCache | None = None,
    silences: Sequence[Silence] = (),
    neighbours: Neighbours | None = None,
    for_archive: bool = False,
) -> Outcome:
    """Return what the checks of the XML *data* come to, as `examine` does; that it is not well-formed is a finding too."""
    try:
        root = parse_xml(data, origin.name).getroot()
    except MarkupError as problem:
        finding = Finding.of("xml:not-well-formed", problem.message, problem.place or Place(origin.name))
        return Outcome(origin.name, (finding,), lines=lines_of(data, [finding]))
    return examine(Document(root, origin, data), schemas, cache=cache, silences=silences, neighbours=neighbours, for_archive=for_archive)


def refused_elements(document: Document, added: Collection[etree._Element], *, cache: SchemaCache | None = None) -> set[etree._Element]:
    """Return those of the elements *added* that the document's own RELAX NG schema refuses where they stand.

    A document whose schema is not at hand refuses nothing.
    """
    if not added:
        return set()
    try:
        paths = schemas_of(document, cache or SchemaCache()).paths
    except SchemaError:
        return set()
    refused: set[etree._Element] = set()
    for path in paths:
        if path.suffix != ".xsd":
            refused |= refused_by(document, str(path), added)
    return refused


def _against(document: Document, path: Path, positions: Positions) -> Iterator[Finding]:
    if path.suffix == ".xsd":
        return check_xsd(document, str(path), positions)
    return check_relaxng(document, str(path), positions)


def _by_rules(document: Document, file: RuleFile, positions: Positions) -> Iterator[Finding]:
    from .schematron import check_schematron  # whose engine takes 0.2 s to import

    return check_schematron(document, str(file.path), positions, phase=file.phase)


def _doctype(document: Document) -> Iterator[Finding]:
    href = doctype_href(document.tree)
    if href:
        yield Finding.of("tw:dtd-not-read", f"the document names the DTD {href}, which was not read", Place(document.origin.name))
