"""What an annotation element may wrap, and where it may stand.

The elements that annotators write form three families, which answer alike:

* speech (``said``, ``quote``, ``q``) holds paragraphs and phrases and may stand around paragraphs;
* emphasis and names (``soCalled``, ``mentioned``, ``persName`` ...) hold phrases;
* ``date`` and ``bibl`` hold phrases, but no ``said`` or ``quote``.

Parts of a name stand in a ``persName`` alone. A ``cit`` holds no text of its
own, but a ``quote`` and the ``bibl`` that says where it is from; one of ours
stands nowhere else.

TEI: COHQ (quotation), ND (names and dates), class model.phrase
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .elements import Element

SPEECH: Final = frozenset({"said", "quote", "q"})
NAMES: Final = frozenset({"persName", "placeName", "orgName"})
#: Parts of the name of a person; each stands in a ``persName``, which says who is responsible and how sure it is.
NAME_PARTS: Final = frozenset({"roleName", "forename", "surname", "nameLink", "genName", "addName"})
QUOTATION: Final = SPEECH | {"soCalled", "mentioned"}
#: A quotation and its source, in an element of their own.
CITATION: Final = frozenset({"cit", "bibl"})
PHRASES: Final = frozenset({"hi", "emph", "foreign", "term", "title", "rs", "name"})

#: Every element that an annotator or an editor may put into running text.
ANNOTATIONS: Final = NAMES | NAME_PARTS | QUOTATION | CITATION | PHRASES | {"date"}

#: Elements of running text that hold whole paragraphs too.
HOLD_PARAGRAPHS: Final = frozenset({"said", "quote", "q", "item", "note", "cell", "stage"})

#: Elements that may stand in a phrase, but not in a date or in another element of limited content.
_QUOTED: Final = frozenset({"said", "quote", "cit", "bibl", "floatingText"})
#: Elements of such content.
_LIMITED: Final = frozenset({"date", "bibl"})

#: Outer before inner, where two annotations cover the same characters: first the structure, then what stands in running text.
NESTING: Final = tuple(
    """
    text front back div epigraph argument postscript cit said q quote floatingText body titlePage docTitle sp castList list table row figure note lg
    opener closer head speaker item cell castItem p ab l stage figDesc titlePart docAuthor docImprint byline dateline salute signed trailer
    ref bibl soCalled mentioned hi emph foreign title term date orgName placeName persName name rs
    roleName forename nameLink surname genName addName g metamark
    fw pb lb milestone
    """.split()
)
_RANK: Final = {gi: rank for rank, gi in enumerate(NESTING)}


def nesting_rank(gi: str) -> int:
    """Return how far out *gi* stands among annotations of the same characters; 0 is outermost.

    >>> nesting_rank("said") < nesting_rank("persName")
    True
    """
    return _RANK.get(gi, len(_RANK))


def may_stand_in(gi: str, parent: "Element") -> bool:
    """Return whether the annotation *gi* may stand among the text of *parent*.

    >>> from .elements import element
    >>> from .namespaces import tei
    >>> may_stand_in("persName", element(tei("p"))), may_stand_in("said", element(tei("date")))
    (True, False)
    """
    if gi in NAME_PARTS:
        return parent.gi == "persName"
    if parent.content == "rich":
        return True
    return parent.content == "limited" and gi not in _QUOTED


def may_stand_around_blocks(gi: str, parent: "Element") -> bool:
    """Return whether *gi* may stand around paragraphs that are children of *parent*.

    In a speech, ``q`` may follow a paragraph but not come first, so it is left out there.

    >>> from .elements import element
    >>> from .namespaces import tei
    >>> may_stand_around_blocks("said", element(tei("div"))), may_stand_around_blocks("q", element(tei("sp")))
    (True, False)
    """
    if gi not in SPEECH or (parent.gi == "sp" and gi == "q"):
        return False
    return parent.content == "blocks" or (parent.content == "rich" and parent.gi in HOLD_PARAGRAPHS)


#: Blocks that speech may stand around; a head or a closer has its own place in the division and must stay there.
_WRAPPED_BLOCKS: Final = frozenset({"p", "ab", "lg", "l", "list", "table", "stage", "castList", "floatingText"})


def may_wrap(gi: str, child: "Element") -> bool:
    """Return whether the annotation *gi* may hold the element *child*.

    >>> from .elements import element
    >>> from .namespaces import tei
    >>> may_wrap("said", element(tei("p"))), may_wrap("persName", element(tei("p"))), may_wrap("persName", element(tei("lb")))
    (True, False, True)
    """
    if gi in SPEECH:
        return child.stands == "phrase" or child.gi in _WRAPPED_BLOCKS or child.gi in {"bibl", "label", "desc"}
    if child.stands != "phrase":
        return False
    return gi not in _LIMITED or child.gi not in _QUOTED
