"""Document -> text, Markdown, HTML, EPUB, JSON, annotations, letters. Each format is an exporter; each reads the XML alone.

What the text of a document is, `flatten` alone decides; the exporters differ
in what they say beside it. So an offset of the JSON is an offset of the text,
and what a view leaves out is the same everywhere.
"""

from .omissions import find_omissions
from .views import view_for

__all__ = ["find_omissions", "view_for"]
