"""Who says what: every annotation points to the party that made it.

TEI: ST (att.global.responsibility, @resp)
"""

from ..guidelines.annotations import NAME_PARTS
from ..model import Annotation


def signed(annotation: Annotation, resp: str) -> Annotation:
    """Return *annotation* signed by *resp*, where nobody has signed it; a part of a name is signed by the name that it is part of.

    >>> from ..model import Span
    >>> signed(Annotation(Span(0, 3), "date"), "me").attributes, signed(Annotation(Span(0, 3), "surname"), "me").attributes
    ((('resp', '#me'),), ())
    """
    if not resp or annotation.gi in NAME_PARTS or annotation.get("resp"):
        return annotation
    return annotation.having(resp=f"#{resp}")
