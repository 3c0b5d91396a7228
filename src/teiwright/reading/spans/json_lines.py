"""JSON Lines: a claim a line.

::

    {"start": 3, "end": 7, "label": "LOC"}
    {"start": 3, "end": 7, "gi": "placeName", "attributes": {"ref": "#rome"}, "text": "Rome", "prefix": "to ", "suffix": "."}

``label`` is one of the common labels or the name of an element, as ``gi`` is.
With ``text`` the words are looked at, and the offsets may be left out; other
keys are left alone.
"""

from collections.abc import Mapping
from typing import Any

from ...model import Text
from .claims import Claim, Labels


def claim_of(row: Mapping[str, Any], labels: Labels, text: Text, line: int = 0) -> Claim | None:
    """Return what one object claims, or None where its label is to be left out.

    Raises SourceError where it is malformed, or lies outside *text*.

    >>> claim_of({"start": 3, "end": 7, "label": "LOC"}, Labels(), Text("To Rome")).gi
    'placeName'
    """
    gi = labels.element(row.get("gi", row.get("label")), line)
    attributes = labels.attributes(row.get("attributes", {}), line)
    words = [row.get(key, "") for key in ("text", "prefix", "suffix")]
    if not all(isinstance(one, str) for one in words):
        labels.fault("text, prefix and suffix are strings", line)
    start = end = None
    if "start" in row or "end" in row or not words[0]:
        start, end = labels.offset(row.get("start"), "start", line), labels.offset(row.get("end"), "end", line)
        if start >= end:
            labels.fault(f"nothing stands from {start} to {end}", line)
        if end > len(text) and not words[0]:
            labels.fault(f"{start} to {end} lies outside the text of {len(text)} characters", line)
    return Claim(gi, attributes, start, end, words[0], words[1], words[2], line) if gi else None
