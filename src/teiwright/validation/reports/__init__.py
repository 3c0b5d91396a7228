"""Findings -> reports: for readers, for programs, for services that show findings at their lines, and a page for a folder.

All are strings made of `Outcome` values; nothing here prints, and no time or
machine is named, so that the same findings give the same report. The page is
imported from `.page` by those who want it, as its templates take a while to load.
"""

from .annotations import to_github
from .excerpts import Excerpt, excerpt_of
from .junit import to_junit
from .plain import to_json, to_text
from .sarif import to_sarif

__all__ = ["Excerpt", "excerpt_of", "to_github", "to_json", "to_junit", "to_sarif", "to_text"]
