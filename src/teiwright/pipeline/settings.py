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

from ..guidelines.annotations import ANNOTATIONS, CITATION
from ..guidelines.marks import marks_of
from ..guidelines.xml_names import FORBIDDEN, nc_name
from ..model import Header, Place, Responsibility, SettingsError

if TYPE_CHECKING:
    from .key_lines import KeyPath

_Made = TypeVar("_Made")

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_YEAR: Final = r"-?(?!0000)(?:[1-9][0-9]{4,}|[0-9]{4})"  # XSD has no year 0 and no zeros before five digits
_MONTH_DAY: Final = r"-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
#: A day, month or year as TEI's dates are written.
PARTIAL_DATE: Final = re.compile(rf"{_YEAR}(?:-(?:0[1-9]|1[0-2])|{_MONTH_DAY})?")
_FULL_DATE: Final = re.compile(rf"{_YEAR}{_MONTH_DAY}")
_WORD: Final = re.compile(r"[^\s<>&\"']+")
_GREGORIAN: Final = frozenset({"when", "from", "to", "notBefore", "notAfter"})  # attributes: TEI, att.datable.w3c
_ORCID: Final = re.compile(r"(?:https://orcid\.org/)?([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X])")

CALENDARS: Final = ("gregorian", "julian")
GENRES: Final = ("prose", "letters", "drama", "verse")
#: Signs that may stand around words, and those after them; what each means the text decides.
MARKS: Final = {sign: sign for sign in "_=*+/~"} | {f"<{tag}>": f"</{tag}>" for tag in ("i", "b", "sc", "u")}
LOOKS: Final = ("italic", "bold", "smallcaps", "letterspaced", "underlined", "none")
#: What an editor may say that lines are.
BLOCKS: Final = ("ab", "head", "lg", "list", "note", "p", "quote", "stage", "trailer")
#: What the layer of the structure looks for, each of which an editor may switch off.
RULES: Final = tuple(
    """
    arguments broken-words bylines capitals cast-lists codes directions epigraphs headings highlighting indexes labels letters letterspacing
    lists milestones notes page-marks preformatted quotations running-heads tables title-page verse
""".split()
)
#: The voices of the layer of names, each of which an editor may leave out.
VOICES: Final = ("authority", "conventions", "document", "lists", "model", "rules")
#: Elements of the structure that an annotation of the editor's may give attributes to.
STRUCTURES: Final = tuple(
    """
    byline closer dateline div figure floatingText head item l lg list milestone note opener p row salute signed sp speaker stage table
    titlePage titlePart trailer
""".split()
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines, counted from 1 and both included, in which the author reckons by another calendar."""

    from_line: int
    to_line: int
    calendar: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Emendation:
    """An editor's correction or regularisation of words found in the text."""

    find: str
    kind: str  # corr or reg
    replacement: str
    resp: str
    occurrence: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class AnnotationOverride:
    """An editor's annotation, which adds to the machine's or replaces it; *gi* ``none`` removes."""

    find: str
    gi: str
    attributes: tuple[tuple[str, str], ...] = ()
    resp: str = ""
    occurrence: int | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class StructureOverride:
    """Lines, counted from 1 and both included, of which the editor says what block they are."""

    from_line: int
    to_line: int
    gi: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class KnownName:
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
    passages: tuple[Passage, ...] = ()


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
    emendations: tuple[Emendation, ...] = ()
    overrides: tuple[AnnotationOverride, ...] = ()
    structures: tuple[StructureOverride, ...] = ()
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


@dataclass(frozen=True, slots=True)
class _Source:
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
            raise self.error(key, f'must be one of {", ".join(allowed)}, not "{value}"{_suggestion(value, allowed)}')
        return value

    def choices(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of words, each one of *allowed*."""
        if not isinstance(self.data.get(key, []), list):
            raise self.error(key, f"must be a list of {', '.join(allowed)}, not {_kind(self.data[key])}")
        value: list[Any] = self.read(key, list) or []
        for one in value:
            if one not in allowed:
                suggestion = _suggestion(one, allowed) if isinstance(one, str) else ""
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

    def made(self, key: str, make: Callable[["Table"], _Made], unsaid: _Made) -> _Made:
        """Return what *make* makes of the table at *key*; where there is none *unsaid*, the same as of an empty one."""
        return unsaid if self.read(key, Mapping) is None else make(self.table(key))

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
                raise SettingsError(f'unknown setting "{name}"{_suggestion(str(key), self.known)}', self.source.place((*self.path, key)))


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


def _suggestion(word: str, known: "tuple[str, ...] | list[str]") -> str:
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


#: What counts where nobody has said anything.
_UNSAID: Final = Settings()


def _settings(table: Table) -> Settings:
    header = table.made("header", _header, _UNSAID.header)
    responsible = {one.id for one in header.responsibilities}
    printed = table.made("text", _printed, _Printed())
    elements = table.made("quotes", _elements, _UNSAID.quotes)
    names = table.made("names", _names, _Names())
    structures = table.tables("structure")
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
        emendations=tuple(_emendation(entry, responsible) for entry in table.tables("emendation")),
        overrides=tuple(_override(entry, responsible) for entry in table.tables("annotation")),
        structures=_structures([one for one in structures if "rule" not in one.data]),
        rules_off=frozenset(_rule_off(one) for one in structures if "rule" in one.data),
    )
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

    passages = []
    for entry in table.tables("passage"):
        first, last = _lines(entry)
        calendar = entry.choice("calendar", CALENDARS, "")
        if not calendar:
            raise entry.error("", 'lacks "calendar"')
        entry.finish()
        passages.append(Passage(first, last, calendar, entry.place()))
    dates = Dates(
        anchor=_real_date(table, "anchor", table.matching("anchor", PARTIAL_DATE, "a date such as 1917, 1917-10 or 1917-10-25")),
        calendar=table.choice("calendar", CALENDARS, ""),
        until=_real_date(table, "until", table.matching("until", _FULL_DATE, "a full date such as 1918-01-31")),
        region=table.choice("region", tuple(sorted(regions())), ""),
        new_year=table.choice("new_year", tuple(NEW_YEARS), ""),
        passages=tuple(passages),
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


def _emendation(table: Table, responsible: set[str]) -> Emendation:
    find, corr, reg = table.required("find"), table.string("corr"), table.string("reg")
    if bool(corr) == bool(reg):
        raise table.error("", 'needs either "corr" or "reg"')
    emendation = Emendation(
        find=find,
        kind="corr" if corr else "reg",
        replacement=corr or reg,
        resp=_resp(table, responsible),
        occurrence=table.integer("occurrence"),
        place=table.place(),
    )
    table.finish()
    return emendation


def _structures(tables: list[Table]) -> tuple[StructureOverride, ...]:
    found: list[StructureOverride] = []
    for table in tables:
        first, last = _lines(table)
        gi = table.choice("gi", BLOCKS, "")
        if not gi:
            raise table.error("", f'lacks "gi", what the lines are: {", ".join(BLOCKS)}')
        if any(first <= other.to_line and other.from_line <= last for other in found):
            raise table.error("", f"names lines {first} to {last}, of which another has said what they are")
        table.finish()
        found.append(StructureOverride(first, last, gi, table.place()))
    return tuple(sorted(found, key=lambda one: one.from_line))


def _rule_off(table: Table) -> str:
    """Return the rule that is switched off."""
    rule = table.choice("rule", RULES, "")
    if table.read("on", bool) is not False:
        raise table.error("on", "must be false: a rule is on that nobody switches off")
    table.finish()
    return rule


def _marks(text: Table) -> tuple[tuple[str, str], ...]:
    """Return what signs around words mean."""
    table = text.table("marks")
    for sign in table.data:
        if sign not in MARKS:
            raise text.error("marks", f'names the sign "{sign}"; there are: {" ".join(MARKS)}')
    return tuple((sign, table.choice(sign, LOOKS, "").replace("none", "")) for sign in table.data)


def _lines(table: Table) -> tuple[int, int]:
    first, last = table.integer("from_line"), table.integer("to_line")
    if first is None or last is None or last < first:
        raise table.error("", "needs from_line and to_line, the second not before the first")
    return first, last


def _override(table: Table, responsible: set[str]) -> AnnotationOverride:
    attributes = table.strings("attributes")
    gi = table.choice("gi", (*sorted(ANNOTATIONS - CITATION), *STRUCTURES, "none"), "")
    if not gi:
        raise table.error("", 'lacks "gi", the element to be written, or "none"')
    _check_attributes(table, gi, dict(attributes))
    if gi in ANNOTATIONS and marks_of(gi, dict(attributes).get("rend", "")):
        raise table.error("attributes", f'gives rend signs of the source, "{dict(attributes)["rend"]}"; say only how the words look')
    override = AnnotationOverride(
        find=table.required("find"),
        gi=gi,
        attributes=attributes,
        resp=_resp(table, responsible),
        occurrence=table.integer("occurrence"),
        place=table.place(),
    )
    table.finish()
    return override


def _check_attributes(table: Table, gi: str, attributes: dict[str, str]) -> None:
    """Raise SettingsError for an attribute that the element *gi* does not have, or a value that it cannot have."""
    from ..guidelines.attributes import attributes_of, contradicting, wrong_value  # most editors overrule nothing
    from ..model.w3c_dates import is_date

    allowed = (*attributes_of(gi), *(("edtf",) if gi == "date" else ()))
    for name, value in attributes.items():
        if name in {"xml:id", "next", "prev"}:
            raise table.error("attributes", f'cannot set "{name}"')
        if gi == "none":
            raise table.error("attributes", f'cannot set "{name}": what is removed has none')
        if name not in allowed:
            raise table.error("attributes", f'cannot set "{name}": the attributes of {gi} are {", ".join(allowed)}{_suggestion(name, allowed)}')
        if name in _GREGORIAN and not is_date(value):
            raise table.error("attributes", f'gives {name} the value "{value}", which is no Gregorian date such as 1917, 1917-10 or 1917-10-25')
        if due := wrong_value(name, value):
            raise table.error("attributes", f'gives {name} the value "{value}"; it must be {due}')
    if pair := contradicting(frozenset(attributes)):
        raise table.error("attributes", f"gives both {' and '.join(pair)}, of which a date has one")


def _resp(table: Table, responsible: set[str]) -> str:
    resp = table.string("resp").removeprefix("#")
    if resp and resp not in responsible:
        raise table.error("resp", f'names "{resp}", which is no id under header.responsibility')
    return resp
