"""What a word is by itself, whatever the document: the lists in which it stands, and its shape.

A trait says nothing of a name yet: it is what the model and the votes reckon with.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from ...languages import LanguageRules
from ..abbreviations import title_words
from .gazetteer import Gazetteer
from .tokens import form_of

_STREET: Final = re.compile(r"(?:-|\w(?=stra(?:ss|ß)e|gasse|platz|allee))(?P<kind>[^\W\d_]+)$", re.IGNORECASE)
_MOST: Final = 50_000  # words whose traits are kept
_NONE: Final[frozenset[str]] = frozenset()
#: Lists of a language in which a word with a capital stands, and those in which one without does.
_CAPITALISED: Final = """
place_heads place_openings organisation_heads organisation_names never_names place_heads_and_surnames party_adjectives periodical_heads kin
""".split()
_SMALL: Final = """
place_prepositions saying introducing determiners particles endearments corresponding moving working reading acting kinds_of_places companions offices
""".split()


class Traits(dict[str, frozenset[str]]):
    """The traits of words, in one language; looked for once.

    >>> from ...languages import language_rules
    >>> from .gazetteer import gazetteer
    >>> english = traits(language_rules("en"), gazetteer())
    >>> sorted(english["LONDON"]), sorted(english["wrote"])
    (['capitals', 'place', 'place-opening'], ['acting', 'corresponding', 'saying'])
    """

    def __init__(self, rules: LanguageRules, lists: Gazetteer) -> None:
        super().__init__()
        self.lists = lists
        self.function = rules.words("words", "function")
        #: What each word with a capital, and each without, is in the lists.
        self.capitalised = _by_word(
            {key: rules.words("names", key) for key in _CAPITALISED}
            | {
                "forename": lists.forenames,
                "forename?": lists.doubtful_forenames,
                "person": lists.people,
                "person?": lists.doubtful_people,
                "place": lists.places,
                "place?": lists.doubtful_places,
                "place-opening": lists.place_openings,
                "title": title_words(rules),
                "plural-title": title_words(rules, "plural_titles"),
                "following-title": rules.words("names", "following_titles"),
                "month": {name.rstrip(".") for name in rules.table("dates", "months")},
                "weekday": rules.words("dates", "weekdays"),
            }
        )
        self.small = _by_word({key: rules.words("names", key) for key in _SMALL})
        self.streets = rules.words("names", "streets")
        self.ends_of_streets = tuple(self.streets)

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) > _MOST:
            self.clear()
        found = self[word] = frozenset(self._find(word)) or _NONE  # most words have none: one for all of them
        return found

    def _find(self, word: str) -> list[str]:
        if not word[:1].isalpha():
            return ["number"] if word[:1].isdigit() else []
        form = form_of(word)
        low = form.lower()
        found = self._of_capitalised(word, form) if word[0].isupper() else [*self.small.get(low, ())]
        if low in self.function:
            found.append("function")
        return found

    def _of_capitalised(self, word: str, form: str) -> list[str]:
        lists, found = self.lists, [*self.capitalised.get(form, ())]
        if lists.sounds_like_person(form):
            found.append("person-ending")
        if lists.is_like_surname(form):
            found.append("surname-ending")
        if lists.sounds_like_place(form):
            found.append("place-ending")
        if word.lower().endswith(self.ends_of_streets) and (street := _STREET.search(word)) and street["kind"].lower() in self.streets:
            found.append("street")
        if len(form) == 1:
            found.append("initial")
        elif word.isupper():
            found.append("capitals")
        return found


def _by_word(lists: Mapping[str, Collection[str]]) -> Mapping[str, list[str]]:
    """Return for each word of *lists* in which of them it stands: so it is looked for once."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, words in lists.items():
        for word in words:
            found[word].append(name)
    return found


@cache
def traits(rules: LanguageRules, lists: Gazetteer) -> Traits:
    """Return the traits of words in the language of *rules*, as *lists* know them."""
    return Traits(rules, lists)


def shape(word: str) -> str:
    """Return how *word* is made of capitals, small letters and digits, a run of each as one sign.

    >>> shape("McDonald"), shape("Ashton-under-Lyne"), shape("LONDON"), shape("3rd")
    ('AaAa', 'Aa-a-Aa', 'AA', '9a')
    """
    if word.isalpha() and word[1:].islower():
        return "Aa" if word[0].isupper() else "a"  # as most words are
    made: list[str] = []
    for character in word[:20]:
        sign = "A" if character.isupper() else "a" if character.isalpha() else "9" if character.isdigit() else character
        if made[-2:] == ["A", "A"] and sign == "A":
            continue
        if made[-1:] == [sign] and sign != "A":
            continue
        made.append(sign)
    return "".join(made)
