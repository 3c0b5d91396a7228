"""Lines of verse that one speaker begins and the next completes, as they are set below each other.

TEI: VESE (l, @part)
"""

from typing import Final

from .parts import Part

_SET_IN: Final = 8  # columns by which the second half is set in at least
_UNEVEN: Final = 8  # columns between the end of the first half and the beginning of the second


def join_half_lines(before: Part, speech: Part, content: str) -> tuple[Part, Part]:
    r"""Return two speeches; where the second goes on with the last line of the first, both lines say in ``part`` which half they are.

    >>> first = Part("sp", 0, 14, (), (Part("speaker", 0, 2), Part("l", 3, 14)))
    >>> second = Part("sp", 15, 38, (), (Part("speaker", 15, 17), Part("l", 29, 38)))
    >>> first, second = join_half_lines(first, second, "A. Who is here?\nB.             My friend?")
    >>> first.parts[-1].attributes, second.parts[1].attributes
    ((('part', 'I'),), (('part', 'F'),))
    """
    last = len(before.parts) - 1
    first = next((index for index, part in enumerate(speech.parts) if part.gi == "l"), None)
    if before.gi != "sp" or first is None or before.parts[last].gi != "l" or any(part.gi not in {"speaker", "l"} for part in speech.parts[:first]):
        return before, speech
    begins = _column(content, speech.parts[first].start)
    label = _column(content, speech.parts[first - 1].end) if first else 0
    if begins < _SET_IN or begins - label < _SET_IN / 2 or abs(begins - _column(content, before.parts[last].end)) > _UNEVEN:
        return before, speech
    half = "M" if any(name == "part" for name, _ in before.parts[last].attributes) else "I"
    return _with_part(before, last, half), _with_part(speech, first, "F")


def _column(content: str, offset: int) -> int:
    return offset - (content.rfind("\n", 0, offset) + 1)


def _with_part(speech: Part, index: int, value: str) -> Part:
    line = speech.parts[index]
    attributes = (*((name, said) for name, said in line.attributes if name not in {"part", "rend"}), ("part", value))
    rend = tuple((name, said) for name, said in line.attributes if name == "rend")
    parts = (*speech.parts[:index], line._replace(attributes=(*rend, *attributes)), *speech.parts[index + 1 :])
    return speech._replace(parts=parts)
