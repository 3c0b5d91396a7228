"""The functions of ``import teiwright``, each a few steps of the rooms below.

They take and return the values of `teiwright.model`; nothing is written to
disk but by `package`, nothing is fetched from a network.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from .annotating import annotate, annotated, authority_of, wanted_layers
from .encoding import ReadingCopy, Weaving, encode_draft, header_gaps, roles_of, signed, without_rivals
from .encoding import serialize as _serialize
from .encoding import weave as _weave
from .files import read_bytes
from .guidelines.namespaces import text_language
from .guidelines.views import View
from .languages import detect_language
from .model import Annotation, Document, Draft, Finding, Flat, Place, SettingsError, SourceError, Span, Text, annotations_in
from .pipeline import Exporter, Settings, plugin
from .reading import read_document
from .reading.frame import filled_from
from .reading.libraries import library_header
from .reading.plain import clean
from .reading.spans import Labels, anchored, read_spans

if TYPE_CHECKING:
    from .archive.packaging import Package
    from .authorities import AuthorityFile

__all__ = ["annotate", "encode", "export", "package", "read", "serialize", "validate", "weave"]


def _in_documents(layers: Iterable[str] | None) -> tuple[str, ...]:
    """Return the layers that a document gets: with names their parts."""
    wanted = wanted_layers(layers)
    return (*wanted, "parts") if "names" in wanted and "parts" not in wanted else wanted


def encode(text: str | Text, layers: Iterable[str] | None = None, settings: Mapping[str, Any] | Settings | None = None) -> Document:
    """Return the TEI edition of *text*: its structure, the layers asked for (default: all), and a complete header.

    Raises SourceError where *text* is empty or holds characters that XML
    forbids, SettingsError where the settings do not fit it, PluginError for a
    layer that nobody gives.

    >>> document = encode("I met him in Paris.", settings={"language": "en"})
    >>> document.text().content
    'I met him in Paris.'
    """
    return encoded(Text.of(text), layers, Settings.of(settings)).document


@dataclass(frozen=True, slots=True)
class Edition:
    """A document, the draft that it was made from, and what is to be said about the making."""

    document: Document
    draft: Draft
    findings: tuple[Finding, ...]


def encoded(text: Text, layers: Iterable[str] | None, settings: Settings, *, schema_href: str = "teiwright.rng") -> Edition:
    """Return the edition of *text*, as `encode` does, with what a user should know of it.

    *schema_href* is how the document names its schema.
    """
    if not text.content.strip():
        raise SourceError("the text is empty", Place(text.origin.name) if text.origin.name else None)
    clean(text.content, text.origin.name)
    settings = replace(settings, header=filled_from(settings.header, library_header(text.content)))
    authority = authority_of(settings)
    draft = annotated(text, ("structure", *_in_documents(layers)), settings, authority)
    document = encode_draft(draft, settings, authority=authority, schema_href=schema_href)
    remarks = [*text.origin.remarks, *(remark for layer in draft.layers for remark in layer.remarks), *(authority.remarks if authority else ())]
    place = Place(text.origin.name)
    findings = [Finding.of("tw:source", remark, place) for remark in remarks]
    findings += [Finding.of("tw:incomplete-header", gap, place) for gap in header_gaps(settings.header)]
    return Edition(document, draft, tuple(findings))


def annotated_document(
    document: Document, layers: Iterable[str] | None = None, settings: Mapping[str, Any] | Settings | None = None, *, notes: bool = True
) -> tuple[Document, list[Finding]]:
    """Return *document* with *layers* added (default: all), and what could not be added.

    *notes* tells whether its notes are read too. Words that the document marks
    already are left as they are. An element that TEI, or the document's own
    schema, refuses at its place is left out. Raises MarkupError where the root
    is not TEI, SettingsError where the structure is asked for, which it has.
    """
    document.require_tei()
    if "structure" in wanted_layers(layers):
        raise SettingsError('the layer "structure" is made of plain text alone; a document has its structure already')
    given = Settings.of(settings)
    authority = authority_of(given)
    copy = ReadingCopy.of(document, notes=notes)
    language = given.language or text_language(document.root) or detect_language(copy.draft.text.content)
    draft = annotated(copy.draft.text, _in_documents(layers), replace(given, language=language), authority, given_layers=copy.draft.layers)
    found = without_rivals(copy.in_source(draft.layers), document.annotations())
    weaving = _as_its_schema_allows(document, found, authority, roles_of(draft.layers))
    place = Place(document.origin.name)
    remarks = [Finding.of("tw:source", remark, place) for layer in draft.layers for remark in layer.remarks]
    left_out = [
        Finding.of("tw:not-placed", f'<{one.gi}> around "{_shortened(copy.source.text.content[one.start : one.end])}" was left out', place)
        for one in weaving.unplaced
    ]
    return weaving.document, [*remarks, *left_out]


def spans_woven(
    document: Document, spans: bytes, file: str = "", *, view: str | View = "reading", resp: str = "", labels: Mapping[str, str] | None = None
) -> tuple[Document, list[Finding]]:
    """Return *document* with the *spans* of a file as elements, and what could not be woven in, with the line of the *file*.

    Read are JSON Lines, CoNLL-U, IOB2 and Web Annotations, as
    `teiwright.reading.spans` tells; offsets are code points of the text export
    in *view*, half-open. Not one character and no existing tag changes. What
    the document says already of the same words, with as many attributes or
    more, is not said again. Words that stand elsewhere by now are found where
    they stand once between theirs; those that are not, and what TEI or the
    document's own schema refuses, are findings. Pointers stay as they are.
    *resp* signs what nobody has signed, *labels* maps labels to elements, or
    to ``none``. Raises MarkupError where the root is not TEI, SourceError
    where the spans are malformed.

    TEI: COBICOR (respStmt), NH (non-hierarchical structures)

    >>> document = read(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>To Rome.</p></body></text></TEI>')
    >>> woven, findings = spans_woven(document, b'{"start": 3, "end": 7, "label": "LOC"}')
    >>> serialize(woven).decode().partition("<p>")[2].partition("</p>")[0], findings
    ('To <placeName>Rome</placeName>.', [])
    """
    document.require_tei()
    flat = document.flat(view)
    content = flat.text.content
    there: defaultdict[tuple[Span, str], list[frozenset[tuple[str, str]]]] = defaultdict(list)
    for one in annotations_in(flat):
        there[one.span, one.gi].append(_said(one))
    lines: dict[Annotation, int] = {}
    findings: list[Finding] = []

    def place_of(line: int) -> Place:
        return Place(file, line or None) if file else Place(document.origin.name)

    for claim in read_spans(spans, Labels(file, labels or {}), flat.text):
        span = anchored(claim, flat.text)
        if span is None:
            words = claim.exact or f"{claim.start} to {claim.end}"
            findings.append(
                Finding.of("tw:orphan", f'"{_shortened(words)}" for <{claim.gi}> stands nowhere, or more than once', place_of(claim.line))
            )
            continue
        annotation = Annotation(span, claim.gi, claim.attributes)
        said = there.get((span, claim.gi), [])
        if any(_said(annotation) <= one for one in said):
            continue
        if said:
            message = f'"{_shortened(content[span.start : span.end])}" is marked as <{claim.gi}> already, with other attributes'
            findings.append(Finding.of("tw:not-placed", message, place_of(claim.line)))
            continue
        lines.setdefault(signed(annotation, resp), claim.line)
    roles = {resp: "annotations brought in"} if resp else {}
    weaving = _as_its_schema_allows(document, list(lines), None, roles, view=view, resp=resp, keep_pointers=True)
    placed = {annotation for annotation, _ in weaving.fragments}
    for annotation in _in_part(weaving, flat, view):
        message = f'<{annotation.gi}> around "{_shortened(content[annotation.start : annotation.end])}" found a place for a part of it only'
        findings.append(Finding.of("tw:not-placed", message, place_of(lines[annotation])))
    for annotation in sorted((one for one in lines if one not in placed), key=Annotation.sort_key):
        message = f'<{annotation.gi}> around "{_shortened(content[annotation.start : annotation.end])}" was left out'
        findings.append(Finding.of("tw:not-placed", message, place_of(lines[annotation])))
    return weaving.document, sorted(findings, key=Finding.sort_key)


def _in_part(weaving: Weaving, flat: Flat, view: str | View) -> Iterator[Annotation]:
    """Yield the annotations of *weaving* of which not every character of *flat* that is no white space stands in an element of theirs."""
    if not weaving.fragments:
        return
    due, woven = _characters(flat), weaving.document.flat(view)
    met = _characters(woven)
    extents = {extent.element: extent for extent in woven.extents}
    for annotation, parts in weaving.fragments:
        held = [extents[part] for part in parts if part in extents]
        if sum(met[one.end] - met[one.start] for one in held) < due[annotation.end] - due[annotation.start]:
            yield annotation


def _characters(flat: Flat) -> list[int]:
    """Return for each offset of *flat* how many characters of the tree stand before it, white space left out."""
    content = flat.text.content
    counts = [0] * (len(content) + 1)
    for run in flat.runs:
        for offset in range(run.start, run.end):
            counts[offset + 1] = not content[offset].isspace()
    return list(accumulate(counts))


def _said(annotation: Annotation) -> frozenset[tuple[str, str]]:
    """Return what an annotation says of its words, but for its links to others, which may be named otherwise elsewhere."""
    return frozenset((name, value) for name, value in annotation.attributes if name not in {"xml:id", "next", "prev"})


def _as_its_schema_allows(
    document: Document,
    found: list[Annotation],
    authority: "AuthorityFile | None",
    roles: Mapping[str, str],
    *,
    view: str | View = "source",
    resp: str = "tw-quotes",
    keep_pointers: bool = False,
) -> Weaving:
    """Return *document* with those of *found* that its own schema does not refuse where they stand."""
    from .validation import refused_elements

    unplaced: list[Annotation] = []
    without: set[str] = set()
    while True:
        weaving = _weave(document, found, view=view, authority=authority, resp=resp, roles=roles, without=without, keep_pointers=keep_pointers)
        support = {element: kind for kind, elements in weaving.support.items() for element in elements}
        refused = refused_elements(weaving.document, {*weaving.added, *support})
        if not refused:
            return replace(weaving, unplaced=tuple(sorted([*unplaced, *weaving.unplaced], key=Annotation.sort_key)))
        without |= {support[element] for element in refused if element in support}
        unplaced += [annotation for annotation, parts in weaving.fragments if not refused.isdisjoint(parts)]
        found = [annotation for annotation, parts in weaving.fragments if refused.isdisjoint(parts)] + list(weaving.unplaced)


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:57]}..."


def read(source: str | Path | bytes | BinaryIO) -> Document:
    """Return the document in a file (by its path), in *source* itself where it is bytes, or in an open binary file.

    Raises SourceError where it cannot be read, MarkupError where it is not
    well-formed XML or not safe to read.
    """
    if isinstance(source, bytes):
        return read_document(source)
    if isinstance(source, (str, Path)):
        path = Path(source)
        return read_document(read_bytes(path), path.name, str(path.parent))
    data = source.read() if hasattr(source, "read") else None
    if isinstance(data, bytes):
        return read_document(data, Path(str(getattr(source, "name", ""))).name)
    if isinstance(data, str):
        raise SourceError("the file is open as text; open it as bytes, as XML says itself how its bytes become characters")
    raise SourceError(f"a document is read from a path, bytes or an open file, not from a {type(source).__name__}")


def weave(document: Document, annotations: Iterable[Annotation]) -> Document:
    """Return a copy of *document* with *annotations* as elements; their offsets are those of ``document.text("source")``.

    Not one character and no existing tag changes. What TEI allows nowhere
    among its characters is left out; `teiwright.encoding.weave` tells which.
    Raises LayerError where an annotation lies outside the text.
    """
    return _weave(_document(document), annotations).document


def serialize(document: Document) -> bytes:
    """Return *document* as UTF-8 with an XML declaration, the same bytes for the same document."""
    return _serialize(_document(document))


def _document(given: object) -> Document:
    """Return *given*; raises SourceError where it is no Document, but perhaps the path or the bytes of one."""
    if not isinstance(given, Document):
        raise SourceError(f"a document is what teiwright.read or teiwright.encode returns, not a {type(given).__name__}")
    return given


def validate(document: Document, schema: str | Path | Sequence[str | Path] | None = None) -> list[Finding]:
    """Return what is wrong with *document*, sorted by place.

    *schema* is a name (``teiwright``, ``tei_all``), the path of a ``.rng``,
    ``.xsd`` or ``.sch`` file, or several; without it the document's own schema is taken.
    Raises SchemaError where a schema is missing or itself wrong.
    """
    from .validation import check

    if schema is None:
        return check(_document(document))
    return check(_document(document), [str(schema)] if isinstance(schema, (str, Path)) else [str(one) for one in schema])


def export(document: Document, to: str = "json", view: str = "reading", **options: object) -> str | bytes:
    """Return *document* as ``text``, ``markdown``, ``html``, ``epub``, ``json`` or what a plugin offers, in *view*.

    Raises PluginError for a format that nobody offers, SettingsError for a
    view or an option that is wrong, MarkupError where the root is not TEI.
    """
    with _known_options(to, options):
        return plugin("exporters", to, Exporter)(_document(document).require_tei(), view=view, **options)


def export_pieces(document: Document, to: str = "json", view: str = "reading", **options: object) -> Iterator[bytes]:
    """Yield what `export` returns as the bytes of a file, in pieces: of a large document, JSON is never in memory as a whole."""
    with _known_options(to, options):
        yield from plugin("exporters", to, Exporter).pieces(_document(document).require_tei(), view=view, **options)


@contextmanager
def _known_options(to: str, options: Mapping[str, object]) -> Iterator[None]:
    """Raise SettingsError for an option that the format does not have."""
    try:
        yield
    except TypeError as problem:
        unknown = next((name for name in options if f"'{name}'" in str(problem)), None)
        if unknown is None:
            raise
        raise SettingsError(f'the format {to} has no option "{unknown}"') from problem


def package(folder: str | Path, out: str | Path, *, zipped: bool = False) -> "Package":
    """Make the archive package *out* of the project or TEI files in *folder*; return what it holds and the crosswalk.

    It is a BagIt bag around an RO-Crate, a folder or with *zipped* a zip
    file; the environment variable SOURCE_DATE_EPOCH gives its date. Raises
    RefusedError where *out* is there already or a document has no licence,
    SourceError and OutputError for what cannot be read or written.

    TEI: HD (the TEI header), from which all metadata come
    """
    import os

    from .archive.packaging import make_package, source_date

    return make_package(Path(folder), Path(out), zipped=zipped, moment=source_date(dict(os.environ)))
