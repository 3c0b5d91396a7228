"""Pictures beside a document that its page links to: they come into the folder of the site, and any other such link goes.

TEI: COGR (graphic), PHFAX (facs)
"""

import re
from html import unescape
from typing import Final

from ...model import Document
from ..epub.pictures import find_beside, read_picture

#: A link to a file; those within the page, out of it and to other pages of the site look different.
_LINK: Final = re.compile(r'(<(?:a|img)\b[^>]*?) (href|src)="(?!index\.html")([^"#:?]+)"( rel="noreferrer")?')


def with_pictures(page: str, document: Document, file: str, pictures: dict[str, bytes]) -> str:
    """Return *page*, the file *file* of the site, with its links to pictures beside *document* leading to copies, which are added to *pictures*."""
    names: dict[str, str] = {}

    def rewritten(match: re.Match[str]) -> str:
        address = unescape(match[3])
        if address not in names:
            path = find_beside(address, document.origin.folder)
            picture = read_picture(path, len(names) + 1) if path is not None else None
            names[address] = f"{file.removesuffix('.html')}-{picture.name}" if picture is not None else ""
            if picture is not None:
                pictures[names[address]] = picture.data
        if not names[address]:
            return match[1]
        return f'{match[1]} {match[2]}="{names[address]}"{match[4] or ""}'

    return _LINK.sub(rewritten, page)
