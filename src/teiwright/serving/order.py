"""Where each node of a tree begins and ends in document order.

TEI: SG (XML)
"""

from typing import Final

from lxml import etree

_EVENTS: Final = ("start", "end", "comment", "pi")


class Order:
    """The nodes of the tree of *root*, counted in document order: a node and all that stands in it are ``begin[node]`` to ``last[node]``.

    *nodes* has them in their order.

    >>> root = etree.fromstring("<a><b><c/></b><!-- d --><e/></a>")
    >>> order = Order(root)
    >>> [(order.begin[node], order.last[node]) for node in root.iter()]
    [(0, 4), (1, 2), (2, 2), (3, 3), (4, 4)]
    """

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.begin: dict[etree._Element, int] = {}
        self.last: dict[etree._Element, int] = {}
        self.nodes: list[etree._Element] = []
        for event, node in etree.iterwalk(root, events=_EVENTS):
            if event == "end":
                self.last[node] = len(self.nodes) - 1
                continue
            self.begin[node] = len(self.nodes)
            self.nodes.append(node)
            if event != "start":
                self.last[node] = self.begin[node]
