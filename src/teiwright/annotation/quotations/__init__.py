"""Quotations: where they stand, of what kind they are, who speaks.

`marks` pairs quotation marks paragraph by paragraph, `kinds` tells speech
from quoted passages and words held at a distance, `speakers` finds who
speaks: by the words beside the speech, else by the turn of the dialogue.

TEI: COHQ (quotation), att.ascribed (who)
"""

from .annotator import quotes

__all__ = ["quotes"]
