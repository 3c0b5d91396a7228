"""All checks of one document, in one call."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from ..model import Document, Finding, MarkupError, Origin, Place, SchemaError, parse_xml
from ..model.markup import doctype_href
from .chains import check_chains
from .constraints import check_constraints
from .dates import check_dates
from .emptiness import check_emptiness
from .identifiers import check_identifiers
from .pointers import check_pointers
from .positions import Positions
from .relaxng import check_relaxng, refused_by
from .schemas import RuleFile, SchemaCache, named_schemas, schemas_of
from .xsd import check_xsd

Check = Callable[[Document, Positions], Iterator[Finding]]

#: Our own rules and TEI's constraints; each looks at the whole document.
CHECKS: Final[tuple[Check, ...]] = (
    check_identifiers,
    check_pointers,
    check_chains,
    check_dates,
    check_emptiness,
    check_constraints,
)


def check(document: Document, schemas: list[str] | None = None, *, cache: SchemaCache | None = None) -> list[Finding]:
    """Return what is wrong with *document*, sorted by place; an empty list where nothing is.

    *schemas* are names (``teiwright``, ``tei_all``) or paths of ``.rng``,
    ``.xsd`` and ``.sch`` files; without them the document's own are taken. Raises
    SchemaError where a schema is missing or itself wrong.

    TEI: ST (the TEI infrastructure), SG (well-formedness)
    """
    cache = cache or SchemaCache()
    positions = Positions(document)
    wanted = named_schemas(schemas, cache) if schemas else schemas_of(document, cache)
    found = [*_doctype(document), *wanted.findings]
    for one in CHECKS:  # before the schemas, which do not tell again what is told here
        found.extend(one(document, positions))
    for path in wanted.paths:
        found.extend(_against(document, path, positions))
    for file in wanted.rules:
        found.extend(_by_rules(document, file, positions))
    return sorted(dict.fromkeys(found), key=Finding.sort_key)


def check_bytes(data: bytes, origin: Origin, schemas: list[str] | None = None, *, cache: SchemaCache | None = None) -> list[Finding]:
    """Return what is wrong with the XML *data*; that it is not well-formed is a finding too."""
    try:
        root = parse_xml(data, origin.name).getroot()
    except MarkupError as problem:
        return [Finding.of("xml:not-well-formed", problem.message, problem.place or Place(origin.name))]
    return check(Document(root, origin, data), schemas, cache=cache)


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
