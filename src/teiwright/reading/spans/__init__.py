"""Spans that anybody says something of -> claims about a text, whichever of four shapes they come in.

claims
    what is claimed, in which element, with which attributes
json_lines, web_annotations, conll
    the shapes; which it is the content tells, not the name of the file
anchors
    where in the text a claim stands: at its offset if the words there are its own, else where its words stand once, else nowhere

What is malformed is an error with its line; what no longer fits the text is a
claim without a place, which whoever weaves tells.
"""

from .anchors import anchored
from .claims import Claim, Labels
from .spans import read_spans

__all__ = ["Claim", "Labels", "anchored", "read_spans"]
