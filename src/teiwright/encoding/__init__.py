"""Draft -> Document, and layers into a tree that exists.

`encode_draft` is the one crossing: from then on the tree alone is the truth.
`weave` is used by both ways in, so an annotation looks the same in our own
editions and in a stranger's.
"""

from .drafts import encode_draft
from .editors_hand import overrule
from .header import header_gaps, roles_of
from .reading_copies import ReadingCopy
from .serializing import serialize
from .signatures import signed
from .strangers import Weaving, weave, without_rivals

__all__ = ["ReadingCopy", "Weaving", "encode_draft", "header_gaps", "overrule", "roles_of", "serialize", "signed", "weave", "without_rivals"]
