"""The contract of an exporter."""

from lxml import etree

from teiwright.model import Document
from teiwright.pipeline import Exporter, exporter


def test_an_exporter_knows_its_suffix_and_hands_its_options_on():
    @exporter(suffix=".x")
    def to_x(document, view, *, louder=False):
        return f"{document.root.tag} {view} {louder}"

    document = Document(etree.fromstring("<a/>"))
    assert isinstance(to_x, Exporter)
    assert to_x.suffix == ".x"
    assert to_x(document) == "a reading False"
    assert to_x(document, view="source", louder=True) == "a source True"
