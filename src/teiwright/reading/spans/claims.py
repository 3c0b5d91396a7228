"""One claim about a stretch of text, as anybody makes it.

TEI: ND (names and dates)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NoReturn

from ...guidelines.annotations import ANNOTATIONS
from ...guidelines.labels import LABELS, NONE, element_of_label
from ...guidelines.xml_names import FORBIDDEN, is_nc_name
from ...model import Attributes, Place, SourceError

_OTHER_NAMESPACE: Final = re.compile(r"\{[^{}\s]+\}")


@dataclass(frozen=True, slots=True)
class Claim:
    """That the element *gi* holds ``text[start:end]``, or the words *exact*, which stand between *prefix* and *suffix*.

    Offsets are code points, half-open; None where none are given. *exact* is
    empty where no words are given. *line* is that of the file of spans, 0
    where it is not known.
    """

    gi: str
    attributes: Attributes = ()
    start: int | None = None
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """Which element each label stands for: what is *asked* first, then the common labels and the elements themselves; *file* is for messages."""

    file: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)

    def element(self, label: object, line: int = 0) -> str:
        """Return the element for *label*, or ``""`` where it is to be left out; raises SourceError for an unknown one.

        >>> Labels(asked={"NORP": "none"}).element("NORP"), Labels().element("GPE")
        ('', 'placeName')
        """
        if not isinstance(label, str) or not label.strip():
            self.fault("a label was due: the name of an element, or PER, LOC, ORG, DATE and their like", line)
        found = self.asked.get(label) or element_of_label(label)
        if not found:
            common = ", ".join(LABELS)
            self.fault(f'the label "{label}" is not known ({common}, or an element of TEI); --label {label}=ELEMENT says what it is', line)
        return "" if found == NONE else found

    def attributes(self, given: object, line: int = 0) -> Attributes:
        """Return *given*, an object of names and strings, as attributes; raises SourceError where XML has no such attribute."""
        if not isinstance(given, Mapping):
            self.fault(f"attributes are an object of names and strings, not {_kind(given)}", line)
        for name, value in given.items():
            if not is_nc_name(_OTHER_NAMESPACE.sub("", name, count=1).removeprefix("xml:")) or name == "xmlns":
                self.fault(f'"{name}" is no name of an attribute', line)
            if not isinstance(value, str):
                self.fault(f'the attribute "{name}" is a string, not {_kind(value)}', line)
            if FORBIDDEN.search(value):
                self.fault(f'the attribute "{name}" holds a character that XML forbids', line)
        return tuple(given.items())

    def offset(self, value: object, name: str, line: int = 0) -> int:
        """Return an offset; raises SourceError where it is none."""
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fault(f"{name} is a number of characters from 0 on, not {_kind(value)}", line)
        return value

    def fault(self, message: str, line: int = 0) -> NoReturn:
        """Raise SourceError with the line of the file."""
        raise SourceError(message, Place(self.file, line or None) if self.file or line else None)


def is_possible(gi: str) -> bool:
    """Return whether ``--label`` may name *gi*: an element that can be woven, or ``none``.

    >>> is_possible("rs"), is_possible("none"), is_possible("div")
    (True, True, False)
    """
    return gi in ANNOTATIONS or gi == NONE


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, str):
        return f'"{value[:40]}"'
    return f"{value}" if isinstance(value, (bool, int, float)) else "an object" if isinstance(value, dict) else "a list"
