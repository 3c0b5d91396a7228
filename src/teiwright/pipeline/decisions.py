"""What an editor decides of single places: corrections, annotations, what block lines are, which rules of the structure are off.

They are kept apart from the other settings, as few editions have any.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from ..guidelines.annotations import ANNOTATIONS, CITATION
from ..guidelines.attributes import attributes_of, contradicting, wrong_value
from ..guidelines.marks import marks_of
from ..model import Place
from ..model.w3c_dates import is_date
from .settings import CALENDARS, RULES, Settings, Table, did_you_mean

_GREGORIAN: Final = frozenset({"when", "from", "to", "notBefore", "notAfter"})  # attributes: TEI, att.datable.w3c
#: What an editor may say that lines are.
BLOCKS: Final = ("ab", "head", "lg", "list", "note", "p", "quote", "stage", "trailer")
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


def decided(settings: Settings, table: Table) -> Settings:
    """Return *settings* with what the tables ``emendation``, ``annotation`` and ``structure`` within *table* say."""
    responsible = {one.id for one in settings.header.responsibilities}
    structures = table.tables("structure")
    return replace(
        settings,
        emendations=tuple(_emendation(entry, responsible) for entry in table.tables("emendation")),
        overrides=tuple(_override(entry, responsible) for entry in table.tables("annotation")),
        structures=_structures([one for one in structures if "rule" not in one.data]),
        rules_off=frozenset(_rule_off(one) for one in structures if "rule" in one.data),
    )


def passage(table: Table) -> Passage:
    """Return the passage that a table tells of."""
    first, last = _lines(table)
    calendar = table.choice("calendar", CALENDARS, "")
    if not calendar:
        raise table.error("", 'lacks "calendar"')
    table.finish()
    return Passage(first, last, calendar, table.place())


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
    allowed = (*attributes_of(gi), *(("edtf",) if gi == "date" else ()))
    for name, value in attributes.items():
        if name in {"xml:id", "next", "prev"}:
            raise table.error("attributes", f'cannot set "{name}"')
        if gi == "none":
            raise table.error("attributes", f'cannot set "{name}": what is removed has none')
        if name not in allowed:
            raise table.error("attributes", f'cannot set "{name}": the attributes of {gi} are {", ".join(allowed)}{did_you_mean(name, allowed)}')
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
