"""Random texts, layers and trees."""

from collections.abc import Iterable

from hypothesis import strategies as st
from lxml import etree

from teiwright import Annotation, Span
from teiwright.guidelines.annotations import ANNOTATIONS
from teiwright.guidelines.namespaces import TEI, XML_ID, tei
from teiwright.model import Finding, Severity

#: What is said of the characters of a text, which whoever encodes it takes as they are.
_OF_THE_CHARACTERS = {"tw:private-character", "tw:doubtful-character", "tw:mixed-script", "tw:mixed-normalisation"}


def faults(findings: Iterable[Finding]) -> list[Finding]:
    """Return those of *findings* that are about the encoding, not about the characters that a text has, and that are more than remarks."""
    return [one for one in findings if one.rule not in _OF_THE_CHARACTERS and one.severity is not Severity.INFORMATION]


#: Characters that make trouble: marks, line ends, markup, letters of other scripts and outside the BMP, combining marks.
TROUBLE = (
    " \n\t\r\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u2014-*&<>]]>.,;:!?()[]_=#1234567890aAbBzZéß"
    "\u00a0\u0085\u2028שאЖ中\U0001d15e\U0001f600\u0301\u00ad"
)
WORDS = [
    "He",
    "said",
    '"Yes,"',
    "I",
    "answered",
    "CHAPTER I",
    "Mr. Brown",
    "in Paris",
    "\n\n",
    "\n",
    "* * *",
    "on the 3rd of May, 1815",
    "self-\nevident",
    "Captain",
    "—",
    "_Nautilus_",
    "_so\nfar",
    "off_.",
    "=bold",
    "words=",
    "[Greek: logos]",
    "Ph[oe]bus",
    "bn[=e]",
    "[Pg 12]",
    "[Illustration: A _mill_]",
    "[Illustration]",
    "[Footnote 1: See",
    "it.]",
    "JOHN SMITH",
    "w a h r",
    "\n\n  _A line\n  of verse_\n  or two\n\n",
]

characters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
texts = st.one_of(
    st.text(st.sampled_from(TROUBLE), min_size=1, max_size=200),
    st.text(characters, min_size=1, max_size=100),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join),
).filter(lambda text: text.strip())

ELEMENTS = tuple(sorted(ANNOTATIONS))


@st.composite
def annotations(draw, length, elements=ELEMENTS, most=12):
    """Random spans over a text of *length* characters; they cross as they like."""
    found = []
    for _ in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, max(length - 1, 0)))
        end = draw(st.integers(start, length))
        found.append(Annotation(Span(start, end), draw(st.sampled_from(elements)), (("cert", draw(st.sampled_from(["high", "medium", "low"]))),)))
    return found


_INLINE = ["hi", "persName", "date", "choice", "app", "note", "lb", "q", "seg", "subst", "gap"]


@st.composite
def trees(draw):
    """A random TEI document: divisions, paragraphs, verse, lists, phrases, notes, alternatives, comments."""
    root = etree.Element(tei("TEI"), nsmap={None: TEI})
    header = etree.SubElement(root, tei("teiHeader"))
    file_desc = etree.SubElement(header, tei("fileDesc"))
    etree.SubElement(etree.SubElement(file_desc, tei("titleStmt")), tei("title")).text = "A random tree"
    etree.SubElement(etree.SubElement(file_desc, tei("publicationStmt")), tei("p")).text = "Made for a test."
    etree.SubElement(etree.SubElement(file_desc, tei("sourceDesc")), tei("p")).text = "None."
    body = etree.SubElement(etree.SubElement(root, tei("text")), tei("body"))
    for _ in range(draw(st.integers(1, 3))):
        division = etree.SubElement(body, tei("div"))
        for _ in range(draw(st.integers(1, 4))):
            _block(draw, division)
    return root


def _words(draw):
    return draw(st.text(st.sampled_from('ab Z.\n\t"é\U0001d15e'), max_size=12))


def _block(draw, parent):
    kind = draw(st.sampled_from(["p", "head", "lg", "list", "quote", "sp"]))
    block = etree.SubElement(parent, tei(kind))
    block.tail = draw(st.sampled_from([None, "\n", "\n  "]))
    if kind == "lg":
        for _ in range(draw(st.integers(1, 3))):
            _phrases(draw, etree.SubElement(block, tei("l")), 1)
    elif kind == "list":
        _phrases(draw, etree.SubElement(block, tei("item")), 1)
    elif kind == "sp":
        etree.SubElement(block, tei("speaker")).text = "A"
        _phrases(draw, etree.SubElement(block, tei("p")), 1)
    elif kind == "quote":
        _phrases(draw, etree.SubElement(block, tei("p")), 1)
    else:
        _phrases(draw, block, 2)


def _phrases(draw, parent, depth):
    parent.text = _words(draw)
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(_INLINE))
        element = etree.SubElement(parent, tei(kind))
        if kind == "choice":
            etree.SubElement(element, tei("sic")).text = _words(draw)
            etree.SubElement(element, tei("corr")).text = _words(draw)
        elif kind == "app":
            etree.SubElement(element, tei("lem")).text = _words(draw)
            etree.SubElement(element, tei("rdg")).text = _words(draw)
        elif kind == "subst":
            etree.SubElement(element, tei("del")).text = _words(draw)
            etree.SubElement(element, tei("add")).text = _words(draw)
        elif kind == "lb":
            if draw(st.booleans()):
                element.set("break", "no")
        elif kind != "gap":
            if draw(st.booleans()):
                element.set(XML_ID, f"x{draw(st.integers(0, 10**9))}")
            if depth:
                _phrases(draw, element, depth - 1)
            else:
                element.text = _words(draw)
        element.tail = _words(draw)
        if draw(st.integers(0, 9)) == 0:
            comment = etree.Comment("remark")
            comment.tail = _words(draw)
            parent.append(comment)
