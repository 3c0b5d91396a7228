"""Text -> the layer ``structure``: divisions, headings, paragraphs, closers, milestones.

The layout decides, block by block: a block is what blank lines part. Each
kind of block has a module that says whether a block is one; `divisions` puts
them in order. Nothing here changes a character: what markup replaces, such as
a row of stars, is kept in ``@rend``.
"""

from .annotator import structure

__all__ = ["structure"]
