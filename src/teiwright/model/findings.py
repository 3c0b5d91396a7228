"""Findings: what is wrong, or worth knowing, about a document. They are values, never raised."""

from dataclasses import dataclass
from enum import StrEnum

from ..guidelines.rules import reference, rule
from .places import Place


class Severity(StrEnum):
    """How bad it is: an error makes a document invalid, a warning does not, information is only told."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"

    @property
    def rank(self) -> int:
        """0 for an error, more for what is less grave."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: what was met, what was due, where, by which rule, what to do.

    >>> print(Finding(Severity.ERROR, "tw:duplicate-id", 'xml:id "p1" stands twice', Place("a.xml", 8, 5), "/TEI/text[1]/p[2]"))
    a.xml:8:5: error tw:duplicate-id: xml:id "p1" stands twice
        at   /TEI/text[1]/p[2]
    """

    severity: Severity
    rule: str
    message: str
    place: Place
    xpath: str = ""
    see: str = ""
    hint: str = ""

    @classmethod
    def of(cls, rule_id: str, message: str, place: Place, *, xpath: str = "", see: str = "", hint: str = "") -> "Finding":
        """Return a finding by a rule, whose severity, section and hint count unless others are given.

        >>> Finding.of("tw:empty", "<p> is empty", Place("a.xml", 8)).see
        'TEI P5, ST'
        """
        known = rule(rule_id)
        severity = Severity(known.severity) if known else Severity.ERROR
        return cls(severity, rule_id, message, place, xpath, see or reference(rule_id), hint or (known.hint if known else ""))

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.severity} {self.rule}: {self.message}"]
        for label, value in (("at", self.xpath), ("see", self.see), ("hint", self.hint)):
            if value:
                lines.append(f"    {label:4} {value}")
        return "\n".join(lines)

    def sort_key(self) -> tuple[str, int, int, int, str]:
        """Order by file, line, column, gravity, rule."""
        return self.place.file, self.place.line or 0, self.place.column or 0, self.severity.rank, self.rule
