"""Documents at random out of a RELAX NG schema: whatever it allows, sooner or later, and nothing else."""

from functools import cached_property
from pathlib import Path
from random import Random

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

_VALUES = {
    "language": "en",
    "anyURI": "#a",
    "date": "1917-10-25",
    "gYear": "1917",
    "gYearMonth": "1917-10",
    "gMonthDay": "--10-25",
    "gMonth": "--10",
    "gDay": "---25",
    "nonNegativeInteger": "2",
    "boolean": "true",
    "token": "word",
    "string": "words",
    "Name": "word",
    "NCName": "p",
}
_FAR = 10**6


class Sampler:
    """Writes random elements that a schema in RELAX NG's XML form allows."""

    def __init__(self, schema: Path, random: Random) -> None:
        self.random = random
        root = etree.parse(str(schema)).getroot()
        self.defines = {one.get("name"): one for one in root.iter(RNG + "define")}
        self.count = 0

    @cached_property
    def heights(self) -> dict[str, int]:
        """How many levels of elements each definition needs at least."""
        heights = dict.fromkeys(self.defines, _FAR)
        changed = True
        while changed:
            changed = False
            for name, define in self.defines.items():
                height = max((self.height(one, heights) for one in define), default=0)
                if height < heights[name]:
                    heights[name], changed = height, True
        return heights

    def height(self, pattern: etree._Element, heights: dict[str, int]) -> int:
        kind = etree.QName(pattern).localname
        if kind == "ref":
            return heights[pattern.get("name")]
        if kind in {"zeroOrMore", "optional", "attribute", "text", "data", "value", "list", "empty"}:
            return 0
        inner = [self.height(one, heights) for one in pattern if etree.QName(one).localname not in {"name", "param"}]
        if kind == "choice":
            return min(inner, default=0)
        return max(inner, default=0) + (kind == "element")

    def element(self, define: str, depth: int) -> etree._Element:
        """Return a random element that the definition *define* allows, no deeper than *depth* where that is possible."""
        holder = etree.Element("holder", nsmap={None: TEI})
        (pattern,) = self.defines[define]
        self.write(pattern, holder, depth)
        return holder[0]

    def write(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        kind = etree.QName(pattern).localname
        if kind == "ref":
            for one in self.defines[pattern.get("name")]:
                self.write(one, parent, depth)
        elif kind == "element":
            element = etree.SubElement(parent, f"{{{TEI}}}{pattern.get('name')}")
            for one in pattern:
                self.write(one, element, depth - 1)
        elif kind == "attribute":
            space = f"{{{XML}}}" if pattern.get("ns") == XML or pattern.get("name").startswith("xml:") else ""
            parent.set(space + pattern.get("name").removeprefix("xml:"), self.value(pattern[0]) if len(pattern) else "words")
        elif kind == "text":
            self.characters(parent, "words ")
        elif kind in {"data", "value", "list"}:
            self.characters(parent, self.value(pattern))
        elif kind == "choice":
            least = min(self.height(one, self.heights) for one in pattern)
            possible = [one for one in pattern if self.height(one, self.heights) <= max(depth, least)]
            self.write(self.random.choice(possible), parent, depth)
        elif kind in {"optional", "zeroOrMore", "oneOrMore"}:
            within = max(self.height(one, self.heights) for one in pattern) <= depth
            times = self.random.randint(0, 1 if kind == "optional" else 3) if within and self.random.random() < 0.6 else 0
            for _ in range(max(times, kind == "oneOrMore")):
                for one in pattern:
                    self.write(one, parent, depth)
        elif kind in {"group", "mixed"}:
            for one in pattern:
                self.write(one, parent, depth)
        elif kind != "empty":
            raise NotImplementedError(kind)

    def value(self, pattern: etree._Element) -> str:
        kind = etree.QName(pattern).localname
        if kind == "ref":
            return self.value(self.defines[pattern.get("name")][0])
        if kind == "value":
            return pattern.text or ""
        if kind == "choice":
            return self.value(self.random.choice(list(pattern)))
        if kind in {"list", "oneOrMore", "zeroOrMore"}:
            return self.value(pattern[0])
        if kind == "text":
            return "words"
        if pattern.get("type") == "ID":
            self.count += 1
            return f"id{self.count}"
        return _VALUES[pattern.get("type")]

    @staticmethod
    def characters(parent: etree._Element, characters: str) -> None:
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + characters
        else:
            parent.text = (parent.text or "") + characters
