"""Documents -> a folder of pages that needs no server: a start page, an edition each, indexes of the whole, a search.

Every edition is the page that `html` makes, with a way back above its title.
Who is the same person in two editions, identifiers tell, never likeness. The
search runs on the texts, which stand packed in its own page, as a browser reads
no second file beside one that it opened from a disk.
Turned down: a file of texts to fetch, for that reason; a list of words with
their places, as it takes more room and cannot show the words around; names
that point nowhere in the indexes of the whole, as only their words would tell
whose they are.
"""

from .folder import write_site
from .site import build_site

__all__ = ["build_site", "write_site"]
