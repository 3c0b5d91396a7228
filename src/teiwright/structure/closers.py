"""Signatures: who speaks for what ends here.

TEI: DSCO (openers and closers)
"""

import re
from typing import Final

from ..languages import LanguageRules
from .blocks import Block

_LONGEST_LINE: Final = 60
_MOST_LINES: Final = 3
_FAR_RIGHT: Final = 20  # columns
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.\s*){1,4}(?:[^\W\d_][\w'\u2019-]+,?\s*){1,2}\.?")
_SENTENCE: Final = re.compile(r"[?!\"\u201d\u2019]\s*$|(?<!\b[^\W\d_])[.;:]\s+\S+\s+[a-z]")


def is_signature(block: Block, rules: LanguageRules | None) -> bool:
    r"""Return whether the block is a name of which the text shows that it signs: by a title, initials, or its place far to the right.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> blocks = find_blocks(Text("Major-General Krassnov.\n\nJohn Smith.\n\nJ. Smith."))
    >>> [is_signature(block, language_rules("en")) for block in blocks]
    [True, False, True]
    """
    if len(block.lines) > _MOST_LINES or any(line.end - line.start > _LONGEST_LINE for line in block.lines):
        return False
    *before, name = (block.line(index) for index in range(len(block.lines)))
    if _SENTENCE.search(name) or any(not line.endswith(",") for line in before):
        return False
    particles = rules.words("names", "particles") | rules.words("words", "function") if rules else frozenset()
    words = [word.strip(".,") for word in name.split()]
    if not 1 <= len(words) <= 6 or not all(word[:1].isupper() or word in particles for word in words):
        return False
    titled = rules is not None and len(words) > 1 and _is_title(words[0], rules)
    return titled or bool(_INITIALS.fullmatch(name)) or (block.lines[-1].indent >= _FAR_RIGHT and len(words) > 1)


def _is_title(word: str, rules: LanguageRules) -> bool:
    titles = rules.words("names", "titles")
    return word in titles or word.rsplit("-", maxsplit=1)[-1] in titles
