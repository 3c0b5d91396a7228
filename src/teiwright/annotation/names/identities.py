"""Who is who: the entries of the editor's authority file that names belong to which are spelled otherwise than there.

All names of a document are looked at together. A surname alone is that of the
one person who has it in the document; where several entries are as likely,
none is chosen, and the editor is told.

TEI: att.canonical (ref), att.global.responsibility (cert)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ...authorities import Candidate, Form, Ground, Matcher
from ...authorities.spellings import sound_key
from ...languages import LanguageRules
from ...model import Text
from ...pipeline import KnownName
from .gazetteer import gazetteer
from .known_names import Known
from .organisations import Found
from .tokens import Token
from .traits import traits

_CERTS: Final = ("low", "medium", "high")
_TITLES: Final = frozenset({"title", "plural-title", "following-title"})
_MOST_LINES: Final = 5
_LEAST_SOUND: Final = 5  # letters by which a name is told
_WOMAN: Final = "f"
_MAN: Final = "m"


class Identity(NamedTuple):
    """The entry that a name belongs to, by its id, and how sure that is."""

    id: str
    cert: str


def sounds_of(known: Iterable[KnownName]) -> dict[str, str]:
    """Return how names in an authority file sound that are told by one word, surnames and places, each with the element that names it.

    >>> sounds_of([KnownName("Viktor Chernov", "persName", "chernov"), KnownName("Ems", "placeName", "ems")])
    {'chernov': 'persName'}
    """
    found: dict[str, str] = {}
    for one in known:
        words = one.form.split()
        if words and (one.gi == "persName" or (one.gi == "placeName" and len(words) == 1)):
            sound = sound_key(words[-1])
            if len(sound) >= _LEAST_SOUND:
                found.setdefault(sound, one.gi)
    return found


class Identities:
    """The entries that the names of one document belong to."""

    def __init__(self, tokens: Sequence[Token], rules: LanguageRules, known: Iterable[KnownName]) -> None:
        self.tokens = tokens
        self.traits = traits(rules, gazetteer())
        self.titles = rules.words("names", "titles")
        self.titles_of_women = rules.words("names", "titles_of_women")
        self.titles_of_men = rules.words("names", "titles_of_men")
        self.matcher = Matcher(Form(one.gi, one.id, self._without_titles(one.form)) for one in known)
        self.unclear: defaultdict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)  # words and candidates -> where they stand

    def _without_titles(self, form: str) -> str:
        words = form.split()
        while len(words) > 1 and words[0].rstrip(".") in self.titles:
            words.pop(0)
        return " ".join(words)

    def of(self, names: Sequence[Found], known: Iterable[Known]) -> Mapping[Found, Identity]:
        """Return the identities of those of *names* that belong to one entry, what is *known* of others considered."""
        candidates = {name: self.matcher.candidates(self.words(name), name.gi) for name in names}
        told = [(Found(one.first, one.last, one.name.gi, "high"), one.name.id) for one in known]
        people = self._people([*told, *((name, some[0].id) for name, some in candidates.items() if len(some) == 1)])
        found: dict[Found, Identity] = {}
        for name, some in candidates.items():
            chosen = self._chosen(name, some, people)
            if len(chosen) == 1:
                found[name] = Identity(chosen[0].id, min(name.cert, chosen[0].ground.cert, key=_CERTS.index))
            elif chosen:
                self.unclear[self.words(name), tuple(one.id for one in chosen)].append(self.tokens[name.first].start)
        return found

    def _chosen(self, name: Found, some: list[Candidate], people: Mapping[str, set[tuple[str, str]]]) -> list[Candidate]:
        """Return those of *some* to which a name belongs, if the others in the document say so.

        A title of a woman before a surname alone is of somebody of whom the document shows that she is one.
        """
        words = self.words(name).split()
        if name.gi != "persName" or len(words) > 1:
            return some
        sex = self._sex(name)
        here = {identifier for identifier, other in people.get(words[-1], ()) if not other or not sex or other == sex}
        of_women = {identifier for identifier, other in people.get(words[-1], ()) if other == _WOMAN}
        if sex == _WOMAN:
            some = [one for one in some if one.id in of_women]
        chosen = [one._replace(ground=min(one.ground, Ground.SOUND)) for one in some if one.id in here]
        return chosen if len(some) > 1 and chosen else some

    def _people(self, names: Iterable[tuple[Found, str]]) -> Mapping[str, set[tuple[str, str]]]:
        """Return for each surname the entries of those who have it with other words of their names, each with the sex that a title shows."""
        people: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for name, identifier in names:
            words = self.words(name).split()
            if name.gi == "persName" and len(words) > 1:
                people[words[-1]].add((identifier, self._sex(name)))
        return people

    def _sex(self, name: Found) -> str:
        """Return what the titles of a name say of the sex of its bearer, empty where they say nothing."""
        forms = {token.form for token in self.tokens[name.first : name.last]}
        return _WOMAN if forms & self.titles_of_women else _MAN if forms & self.titles_of_men else ""

    def words(self, name: Found) -> str:
        """Return the words of a name without its titles."""
        tokens = list(self.tokens[name.first : name.last])
        if name.gi == "persName":
            tokens = [token for token in tokens if not self.traits[token.word] & _TITLES] or tokens
        return " ".join(token.form for token in tokens if token.alphabetic)

    def remarks(self, text: Text) -> Iterator[str]:
        """Yield what an editor should decide: names that may belong to several entries, with the lines in which they stand."""
        for (words, ids), places in self.unclear.items():
            lines = [str(text.place(offset).line) for offset in places]
            more = ", ..." if len(lines) > _MOST_LINES else ""
            yield f'"{words}" may be {" or ".join(ids)}: none is chosen (line {", ".join(lines[:_MOST_LINES])}{more})'
