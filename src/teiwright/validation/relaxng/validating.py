"""A document against a schema, element by element: what is wrong, each fault once, and going on after it.

The state of an element is what is left of its content; a start tag, text and
the end tag step it. Where a start tag may mean several elements of one name,
that which the element turns out to be is found first. After a fault the state
is what it would be had the fault not been: an element that comes too early
is taken as come, one that may not be there is passed over but looked into,
with the content that its name has anywhere in the schema. Where it, or a
text, stands for something that is missing, that is no second fault.

RELAX NG: section 6 (validity)
"""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from lxml import etree

from .datatypes import is_blank
from .loading import Attributes, Compiled
from .names import Name
from .patterns import ATTRIBUTE, CHOICE, DATA, GROUP, INTERLEAVE, LIST, NOT_ALLOWED, ONE_OR_MORE, TEXT, VALUE, Pattern, Patterns, Step

_TOO_SHORT_TO_GUESS: Final = 2
_STRING_KINDS: Final = frozenset({DATA, VALUE, LIST})


#: Elements still to be looked at, each with the number of its content.
_Waiting: TypeAlias = list[tuple[etree._Element, int]]


@dataclass(slots=True)
class Fault:
    """One thing that is wrong with *element*.

    *kind* is ``element`` (not allowed here), ``early`` (something is missing
    before it), ``incomplete`` (something is missing at its end), ``text``
    (no text may stand in it), ``value`` (its text is no value), ``attribute``
    (not allowed), ``attribute-value``, or ``attribute-missing``. *name* is
    that of the attribute, empty where one of several is missing; *after* is the node that a text follows, where it is
    not the first of the element; *state* what might have come, *content* that of
    the element itself, for what a message tells of it.
    """

    kind: str
    element: etree._Element
    name: str = ""
    value: str = ""
    state: Pattern | None = None
    content: int | None = None
    after: etree._Element | None = None


class Validator:
    """Holds documents against one schema."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled, self.patterns = compiled, compiled.patterns
        self._tried: dict[tuple[etree._Element, int], bool] = {}
        self._skipped: dict[tuple[int, str], tuple[Step, ...]] = {}

    def faults(self, root: etree._Element) -> list[Fault]:
        """Return what is wrong with the document of *root*; of an element before what is wrong below it."""
        self._tried.clear()
        told: list[Fault] = []
        steps = self.patterns.step(self.compiled.start, str(root.tag))
        if steps:
            content: int | None = self._chosen(root, steps)
        else:
            told.append(Fault("element", root, state=self.compiled.start))
            content = self._known_elsewhere(root)
        stack: _Waiting = [(root, content)] if content is not None else []
        while stack:
            element, number = stack.pop()
            below: _Waiting = []
            self._element(element, number, below, told)
            stack.extend(reversed(below))
        return told

    def _chosen(self, element: etree._Element, steps: tuple[Step, ...]) -> int:
        """Return the content that *element* has of those that its name allows; the first, where it is wrong for all."""
        if len(steps) == 1:
            return steps[0][0]
        return next((content for content, _ in steps if self._fits(element, content)), self._nearest(element, steps))

    def _nearest(self, element: etree._Element, steps: tuple[Step, ...]) -> int:
        """Return the content whose attributes and first child fit *element* best."""
        child = next(element.iterchildren(etree.Element), None)

        def misfits(step: Step) -> int:
            attributes = self.compiled.attributes(step[0])
            wrong = sum(not self._allows(attributes, str(name)) for name in element.attrib) + len(attributes.required - set(map(str, element.attrib)))
            content = self.patterns.forgiving_attributes(attributes.content)
            return wrong + (child is not None and not self.patterns.step(content, str(child.tag)))

        return min(steps, key=misfits)[0]

    def _allows(self, attributes: Attributes, name: str) -> bool:
        return name in attributes.allowed or bool(self.patterns.attribute_step(attributes.content, name))

    def _known_elsewhere(self, element: etree._Element) -> int | None:
        """Return the content of elements of this name anywhere in the schema, or None."""
        return next(iter(self.compiled.named.get(str(element.tag), ())), None)

    # -- one element

    def _element(self, element: etree._Element, number: int, below: _Waiting, told: list[Fault]) -> None:
        """Tell the faults of *element* itself, and put its children with their contents into *below*."""
        attributes = self.compiled.attributes(number)
        state = attributes.content
        if element.attrib or attributes.required or state.has_attributes:
            state = self._attributes(element, attributes, number, told)
        if len(element) == 0:
            self._string(element, element.text or "", state, number, told)
        elif not any(isinstance(child.tag, str) for child in element):  # comments and instructions part the text and change nothing
            self._string(element, "".join(text or "" for text, _ in _pieces(element)), state, number, told)
        elif _wants_string(state):  # each child is one fault too many; that the value is none is not another
            told.extend(Fault("element", child, state=state, content=number) for child in element.iterchildren(etree.Element))
        else:
            self._children(element, state, number, below, told)

    def _children(self, element: etree._Element, state: Pattern, number: int, below: _Waiting, told: list[Fault]) -> None:
        """Step through the children of *element* and the text between them."""
        patterns = self.patterns
        is_text_told = False
        wrongly: Pattern | None = None  # the state in which something stood that may not be there, perhaps for what is missing
        missed: set[str] = set()  # what was missing before an element that came too early: it may come now
        for text, child in _pieces(element):
            if text and not is_text_told and not is_blank(text):
                after = state.text or patterns.after_text(state)
                is_text_told = after.kind == NOT_ALLOWED
                if is_text_told:
                    wrongly = state
                    told.append(Fault("text", element, value=text, state=state, content=number, after=_before(element, child)))
                else:
                    state = after
            if child is None or not isinstance(child.tag, str):
                continue
            steps = state.steps.get(child.tag)
            if steps is None:
                steps = patterns.step(state, child.tag)
            if len(steps) == 1:
                content, state = steps[0]
                below.append((child, content))
            elif steps:
                state = self._several(child, steps, below)
            else:
                before, state = state, self._unexpected(child, state, number, below, missed, told)
                wrongly = before
        if not state.nullable and state is not wrongly:
            told.append(Fault("incomplete", element, state=state, content=number))

    def _several(self, child: etree._Element, steps: tuple[Step, ...], below: _Waiting) -> Pattern:
        """Return what is left after a child that may be several elements, by those that it is."""
        fitting = [(content, rest) for content, rest in steps if self._fits(child, content)]
        if not fitting:
            below.append((child, self._nearest(child, steps)))
        return self.patterns.choice(rest for _, rest in fitting or steps)

    def _string(self, element: etree._Element, written: str, state: Pattern, number: int, told: list[Fault]) -> None:
        """Tell what is wrong with all that an element without children holds."""
        if self._takes(state, written, element):
            return
        if is_blank(written):
            told.append(Fault("incomplete", element, state=state, content=number))
        elif _wants_string(state):
            told.append(Fault("value", element, value=written, state=state, content=number))
        else:
            told.append(Fault("text", element, value=written, state=state, content=number))

    def _takes(self, state: Pattern, written: str, element: etree._Element) -> bool:
        if is_blank(written):
            if state.nullable:
                return True
        elif self.patterns.after_text(state).nullable:
            return True
        return self.patterns.matches(state, written, element.nsmap)

    # -- attributes

    def _attributes(self, element: etree._Element, attributes: Attributes, number: int, told: list[Fault]) -> Pattern:
        """Tell what is wrong with the attributes of *element*; return the content that is left."""
        patterns, allowed, missing = self.patterns, attributes.allowed, attributes.required
        others: list[tuple[str, str]] = []
        for name, value in element.items():
            pattern = allowed.get(name)
            if pattern is None:
                others.append((name, value))
                continue
            if name in missing:
                missing -= {name}
            if pattern.kind != TEXT:
                known = pattern.values.get(value)
                if not (patterns.matches(pattern, value, element.nsmap) if known is None else known):
                    told.append(Fault("attribute-value", element, name, value, pattern, number))
        state = attributes.content
        if others or state.has_attributes:
            state = self._others(element, others, state, number, told)
        told.extend(Fault("attribute-missing", element, name, content=number) for name in sorted(missing))
        return state

    def _others(self, element: etree._Element, others: list[tuple[str, str]], state: Pattern, number: int, told: list[Fault]) -> Pattern:
        """Tell what is wrong with the attributes that do not stand by themselves; return the content that is left."""
        patterns = self.patterns
        for name, value in sorted(others):
            steps = patterns.attribute_step(state, name)
            if not steps:
                once = patterns.attribute_step(self.compiled.attributes(number).content, name)
                told.append(Fault("attribute", element, name, value, once[0][0] if once else None, number))
                continue
            rests = [rest for wanted, rest in steps if patterns.matches(wanted, value, element.nsmap)]
            if not rests:
                told.append(Fault("attribute-value", element, name, value, patterns.choice(wanted for wanted, _ in steps), number))
                rests = [rest for _, rest in steps]
            state = patterns.choice(rests)
        closed = patterns.without_attributes(state)
        if closed.kind != NOT_ALLOWED:
            return closed
        told.extend(Fault("attribute-missing", element, name, content=number) for name in _required(state) or [""])
        return patterns.forgiving_attributes(state)

    # -- what may not be there

    def _unexpected(self, child: etree._Element, state: Pattern, number: int, below: _Waiting, missed: set[str], told: list[Fault]) -> Pattern:
        """Tell of a child that may not come now, and return the state after it.

        What was *missed* before and comes now is no second fault.
        """
        tag = str(child.tag)
        later = self._later(state, tag)
        if later:
            missed |= due(self.patterns, state)
            told.append(Fault("early", child, state=state, content=number))
            below.append((child, self._chosen(child, later)))
            return self.patterns.choice(rest for _, rest in later)
        if tag in missed:
            missed.discard(tag)
        else:
            told.append(Fault("element", child, state=state, content=number))
        meant = self._meant(child, state)
        if meant:
            below.append((child, self._chosen(child, meant)))
            return self.patterns.choice(rest for _, rest in meant)
        known = self._known_elsewhere(child)
        if known is not None:
            below.append((child, known))
        return state

    def _meant(self, child: etree._Element, state: Pattern) -> tuple[Step, ...]:
        """Return what an element may be whose name is only spelled wrong."""
        tag = str(child.tag)
        if tag in self.compiled.named:
            return ()
        space, _, name = tag.rpartition("}")
        names = {one.rpartition("}")[2]: one for one in self.patterns.expected(state) - {"*"} if one.rpartition("}")[0] == space}
        near = nearest(name, tuple(sorted(names)))
        return self.patterns.step(state, names[near]) if near else ()

    def _later(self, state: Pattern, tag: str) -> tuple[Step, ...]:
        """Return what an element may be that would be allowed if all that has to stand before it did."""
        key = (state.number, tag)
        if key not in self._skipped:
            self._skipped[key] = tuple(self._passing_over(state, tag))
        return self._skipped[key]

    def _passing_over(self, pattern: Pattern, tag: str) -> Iterator[Step]:
        patterns = self.patterns
        if pattern.kind == GROUP:
            for index, part in enumerate(pattern.parts):
                found = patterns.step(part, tag) or self._later(part, tag)
                if found:
                    yield from ((content, patterns.group((rest, *pattern.parts[index + 1 :]))) for content, rest in found)
                    return
        elif pattern.kind == INTERLEAVE:
            for index, part in enumerate(pattern.parts):
                others = (*pattern.parts[:index], *pattern.parts[index + 1 :])
                yield from ((content, patterns.interleave((rest, *others))) for content, rest in self._later(part, tag))
        elif pattern.kind == CHOICE:
            for part in pattern.parts:
                yield from self._later(part, tag)
        elif pattern.kind == ONE_OR_MORE:
            again = patterns.optional(pattern)
            yield from ((content, patterns.group((rest, again))) for content, rest in self._later(pattern.parts[0], tag))

    # -- trying

    def _fits(self, element: etree._Element, number: int) -> bool:
        """Return whether *element* and all that it holds is right with a content.

        What it holds is tried first, from the bottom up, with every content that
        its name may have: so nothing is tried twice, however deep it lies.
        """
        key = (element, number)
        if key not in self._tried:
            for one in reversed(list(element.iterdescendants(etree.Element))):
                for candidate in self.compiled.candidates(str(one.tag)):
                    if (one, candidate) not in self._tried:
                        self._tried[one, candidate] = self._try(one, candidate)
            self._tried[key] = self._try(element, number)
        return self._tried[key]

    def _try(self, element: etree._Element, number: int) -> bool:
        below: _Waiting = []
        told: list[Fault] = []
        self._element(element, number, below, told)
        return not told and all(self._tried[child, content] for child, content in below)


def _pieces(element: etree._Element) -> Iterator[tuple[str | None, etree._Element | None]]:
    """Yield the children of *element*, comments and instructions too, each with the text before it; last the text after them."""
    text = element.text
    for child in element:
        yield text, child
        text = child.tail
    yield text, None


def _before(element: etree._Element, child: etree._Element | None) -> etree._Element | None:
    """Return the node that stands before *child*, or last in *element*."""
    if child is not None:
        return child.getprevious()
    return element[-1] if len(element) else None


def due(patterns: Patterns, state: Pattern) -> set[str]:
    """Return the tags of the elements of which one has to come next."""
    if state.kind == GROUP:
        part = next((part for part in state.parts if not part.nullable), None)
        return patterns.expected(part) if part is not None else set()
    return patterns.expected(state)


@lru_cache(maxsize=512)
def nearest(name: str, known: tuple[str, ...]) -> str:
    """Return the one of *known* that *name* is most like, or nothing.

    >>> nearest("persname", ("persName", "placeName")), nearest("xyz", ("persName",))
    ('persName', '')
    """
    same = [one for one in known if one.lower() == name.lower()]
    if same or len(name.rpartition("}")[2]) <= _TOO_SHORT_TO_GUESS:
        return same[0] if same and same[0] != name else ""
    return next(iter(difflib.get_close_matches(name, known, 1, cutoff=0.75 if "}" not in name else 0.9)), "")


def _wants_string(state: Pattern) -> bool:
    """Return whether a content is one value, and neither text nor elements."""
    return any(part.kind in _STRING_KINDS for part in (state, *(state.parts if state.kind == CHOICE else ())))


def _required(pattern: Pattern) -> list[str]:
    """Return the attributes of which a content asks for one, or for all."""
    found: list[str] = []
    stack = [pattern]
    while stack:
        one = stack.pop()
        if one.kind == ATTRIBUTE and isinstance(one.about, Name):
            found.append(one.about.tag)
        elif not one.nullable and one.has_attributes:
            stack.extend(one.parts)
    return sorted(dict.fromkeys(found))[:1]
