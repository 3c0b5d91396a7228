"""What says that a text is a play before anybody has spoken: a list of its persons, or acts and scenes with their numbers.

TEI: DRFAB (front and back matter of plays)
"""

from collections.abc import Sequence
from typing import Final

from ..languages import LanguageRules
from .blocks import Block
from .cast_lists import is_cast_head
from .division_words import division_in

_PARTS: Final = frozenset({"act", "scene"})
_MOST_LINES: Final = 3  # of a heading


def says_play(blocks: Sequence[Block], rules: LanguageRules | None) -> bool:
    r"""Return whether a block says that the text is a play.

    >>> from .blocks import find_blocks
    >>> from ..languages import language_rules
    >>> from ..model import Text
    >>> texts = ("ACT I\n\nEVE.\nNo.", "Act your age, he said.\n\nNo.", "DRAMATIS PERSONAE\n\nEVE.")
    >>> [says_play(list(find_blocks(Text(text))), language_rules("en")) for text in texts]
    [True, False, True]
    """
    return rules is not None and any(
        is_cast_head(block, rules, in_play=False)
        or (len(block.lines) <= _MOST_LINES and (said := division_in(block, rules)) is not None and said.type in _PARTS and bool(said.n))
        for block in blocks
    )
