"""Random structures: every element that the structure layer may hold, wherever TEI lets it stand, over words of nonsense."""

from random import Random

from hypothesis import strategies as st

from teiwright import Annotation, Span
from teiwright.guidelines.structures import COURSES, GLOBAL, INTER, PHRASE, Course, is_plain, may_hold
from teiwright.model import Layer

#: Elements that the structure annotator gives, and their attributes.
ATTRIBUTES = {
    "div": (("type", "chapter"), ("n", "1")),
    "l": (("rend", "indent2"),),
    "ab": (("type", "preformatted"),),
    "note": (("place", "bottom"), ("n", "1")),
    "list": (("type", "contents"),),
    "floatingText": (("type", "letter"),),
    "fw": (("type", "header"),),
    "milestone": (("unit", "section"),),
    "pb": (("n", "7"),),
    "lb": (("break", "no"),),
}
_PHRASES = ("hi", "ref", "foreign")
_WORDED = (
    "head p ab l speaker stage quote note cell item opener dateline salute closer signed byline trailer titlePart docAuthor docImprint fw ref "
    "castItem figDesc bibl hi foreign"
).split()
GIVEN = sorted({*COURSES, *_WORDED, "lb", "pb", "milestone"} - {"text"})
GIVEN_CORE = frozenset(GIVEN)
_EMPTY = {"lb", "pb", "milestone"}
_SEPARATORS = (" ", " ", "\n", "\n", "\n\n", "\r\n  ", "-\n")
_WORDS = ("one", "Two,", "“three”", "it's", "4", "—", "a & b", "<c>", "naïve", "\U0001d15e", "[d]")


class Grower:
    """Grows one random structure, and the text that it stands over."""

    def __init__(self, random: Random, stray: float) -> None:
        self.random = random
        self.stray = stray
        self.text: list[str] = []
        self.length = self.last_word = 0
        self.found: list[tuple[int, int, str, tuple]] = []

    def write(self, characters: str) -> None:
        self.text.append(characters)
        if characters.strip():
            self.last_word = self.length + len(characters.rstrip())
        self.length += len(characters)

    def words(self, most: int = 3) -> None:
        for _ in range(self.random.randint(1, most)):
            self.write(self.random.choice(_WORDS))
            self.write(self.random.choice(_SEPARATORS[:4]))

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def element(self, gi: str, depth: int, *, plain: bool) -> None:
        """Grow the element *gi* and all that it holds."""
        place = len(self.found)
        start = self.length
        self.found.append((start, start, gi, ()))
        if gi not in _EMPTY:
            course = COURSES.get(gi)
            inner = is_plain(gi, within_plain=plain)
            if course is not None:
                self.elements(course, depth, plain=inner)
            else:
                self.mixed(gi, depth, plain=plain, inner=inner)
            if self.length == start:
                self.write("x ")
        end = self.last_word if gi not in _EMPTY else start
        end = max(end, start, *(one[1] for one in self.found[place + 1 :]))
        attributes = ATTRIBUTES.get(gi, ())
        self.found[place] = (start, end, gi, attributes)
        if self.chance(0.5):
            self.write(self.random.choice(_SEPARATORS))

    def elements(self, course: Course, depth: int, *, plain: bool) -> None:
        """Grow children in the order of *course*, and now and then words that stand in none."""
        phase, has_core = 0, False
        wanted = self.random.randint(1, 4)
        seen = set()
        for _ in range(wanted + len(course.phases)):
            if self.chance(self.stray):
                self.words(2)
            possible = [one for one in GIVEN if self.fits(course, one, phase, has_core=has_core, depth=depth, seen=seen)]
            if not possible:
                break
            child = self.choose(possible)
            if child not in GLOBAL:
                phase = course.phase(child, phase, has_core=has_core)
                has_core = has_core or course.is_core(child, phase)
                seen.add(child)
            self.element(child, depth - 1, plain=plain)
        if course.required and not has_core:
            core = sorted(
                {one for index in course.core for one in course.phases[index]}
                & (course.needed or GIVEN_CORE)
                & {"p", "l", "item", "row", "cell", "castItem", "titlePart", "body"}
            )
            self.element(self.random.choice(core), depth - 1, plain=plain)

    def choose(self, possible: list[str]) -> str:
        """Choose one of *possible*, most often a block: breaks and phrases may stand everywhere and would crowd it out."""
        blocks = [one for one in possible if one not in GLOBAL and one not in _PHRASES]
        return self.random.choice(blocks if blocks and self.chance(0.75) else possible)

    @staticmethod
    def fits(course: Course, child: str, phase: int, *, has_core: bool, depth: int, seen: set[str]) -> bool:
        if depth <= 0 and (child in COURSES or child in INTER):
            return False
        if child in GLOBAL:
            return not course.closed
        found = course.phase(child, phase, has_core=has_core)
        return found is not None and not (child in seen and child in course.once)

    def mixed(self, gi: str, depth: int, *, plain: bool, inner: bool) -> None:
        """Grow words and the elements among them."""
        self.words()
        if depth <= 0:
            return
        for _ in range(self.random.randint(0, 3)):
            possible = [one for one in [*GIVEN, *_PHRASES] if may_hold(gi, one, plain=plain) and not (one in PHRASE and one not in _PHRASES)]
            if not possible:
                return
            self.element(self.choose(possible), depth - 1, plain=inner)
            if self.chance(0.6):
                self.words()


def structure_of(random: Random, stray: float = 0.1) -> tuple[str, Layer]:
    """Return a text and the layer ``structure`` that stands over it."""
    grower = Grower(random, stray)
    if grower.chance(0.3):
        grower.element("front", 3, plain=False)
    grown = 0
    course = COURSES["body"]
    phase, has_core = 0, False
    while grown < 4:
        possible = [one for one in GIVEN if grower.fits(course, one, phase, has_core=has_core, depth=3, seen=set())]
        child = grower.choose(possible)
        if child not in GLOBAL:
            phase = course.phase(child, phase, has_core=has_core)
            has_core = has_core or course.is_core(child, phase)
        grower.element(child, 4, plain=False)
        grown += 1
    if not has_core:
        grower.element("div", 2, plain=False)
    if grower.chance(0.3):
        grower.element("back", 3, plain=False)
    annotations = [Annotation(Span(start, end), gi, attributes) for start, end, gi, attributes in grower.found]
    return "".join(grower.text), Layer("structure", "tw-structure", tuple(annotations))


@st.composite
def structures(draw):
    """A random text with a structure over it; a number stands for it, as drawing every choice would be too much for Hypothesis."""
    return structure_of(Random(draw(st.integers(0, 2**32))), draw(st.sampled_from([0.0, 0.2])))
