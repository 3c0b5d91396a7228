"""Exceptions, for work that cannot go on. What is merely wrong in a document is a `Finding`.

::

    TeiwrightError
    ├── SettingsError      settings or an option are wrong                 exit 2
    ├── SourceError        a source cannot be read                         exit 3
    │   └── MarkupError    it is not well-formed XML, or not TEI           exit 3
    ├── LayerError         annotations do not fit the text (a ValueError)  exit 3
    ├── PluginError        a plugin is missing or failed (a LookupError)   exit 4
    ├── SchemaError        a schema is missing or itself wrong             exit 5
    ├── OutputError        a result cannot be written                      exit 6
    ├── RefusedError       done on purpose: it would destroy something     exit 7
    └── InternalError      our bug                                         exit 70
"""

from .places import Place


class TeiwrightError(Exception):
    """A failure that the user can understand: one sentence, and the place where known.

    >>> print(SourceError("the file is empty", Place("a.txt")))
    a.txt: the file is empty
    """

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class SettingsError(TeiwrightError):
    """A setting, an option or a settings file is wrong."""


class SourceError(TeiwrightError):
    """A source cannot be read."""


class MarkupError(SourceError):
    """A source is not well-formed XML, or not TEI where TEI is needed."""


class LayerError(TeiwrightError, ValueError):
    """The annotations of a layer do not fit the text or each other."""


class PluginError(TeiwrightError, LookupError):
    """A plugin is missing, is registered twice, or does not keep its contract."""


class SchemaError(TeiwrightError):
    """A schema is missing or is itself wrong."""


class OutputError(TeiwrightError):
    """A result cannot be written."""


class RefusedError(TeiwrightError):
    """The work is refused, because it would destroy something; the message says how to insist."""


class InternalError(TeiwrightError):
    """A bug of teiwright; please report it with the input."""
