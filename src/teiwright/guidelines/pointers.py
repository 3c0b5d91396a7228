"""Attributes whose values are pointers (teidata.pointer), wherever they stand."""

from typing import Final

POINTERS: Final = frozenset(
    """
    active adj adjFrom adjTo ana calendar change children copyOf corresp datcat datingMethod datingPoint decls domains edRef end
    exclude facs feats follow given hand inst lemmaRef location mergedIn mutual new next nymRef origin parent parts passive perf
    period prev ref rendition replyTo require resp sameAs scheme scribeRef scriptRef select since source spanTo start synch target
    targetEnd toWhom unitRef where who wit from to
    """.split()
)

#: Attributes of these that are words on some elements.
_WORDS: Final = {
    "scheme": frozenset("rendition styleDefDecl localProp unicodeProp unihanProp att gi tag constraintSpec".split()),
    "where": frozenset({"move"}),
    "active": frozenset({"interaction"}),
    "passive": frozenset({"interaction"}),
    "require": frozenset({"anyElement"}),
}


def is_pointer(attribute: str, gi: str) -> bool:
    """Return whether *attribute* of the element *gi* holds pointers.

    >>> is_pointer("scheme", "keywords"), is_pointer("scheme", "rendition"), is_pointer("type", "p")
    (True, False, False)
    """
    return attribute in POINTERS and gi not in _WORDS.get(attribute, ())
