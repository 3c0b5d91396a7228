"""Settings, the contract that steps keep, plugins by name, and the runner.

A step says what it needs and gives; the runner puts steps in order and
objects before the first one runs. Own steps and those of other packages come
through the same entry points, so that nothing of ours is closed to others.
"""

from typing import TYPE_CHECKING

from ..rooms import offered
from .plugins import commands, plugin, plugin_names
from .runner import arrange, run_layers
from .settings import KnownName, Settings, load_settings
from .steps import Annotator, Layers, annotator

if TYPE_CHECKING:
    from .decisions import AnnotationOverride, Emendation, Passage
    from .exporters import Exporter, exporter
else:
    __getattr__ = offered(
        __name__,
        {
            **dict.fromkeys(("AnnotationOverride", "Emendation", "Passage"), "decisions"),
            **dict.fromkeys(("Exporter", "exporter"), "exporters"),
        },
    )

__all__ = [
    "AnnotationOverride",
    "Annotator",
    "Emendation",
    "Exporter",
    "KnownName",
    "Layers",
    "Passage",
    "Settings",
    "annotator",
    "arrange",
    "commands",
    "exporter",
    "load_settings",
    "plugin",
    "plugin_names",
    "run_layers",
]
