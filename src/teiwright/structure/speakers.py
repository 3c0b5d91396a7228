"""Speakers before their words: a name, several, or a name with what its bearer does.

TEI: DRSP (sp, speaker)
"""

import re
from typing import Final, NamedTuple

from .directions import closing
from .style import Style, is_speaker, label_of

_NAME: Final = r"_?(?P<name>[^\W\d_][^\n,.:;!?()\[\]_\"]{0,40})_?"
#: SAM. Yes. (Three letters with a full stop might be initials, too.)
_SHORT: Final = re.compile(r"_?(?P<name>[^\W\d_][^\n.:;!?()\[\]_\"]{0,28})_?[.:]_?(?=\s|$)")
#: HELMER (_calls out_).
_BEFORE_BRACKET: Final = re.compile(rf"{_NAME},? (?=[\[(])")
#: LE COMTE, riant.
_WITH_MANNER: Final = re.compile(rf"{_NAME},(?= ) ?(?P<manner>_?[^\W\d_A-Z\u00c0-\u00de][^.:!?\n]{{1,60}}[.:]_?)(?=\s|$)")
#: SABINE sort et revient.
_WITH_DEED: Final = re.compile(r"(?P<name>[^\W\d_][^\n,.:;!?()\[\]_\"a-z\u00df-\u00ff]{0,40}) (?P<deed>[^\W\d_A-Z\u00c0-\u00de][^.:!?\n]{1,60}\.)")
_TOGETHER: Final = re.compile(r"_?(?P<names>[^\n.:]{3,70})_?(?:[.:]_?(?=\s|$)|$)")
_PARTING: Final = re.compile(r",? (?:and|und|et|&|AND|UND|ET) |, |\. ")


class Label(NamedTuple):
    """Where in the first line of a speech the speaker ends, where what follows begins, and to where that says, without brackets, what is done."""

    end: int
    rest: int
    manner: int = 0


def find_label(line: str, style: Style) -> Label | None:
    """Return where the label that *line* begins with ends, or None where it has none.

    >>> style = Style(72, 0, 1, 0, False, frozenset({"NORA", "HELMER"}), False)
    >>> [find_label(line, style) for line in ("NORA. No.", "NORA (_calls_). No.", "NORA, low. No.")]
    [Label(end=5, rest=6, manner=0), Label(end=4, rest=5, manner=0), Label(end=5, rest=6, manner=10)]
    >>> [find_label(line, style) for line in ("NORA and HELMER. No.", "NORA and I went.")]
    [Label(end=16, rest=17, manner=0), None]
    """
    short = _SHORT.match(line)
    label, rest = (short["name"].strip(), short.end()) if short and short["name"].strip() in style.speakers else label_of(line)
    if label in style.speakers:
        return Label(len(line[:rest].rstrip()), rest + len(line[rest:]) - len(line[rest:].lstrip()))
    name = _BEFORE_BRACKET.match(line)
    if name and name["name"].strip() in style.speakers and _opens_words(line[name.end() :]):
        return Label(len(line[: name.end()].rstrip()), name.end())
    name = _WITH_MANNER.match(line)
    if name and name["name"] in style.speakers and (name["name"].isupper() or line[0] == "_"):
        return Label(name.start("manner") - 1, name.start("manner"), name.end("manner"))
    together = _TOGETHER.match(line)
    if together and are_names(together["names"], style):
        rest = together.end() + len(line[together.end() :]) - len(line[together.end() :].lstrip())
        return Label(together.end(), rest)
    return Label(len(line), len(line)) if is_speaker(line, style.speakers) else None


def label_with_deed(line: str, style: Style) -> Label | None:
    """Return where in *line* the speaker ends and what he does before he speaks begins, where there is nothing else in it.

    >>> style = Style(72, 0, 1, 0, False, frozenset({"NORA", "HELMER"}), False)
    >>> label_with_deed("NORA goes and comes back.", style), label_with_deed("NORA. I went.", style)
    (Label(end=4, rest=5, manner=25), None)
    """
    match = _WITH_DEED.fullmatch(line)
    return Label(match.end("name"), match.start("deed"), match.end()) if match and match["name"] in style.speakers else None


def _opens_words(line: str) -> bool:
    """Return whether the bracket with which *line* begins parts a name from what is said, rather than being said of it."""
    closed = closing(line)
    return line[closed + 1 : closed + 2] not in {",", ";"} if closed is not None else line.count("(") + line.count("[") == 1


def are_names(words: str, style: Style) -> bool:
    """Return whether *words* are the names of several speakers and nothing else."""
    names = [name for name in _PARTING.split(words.strip(" .:_")) if name]
    return len(names) > 1 and all(name in style.speakers for name in names)


def names_of(words: str) -> list[str]:
    """Return the names that commas, full stops and words such as "and" part, without the signs after them.

    >>> names_of("LE ROI, ANNA."), names_of("FAUST. WAGNER.")
    (['LE ROI', 'ANNA'], ['FAUST', 'WAGNER'])
    """
    return [name for part in _PARTING.split(words) if (name := part.strip(" .,;:_"))]
