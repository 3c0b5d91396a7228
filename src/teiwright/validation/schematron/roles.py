"""How grave it is, by what a rule says of its role."""

from typing import Final

from ...model import Severity

_WARNINGS: Final = frozenset({"nonfatal", "non-fatal", "warning", "warn"})
_INFORMATION: Final = frozenset({"information", "info", "informational", "hint"})
_ERRORS: Final = frozenset({"error", "fatal"})


def severity_of(*said: str) -> Severity:
    """Return the gravity that the first of *said* names that names one: roles and flags of an assertion, then of its rule, then its pattern.

    Role and flag may be any word; without one that is known here, a failure is an error.

    >>> str(severity_of("", "nonfatal")), str(severity_of("caveat", "info")), str(severity_of("caveat"))
    ('warning', 'information', 'error')
    """
    for word in said:
        word = word.strip().lower()
        if word in _WARNINGS:
            return Severity.WARNING
        if word in _INFORMATION:
            return Severity.INFORMATION
        if word in _ERRORS:
            return Severity.ERROR
    return Severity.ERROR
