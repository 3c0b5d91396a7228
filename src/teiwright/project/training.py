"""A model of names from editions whose names somebody has marked.

The text and its blocks are as annotators get them; the names are those that
the tree marks, their parts joined and their boundaries drawn anew. Header,
standOff, notes and registers are no text to learn from.

TEI: ND (persName, placeName, orgName, name), CONO (note), SAAG (next, prev)
"""

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from ..annotation.names.boundaries import Boundaries
from ..annotation.names.estimate import Estimate, estimate
from ..annotation.names.gazetteer import gazetteer
from ..annotation.names.model import load_model
from ..annotation.names.tokens import tokenize
from ..annotation.names.training import Example, kinds_of, require_trainer, train
from ..api import read
from ..encoding import ReadingCopy
from ..guidelines.namespaces import tei, text_language
from ..languages import LanguageRules, detect_language, language_name, rules_of
from ..model import Annotation, Document, Flat, RefusedError, SettingsError, Span
from ..model.document import annotation_of, chain_ids, chains, holds_words
from ..version import VERSION

#: Fewer names than these change hardly anything, even where they are added to what other texts teach.
LEAST_NAMES: Final = 50
_REGISTERS: Final = tuple(tei(gi) for gi in ("listPerson", "listPlace", "listOrg"))
_UNKNOWN: Final = "und"
#: What editions call the names of each kind: by an element of their own, or by the type of a ``name``.
_KINDS: Final = {
    **dict.fromkeys(("persName", "name:person", "name:pers", "name:persName"), "persName"),
    **dict.fromkeys(("placeName", "geogName", "settlement", "region", "country", "name:place", "name:geog", "name:placeName"), "placeName"),
    **dict.fromkeys(("orgName", "name:org", "name:organisation", "name:organization", "name:orgName"), "orgName"),
}
_ELEMENTS: Final = frozenset(told.partition(":")[0] for told in _KINDS)

#: Called with a number, the number of all, and what is being done.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Training:
    """A *model* as bytes, what it was trained on, and how good models like it are.

    *names* counts the names of each kind, *unmarked* names the editions in
    which none is marked, *unlearned* counts those that could be none of ours.
    """

    model: bytes
    language: str
    files: tuple[str, ...]
    characters: int
    names: Mapping[str, int]
    unmarked: tuple[str, ...]
    unlearned: int
    estimate: Estimate | None


def train_on_editions(paths: Sequence[str | Path], *, language: str = "", alone: bool = False, progress: Progress) -> Training:
    """Return a model trained on the editions *paths*, the same bytes in whatever order they are given.

    The model of teiwright, where the language has one, has a share in it
    unless it is to stand *alone*. Editions without names are left out.

    Raises SourceError and MarkupError as `read` does, SettingsError where
    python-crfsuite is missing, an edition is given twice or the languages
    differ, RefusedError where there are too few names.
    """
    require_trainer()
    documents = sorted(_read(paths, progress), key=lambda one: (one.origin.name, one.origin.sha256))
    rules = _rules_for(documents, language)
    marked = [(document.origin, *marked_names(document, rules)) for document in documents]
    learned = [(origin, example) for origin, example, _ in marked if example.names]
    examples = [example for _, example in learned]
    _require_names(examples, len(documents))
    packaged = load_model(rules.tag)
    beside = None if alone else packaged
    found = estimate(examples, rules, beside=beside, packaged=packaged, progress=lambda number, of: progress(number, of, "holding names out"))
    progress(1, 1, "training")
    files = [{"name": origin.name, "sha256": origin.sha256} for origin, _ in learned]
    return Training(
        model=train(examples, rules, {"language": rules.tag, "files": files, "teiwright": VERSION}, beside),
        language=rules.tag,
        files=tuple(origin.name for origin, _ in learned),
        characters=sum(len(example.text.content) for example in examples),
        names=kinds_of(examples),
        unmarked=tuple(origin.name for origin, example, _ in marked if not example.names),
        unlearned=sum(lost for *_, lost in marked),
        estimate=found,
    )


def _read(paths: Sequence[str | Path], progress: Progress) -> list[Document]:
    found: dict[str, str | Path] = {}
    documents = []
    for number, path in enumerate(paths, 1):
        progress(number, len(paths), f"reading {path}")
        document = read(path).require_tei()
        if other := found.get(document.origin.sha256):
            raise SettingsError(f"{path} holds the same as {other}; give every edition once, as otherwise what is held out has been seen")
        found[document.origin.sha256] = path
        documents.append(document)
    return documents


def _rules_for(documents: Iterable[Document], language: str) -> LanguageRules:
    """Return the rules of *language*, or of the one language that *documents* say they are in, or seem to be."""
    files: dict[str, str] = {}
    for document in documents if not language else ():
        tag = text_language(document.root) or detect_language(document.text("source").content)
        files.setdefault(rules_of(tag).tag, document.origin.name)
    if len(files) > 1:
        files.pop(_UNKNOWN, None)
    if len(files) > 1:
        told = ", ".join(f"{file} in {language_name(tag)}" for tag, file in files.items())
        raise SettingsError(f"a model is of one language, and the editions are of several: {told}; --language takes all as of one")
    rules = rules_of(language or next(iter(files)))
    if rules.tag == _UNKNOWN:
        raise SettingsError("the language of the editions cannot be told; say it, as in --language en")
    return rules


def _require_names(examples: Sequence[Example], documents: int) -> None:
    names = sum(len(example.names) for example in examples)
    if names < LEAST_NAMES:
        told = f"{names} {'name is' if names == 1 else 'names are'} marked in the text of {documents}"
        raise RefusedError(
            f"{told} {'edition' if documents == 1 else 'editions'}, too few to learn from: {LEAST_NAMES} are needed, and some hundreds are better"
        )


def marked_names(document: Document, rules: LanguageRules) -> tuple[Example, int]:
    """Return the text of *document* with the names that it marks, and how many others it marks of which no word could be a name.

    >>> text = "<p>Mr. <persName>Grey's</persName> <persName>nurse</persName>.<note><persName>Hill</persName></note></p>"
    >>> root = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{text}</body></text></TEI>')
    >>> example, lost = marked_names(Document(root), rules_of("en"))
    >>> [example.text.content[one.start : one.end] for one in example.names], lost
    (['Grey'], 1)
    """
    read_as = ReadingCopy.of(_without_registers(document), notes=False)
    marked = list(_marked(read_as.running))
    text, structure = read_as.draft.text, read_as.draft.layer("structure")
    names = Boundaries(tokenize(text, structure, rules), rules, gazetteer(), text.content).redrawn(marked)
    return Example(text, structure, names), len(marked) - len(names)


def _marked(flat: Flat) -> Iterator[Annotation]:
    """Yield the names that a tree marks, the outermost where one stands in another."""
    found = chains(flat, [extent for extent in flat.extents if extent.gi in _ELEMENTS])
    parts = chain_ids(found)
    names = sorted((annotation_of(chain, parts) for chain in found if holds_words(chain)), key=lambda one: (one.start, -one.end))
    end = 0
    for name in names:
        kind = _KINDS.get(name.gi) or _KINDS.get(f"{name.gi}:{name.get('type')}")
        if kind and name.start >= end:
            yield Annotation(Span(name.start, name.end), kind)
            end = name.end


def _without_registers(document: Document) -> Document:
    """Return a copy of *document* without lists of persons, places and organisations."""
    root = copy.deepcopy(document.root)
    for element in list(root.iter(*_REGISTERS)):
        _take_out(element)
    return Document(root, document.origin)


def _take_out(element: etree._Element) -> None:
    """Take *element* out of its tree; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
