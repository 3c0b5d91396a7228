"""Of what kind a quotation is: speech, a quoted passage, words at a distance, words spoken of.

TEI: COHQU (quotation), COHQQ (soCalled, mentioned)
"""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ..abbreviations import abbreviated_titles
from .marks import Quoted

_WORD: Final = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)")
_LAST_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+\Z")
_LONGEST_ABBREVIATION: Final = 40  # characters
_CLOSING: Final = "\"'_\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a "
_ENDS_SENTENCE: Final = frozenset(".!?\u2026\u2014\u2013-")
_ENDS_SPEECH: Final = _ENDS_SENTENCE | {",", ";"}
#: What the words before a quotation end in where it begins a sentence of its own, and where they lead to it.
_BEFORE_SENTENCE: Final = frozenset(".!?\u2026)]\u2014\u2013-*")
_LEADS_IN: Final = frozenset(",:")
_SIGNS_AFTER: Final = frozenset(",\u2014\u2013-")
#: Short lines that all begin with a capital.
_VERSE: Final = re.compile(r"(?:[^\w\n]*[^\W\d_a-z\u00df-\u00ff][^\n]{8,55}(?:\n|$)){3,}")
_SPACE: Final = re.compile(r"\s*")
_MOST_WORDS_HELD: Final = 6
_LEAST_WORDS_QUOTED: Final = 3
_MOST_NESTED: Final = 100  # quotations within one, of which the outer one is asked for
_REACH: Final = 7  # words of context on either side
_FAR: Final = 400  # characters in which they stand


class Context(NamedTuple):
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
        before = self.before[-_FAR:]
        begin = max((end for end in sentence_ends(before, abbreviations) if end < len(before)), default=0)
        return _WORD.findall(before, begin)[-_REACH:]

    def words_after(self, abbreviations: Collection[str] = ()) -> list[str]:
        """The first words after it, of the same sentence only."""
        after = self.after[:_FAR]
        return _WORD.findall(after, 0, next(sentence_ends(after, abbreviations), len(after)))[:_REACH]

    def words_inside(self) -> int:
        """How many words the quotation has, counted to one more than a quotation of few words has."""
        return sum(1 for _ in islice(_WORD.finditer(self.inside), _MOST_WORDS_HELD + 1))

    def is_capitalised(self) -> bool:
        """Whether its first word begins with a capital."""
        first = _WORD.search(self.inside)
        return first is not None and first[0][0].isupper()


def sentence_ends(content: str, abbreviations: Collection[str] = (), start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where sentences end in *content*, between *start* and *end*: not after initials and *abbreviations*.

    >>> list(sentence_ends("So Mr. J. Brown left. Then", {"Mr"}))
    [21]
    """
    for match in _SENTENCE_END.finditer(content, start, len(content) if end is None else end):
        place = match.start()
        if content[place] == "." and (last := _LAST_WORD.search(content, max(start, place - _LONGEST_ABBREVIATION), place)):
            word = last[0]
            if word in abbreviations or (len(word) == 1 and word.isupper() and word != "I"):
                continue
        yield place + 1


def context_of(content: str, quoted: list[Quoted], index: int, paragraphs: list[tuple[int, int]]) -> Context:
    """Return the context of ``quoted[index]``, in which other quotations count as edges, and so does the one that holds it."""
    one = quoted[index]
    start = paragraphs[one.paragraph][0]
    end = next((paragraphs[number][1] for number in range(one.paragraph, len(paragraphs)) if paragraphs[number][1] >= one.end), len(content))
    outer = next((other for other in reversed(quoted[max(0, index - _MOST_NESTED) : index]) if one.depth > other.depth), None) if one.depth else None
    first, last = (outer.start + 1, outer.end - 1) if outer else (start, end)
    before = max((other.end for other in quoted[max(0, index - 8) : index] if other.end <= one.start), default=first)
    after = min((other.start for other in quoted[index + 1 : index + 8] if other.start >= one.end), default=last)
    before, after = max(before, start, first), max(one.end, min(after, end, last))
    return Context(
        before=content[before : one.start],
        inside=content[one.start : one.end],
        after=content[one.end : after],
        opens=_SPACE.fullmatch(content, start, one.start) is not None,
        closes=_SPACE.fullmatch(content, one.end, end) is not None,
        nested=one.depth > 0,
    )


class KindRules:
    """Tells kinds by the words of one language; without a language by form alone."""

    def __init__(self, rules: LanguageRules | None) -> None:
        self.abbreviations = abbreviated_titles(rules)
        self.verbs = saying_verbs(rules)
        self.comma_after_marks = rules is not None and rules.says("quotes", "comma_after_marks")
        self.function = rules.words("words", "function") if rules else frozenset()
        self.distancing = rules.words("quotes", "distancing") if rules else frozenset()
        self.mentioning = rules.words("quotes", "mentioning") if rules else frozenset()
        self.defining = rules.words("quotes", "defining") if rules else frozenset()
        self.writing = rules.words("quotes", "writing") if rules else frozenset()
        self.writing_after = rules.words("quotes", "writing_after") if rules else frozenset()
        self.writings = rules.words("quotes", "writings") if rules else frozenset()
        self.attributing = rules.words("quotes", "attributing") if rules else frozenset()
        self.writing_in_two_words = rules.words("quotes", "writing_in_two_words") if rules else frozenset()
        self.nouns_have_capitals = rules is None or rules.says("structure", "nouns_have_capitals")

    def kind(self, context: Context) -> tuple[str, str]:
        """Return the element for a quotation, and how sure it is.

        >>> from ...languages import language_rules
        >>> tell = KindRules(language_rules("en")).kind
        >>> tell(Context('These ', '"liberal"', " gentlemen left", False, False))
        ('soCalled', 'medium')
        >>> tell(Context('', '"Come in,"', " he said.", True, False))
        ('said', 'high')
        """
        before, after, inside = self.lowered(context.words_before), self.lowered(context.words_after), context.words_inside()
        held = inside <= _MOST_WORDS_HELD and not self.is_sentence(context)
        leads_in = context.before.rstrip()[-1:] in _LEADS_IN
        if before[-1:] and before[-1] in self.distancing:
            return "soCalled", "high"
        if held and not leads_in and before[-1:] and before[-1] in self.mentioning:
            return "mentioned", "high"
        if held and any(word in self.defining for word in after[:3]) and len(before) <= 2:
            return "mentioned", "medium"
        if self.is_written(context, before, after):
            return "quote", "medium"
        if self.is_tagged(context, before, after):
            return "said", "high"
        if _VERSE.fullmatch(context.inside):
            return "quote", "medium"
        if context.opens and (context.closes or self.is_sentence(context) or context.is_capitalised()):
            return ("said", "high") if self.is_sentence(context) else ("said", "medium")
        if self.begins_anew(context) and not context.nested:
            return "said", "medium"
        attributed = not leads_in and any(word in self.attributing for word in before)
        if held and not attributed and self.is_title(context):
            return "soCalled", "low"  # held apart, but perhaps as a title alone
        if held and not (attributed and inside >= _LEAST_WORDS_QUOTED):
            return "soCalled", "medium" if inside <= _LEAST_WORDS_QUOTED else "low"
        if attributed:
            return "quote", "medium"
        # Within a speech, words beside which nobody speaks are cited by the one who does. Elsewhere a part of a sentence may be said or read.
        if context.nested:
            return "quote", "low"
        return ("said" if self.is_sentence(context) else "q"), "low"

    def lowered(self, words: Callable[[Collection[str]], list[str]]) -> list[str]:
        """Return the words that a method of the context finds, in lower case."""
        return [word.lower() for word in words(self.abbreviations)]

    def is_sentence(self, context: Context) -> bool:
        """Return whether the words are a sentence of their own: begun with a capital and ended like one."""
        words = context.inside.rstrip(_CLOSING)
        return (
            words[-1:] in _ENDS_SENTENCE
            and context.is_capitalised()
            and not (words.endswith(".") and not context.opens and context.before.rstrip()[-1:] not in ",:;.!?)\u2014\u2013-")
        )

    def begins_anew(self, context: Context) -> bool:
        """Return whether it begins where a sentence would, and ends as speech does or is too long to be held by one."""
        before, after = context.before.rstrip(f"{_CLOSING}\n\t"), context.after.lstrip()
        if not context.is_capitalised() or (before and before[-1] not in _BEFORE_SENTENCE):
            return False
        ends = context.inside.rstrip(_CLOSING)[-1:] in _ENDS_SPEECH or (self.comma_after_marks and after[:1] == ",")
        return ends or context.closes or context.words_inside() > _MOST_WORDS_HELD

    def is_tagged(self, context: Context, before: list[str], after: list[str]) -> bool:
        """Return whether a verb of saying stands beside it: "said he" after it, or "he said," before it."""
        words = context.inside.rstrip(_CLOSING)
        ends = words[-1:] in _ENDS_SPEECH or context.after.lstrip()[:1] in _SIGNS_AFTER
        if self.verbs.among(after[:4]) and (ends or self.verbs.among(after[:1])) and self.may_be_tag(context, words):
            return True
        if context.before.rstrip()[-1:] in _LEADS_IN:
            return self.verbs.among(before[-_REACH if self.is_sentence(context) else -5 :])
        return words[-1:] in _ENDS_SPEECH and context.is_capitalised() and self.verbs.among(before[-3:])

    def may_be_tag(self, context: Context, words: str) -> bool:
        """Return whether what follows may belong to the quotation: no new sentence, and no sentence that the words are a part of."""
        first = _WORD.search(context.after)
        begins = first is not None and first[0][0].isupper() and (words[-1:] == "." or first[0].lower() in self.function) and first[0] != "I"
        within = context.before.rstrip()[-1:].isalnum() and not context.is_capitalised()
        return not ((begins and words[-1:] in _ENDS_SENTENCE) or (within and context.words_inside() <= _MOST_WORDS_HELD))

    def is_written(self, context: Context, before: list[str], after: list[str]) -> bool:
        """Return whether the words beside it say that it was written: "the sign read", "the following telegram:", "she wrote"."""
        if any(word in self.writing for word in before[-2:]):
            return not self.verbs.among([word for word in before[-2:] if word not in self.writing])
        if context.before.rstrip()[-1:] in _LEADS_IN and any(word in self.writings for word in before[-3:]):
            return not self.verbs.among(before[-4:]) or self.says_it_itself(before)
        if " ".join(before[-2:]) in self.writing_in_two_words:
            return True
        return context.inside.rstrip(_CLOSING)[-1:] in _ENDS_SPEECH and any(word in self.writing_after for word in after[:2])

    def says_it_itself(self, before: list[str]) -> bool:
        """Return whether the last words make what was written the subject of the verb: "the proverb says", "dit le proverbe"."""
        *_, first, second, third = ("", "", "", *before)
        return (second in self.writings and self.verbs.among([third])) or (third in self.writings and self.verbs.among([first]))

    def is_title(self, context: Context) -> bool:
        """Return whether the words are printed as titles are in a language that gives only names a capital: each with one but for small words."""
        words = _WORD.findall(context.inside)
        long_words = [word for word in words if word.lower() not in self.function]
        ends = context.inside.rstrip(_CLOSING)[-1:] in _ENDS_SENTENCE
        return (
            not self.nouns_have_capitals
            and len(words) > 1
            and bool(long_words)
            and not ends
            and all(word[0].isupper() for word in [words[0], *long_words])
        )


@cache
def kind_rules(rules: LanguageRules | None) -> KindRules:
    """Return what tells kinds in the language of *rules*."""
    return KindRules(rules)


class SayingVerbs:
    """The verbs of saying and thinking of a language, of one word and of two ("went on")."""

    def __init__(self, rules: LanguageRules | None) -> None:
        self.words = rules.words("names", "saying") | rules.words("quotes", "saying") if rules else frozenset()
        self.pairs = rules.words("quotes", "saying_in_two_words") if rules else frozenset()

    def among(self, words: list[str]) -> bool:
        """Return whether one of *words*, which are in lower case, or two in a row are such a verb.

        >>> from ...languages import language_rules
        >>> [SayingVerbs(language_rules("en")).among(words.split()) for words in ("said he", "he went on", "he went off")]
        [True, True, False]
        """
        return any(word in self.words for word in words) or any(f"{left} {right}" in self.pairs for left, right in pairwise(words))


@cache
def saying_verbs(rules: LanguageRules | None) -> SayingVerbs:
    """Return the verbs of saying in the language of *rules*."""
    return SayingVerbs(rules)
