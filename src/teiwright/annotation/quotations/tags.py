"""The words that say who speaks, beside speech that no mark sets apart: "sagte er", "Stephen said", "dit-il".

TEI: COHQU (speech and thought)
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from ...languages import LanguageRules
from ..abbreviations import abbreviated_titles
from .kinds import saying_verbs, sentence_ends

#: A sign that ends a part of speech; then the words of the tag, which begin after it.
_BOUNDARY: Final = re.compile(r"(?P<sign>[,.!?;\u2026]|\s[\u2014\u2013-]|\u2014|--)[\"'\u201d\u2019\u00bb]?\s+(?:[\u2014\u2013-]+\s+)?(?=[^\W\d_])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
#: Where the words of a tag end, or may end.
_END: Final = re.compile(r"(?P<stop>[.!?;:\u2026]+|\s[\u2014\u2013]|--)(?=\s|$)|(?P<comma>,)\s+(?:[\u2014\u2013-]+\s+)?(?P<next>[^\W\d_]+)")
_BETWEEN_DASHES: Final = re.compile(
    r"(?P<sign>[,.!?;\u2026]?)\s+[\u2014\u2013]\s?(?P<words>[^\W\d_A-Z\u0400-\u042f][^\u2014\u2013]*?)\s*(?:[\u2014\u2013]|$)"
)
_APOSTROPHE: Final = re.compile("['\u2019]")
_ENDS_SENTENCE: Final = frozenset(".!?\u2026")
_MOST_WORDS: Final = 5  # of the subject and the verb
_LONGEST: Final = 200  # characters of a tag
_ENDS_SPEECH: Final = frozenset(",!?\u2026;")


class Tag(NamedTuple):
    """The words that say who speaks, between *start*, after the sign that parts them from the speech, and *end*.

    *before* is where the speech before them ends; *resumes* tells whether its
    sentence goes on after them.
    """

    before: int
    start: int
    end: int
    resumes: bool


class TagFinder:
    """Finds tags by the verbs and pronouns of one language."""

    def __init__(self, rules: LanguageRules | None, *, narrow: bool = False) -> None:
        self.verbs = saying_verbs(rules)
        self.speaking = rules.words("quotes", "speaking") if rules and narrow else self.verbs.words
        self.abbreviations = abbreviated_titles(rules)
        self.pronouns = frozenset[str]().union(
            *(rules.words("quotes", key) for key in ("pronouns_of_men", "pronouns_of_women", "pronouns_of_others", "narrator_pronouns"))
            if rules
            else ()
        )
        self.articles = rules.words("quotes", "articles") if rules else frozenset()
        self.determiners = self.articles | (rules.words("names", "own_determiners") | rules.words("quotes", "owners") if rules else frozenset())
        self.function = rules.words("words", "function") if rules else frozenset()
        self.verb_first = rules is not None and rules.says("quotes", "verb_first")
        self.reflexives = rules.words("quotes", "reflexives_before_verbs") if rules else frozenset()
        self.adverbs = rules.listed("quotes", "adverb_endings") if rules else ()
        self.of_the_talk = rules.words("quotes", "of_the_talk") if rules else frozenset()
        self.going_on = rules.words("quotes", "going_on") if rules else frozenset()

    def find(self, content: str, start: int, end: int) -> Iterator[Tag]:
        """Yield the tags of a paragraph.

        >>> from ...languages import language_rules
        >>> text = "Yes, he said. No, Stephen answered, I think not."
        >>> [text[tag.start:tag.end] for tag in TagFinder(language_rules("en")).find(text, 0, len(text))]
        ['he said.', 'Stephen answered,']
        """
        passed = start
        for match in _BOUNDARY.finditer(content, start, end):
            if match.start() < passed or not self.begins(content, match.end(), end, match["sign"].strip()):
                continue
            stop, resumes = self.end(content, match.end(), end)
            passed = stop
            yield Tag(match.start() + (match["sign"] in _ENDS_SPEECH), match.end(), stop, resumes)

    def begins(self, content: str, start: int, end: int, sign: str) -> bool:
        """Return whether a verb of saying and its subject stand from *start* on, either first."""
        if self.verb_first and not self.may_lead(content, start, end):
            return False
        words = _adjoining(content, start, min(end, start + _LONGEST))
        if not words or (sign == "." and words[0][0].isupper()):
            return False
        words = self.without_reflexive(words)
        first, *rest = words
        joined = first.split("-")
        if len(joined) > 1 and joined[0] in self.speaking and joined[-1] in self.pronouns:
            return True
        if first in self.speaking:
            if len(rest) > 1 and self.adverbs and rest[0].endswith(self.adverbs):
                del rest[0]
            return bool(rest) and self.is_subject(rest)
        subject = 0 if self.verb_first else self.length_of_subject(words)
        return 0 < subject < len(words) and words[subject] in self.speaking and sign != "."

    def may_lead(self, content: str, start: int, end: int) -> bool:
        """Return whether the word at *start* may lead a tag in which the verb comes first: a verb, or a reflexive pronoun before it."""
        match = _WORD.match(content, start, end)
        if match is None or match[0] in self.speaking:
            return True
        word = match[0]
        if "-" in word and word.partition("-")[0] in self.speaking:
            return True
        return bool(self.reflexives) and _APOSTROPHE.split(word, 1)[0].lower() in self.reflexives

    def without_reflexive(self, words: list[str]) -> list[str]:
        """Return *words* without the reflexive pronoun before the verb, which may be elided: "s'écria-t-il", "se dit-elle"."""
        pronoun, apostrophe, verb = words[0].replace("\u2019", "'").partition("'")
        if pronoun.lower() not in self.reflexives:
            return words
        return [verb, *words[1:]] if apostrophe else words[1:] or words

    def is_subject(self, words: list[str]) -> bool:
        """Return whether *words* begin with a pronoun, a name, or an article and what it stands before."""
        return (
            words[0].lower() in self.pronouns
            or words[0].lower() in self.determiners
            or (words[0][0].isupper() and words[0].lower() not in self.function)
        )

    def length_of_subject(self, words: list[str]) -> int:
        """Return how many of *words* are the subject that they begin with."""
        if words[0].lower() in self.pronouns and not words[0][0].isupper():
            return 1
        if words[0] in self.determiners:
            return next((number for number, word in enumerate(words) if word in self.speaking), 0)
        names = next((number for number, word in enumerate(words) if not word[0].isupper()), len(words))
        return names if words[0].lower() not in self.function else 0

    def end(self, content: str, start: int, end: int) -> tuple[int, bool]:
        """Return where the tag that begins at *start* ends, and whether the sentence of the speech goes on after it."""
        limit = min(end, start + _LONGEST)
        sentences = set(sentence_ends(content, self.abbreviations, start, limit))
        for match in _END.finditer(content, start, limit):
            if match["comma"]:
                words = _WORD.findall(content, start, match.start())
                following = match["next"].lower()
                if following in self.of_the_talk or (len(words) < _MOST_WORDS and following not in self.going_on):
                    return match.start() + 1, True
            elif match["stop"].strip() in {"\u2014", "\u2013", "--"}:
                return match.start(), True
            elif match["stop"][-1] != "." or match.end("stop") in sentences:
                return match.end("stop"), match["stop"] in {";", ":"}
        return limit, False


@cache
def tag_finder(rules: LanguageRules | None, *, narrow: bool = False) -> TagFinder:
    """Return what finds tags in the language of *rules*; *narrow* by the verbs alone that are enough where nothing else shows speech."""
    return TagFinder(rules, narrow=narrow)


def _adjoining(content: str, start: int, end: int) -> list[str]:
    """Return the words from *start* on that no sign parts."""
    words: list[str] = []
    for word in _WORD.finditer(content, start, end):
        if len(words) == _MOST_WORDS or content[start : word.start()].strip():
            break
        words.append(word[0])
        start = word.end()
    return words


def find_between_dashes(content: str, start: int, end: int) -> Iterator[Tag]:
    """Yield what stands between dashes and begins small, in a paragraph that a dash opened: so tags are known in any language.

    >>> text = "\u2014 Yes, \u2014 he said. \u2014 No."
    >>> [text[tag.start:tag.end] for tag in find_between_dashes(text, 0, len(text))]
    ['he said.']
    """
    for match in _BETWEEN_DASHES.finditer(content, start, end):
        yield Tag(match.start("sign") + len(match["sign"]), match.start("words"), match.end("words"), match["words"][-1:] not in _ENDS_SENTENCE)
