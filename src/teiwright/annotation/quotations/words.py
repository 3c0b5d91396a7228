"""Words that a text speaks of, told from words that it holds at a distance by how often and where it does.

TEI: COHQQ (soCalled, mentioned)
"""

import re
from typing import Final

from ...languages import LanguageRules
from .kinds import Context

_WORD: Final = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_MARKS: Final = "\"'_\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a .,;"
#: A letter, a sign, an ending: "a", "[1]", "-ing".
_SIGN: Final = re.compile(r"[^\W\d_]|[\W\d]\S*|\S*[^\w\s'\u2019.-]\S*")
_FEWEST: Final = 3  # quotations that speak of words, in a text that is about words
_SHARE: Final = 10  # and at least one in so many of those that are not speech
_HELD: Final = ("soCalled", "medium"), ("soCalled", "low")

Kind = tuple[str, str]


def tell_words(contexts: list[Context], kinds: list[Kind], rules: LanguageRules | None) -> list[Kind]:
    """Return *kinds* with ``mentioned`` for words that the text speaks of: examples, signs, and what it speaks of elsewhere.

    A text that is about words speaks of those, too, that stand in a sentence as
    nouns without an article: "whether “fun” occurs".
    """
    if rules is None:
        return kinds
    examples = rules.listed("quotes", "exemplifying")
    spoken_of = {_key(context) for context, kind in zip(contexts, kinds, strict=True) if kind == ("mentioned", "high")}
    words = sum(1 for gi, _ in kinds if gi == "mentioned")
    about_words = words >= _FEWEST and words * _SHARE >= sum(1 for kind in kinds if kind in _HELD)
    settled = list(kinds)
    for index, (context, kind) in enumerate(zip(contexts, kinds, strict=True)):
        if kind not in _HELD:
            continue
        bare = about_words and _is_bare(context, rules)
        sign = about_words and _SIGN.fullmatch(context.inside.strip(_MARKS)) is not None
        example = bool(examples) and " ".join(context.before.lower().rstrip(" (,:").split()).endswith(examples)
        if bare or sign or example or _key(context) in spoken_of:
            settled[index] = "mentioned", "medium"
    return settled


def _key(context: Context) -> str:
    return context.inside.strip(_MARKS).lower()


def _is_bare(context: Context, rules: LanguageRules) -> bool:
    """Return whether the words stand as a noun without an article or the like: after another word of grammar, and before one or a sign."""
    function = rules.words("words", "function")
    before = _WORD.findall(context.before[-40:])
    last = before[-1].lower() if before else ""
    if last not in function or last in rules.words("names", "determiners") or last in rules.words("quotes", "passive"):
        return False
    after = context.after.lstrip()
    following = _WORD.match(after)
    return following is None or following[0].lower() in function
