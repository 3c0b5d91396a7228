"""What a view leaves out, as findings: nothing vanishes in silence."""

from ..guidelines.views import View
from ..model import Document, Finding, Place, Severity, flatten

_REASON = {
    "reading": "the reading view takes one of each set of alternatives and no deletions",
    "diplomatic": "the diplomatic view takes what stands in the source and no editorial additions",
    "source": "the source view takes the first of each set of alternatives",
}

_IN_THE_HEADER = "what the header says, such as the description of a manuscript, is on the page (--to html) and, in part, in the JSON"

#: What an apparatus shows.
_READINGS = frozenset({"lem", "rdg", "rdgGrp"})


def find_omissions(document: Document, view: str | View = "reading", *, notes_shown: bool = False, readings_shown: bool = False) -> list[Finding]:
    """Return one finding for each kind of element that the text of *view* does not hold, with how many there are.

    *notes_shown* and *readings_shown* say that a format has the notes and the
    apparatus beside the text.
    """
    flat = flatten(document.root, view, mapped=False)
    place = Place(document.origin.path)
    counts = dict(sorted(flat.omitted.items()))
    findings = [
        Finding(
            Severity.INFORMATION,
            "tw:left-out",
            f"{count} <{gi}> left out of the text",
            place,
            hint=f"{_REASON[flat.view.name]}; the JSON lists them under readings",
        )
        for gi, count in counts.items()
        if not (readings_shown and gi in _READINGS)
    ]
    if not flat.text.content.strip():
        findings.append(Finding(Severity.INFORMATION, "tw:left-out", "there are no words in the text", place, hint=_IN_THE_HEADER))
    if flat.notes and not notes_shown:
        hint = "--notes end puts them after the text; the JSON lists them under notes"
        findings.append(Finding(Severity.INFORMATION, "tw:left-out", f"{len(flat.notes)} <note> left out of the text", place, hint=hint))
    return findings
