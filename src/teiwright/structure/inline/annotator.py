"""The rules for running text, run one after the other over one text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from ...model import Annotation, Text
from ...pipeline import Settings
from .capitals import find_capitals
from .codes import find_codes
from .highlighting import find_highlighted
from .labels import find_labelled
from .letterspacing import find_letterspaced
from .nesting import Inline, Nest, Unread, settle
from .page_marks import find_page_marks

#: Signs whose meaning nobody needs to ask.
_MARKS: Final = {"_": "italic", "=": "bold"}
_MOST_TOLD: Final = 20

#: The rules of which each finds what it finds alone, with the name under which an editor may switch it off.
RULES: Final[tuple[tuple[str, Callable[[str, Sequence[Annotation]], Iterable[Inline]]], ...]] = (
    ("labels", lambda content, _: find_labelled(content)),
    ("codes", lambda content, _: find_codes(content)),
    ("page-marks", find_page_marks),
    ("capitals", find_capitals),
    ("letterspacing", lambda content, _: find_letterspaced(content)),
)


def find_inline(text: Text, annotations: Sequence[Annotation], settings: Settings) -> tuple[list[Annotation], list[str]]:
    """Return the *annotations* of the structure with those within running text, and remarks on marks that could not be read.

    >>> from ...model import Span
    >>> found, remarks = find_inline(Text("The _Nautilus_."), [Annotation(Span(0, 15), "p")], Settings())
    >>> [(one.gi, one.start, one.end, one.attributes) for one in found]
    [('p', 0, 15, ()), ('hi', 4, 14, (('rend', 'italic _'),))]
    """
    content = text.content
    nest = Nest(content, annotations)
    marks = {**_MARKS, **dict(settings.marks)} if "highlighting" not in settings.rules_off else {}
    highlighted, unpaired = find_highlighted(content, nest.blocks, marks)
    others = [one for name, find in RULES if name not in settings.rules_off for one in find(content, nest.blocks)]
    found = [*highlighted, *others]
    settled, refused = settle(nest, found)
    return [*nest.blocks, *settled], list(_remarks(text, sorted([*unpaired, *refused])))


def _remarks(text: Text, unread: Iterable[Unread]) -> Iterator[str]:
    lines: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in unread:
        lines[one.sign][str(text.place(one.offset).line)] = None
    for sign, told in lines.items():
        more = ", ..." if len(told) > _MOST_TOLD else ""
        yield f'signs "{sign}" that do not pair off within their paragraph are left as they are (line {", ".join(list(told)[:_MOST_TOLD])}{more})'
