"""What attributes point to: the elements that the Guidelines mean, where these are few enough to tell that another is wrong."""

from typing import Final

from .annotations import NAMES

_AGENTS: Final = frozenset(
    """
    person personGrp persona org role castItem castGroup respStmt persName orgName name nym editor author principal funder sponsor
    meetings application rs resp listPerson listOrg handNote publisher distributor authority bibl biblStruct biblFull witness msDesc item
    """.split()
)
_WITNESSES: Final = frozenset("witness listWit msDesc msPart msFrag object bibl biblStruct biblFull witDetail item idno".split())
_PICTURED: Final = frozenset("surface surfaceGrp zone graphic media binaryObject facsimile sourceDoc figure line pb".split())

#: Attribute -> elements to which it may point.
EXPECTED: Final = {
    "wit": _WITNESSES,
    "resp": _AGENTS,
    "hand": frozenset("handNote handDesc handNotes handShift person scribeDesc scriptNote scriptDesc item witness".split()),
    "calendar": frozenset({"calendar"}),
    "datingMethod": frozenset({"calendar"}),
    "rendition": frozenset({"rendition"}),
    "facs": _PICTURED,
    "change": frozenset({"change", "listChange"}),
}

#: Element of a name -> entries that are of another kind than the name says.
OTHERS: Final = {
    "persName": frozenset({"place", "listPlace", "event", "bibl", "object", "category", "calendar", "witness", "msDesc"}),
    "placeName": frozenset({"person", "personGrp", "listPerson", "event", "bibl", "object", "calendar", "witness", "msDesc"}),
    "orgName": frozenset({"event", "bibl", "object", "calendar", "witness", "msDesc"}),
}


def is_expected(attribute: str, gi: str, target: str) -> bool:
    """Return whether *attribute* of the element *gi* may point to a *target*; where the Guidelines leave it open, to anything.

    >>> is_expected("wit", "rdg", "witness"), is_expected("wit", "rdg", "p"), is_expected("corresp", "p", "p")
    (True, False, True)
    """
    if attribute == "ref" and gi in NAMES:
        return target not in OTHERS.get(gi, frozenset())
    return target in EXPECTED.get(attribute, frozenset({target}))
