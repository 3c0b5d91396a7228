"""Patterns, each of which there is but once, and what is left of one after something that matches.

Derivatives are taken by names of elements, by attributes and by strings. Equal
patterns are the same object, so what a pattern does with a name is found once
and kept with it: after warming, an event is a look-up. Choices, groups and
interleaves hold any number of patterns, so that a choice of two hundred
elements is one step deep.

The content of an element is known by number (`Patterns.contents`), as an
element may hold itself.

RELAX NG: section 6.2 (what matches what). The method is that of James Clark's
and of Brzozowski's derivatives.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from .datatypes import Context, Datatype, is_blank, tokens_of
from .names import Name, NameClass, names_in

EMPTY: Final = 0
NOT_ALLOWED: Final = 1
TEXT: Final = 2
DATA: Final = 3
VALUE: Final = 4
LIST: Final = 5
ATTRIBUTE: Final = 6
ELEMENT: Final = 7
ONE_OR_MORE: Final = 8
CHOICE: Final = 9
GROUP: Final = 10
INTERLEAVE: Final = 11

#: Values that are kept with a pattern; a text may hold any number of different ones.
_MOST_VALUES: Final = 4096
#: Steps kept with a pattern: no schema needs so many, unless it takes any name.
_MOST_STEPS: Final = 4096


@dataclass(slots=True, eq=False)
class Pattern:
    """One pattern; *parts* are those that it is made of, *about* what else there is to it."""

    kind: int
    parts: "tuple[Pattern, ...]"
    about: Any
    number: int
    nullable: bool  # whether it matches nothing at all
    has_attributes: bool
    steps: "dict[str, tuple[Step, ...]]" = field(default_factory=dict)  # tag of an element -> what it may be
    text: "Pattern | None" = None  # what is left after text
    closed: "Pattern | None" = None  # what is left when no attribute comes any more
    values: dict[str, bool] = field(default_factory=dict)  # string -> whether it matches whole
    words: "dict[str, Pattern]" = field(default_factory=dict)  # word of a list -> what is left after it
    attribute_steps: "dict[str, tuple[tuple[Pattern, Pattern], ...]]" = field(default_factory=dict)


#: What an element may be: the number of its content, and what is left after it.
Step: TypeAlias = "tuple[int, Pattern]"


class Patterns:
    """All patterns of one schema, and what can be made of them."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Pattern] = {}
        self.empty = self._make(EMPTY, (), None, nullable=True)
        self.not_allowed = self._make(NOT_ALLOWED, (), None, nullable=False)
        self.text = self._make(TEXT, (), None, nullable=True)
        self.contents: list[Pattern] = []  # of elements, by their number

    def __len__(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self._known.values())

    def _make(self, kind: int, parts: tuple[Pattern, ...], about: Any, *, nullable: bool) -> Pattern:  # noqa: ANN401
        key = (kind, about, *(id(part) for part in parts))
        known = self._known.get(key)
        if known is None:
            has_attributes = kind == ATTRIBUTE or (kind not in {ELEMENT, LIST, DATA} and any(part.has_attributes for part in parts))
            known = self._known[key] = Pattern(kind, parts, about, len(self._known), nullable, has_attributes)
        return known

    # -- making

    def data(self, datatype: Datatype, without: Pattern | None) -> Pattern:
        """Return the pattern of a value of *datatype* that *without* does not match."""
        return self._make(DATA, (without,) if without is not None else (), datatype, nullable=False)

    def value(self, datatype: Datatype, value: str, own: tuple[tuple[str | None, str], ...]) -> Pattern:
        """Return the pattern of one value; *own* are the prefixes that it is written with."""
        return self._make(VALUE, (), (datatype, value, own), nullable=False)

    def list_of(self, tokens: Pattern) -> Pattern:
        """Return the pattern of a string whose tokens match."""
        return self._make(LIST, (tokens,), None, nullable=False)

    def attribute(self, names: NameClass, value: Pattern) -> Pattern:
        """Return the pattern of an attribute, which is not allowed where its value is not."""
        return value if value.kind == NOT_ALLOWED else self._make(ATTRIBUTE, (value,), names, nullable=False)

    def element(self, names: NameClass, content: int) -> Pattern:
        """Return the pattern of an element, whose content has a number."""
        return self._make(ELEMENT, (), (names, content), nullable=False)

    def one_or_more(self, part: Pattern) -> Pattern:
        """Return the pattern of what may be repeated."""
        if part.kind in {EMPTY, NOT_ALLOWED, TEXT, ONE_OR_MORE}:
            return part
        return self._make(ONE_OR_MORE, (part,), None, nullable=part.nullable)

    def optional(self, part: Pattern) -> Pattern:
        """Return the pattern of what may be left out."""
        return part if part.nullable else self.choice((part, self.empty))

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """Return the pattern of what matches one of *parts*."""
        several: dict[int, Pattern] = {}
        for part in parts:
            if part.kind == CHOICE:
                several.update({one.number: one for one in part.parts})
            elif part.kind != NOT_ALLOWED:
                several[part.number] = part
        if len(several) > 1 and self.empty.number in several and any(one.nullable and one.kind != EMPTY for one in several.values()):
            del several[self.empty.number]
        if not several:
            return self.not_allowed
        if len(several) == 1:
            return next(iter(several.values()))
        ordered = tuple(several[number] for number in sorted(several))
        return self._make(CHOICE, ordered, None, nullable=any(one.nullable for one in ordered))

    def group(self, parts: Iterable[Pattern]) -> Pattern:
        """Return the pattern of what matches *parts* one after the other."""
        return self._of_all(GROUP, parts)

    def interleave(self, parts: Iterable[Pattern]) -> Pattern:
        """Return the pattern of what matches *parts* in any order, mixed as they like."""
        return self._of_all(INTERLEAVE, parts)

    def _of_all(self, kind: int, parts: Iterable[Pattern]) -> Pattern:
        flat: list[Pattern] = []
        for part in parts:
            if part.kind == NOT_ALLOWED:
                return part
            flat.extend(part.parts if part.kind == kind else () if part.kind == EMPTY else (part,))
        if len(flat) < 2:
            return flat[0] if flat else self.empty
        if kind == INTERLEAVE:
            flat.sort(key=lambda one: one.number)
        return self._make(kind, tuple(flat), None, nullable=all(one.nullable for one in flat))

    # -- elements

    def step(self, pattern: Pattern, tag: str) -> tuple[Step, ...]:
        """Return what an element called *tag* may be at the beginning of *pattern*; nothing where it may not be there."""
        found = pattern.steps.get(tag)
        if found is None:
            namespace, _, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
            rests: dict[int, tuple[int, list[Pattern]]] = {}  # elements of equal content are one, though the schema writes them twice
            for content, rest in self._steps(pattern, tag, namespace, local):
                rests.setdefault(self.contents[content].number, (content, []))[1].append(rest)
            if len(pattern.steps) > _MOST_STEPS:
                pattern.steps.clear()
            found = pattern.steps[tag] = tuple((content, self.choice(several)) for content, several in rests.values())
        return found

    def _steps(self, pattern: Pattern, tag: str, namespace: str, local: str) -> Iterable[Step]:
        kind = pattern.kind
        if kind == ELEMENT:
            names, content = pattern.about
            return ((content, self.empty),) if names.has(namespace, local) else ()
        if kind == CHOICE:
            return [
                step
                for part in pattern.parts
                for step in (self._steps(part, tag, namespace, local) if part.kind == ELEMENT else self.step(part, tag))
            ]
        if kind == ONE_OR_MORE:
            again = self.optional(pattern)
            return [(content, self.group((rest, again))) for content, rest in self.step(pattern.parts[0], tag)]
        found: list[Step] = []
        if kind == GROUP:
            for index, part in enumerate(pattern.parts):
                following = pattern.parts[index + 1 :]
                found += [(content, self.group((rest, *following))) for content, rest in self.step(part, tag)]
                if not part.nullable:
                    break
        elif kind == INTERLEAVE:
            for index, part in enumerate(pattern.parts):
                steps = self.step(part, tag)
                if steps:
                    others = pattern.parts[:index] + pattern.parts[index + 1 :]
                    found += [(content, self.interleave((rest, *others))) for content, rest in steps]
        return found

    # -- text

    def after_text(self, pattern: Pattern) -> Pattern:
        """Return what is left of *pattern* after text among elements."""
        if pattern.text is None:
            pattern.text = self._after_text(pattern)
        return pattern.text

    def _after_text(self, pattern: Pattern) -> Pattern:
        kind = pattern.kind
        if kind == TEXT:
            return pattern
        if kind == CHOICE:
            return self.choice(self.after_text(part) for part in pattern.parts)
        if kind == ONE_OR_MORE:
            return self.group((self.after_text(pattern.parts[0]), self.optional(pattern)))
        if kind == GROUP:
            found = []
            for index, part in enumerate(pattern.parts):
                found.append(self.group((self.after_text(part), *pattern.parts[index + 1 :])))
                if not part.nullable:
                    break
            return self.choice(found)
        if kind == INTERLEAVE:
            parts = pattern.parts
            rests = ((index, self.after_text(part)) for index, part in enumerate(parts))
            return self.choice(self.interleave((rest, *parts[:index], *parts[index + 1 :])) for index, rest in rests if rest.kind != NOT_ALLOWED)
        return self.not_allowed

    # -- strings

    def matches(self, pattern: Pattern, written: str, context: Context) -> bool:
        """Return whether *written*, which is all that an element or attribute holds, matches *pattern*."""
        known = pattern.values.get(written)
        if known is None:
            known = (pattern.nullable and is_blank(written)) or self._after_string(pattern, written, context).nullable
            if not _needs_context(pattern):
                if len(pattern.values) >= _MOST_VALUES:
                    pattern.values.clear()
                pattern.values[written] = known
        return known

    def _after_string(self, pattern: Pattern, written: str, context: Context) -> Pattern:
        kind = pattern.kind
        if kind == TEXT:
            return pattern
        if kind == DATA:
            allowed = pattern.about.allows(written, context) and not (pattern.parts and self.matches(pattern.parts[0], written, context))
            return self.empty if allowed else self.not_allowed
        if kind == VALUE:
            datatype, value, own = pattern.about
            return self.empty if datatype.equal(written, value, context, dict(own)) else self.not_allowed
        if kind == LIST:
            tokens = pattern.parts[0]
            for token in tokens_of(written):
                tokens = self.after_word(tokens, token, context)
                if tokens.kind == NOT_ALLOWED:
                    return tokens
            return self.empty if tokens.nullable else self.not_allowed
        if kind == CHOICE:
            return self.choice(self._after_string(part, written, context) for part in pattern.parts)
        if kind == ONE_OR_MORE:
            return self.group((self._after_string(pattern.parts[0], written, context), self.optional(pattern)))
        if kind in {GROUP, INTERLEAVE}:
            found = []
            for index, part in enumerate(pattern.parts):
                rest = self._after_string(part, written, context)
                if rest.kind != NOT_ALLOWED:
                    left = self.group if kind == GROUP else self.interleave
                    before = pattern.parts[:index] if kind == INTERLEAVE else ()
                    found.append(left((*before, rest, *pattern.parts[index + 1 :])))
                if kind == GROUP and not part.nullable:
                    break
            return self.choice(found)
        return self.not_allowed

    def after_word(self, pattern: Pattern, word: str, context: Context) -> Pattern:
        """Return what is left of *pattern*, which is that of the words of a list, after one of them."""
        known = pattern.words.get(word)
        if known is None:
            known = self._after_string(pattern, word, context)
            if not _needs_context(pattern):
                if len(pattern.words) >= _MOST_VALUES:
                    pattern.words.clear()
                pattern.words[word] = known
        return known

    # -- attributes

    def attribute_step(self, pattern: Pattern, tag: str) -> tuple[tuple[Pattern, Pattern], ...]:
        """Return what the value of an attribute called *tag* may be in *pattern*, each with what is left."""
        found = pattern.attribute_steps.get(tag)
        if found is None:
            namespace, _, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
            if len(pattern.attribute_steps) > _MOST_STEPS:
                pattern.attribute_steps.clear()
            found = pattern.attribute_steps[tag] = tuple(self._attribute_steps(pattern, tag, namespace, local))
        return found

    def _attribute_steps(self, pattern: Pattern, tag: str, namespace: str, local: str) -> Iterable[tuple[Pattern, Pattern]]:
        if not pattern.has_attributes:
            return ()
        kind = pattern.kind
        if kind == ATTRIBUTE:
            return ((pattern.parts[0], self.empty),) if pattern.about.has(namespace, local) else ()
        if kind == CHOICE:
            return [step for part in pattern.parts for step in self.attribute_step(part, tag)]
        if kind == ONE_OR_MORE:
            again = self.optional(pattern)
            return [(value, self.group((rest, again))) for value, rest in self.attribute_step(pattern.parts[0], tag)]
        make = self.group if kind == GROUP else self.interleave
        return [
            (value, make((*pattern.parts[:index], rest, *pattern.parts[index + 1 :])))
            for index, part in enumerate(pattern.parts)
            for value, rest in self.attribute_step(part, tag)
        ]

    def without_attributes(self, pattern: Pattern) -> Pattern:
        """Return what is left of *pattern* when no attribute comes any more: nothing, where one had to."""
        if not pattern.has_attributes:
            return pattern
        if pattern.closed is None:
            pattern.closed = self._rebuilt(pattern, self.not_allowed, self.without_attributes)
        return pattern.closed

    def forgiving_attributes(self, pattern: Pattern) -> Pattern:
        """Return the content that *pattern* asks for, whatever attributes it asks for too."""
        return self._rebuilt(pattern, self.empty, self.forgiving_attributes) if pattern.has_attributes else pattern

    def _rebuilt(self, pattern: Pattern, attribute: Pattern, each: Any) -> Pattern:  # noqa: ANN401  # one of the two above
        kind = pattern.kind
        if kind == ATTRIBUTE:
            return attribute
        parts = (each(part) for part in pattern.parts)
        if kind == CHOICE:
            return self.choice(parts)
        if kind == ONE_OR_MORE:
            return self.one_or_more(next(parts))
        return self.group(parts) if kind == GROUP else self.interleave(parts)

    # -- what may come

    def expected(self, pattern: Pattern) -> set[str]:
        """Return the tags of the elements that may come first in *pattern*; ``*`` for any."""
        found: set[str] = set()
        stack, seen = [pattern], {pattern.number}
        while stack:
            one = stack.pop()
            if one.kind == ELEMENT:
                named = [name.tag for name in names_in(one.about[0])]
                found.update(named or ["*"])
                continue
            parts: Iterable[Pattern] = one.parts if one.kind in {CHOICE, INTERLEAVE, ONE_OR_MORE} else ()
            if one.kind == GROUP:
                parts = _leading(one.parts)
            for part in parts:
                if part.number not in seen:
                    seen.add(part.number)
                    stack.append(part)
        return found


def _leading(parts: tuple[Pattern, ...]) -> Iterable[Pattern]:
    for part in parts:
        yield part
        if not part.nullable:
            return


def _needs_context(pattern: Pattern) -> bool:
    """Return whether the value of a pattern depends on the prefixes that its element declares."""
    if pattern.kind == DATA and pattern.about.name in {"QName", "NOTATION"}:
        return True
    if pattern.kind == VALUE and pattern.about[0].name in {"QName", "NOTATION"}:
        return True
    return any(_needs_context(part) for part in pattern.parts) if pattern.kind not in {ELEMENT, ATTRIBUTE} else False


__all__ = ["Name", "Pattern", "Patterns", "Step"]
