"""Sources named right after a quotation: in brackets, or after a dash at the end of the paragraph.

TEI: COHQQ (cit), COBITY (bibl)
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ...languages import LanguageRules
from ...model import Annotation, Span
from .kinds import Context
from .marks import Quoted

_BRACKETED: Final = re.compile(r"\s{0,2}(?P<source>\((?P<round>[^()\[\]]{3,90})\)|\[(?P<square>[^()\[\]]{3,90})\])")
_DASHED: Final = re.compile(r"\s{0,2}(?P<source>(?:--+|[\u2014\u2013])\s?(?P<words>\S[^()\[\]]{2,89}?))\s*")
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_ITALICS: Final = re.compile(r"_[^\W\d_a-z\u00df-\u00ff][^_]+_[.,]?")
_WORD: Final = re.compile(r"[^\W\d_]+")
#: What is at more than one number deep in a work, or at a small Roman one: "Odyssey, xi. 25", "Hamlet, III. ii".
_PLACE_IN_WORK: Final = re.compile(
    r"_?(?:[1-4I]{1,3} )?[^\W\d_a-z\u00df-\u00ff][^\W\d_]+[^\d\n:;]{0,50}?[,.]?_?[,.]? "
    r"(?:[ivxlc]+|(?:[ivxlcIVXLC]+|\d{1,3})(?:[.:,]\s?(?:[ivxlc]+|\d{1,4}))+)\.?"
)


class CitationRules:
    """Tells sources by the words of one language."""

    def __init__(self, rules: LanguageRules) -> None:
        self.citing = rules.words("quotes", "citing")
        self.scriptures = rules.words("quotes", "scriptures")
        self.months = {name.rstrip(".") for name in rules.table("dates", "months")}

    def source(self, context: Context) -> tuple[int, int] | None:
        """Return where in ``context.after`` the source of the quotation stands, or None.

        >>> from ...languages import language_rules
        >>> after = " (Matt. v. 3), and left."
        >>> CitationRules(language_rules("en")).source(Context("", '"Blessed are the poor"', after, False, False))
        (1, 13)
        """
        bracketed = _BRACKETED.match(context.after)
        if bracketed is not None:
            words = bracketed["round"] or bracketed["square"]
            return bracketed.span("source") if self.is_source(words) else None
        dashed = _DASHED.fullmatch(context.after)
        if dashed is None or not (_ITALICS.fullmatch(dashed["words"]) or self.is_source(dashed["words"])):
            return None
        return dashed.span("source")

    def is_source(self, words: str) -> bool:
        """Return whether *words* name a place in a work: a page or a chapter, a verse of scripture, numbers after a title."""
        found = [word.lower() for word in _WORD.findall(words)]
        if _BLANK_LINE.search(words) or not found or any(word.capitalize() in self.months for word in found):
            return False
        numbered = any(character.isdigit() for character in words) or any(not word.strip("ivxlc") for word in found)
        if numbered and (found[0] in self.citing or self.citing.intersection(found[1:]) & _capitalised_before(words, self.citing)):
            return True
        if numbered and found[0] in self.scriptures and words[:1].isupper():
            return True
        return _PLACE_IN_WORK.fullmatch(words.strip()) is not None


@cache
def _citation_rules(rules: LanguageRules) -> CitationRules:
    """Return what tells sources in the language of *rules*."""
    return CitationRules(rules)


def _capitalised_before(words: str, citing: frozenset[str]) -> set[str]:
    """Return those of the *citing* words that a title goes before: "p" in "Smith, p. 3"."""
    title = words[:1].isupper() or words[:2].lstrip("_")[:1].isupper()
    return {word.lower() for word in _WORD.findall(words) if title and word.lower() in citing}


def find_citations(quoted: Sequence[Quoted], contexts: Sequence[Context], rules: LanguageRules | None) -> dict[int, Span]:
    """Return where the source of a quotation stands that is named right after it: number of the quotation -> its source."""
    if rules is None or not rules.words("quotes", "citing"):
        return {}
    citing = _citation_rules(rules)
    found = {}
    for number, (one, context) in enumerate(zip(quoted, contexts, strict=True)):
        if one.marked and one.closed and (source := citing.source(context)):
            found[number] = Span(one.end + source[0], one.end + source[1])
    return found


def cited(quoted: Sequence[Quoted], citations: dict[int, Span]) -> list[Annotation]:
    """Return each citation as a ``cit`` around a quotation and its ``bibl``."""
    certain = (("cert", "high"),)
    around = [Annotation(Span(quoted[number].start, source.end), "cit", certain) for number, source in citations.items()]
    return around + [Annotation(source, "bibl", certain) for source in citations.values()]
