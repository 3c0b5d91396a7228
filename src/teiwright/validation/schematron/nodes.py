"""The tree of a document as elementpath has it, with the values that XPath gives its elements."""

from collections.abc import Iterator
from typing import Any, Final, cast

from elementpath.datatypes import AnyAtomicType, UntypedAtomic
from elementpath.tree_builders import get_node_tree
from elementpath.xpath_nodes import DocumentNode, EtreeElementNode
from lxml import etree

_STRING: Final = etree.XPath("string()")


class _Holder(EtreeElementNode):
    """An element with others in it; elementpath puts the text that follows one before what stands in it, and loses that after a comment."""

    __slots__ = ()

    @property
    def string_value(self) -> str:
        return string_of(cast("Any", self.value))

    @property
    def compat_string_value(self) -> str:
        return self.string_value

    @property
    def iter_typed_values(self) -> Iterator[AnyAtomicType]:
        yield UntypedAtomic(self.string_value)


def node_tree(tree: etree._ElementTree) -> DocumentNode:
    """Return the nodes of *tree*.

    >>> [node.string_value for node in node_tree(etree.ElementTree(etree.XML("<p>a<!-- b -->c<q><i>d</i>e</q>f</p>"))).children]
    ['acdef']
    """
    made = get_node_tree(cast("Any", tree))
    assert isinstance(made, DocumentNode)  # noqa: S101  # what it makes of a whole tree
    for node in element_nodes(made):
        if len(cast("Any", node.value)):
            node.__class__ = _Holder  # whose layout is the same
    return made


def element_nodes(tree: DocumentNode) -> Iterator[EtreeElementNode]:
    """Yield the elements of *tree*, however deep they stand; the tree's own iteration goes no deeper than Python does."""
    return (node for node in (tree.elements or {}).values() if isinstance(node, EtreeElementNode))


def string_of(element: etree._Element) -> str:
    """Return the value of *element* as a string."""
    return str(_STRING(element))
