"""What stands within running text: highlighting, languages, characters, pages.

Each rule finds spans over the source, one pass each; `settle` decides which
of them can stand as elements where they are. A sign counts only where it is
well-formed: what is doubtful stays in the text as it was printed, and the
report says where. Marks that an element replaces stay in its span, and the
element's ``rend`` holds them (`teiwright.guidelines.marks`).

TEI: COHQHE (hi), COHQHF (foreign), WD (g), CORS5 (pb)
"""

from .annotator import find_inline

__all__ = ["find_inline"]
