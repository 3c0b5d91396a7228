"""The header: what an archive asks for before it takes a document in, and readers before they cite it.

TEI: HD2 (fileDesc), HD22 (publicationStmt), HD3 (sourceDesc)
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.namespaces import TEI, tei, text_language
from ..model import Document, Finding
from .positions import Positions

#: What is looked for, and where: XPath from the header to elements of which one has to say something.
_WANTED: Final = (
    ("a title", "t:fileDesc/t:titleStmt/t:title"),
    ("who is responsible", "t:fileDesc/t:titleStmt/*[self::t:author or self::t:editor or self::t:respStmt or self::t:principal or self::t:meeting]"),
    ("who publishes it", "t:fileDesc/t:publicationStmt//*[self::t:publisher or self::t:distributor or self::t:authority]"),
    ("a date of publication", "t:fileDesc/t:publicationStmt//t:date | t:fileDesc/t:editionStmt//t:date"),
    ("a licence", "t:fileDesc/t:publicationStmt//t:availability"),
    ("an identifier", "t:fileDesc/t:publicationStmt//t:idno | t:fileDesc/t:titleStmt//t:idno"),
    ("its source", "t:fileDesc/t:sourceDesc"),
)
_SPEAKING: Final = ("when", "from", "notBefore", "target", "ref", "status", "url", "corresp")


def check_header(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield, in one finding, what the header of *document* does not say."""
    header = document.root.find(tei("teiHeader"))
    if header is None:
        return  # a schema tells that
    lacking = [name for name, path in _WANTED if not _says(header, path)]
    if not text_language(document.root) and header.find(f".//{tei('language')}") is None:
        lacking.append("the language of the text")
    if lacking:
        listed = lacking[0] if len(lacking) == 1 else f"{', '.join(lacking[:-1])} and {lacking[-1]}"
        yield positions.finding("tw:archive-header", f"the header does not tell {listed}", header)


def _says(header: etree._Element, path: str) -> bool:
    found = header.xpath(path, namespaces={"t": TEI})
    elements = [one for one in found if isinstance(one, etree._Element)] if isinstance(found, list) else []
    return any(_has_words(one) or any(part.get(name) for part in one.iter(etree.Element) for name in _SPEAKING) for one in elements)


def _has_words(element: etree._Element) -> bool:
    return any(str(words).strip() for words in element.itertext())
