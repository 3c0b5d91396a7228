"""What the walk of `html` wrote, as tags and texts that other formats cut, turn and write anew.

A format that is made of them shows what the page shows, in its order and its
view, and what the page offers only to a mouse is left out of all in one place.
"""

from .shown import page_number, shown
from .stream import VOID, Token, end_of, read_markup, top_elements, words_in, write_xhtml

__all__ = ["VOID", "Token", "end_of", "page_number", "read_markup", "shown", "top_elements", "words_in", "write_xhtml"]
