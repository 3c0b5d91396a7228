"""Document -> the way back from each character of the text export to its place in the XML.

TEI: ST (the text of a document)
"""

import hashlib
import json
from bisect import bisect_left
from json.encoder import encode_basestring as quoted
from typing import Final

from lxml import etree

from ..model import Document, SettingsError
from ..model.paths import xpaths
from ..pipeline import exporter
from ..pipeline.rendering import Asked
from .notes import as_exported
from .views import view_for

FORMAT: Final = "teiwright-map/1"
_UNITS: Final = {"code-point": "unicode-code-point", "utf-16": "utf-16-code-unit"}


@exporter(suffix=".map.json")
def to_source_map(
    document: Document,
    *,
    view: str = "reading",
    offsets: str = "code-point",
    lines: bool = False,
    witness: str = "",
    rendering: Asked = (),
) -> str:
    """Return a JSON object that tells for each run of the text export in which text node it stands, and where.

    ``runs`` has for each ``[start, end, xpath, offset]``: the characters from
    *start* to *end* of the text are those from *offset* on in the text node
    that *xpath* finds, names without namespace. What stands between runs,
    separators and the mark of a gap, is in no text node. ``sha256`` is that of
    the text export in the same view, in UTF-8. Raises SettingsError as the
    text export does.
    """
    if offsets not in _UNITS:
        raise SettingsError(f'offsets must be one of {", ".join(_UNITS)}, not "{offsets}"')
    chosen = view_for(document, view, witness=witness, rendering=rendering, lines=lines)
    flat = document.flat(chosen)
    content = as_exported(flat.text.content)
    wide = [index for index, character in enumerate(content) if ord(character) > 0xFFFF] if offsets == "utf-16" else []
    nodes = _TextNodes(document.root)
    runs = []
    for run in flat.runs:
        start, end = (offset + bisect_left(wide, offset) for offset in (run.start, run.end))
        within = run.offset + (_beyond(run.element.tail if run.tail else run.element.text, run.offset) if wide else 0)
        runs.append(f"[{start}, {end}, {quoted(nodes.path(run.element, tail=run.tail))}, {within}]")
    head = {
        "format": FORMAT,
        "offsets": _UNITS[offsets],
        "view": chosen.name,
        "sha256": hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest(),
    }
    told = json.dumps(head, ensure_ascii=False, indent=1)
    return f'{told[:-2]},\n "runs": [\n  {("," + chr(10) + "  ").join(runs)}\n ]\n}}\n' if runs else f'{told[:-2]},\n "runs": []\n}}\n'


def _beyond(characters: str | None, offset: int) -> int:
    """Return how many characters before *offset* take two units in UTF-16."""
    return sum(ord(character) > 0xFFFF for character in (characters or "")[:offset])


class _TextNodes:
    """The XPath of each text node: its element's, and which text node of that it is."""

    def __init__(self, root: etree._Element) -> None:
        self.paths = xpaths(root)
        self.numbers: dict[etree._Element, dict[etree._Element, int]] = {}

    def path(self, element: etree._Element, *, tail: bool) -> str:
        """Return the XPath of the text node that begins *element*, or follows it."""
        if not tail:
            return f"{self.paths[element]}/text()[1]"
        parent = element.getparent()
        assert parent is not None  # noqa: S101  # what a text follows is within an element
        if parent not in self.numbers:
            self.numbers[parent] = _numbered(parent)
        return f"{self.paths[parent]}/text()[{self.numbers[parent][element]}]"


def _numbered(parent: etree._Element) -> dict[etree._Element, int]:
    """Return for each child after which characters stand which text node of *parent* these are."""
    number = 1 if parent.text else 0
    numbers: dict[etree._Element, int] = {}
    for child in parent:
        if child.tail:
            number += 1
            numbers[child] = number
    return numbers
