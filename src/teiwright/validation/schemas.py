"""Finding the schema of a document: by name, by path, by what the document says of itself, in the cache.

Nothing here goes to the network but `SchemaCache.fetch`, which a user calls by
``teiwright schema fetch``.
"""

import hashlib
import json
import os
import re
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lxml import etree

from ..files import ensure_folder, is_file, read_bytes, write_whole
from ..guidelines.namespaces import RELAX_NG, tei
from ..model import Document, Finding, Place, SchemaError, SourceError

#: Names that stand for the address of a published schema.
PUBLISHED: Final = {"tei_all": "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"}

_ROOTS_OF_TEI: Final = frozenset({"TEI", "teiCorpus"})
_PSEUDO_ATTRIBUTE: Final = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SCHEMATRON: Final = "http://purl.oclc.org/dsdl/schematron"
_XSD: Final = "http://www.w3.org/2001/XMLSchema"
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_COMPACT: Final = "application/relax-ng-compact-syntax"
_SUFFIXES: Final = frozenset({".rng", ".xsd", ".sch"})
#: After the path of a RELAX NG schema: not itself, but the rules inside it.
_RULES_INSIDE: Final = "#schematron"
_MOST_BYTES: Final = 50_000_000


def own_schema(name: str) -> Path:
    """Return the path of a file of ``schema/``: the installed copy, else the one in the checkout.

    >>> own_schema("teiwright.rng").name
    'teiwright.rng'
    """
    package = Path(str(files("teiwright")))
    for folder in (package / "schema", package.parent.parent / "schema"):
        if (folder / name).is_file():
            return folder / name
    raise SchemaError(f"the schema {name} is missing from this installation of teiwright")


class SchemaCache:
    """Schemas fetched from elsewhere, by name and address, in one folder of the user.

    The folder is ``$TEIWRIGHT_CACHE``, else ``teiwright`` in the system's folder for caches.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or _cache_folder()
        self._index = self.folder / "schemas.json"

    def entries(self) -> dict[str, str]:
        """Return what is there: name or address -> file name."""
        try:
            data = json.loads(read_bytes(self._index)) if is_file(self._index) else None
        except (SourceError, ValueError):
            return {}
        return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}

    def find(self, name: str) -> Path | None:
        """Return the file of the schema called *name*, or fetched from that address, or None."""
        file = self.entries().get(PUBLISHED.get(name, name))
        path = self.folder / file if file else None
        return path if path and is_file(path) else None

    def fetch(self, source: str, address: str = "") -> Path:
        """Fetch the schema *source* (a published name, an address or a file) into the cache; return its file there.

        *address* is what documents call it, where that is something else.
        Raises SchemaError where it cannot be had or is not XML.
        """
        location = PUBLISHED.get(source, source)
        data = _download(location) if "://" in location else _read(Path(location))
        if b"<" not in data[:1000]:
            raise SchemaError(f"{location} holds no XML")
        key = PUBLISHED.get(address, address) or location
        name = _file_name(key)
        ensure_folder(self.folder)
        path = self.folder / name
        write_whole(path, data)
        write_whole(self._index, json.dumps({**self.entries(), key: name}, indent=1, sort_keys=True).encode())
        return path


def _file_name(address: str) -> str:
    """Return a name for the schema from *address*: one that people recognise, and no other address has.

    >>> _file_name("https://example.org/house.rng?v=1")
    'example.org_house-115a8838.rng'
    """
    parts = urlsplit(address)
    path = PurePosixPath(parts.path)
    suffix = path.suffix if path.suffix in _SUFFIXES else ""
    readable = re.sub(r"[^\w.-]+", "_", f"{parts.netloc}/{path.with_suffix('') if suffix else path}").strip("_.")
    return f"{readable[-100:]}-{hashlib.sha256(address.encode()).hexdigest()[:8]}{suffix}"


def _cache_folder() -> Path:
    if given := os.environ.get("TEIWRIGHT_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "teiwright"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "teiwright"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "teiwright"


def _download(address: str) -> bytes:
    if urlsplit(address).scheme not in {"http", "https"}:
        raise SchemaError(f"{address} cannot be fetched: only http and https addresses and files can")
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310  # the scheme was looked at above
            data: bytes = answer.read(_MOST_BYTES + 1)
    except (OSError, ValueError, HTTPException) as problem:  # the last two: an address that is none, an answer that breaks off
        raise SchemaError(f"{address} cannot be fetched: {problem}") from problem
    if len(data) > _MOST_BYTES:
        raise SchemaError(f"{address} is larger than {_MOST_BYTES:,} bytes; no schema is")
    return data


def _read(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except SourceError as problem:
        raise SchemaError(f"the schema {path} cannot be read: {problem.message}") from problem


class RuleFile(NamedTuple):
    """A file with Schematron rules, and the phase of them that is to be run; ``""`` for the one that it names itself."""

    path: Path
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schema files that a document is to be held against, and what is to be said about finding them."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()
    rules: tuple[RuleFile, ...] = ()


def named_schemas(names: list[str], cache: SchemaCache) -> Schemas:
    """Return the schemas called *names*: ours by name, files by path, others from the cache. Raises SchemaError.

    ``x.sch#PHASE`` is one phase of a Schematron schema, ``x.rng#schematron``
    are the rules inside a RELAX NG schema.
    """
    paths: list[Path] = []
    rules: list[RuleFile] = []
    for name in names:
        file, _, phase = (name, "", "") if is_file(Path(name)) else name.partition("#")
        path = _named(file, cache)
        if path.suffix == ".sch":
            rules.append(RuleFile(path, phase))
        elif name == file + _RULES_INSIDE:
            rules.append(RuleFile(path))
        elif phase:
            raise SchemaError(
                f"{name} is not known: after the path of a Schematron schema # names a phase, after others only {_RULES_INSIDE} can stand"
            )
        else:
            paths.append(path)
    return Schemas(tuple(paths), rules=tuple(rules))


def _named(name: str, cache: SchemaCache) -> Path:
    if name == "teiwright":
        return own_schema("teiwright.rng")
    if (cached := cache.find(name)) is not None:
        return cached
    path = Path(name)
    if path.suffix in _SUFFIXES and is_file(path):
        return path
    if name in PUBLISHED:
        raise SchemaError(f"{name} is not in the cache; get it with: teiwright schema fetch {name}")
    if os.path.lexists(path):
        raise SchemaError(f"{name} is {'no regular file' if path.suffix in _SUFFIXES else 'neither a .rng, an .xsd nor a .sch file'}")
    raise SchemaError(f"there is no schema {name}: give teiwright, tei_all, or the path of a .rng, .xsd or .sch file")


def schemas_of(document: Document, cache: SchemaCache) -> Schemas:
    """Return the schemas that *document* names itself; without any, ours for our own documents, else tei_all.

    What ``xml-model`` names comes before what ``xsi:schemaLocation`` does. An address is looked up in the cache and never fetched. Raises SchemaError
    where tei_all is needed and not in the cache.
    """
    paths: list[Path] = []
    rules: list[RuleFile] = []
    findings: list[Finding] = []
    named = False
    for model in _models(document):
        href, kind = model.get("href", ""), model.get("schematypens", "")
        if kind == _SCHEMATRON or href.endswith(".sch"):
            path = _resolve(href, document, cache)
            if path is None:
                findings.append(_not_here(f"the Schematron schema {href} is not here, so its rules were not run", href, document))
            elif path.suffix == ".sch" or _holds_rules(path):
                rules.append(RuleFile(path, model.get("phase", "")))
            else:
                findings.append(_finding("tw:schematron-not-run", f"no Schematron rules were found in {href}", document))
            continue
        if not href:
            continue
        named = True
        if not _is_read(model):
            findings.append(_finding("tw:schema-not-read", f"the schema {href} is in a language that is not read, so it was not used", document))
            continue
        path = _resolve(href, document, cache)
        if path is None:
            findings.append(_not_here(f"the schema {href} is not here, so it was not used", href, document))
        elif path not in paths:
            paths.append(path)
    for href in _schema_locations(document) if not named else ():
        path = _resolve(href, document, cache)
        if path is None:
            findings.append(_not_here(f"the schema {href} is not here, so it was not used", href, document))
        else:
            paths.append(path)
            named = True
    if not named and not document.is_tei:
        root = etree.QName(document.root)
        if root.localname in _ROOTS_OF_TEI:
            where = f"the namespace {root.namespace}" if root.namespace else "no namespace"
            findings.append(_finding("tw:wrong-namespace", f"the root {root.localname} is in {where}, so no schema was used", document))
        else:
            findings.append(_finding("tw:not-tei", f"the root {root.localname} is not in the TEI namespace, so no schema was used", document))
    elif not named:
        paths.append(own_schema("teiwright.rng") if _is_ours(document) else _named("tei_all", cache))
    return Schemas(tuple(paths), tuple(findings), tuple(dict.fromkeys(rules)))


def _schema_locations(document: Document) -> Iterator[str]:
    """Yield the addresses of the XSDs that the root names for its own namespace."""
    namespace = etree.QName(document.root).namespace or ""
    words = (document.root.get(f"{_XSI}schemaLocation") or "").split()
    yield from (href for about, href in zip(words[::2], words[1::2], strict=False) if about == namespace)
    if not namespace:
        yield from (document.root.get(f"{_XSI}noNamespaceSchemaLocation") or "").split()


def _models(document: Document) -> Iterator[dict[str, str]]:
    """Yield the pseudo-attributes of each xml-model instruction before the root, in order."""
    found = [node for node in document.root.itersiblings(preceding=True) if getattr(node, "target", None) == "xml-model"]
    for node in reversed(found):
        yield {match[1]: match[2] or match[3] or "" for match in _PSEUDO_ATTRIBUTE.finditer(node.text or "")}


def _is_read(model: dict[str, str]) -> bool:
    """Return whether an xml-model names RELAX NG in its XML syntax, or XSD; where it does not say, its address does."""
    href, kind = model.get("href", ""), model.get("schematypens", "")
    if model.get("type") == _COMPACT or href.endswith((".rnc", ".dtd", ".nvdl")):
        return False
    return kind in {"", RELAX_NG, _XSD} or href.endswith(".xsd")


def _resolve(href: str, document: Document, cache: SchemaCache) -> Path | None:
    if "://" in href and not href.startswith("file:"):
        return cache.find(href)
    beside = Path(url2pathname(urlsplit(href).path)) if href.startswith("file:") else Path(document.origin.folder or ".") / unquote(href)
    if is_file(beside):
        return beside
    return own_schema("teiwright.rng") if href.rpartition("/")[2] == "teiwright.rng" else None


def _holds_rules(path: Path) -> bool:
    """Return whether there are Schematron rules in the file *path*, as far as can be told without reading it as XML."""
    return path.suffix != ".rnc" and _SCHEMATRON.encode() in _read(path)


def _not_here(message: str, href: str, document: Document) -> Finding:
    hint = "" if "://" in href else "put it where the document says, or name another schema with --schema"
    return _finding("tw:schema-not-cached", message, document, hint)


def _is_ours(document: Document) -> bool:
    return any(one.get("ident") == "teiwright" for one in document.root.iter(tei("application")))


def _finding(rule_id: str, message: str, document: Document, hint: str = "") -> Finding:
    return Finding.of(rule_id, message, Place(document.origin.name), hint=hint)
