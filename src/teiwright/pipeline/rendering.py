"""How a project wants its elements rendered, from its settings.

A key names an element, alone or with an attribute: ``list``,
``list[type=gloss]``. The value is how it is shown, in the words of the element
table, or a table: ``{ display = "note", reading = "drop", diplomatic = "keep" }``.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..guidelines.elements import DISPLAYS
from ..guidelines.namespaces import qualified_attribute
from ..guidelines.views import Rendering
from .settings import Table

#: Rules, or a mapping that is such a table.
Asked = Mapping[str, Any] | Sequence[Rendering]

_SELECTOR: Final = re.compile(r"(?P<gi>[^\W\d][\w.-]*)(?:\[@?(?P<attribute>[^\W\d][\w:.-]*)=(?P<mark>[\"']?)(?P<value>[^\"'\]]+)(?P=mark)\])?")
_KEPT: Final = ("keep", "drop")


def rendering_of(table: Table) -> tuple[Rendering, ...]:
    """Return what the table *rendering* of the settings asks for; raises SettingsError where it is wrong."""
    return tuple(_rendering(table, key) for key in table.data)


def rendering_from(given: Asked) -> tuple[Rendering, ...]:
    """Return what is asked for as it is, or as a mapping that is such a table; raises SettingsError where that is wrong.

    >>> rendering_from({"list[type=gloss]": "tight"})
    (Rendering(gi='list', attribute='type', value='gloss', display='tight', reading='', diplomatic=''),)
    """
    return rendering_of(Table.given(given, "rendering")) if isinstance(given, Mapping) else tuple(given)


def _rendering(table: Table, key: str) -> Rendering:
    selector = _SELECTOR.fullmatch(key)
    if selector is None:
        raise table.error(key, "must name an element, alone or with one attribute, as in list or list[type=gloss]")
    if isinstance(table.data[key], str):
        asked = {"display": table.choice(key, DISPLAYS, "")}
    else:
        within = table.table(key)
        asked = {"display": within.choice("display", DISPLAYS, ""), **{view: within.choice(view, _KEPT, "") for view in ("reading", "diplomatic")}}
        within.finish()
    return Rendering(selector["gi"], qualified_attribute(selector["attribute"] or ""), selector["value"] or "", **asked)
