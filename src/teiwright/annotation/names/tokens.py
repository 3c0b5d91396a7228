"""Words of a text, as the rules for names look at them."""

import re
from dataclasses import dataclass
from typing import Final

from ...languages import LanguageRules
from ...model import Layer, Text
from ..abbreviations import abbreviated_titles

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d+(?:[^\W\d_]{2}\b)?|[^\w\s]|_")
_POSSESSIVE: Final = re.compile(r"['\u2019][sS]$")
_SENTENCE_END: Final = frozenset(".!?:\u2026")
_QUOTES: Final = frozenset("\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2039\u203a\u00ab\u00bb([_*")
_BEGINS: Final = frozenset({"head", "p", "ab", "l", "item", "cell", "speaker", "signed", "salute", "dateline", "closer", "opener", "note", "div"})


@dataclass(slots=True, eq=False)
class Token:
    """One word, number or sign.

    *word* is without a possessive ending, and so is *end*; *opens* tells
    whether a capital here may be that of a sentence, *shouts* whether all of
    its block is in capitals, *joined* whether only white space parts it from the
    token before it.
    """

    start: int
    end: int
    word: str
    index: int
    opens: bool = False
    capital: bool = False
    shouts: bool = False
    possessive: bool = False
    joined: bool = False

    @property
    def alphabetic(self) -> bool:
        """Whether it is a word."""
        return self.word[0].isalpha()


def tokenize(text: Text, structure: Layer | None, rules: LanguageRules | None) -> list[Token]:
    """Return the tokens of *text*, a full stop kept on abbreviated titles and initials.

    >>> [token.word for token in tokenize(Text("Mr. J. Smith's dog."), None, None)]
    ['Mr', '.', 'J.', 'Smith', 'dog', '.']
    """
    content = text.content
    abbreviations = abbreviated_titles(rules)
    blocks = sorted((one.start, one.end) for one in structure.annotations if one.gi in _BEGINS) if structure else [(0, len(content))]
    shouting = [(start, end) for start, end in blocks if _shouts(content[start:end])]
    begins = {start for start, _ in blocks}
    tokens: list[Token] = []
    opens, block, previous_end = True, 0, 0
    for match in _TOKEN.finditer(content):
        word, start, end = match[0], match.start(), match.end()
        if start in begins or "\n\n" in content[previous_end:start]:
            opens = True
        if word[0].isalpha():
            possessive = bool(_POSSESSIVE.search(word))
            if possessive:
                word = word[:-2]
                end -= 2
            elif content[end : end + 1] == "." and (word in abbreviations or (len(word) == 1 and word.isupper() and word != "I")):
                word, end = word + ".", end + 1
            while block < len(shouting) and shouting[block][1] <= start:
                block += 1
            shouts = block < len(shouting) and shouting[block][0] <= start
            joined = bool(tokens) and start not in begins and (gap := content[previous_end:start]).isspace() and "\n\n" not in gap
            tokens.append(Token(start, end, word, len(tokens), opens, word[0].isupper(), shouts, possessive, joined))
            opens = False
        elif word == "." and tokens and tokens[-1].end > start:
            continue  # belongs to the abbreviation or initial before it
        else:
            tokens.append(Token(start, end, word, len(tokens), opens))
            opens = word in _SENTENCE_END or (word in _QUOTES and (opens or not content[start - 1 : start].isalnum()))
        previous_end = end
    return tokens


def _shouts(block: str) -> bool:
    return len(block) < 2000 and block == block.upper() and block != block.lower() and " " in block.strip()
