"""What can be mended without asking: findings that have one right answer, mended in the document's own bytes.

A fix is a row of `FIXES`, and says in ``rules.toml`` what it does. Everything
else is an editor's to decide. What is silenced stays as it is.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import chain
from typing import Final

from lxml import etree

from ..guidelines.language_tags import mended_tag
from ..guidelines.namespaces import XML_ID, local_name
from ..model import Document, Origin
from ..model.edits import Edits
from ..pipeline.house import Silence
from .chains import chained
from .dates import DATES, NO_DATES, padded_date
from .examples import own_elements
from .languages import elements_with_tags
from .neighbours import Neighbours
from .pointers import bare_pointers
from .positions import Positions
from .silences import Silences
from .spaces import elements_with_edge_spaces
from .tag_usage import wrong_usages

#: Mending one thing may show the next, as when a space leaves one element and comes into another.
_MOST_ROUNDS: Final = 40
_CONTEXT: Final = 3
_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done about one element: an attribute gets *value*, or with *attribute* empty its edges are trimmed."""

    element: etree._Element
    attribute: str = ""
    value: str = ""


Fixer = Callable[[Document, Neighbours], Iterator[Change]]


@dataclass(frozen=True, slots=True)
class Mended:
    """A document that has been mended: its bytes, and how many changes each rule made."""

    data: bytes
    counts: Counter[str]


def mend(data: bytes, origin: Origin, *, silences: Sequence[Silence] = (), neighbours: Neighbours | None = None) -> Mended:
    """Return the document *data* with all mended that has one right answer; mending it again changes nothing.

    Raises MarkupError where it is not well-formed, or cannot be changed
    without other changes, as its elements stand in entities.

    >>> mend(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="eng"/></TEI>', Origin("a.xml")).data
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"/></TEI>'
    """
    counts: Counter[str] = Counter()
    for _ in range(_MOST_ROUNDS):
        edits = Edits(data, origin.name)
        document = Document(edits.root, origin, data)
        made = _round(document, edits, silences, neighbours or Neighbours.around(document))
        mended = edits.done() if made else data
        if mended == data:
            break
        data = mended
        counts += made
    return Mended(data, counts)


def _round(document: Document, edits: Edits, silences: Sequence[Silence], neighbours: Neighbours) -> Counter[str]:
    positions = Positions(document)
    silenced = Silences(document, positions, silences)
    positions.silenced_by = silenced.find if silenced else None
    made: Counter[str] = Counter()
    changed: set[tuple[etree._Element, str]] = set()
    for rule, fixer in FIXES.items():
        for change in fixer(document, neighbours):
            key = (change.element, change.attribute)
            if key in changed or positions.silence_of(rule, change.element):
                continue  # of two changes of one attribute the second comes in the next round
            changed.add(key)
            made[rule] += 1
            if change.attribute:
                edits.set(change.element, change.attribute, change.value)
            else:
                edits.trim(change.element)
    return made


def _pointers(document: Document, neighbours: Neighbours) -> Iterator[Change]:
    return (Change(element, attribute, value) for element, attribute, value in bare_pointers(document, neighbours))


def _languages(document: Document, neighbours: Neighbours) -> Iterator[Change]:  # noqa: ARG001  # every fixer's signature
    for element, attribute in elements_with_tags(document.root):
        value = str(element.get(attribute))
        mended = re.sub(r"\S+", lambda one: mended_tag(one[0]), value)
        if mended != value:
            yield Change(element, attribute, mended)


def _dates(document: Document, neighbours: Neighbours) -> Iterator[Change]:  # noqa: ARG001  # every fixer's signature
    for element in own_elements(document.root):
        for attribute in DATES if local_name(element.tag) not in NO_DATES else ():
            value = str(element.get(attribute, ""))
            if (padded := padded_date(value)) != value:
                yield Change(element, attribute, padded)


def _chains(document: Document, neighbours: Neighbours) -> Iterator[Change]:  # noqa: ARG001  # every fixer's signature
    """Yield the prev that the target of a next lacks, where no other next names it."""
    nexts = Counter(element.get("next") for element in own_elements(document.root) if element.get("next"))
    for element, target in chained(document.root):
        identifier, pointer = element.get(XML_ID), element.get("next")
        if identifier and target.get("prev") is None and target.tag == element.tag and target is not element and nexts[pointer] == 1:
            yield Change(target, "prev", f"#{identifier}")


def _spaces(document: Document, neighbours: Neighbours) -> Iterator[Change]:  # noqa: ARG001  # every fixer's signature
    return (Change(element) for element, _ in elements_with_edge_spaces(document.root))


def _usages(document: Document, neighbours: Neighbours) -> Iterator[Change]:  # noqa: ARG001  # every fixer's signature
    return (Change(usage.element, usage.attribute, str(usage.met)) for usage in wrong_usages(document.root))


#: The rules whose findings have one right answer, each with what finds it.
FIXES: Final[dict[str, Fixer]] = {
    "tw:bare-pointer": _pointers,
    "tw:bad-language": _languages,
    "tw:unpadded-date": _dates,
    "tw:broken-chain": _chains,
    "tw:edge-space": _spaces,
    "tw:tag-usage": _usages,
}


def diff(before: bytes, after: bytes, name: str) -> str:
    r"""Return the change of the file *name* as a unified diff, which ``patch -p1`` takes; ``""`` where there is none.

    >>> print(diff(b"<a/>\n<b/>\n", b"<a/>\n<c/>\n", "a.xml"), end="")
    --- a/a.xml
    +++ b/a.xml
    @@ -1,2 +1,2 @@
     <a/>
    -<b/>
    +<c/>
    """
    old, new = (_LINES.findall(data.decode("utf-8", "surrogateescape")) for data in (before, after))
    if old == new:
        return ""
    lines = _hunks(old, new) if len(old) == len(new) else chain.from_iterable(_whole(one) for one in [*unified_diff(old, new, n=_CONTEXT)][2:])
    name = name.lstrip("/")
    return "".join([f"--- a/{name}\n", f"+++ b/{name}\n", *lines])


def _hunks(old: list[str], new: list[str]) -> Iterator[str]:
    """Yield the hunks of two texts of as many lines, each of which stands where it stood: no need to look for it."""
    groups: list[list[int]] = []
    for number in (index for index, (was, is_now) in enumerate(zip(old, new, strict=True)) if was != is_now):
        if groups and number - groups[-1][-1] <= 2 * _CONTEXT:
            groups[-1].append(number)
        else:
            groups.append([number])
    for group in groups:
        first, last = max(0, group[0] - _CONTEXT), min(len(old), group[-1] + _CONTEXT + 1)
        yield f"@@ -{_range(first, last)} +{_range(first, last)} @@\n"
        index = first
        while index < last:
            end = index
            while end < last and old[end] != new[end]:
                end += 1
            if end == index:
                yield from _whole(f" {old[index]}")
                index += 1
                continue
            for sign, lines in (("-", old), ("+", new)):
                for line in lines[index:end]:
                    yield from _whole(f"{sign}{line}")
            index = end


def _range(first: int, last: int) -> str:
    return str(first + 1) if last - first == 1 else f"{first + 1},{last - first}"


def _whole(line: str) -> Iterator[str]:
    yield line
    if not line.endswith("\n"):
        yield "\n\\ No newline at end of file\n"
