"""A document against a schema, element by element: what is wrong, each fault once, and going on after it.

The state of an element is what is left of its content; a start tag, text and
the end tag step it. Where a start tag may mean several elements of one name,
that which the element turns out to be is found first. After a fault the state
is what it would be had the fault not been: an element that comes too early
is taken as come, one that may not be there is passed over but looked into,
with the content that its name has anywhere in the schema.

RELAX NG: section 6 (validity)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from .loading import Attributes, Compiled
from .patterns import CHOICE, GROUP, INTERLEAVE, NOT_ALLOWED, ONE_OR_MORE, TEXT, Pattern, Step

_DEEP: Final = 400  # elements in each other that are tried; no text has so many


@dataclass(slots=True)
class Fault:
    """One thing that is wrong with *element*.

    *kind* is ``element`` (not allowed here), ``early`` (something is missing
    before it), ``incomplete`` (something is missing at its end), ``text``
    (no text may stand in it), ``value`` (its text is no value), ``attribute``
    (not allowed), ``attribute-value``, or ``attribute-missing``. *name* is
    that of the attribute; *state* what might have come, *content* that of the
    element itself, for what a message tells of it.
    """

    kind: str
    element: etree._Element
    name: str = ""
    value: str = ""
    state: Pattern | None = None
    content: int | None = None


class Validator:
    """Holds documents against one schema."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled, self.patterns = compiled, compiled.patterns
        self._tried: dict[tuple[etree._Element, int], bool] = {}
        self._skipped: dict[tuple[int, str], tuple[Step, ...]] = {}

    def faults(self, root: etree._Element) -> Iterator[Fault]:
        """Yield what is wrong with the document of *root*, in its order."""
        self._tried.clear()
        steps = self.patterns.step(self.compiled.start, root.tag)
        if steps:
            content: int | None = self._chosen(root, steps)
        else:
            yield Fault("element", root, state=self.compiled.start)
            content = self._known_elsewhere(root)
        stack: list[tuple[etree._Element, int]] = [(root, content)] if content is not None else []
        while stack:
            element, number = stack.pop()
            below: list[tuple[etree._Element, int]] = []
            yield from self._element(element, number, below)
            stack.extend(reversed(below))

    def _chosen(self, element: etree._Element, steps: tuple[Step, ...]) -> int:
        """Return the content that *element* has of those that its name allows; the first, where it is wrong for all."""
        if len(steps) == 1:
            return steps[0][0]
        return next((content for content, _ in steps if self._fits(element, content, 0)), self._nearest(element, steps))

    def _nearest(self, element: etree._Element, steps: tuple[Step, ...]) -> int:
        """Return the content whose attributes and first child fit *element* best."""
        child = next(element.iterchildren(etree.Element), None)

        def misfits(step: Step) -> int:
            attributes = self.compiled.attributes(step[0])
            wrong = sum(not self._allows(attributes, str(name)) for name in element.attrib) + len(attributes.required - set(map(str, element.attrib)))
            state = attributes.content
            return wrong + (child is not None and state is not None and not self.patterns.step(self.patterns.forgiving_attributes(state), child.tag))

        return min(steps, key=misfits)[0]

    def _allows(self, attributes: Attributes, name: str) -> bool:
        return name in attributes.allowed or bool(attributes.content and self.patterns.attribute_step(attributes.content, name))

    def _known_elsewhere(self, element: etree._Element) -> int | None:
        """Return the content of elements of this name anywhere in the schema; None where there is none, or several."""
        numbers = self.compiled.named.get(str(element.tag), [])
        return numbers[0] if numbers else None

    # -- one element

    def _element(self, element: etree._Element, number: int, below: list[tuple[etree._Element, int]]) -> Iterator[Fault]:
        """Yield the faults of *element* itself, and put its children with their contents into *below*."""
        attributes = self.compiled.attributes(number)
        state = attributes.content
        assert state is not None  # noqa: S101  # it has been split
        if element.attrib or attributes.required or state.has_attributes:
            state = yield from self._attributes(element, attributes, number)
        if len(element) == 0:
            yield from self._string(element, element.text or "", state, number)
            return
        told_text = False
        patterns = self.patterns
        text = element.text
        has_elements = False
        for child in element:
            if text and not told_text and not text.isspace():
                after = state.text or patterns.after_text(state)
                if after.kind == NOT_ALLOWED:
                    yield Fault("text", element, value=text, state=state, content=number)
                    told_text = True
                else:
                    state = after
            text = child.tail
            tag = child.tag
            if not isinstance(tag, str):
                continue
            has_elements = True
            steps = state.steps.get(tag)
            if steps is None:
                steps = patterns.step(state, tag)
            if len(steps) == 1:
                content, state = steps[0]
                below.append((child, content))
            elif steps:
                state = self._several(child, steps, below)
            else:
                fault, state = self._unexpected(child, state, number, below)
                yield fault
        if not has_elements:
            yield from self._string(element, "".join(map(str, element.itertext(etree.Element, with_tail=True))) if element.text or text else "", state, number)
            return
        if text and not told_text and not text.isspace():
            after = patterns.after_text(state)
            if after.kind == NOT_ALLOWED:
                yield Fault("text", element, value=text, state=state, content=number)
            else:
                state = after
        if not state.nullable:
            yield Fault("incomplete", element, state=state, content=number)

    def _several(self, child: etree._Element, steps: tuple[Step, ...], below: list[tuple[etree._Element, int]]) -> Pattern:
        """Return what is left after a child that may be several elements, by those that it is."""
        fitting = [(content, rest) for content, rest in steps if self._fits(child, content, 0)]
        if not fitting:
            below.append((child, self._nearest(child, steps)))
        return self.patterns.choice(rest for _, rest in fitting or steps)

    def _string(self, element: etree._Element, written: str, state: Pattern, number: int) -> Iterator[Fault]:
        """Yield what is wrong with all that an element without children holds."""
        if self._takes(state, written, element):
            return
        if not written.strip():
            yield Fault("incomplete", element, state=state, content=number)
        elif _wants_string(state):
            yield Fault("value", element, value=written, state=state, content=number)
        else:
            yield Fault("text", element, value=written, state=state, content=number)
            if not state.nullable:
                yield Fault("incomplete", element, state=state, content=number)

    def _takes(self, state: Pattern, written: str, element: etree._Element) -> bool:
        if not written or written.isspace():
            if state.nullable:
                return True
        elif self.patterns.after_text(state).nullable:
            return True
        return self.patterns.matches(state, written, element.nsmap)

    # -- attributes

    def _attributes(self, element: etree._Element, attributes: Attributes, number: int) -> Iterator[Fault]:
        """Yield what is wrong with the attributes of *element*; return the content that is left."""
        state = attributes.content
        assert state is not None  # noqa: S101  # it has been split
        patterns, allowed, context = self.patterns, attributes.allowed, None
        missing = attributes.required
        others: list[tuple[str, str]] = []
        for name, value in element.items():
            pattern = allowed.get(name)
            if pattern is None:
                others.append((name, value))
                continue
            if missing and name in missing:
                missing = missing - {name}
            if pattern.kind != TEXT:
                known = pattern.values.get(value)
                if known is None:
                    context = context or element.nsmap
                    known = patterns.matches(pattern, value, context)
                if not known:
                    yield Fault("attribute-value", element, name, value, pattern, number)
        if others or state.has_attributes:
            state = yield from self._others(element, others, state, number)
        for name in sorted(missing):
            yield Fault("attribute-missing", element, name, content=number)
        return state

    def _others(self, element: etree._Element, others: list[tuple[str, str]], state: Pattern, number: int) -> Iterator[Fault]:
        """Yield what is wrong with the attributes that do not stand by themselves; return the content that is left."""
        patterns = self.patterns
        for name, value in sorted(others):
            steps = patterns.attribute_step(state, name)
            if not steps:
                once = patterns.attribute_step(self.compiled.patterns.contents[number], name)
                yield Fault("attribute", element, name, value, once[0][0] if once else None, number)
                continue
            rests = [rest for wanted, rest in steps if patterns.matches(wanted, value, element.nsmap)]
            if not rests:
                yield Fault("attribute-value", element, name, value, patterns.choice(wanted for wanted, _ in steps), number)
                rests = [rest for _, rest in steps]
            state = patterns.choice(rests)
        closed = patterns.without_attributes(state)
        if closed.kind == NOT_ALLOWED:
            for name in _required(state):
                yield Fault("attribute-missing", element, name, content=number)
            return patterns.forgiving_attributes(state)
        return closed

    # -- what may not be there

    def _unexpected(self, child: etree._Element, state: Pattern, number: int, below: list[tuple[etree._Element, int]]) -> tuple[Fault, Pattern]:
        """Return the fault of a child that may not come now, and the state after it."""
        later = self._later(state, str(child.tag))
        if later:
            content = self._chosen(child, later)
            below.append((child, content))
            return Fault("early", child, state=state, content=number), self.patterns.choice(rest for _, rest in later)
        known = self._known_elsewhere(child)
        if known is not None:
            below.append((child, known))
        return Fault("element", child, state=state, content=number), state

    def _later(self, state: Pattern, tag: str) -> tuple[Step, ...]:
        """Return what an element may be that would be allowed if all that has to stand before it did."""
        key = (state.number, tag)
        if key not in self._skipped:
            namespace, _, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
            self._skipped[key] = tuple(self._passing_over(state, tag, (namespace, local)))
        return self._skipped[key]

    def _passing_over(self, pattern: Pattern, tag: str, name: tuple[str, str]) -> Iterator[Step]:
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

    def _fits(self, element: etree._Element, number: int, depth: int) -> bool:
        """Return whether *element* and all that it holds is right with a content."""
        key = (element, number)
        if key not in self._tried:
            self._tried[key] = depth < _DEEP and self._try(element, number, depth)
        return self._tried[key]

    def _try(self, element: etree._Element, number: int, depth: int) -> bool:
        below: list[tuple[etree._Element, int]] = []
        if next(self._element(element, number, below), None) is not None:
            return False
        return all(self._fits(child, content, depth + 1) for child, content in below)


def _wants_string(state: Pattern) -> bool:
    """Return whether a content is one value, and neither text nor elements."""
    return any(part.kind in _STRING_KINDS for part in (state, *(state.parts if state.kind == CHOICE else ())))


_STRING_KINDS: Final = frozenset({3, 4, 5})  # DATA, VALUE, LIST


def _required(pattern: Pattern) -> list[str]:
    """Return the attributes of which a content asks for one, or for all."""
    found: list[str] = []
    stack = [pattern]
    while stack:
        one = stack.pop()
        if one.kind == 6 and hasattr(one.about, "tag"):  # noqa: PLR2004
            found.append(one.about.tag)
        elif not one.nullable and one.has_attributes:
            stack.extend(one.parts)
    return sorted(dict.fromkeys(found))[:1]
