"""A document -> Markdown: its text, then its footnotes.

TEI: CONO (notes), TCAPLL (app)
"""

from markupsafe import Markup

from ...guidelines.views import View
from ...model import Document
from ..html.edition import Edition
from ..html.page import write_notes
from ..html.shapes import Surroundings
from ..html.survey import Survey
from ..html.walk import render
from ..markup import Token, read_markup, shown
from .blocks import Blocks
from .footnotes import labelled_notes, labelled_readings, with_references
from .lines import Lines


def write_markdown(document: Document, view: View) -> str:
    """Return *document* in *view* as Markdown."""
    edition = Edition.of(document, view)
    survey = Survey.of(document.root, view)

    def read(markup: Markup) -> list[Token]:
        return shown(read_markup(markup), edition.view, {})

    text = read(render(edition, survey, Surroundings(headed=0)))
    readings, notes = write_notes(edition, Surroundings(headed=1))
    by_id = edition.notes.by_id()
    written = labelled_notes(read(notes), by_id) | labelled_readings(read(readings))
    labels = {tokens[0].attributes["id"]: label for label, tokens in written.items()}
    text = with_references(text, by_id)
    footnotes = {label: with_references(tokens, by_id) for label, tokens in written.items()}
    lines = Lines()
    blocks = Blocks(lines, labels)
    blocks.write(text)
    for label in _without_reference(footnotes, labels, text):
        blocks.refer(label)
    blocks.flush()
    for label, tokens in footnotes.items():
        lines.open(f"[^{label}]: ", "    ")
        Blocks(lines, labels).write(tokens[1:-1])
        if not lines.close():
            lines.block(f"[^{label}]:")
    return lines.text()


def _without_reference(footnotes: dict[str, list[Token]], labels: dict[str, str], text: list[Token]) -> list[str]:
    """Return the footnotes that nothing refers to; whoever shows Markdown would leave them out."""
    referred = {labels.get(token.target, "") for tokens in (text, *footnotes.values()) for token in tokens if token.tag == "a"}
    return [label for label in footnotes if label not in referred]
