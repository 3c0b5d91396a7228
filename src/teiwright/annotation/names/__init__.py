"""Names of people, places and organisations.

`tokens` sees the words, `evidence` counts over the whole document where each
capitalised word stands, `organisations` and `people_and_places` judge by
that, `known_names` brings in what the editor has on file. Word lists are
hints that add to a sum, never verdicts: as verdicts they lower the score.

TEI: ND (names, dates, people, and places)
"""

from .annotator import names, parts

__all__ = ["names", "parts"]
