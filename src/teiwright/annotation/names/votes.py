"""Votes: what speaks for a name or against it beyond what the model was trained on.

The model knows novels. A vote adds to its scores where a convention of
letters, diaries and newspapers says what it cannot know. Each has a name, by
which the report tells what decided, and a weight in `_WEIGHTS`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from ...authorities.spellings import sound_key
from ...languages import LanguageRules
from ..abbreviations import title_words
from .document import Reading
from .gazetteer import Gazetteer
from .model import LABELS
from .organisations import Found
from .runs import Run
from .tokens import Token, form_of
from .traits import traits

PERSON: Final = "persName"
PLACE: Final = "placeName"
NOTHING: Final = "O"

_NO_ADDRESS: Final = frozenset({"title", "kin", "never_names", "month", "weekday", "forename", "initial", "following-title"})
_STOPS: Final = frozenset(".,;:")
_UNKNOWNS: Final = frozenset("XYZ")  # which stand for any sign
_MOST_KNOWN: Final = 50_000  # words of which is kept what is known of them
_MOST_SIGNS: Final = 10  # beside a sign; nobody looks farther
_MOST_WORDS: Final = 5  # of a place in the lists
_PEOPLE: Final = frozenset({"forename", "forename?", "person", "person?", "person-ending"})
_PLACES: Final = frozenset({"place", "place?", "place-opening", "place-ending", "street"})
_TIMES_AND_TITLES: Final = frozenset({"title", "month"})
_NO_NAMES_AFTER_TITLES: Final = frozenset({"title", "plural-title", "following-title", "kin", "never_names"})
_SELDOM: Final = 6  # where one of so many mentions speaks or acts, it may be an accident
_NO_BARE_SUBJECTS: Final = _NO_NAMES_AFTER_TITLES | {"function", "place", "month", "weekday"}
_OF_SENTENCES: Final = frozenset({"function", "never_names"})
_OF_SEVERAL: Final = frozenset({"periodical_heads", "place-opening", "place_heads"})  # of a word in a name of several words
_WAVERING: Final = frozenset({"month", "kin"})
_WEIGHTS: Final = {
    "sound of an entry": 3.0,
    "kin": 8.0,
    "ruler": 8.0,
    "doubtful place": 2.5,
    "ending": 2.0,
    "dear": 1.5,
    "dateline": 7.0,
    "address": 3.0,
    "signature": 4.0,
    "named as a month": 4.0,
    "title of a work": 1.0,
    "worked at": 1.0,
    "site": 2.5,
    "small title": 4.0,
    "compound": 2.0,
    "deity": 3.0,
    "small elsewhere": 2.0,
    "division": 3.0,
    "count of divisions": 8.0,
    "no name": 8.0,
    "rank": 6.0,
    "reign": 5.0,
    "titles of several": 3.0,
    "title": 3.0,
    "speaks without an article": 2.0,
    "acts without an article": 1.5,
    "street": 4.0,
    "place in capitals": 3.0,
    "on a list": 1.0,
    "known place": 3.0,
    "kind of place": 1.5,
    "periodical": 2.5,
    "rules": 1.0,
    "spacy": 1.0,  # as much as the rules have: a small pipeline that weighs more lowers F1 on letters
}


def _is_one_letter(form: str) -> bool:
    """Return whether the word is one letter, or the same several times: "X.", "XX"."""
    low = form.lower()
    return low != "" and low[0] * len(low) == low


class Vote(NamedTuple):
    """One vote: for which kind of name, whether for its first word (``B``), one within (``I``) or either (empty), with which weight, and why."""

    kind: str
    part: str
    weight: float
    name: str

    def labels(self) -> tuple[int, ...]:
        """Return the labels for which it speaks, as indexes of `LABELS`."""
        return _labels(self.kind, self.part)


@cache
def _labels(kind: str, part: str) -> tuple[int, ...]:
    if kind == NOTHING:
        return (0,)
    return tuple(index for index, label in enumerate(LABELS) if label.endswith(kind) and label.startswith(part))


class Heard:
    """The votes of another program, for the names that it *found*."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._votes = {
            index: Vote(one.gi, "B" if index == one.first else "I", _WEIGHTS["spacy"], "spacy")
            for one in found
            for index in range(one.first, one.last)
        }

    def says(self, index: int, kind: str) -> bool:
        """Return whether it found a name of this kind at the word *index*."""
        return index in self._votes and self._votes[index].kind == kind

    def on(self, run: Run) -> list[tuple[int, Vote]]:
        """Return the votes on the words of a run, each with the index of its word."""
        return [(index, self._votes[index]) for index in range(run.first, run.last) if index in self._votes]


class _Known(NamedTuple):
    """What is known of a word with a capital in every document.

    That is its traits, the votes on it, whether the words beside it decide on
    more, and whether it is one of grammar, which by itself names nothing.
    """

    traits: frozenset[str]
    votes: tuple[Vote, ...]
    wavers: bool
    is_grammar: bool


class _Language(dict[str, _Known]):
    """What the conventions of a language know of words; looked at once."""

    def __init__(self, rules: LanguageRules, lists: Gazetteer) -> None:
        super().__init__()
        self.traits = traits(rules, lists)
        self.closes = rules.words("structure", "closes")
        self.divisions = frozenset(rules.table("structure", "divisions"))
        self.matter = frozenset(word for word in rules.table("structure", "headings") if " " not in word)
        self.numbers = frozenset(rules.table("structure", "numbers"))
        self.deities = rules.words("names", "deities")
        self.ranks = rules.words("names", "ranks")
        self.linking = rules.words("names", "linking")
        self.inner_articles = rules.words("names", "inner_articles")
        self.determiners = rules.words("names", "determiners")
        self.own_determiners = rules.words("names", "own_determiners")
        self.leading_titles = rules.words("names", "leading_titles")
        self.never_titled = rules.words("names", "never_after_titles")
        self.ends_of_offices = rules.listed("names", "ends_of_offices")
        self.nouns_have_articles = rules.says("names", "nouns_have_articles")
        self.rulers = rules.words("names", "rulers")
        self.small_titles = rules.words("names", "small_titles")
        #: The titles after which a name begins, as lists spell them.
        self.leading = {form_of(title) for title in self.leading_titles | self.small_titles | title_words(rules, "plural_titles")}
        self.inner_prepositions = rules.words("names", "inner_prepositions")
        self.definite = rules.words("names", "inner_articles")
        self.reflexives = rules.words("names", "reflexives")
        self.relatives = rules.words("names", "relatives")
        self.ordinals = rules.words("names", "ordinals") | rules.words("names", "epithets")

    def __missing__(self, word: str) -> _Known:
        if len(self) > _MOST_KNOWN:
            self.clear()
        own, form = self.traits[word], form_of(word)
        wavers = not own.isdisjoint(_WAVERING) or form in self.rulers or self.tells_of_structure(form) or _is_one_letter(form)
        if own or wavers or form in self.deities:
            is_grammar = "function" in own and own <= _OF_SENTENCES
            found = _Known(own, tuple(self._listed(form, own)), wavers, is_grammar)
        else:
            found = _UNKNOWN  # as most words are
        self[word] = found
        return found

    def _listed(self, form: str, own: frozenset[str]) -> Iterator[Vote]:
        if form in self.deities:
            yield _vote("deity", NOTHING)
        if "street" in own:
            yield _vote("street", PLACE)
        if "place" in own and not own & _PEOPLE:
            yield _vote("place in capitals" if "capitals" in own else "on a list", PLACE)

    def tells_of_structure(self, form: str) -> bool:
        """Return whether the word is one for a division or for front or back matter, or ends as several divisions do: "Acts", "Appendix"."""
        word = form.lower()
        divisions, length = self.divisions, len(word)
        return word in divisions or word in self.matter or (length > 3 and word[:-1] in divisions) or (length > 4 and word[:-2] in divisions)


_UNKNOWN: Final = _Known(frozenset(), (), wavers=False, is_grammar=False)


@cache
def _language(rules: LanguageRules, lists: Gazetteer) -> _Language:
    return _Language(rules, lists)


def _vote(name: str, kind: str, part: str = "", times: float = 1) -> Vote:
    return Vote(kind, part, _WEIGHTS[name] * times, name)


class Votes:
    """The votes on the words of one document; *sounds* are those of names in the authority file, each with the element that names it."""

    def __init__(self, reading: Reading, sounds: Mapping[str, str]) -> None:
        self.sounds = sounds
        self.tokens, self.evidence, self.told, self.content = reading.tokens, reading.evidence, reading.told, reading.content
        self.language = _language(reading.rules, reading.lists)
        self.traits = self.language.traits
        self._voted: dict[tuple[str, bool, bool], Sequence[Vote]] = {}
        self._addressing = False  # whether the last paragraph was the beginning of an address

    def on(self, run: Run) -> list[tuple[int, Vote]]:
        """Return the votes on the words of a run, each with the index of its word."""
        first, last = run
        tokens, language = self.tokens, self.language
        opens = self._opens_paragraph(first)
        votes = list(self._dateline(run)) if opens else []
        several = last - first > 1
        if any(len(token.form) == 1 and token.capital for token in tokens[first:last]) if several else len(tokens[first].form) == 1:
            votes += self._signature(run, opens=opens)
        if opens or self._addressing:
            votes += self._address(run, opens=opens)
        if several and not _OF_SEVERAL.isdisjoint([trait for token in tokens[first:last] for trait in self.traits[token.word]]):
            votes += self._periodical(run)
            votes += self._known_place(run)
            votes += self._kind_of_place(run)
        for index in range(first, last):
            token = tokens[index]
            if self.told[index] != NOTHING:
                votes += self._told(index)
            if not token.capital:
                continue
            of_word = self._voted.get((token.word, token.opens, token.shouts))
            if of_word is None:
                of_word = self._of_word(token)
            if of_word:
                votes += [(index, vote) for vote in of_word]
            if language[token.word].wavers:
                votes += self._alone(run, index)
            if token.joined and index and tokens[index - 1].form in language.leading:
                votes += self._led(index)
            if index + 2 < last:
                votes += self._rank(index)
                votes += self._reign(index)
        return votes

    def names_nothing(self, run: Run) -> bool:
        """Return whether the run is one word of grammar, as most are that begin a sentence."""
        return run.last - run.first == 1 and self.language[self.tokens[run.first].word].is_grammar

    # -- what the rules say

    def _told(self, index: int) -> Iterator[tuple[int, Vote]]:
        part, _, kind = self.told[index].partition("-")
        if not kind.endswith("?"):
            yield index, _vote("rules", kind, part)

    # -- what the word is, and what the document shows of it

    def _of_word(self, token: Token) -> Sequence[Vote]:
        """Return the votes that are the same wherever the word stands in the document, and keep them."""
        known = self.language[token.word]
        votes = self._shown(token, known.traits)
        if self.sounds and not self.evidence.of_form(token.form).lower and (kind := self.sounds.get(sound_key(token.form))):
            votes.append(_vote("sound of an entry", kind))
        found = self._voted[token.word, token.opens, token.shouts] = (*votes, *known.votes)
        return found

    def _shown(self, token: Token, own: frozenset[str]) -> list[Vote]:
        evidence = self.evidence.of_form(token.form)
        votes: list[Vote] = []
        if token.shouts and evidence.lower > evidence.capital:
            votes.append(_vote("small elsewhere", NOTHING))
        if own and own & _TIMES_AND_TITLES:
            return votes
        if evidence.endeared and not evidence.lower and "place" not in own:
            votes.append(_vote("dear", PERSON, times=min(evidence.endeared, 2)))
        active = evidence.speaking + evidence.acting if self.language.nouns_have_articles and not own & _NO_BARE_SUBJECTS else 0
        if active > evidence.headed and _SELDOM * active >= evidence.mentions:
            votes += [_vote("speaks without an article", PERSON, times=min(evidence.speaking, 2))] if evidence.speaking else []
            votes += [_vote("acts without an article", PERSON, times=min(evidence.acting, 2))] if evidence.acting else []
        if "surname-ending" in own and not evidence.lower and not own & _PLACES:
            votes.append(_vote("ending", PERSON))
        if evidence.read:
            votes.append(_vote("title of a work", NOTHING, times=min(evidence.read, 2)))
        if "place?" in own and not own & _PEOPLE and evidence.capital:
            placed = sum(evidence.placed.values()) + evidence.situated + evidence.dated
            votes.append(_vote("doubtful place", PLACE, times=min(placed, 2) + (not token.opens)))
        if "-" in token.word and self._is_compound(token.word) and "street" not in own:
            votes.append(_vote("compound", NOTHING))
        if evidence.sited and not evidence.titled:
            votes.append(_vote("site", PLACE, times=min(evidence.sited, 2)))
        if evidence.worked:
            votes.append(_vote("worked at", PLACE, times=-1))
        return votes

    def _is_compound(self, word: str) -> bool:
        """Return whether the word ends, after a hyphen, in a common noun of the document in the plural: "May-houses"."""
        last = word.rpartition("-")[2]
        return last != word and last.islower() and last.endswith("s") and self.evidence.of(last.capitalize()).lower > 0

    def _led(self, index: int) -> Iterator[tuple[int, Vote]]:
        """What follows a title begins a name: that of several persons, "Messrs. Brown"; one in small letters, "farmer White"; or "Herr Nachbar"."""
        before = self.tokens[index - 1].word
        if "plural-title" in self.traits[before]:
            yield index, _vote("titles of several", PERSON, "B")
        if before.rstrip(".") in self.language.small_titles:
            yield index, _vote("small title", PERSON, "B")
        if before.rstrip(".") in self.language.leading_titles:
            yield from self._titled(index)

    def _titled(self, index: int) -> Iterator[tuple[int, Vote]]:
        """A capital after a title begins a name, though all nouns have one, unless it is a title itself, or no name: "Herr Nachbar"."""
        token = self.tokens[index]
        if token.form in self.language.never_titled or token.form.endswith(self.language.ends_of_offices):
            yield index, _vote("title", NOTHING)
        elif token.form.lower() not in self.language.ends_of_offices and not self.traits[token.word] & _NO_NAMES_AFTER_TITLES:
            yield index, _vote("title", PERSON, "B")

    def _named_as_month(self, index: int) -> Iterator[tuple[int, Vote]]:
        """A month that does what people do, here or more often in the document than it is in a date, is a person: "my May", "May herself"."""
        evidence = self.evidence.of(self.tokens[index].form)
        if self._is_personal(index):
            yield index, _vote("named as a month", PERSON, times=2)
            return
        dates = evidence.numbered + evidence.dated + sum(evidence.placed.values())
        personal = (
            evidence.personified
            + evidence.claimed
            + evidence.endeared
            + evidence.titled
            + evidence.acting
            + evidence.speaking
            + evidence.owning
            + evidence.accompanied
        )
        if personal and personal >= dates and not self._is_dated(index):
            yield index, _vote("named as a month", PERSON, times=min(personal, 3))

    def _is_dated(self, index: int) -> bool:
        """Return whether a month stands in a date here: "in May", "May 16"."""
        led = index > 0 and self.tokens[index].joined and self.tokens[index - 1].word.lower() in self.language.inner_prepositions
        return led or (index + 1 < len(self.tokens) and self.tokens[index + 1].word[0].isdigit())

    def _is_personal(self, index: int) -> bool:
        """Return whether the words beside it make a person of the word: "my May", "May herself", "May, who"."""
        token = self.tokens[index]
        before = self.tokens[index - 1].form.lower() if index and token.joined else ""
        after = [one.word for one in self.tokens[index + 1 : index + 3]]
        if before in self.language.own_determiners:
            return True
        return after[:1] != [] and (after[0] in self.language.reflexives or (after[0] == "," and after[-1] in self.language.relatives))

    # -- what the word is among those beside it

    def _alone(self, run: Run, index: int) -> Iterator[tuple[int, Vote]]:
        token = self.tokens[index]
        own = self.traits[token.word]
        if "month" in own and "title" not in own:
            yield from self._named_as_month(index)
        if token.form.lower() in self.language.divisions and self._is_counted(index):
            yield index, _vote("division", NOTHING)
        if self.language.tells_of_structure(token.form):
            yield from self._counted(run, index)
        if token.capital and _is_one_letter(token.form) and self._stands_for_signs(index):
            yield index, _vote("no name", NOTHING)
        if "kin" in own and not self._is_another_s(index) and not self._goes_on(index):
            yield index, _vote("kin", PERSON, "B")
        if token.form in self.language.rulers and self._rules_alone(index):
            yield index, _vote("ruler", PERSON, "B")

    def _counted(self, run: Run, index: int) -> Iterator[tuple[int, Vote]]:
        """A number and a word for divisions say how many there are, such a word and a letter which one it is: "Two Acts", "Appendix B"."""
        token = self.tokens[index]
        before = self.tokens[index - 1] if index > run.first and token.joined else None
        if before is not None and before.form.lower() in self.language.numbers and token.form.lower() not in self.language.matter:
            yield index - 1, _vote("count of divisions", NOTHING)
            yield index, _vote("count of divisions", NOTHING)
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) and self.tokens[index + 1].joined else None
        if after is not None and after.capital and _is_one_letter(after.form) and not self._goes_on(index + 1):
            yield index, _vote("count of divisions", NOTHING)

    def _stands_for_signs(self, index: int) -> bool:
        """Return whether a letter stands for any sign, as in "X.X.X", or is part of a number, as in "2.X": no name has such."""
        letter = self.tokens[index].form[0]
        letters = _UNKNOWNS if letter in _UNKNOWNS else frozenset(letter)
        first, last = index, index
        while first and index - first < _MOST_SIGNS and self._touch(first - 1) and self._is_one_of(first - 1, letters):
            first -= 1
        while last + 1 < len(self.tokens) and last - index < _MOST_SIGNS and self._touch(last) and self._is_one_of(last + 1, letters):
            last += 1
        row = [one for one in self.tokens[first : last + 1] if one.word != "."]
        before = self.tokens[first - 1] if first and index - first < _MOST_SIGNS and self._touch(first - 1) else None
        if letter in _UNKNOWNS and before is not None and before.word.isdigit() and self.tokens[first].word == ".":
            return True
        if (before is not None and before.alphabetic) or self._goes_on(row[-1].index):
            return False
        if len({one.form[0] for one in row}) > 1:
            return not row[-1].word.endswith(".")
        return letter != "I" and sum(len(one.form) for one in row) > (1 if letter in _UNKNOWNS else 2)

    def _touch(self, index: int) -> bool:
        """Return whether nothing stands between a word and the next."""
        return self.tokens[index].end == self.tokens[index + 1].start

    def _is_one_of(self, index: int, letters: frozenset[str]) -> bool:
        """Return whether the word is one of *letters*, once or several times, or a full stop that parts such."""
        token = self.tokens[index]
        return token.word == "." or (token.capital and _is_one_letter(token.form) and token.form[0] in letters)

    def _rules_alone(self, index: int) -> bool:
        """Return whether the title of a ruler stands for his name: "the Queen", and no other word of the name beside it."""
        if not index or not self.tokens[index].joined or self.tokens[index - 1].word.lower() not in self.language.definite:
            return False
        following = index + 1
        return following == len(self.tokens) or not (
            self.tokens[following].joined and (self.tokens[following].capital or self.tokens[following].word in self.language.linking)
        )

    def _is_counted(self, index: int) -> bool:
        """Return whether a number follows, in figures or Roman ones."""
        if index + 1 == len(self.tokens) or (not self.tokens[index + 1].joined and self.tokens[index + 1].alphabetic):
            return False
        following = self.tokens[index + 1].word.rstrip(".")
        return following.isdigit() or not following.strip("IVXLC")

    def _is_another_s(self, index: int) -> bool:
        """Return whether an article or the like stands before the word, but for the narrator's own: "my Father" is one he calls so."""
        before = self.tokens[index - 1].word.lower() if index and self.tokens[index].joined else ""
        return before in self.language.determiners and before not in self.language.own_determiners

    def _goes_on(self, index: int) -> bool:
        """Return whether a word with a capital follows at once."""
        following = index + 1
        return following < len(self.tokens) and self.tokens[following].joined and self.tokens[following].capital and not self.tokens[index].possessive

    # -- names of several words

    def _rank(self, index: int) -> Iterator[tuple[int, Vote]]:
        """A rank, "of" and a place name a person: "Duke of Wellington"."""
        if self.tokens[index].form not in self.language.ranks:
            return
        if self.tokens[index + 1].word in self.language.linking and self.tokens[index + 2].capital:
            yield index, _vote("rank", PERSON)
            yield index + 1, _vote("rank", PERSON, "I")
            yield index + 2, _vote("rank", PERSON, "I")

    def _reign(self, index: int) -> Iterator[tuple[int, Vote]]:
        """A name, "the" and an ordinal or epithet: "Charles the First"."""
        if self.tokens[index + 1].word in self.language.inner_articles and self.tokens[index + 2].form in self.language.ordinals:
            yield index, _vote("reign", PERSON)
            yield index + 1, _vote("reign", PERSON, "I")
            yield index + 2, _vote("reign", PERSON, "I")

    def _known_place(self, run: Run) -> Iterator[tuple[int, Vote]]:
        """A place of several words that the lists know: "Isle of Wight"."""
        index = run.first
        while index < run.last:
            last = self._end_of_place(run, index)
            for word in range(index, last):
                yield word, _vote("known place", PLACE, "B" if word == index else "I")
            index = max(last, index + 1)

    def _end_of_place(self, run: Run, index: int) -> int:
        """Return where a place of several words ends that begins at *index*, or *index*."""
        if "place-opening" not in self.traits[self.tokens[index].word]:
            return index
        for last in range(min(run.last, index + _MOST_WORDS), index + 1, -1):
            if " ".join(token.form for token in self.tokens[index:last]) in self.traits.lists.places:
                return last
        return index

    def _kind_of_place(self, run: Run) -> Iterator[tuple[int, Vote]]:
        """A name that ends in a kind of place: "Hyde Park"."""
        for index in range(run.first + 1, run.last):
            token = self.tokens[index]
            if self.told[index] == f"I-{PERSON}":
                continue
            if "place_heads" in self.traits[token.word] and (token.joined or token.owned) and self.tokens[index - 1].capital:
                yield index, _vote("kind of place", PLACE, "I")
                yield index - 1, _vote("kind of place", PLACE)

    def _periodical(self, run: Run) -> Iterator[tuple[int, Vote]]:
        """What ends in a word for a newspaper or journal is the title of a work: "Edinburgh Review"."""
        for index in range(run.first + 1, run.last):
            if "periodical_heads" in self.traits[self.tokens[index].word] and self.tokens[index].joined:
                for before in range(index, max(run.first, index - 4) - 1, -1):
                    if before < index and not self.tokens[before + 1].joined:
                        break
                    yield before, _vote("periodical", NOTHING)

    def _dateline(self, run: Run) -> Iterator[tuple[int, Vote]]:
        """What stands between the beginning of a paragraph, as which the run begins, and a date is where that was written: "Reading, January 9"."""
        last = run.first
        while last < run.last and self.tokens[last].capital and not self._dates(last):
            if self.traits[self.tokens[last].word] & {"title", "kin"}:
                return
            last += 1
        date = last + 1 if last < len(self.tokens) and self.tokens[last].word == "," else last
        if last == run.first or date >= len(self.tokens) or not self._dates(date):
            return
        for index in range(run.first, last):
            yield index, _vote("dateline", PLACE, "B" if index == run.first else "I")
        if date < run.last:
            yield date, _vote("dateline", NOTHING)

    def _signature(self, run: Run, *, opens: bool) -> Iterator[tuple[int, Vote]]:
        """A name, which has initials, that is all of its paragraph, or stands after the formula of a letter, signs: "M. R. Mitford"."""
        if (opens and self._ends_paragraph(run)) or (run.first and self.tokens[run.first - 1].form.lower() in self.language.closes):
            for index in range(run.first, run.last):
                yield index, _vote("signature", PERSON, "B" if index == run.first else "I")

    def _address(self, run: Run, *, opens: bool) -> Iterator[tuple[int, Vote]]:
        """What is all of its paragraph, below a name with a title that is too, is part of an address."""
        alone = opens and self._ends_paragraph(run)
        found = {trait for token in self.tokens[run.first : run.last] for trait in self.traits[token.word]}
        if alone and self._addressing and not found & _NO_ADDRESS:
            for index in range(run.first, run.last):
                yield index, _vote("address", PLACE, "B" if index == run.first else "I")
        self._addressing = opens and (("following-title" in found) or (alone and self._addressing))

    def _opens_paragraph(self, index: int) -> bool:
        start, before = self.tokens[index].start, self.tokens[index - 1].end
        return index == 0 or (start - before > 1 and "\n\n" in self.content[before:start])

    def _ends_paragraph(self, run: Run) -> bool:
        last = run.last
        while last < len(self.tokens) and self.tokens[last].word in _STOPS:
            last += 1
        return last == len(self.tokens) or "\n\n" in self.content[self.tokens[last - 1].end : self.tokens[last].start]

    def _dates(self, index: int) -> bool:
        return bool(self.traits[self.tokens[index].word] & {"month", "weekday"})
