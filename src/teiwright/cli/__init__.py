"""The command line: prints and exits, decides nothing.

Each command is a module of its own, imported when it is called, so that
``teiwright --help`` answers at once.
"""

from .main import main

__all__ = ["main"]
