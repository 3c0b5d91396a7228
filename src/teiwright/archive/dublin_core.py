"""Dublin Core, as OAI-PMH carries it (``oai_dc``)."""

from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

from .record import Record

_OAI_DC: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


def oai_dc(record: Record) -> bytes:
    """Return *record* in the fifteen elements of Dublin Core, those that it can fill, in their usual order.

    >>> b"<dc:title>Ode</dc:title>" in oai_dc(Record(title="Ode"))
    True
    """
    names = {"oai_dc": _OAI_DC, "dc": _DC, "xsi": _XSI}
    root = ElementMaker(namespace=_OAI_DC, nsmap=names).dc({f"{{{_XSI}}}schemaLocation": f"{_OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"})
    make = ElementMaker(namespace=_DC, nsmap=names)
    for name, values in _elements(record):
        root.extend(make(name, value) for value in dict.fromkeys(values) if value)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _elements(record: Record) -> list[tuple[str, list[str]]]:
    return [
        ("title", [record.title, *record.subtitles, *record.other_titles]),
        ("creator", [one.sorted_name for one in record.creators]),
        ("description", [record.abstract]),
        ("publisher", [one.name for one in record.publishers]),
        ("contributor", [one.agent.sorted_name for one in record.contributions]),
        ("date", [record.date]),
        ("type", ["Text"]),
        ("format", ["application/tei+xml"]),
        ("identifier", [one.address or one.value for one in record.identifiers]),
        ("source", list(record.sources)),
        ("language", list(record.languages)),
        ("relation", [record.series]),
        ("rights", [value for one in record.licences for value in (one.address, one.words)]),
    ]
