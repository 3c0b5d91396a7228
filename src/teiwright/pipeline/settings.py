"""The settings of one edition: what an editor decides, from a TOML file or a mapping.

Every key is optional. An unknown key, a value of the wrong kind or a bad date
is an error that names file, line and key; a setting is never ignored.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from ..guidelines.xml_names import FORBIDDEN, nc_name
from ..model import Header, Place, Responsibility, SettingsError

if TYPE_CHECKING:
    from .decisions import AnnotationOverride, Emendation, Passage, StructureOverride
    from .key_lines import KeyPath

_Made = TypeVar("_Made")

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_YEAR: Final = r"-?(?!0000)(?:[1-9][0-9]{4,}|[0-9]{4})"  # XSD has no year 0 and no zeros before five digits
_MONTH_DAY: Final = r"-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
#: A day, month or year as TEI's dates are written.
PARTIAL_DATE: Final = re.compile(rf"{_YEAR}(?:-(?:0[1-9]|1[0-2])|{_MONTH_DAY})?")
_FULL_DATE: Final = re.compile(rf"{_YEAR}{_MONTH_DAY}")
_WORD: Final = re.compile(r"[^\s<>&\"']+")
_ORCID: Final = re.compile(r"(?:https://orcid\.org/)?([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])")

CALENDARS: Final = ("gregorian", "julian")
GENRES: Final = ("prose", "letters", "drama", "verse")
#: Signs that may stand around words, and those after them; what each means the text decides.
MARKS: Final = {sign: sign for sign in "_=*+/~"} | {f"<{tag}>": f"</{tag}>" for tag in ("i", "b", "sc", "u")}
LOOKS: Final = ("italic", "bold", "smallcaps", "letterspaced", "underlined", "none")
#: What the layer of the structure looks for, each of which an editor may switch off.
RULES: Final = tuple(
    """
    arguments broken-words bylines capitals cast-lists codes directions epigraphs headings highlighting indexes labels letters letterspacing
    lists milestones notes page-marks preformatted quotations running-heads tables title-page verse
""".split()
)
#: The voices of the layer of names, each of which an editor may leave out.
VOICES: Final = ("authority", "conventions", "document", "lists", "model", "rules")


class KnownName(NamedTuple):
    """A form of a name that belongs to one entry of the editor's authority file: its element and the entry's xml:id."""

    form: str
    gi: str
    id: str


@dataclass(frozen=True, slots=True)
class Dates:
    """How the dates of the text are reckoned; without an anchor no year is inferred."""

    anchor: str = ""
    calendar: str = ""
    until: str = ""
    region: str = ""  # instead of both: the country whose calendars they are
    new_year: str = ""  # the day on which the text's years begin, where that is not 1 January
    passages: "tuple[Passage, ...]" = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that an editor can decide about one edition."""

    language: str = ""
    canonical: str = "seed"
    header: Header = Header()
    genre: str = ""  # told by the text where it is empty
    keep_lines: bool = False
    marks: tuple[tuple[str, str], ...] = ()  # sign around words -> how they look, empty where it means nothing
    dates: Dates = Dates()
    quotes: str = "fine"
    authority: str = ""
    authority_place: Place | None = field(default=None, compare=False)
    names_model: str = ""
    names_model_place: Place | None = field(default=None, compare=False)
    spacy: str = ""
    spacy_place: Place | None = field(default=None, compare=False)
    voices_off: frozenset[str] = frozenset()  # of the names
    emendations: "tuple[Emendation, ...]" = ()
    overrides: "tuple[AnnotationOverride, ...]" = ()
    structures: "tuple[StructureOverride, ...]" = ()
    rules_off: frozenset[str] = frozenset()  # of the structure
    folder: str = field(default="", compare=False)  # of the settings file; other files that it names are looked for from here
    known_names: tuple[KnownName, ...] = ()  # what the authority file says, once it has been read

    @classmethod
    def of(cls, given: "Mapping[str, Any] | Settings | None") -> "Settings":
        """Return settings made from a mapping with the keys of the TOML file.

        >>> Settings.of({"language": "en", "dates": {"anchor": "1917-10"}}).dates.anchor
        '1917-10'
        >>> Settings.of({"langauge": "en"})
        Traceback (most recent call last):
        ...
        teiwright.model.errors.SettingsError: unknown setting "langauge"; did you mean "language"?
        """
        if isinstance(given, Settings):
            return given
        return _settings(Table.given(given or {}))


def load_settings(toml: bytes, file: str, overriding: Mapping[str, Any] | None = None) -> Settings:
    """Return the settings that stand in the TOML file *file*, whose bytes are *toml*.

    *overriding* holds values that count instead, keyed by dotted path, as the
    command line's ``--set`` gives them. Raises SettingsError with file and line.
    """
    return _settings(table_of(toml, file, overriding))


def table_of(toml: bytes, file: str, overriding: Mapping[str, Any] | None = None) -> "Table":
    """Return the TOML file *file*, whose bytes are *toml*, to be read key by key. Raises SettingsError with file and line."""
    try:
        text = toml.decode("utf-8-sig")
        data = tomllib.loads(text)
    except UnicodeDecodeError as problem:
        line = toml.count(b"\n", 0, problem.start) + 1
        raise SettingsError("the settings are not UTF-8 text", Place(file, line)) from problem
    except tomllib.TOMLDecodeError as problem:
        raise _malformed(str(problem), file, text) from problem
    from .key_lines import key_lines  # settings that stand in no file have no lines

    for path, value in (overriding or {}).items():
        put(data, path, value)
    return Table(data, (), _Source(file, key_lines(text), tuple(tuple(path.split(".")) for path in overriding or {})))


def put(data: dict[str, Any], path: str, value: object) -> None:
    """Set the dotted *path* in nested tables to *value*.

    >>> data = {}
    >>> put(data, "dates.anchor", "1917"); data
    {'dates': {'anchor': '1917'}}
    """
    *tables, key = path.split(".")
    for name in tables:
        data = data.setdefault(name, {})
        if not isinstance(data, dict):
            raise SettingsError(f'"{path}" cannot be set: "{name}" is not a table')
    data[key] = value


def _malformed(problem: str, file: str, text: str) -> SettingsError:
    position = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", problem)
    message = f"this is not TOML: {problem[: position.start()] if position else problem}"
    if position and position[1]:
        return SettingsError(message, Place(file, int(position[1]), int(position[2])))
    return SettingsError(message, Place(file, text.count("\n") + 1))


class _Source(NamedTuple):
    """Where settings came from, so that an error can say it."""

    file: str
    lines: "Mapping[KeyPath, int]"
    overriding: "tuple[KeyPath, ...]" = ()  # what was said on the command line stands in no file

    def place(self, path: "KeyPath") -> Place | None:
        """The place of the key *path*, or of the nearest table that holds it."""
        if not self.file or path in self.overriding:
            return None
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return Place(self.file, self.lines[path[:length]])
        return Place(self.file)


class Table:
    """One table of the settings, read key by key; what nobody read is unknown."""

    def __init__(self, data: object, path: "KeyPath", source: _Source) -> None:
        self.path, self.source = path, source
        if not isinstance(data, Mapping):
            raise self.error("", f"must be a table, not {_kind(data)}")
        self.data: Mapping[str, Any] = data
        self.known: list[str] = []

    @classmethod
    def given(cls, data: object, *path: str) -> "Table":
        """Return a table that stands in no file."""
        return cls(data, path, _Source("", {}))

    def error(self, key: str, problem: str) -> SettingsError:
        """Return an error about *key*, with its place."""
        path = (*self.path, key) if key else self.path
        name = ".".join(str(part) for part in path if isinstance(part, str))
        return SettingsError(f'setting "{name}" {problem}' if name else f"the settings {problem}", self.source.place(path))

    def place(self) -> Place | None:
        """Where the table stands."""
        return self.source.place(self.path)

    def read(self, key: str, *kinds: type) -> Any:  # noqa: ANN401  # the value of a TOML key, whose kind is checked here
        """Return the value of *key*, which must be of one of *kinds*, or None."""
        self.known.append(key)
        value = self.data.get(key)
        if value is None or (isinstance(value, kinds) and not (isinstance(value, bool) and bool not in kinds)):
            return value
        raise self.error(key, f"must be {' or '.join(_KINDS[kind] for kind in kinds[:1])}, not {_kind(value)}")

    def string(self, key: str, default: str = "") -> str:
        """Return the text, or date, at *key*."""
        value = self.read(key, str, date)
        if isinstance(value, datetime):
            raise self.error(key, "must be a date without a time")
        if isinstance(value, date):
            return value.isoformat()
        if value is not None and not value.strip():
            raise self.error(key, "is empty; leave it out instead")
        if value is not None and (forbidden := FORBIDDEN.search(value)):
            raise self.error(key, f"holds U+{ord(forbidden[0]):04X}, a character that XML forbids")
        return default if value is None else str(value)

    def required(self, key: str) -> str:
        """Return the text at *key*, which must be there."""
        value = self.string(key)
        if not value:
            raise self.error("", f'lacks "{key}"')
        return value

    def matching(self, key: str, pattern: re.Pattern[str], due: str) -> str:
        """Return the text at *key*, which must match *pattern*: *due*, in words."""
        value = self.string(key)
        if value and not pattern.fullmatch(value):
            raise self.error(key, f'must be {due}, not "{value}"')
        return value

    def choice(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        """Return the text at *key*, one of *allowed*."""
        value = self.string(key, default)
        if value and value not in allowed:
            raise self.error(key, f'must be one of {", ".join(allowed)}, not "{value}"{did_you_mean(value, allowed)}')
        return value

    def choices(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of words, each one of *allowed*."""
        if not isinstance(self.data.get(key, []), list):
            raise self.error(key, f"must be a list of {', '.join(allowed)}, not {_kind(self.data[key])}")
        value: list[Any] = self.read(key, list) or []
        for one in value:
            if one not in allowed:
                suggestion = did_you_mean(one, allowed) if isinstance(one, str) else ""
                raise self.error(key, f'must be a list of {", ".join(allowed)}; "{one}" is none of these{suggestion}')
        return tuple(value)

    def integer(self, key: str) -> int | None:
        """Return the number at *key*, counted from 1, or None."""
        value: int | None = self.read(key, int)
        if value is not None and value < 1:
            raise self.error(key, f"counts from 1, {value} is too small")
        return value

    def boolean(self, key: str) -> bool:
        """Return whether *key* is set to true."""
        return bool(self.read(key, bool))

    def table(self, key: str) -> "Table":
        """Return the table at *key*, an empty one where there is none."""
        return Table(self.read(key, Mapping) or {}, (*self.path, key), self.source)

    def has(self, key: str) -> bool:
        """Return whether there is anything at *key*."""
        self.known.append(key)
        return self.data.get(key) is not None

    def made(self, key: str, make: Callable[["Table"], _Made], unsaid: _Made) -> _Made:
        """Return what *make* makes of the table at *key*; where there is none *unsaid*, the same as of an empty one."""
        return make(self.table(key)) if self.has(key) else unsaid

    def tables(self, key: str) -> list["Table"]:
        """Return the tables of the array at *key*."""
        entries = self.read(key, list, tuple) or []
        return [Table(entry, (*self.path, key, index), self.source) for index, entry in enumerate(entries)]

    def strings(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a table of strings as pairs, in its order."""
        table = self.table(key)
        return tuple((name, table.string(name)) for name in table.data)

    def finish(self) -> None:
        """Raise SettingsError for the first key that nobody asked for."""
        for key in self.data:
            if key not in self.known:
                name = ".".join(str(part) for part in (*self.path, key) if isinstance(part, str))
                raise SettingsError(f'unknown setting "{name}"{did_you_mean(str(key), self.known)}', self.source.place((*self.path, key)))


_KINDS: Final = {str: "text", int: "a whole number", bool: "true or false", Mapping: "a table", list: "a list of tables"}
_WRONG_KINDS: Final = {
    bool: "true or false",  # before int, of which Python makes it one
    **_KINDS,
    list: "a list",
    tuple: "a list",
    float: "a number",
    datetime: "a date and time",
    date: "a date",
    time: "a time",
}


def _kind(value: object) -> str:
    return next((name for kind, name in _WRONG_KINDS.items() if isinstance(value, kind)), type(value).__name__)


def did_you_mean(word: str, known: "tuple[str, ...] | list[str]") -> str:
    """Return a question that offers the one of *known* that *word* was perhaps meant to be, or ``""``."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f'; did you mean "{near[0]}"?' if near else ""


class _Printed(NamedTuple):
    """What the table ``text`` says of the source."""

    genre: str = ""
    keep_lines: bool = False
    marks: tuple[tuple[str, str], ...] = ()


class _Names(NamedTuple):
    """What the table ``names`` says, with the places of the files that it names."""

    authority: str = ""
    authority_place: Place | None = None
    model: str = ""
    model_place: Place | None = None
    spacy: str = ""
    spacy_place: Place | None = None
    voices_off: frozenset[str] = frozenset()


#: Tables in which an editor decides of single places.
_DECISIONS: Final = ("emendation", "annotation", "structure")
#: What counts where nobody has said anything.
_UNSAID: Final = Settings()


def _settings(table: Table) -> Settings:
    header = table.made("header", _header, _UNSAID.header)
    printed = table.made("text", _printed, _Printed())
    elements = table.made("quotes", _elements, _UNSAID.quotes)
    names = table.made("names", _names, _Names())
    settings = Settings(
        language=table.matching("language", _LANGUAGE, "a language tag such as en, de-AT or und"),
        canonical=table.choice("canonical", ("seed", "tei"), "seed"),
        header=header,
        genre=printed.genre,
        keep_lines=printed.keep_lines,
        marks=printed.marks,
        dates=table.made("dates", _dates, _UNSAID.dates),
        quotes=elements,
        authority=names.authority,
        authority_place=names.authority_place,
        names_model=names.model,
        names_model_place=names.model_place,
        spacy=names.spacy,
        spacy_place=names.spacy_place,
        voices_off=names.voices_off,
    )
    given = [key for key in _DECISIONS if table.has(key)]
    if given:
        from .decisions import decided  # most editors decide of no single place

        settings = decided(settings, table)
    table.finish()
    return settings


def _printed(table: Table) -> _Printed:
    printed = _Printed(table.choice("genre", GENRES, ""), table.boolean("keep_lines"), _marks(table))
    table.finish()
    return printed


def _elements(table: Table) -> str:
    """Return which elements quotations get."""
    elements = table.choice("elements", ("fine", "quote"), "fine")
    table.finish()
    return elements


def _names(table: Table) -> _Names:
    def place(key: str) -> Place | None:
        return table.source.place((*table.path, key))

    authority, model, spacy = table.string("authority"), table.string("model"), table.string("spacy")
    voices_off = frozenset(table.choices("without", VOICES))
    names = _Names(authority, place("authority"), model, place("model"), spacy, place("spacy"), voices_off)
    table.finish()
    return names


def _header(table: Table) -> Header:
    responsibilities = tuple(_responsibility(entry) for entry in table.tables("responsibility"))
    for index, one in enumerate(responsibilities):
        if one.id in {other.id for other in responsibilities[:index]}:
            raise SettingsError(f'setting "header.responsibility" names the id "{one.id}" twice', one.place)
    header = Header(
        **{key: table.string(key) for key in ("title", "author", "editor", "translator", "publisher", "pub_place", "source", "series")},
        date=_published(table),
        licence=table.matching("licence", re.compile(r"\S+"), "the address of a licence, without spaces"),
        identifiers=_identifiers(table),
        responsibilities=responsibilities,
    )
    table.finish()
    return header


def _published(table: Table) -> str:
    """Return the date of publication as it is given; one that looks like a date of the calendar has to be one."""
    value = table.string("date")
    return _real_date(table, "date", value, ("gregorian",)) if _FULL_DATE.fullmatch(value) else value


def _identifiers(table: Table) -> tuple[tuple[str, str], ...]:
    identifiers = table.strings("identifiers")
    for kind, _ in identifiers:
        if not _WORD.fullmatch(kind) or FORBIDDEN.search(kind):
            raise table.error("identifiers", f'has the kind "{kind}", which must be one word such as DOI')
    return identifiers


def _responsibility(table: Table) -> Responsibility:
    orcid = table.matching("orcid", _ORCID, "an ORCID such as 0000-0002-1825-0097")
    identifier = table.matching("id", nc_name(), "an identifier that begins with a letter and holds no spaces")
    if not identifier:
        raise table.error("", 'lacks "id"')
    if identifier.startswith(("tw-", "teiwright")) or identifier in CALENDARS:
        raise table.error("id", f'"{identifier}" is kept for the program; choose another')
    responsibility = Responsibility(
        id=identifier,
        name=table.required("name"),
        role=table.string("role", "edition"),
        orcid=_ORCID.sub(r"https://orcid.org/\1", orcid),
        place=table.source.place((*table.path, "id")),
    )
    table.finish()
    return responsibility


def _dates(table: Table) -> Dates:
    from ..model.regions import NEW_YEARS, regions  # most settings say nothing of dates, and wait for no calendar
    from .decisions import passage

    passages = tuple([passage(entry) for entry in table.tables("passage")])
    dates = Dates(
        anchor=_real_date(table, "anchor", table.matching("anchor", PARTIAL_DATE, "a date such as 1917, 1917-10 or 1917-10-25")),
        calendar=table.choice("calendar", CALENDARS, ""),
        until=_real_date(table, "until", table.matching("until", _FULL_DATE, "a full date such as 1918-01-31")),
        region=table.choice("region", tuple(sorted(regions())), ""),
        new_year=table.choice("new_year", tuple(NEW_YEARS), ""),
        passages=passages,
    )
    if dates.region and dates.calendar:
        raise table.error("region", 'stands instead of "calendar" and "until": it knows both')
    if dates.until and not dates.calendar:
        raise table.error("until", 'needs "calendar": the calendar whose last day it is')
    table.finish()
    return dates


def _real_date(table: Table, key: str, value: str, calendars: tuple[str, ...] = CALENDARS) -> str:
    """Return *value*, unless it is a day that none of *calendars* has."""
    if value.count("-") - value.startswith("-") == 2:
        from ..model.calendars import days_in_month

        year, month, day = (int(part) for part in value.rsplit("-", 2))
        if all(day > days_in_month(year, month, calendar) for calendar in calendars):
            raise table.error(key, f'names a day that its month does not have: "{value}"')
    return value


def _marks(text: Table) -> tuple[tuple[str, str], ...]:
    """Return what signs around words mean."""
    table = text.table("marks")
    for sign in table.data:
        if sign not in MARKS:
            raise text.error("marks", f'names the sign "{sign}"; there are: {" ".join(MARKS)}')
    return tuple((sign, table.choice(sign, LOOKS, "").replace("none", "")) for sign in table.data)
