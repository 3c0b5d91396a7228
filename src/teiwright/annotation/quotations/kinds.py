"""Of what kind a quotation is: speech, a quoted passage, words at a distance, words spoken of.

TEI: COHQU (quotation), COHQQ (soCalled, mentioned)
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from ...languages import LanguageRules
from ..abbreviations import abbreviated_titles
from .marks import Quoted

_WORD: Final = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_SENTENCE_END: Final = re.compile(r"(?P<word>\b[^\W\d_]+)?(?P<mark>[.!?])(?=\s|$)")
_ENDS_SENTENCE: Final = re.compile(r"[.!?\u2026\u2014-][\"'\u2018\u2019\u201c\u201d\u00ab\u00bb]*$")
_MOST_WORDS_HELD: Final = 6
_LEAST_WORDS_QUOTED: Final = 3
_MOST_NESTED: Final = 100  # quotations within one, of which the outer one is asked for
_REACH: Final = 7  # words of context on either side


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a quotation in its paragraph, up to the quotations beside it.

    *before* and *after* are characters; *opens* and *closes* tell whether
    nothing stands between it and the paragraph's edge, *nested* whether it
    stands within another.
    """

    before: str
    inside: str
    after: str
    opens: bool
    closes: bool
    nested: bool = False

    def words_before(self, abbreviations: Collection[str] = ()) -> list[str]:
        """The last words before it, the nearest last, of its own sentence only; *abbreviations* end none."""
        return _WORD.findall(self.before, max((end for end in sentence_ends(self.before, abbreviations) if end < len(self.before)), default=0))[
            -_REACH:
        ]

    def words_after(self, abbreviations: Collection[str] = ()) -> list[str]:
        """The first words after it, of the same sentence only."""
        return _WORD.findall(self.after, 0, next(sentence_ends(self.after, abbreviations), len(self.after)))[:_REACH]

    @property
    def words_inside(self) -> list[str]:
        """The words of the quotation."""
        return _WORD.findall(self.inside)


def sentence_ends(content: str, abbreviations: Collection[str] = ()) -> Iterator[int]:
    """Yield where sentences end in *content*: not after initials and *abbreviations*.

    >>> list(sentence_ends("So Mr. J. Brown left. Then", {"Mr"}))
    [21]
    """
    for match in _SENTENCE_END.finditer(content):
        word = match["word"] or ""
        if not (match["mark"] == "." and (word in abbreviations or (len(word) == 1 and word.isupper() and word != "I"))):
            yield match.end()


def context_of(content: str, quoted: list[Quoted], index: int, paragraphs: list[tuple[int, int]]) -> Context:
    """Return the context of ``quoted[index]``, in which other quotations count as edges, and so does the one that holds it."""
    one = quoted[index]
    start, end = paragraphs[one.paragraph][0], next((end for _, end in paragraphs[one.paragraph :] if end >= one.end), len(content))
    outer = next((other for other in reversed(quoted[max(0, index - _MOST_NESTED) : index]) if one.depth > other.depth), None)
    first, last = (outer.start + 1, outer.end - 1) if outer else (start, end)
    before = max((other.end for other in quoted[max(0, index - 8) : index] if other.end <= one.start), default=first)
    after = min((other.start for other in quoted[index + 1 : index + 8] if other.start >= one.end), default=last)
    before, after = max(before, start, first), max(one.end, min(after, end, last))
    return Context(
        before=content[before : one.start],
        inside=content[one.start : one.end],
        after=content[one.end : after],
        opens=not content[start : one.start].strip(),
        closes=not content[one.end : end].strip(),
        nested=one.depth > 0,
    )


class KindRules:
    """Tells kinds by the words of one language; without a language by form alone."""

    def __init__(self, rules: LanguageRules | None) -> None:
        self.abbreviations = abbreviated_titles(rules)
        self.saying = rules.words("names", "saying") if rules else frozenset()
        self.distancing = rules.words("quotes", "distancing") if rules else frozenset()
        self.mentioning = rules.words("quotes", "mentioning") if rules else frozenset()
        self.defining = rules.words("quotes", "defining") if rules else frozenset()
        self.writing = rules.words("quotes", "writing") if rules else frozenset()
        self.attributing = rules.words("quotes", "attributing") if rules else frozenset()

    def kind(self, context: Context) -> tuple[str, str]:
        """Return the element for a quotation, and how sure it is.

        >>> from ...languages import language_rules
        >>> tell = KindRules(language_rules("en")).kind
        >>> tell(Context('These ', '"liberal"', " gentlemen left", False, False))
        ('soCalled', 'medium')
        >>> tell(Context('', '"Come in,"', " he said.", True, False))
        ('said', 'high')
        """
        before, after, inside = context.words_before(self.abbreviations), context.words_after(self.abbreviations), context.words_inside
        last = before[-1].lower() if before else ""
        held = len(inside) <= _MOST_WORDS_HELD and not self.is_sentence(context)
        if last in self.distancing:
            return "soCalled", "high"
        if held and last in self.mentioning:
            return "mentioned", "high"
        if held and any(word in self.defining for word in after[:3]) and len(before) <= 2:
            return "mentioned", "medium"
        if any(word in self.writing for word in before[-2:]) and not any(word in self.saying for word in before[-2:]):
            return "quote", "medium"
        if self.is_tagged(context):
            return "said", "high"
        if context.opens and (context.closes or self.is_sentence(context) or inside[:1] == [word.capitalize() for word in inside[:1]]):
            return ("said", "high") if self.is_sentence(context) else ("said", "medium")
        attributed = any(word in self.attributing for word in before)
        if held and not (attributed and len(inside) >= _LEAST_WORDS_QUOTED):
            return "soCalled", "medium" if len(inside) <= _LEAST_WORDS_QUOTED else "low"
        if attributed:
            return "quote", "medium"
        # Within a speech, words beside which nobody speaks are cited by the one who does.
        return ("said", "low") if self.is_sentence(context) and not context.nested else ("quote", "low")

    def is_sentence(self, context: Context) -> bool:
        """Return whether the words are a sentence of their own: begun with a capital and ended like one."""
        first = context.words_inside[:1]
        return bool(first and first[0][0].isupper() and _ENDS_SENTENCE.search(context.inside)) and not (
            context.inside.rstrip("\"'\u2019\u201d").endswith(".") and not context.opens and context.before.rstrip()[-1:] not in ",:;.!?\u2014-"
        )

    def is_tagged(self, context: Context) -> bool:
        """Return whether a verb of saying stands beside it: "said he" after it, or "he said," before it."""
        before, after = context.words_before(self.abbreviations), context.words_after(self.abbreviations)
        leads_in = context.before.rstrip()[-1:] in {",", ":"}
        asks = context.inside.rstrip("\"'\u2019\u201d\u00bb\u201c")[-1:] in {",", "!", "?", "\u2014", "-", "."}
        return (leads_in and any(word in self.saying for word in before[-5:])) or (asks and any(word in self.saying for word in after[:4]))
