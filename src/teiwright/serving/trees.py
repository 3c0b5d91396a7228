"""A document -> its citation trees: those that its header declares, else the one that its divisions make.

TEI: HD54 (refsDecl), SACRCS (canonical references)
"""

from ..model import Document
from .citable_units import CitationTree, declared_tree
from .cite_structures import declarations
from .divisions import divisions_tree
from .order import Order
from .xpaths import CitationError, Finder


def citation_trees(document: Document, order: Order) -> tuple[list[CitationTree], list[str]]:
    """Return the trees of *document*, the default first, and a sentence on each thing in its declarations that is not followed.

    A declared tree without any unit in the text is none. Where none is left
    there is the tree of the divisions, where that has units; else there is no
    tree at all.

    >>> from lxml import etree
    >>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div/><div/></body></text></TEI>')
    >>> [[unit.identifier for unit in tree.units] for tree in citation_trees(Document(root), Order(root))[0]]
    [['1', '2']]
    """
    remarks: list[str] = []
    finder = Finder(document.root)
    found: list[CitationTree] = []
    names: set[str] = set()
    for number, declaration in enumerate(declarations(document.root, remarks), 1):
        try:
            tree = declared_tree(declaration, finder, order, remarks, _name(declaration.identifier, number, names) if found else "")
        except CitationError as problem:
            remarks.append(f"a refsDecl is not followed: {problem}")
            continue
        if tree.units:
            found.append(tree)
        else:
            remarks.append("a refsDecl is not followed: none of its units stands in the document")
    if not found:
        tree = divisions_tree(document.root, remarks)
        found = [tree] if tree.units else []
    return found, remarks


def _name(identifier: str, number: int, taken: set[str]) -> str:
    """Return a name for a tree that is not the default one: its own, if it has one that none before has."""
    name = identifier if identifier and identifier not in taken else f"tree-{number}"
    taken.add(name)
    return name
