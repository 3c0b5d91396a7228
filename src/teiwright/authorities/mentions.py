"""Names in the text of a document that lead to no entry yet.

Of any TEI: names in notes count, those in the header and the standOff do not,
nor those of entries that stand in the text themselves. The words are those of
the reading view; the parts of one name that are chained are one mention.

TEI: ND (names), NH (non-hierarchical structures), att.canonical (ref, key)
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..guidelines.annotations import NAMES
from ..guidelines.namespaces import XML_ID, local_name, tei, text_language
from ..languages import detect_language
from ..model import Document, Extent, Flat, flatten
from ..model.document import chains, holds_words
from .authority_file import KINDS, AuthorityFile
from .pointing import Pointing


class Mention(NamedTuple):
    """One name in a text: its element, its words, those at its beginning that are marked as a title, its file and language.

    *pointer* is what the document itself says who it is, though no entry is
    there: two with one pointer are one, two with others are two.
    """

    gi: str
    words: str
    title: str
    file: str
    language: str
    pointer: str = ""


def mentions(document: Document, authority: AuthorityFile | None) -> Iterator[Mention]:
    """Yield the names in the text of *document* that lead neither to an entry of *authority* nor to one of its own."""
    text = document.flat("reading")
    language = text_language(document.root) or detect_language(text.text.content)
    pointing = Pointing(document.root, authority.file if authority else "")
    for flat in _flats(text):
        roles = {id(extent.element): extent for extent in flat.extents if extent.gi == "roleName"}
        for chain in _wholes(flat):
            first = chain[0][0].element
            parent = first.getparent()
            if parent is not None and local_name(parent.tag) in KINDS:
                continue
            pointers = (first.get("ref") or first.get("key") or "").split()
            if any(pointing.leads_to_entry(pointer, authority) for pointer in pointers):
                continue
            words = " ".join(" ".join(flat.text.content[part[0].start : part[-1].end] for part in chain).split())
            title = _title(flat, chain[0], roles)
            yield Mention(chain[0][0].gi, words, title, document.origin.name, language, pointers[0] if pointers else "")


def _flats(flat: Flat) -> Iterator[Flat]:
    """Yield the text and that of its notes, and of theirs."""
    yield flat
    for note in flat.notes:
        yield from _flats(flatten(note.element, flat.view))


def _wholes(flat: Flat) -> Iterator[list[list[Extent]]]:
    """Yield every name as the list of its parts between which other words stand, each part as its fragments."""
    found = [chain for chain in chains(flat, [extent for extent in flat.extents if extent.gi in NAMES]) if holds_words(chain)]
    by_id = {str(chain[0].element.get(XML_ID)): chain for chain in found if chain[0].element.get(XML_ID)}
    followed: set[int] = set()
    for chain in found:
        if id(chain) in followed:
            continue
        whole = [chain]
        while following := by_id.get((whole[-1][-1].element.get("next") or "").removeprefix("#")):
            answers = following[0].element.get("prev") == f"#{whole[-1][-1].element.get(XML_ID)}"
            if not answers or following[0].gi != chain[0].gi or id(following) in followed or following is chain:
                break
            whole.append(following)
            followed.add(id(following))
        yield whole


def _title(flat: Flat, fragments: list[Extent], roles: dict[int, Extent]) -> str:
    """Return the words at the beginning of a name that are marked as a title, if others follow."""
    content = flat.text.content
    begin = start = fragments[0].start
    end = fragments[-1].end
    for element in fragments[0].element.iter(tei("roleName")):
        role = roles.get(id(element))
        if role and role.start == start:
            start = end - len(content[role.end : end].lstrip())
    return " ".join(content[begin:start].split()) if start < end else ""
