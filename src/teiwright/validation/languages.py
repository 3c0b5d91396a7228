"""Languages: each tag is one, and the header names those that the text has.

TEI: CHSH (xml:lang), HD41 (langUsage)
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from ..guidelines.language_tags import fault_of_tag
from ..guidelines.namespaces import XML_LANG, local_name, plain_attribute, tei
from ..model import Document, Finding
from .examples import own_elements
from .gathering import Gathering
from .positions import Positions, shortened

#: Attributes that hold language tags, on the elements named; xml:lang on any.
_TAGS: Final = {"language": ("ident",), "textLang": ("mainLang", "otherLangs"), "langKnown": ("tag",)}


def check_languages(document: Document, positions: Positions) -> Iterator[Finding]:
    """Yield every language tag that is none, and every language that is not among the several that the header names."""
    declared = {(one.get("ident") or "").lower() for one in document.root.iter(tei("language"))} - {""}
    gathered = Gathering(positions)
    for element, name in elements_with_tags(document.root):
        for tag in str(element.get(name)).split():
            plain = plain_attribute(name)
            if fault := fault_of_tag(tag):
                gathered.add(("bad", tag), "tw:bad-language", f'{plain}="{shortened(tag)}": {fault}', element, part=name)
            elif len(declared) > 1 and name == XML_LANG and not _is_declared(tag, declared):
                gathered.add(("new", tag), "tw:language-not-declared", f'{plain}="{tag}", and no <language> of the header names it', element)
    yield from gathered.findings()


def elements_with_tags(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield every attribute that holds language tags: the element and the name; an empty one says that the language is not told."""
    for element in own_elements(root):
        if element.get(XML_LANG):
            yield element, XML_LANG
    for element in root.iter(*map(tei, _TAGS)):
        yield from ((element, name) for name in _TAGS[local_name(element.tag)] if element.get(name))


def _is_declared(tag: str, declared: set[str]) -> bool:
    """Return whether *tag*, or what it narrows down, is declared."""
    tag = tag.lower()
    while tag:
        if tag in declared:
            return True
        tag = tag.rpartition("-")[0]
    return False
