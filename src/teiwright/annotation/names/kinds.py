"""What a place or an organisation is, where the name shows it: a river, a party.

TEI: att.typed (@type) of placeName and orgName
"""

from collections.abc import Mapping, Sequence
from functools import cache

from ...languages import LanguageRules
from .document import Reading
from .organisations import Found
from .tokens import Token
from .traits import traits


class Kinds:
    """The kinds of places and organisations in one document."""

    def __init__(self, reading: Reading) -> None:
        rules = reading.rules
        self.tokens: Sequence[Token] = reading.tokens
        self.lists = reading.lists
        self.traits = traits(rules, reading.lists)
        self.heads = _heads(rules)
        self.members = tuple(rules.listed("names", "member_endings"))

    def of(self, name: Found) -> str:
        """Return the kind of the place or organisation *name*, empty where it does not show it."""
        words = [token.form for token in self.tokens[name.first : name.last]]
        heads = self.heads.get(name.gi)
        if heads is None:
            return ""
        if name.gi == "orgName" and self.members and words[-1].endswith(self.members):
            return "party"
        if len(words) > 1:
            told = next((heads[word.lower()] for word in (*reversed(words), words[0]) if word.lower() in heads), "")
            if told:
                return told
        if name.gi != "placeName":
            return heads.get(words[0].lower(), "")
        if "street" in self.traits[self.tokens[name.last - 1].word]:
            return "street"
        return self.lists.kinds_of_places.get(" ".join(words), "")


@cache
def _heads(rules: LanguageRules) -> Mapping[str, Mapping[str, str]]:
    """Return the kinds that words tell, in names of places and of organisations."""
    return {"placeName": _by_word(rules.table("names", "place_types")), "orgName": _by_word(rules.table("names", "organisation_types"))}


def _by_word(types: Mapping[str, str]) -> dict[str, str]:
    return {word.lower(): kind for kind, words in types.items() for word in words.split()}
