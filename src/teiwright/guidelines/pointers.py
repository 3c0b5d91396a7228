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
