"""Letters within a division, as texts within the text, in a quotation where they are quoted.

A letter that opens and closes shows where it begins and ends. One that only
its signature shows begins where there is evidence for it: with the first of
the paragraphs that quotation marks open, or that are set in; after a row of
marks; after a paragraph that ends in a colon, if it is the only one below it,
is quoted or closes with a formula. Without any it is the paragraph before the
signature, for a letter that swallows a narrative is worse than one that begins
too late. Verse with a name below it is no letter.

TEI: DSFLT (floatingText), COHQQ (quote)
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ..languages import LanguageRules
from .closers import POSTSCRIPT, is_formula
from .letters import TEXT, after_closer, as_paragraph, closes, is_postscript, letter_of
from .parts import Part, around
from .walk import Item

_OPENERS: Final = frozenset({"dateline", "salute"})
_MARKS: Final = "\"'\u201c\u201d\u2018\u2019\u201e\u201a\u00ab\u00bb"
_ANNOUNCES: Final = (":", ":--", ":\u2014", ":_", ":\u2014_")
_ADDRESSES: Final = (":", ":--", ":\u2014", ",", ",--", ",\u2014")
_LONGEST_ADDRESS: Final = 24  # characters
_RUN_IN: Final = re.compile(r"_[^_\n]{2,80}_\.?(?:--|\u2014|\u2013)|_[^_\n]{2,80}\._?(?:--|\u2014|\u2013)")
_MOST_BEFORE: Final = 12  # parts of a letter that a colon announces
_NO_TEXT: Final = frozenset({"note", "figure", "fw"})
_INSIDE: Final = TEXT | _NO_TEXT  # what may stand between the opener and the closer of a letter
_MOST_UNCLOSED: Final = 12  # parts of a letter that nothing closes


class _Words(NamedTuple):
    """The characters of the whole text, and what is known of its language."""

    content: str
    rules: LanguageRules | None


def letters_within(items: Sequence[Item], content: str, rules: LanguageRules | None) -> list[Item]:
    """Return *items* with the parts of each letter that stands within a division as one.

    What opens or closes a division as a whole stays as it is.
    """
    words = _Words(content, rules)
    found: list[Item] = []
    run: list[Item] = []
    for index, item in enumerate(items):
        before = items[index - 1].part.gi if index else ""
        if item.heading is not None or (item.part.gi == "milestone" and before == "signed"):
            found += _put_together(run, words)
            run = []
            found.append(item)
        else:
            run.append(item)
    return [*found, *_put_together(run, words)]


def _put_together(run: Sequence[Item], words: _Words) -> list[Item]:
    """Return the items between two headings with the letters among them."""
    parts = [item.part for item in run]
    if not any(part.gi in {"signed", *_OPENERS} for part in parts) or _is_letter(parts):
        return list(run)
    opening, closing = _around(parts)
    if opening < closing:  # the division is a letter, in which there are others
        return [*run[:opening], *_embedded(run[opening:closing], words), *run[closing:]]
    return _embedded(run, words)


def _around(parts: Sequence[Part]) -> tuple[int, int]:
    """Return where the text of a letter begins and ends that all of *parts* is, with other letters in it; two numbers alike where it is none."""
    opening = 0
    while opening < len(parts) and parts[opening].gi in _OPENERS:
        opening += 1
    closers = [index for index in range(opening, len(parts)) if closes(parts, index) and not closes(parts, index - 1)] if opening else []
    inner = next((index for index in range(opening, len(parts)) if parts[index].gi in _OPENERS), len(parts))
    if len(closers) < 2 or inner > closers[0] or not is_postscript(parts[after_closer(parts, closers[-1]) :]):
        return 0, 0
    return opening, closers[-1]


def _embedded(run: Sequence[Item], words: _Words) -> list[Item]:
    """Return the items with the parts of each letter as one, but for what closes all of them."""
    parts = [item.part for item in run]
    content = words.content
    found: list[Item] = []
    index = 0
    while index < len(parts):
        begin = len(found)
        if closes(parts, index):
            end = _after_postscript(parts, after_closer(parts, index), content)
            begin = _beginning(found, parts, index, end, words)
        elif parts[index].gi in _OPENERS:
            end = _end(parts, index, content)
        else:
            found.append(run[index])
            index += 1
            continue
        held = [*(item.part for item in found[begin:]), *parts[index:end]]
        if begin < 0:
            found += run[index:end]  # it closes the division
        elif _is_made_of_words(held, words):
            found[begin:] = [Item(_letter(held), (found[begin] if begin < len(found) else run[index]).gap)]
        else:
            found += [Item(as_paragraph(item.part), item.gap) for item in run[index:end]]
        index = end
    return found


def _is_made_of_words(held: Sequence[Part], words: _Words) -> bool:
    """Return whether *held* has text that may be a letter; verse may where something opens it, or a formula closes it."""
    closing = next((at for at in range(len(held)) if closes(held, at)), len(held))
    text = [part for part in held[:closing] if part.gi in TEXT]
    if held[0].gi in _OPENERS or any(part.gi != "lg" for part in text):
        return bool(text)
    in_lines = bool(text) and words.content[text[-1].end - 1] == ","  # a formula printed line by line
    return bool(text) and closing < len(held) and (in_lines or _has_formula(held[closing], words))


def _has_formula(part: Part, words: _Words) -> bool:
    """Return whether a signature begins with a formula."""
    return is_formula(words.content[part.start : part.end].split("\n", 1)[0].lstrip(_MARKS + "_"), words.rules)


def _is_letter(parts: Sequence[Part]) -> bool:
    """Return whether all of a division is one letter, or what it is closes with its only signature."""
    opening = 0
    while opening < len(parts) and parts[opening].gi in _OPENERS:
        opening += 1
    closing = next((index for index in range(opening, len(parts)) if closes(parts, index)), len(parts))
    after = after_closer(parts, closing)
    others = any(part.gi in {"signed", *_OPENERS} for part in (*parts[opening:closing], *parts[after:]))
    return opening > 0 and not others and is_postscript(parts[after:])


def _after_postscript(parts: Sequence[Part], index: int, content: str) -> int:
    after = index
    while after < len(parts) and parts[after].gi == "p" and POSTSCRIPT.match(content, parts[after].start):
        after += 1
    return after + 1 if index < after < len(parts) and parts[after].gi == "signed" else after


def _end(parts: Sequence[Part], start: int, content: str) -> int:
    """Return where the letter ends that opens at *start*: after what closes it, else before the next one, or with its quotation."""
    index = start
    while index < len(parts) and parts[index].gi in _OPENERS:
        index += 1
    first = index
    while index < len(parts):
        if closes(parts, index):
            return _after_postscript(parts, after_closer(parts, index), content)
        if parts[index].gi not in _INSIDE:
            return index
        index += 1
    if first < len(parts) and _is_quoted(parts[first], content):
        while first + 1 < len(parts) and _goes_on(parts[first], parts[first + 1], content):
            first += 1
        return first + 1
    return len(parts) if len(parts) - first <= _MOST_UNCLOSED else min(first + 1, len(parts))


def _beginning(found: Sequence[Item], parts: Sequence[Part], index: int, end: int, words: _Words) -> int:
    """Return where in *found* the letter begins that closes with ``parts[index]`` and has no opener; -1 where it is the division that closes."""
    content = words.content
    quoted = len(found)
    if quoted and _goes_on(found[-1].part, parts[index], content):
        quoted -= 1
        while quoted and _goes_on(found[quoted - 1].part, found[quoted].part, content):
            quoted -= 1
        return quoted
    if all(parts[after].gi in _NO_TEXT | {"milestone"} for after in range(end, len(parts))):
        return -1
    edge = len(found)
    announced = None
    while edge and found[edge - 1].part.gi in _INSIDE - {"floatingText"}:
        if announced is None and len(found) - edge < _MOST_BEFORE:
            part = found[edge - 1].part
            if _opens(part, content) or (edge < len(found) and _announces(part, content) and _is_announced(found[edge:], parts[index], words)):
                announced = edge - 1 if _opens(part, content) else edge
        edge -= 1
    if edge and found[edge - 1].part.gi == "milestone" and parts[end].gi == "milestone":
        return edge
    if announced is not None:
        return announced
    return max(len(found) - 1, edge)


def _opens(part: Part, content: str) -> bool:
    """Return whether a paragraph shows that something begins with it: by a title run in, or as a line that addresses somebody."""
    if part.gi != "p":
        return False
    addresses = part.end - part.start <= _LONGEST_ADDRESS and content.endswith(_ADDRESSES, part.start, part.end)
    return addresses or _RUN_IN.match(content, part.start, part.end) is not None


def _is_announced(held: Sequence[Item], closer: Part, words: _Words) -> bool:
    """Return whether a colon may announce all that is *held* up to the *closer*: one part, or several quoted, set in or closed by a formula."""
    return len(held) == 1 or _has_formula(closer, words) or all(_is_quoted(item.part, words.content) for item in held)


def _announces(part: Part, content: str) -> bool:
    return part.gi == "p" and content.endswith(_ANNOUNCES, part.start, part.end)


def _is_quoted(part: Part, content: str) -> bool:
    return part.gi == "quote" or (part.gi in {"p", "lg", "salute"} and content[part.start] in _MARKS)


def _goes_on(part: Part, following: Part, content: str) -> bool:
    """Return whether a quotation goes on from one part to the next: both are set in, or marks open it and do not close it before."""
    if part.gi == "quote":
        return following.gi in {"quote", "signed"}
    open_still = _is_quoted(part, content) and content[part.end - 1] not in _MARKS
    return open_still and (following.gi in {"signed", "dateline"} or _is_quoted(following, content))


def _letter(parts: Sequence[Part]) -> Part:
    """Return the letter, in a quotation where all its text is set in as one; marks around it are those of whoever looks for quoted words."""
    text = [part for part in parts if part.gi in TEXT]
    if not text or any(part.gi != "quote" for part in text):
        return letter_of(parts)
    return around("quote", [letter_of([bare for part in parts for bare in (part.parts if part.gi == "quote" else (part,))])])
