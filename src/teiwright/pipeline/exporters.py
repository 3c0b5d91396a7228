"""The contract that exporters keep."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import Document
from .steps import collector_at_rest


@dataclass(frozen=True, slots=True)
class Exporter:
    """A step that turns a document into text or bytes; *suffix* is that of the file it belongs in.

    *run* returns it whole, or its text piece by piece.
    """

    suffix: str
    run: Callable[..., str | bytes | Iterator[str]]

    def __call__(self, document: Document, *, view: str = "reading", **options: object) -> str | bytes:
        """Return *document* in this format; what a view leaves out is the exporter's to say."""
        with collector_at_rest():
            made = self.run(document, view=view, **options)
            return made if isinstance(made, (str, bytes)) else "".join(made)

    def pieces(self, document: Document, *, view: str = "reading", **options: object) -> Iterator[bytes]:
        """Yield the same as the bytes of a file, as they are made."""
        with collector_at_rest():
            made = self.run(document, view=view, **options)
            for piece in [made] if isinstance(made, (str, bytes)) else made:
                yield piece.encode("utf-8", "surrogatepass") if isinstance(piece, str) else piece


def exporter(*, suffix: str) -> Callable[[Callable[..., str | bytes | Iterator[str]]], Exporter]:
    """Make an `Exporter` of the function below, whose files end in *suffix*; it may return its text piece by piece."""
    return lambda function: Exporter(suffix, function)
