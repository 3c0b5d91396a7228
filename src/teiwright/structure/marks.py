"""The marks of notes: how they look in running text, and at the beginning of the note.

TEI: COXR (ref), CONO (note, @n)
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_STARS: Final = r"\*{1,4}|[\u2020\u2021]{1,3}"
_RARE: Final = r"[\u00a7\u2016\u00b6]{1,3}"
_SIGNS: Final = rf"{_STARS}|{_RARE}"
_RAISED: Final = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_LOWERED: Final = str.maketrans(_RAISED, "0123456789")
_SQUARE: Final = rf"\[(?:FN ?\#? ?|Footnote |Note )?(?P<square>\d{{1,4}}[a-z]?|[A-Za-z]|[ivxlc]{{2,6}}|\+|{_SIGNS})\]"
_ROUND: Final = rf"\((?P<round>\d{{1,3}}|[a-z]|{_SIGNS})\)"
_BRACE: Final = r"\{(?P<brace>\d{1,4})\}"
_UP: Final = rf"(?P<up>[{_RAISED}]{{1,3}}|\^\d{{1,3}}|\^\{{\d{{1,3}}\}})"

#: At the beginning of a note.
_BEGINS: Final = re.compile(
    rf"{_SQUARE}|{_ROUND}(?=\s)|{_BRACE}|{_UP}|(?P<star>{_SIGNS})(?:\)(?=\s)|(?! *[*\n])(?=[ A-Z\"\u201c\u201e\u00ab_]))"
    r"|(?P<half>\d{1,3})\)(?=\s)|(?P<dotted>\d{1,3})\.(?=\s)"
)
_WORD: Final = r"[^\W\d_]|[.,;:!?\"'\u201d\u2019\u00bb_]"  # what a mark stands right after
#: One character of every mark, the last of those that end in a parenthesis that none opens.
_CANDIDATES: Final = f"[({{*\u2020\u2021\u00a7\u2016\u00b6^{_RAISED})"
_IN_TEXT: Final = re.compile(
    rf"(?<=[^\s\[]){_SQUARE}(?!\w)"
    r"|(?<=[ \n])\[(?P<apart>\d{1,4}|[A-Z])\](?=\W)"
    rf"|(?<={_WORD}){_ROUND}|(?<=[^\W\d_] )\((?P<spaced>\d{{1,3}}|\*{{1,3}})\)(?=[.,;:!?\u00bb\u201d])"
    rf"|(?<=\S){_BRACE}"
    rf"|(?<={_WORD}){_UP}"
    rf"|(?<=[\w.,;:!?\"'\u201d\u2019\u00bb_])(?P<star>{_STARS})(?=[\s.,;:!?\"\u201d\u00bb-]|$)|(?<=[\w.,;:!?])(?P<rare>{_RARE})(?=[\s.,;:!?\"]|$)"
)
_HALF: Final = re.compile(r"[^\W\d_.,;:!? ] ?(?P<half>\*{1,4}|\d{1,2})\)$")
_LONGEST_HALF: Final = 7
_LONGEST_EMPHASIS: Final = 200
_FORMS: Final = {
    "square": "[", "apart": "[", "round": "(", "spaced": "(", "brace": "{", "up": "^", "star": "*", "rare": "*", "half": ")", "dotted": ".",
}  # fmt: skip
_ROMANS: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
#: What comes after a sign, by one custom or the other.
_AFTER: Final = {
    "*": ("**", "\u2020"), "**": ("***", "\u2020"), "***": ("****",), "\u2020": ("\u2021", "\u2020\u2020"), "\u2021": ("\u00a7", "\u2021\u2021"),
    "\u00a7": ("\u2016", "\u00a7\u00a7"), "\u2016": ("\u00b6",), "\u2020\u2020": ("\u2020\u2020\u2020", "\u2021\u2021"),
}  # fmt: skip


class Mark(NamedTuple):
    """The mark of a note: how it is written, and the number, letter or sign that it is."""

    form: str
    n: str

    @property
    def sign(self) -> str:
        """Return the mark as it is told from others."""
        return self.form + self.n

    @property
    def is_weak(self) -> bool:
        """Whether it may be something else at the beginning of a block: an item of a list."""
        return self.form in {"*", "(", ")"}

    @property
    def is_first(self) -> bool:
        """Whether notes begin with it to count."""
        return self.n in {"1", "a", "A", "i", "*"}


def mark_at(content: str, start: int, end: int) -> Mark | None:
    """Return the mark of a note with which the characters from *start* on begin, or None.

    >>> [mark_at(words, 0, len(words)) for words in ("[3] Of 1801.", "(a) So he.", "\u00b2 Or not.", "He")]
    [Mark(form='[', n='3'), Mark(form='(', n='a'), Mark(form='^', n='2'), None]
    """
    match = _BEGINS.match(content, start, end)
    return _mark(match) if match else None


def marks_between(content: str, start: int, end: int) -> Iterator[tuple[Mark, int, int]]:
    """Yield the marks of notes in running text, and where each stands.

    >>> [(mark.n, start, end) for mark, start, end in marks_between("So he said.[3] It was* late(a).", 0, 31)]
    [('3', 11, 14), ('*', 21, 22), ('a', 27, 30)]
    """
    after = start
    places = _candidates(content)
    for at in places[bisect_left(places, start) : bisect_left(places, end)]:
        if at < after:
            continue
        candidate = content[at]
        if candidate == ")":
            match = _HALF.search(content[max(after, at - _LONGEST_HALF) : at + 1])
            begins, ends = (at - len(match["half"]), at + 1) if match else (at, at)
        else:
            match = _IN_TEXT.match(content, at, end)
            begins, ends = at, match.end() if match else at
        if match is not None and not (candidate == "*" and _ends_emphasis(content, at)):
            yield _mark(match), begins, ends
            after = ends


@lru_cache(maxsize=1)  # block after block asks, and then the text as a whole
def _candidates(content: str) -> list[int]:
    """Return where a mark may stand; a plain search for one sign after the other is far faster than any pattern."""
    return sorted(at for sign in _CANDIDATES for at in _places(content, sign))


def _places(content: str, sign: str) -> Iterator[int]:
    """Yield where *sign* stands."""
    at = content.find(sign)
    while at >= 0:
        yield at
        at = content.find(sign, at + 1)


def _ends_emphasis(content: str, at: int) -> bool:
    """Return whether the star at *at* ends words in *stars*."""
    opening = content.rfind("*", max(0, at - _LONGEST_EMPHASIS), at)
    return (
        opening >= 0 and not content[opening + 1].isspace() and (opening == 0 or not (content[opening - 1].isalnum() or content[opening - 1] in ".,"))
    )


def goes_before(n: str, following: str) -> bool:
    """Return whether *following* is what comes after *n* when notes are counted.

    >>> goes_before("9", "10"), goes_before("a", "b"), goes_before("*", "**"), goes_before("1", "3")
    (True, True, True, False)
    """
    if n.isdecimal() and following.isdecimal():
        return int(following) == int(n) + 1
    if len(n) == len(following) == 1 and n.isalpha() and following.isalpha():
        return ord(following) == ord(n) + 1 or (n.lower(), following.lower()) == ("i", "k")
    if n in _ROMANS and following in _ROMANS:
        return _ROMANS.index(following) == _ROMANS.index(n) + 1
    return following in _AFTER.get(n, ())


def _mark(match: re.Match[str]) -> Mark:
    name, said = next((name, said) for name, said in match.groupdict().items() if said is not None)
    form = _FORMS[name]
    if form == "^":
        said = said.translate(_LOWERED).strip("^{}")
    return Mark("*" if said[0] == "*" and form == ")" else form, said)
