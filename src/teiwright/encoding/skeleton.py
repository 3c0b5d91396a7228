"""The structure layer -> the tree of ``text``: divisions, blocks and their characters, before anything is annotated.

Hard wraps are undone: the white space at a line's end becomes one space, or
nothing after a hyphen or dash that stands against a word. With *keep_lines*
every source line begins with ``lb``, with ``break="maybe"`` after such a sign. ``ab type="preformatted"`` keeps its
white space as it is. Characters that no block of the layer holds are never
dropped; they get an element of their own: a paragraph, or what there is in
its place among lines of verse, items, cells.

TEI: DS (default text structure), CORS5 (lb), STGA (xml:space)
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..guidelines.marks import marks_of
from ..guidelines.structures import COURSES, GLOBAL, PARAGRAPHS, Course, is_plain, may_hold
from ..model import Layer, LayerError, Text
from .branches import Branch
from .filling import Filler
from .identifiers import Identifiers

_IDENTIFIED: Final = frozenset({"div", "p", "note", "figure"})
_POINTERS: Final = frozenset({"target", "corresp", "next", "prev", "sameAs"})
#: Within running text these part it; white space beside them is layout.
_SET_APART: Final = PARAGRAPHS | frozenset("list table castList floatingText dateline salute signed byline argument epigraph".split())


def build_skeleton(text: Text, structure: Layer, identifiers: Identifiers, *, keep_lines: bool = False) -> Branch:
    """Return the branch ``text`` that holds all of *text*, divided as *structure* says.

    Annotations ``front`` and ``back`` stand beside ``body``, which holds what
    is in neither. Raises LayerError where two annotations of *structure*
    cross, where one stands in another that TEI does not let hold it, where
    something required is missing, or where a pointer leads nowhere.
    """
    top = Branch("text", 0, len(text))
    _nest(top, structure, text)
    _Grower(Filler(text.content, keep_lines=keep_lines)).grow(top)
    _identify(top, identifiers)
    return top


def _nest(top: Branch, structure: Layer, text: Text) -> None:
    """Put the annotations of *structure* into each other, without a character yet."""
    stack = [top]
    for annotation in structure.annotations:
        branch = Branch(annotation.gi, annotation.start, annotation.end, dict(annotation.attributes))
        while len(stack) > 1 and _is_over(stack[-1], branch):
            stack.pop()
        parent = stack[-1]
        if branch.end > parent.end:
            raise LayerError(f"structure: {branch.gi} from {branch.start} to {branch.end} crosses the end of {parent.gi} at {parent.end}")
        if branch.facts.content == "empty":
            _check_marks(branch, text)
            _add_break(stack, branch)
        else:
            parent.children.append(branch)
            stack.append(branch)


def _is_over(branch: Branch, following: Branch) -> bool:
    """Return whether *following* stands after *branch*; an empty cell at the end of a row is the row's still."""
    if following.start == following.end == branch.end and following.facts.content != "empty":
        return following.gi not in {"cell", "item"} or not may_hold(branch.gi, following.gi, plain=False)
    return following.start >= branch.end


def _add_break(stack: list[Branch], branch: Branch) -> None:
    """Put a break into the innermost element that takes it; what it begins with may stand before an element that does not."""
    depth = len(stack) - 1
    while depth > 0 and not may_hold(stack[depth].gi, branch.gi, plain=False) and branch.start <= stack[depth].start:
        stack[depth].start = max(stack[depth].start, branch.end)
        depth -= 1
    parent = stack[depth]
    if not may_hold(parent.gi, branch.gi, plain=False):
        last = parent.children[-1] if parent.children else parent
        if isinstance(last, Branch) and last.end == branch.start and may_hold(last.gi, branch.gi, plain=False):
            last.children.append(branch)
            last.end = branch.end
            return
        if branch.gi == "lb" and branch.start == branch.end:
            return  # where a line begins has no place there, and takes no character with it
    if depth == len(stack) - 1:
        parent.children.append(branch)
    else:
        parent.children.insert(len(parent.children) - 1, branch)


def _check_marks(branch: Branch, text: Text) -> None:
    """Raise LayerError unless the characters that an empty element replaces are kept in its ``rend``, where those of a page break are put."""
    replaced = " ".join(text.content[branch.start : branch.end].split())
    if replaced and branch.gi == "pb":
        branch.attributes.setdefault("rend", replaced)
    if (replaced and not marks_of(branch.gi, replaced)) or "".join(replaced.split()) != "".join(branch.attributes.get("rend", "").split()):
        raise LayerError(f'structure: {branch.gi} at {branch.start} would lose "{replaced}"; its rend does not hold it')


def _give_body(branch: Branch) -> None:
    """Give a text its body: around all that stands between its front and its back, which reach as far as the text does."""
    given = [child for child in branch.children if isinstance(child, Branch)]
    front = next((child for child in given if child.gi == "front"), None)
    back = next((child for child in given if child.gi == "back"), None)
    body = next((child for child in given if child.gi == "body"), None)
    first = given.index(front) if front else 0
    last = given.index(back) if back else len(given)
    if front:
        front.children[:0] = given[:first]
        front.start = branch.start
        first += 1
    if back:
        back.children.extend(given[last + 1 :])
        back.end = branch.end
    between = given[first:last]
    if body is None or body not in between:
        body = Branch("body", 0, 0, {}, [*between])
    else:
        at = between.index(body)
        body.children = [*between[:at], *body.children, *between[at + 1 :]]
    body.start, body.end = front.end if front else branch.start, back.start if back else branch.end
    branch.children = [*([front] if front else []), body, *([back] if back else [])]


def _begun_by_speaker(speech: Branch, filler: Filler) -> Iterator[Branch]:
    """Yield a speech, before it what stands before its speaker beside words: TEI has no place for words there."""
    parts = [child for child in speech.children if isinstance(child, Branch)]
    at = next((index for index, child in enumerate(parts) if child.gi == "speaker"), 0)
    if speech.gi == "sp" and at < len(parts) and parts[at].gi == "speaker":
        before = parts[:at]
        if filler.words(speech.start, before[0].start if before else parts[at].start) or any(
            filler.words(left.end, right.start) for left, right in pairwise(parts[: at + 1])
        ):
            yield from before
            speech.start = parts[at].start
            speech.children = [*parts[at:]]
    yield speech


class _Grower:
    """Fills a nested structure with the characters of the text, from the outside to the inside, and looks that all stand where TEI lets them."""

    def __init__(self, filler: Filler) -> None:
        self.filler = filler

    def grow(self, top: Branch) -> None:
        waiting = [(top, False, False)]
        while waiting:
            branch, within_plain, preserve = waiting.pop()
            if "rend" in branch.attributes:
                self.filler.shed_marks(branch)
            if branch.gi in {"text", "floatingText"}:
                _give_body(branch)
            given = [child for child in branch.children if isinstance(child, Branch)]
            if any(child.gi == "sp" for child in given):
                given = [part for child in given for part in _begun_by_speaker(child, self.filler)]
            branch.children = []
            course = COURSES.get(branch.gi)
            if course is not None:
                self.follow(branch, given, course)
            else:
                for child in given:
                    if not may_hold(branch.gi, child.gi, plain=within_plain):
                        raise _misplaced(child, branch)
                if branch.gi == "ab" and branch.attributes.get("type") == "preformatted":
                    branch.attributes.setdefault("xml:space", "preserve")
                    preserve = True
                if any(child.gi in PARAGRAPHS for child in given) and may_hold(branch.gi, "p", plain=within_plain):
                    self.hold_blocks(branch, given)
                else:
                    self.hold_words(branch, given, preserve=preserve)
            plain = is_plain(branch.gi, within_plain=within_plain)
            waiting.extend((child, plain, preserve) for child in reversed(given) if child.facts.content != "empty")

    def follow(self, branch: Branch, given: list[Branch], course: Course) -> None:
        """Fill an element that holds other elements alone, in their order."""
        phase, has_core, position = 0, False, branch.start
        seen: set[str] = set()
        last_heading = _last_heading(given, course)
        before = ""

        def add(child: Branch) -> None:
            nonlocal phase, has_core, before
            if child.gi in GLOBAL:
                if course.closed:
                    raise _misplaced(child, branch)
            else:
                found = course.phase(child.gi, phase, has_core=has_core)
                if found is None or (child.gi in seen and child.gi in course.once):
                    raise _misplaced(child, branch, before)
                phase, before = found, child.gi
                has_core = has_core or course.is_core(child.gi, phase)
                seen.add(child.gi)
            branch.children.append(child)

        for index, child in enumerate(given):
            words = self.filler.words(position, child.start)
            if words:
                heading = index <= last_heading and "head" in course.phases[0] and phase == 0
                add(self.filler.home("head" if heading else course.homes[phase], *words))
            add(child)
            position = max(position, child.end)
        words = self.filler.words(position, branch.end)
        if words:
            add(self.filler.home(course.homes[phase], *words))
        if course.required and not has_core:
            if branch.gi != "body":
                raise LayerError(f"structure: {branch.gi} from {branch.start} to {branch.end} lacks {_named(course)}")
            branch.children.append(Branch("div", branch.end, branch.end))  # all the words stand in front and back

    def hold_blocks(self, branch: Branch, given: list[Branch]) -> None:
        """Fill an element that could hold words with blocks alone; words that none of them holds get a paragraph."""
        position = branch.start
        for child in [*given, None]:
            words = self.filler.words(position, child.start if child else branch.end)
            if words:
                branch.children.append(self.filler.home("p", *words))
            if child:
                branch.children.append(child)
                position = max(position, child.end)

    def hold_words(self, branch: Branch, given: list[Branch], *, preserve: bool) -> None:
        """Fill an element of running text."""
        position = branch.start
        if branch.gi == "ab" and preserve:  # its first line is laid out too
            position = branch.start = self.filler.line_start(branch.start)
        before: Branch | None = None
        for child in [*given, None]:
            start, end = position, child.start if child else branch.end
            if not preserve and any(one is not None and one.gi in _SET_APART for one in (before, child)) and not self.filler.words(start, end):
                start = end  # layout
            broken = child.attributes.get("break", "yes") if child is not None and child.gi == "lb" else ""
            if start < end:
                marked = may_hold(branch.gi, "lb", plain=False)
                branch.children.extend(self.filler.strands(start, end, broken, first=not branch.children, preserve=preserve, marked=marked))
            if child is not None:
                branch.children.append(child)
                position = max(position, child.end)
            before = child


def _last_heading(given: list[Branch], course: Course) -> int:
    """Return the index of the last child that must stand before the body of the element: words before it are heading too; -1 where none must."""
    if len(course.phases) < 2 or "head" not in course.phases[0]:
        return -1
    later = frozenset().union(*course.phases[1:])
    core = frozenset().union(*(course.phases[index] for index in course.core))
    first_core = next((index for index, child in enumerate(given) if child.gi in core), None)
    heading = -1
    for index, child in enumerate(given[:first_core]):
        if child.gi in course.phases[0] and (first_core is not None or child.gi not in later) and course.homes[0] not in course.phases[0]:
            heading = index
    return heading


def _named(course: Course) -> str:
    core = course.needed or frozenset().union(*(course.phases[index] for index in course.core))
    return " or ".join(sorted(core & {"p", "l", "item", "row", "cell", "castItem", "titlePart", "docTitle", "body"})) or "what it is made of"


def _misplaced(child: Branch, parent: Branch, before: str = "") -> LayerError:
    after = f" after {before}" if before else ""
    return LayerError(f"structure: {child.gi} from {child.start} to {child.end} cannot stand in {parent.gi}{after}")


def _identify(top: Branch, identifiers: Identifiers) -> None:
    """Give every division, paragraph, note and figure an identifier, those first that the layer names, and see that pointers lead to one."""
    renamed: dict[str, str] = {}
    branches = [branch for branch in top.walk() if branch.attributes or branch.gi in _IDENTIFIED]
    for branch in branches:
        wish = branch.attributes.get("xml:id")
        if wish is None:
            continue
        if wish in renamed:
            raise LayerError(f'structure: the identifier "{wish}" stands twice')
        renamed[wish] = identifiers.take(wish) or identifiers.mint(branch.gi)
        branch.attributes["xml:id"] = renamed[wish]
    for branch in branches:
        if branch.gi in _IDENTIFIED and "xml:id" not in branch.attributes:
            branch.attributes = {"xml:id": identifiers.mint(branch.gi), **branch.attributes}
        for name in branch.attributes.keys() & _POINTERS:
            branch.attributes[name] = " ".join(_pointer(one, branch, renamed) for one in branch.attributes[name].split())


def _pointer(pointer: str, branch: Branch, renamed: dict[str, str]) -> str:
    if not pointer.startswith("#"):
        return pointer
    if pointer[1:] not in renamed:
        raise LayerError(f'structure: {branch.gi} at {branch.start} points to "{pointer}", which nothing is named')
    return f"#{renamed[pointer[1:]]}"
