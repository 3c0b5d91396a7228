"""Who is who: the names of one edition as the people, places and organisations that they are of.

Names are taken one form at a time, the fullest first, and each goes to the
one entry, or to the one newly met, that it may belong to: by its words, its
sound, the surname where the forenames do not speak against it. What may
belong to several belongs to none, since a wrong entry is worse than none. A
title is no part of a name; where it alone tells two people apart, Mr. from
Mrs. Brown, it stands in their names.

One way of matching serves for entries and for those newly met, and those are
entries in a second round: so whoever runs it again meets nobody new.

TEI: NDPER, NDPLAC, NDORG
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..model import Finding, Place
from .authority_file import AuthorityFile, Entry, words_of
from .identifiers import known_address, normal, scheme_named
from .matching import Candidate, Form, Ground, Matcher
from .mentions import Mention
from .person_names import Kind, PersonName, cleaned, person_name


@dataclass(slots=True, eq=False)
class Naming:
    """One form of a name in the texts: what it tells, and how often it stands in which file."""

    gi: str
    told: PersonName
    pointer: str
    files: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How often it stands there."""
        return sum(self.files.values())


@dataclass(slots=True, eq=False)
class Figure:
    """One person, place or organisation, and the namings that are of it: *settled* where its names are, as those of an entry."""

    gi: str
    id: str
    entry: Entry | None = None
    settled: bool = False
    pointer: str = ""
    sexes: set[str] = field(default_factory=set)
    namings: list[Naming] = field(default_factory=list)
    names: tuple[str, ...] = ()

    @property
    def files(self) -> Counter[str]:
        """How often it is named in which file."""
        return sum((naming.files for naming in self.namings), Counter())


@dataclass(frozen=True, slots=True)
class WhoIsWho:
    """Those *met* who have no entry, and what an editor should know of names that got none."""

    met: tuple[Figure, ...]
    findings: tuple[Finding, ...]


def who_is_who(mentions: Iterable[Mention], authority: AuthorityFile | None) -> WhoIsWho:
    """Return those whom *mentions* name and *authority* has no entry for."""
    namings = _namings(mentions)
    met: list[Figure] = []
    while True:
        # those met are entries in the next round; where the document contradicts itself a name may then be of nobody they know
        known = _Known(authority, met)
        placed = {naming for figure in met for naming in figure.namings}
        findings = [finding for naming in namings if (finding := known.take(naming)) is not None and naming not in placed]
        newly = known.newly_met()
        if not newly or len(met) > len(namings):
            return WhoIsWho(tuple(met), tuple(findings))
        for figure in met:
            figure.namings = [one for one in figure.namings if not any(one in other.namings for other in newly)]
        met += newly


def _namings(mentions: Iterable[Mention]) -> list[Naming]:
    """Return the forms of names in the order in which they are taken: those that the document identifies, then the fullest first."""
    found: dict[tuple[str, str, str], Naming] = {}
    for mention in mentions:
        told = _told(mention)
        if not told.name:
            continue
        naming = found.setdefault((mention.gi, told.whole, mention.pointer), Naming(mention.gi, told, mention.pointer))
        naming.files[mention.file] += 1
    return sorted(found.values(), key=lambda one: (not one.pointer, one.told.kind, -len(one.told.sought.split()), -len(one.told.sought)))


def _told(mention: Mention) -> PersonName:
    if mention.gi == "persName":
        return person_name(mention.words, mention.language, mention.title)
    words = cleaned(mention.words, mention.language)
    return PersonName(words, words, words, Kind.FULL)


#: Kinds of naming that begin nobody: what they are of must be known by another.
_NAMELESS: Final = {Kind.TITLE: "is a title and no name", Kind.SEVERAL: "names more than one person"}


class _Known:
    """The entries, and those newly met, with all forms of their names."""

    def __init__(self, authority: AuthorityFile | None, met: Iterable[Figure] = ()) -> None:
        self.figures: dict[str, Figure] = {}
        self.matcher = Matcher()
        self.claimed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)  # element and form -> whose it is
        self.identified: dict[tuple[str, str], Figure] = {}  # register and identifier -> whose it is
        self.pointed: dict[tuple[str, str], Figure] = {}  # element and pointer -> whose it is
        self.unresolved: set[tuple[str, str]] = set()
        for entry in authority.entries if authority else ():
            self.add_entry(entry)
        for figure in met:
            self.add_named(Figure(figure.gi, figure.id, settled=True, pointer=figure.pointer, names=figure.names), figure.names)

    def add_entry(self, entry: Entry) -> None:
        figure = self.add_named(Figure(entry.name_gi, entry.id, entry, settled=True), entry.names)
        for idno in entry.element.iterchildren("{*}idno"):
            if idno.get("cert"):
                continue  # what a reconciliation service offered, and no editor has looked at
            scheme = scheme_named(idno.get("type") or "")
            key = (scheme.name, normal(words_of(idno), scheme)) if scheme else ("", words_of(idno))
            self.identified.setdefault(key, figure)

    def add_named(self, figure: Figure, names: Iterable[str]) -> Figure:
        """Let *figure* be known by *names*."""
        self.figures[figure.id] = figure
        for name in names:
            self.claimed[figure.gi, name].add(figure.id)
            self.add_form(figure, name)
            if figure.gi != "persName":
                continue
            told = person_name(name)
            if told.sex:
                figure.sexes.add(told.sex)
            if told.kind is Kind.FULL and not _belies(told):
                self.add_form(figure, told.name)  # whoever is Sir Walter Scott is Walter Scott
        return figure

    def add_form(self, figure: Figure, words: str) -> None:
        self.matcher.add(Form(figure.gi, figure.id, words))

    def take(self, naming: Naming) -> Finding | None:
        """Let *naming* be of the one it may belong to, or of somebody new; return what is to be said where it is of nobody."""
        if naming.told.kind is Kind.SEVERAL:
            return self.unplaced(naming, _NAMELESS[Kind.SEVERAL])
        if naming.pointer and (figure := self.identified_by(naming)):
            self.join(figure, naming)
            return None
        found = self.candidates(naming)
        if any(one.ground > Ground.LIKENESS for one in found):
            return self.settle(naming, found)
        if any(self.figures[one.id].settled for one in found):
            return self.unplaced(naming, f"is like {self.listed(found)}, and no more than that", "tw:similar-name")
        if naming.told.kind is Kind.TITLE:
            return self.unplaced(naming, _NAMELESS[Kind.TITLE])
        if naming.told.name == naming.told.name.lower() != naming.told.name.upper():
            return self.unplaced(naming, "has no capital letter")
        self.join(self.new(naming), naming)
        return None

    def identified_by(self, naming: Naming) -> Figure | None:
        """Return the one whom the document itself points to by *naming*."""
        address = known_address(naming.pointer)
        key = (address[0].name, normal(naming.pointer, address[0])) if address else ("", naming.pointer)
        found = self.pointed.get((naming.gi, naming.pointer)) or self.identified.get(key)
        return found if found and found.gi == naming.gi else None

    def candidates(self, naming: Naming) -> list[Candidate]:
        """Return whose *naming* may be, all on the surest ground: with its title if so it is written, else without."""
        told = naming.told
        if told.whole != told.name:
            exact = [one for one in self.matcher.candidates(told.whole, naming.gi) if one.ground >= Ground.CASE]
            if exact := [one for one in exact if self.may_be(naming, one, exact=True)]:
                return exact
        for words in dict.fromkeys((told.name, told.sought)):
            if found := [one for one in self.matcher.candidates(words, naming.gi) if self.may_be(naming, one)]:
                return found
        return []

    def may_be(self, naming: Naming, candidate: Candidate, *, exact: bool = False) -> bool:
        """Return whether nothing that *naming* tells besides its words speaks against the candidate: another pointer, the other sex."""
        figure, sex = self.figures[candidate.id], naming.told.sex
        if not figure.settled and self.are_told_apart(figure, naming):
            return False
        if exact or not sex or sex in figure.sexes:
            return True
        if figure.sexes:
            return False
        # A woman with her title is as often the wife of the man whose forename is told.
        return not (naming.told.kind is Kind.TITLED and sex == "women" and candidate.ground < Ground.CASE)

    @staticmethod
    def are_told_apart(figure: Figure, naming: Naming) -> bool:
        """Return whether the document points elsewhere by *naming* than by the names of *figure*."""
        return bool(naming.pointer and figure.pointer and figure.pointer != naming.pointer)

    def settle(self, naming: Naming, found: Sequence[Candidate]) -> Finding | None:
        """Let *naming* be of its one candidate; return that there are several."""
        if len(found) > 1:
            return self.unplaced(naming, f"may be {self.listed(found)}")
        figure = self.figures[found[0].id]
        if self.are_told_apart(figure, naming):
            return self.unplaced(naming, f'may be {self.listed(found)}, to whom "{figure.pointer}" points')
        rival = next((one for one in figure.namings if self.disagree(one, naming)), None) if found[0].ground is Ground.SOUND else None
        if rival is not None:
            return self.unplaced(naming, f'may be {self.listed(found)}, who is perhaps "{rival.told.name}"')
        self.join(figure, naming)
        if figure.entry and found[0].ground is Ground.SOUND:
            return self.told(naming, f"is taken to be of {self.listed(found)}, certainty {found[0].ground.cert}", "tw:matched-name")
        return None

    @staticmethod
    def disagree(one: Naming, other: Naming) -> bool:
        """Return whether two full names of persons cannot be of the same."""
        if one.gi != "persName" or not one.told.kind == other.told.kind == Kind.FULL:
            return False
        return not Matcher([Form("persName", "", one.told.sought)]).candidates(other.told.sought, "persName")

    def new(self, naming: Naming) -> Figure:
        figure = Figure(naming.gi, f"new {len(self.figures)}")  # a space, so that it is no entry's id
        self.figures[figure.id] = figure
        return figure

    def join(self, figure: Figure, naming: Naming) -> None:
        told = naming.told
        figure.namings.append(naming)
        if naming.pointer:
            figure.pointer = figure.pointer or naming.pointer
            self.pointed[naming.gi, naming.pointer] = figure
        if told.sex:
            figure.sexes.add(told.sex)
        if not figure.settled:
            # without its title the name of Mrs. Brown would be as good as that of Mr. Brown
            self.add_form(figure, told.whole if told.kind is Kind.TITLED or _belies(told) else told.name)

    def unplaced(self, naming: Naming, why: str, rule: str = "tw:name-without-entry") -> Finding:
        self.unresolved.add((naming.gi, naming.told.name))
        return self.told(naming, f"{why}; it gets no entry", rule)

    @staticmethod
    def told(naming: Naming, what: str, rule: str) -> Finding:
        times = "once" if naming.count == 1 else f"{naming.count} times"
        return Finding.of(rule, f'"{naming.told.whole}" ({times} in {", ".join(naming.files)}) {what}', Place(next(iter(naming.files))))

    def listed(self, candidates: Iterable[Candidate]) -> str:
        """Return the candidates as a reader knows them: an entry by its id too."""
        return " or ".join(_called(self.figures[one.id]) for one in candidates)

    # Names of those newly met

    def newly_met(self) -> list[Figure]:
        """Return those newly met with their names, the fullest first: every form that leads to them alone, with its title where that is needed."""
        met = [figure for figure in self.figures.values() if not figure.settled]
        wanted: defaultdict[tuple[str, str], set[str]] = defaultdict(set)  # element and form that a title tells apart -> whose it is
        for figure in self.figures.values():
            for naming in figure.namings:
                owners = wanted if naming.told.kind is Kind.TITLED else self.claimed
                owners[naming.gi, naming.told.name].add(figure.id)
        for figure in met:
            forms = [self.form_of(figure, naming, wanted) for naming in figure.namings]
            figure.names = _fullest_first(form for form in forms if form) or _fullest_first(naming.told.whole for naming in figure.namings)
        return met

    def form_of(self, figure: Figure, naming: Naming, wanted: dict[tuple[str, str], set[str]]) -> str:
        """Return how a naming is written as a name of *figure*; ``""`` where it would lead to others too."""
        key = (naming.gi, naming.told.name)
        if _belies(naming.told) or (naming.told.sex and figure.sexes - {naming.told.sex}):
            return naming.told.whole
        claimed = self.claimed.get(key, set())
        if naming.told.kind is Kind.TITLED:  # without its title the surname would lead away from all others who have it
            claimed = claimed | wanted[key] | {one.id for one in self.matcher.candidates(naming.told.name, naming.gi)}
        if key not in self.unresolved and not claimed - {figure.id}:
            return naming.told.name
        if naming.pointer and naming.told.kind is not Kind.TITLED:  # the document itself says that it is theirs
            return naming.told.name
        return naming.told.whole if naming.told.whole != naming.told.name else ""


def _called(figure: Figure) -> str:
    if figure.entry:
        return f"{figure.entry.names[0]} ({figure.entry.id})"
    name = figure.names[0] if figure.names else figure.namings[0].told.whole
    return f"{name} ({figure.pointer})" if figure.pointer else name


def _belies(told: PersonName) -> bool:
    """Return whether a title tells another sex than the name: Mrs. John Brown."""
    sex = person_name(told.name).sex if told.whole != told.name else ""
    return bool(sex and told.sex and sex != told.sex)


def _fullest_first(names: Iterable[str]) -> tuple[str, ...]:
    """Return *names* once each, those of most words and letters first; in capitals only what is never spelled otherwise."""
    spelled = dict.fromkeys(names)
    kept = [name for name in spelled if not name.isupper() or not any(other != name and other.upper() == name for other in spelled)]
    return tuple(sorted(kept, key=lambda name: (-len(name.split()), -len(name))))
