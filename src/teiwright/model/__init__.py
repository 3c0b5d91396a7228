"""The values that everything passes on: Text, Span, Annotation, Layer, Draft, Document, Place, Finding, errors.

All are frozen; a step returns a new value. Nothing here touches the disk or
the clock. Two functions do the hard work: `parse_xml` reads bytes safely, and
`flatten` turns a tree and a view into a `Text` with a map back, so that every
room above agrees what the text of a document is. What has to do with trees,
and findings, are imported when somebody first asks for them.
"""

from typing import TYPE_CHECKING

from ..rooms import offered
from .annotations import Annotation, Attributes, Layer, Span
from .draft import Draft, Header, Responsibility
from .errors import (
    InternalError,
    LayerError,
    MarkupError,
    OutputError,
    PluginError,
    RefusedError,
    SchemaError,
    SettingsError,
    SourceError,
    TeiwrightError,
)
from .places import Place
from .text import Origin, Text

if TYPE_CHECKING:
    from .document import Document, annotations_in
    from .findings import Finding, Severity
    from .flattening import Extent, Flat, Reading, flatten, running_text
    from .markup import parse_xml
else:
    __getattr__ = offered(
        __name__,
        {
            **dict.fromkeys(("Document", "annotations_in"), "document"),
            **dict.fromkeys(("Finding", "Severity"), "findings"),
            **dict.fromkeys(("Extent", "Flat", "Reading", "flatten", "running_text"), "flattening"),
            "parse_xml": "markup",
        },
    )

__all__ = [
    "Annotation",
    "Attributes",
    "Document",
    "Draft",
    "Extent",
    "Finding",
    "Flat",
    "Header",
    "InternalError",
    "Layer",
    "LayerError",
    "MarkupError",
    "Origin",
    "OutputError",
    "Place",
    "PluginError",
    "Reading",
    "RefusedError",
    "Responsibility",
    "SchemaError",
    "SettingsError",
    "Severity",
    "SourceError",
    "Span",
    "TeiwrightError",
    "Text",
    "annotations_in",
    "flatten",
    "parse_xml",
    "running_text",
]
