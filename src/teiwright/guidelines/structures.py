"""What stands in what, and in which order: TEI's content models for the elements that a plain text's structure is made of.

Two worlds are told apart. Among *blocks* a quotation, a note, a list's item
may hold paragraphs and verse. In *plain* text (a line of verse, a heading, a
speaker, a name, and whatever stands in them) they hold words alone, but for
notes and figures; so no paragraph ever comes to stand in a line of verse,
which TEI forbids at any depth.

``schema/teiwright.rnc`` says the same of the finished document.

TEI: DS (default text structure), CO (elements of all documents), DR (performance texts), VE (verse)
"""

from typing import Final, NamedTuple

from .annotations import ANNOTATIONS, CITATION, SPEECH

#: Breaks and their like, which may stand between and in nearly everything.
BREAKS: Final = frozenset({"lb", "pb", "fw", "milestone"})
#: What may stand wherever breaks may, and has a text of its own.
APART: Final = frozenset({"note", "figure"})
GLOBAL: Final = BREAKS | APART
#: Blocks that stand on the level of paragraphs, and never within one but through a quotation, a note, an item.
PARAGRAPHS: Final = frozenset({"p", "ab", "l", "lg", "sp"})
#: Blocks that may stand within a paragraph too.
INTER: Final = frozenset({"list", "table", "stage", "castList", "floatingText", "label"})
BLOCKS: Final = PARAGRAPHS | INTER | SPEECH
#: What begins or ends a division, a poem, a letter.
WRAPPERS: Final = frozenset({"byline", "dateline", "argument", "epigraph", "salute", "signed", "docAuthor"})

PHRASE: Final = (ANNOTATIONS - SPEECH - CITATION) | {"ref", "choice", "seg", "num", "abbr", "g", "metamark"}
#: What stands in plain text.
PLAIN: Final = PHRASE | SPEECH | GLOBAL | {"stage"}
#: The same without speech and directions, where TEI does not want them.
_LIMITED: Final = PHRASE | GLOBAL | {"q"}

_TOP: Final = WRAPPERS | {"head", "opener"}
_BOTTOM: Final = WRAPPERS | {"trailer", "closer", "postscript"}
#: The same for verse, lists and tables, in which TEI would have no paragraph: not those that hold one.
_SMALL_BOTTOM: Final = frozenset({"trailer", "closer", "byline", "dateline", "salute", "signed"})
_TITLES: Final = frozenset({"byline", "argument", "epigraph", "docTitle", "titlePart", "docAuthor", "docImprint"})
_FRONT: Final = _TITLES | {"p", "ab", "head", "dateline", "titlePage", "castList"}


class Course(NamedTuple):
    """The order of what stands in an element that holds no characters of its own.

    *phases* follow each other; breaks and notes may stand between all, but
    for an element that is *closed*. A phase after those of the *core* needs
    one of the core before it; *required*, the element needs one at all, and
    where it says which are *needed*, one of these. What is in *once* stands no more than once. *homes* tell for each phase into
    which elements characters are put that no annotation holds.
    """

    phases: tuple[frozenset[str], ...]
    homes: tuple[str, ...]
    core: frozenset[int] = frozenset()
    required: bool = False
    closed: bool = False
    once: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()

    def is_core(self, gi: str, phase: int) -> bool:
        """Return whether *gi*, in this phase, is of what the element is made of."""
        return gi in self.needed if self.needed else phase in self.core

    def phase(self, gi: str, current: int, *, has_core: bool) -> int | None:
        """Return the phase in which *gi* may stand after *current*, or None where it may not any more.

        >>> COURSES["div"].phase("p", 0, has_core=False), COURSES["div"].phase("p", 2, has_core=True)
        (1, None)
        """
        last = max(self.core, default=0)
        for index in range(current, len(self.phases)):
            if gi in self.phases[index] and (index <= last or has_core or not self.core):
                return index
        return None


def _division(*, required: bool) -> Course:
    homes = ("p", "p", "div p", "trailer")
    return Course((_TOP, BLOCKS, frozenset({"div"}), _BOTTOM), homes, frozenset({1, 2}), required)


def _texts() -> Course:
    """Return the course of a text: front matter, body, back matter."""
    parts = tuple(frozenset({gi}) for gi in ("front", "body", "back"))
    return Course(parts, ("front p", "body p", "back p"), frozenset({1}), required=True, once=frozenset({"front", "body", "back"}))


_AFTER_DIVISION: Final = frozenset({"div", "titlePage", "castList"})

#: The elements that hold other elements alone.
COURSES: Final = {
    "text": _texts(),
    "floatingText": _texts(),
    "front": Course((_FRONT, _AFTER_DIVISION, _BOTTOM), ("p", "div p", "trailer"), frozenset({1})),
    "body": _division(required=True),
    "back": Course((_FRONT | {"list", "table"}, _AFTER_DIVISION, _BOTTOM - WRAPPERS | {"signed"}), ("p", "div p", "trailer")),
    "div": _division(required=False),
    "lg": Course((_SMALL_BOTTOM - {"trailer", "closer"} | {"head"}, frozenset({"l", "lg", "stage"}), _SMALL_BOTTOM), ("l", "l", "trailer"),
                 frozenset({1}), required=True, needed=frozenset({"l", "lg"})),
    "sp": Course((frozenset({"speaker"}), BLOCKS - {"sp", "castList", "q"}), ("p", "p"), frozenset({1}), required=True, once=frozenset({"speaker"})),
    "list": Course((frozenset({"head"}), frozenset({"item"}), _SMALL_BOTTOM), ("item", "item", "trailer"), frozenset({1}), required=True),
    "castList": Course((frozenset({"head"}), frozenset({"castItem"})), ("castItem", "castItem"), frozenset({1}), required=True),
    "table": Course((frozenset({"head"}), frozenset({"row"}), _SMALL_BOTTOM), ("row cell", "row cell", "trailer"), frozenset({1}), required=True),
    "row": Course((frozenset({"cell"}),), ("cell",), frozenset({0}), required=True, closed=True),
    "figure": Course((frozenset({"head", "p", "figDesc"}),), ("p",)),
    "titlePage": Course((_TITLES,), ("titlePart",), frozenset({0}), required=True),
    "docTitle": Course((frozenset({"titlePart"}),), ("titlePart",), frozenset({0}), required=True),
    "argument": Course((frozenset({"head"}), BLOCKS), ("p", "p"), frozenset({1}), required=True),
    "epigraph": Course((BLOCKS,), ("p",)),
    "postscript": Course((frozenset({"head", "opener", "signed"}), BLOCKS, frozenset({"trailer", "closer", "signed", "postscript"})),
                         ("p", "p", "trailer"), frozenset({1}), required=True),
}  # fmt: skip

_SETS_APART: Final = PARAGRAPHS | INTER - {"stage"} | {"figDesc", "bibl"}

#: Elements that hold words, and blocks beside or instead of them.
_BOTH: Final = SPEECH | {"note", "item", "cell", "stage"}

#: What else stands in elements of words than what stands in plain text.
_WORDS: Final = {
    **dict.fromkeys(PHRASE, PLAIN - {"stage"}),
    **dict.fromkeys(_BOTH, PLAIN | BLOCKS | {"bibl"}),
    **dict.fromkeys(("p", "ab"), PLAIN | INTER | {"l", "lg", "bibl"}),
    **dict.fromkeys(("head", "trailer"), PLAIN | {"l", "lg"}),
    **dict.fromkeys(("speaker", "fw", "docAuthor", "label"), PLAIN - {"stage"}),
    "opener": _LIMITED | {"byline", "dateline", "salute", "signed", "argument", "epigraph"},
    "closer": _LIMITED | {"dateline", "salute", "signed"},
    **dict.fromkeys(("dateline", "castItem"), _LIMITED),
    "byline": _LIMITED | {"docAuthor"},
    **dict.fromkeys(("docImprint", "bibl"), _LIMITED),
    "figDesc": PLAIN - GLOBAL - {"g", "metamark"},
    "g": frozenset(),
    "date": _LIMITED,
}

#: In plain text notes hold paragraphs and verse still; figures have their own course.
_PLAIN_NOTE: Final = PLAIN | {"p", "l", "lg"}

#: Elements in which all is plain.
_MAKE_PLAIN: Final = (
    PHRASE | {"l", "lg", "head", "label", "trailer", "speaker", "fw", "docAuthor", "titlePart", "closer", "dateline", "salute", "signed", "byline",
              "bibl", "docImprint", "castItem", "figDesc"}
)  # fmt: skip


def is_plain(gi: str, *, within_plain: bool) -> bool:
    """Return whether all that stands in the element *gi* is plain text, where *within_plain* says it of the element itself.

    >>> is_plain("l", within_plain=False), is_plain("quote", within_plain=True), is_plain("quote", within_plain=False)
    (True, True, False)
    """
    return gi in _MAKE_PLAIN or (within_plain and gi != "floatingText")


def holds_apart(gi: str) -> bool:
    """Return whether the element *gi* is a block that sets its words apart, which nothing in plain text may stand around.

    >>> holds_apart("p"), holds_apart("l"), holds_apart("stage")
    (True, True, False)
    """
    return gi in _SETS_APART


def may_hold(parent: str, child: str, *, plain: bool) -> bool:
    """Return whether *child* may stand in *parent*, whatever else does; *plain* tells whether *parent* stands in plain text.

    >>> may_hold("p", "lg", plain=False), may_hold("p", "p", plain=False), may_hold("quote", "p", plain=True)
    (True, False, False)
    """
    course = COURSES.get(parent)
    if course is not None:
        if child in GLOBAL:
            return not course.closed
        return any(child in phase for phase in course.phases)
    if plain:
        held = _PLAIN_NOTE if parent == "note" else _WORDS.get(parent, PLAIN) & PLAIN
        return child in held
    return child in _WORDS.get(parent, PLAIN)
