"""Silences: findings that the document, or its project, has decided to leave, each with the reason.

In a document stands, before the element that it is about, or before the root
for all of the document::

    <?teiwright-silence tw:empty the scribe left these cells blank?>

A silence without a reason silences nothing, and one that no finding needs any
more is a finding itself: silences are decisions, and decisions grow stale.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ..guidelines.rules import NEVER_SILENT, fault_of_name, rule
from ..model import Document, Finding, Place
from ..pipeline.house import House, Silence
from .outcomes import Silenced
from .positions import Positions, shortened

_TARGET: Final = "teiwright-silence"
#: Rules that look for what lies beside the document.
_OF_FILES: Final = frozenset({"tw:missing-file", "tw:missing-image"})


@dataclass(frozen=True, slots=True)
class Run:
    """Which rules were looked at, so that a silence of any other is not called unused.

    Another schema than the document's own finds other things; files can be
    looked for only if it is known where the document lies.
    """

    schemas_are_its_own: bool = True
    for_archive: bool = False
    has_folder: bool = True
    told_by: str = "validate"

    def looks_at(self, name: str) -> bool:
        """Return whether findings of the rule *name* would have been found.

        >>> Run().looks_at("tw:empty"), Run().looks_at("tw:archive-header"), Run(schemas_are_its_own=False).looks_at("rng:DATATYPE")
        (True, False, False)
        """
        if not name.startswith(("tw:", "xml:")):
            return self.schemas_are_its_own and self.told_by == "validate"
        known = rule(name)
        if known is None or known.told_by != self.told_by or (name in _OF_FILES and not self.has_folder):
            return False
        return self.for_archive or name != "tw:archive-header"


def silences_in(document: Document, positions: Positions) -> tuple[list[Silence], list[Finding]]:
    """Return the silences that *document* itself holds, and what is wrong with them."""
    silences: list[Silence] = []
    findings: list[Finding] = []
    instructions = list(_instructions(document.root))
    elements = _elements_after(instructions)
    for instruction in instructions:
        name, _, reason = " ".join((instruction.text or "").split()).partition(" ")
        element = elements[instruction]
        line = instruction.sourceline
        place = Place(document.origin.name, line if isinstance(line, int) and line > 0 else None)
        if not name or not reason:
            message = f"the silence of {name} gives no reason" if name else "a silence names neither a rule nor a reason"
        elif fault := fault_of_name(name):
            message = f'a silence names "{shortened(name)}": {fault}'
        elif element is None:
            message = f"the silence of {name} stands before no element"
        else:
            path = positions.xpath(element)
            silences.append(Silence(name, reason, within=path, place=place, in_source=True, whole=element.getparent() is None))
            continue
        findings.append(Finding.of("tw:bad-silence", message, place))
    return silences, findings


def _instructions(root: etree._Element) -> Iterator[etree._Element]:
    before = [node for node in root.itersiblings(preceding=True) if getattr(node, "target", "") == _TARGET]
    yield from reversed(before)
    yield from (node for node in root.iter(etree.ProcessingInstruction) if getattr(node, "target", "") == _TARGET)


def _elements_after(instructions: list[etree._Element]) -> dict[etree._Element, etree._Element | None]:
    """Return for each instruction the element that follows beside it; from the last to the first, so that a row of them is gone through once."""
    found: dict[etree._Element, etree._Element | None] = {}
    for instruction in reversed(instructions):
        node = instruction.getnext()
        while node is not None and not isinstance(node.tag, str) and node not in found:
            node = node.getnext()
        found[instruction] = found[node] if node is not None and node in found else node
    return found


class Silences:
    """The silences of one document, its own and those that its project has *given*.

    They are found by rule and path, so that many silences and many findings stay cheap.
    """

    def __init__(self, document: Document, positions: Positions, given: Sequence[Silence] = ()) -> None:
        self.own, self.wrong = silences_in(document, positions)
        self.given = given
        self.place = Place(document.origin.name)
        self.by_path: dict[tuple[str, str], Silence] = {}
        for one in self.own:
            self.by_path.setdefault((one.rule, one.within), one)
            if one.whole:
                self.by_path.setdefault((one.rule, ""), one)

    def __bool__(self) -> bool:
        return bool(self.own or self.given)

    def find(self, finding: Finding) -> Silence | None:
        """Return the silence that covers *finding*, the nearest of several, or None."""
        if finding.rule in NEVER_SILENT:
            return None
        names = (finding.rule, f"{finding.rule.partition(':')[0]}:")
        path = finding.xpath
        while self.by_path:
            for name in names:
                if (name, path) in self.by_path:
                    return self.by_path[name, path]
            if not path:
                break
            path = path.rpartition("/")[0]
        return next((one for one in self.given if one.covers(finding)), None)

    def applied(self, found: Iterable[Finding], run: Run) -> tuple[list[Finding], list[Silenced]]:
        """Return which of *found* are told, with what is to be said of the document's own silences, and which are silenced."""
        told: list[Finding] = []
        silenced: list[Silenced] = []
        for finding in found:
            by = self.find(finding)
            if by is None:
                told.append(finding)
            else:
                silenced.append(Silenced(finding, by))
        used = {id(one.by) for one in silenced}
        unused = [one for one in self.own if id(one) not in used and run.looks_at(one.rule)]
        told += [*(self.wrong if run.told_by == "validate" else ()), *(_unused(one, self.place) for one in unused)]
        return sorted(told, key=Finding.sort_key), silenced


def _unused(one: Silence, place: Place) -> Finding:
    where = f" in {one.path}" if one.path else ""
    return Finding.of(
        "tw:unused-silence", f"no finding of {one.rule}{where} is left that this would silence ({shortened(one.reason)})", one.place or place
    )


def unused_silences(house: House, checked: Iterable[str], documents: Iterable[str], needed: Iterable[Silenced], run: Run) -> list[Finding]:
    """Return the silences of a project that no finding needs any more.

    Told are only those of which every document has been *checked* that they
    are about among *documents*, which are all that the project has.
    """
    used = {one.by for one in needed}
    candidates = [one for one in house.silences if one not in used and run.looks_at(one.rule)]
    if not candidates:
        return []
    seen = {house.inner_path(file) for file in checked}
    left = [file for file in documents if house.inner_path(file) not in seen]
    concerned = {one for file in left for one in house.silences_for(file)}
    return [_unused(one, Place("")) for one in candidates if one not in concerned]
