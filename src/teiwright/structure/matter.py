"""Front and back matter: which of the divisions of a text stand before its body, and which after it.

TEI: DSFRONT (front matter), DSBACK (back matter)
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from ..languages import LanguageRules
from .parts import Part
from .words import matter_of, plain_beginning

#: Types of divisions that stand before the body.
FRONT: Final = frozenset(
    "preface introduction abstract dedication acknowledgments contents abbreviations cast errata advertisement transcriber epigraph".split()
)
#: Types that do so only where a numbered division follows: without one they may be what the text itself begins with.
_INTRODUCING: Final = frozenset({"introduction"})
#: Types of divisions that stand after the body.
BACK: Final = frozenset(
    "appendix notes index glossary abbreviations bibliography errata advertisement transcriber colophon afterword acknowledgments contents".split()
)
#: Those of them that belong to the book, never to the last of its parts.
_OF_THE_BOOK: Final = frozenset({"index", "glossary", "bibliography", "transcriber", "advertisement", "colophon"})
_LISTS: Final = frozenset({"list", "table"})
_APART: Final = frozenset({"head", "milestone", "pb", "fw", "figure", "note"})
_SMALL: Final = 1_500  # characters of what may stand between divisions of the front matter without a heading that tells


_MOST_PARTS: Final = 60  # of a text; front matter ends before


class Matter(NamedTuple):
    """The divisions of a text, and what stands between them, in order."""

    front: list[Part]
    body: list[Part]
    back: list[Part]


def part_matter(parts: Sequence[Part], content: str, rules: LanguageRules | None) -> Matter:
    """Return the divisions parted into front matter, body and back matter, with the types that their headings tell.

    The body keeps one division at least.
    """
    typed = _dedicated([_typed(part, content, rules) for part in parts], content, rules)
    if len(typed) == 1 and all(one.gi != "div" for one in typed[0].parts):
        return Matter([], typed, [])
    typed = _lifted(_freed(typed))
    first = _front(typed)
    last = _back(typed, first)
    return Matter(typed[:first], typed[first:last], typed[last:])


def _typed(part: Part, content: str, rules: LanguageRules | None) -> Part:
    """Return a division, and those in it, with its type where its heading tells one; there are few levels, so they are reached by recursion."""
    if part.gi != "div":
        return part
    inner = tuple(_typed(one, content, rules) for one in part.parts)
    names = {name for name, _ in part.attributes}
    kind = "" if names & {"type", "n"} else next((kind for one in inner if one.gi == "head" if (kind := _said(one, content, rules))), "")
    return part._replace(parts=inner, attributes=(("type", kind), *part.attributes) if kind else part.attributes)


def _dedicated(parts: list[Part], content: str, rules: LanguageRules | None) -> list[Part]:
    """Return *parts*; before the text those letters are dedications whose headings begin with the word that opens one."""
    words = rules.words("structure", "dedications") if rules else frozenset()
    for index, part in enumerate(parts):
        if part.gi != "div" or _is_numbered(part) or (part.attributes and _type(part) not in FRONT):
            if part.gi == "div":
                break
            continue
        if not part.attributes and _is_letter(part) and plain_beginning(content[part.start : part.parts[0].end]).split()[0] in words:
            parts[index] = part._replace(attributes=(("type", "dedication"),))
    return parts


def _is_letter(part: Part) -> bool:
    """Return whether a division has a heading, addresses somebody and is signed."""
    gis = {one.gi for one in part.parts}
    return part.parts[0].gi == "head" and bool(gis & {"opener", "salute"}) and bool(gis & {"closer", "signed"})


def _said(head: Part, content: str, rules: LanguageRules | None) -> str:
    return matter_of(content[head.start : head.end], rules)


def _type(part: Part) -> str:
    return next((value for name, value in part.attributes if name == "type"), "")


def _is_numbered(part: Part) -> bool:
    """Return whether the part is a numbered division, or holds one."""
    return part.gi == "div" and (any(name == "n" for name, _ in part.attributes) or any(_is_numbered(one) for one in part.parts))


def _front(parts: Sequence[Part]) -> int:
    """Return how many parts are front matter: up to the last division whose type says so, before the first that is of the text itself."""
    numbered = any(_is_numbered(part) for part in parts)
    ends = [0]
    for index, part in enumerate(parts):
        if part.gi != "div":
            continue
        kind = _type(part)
        if _is_numbered(part):
            break
        goes_along = ends[-1] > 0 and not kind and _holds_lists_alone(part)
        if goes_along or (kind in FRONT and (numbered or kind not in _INTRODUCING)):
            ends.append(index + 1)
        elif kind not in FRONT and (kind or part.end - part.start > _SMALL):
            break
    text = max((index for index, part in enumerate(parts) if part.gi == "div" and _type(part) not in BACK - FRONT), default=-1)
    while ends[-1] > max(text, 0):
        ends.pop()
    return ends[-1]


def _holds_lists_alone(part: Part) -> bool:
    """Return whether nothing but a list or table stands below the heading, as what the front matter says of plates or prices."""
    held = [one.gi for one in part.parts if one.gi not in _APART]
    return bool(held) and all(gi in _LISTS for gi in held)


def _back(parts: Sequence[Part], first: int) -> int:
    """Return the index at which the back matter begins; one division at least stands before it."""
    last = len(parts)
    kept = next((index for index in range(first, len(parts)) if parts[index].gi == "div"), len(parts))
    for index in range(len(parts) - 1, kept, -1):
        if parts[index].gi == "div":
            if _type(parts[index]) not in BACK:
                break
            last = index
    return last


def _freed(parts: list[Part]) -> list[Part]:
    """Return *parts* with front matter, and the text after it, out of the divisions that stand before it.

    A heading far from what follows, a title or a list of contents, looks as
    though it held all of that.
    """
    for done in range(_MOST_PARTS):
        if done >= len(parts) or any(name == "n" for name, _ in parts[done].attributes):
            break
        part = parts[done]
        if part.gi != "div":
            continue
        split = _split(part, any(_is_numbered(other) for other in parts[done + 1 :]))
        if split is not None:
            parts = [*parts[:done], *split, *parts[done + 1 :]]
        elif _type(part) not in FRONT and part.end - part.start > _SMALL:
            break
    return parts


def _split(part: Part, numbered_follows: bool) -> list[Part] | None:  # noqa: FBT001
    """Return a division without what does not belong into it, and this, up to its end; None where all of it belongs there."""
    kind = _type(part)
    last_number = max((index for index, one in enumerate(part.parts) if _is_numbered(one)), default=-1)
    for index, one in enumerate(part.parts):
        if one.gi != "div":
            continue
        if kind not in FRONT and one.start - part.start > _SMALL:
            return None
        numbered = numbered_follows or last_number > index
        if _is_foreign(one, kind, part.start, numbered):
            return _cut(part, index, frozenset({"head"}))
        if kind in FRONT and _is_numbered(one):
            return None if numbered_follows else _cut(part, index, frozenset({"head", "div"}))
        if any(name == "n" for name, _ in one.attributes):
            return None
        inner = _split(one, numbered)
        if inner is not None and (kind in FRONT or inner[0].end - part.start <= _SMALL):
            return [part._replace(parts=(*part.parts[:index], inner[0]), end=inner[0].end), *inner[1:], *part.parts[index + 1 :]]
    return None


def _cut(part: Part, index: int, no_words: frozenset[str]) -> list[Part] | None:
    """Return a division up to its part *index*, and what follows in it; None where nothing would be left in it but *no_words*."""
    own = part.parts[:index]
    return [part._replace(parts=own, end=own[-1].end), *part.parts[index:]] if any(one.gi not in no_words for one in own) else None


def _is_foreign(inner: Part, kind: str, start: int, is_before_numbered: bool) -> bool:  # noqa: FBT001
    """Return whether *inner* is front matter of its own within a division of *kind* that begins at *start*."""
    own = _type(inner)
    if own not in FRONT or own == kind:
        return False
    return kind in FRONT or (inner.start - start <= _SMALL and (is_before_numbered or own not in _INTRODUCING))


def _lifted(parts: list[Part]) -> list[Part]:
    """Return *parts* with what belongs to the book taken out of the end of the last division; of one that is the whole book all back matter is."""
    own = [part for part in parts if part.gi == "div" and _type(part) not in FRONT]
    whole = len(own) == 1 and not own[0].attributes
    if not parts or parts[-1].gi != "div":
        return parts
    holder = parts[-1]
    inner = holder.parts
    last = len(inner)
    while last > 1 and inner[last - 2].gi == inner[last - 1].gi == "div" and _type(inner[last - 1]) in (BACK if whole else _OF_THE_BOOK):
        last -= 1
    return [*parts[:-1], holder._replace(parts=inner[:last], end=inner[last - 1].end), *inner[last:]] if last else parts
