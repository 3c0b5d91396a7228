"""Faults in an author's words: what is wrong, what might stand there instead, and what was probably meant."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from lxml import etree

from ...guidelines.elements import elements
from ...guidelines.namespaces import TEI, local_name, plain_attribute
from ..neighbours import INCLUDE
from ..positions import shortened
from .datatypes import XSD, tokens_of
from .loading import Compiled
from .names import names_in
from .patterns import CHOICE, DATA, ELEMENT, GROUP, LIST, NOT_ALLOWED, ONE_OR_MORE, VALUE, Pattern
from .validating import Fault, due, nearest

#: Elements that people know from HTML, and TEI's for the same.
_OF_HTML: Final = {
    **dict.fromkeys(("b", "i", "u", "em", "strong", "small", "sub", "sup"), "hi"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "head"),
    **dict.fromkeys(("ul", "ol", "dl"), "list"),
    "br": "lb",
    "hr": "milestone",
    "blockquote": "quote",
    "li": "item",
    "a": "ref",
    "img": "graphic",
    "span": "seg",
    "tr": "row",
    "td": "cell",
}
_CLASS: Final = re.compile(r"(?:^|_)(model\.[A-Za-z.]+)$")
_NO_SPACE: Final = r"\S+"
_MOST_CLASSES: Final = 4
_MOST_NAMES: Final = 6
_MOST_PARENTS: Final = 4
_MOST_CHILDREN: Final = 1000
_MOST_VALUES: Final = 12

#: What a value of a datatype is, with an example.
_VALUES: Final = {
    "date": "a day such as 1917-10-25",
    "gYear": "a year such as 1917",
    "gYearMonth": "a month such as 1917-10",
    "gMonth": "a month without its year, such as --10",
    "gDay": "a day without its month, such as ---25",
    "gMonthDay": "a day without its year, such as --10-25",
    "dateTime": "a moment such as 1917-10-25T21:40:00",
    "time": "a time such as 21:40:00",
    "duration": "a duration such as P1M15D",
    "anyURI": "an address",
    "boolean": "true or false",
    "language": "the tag of a language, such as en or de-AT",
    "decimal": "a number",
    "double": "a number",
    "float": "a number",
    "integer": "a whole number",
    "nonNegativeInteger": "a whole number from 0",
    "positiveInteger": "a whole number from 1",
    "NCName": "a name without colon and space",
    "Name": "a name without space",
    "ID": "a name without colon and space",
    "IDREF": "the name of another element",
    "NMTOKEN": "one word without space",
    "token": "words",
    "string": "text",
}


class Explainer:
    """Says what faults against one schema mean."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled, self.patterns = compiled, compiled.patterns
        self._near: dict[int, tuple[set[str], tuple[str, ...]]] = {}  # the attributes of a content, and how they are written
        self._earlier: dict[tuple[etree._Element, str], str] = {}
        self._holders: dict[str, list[str]] = {}
        self._classes = {match[1]: tags for name, tags in compiled.schema.classes.items() if (match := _CLASS.search(name))}

    def explain(self, fault: Fault) -> tuple[str, str]:
        """Return what is wrong, and a hint."""
        name = _local(fault.element)
        if fault.kind == "element":
            return self._misplaced(fault, name)
        if fault.kind == "early":
            return self._early(fault, name)
        if fault.kind == "incomplete":
            wanted = self._listed(due(self.patterns, fault.state)) if fault.state is not None else ""
            return f"<{name}> ends too early: an element that it must hold is missing", f"it must hold {wanted}" if wanted else self._value(
                fault.state, ""
            )
        if fault.kind == "text":
            return f"text is not allowed directly in <{name}>", self._text_hint(fault)
        if fault.kind == "value":
            return f'"{shortened(fault.value)}" is not allowed as the text of <{name}>', self._word(fault) + self._value(fault.state, fault.value)
        return self._attribute(fault, name)

    # -- elements

    def _early(self, fault: Fault, name: str) -> tuple[str, str]:
        missing = due(self.patterns, fault.state) if fault.state is not None else set()
        wanted = self._listed(missing)
        message = f"<{name}> comes too early in <{_local(fault.element.getparent())}>"
        later = next((one for one in islice(fault.element.itersiblings(etree.Element), _MOST_CHILDREN) if one.tag in missing), None)
        return (
            f"{message}: {wanted} must stand before it" if wanted else message,
            f"<{_local(later)}> stands after it, and is to stand before it" if later is not None else "",
        )

    def _misplaced(self, fault: Fault, name: str) -> tuple[str, str]:
        parent = fault.element.getparent()
        where = f"in <{_local(parent)}>" if parent is not None else "as the root"
        expected = self.patterns.expected(fault.state) if fault.state is not None else set()
        message = f"<{name}> is not allowed here, {where}"
        if fault.state is not None and _is_string(fault.state):
            message += ", which holds text alone"
        return message, self._likely(fault, name, expected) or self._instead(expected)

    def _likely(self, fault: Fault, name: str, expected: set[str]) -> str:
        """Return what was probably meant by an element that may not be here."""
        tag = str(fault.element.tag)
        parent = fault.element.getparent()
        if tag not in self.compiled.named:
            return self._likely_name(tag, name, expected)
        holders = self._holders_of(tag)
        ancestor = parent.getparent() if parent is not None else None
        if parent is not None and ancestor is not None and str(ancestor.tag) in holders and (parent.tag == tag or str(parent.tag) not in holders):
            return f"is the closing tag </{_local(parent)}> missing before it? <{_local(ancestor)}> may hold it"
        if parent is not None and str(parent.tag) in holders:
            earlier = self._before_which(fault, tag, parent)
            if earlier:
                return f"it may stand before <{earlier}>, not after it"
            after = self._instead(expected)
            return f"<{_local(parent)}> may hold it, but not at this place" + (f"; {after}" if after else "")
        if holders:
            named = sorted({holder.rpartition("}")[2] for holder in holders})
            some = [one for one in ("p", "div", "body", "front", "back", "teiHeader") if one in named] or named
            return f"it may stand in {_several([f'<{one}>' for one in some[:_MOST_PARENTS]], more=len(named) - len(some[:_MOST_PARENTS]))}"
        return ""

    def _before_which(self, fault: Fault, tag: str, parent: etree._Element) -> str:
        """Return the last of the children before an element that come too soon for it, or nothing where it could not have come earlier."""
        if (parent, tag) not in self._earlier and fault.content is not None:
            found, state = "", self.patterns.forgiving_attributes(self.patterns.contents[fault.content])
            for child in islice(parent.iterchildren(etree.Element), _MOST_CHILDREN):
                if child is fault.element:
                    break
                steps = self.patterns.step(state, str(child.tag))
                if any(self.patterns.step(rest, str(child.tag)) for _, rest in self.patterns.step(state, tag)):
                    found = _local(child)
                state = self.patterns.choice(rest for _, rest in steps) if steps else state
            self._earlier[parent, tag] = found
        return self._earlier.get((parent, tag), "")

    def _likely_name(self, tag: str, name: str, expected: set[str]) -> str:
        here = {one.rpartition("}")[2] for one in expected if one != "*"}
        known = {one.rpartition("}")[2] for one in self.compiled.named}
        if tag == INCLUDE:
            return "resolve the inclusions first, as xmllint --xinclude does, and validate the result"
        local = tag.rpartition("}")[2]
        if local in known:
            namespaces = sorted({one[1:].rpartition("}")[0] for one in self.compiled.named if one.rpartition("}")[2] == local and one != tag})
            if tag not in elements() and any(one.endswith("tei-c.org/ns/1.0") for one in namespaces):
                return f"<{name}> is in another namespace than TEI's, {TEI}"
            return f"the schema knows it in the namespace {namespaces[0]}" if namespaces and namespaces[0] else "the schema knows it in no namespace"
        if tag in elements():
            return f"the schema does not have <{name}> of TEI"
        if foreign := self._foreign(tag):
            return foreign
        if name in _OF_HTML and _OF_HTML[name] in known:
            return f"<{name}> is HTML's; TEI has <{_OF_HTML[name]}>"
        near = nearest(name, tuple(sorted(here))) or nearest(name, tuple(sorted(known)))
        if near:
            return f"did you mean <{near}>?"
        return (
            f"TEI has no element <{name}>" if any("tei-c.org/ns/1.0" in one for one in self.compiled.named) else f"the schema has no element <{name}>"
        )

    def _foreign(self, tag: str) -> str:
        """Return a hint where *tag* is of a namespace of which the schema has no element."""
        namespace = tag[1:].rpartition("}")[0]
        if not namespace or any(one.startswith(f"{{{namespace}}}") for one in self.compiled.named):
            return ""
        return f"the schema has nothing of the namespace {namespace}; one of the project's own may have"

    def _holders_of(self, tag: str) -> set[str]:
        """Return the tags of the elements that may hold one called *tag* somewhere."""
        if not self._holders:
            for parent, numbers in self.compiled.named.items():
                for number in numbers:
                    for held in _held(self.patterns.contents[number]):
                        self._holders.setdefault(held, []).append(parent)
        return set(self._holders.get(tag, ()))

    def _instead(self, expected: set[str]) -> str:
        listed = self._listed(expected)
        return f"here may stand {listed}" if listed else ""

    def _listed(self, tags: set[str]) -> str:
        """Return elements in words, by their classes where they are many."""
        if "*" in tags:
            return "any element"
        words: list[str] = []
        left = set(tags)
        if len(tags) > _MOST_NAMES:
            for name, members in sorted(self._classes.items(), key=lambda one: (-len(one[1]), one[0])):
                if len(words) < _MOST_CLASSES and members <= tags and len(members & left) > 1:
                    words.append(f"anything of {name}")
                    left -= members
        named = sorted(tag.rpartition("}")[2] for tag in left)
        shown = named[:_MOST_NAMES]
        return _several([*words, *(f"<{one}>" for one in shown)], more=len(named) - len(shown))

    def _text_hint(self, fault: Fault) -> str:
        expected = self.patterns.expected(fault.state) if fault.state is not None else set()
        if not expected:
            return f"<{_local(fault.element)}> must be empty"
        return "move it into an element that holds text, such as <p>" if any(tag.endswith("}p") for tag in expected) else self._instead(expected)

    # -- attributes

    def _attribute(self, fault: Fault, name: str) -> tuple[str, str]:
        attribute = _spelled(fault.element, fault.name)
        if fault.kind == "attribute-missing":
            if not fault.name:
                return f"<{name}> lacks an attribute that it must have", ""
            wanted = self._wanted(fault)
            return f"<{name}> lacks the attribute {attribute}, which it must have", wanted
        given = f'the attribute {attribute}="{shortened(fault.value)}" is not allowed on <{name}>'
        if fault.kind == "attribute-value":
            return f"{given} with this value", self._word(fault) + self._value(fault.state, fault.value)
        if fault.state is not None:
            return f"{given} beside the others", ""
        allowed, written = self._allowed(fault)
        if not allowed:
            return given, ""
        if fault.name in {"id", "lang", "base", "space"} and f"{{http://www.w3.org/XML/1998/namespace}}{fault.name}" in allowed:
            return given, f"did you mean xml:{fault.name}?"
        if foreign := self._foreign(plain_attribute(fault.name)):
            return given, foreign
        near = nearest(attribute, written)
        return given, f"did you mean {near}?" if near else ""

    def _allowed(self, fault: Fault) -> tuple[set[str], tuple[str, ...]]:
        """Return the attributes that may be on an element, and how they are written, in order."""
        if fault.content is None:
            return set(), ()
        if fault.content in self._near:
            return self._near[fault.content]
        found = set(self.compiled.attributes(fault.content).allowed)
        stack = [self.patterns.contents[fault.content]]
        while stack:
            one = stack.pop()
            if one.has_attributes and one.kind != DATA:
                if hasattr(one.about, "has"):
                    found.update(name.tag for name in names_in(one.about))
                stack.extend(one.parts)
        known = self._near[fault.content] = (found, tuple(sorted(map(plain_attribute, found))))
        return known

    def _wanted(self, fault: Fault) -> str:
        if fault.content is None:
            return ""
        pattern = self.compiled.attributes(fault.content).allowed.get(fault.name)
        return self._value(pattern, "") if pattern is not None else ""

    # -- values

    def _word(self, fault: Fault) -> str:
        """Return which word of a list is the first that is wrong, to be followed by what is right; nothing where there is but one."""
        words = tokens_of(fault.value)
        lists = [] if fault.state is None else [one for one in (fault.state, *fault.state.parts) if one.kind == LIST and len(words) > 1]
        if len(lists) == 1:
            left = lists[0].parts[0]
            for word in words:
                left = self.patterns.after_word(left, word, fault.element.nsmap)
                if left.kind == NOT_ALLOWED:
                    return f'"{shortened(word)}" is wrong: '
        return ""

    def _value(self, pattern: Pattern | None, written: str) -> str:
        """Return what values a pattern allows."""
        if pattern is None:
            return ""
        values, kinds, in_list = _values(pattern)
        if values and not kinds:
            near = nearest(written, tuple(values))
            if near:
                return f"did you mean {near}?"
            shown = [value or "nothing" for value in values[:_MOST_VALUES]]
            return f"it may be {', '.join(shown)}" + (f" and {len(values) - len(shown)} more" if len(values) > len(shown) else "")
        told = list(dict.fromkeys(kinds))
        if not told:
            return ""
        each = "each word of it" if in_list else "it"
        others = ", ".join(value or "nothing" for value in values[:_MOST_VALUES])
        return f"{each} must be {_several(told)}" + (f", or {others}" if others else "")


def _values(pattern: Pattern) -> tuple[list[str], list[str], bool]:
    """Return the values that a pattern lists, what else it allows in words, and whether that is said of each word."""
    values: list[str] = []
    kinds: list[str] = []
    in_list = False
    stack = [pattern]
    while stack:
        one = stack.pop()
        if one.kind == VALUE:
            values.append(one.about[1])
        elif one.kind == DATA:
            facets = [value for facet, value in one.about.facets if facet == "pattern"]
            limits = [
                f"{'at least' if facet.startswith('min') else 'at most'} {value}" for facet, value in one.about.facets if facet[3:] == "Inclusive"
            ]
            base = _VALUES.get(one.about.name, f"a value of the datatype {one.about.name}") if one.about.uri == XSD else "text"
            if facets == [_NO_SPACE]:
                base = base if one.about.name == "anyURI" else _VALUES["NMTOKEN"]
            elif facets and one.about.name in {"token", "string", "anyURI"}:
                base = f"as the pattern {facets[0]} has it"
            kinds.append(" ".join([base, *limits]))
        elif one.kind in {CHOICE, GROUP, ONE_OR_MORE, LIST}:
            in_list = in_list or one.kind == LIST
            stack.extend(reversed(one.parts))
    return sorted(dict.fromkeys(values)), kinds, in_list


def _held(content: Pattern) -> Iterable[str]:
    """Yield the tags of the elements in a content, wherever they stand in it."""
    stack, seen = [content], {content.number}
    while stack:
        one = stack.pop()
        if one.kind == ELEMENT:
            yield from (name.tag for name in names_in(one.about[0]))
            continue
        for part in one.parts:
            if part.number not in seen:
                seen.add(part.number)
                stack.append(part)


def _is_string(state: Pattern) -> bool:
    return bool(_values(state)[0] or _values(state)[1]) and not any(True for _ in _held(state))


def _several(words: list[str], *, more: int = 0) -> str:
    if more > 0:
        return f"{', '.join(words)} or {more} more"
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _local(element: etree._Element | None) -> str:
    """Return the name of *element* as its document writes it, one of TEI without a prefix."""
    if element is None:
        return ""
    name = etree.QName(element).localname
    return f"{element.prefix}:{name}" if element.prefix and local_name(element.tag) != name else name


def _spelled(element: etree._Element, attribute: str) -> str:
    """Return the name of an attribute of *element* as its document writes it."""
    written = plain_attribute(attribute)
    namespace, _, name = written.rpartition("}")
    prefix = next((one for one, uri in element.nsmap.items() if one and uri == namespace[1:]), None) if namespace else None
    return f"{prefix}:{name}" if prefix else written
