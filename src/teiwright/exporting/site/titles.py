"""What lists call the editions: their titles, and where several have the same one, what tells them apart.

TEI: HD21 (titleStmt)
"""

from collections import Counter
from collections.abc import Sequence

from ...guidelines.namespaces import tei
from ...model import Document
from ..html.names import words_of
from ..html.page import Page


def told_apart(documents: Sequence[Document], pages: Sequence[Page], files: Sequence[str]) -> list[str]:
    """Return a title for each edition: the main one, with the others of its header, or its file, where it is not the only one."""
    titles = [page.title.main for page in pages]
    titles = _longer(titles, [_others(document, title) for document, title in zip(documents, titles, strict=True)])
    return _longer(titles, [file.removesuffix(".html") for file in files])


def _longer(titles: list[str], more: list[str]) -> list[str]:
    """Return *titles* with *more* behind those that are not alone."""
    counts = Counter(titles)
    return [f"{title}: {one}" if counts[title] > 1 and one else title for title, one in zip(titles, more, strict=True)]


def _others(document: Document, main: str) -> str:
    path = f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('titleStmt')}/{tei('title')}"
    return "; ".join(dict.fromkeys(words for node in document.root.iterfind(path) if (words := words_of(node)) and words != main))
