"""teiwright: plain text to a validated TEI P5 edition, and from it to text, HTML and JSON.

The functions below are the whole of it for a program::

    import teiwright

    found = teiwright.annotate(text, layers=["names"], settings={"language": "en"})
    document = teiwright.encode(text)
    document = teiwright.read("edition.xml")
    document = teiwright.weave(document, annotations)
    findings = teiwright.validate(document)
    page = teiwright.export(document, to="html")
    package = teiwright.package("editions", "editions-for-the-archive")

They and the values that they take are imported when they are first used, so
that ``import teiwright`` costs nothing.
"""

from typing import TYPE_CHECKING

from .rooms import offered
from .version import VERSION as __version__  # noqa: N811  # the name that Python packages give their version

if TYPE_CHECKING:
    from .annotating import annotate
    from .api import encode, export, package, read, serialize, validate, weave
    from .model import (
        Annotation,
        Document,
        Finding,
        InternalError,
        LayerError,
        MarkupError,
        OutputError,
        Place,
        PluginError,
        RefusedError,
        SchemaError,
        SettingsError,
        Severity,
        SourceError,
        Span,
        TeiwrightError,
        Text,
    )
    from .pipeline import Settings

__all__ = [
    "Annotation",
    "Document",
    "Finding",
    "InternalError",
    "LayerError",
    "MarkupError",
    "OutputError",
    "Place",
    "PluginError",
    "RefusedError",
    "SchemaError",
    "Settings",
    "SettingsError",
    "Severity",
    "SourceError",
    "Span",
    "TeiwrightError",
    "Text",
    "__version__",
    "annotate",
    "encode",
    "export",
    "package",
    "read",
    "serialize",
    "validate",
    "weave",
]


if not TYPE_CHECKING:
    __getattr__ = offered(
        __name__,
        {
            **dict.fromkeys(__all__, "model"),
            **dict.fromkeys(("encode", "export", "package", "read", "serialize", "validate", "weave"), "api"),
            "annotate": "annotating",
            "Settings": "pipeline",
        },
    )


def __dir__() -> list[str]:
    """Return what there is, also what no one has used yet, for those who look around."""
    return sorted({*globals(), *__all__})
