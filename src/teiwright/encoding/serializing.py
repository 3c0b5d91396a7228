"""Document -> bytes, the same for the same document."""

from lxml import etree

from ..guidelines.namespaces import RELAX_NG
from ..model import Document
from .faithful import merge


def xml_model(href: str) -> etree._ProcessingInstruction:
    """Return the instruction that names the schema of a document, by which editors and `validate` find it."""
    return etree.ProcessingInstruction("xml-model", f'href="{href}" type="application/xml" schematypens="{RELAX_NG}"')


def serialize(document: Document) -> bytes:
    """Return *document* as UTF-8 with an XML declaration; what stands before and after the root is kept.

    What was read is given back to the byte, with what was written into the
    tree since; only a tree that has lost something is written anew. Parsing
    the result and serialising again gives the same bytes.

    >>> root = etree.fromstring("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")
    >>> print(serialize(Document(root)).decode(), end="")
    <?xml version="1.0" encoding="UTF-8"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0"/>
    """
    if document.source is not None:
        merged = merge(document.source, document.root)
        if merged is not None:
            return merged
    preceding = [_alone(node) for node in reversed(list(document.root.itersiblings(preceding=True)))]
    rest = [_alone(document.root), *(_alone(node) for node in document.root.itersiblings())]
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', *preceding, *_doctype(document, len("".join([*preceding, *rest]))), *rest]
    return ("\n".join(parts) + "\n").encode("utf-8")


def _alone(node: etree._Element) -> str:
    return etree.tostring(node, encoding="unicode", with_tail=False)


def _doctype(document: Document, others: int) -> list[str]:
    """Return the document type with its declarations, if there is one: what a whole tree has before its nodes, of *others* characters."""
    if not document.tree.docinfo.doctype:
        return []
    whole = etree.tostring(document.tree, encoding="unicode")
    return [whole[: len(whole) - others].strip()]
