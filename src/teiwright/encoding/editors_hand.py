"""What the editor decides over the machine: annotations overruled, words emended.

TEI: COEDCOR (sic, corr), COEDREG (orig, reg), COED (choice)
"""

import re
from dataclasses import replace
from typing import Final

from ..guidelines.annotations import NAME_PARTS, NAMES, QUOTATION
from ..model import Annotation, Draft, Layer, MarkupError, Place, SettingsError, Span, Text
from ..model.annotations import Attributes
from ..model.edtf import from_edtf
from ..pipeline import AnnotationOverride, Emendation, Settings
from ..pipeline.decisions import STRUCTURES
from ..pipeline.settings import MARKS
from .branches import Branch, Strand
from .weaving import place

_WORD: Final = re.compile(r"\S+")

#: Elements that stand for each other: overruling one removes the others at the same words.
_FAMILIES: Final = (NAMES | NAME_PARTS | {"rs", "name"}, QUOTATION, frozenset({"date"}))
_LAYER_OF: Final = {**dict.fromkeys(NAMES | NAME_PARTS | {"rs", "name"}, "names"), "date": "dates", **dict.fromkeys(QUOTATION, "quotes")}


def find_words(text: Text, find: str, occurrence: int | None, setting: Place | None) -> Span:
    """Return where the words *find* stand in *text*, as whole words; any white space in them matches any in the text.

    Raises SettingsError, with the place of the *setting*, where they are not
    there, or stand more than once and no *occurrence* (from 1) is given.
    """
    words = r"\s+".join(re.escape(word) for word in find.split())
    pattern = re.compile(rf"(?<![^\W_]){words}(?![^\W_])" if find[0].isalnum() and find[-1].isalnum() else words)
    found = [Span(match.start(), match.end()) for match in pattern.finditer(text.content)]
    if not found:
        raise SettingsError(f'the words "{find}" do not stand in the text', setting)
    if occurrence is None:
        if len(found) > 1:
            lines = ", ".join(dict.fromkeys(str(text.place(span.start).line) for span in found[:5]))
            raise SettingsError(f'the words "{find}" stand {len(found)} times (lines {lines}); say which with occurrence = 1', setting)
        return found[0]
    if occurrence > len(found):
        raise SettingsError(f'the words "{find}" stand {len(found)} times; there is no occurrence {occurrence}', setting)
    return found[occurrence - 1]


def overrule(draft: Draft, settings: Settings) -> Draft:
    """Return *draft* with the editor's annotations in place of the machine's.

    An annotation of the same family (names; dates; quotations) that overlaps
    the editor's words gives way, unless it is a quotation that holds them;
    ``none`` only removes. An element of the structure, such as ``div``, gets
    the editor's attributes where the innermost one holds the words.

    Raises SettingsError where the words are not found or no such element holds them.
    """
    for override in settings.overrides:
        span = find_words(draft.text, override.find, override.occurrence, override.place)
        resp = override.resp or _only_responsible(draft)
        structure = draft.layer("structure")
        if structure is not None and override.gi in STRUCTURES:
            draft = draft.adding(_with_attributes(structure, override, span))
        elif override.gi not in STRUCTURES:
            draft = _replace(draft, override, span, resp)
    return draft


def _only_responsible(draft: Draft) -> str:
    people = draft.header.responsibilities
    return people[0].id if len(people) == 1 else ""


def _with_attributes(structure: Layer, override: AnnotationOverride, span: Span) -> Layer:
    """Return the layer *structure*, the innermost element that the override names and that holds *span* with its attributes."""
    holding = [one for one in structure.annotations if one.gi == override.gi and one.span.holds(span)]
    if not holding:
        raise SettingsError(f'no {override.gi} holds the words "{override.find}"', override.place)
    innermost = min(holding, key=lambda one: one.end - one.start)
    merged = Annotation(innermost.span, innermost.gi, tuple({**dict(innermost.attributes), **dict(override.attributes)}.items()))
    changed = (merged if one is innermost else one for one in structure.annotations)
    return Layer.of(structure.name, structure.resp, changed, structure.remarks)


def _replace(draft: Draft, override: AnnotationOverride, span: Span, resp: str) -> Draft:
    rivals = _rivals(override.gi)
    kept_layers = []
    for layer in draft.layers:
        if layer.name != "structure":
            kept = [one for one in layer.annotations if not _gives_way(one, span, rivals)]
            layer = replace(layer, annotations=tuple(kept))
        kept_layers.append(layer)
    draft = Draft(draft.text, tuple(kept_layers), draft.header, draft.language)
    if override.gi == "none":
        return draft
    attributes = (*_in_tei(override), *((("resp", f"#{resp}"),) if resp and not dict(override.attributes).get("resp") else ()))
    # An editor whom nobody names signs nothing; in a layer of the machine the machine would sign instead.
    name = _LAYER_OF.get(override.gi, "editor") if dict(attributes).get("resp") else "editor"
    layer = draft.layer(name) or Layer(name, "")
    added = Annotation(span, override.gi, attributes)
    return draft.adding(Layer.of(layer.name, layer.resp, (*layer.annotations, added), layer.remarks, layer.voices))


def _in_tei(override: AnnotationOverride) -> Attributes:
    """Return the attributes that the editor gave; ``edtf`` of a date is another way to write its values."""
    given = dict(override.attributes)
    written = given.pop("edtf", "") if override.gi == "date" else ""
    if not written:
        return override.attributes
    try:
        values = from_edtf(written)
    except MarkupError as error:
        raise SettingsError(str(error), override.place) from None
    return (*{**values, **given}.items(),)


def _rivals(gi: str) -> frozenset[str] | None:
    """Return the elements that *gi* stands for; None where all give way."""
    if gi == "none":
        return None
    return next((family for family in _FAMILIES if gi in family), frozenset({gi}))


def _gives_way(annotation: Annotation, span: Span, rivals: frozenset[str] | None) -> bool:
    if not annotation.span.overlaps(span) or (rivals is not None and annotation.gi not in rivals):
        return False
    return annotation.gi not in QUOTATION or annotation.span == span or not annotation.span.holds(span)


def emend(top: Branch, text: Text, emendations: tuple[Emendation, ...]) -> None:
    """Put the editor's corrections into the tree *top*, before any annotation.

    Words that the correction repeats only serve to find the place: of
    "reigns of government", corrected to "reins of government", one word is
    wrong. Raises SettingsError where words are not found, overlap another
    emendation, or run over the end of a paragraph.
    """
    taken: list[Span] = []
    for emendation in emendations:
        found = find_words(text, emendation.find, emendation.occurrence, emendation.place)
        span, replacement = narrow(text.content[found.start : found.end], emendation.replacement, found.start)
        if any(span.overlaps(other) for other in taken):
            raise SettingsError(f'the emendation of "{emendation.find}" overlaps another one', emendation.place)
        taken.append(span)
        wrong, right = ("sic", "corr") if emendation.kind == "corr" else ("orig", "reg")
        placed = list(place(top, span.start, span.end, wrong, {}))
        if len(placed) != 1:
            raise SettingsError(f'the emendation of "{emendation.find}" runs over the end of a paragraph', emendation.place)
        _into_choice(placed[0], right, replacement, emendation.resp)


def narrow(found: str, replacement: str, start: int = 0) -> tuple[Span, str]:
    """Return the words of *found* that *replacement* changes, as a span from *start*, and what takes their place.

    >>> narrow("reigns of government", "reins of government")
    (Span(start=0, end=6), 'reins')
    """
    old, new = list(_WORD.finditer(found)), replacement.split()
    first = 0
    while first < min(len(old), len(new)) - 1 and old[first][0] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first - 1 and old[-1 - last][0] == new[-1 - last]:
        last += 1
    span = Span(start + old[first].start(), start + old[len(old) - 1 - last].end())
    return _within_signs(found, span, start, " ".join(new[first : len(new) - last]))


def _within_signs(found: str, span: Span, start: int, replacement: str) -> tuple[Span, str]:
    """Return *span* and *replacement* without signs of highlighting that both begin and end with: they become markup.

    >>> _within_signs("_teh_", Span(0, 5), 0, "_the_")
    (Span(start=1, end=4), 'the')
    """
    first, last = span.start, span.end
    while last - first > 1 and len(replacement) > 1 and found[first - start] == replacement[0] in MARKS:
        first, replacement = first + 1, replacement[1:]
    while last - first > 1 and len(replacement) > 1 and found[last - start - 1] == replacement[-1] in MARKS:
        last, replacement = last - 1, replacement[:-1]
    return Span(first, last), replacement


def _into_choice(wrong: Branch, right: str, replacement: str, resp: str) -> None:
    """Make of the branch *wrong* a ``choice`` that holds it and the editor's words."""
    inner = Branch(wrong.gi, wrong.start, wrong.end, {}, wrong.children)
    attributes = {"resp": f"#{resp}"} if resp else {}
    words = Strand(wrong.end, wrong.end, replacement, 0, len(replacement))
    offered = Branch(right, wrong.end, wrong.end, attributes, [words], opaque=True)
    renamed = Branch("choice", wrong.start, wrong.end, {}, [inner, offered])
    wrong.gi, wrong.facts, wrong.children = renamed.gi, renamed.facts, renamed.children
