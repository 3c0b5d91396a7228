"""What is found in a text: `teiwright.annotate` and what it shares with the functions that make documents.

No tree is made here, and nothing is imported that makes one: who only
annotates does not wait for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .files import is_file, read_bytes
from .model import Annotation, Draft, Layer, SettingsError, Text
from .pipeline import KnownName, Settings, run_layers

if TYPE_CHECKING:
    from .authorities import AuthorityFile

LAYERS: Final = ("names", "dates", "quotes")


def annotate(text: str | Text, layers: Iterable[str] | None = None, settings: Mapping[str, Any] | Settings | None = None) -> list[Annotation]:
    """Return what is found in *text*, sorted by start, the longer first.

    Offsets are code points of *text*, half-open. *layers* are ``structure``,
    ``names``, ``dates``, ``quotes`` (default: all but the structure); *settings*
    has the keys of the settings file. Raises SettingsError for settings that
    are wrong, PluginError for a layer that nobody gives.

    >>> [(a.gi, a.start, a.end) for a in annotate("He met General Dukhonin in Paris.", ["names"], {"language": "en"})]
    [('persName', 7, 23), ('placeName', 27, 32)]
    """
    wanted = wanted_layers(layers)
    given = Settings.of(settings)
    draft = annotated(Text.of(text, counts=False), wanted, given, authority_of(given))
    found = [one for layer in draft.layers if layer.name in wanted or layer.name == "editor" for one in layer.annotations]
    return sorted(found, key=Annotation.sort_key)


def wanted_layers(layers: Iterable[str] | None) -> tuple[str, ...]:
    """Return the layers that are asked for; all where none is named."""
    return LAYERS if layers is None else (layers,) if isinstance(layers, str) else tuple(layers)


def annotated(
    text: Text, layers: Iterable[str], settings: Settings, authority: "AuthorityFile | None" = None, *, given_layers: tuple[Layer, ...] = ()
) -> Draft:
    """Return *text* as a draft with *layers* and the editor's hand over them; *given_layers* are there already."""
    language = settings.language or _detected(text)
    _check_references(settings, authority)
    _check_passages(settings, text)
    known = tuple(KnownName(form, entry.name_gi, entry.id) for form, entry in authority.forms()) if authority else ()
    if (language, known) != (settings.language, settings.known_names):
        settings = replace(settings, language=language, known_names=known)
    wanted = set(layers)
    draft = run_layers(Draft(text, given_layers, settings.header, language), layers, settings)
    if settings.overrides:
        from .encoding import overrule

        draft = overrule(draft, settings)
    kept = tuple(layer for layer in draft.layers if layer.name in wanted or layer.name == "editor")
    return replace(draft, layers=kept)


def _detected(text: Text) -> str:
    from .languages import detect_language  # most who annotate many texts say which language they are in

    return detect_language(text.content)


def _check_references(settings: Settings, authority: "AuthorityFile | None") -> None:
    """Raise SettingsError where an annotation of the settings points to an entry that the authority file does not have, or an id means two things."""
    for person in settings.header.responsibilities:
        if authority is not None and authority.get(person.id) is not None:
            raise SettingsError(f'header.responsibility and {authority.file} both have the id "{person.id}"; rename one of them', person.place)
    for override in settings.overrides:
        pointers = " ".join(value for name, value in override.attributes if name in {"ref", "who"}).split()
        for pointer in pointers:
            if pointer.startswith("#") and (authority is None or authority.get(pointer[1:]) is None):
                where = f"which is no entry of {authority.file}" if authority else "but no authority file is given"
                raise SettingsError(f'the annotation of "{override.find}" points to "{pointer}", {where}', override.place)


def _check_passages(settings: Settings, text: Text) -> None:
    """Raise SettingsError where the settings name lines that the text does not have."""
    if not settings.dates.passages and not settings.structures:
        return
    lines = len(text.line_starts())
    for name, ranges in (("dates.passage", settings.dates.passages), ("structure", settings.structures)):
        for one in ranges:
            if one.to_line > lines:
                raise SettingsError(f'setting "{name}" ends at line {one.to_line}, but the text has {lines} lines', one.place)
    for block in settings.structures:
        start, end = text.line_span(block.from_line, block.to_line)
        if not text.content[start:end].strip():
            raise SettingsError(f'setting "structure": there are no words in lines {block.from_line} to {block.to_line}', block.place)


def authority_of(settings: Settings) -> "AuthorityFile | None":
    """Return the authority file that *settings* name, or None.

    Raises SettingsError where it is not there, MarkupError where it is wrong.
    """
    if not settings.authority:
        return None
    path = authority_path(settings.authority, Path(settings.folder or "."))
    if path is None:
        raise SettingsError(
            f'setting "names.authority": there is no file "{settings.authority}" in tei/ or beside the settings', settings.authority_place
        )
    from .authorities import read_authority

    return read_authority(read_bytes(path), settings.authority)


def authority_path(name: str, settings_folder: Path) -> Path | None:
    """Return the authority file *name* that the settings in *settings_folder* name, or None where there is none.

    It stands beside the TEI that it is for, in ``tei/`` next to that folder, else in the folder itself.
    """
    candidates = (settings_folder.resolve().parent / "tei" / name, settings_folder / name)
    return next((one for one in candidates if is_file(one)), None)
