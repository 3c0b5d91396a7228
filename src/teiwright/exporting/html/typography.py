"""``@rend``, ``@rendition`` and ``@style`` -> classes of the page's own style sheet.

What a document says of its looks is never copied into a style: a value that is
known becomes a class, any other has no effect.

TEI: att.global.rendition, HD57 (tagsDecl), COHQHE (hi)
"""

import re
from functools import lru_cache
from typing import Final

from lxml import etree

#: The attributes by which a document says how an element looks.
LOOKS: Final = frozenset({"rend", "rendition", "style"})

#: Class -> the words of @rend that ask for it, in lower case.
_WORDS: Final = {
    "r-italic": "i it ital italic italics italique kursiv cursive slanted oblique",
    "r-bold": "b bf bold boldface fett strong",
    "r-caps": "sc smcap smcaps smallcap smallcaps small-caps kapitälchen",
    "r-sup": "sup super superscript superscripted hochgestellt",
    "r-sub": "sub subscript tiefgestellt",
    "r-underline": "u ul underline underlined underscore unterstrichen",
    "r-strike": "s strike strikethrough line-through strikeout overstrike stroke crossed-out",
    "r-spaced": "spaced letterspaced letter-spaced gesperrt wide-spaced",
    "r-mono": "tt mono monospace monospaced typewriter code",
    "r-large": "large larger big largefont",
    "r-small": "small smaller petit smallfont",
    "r-center": "center centre centered centred zentriert align-center middle",
    "r-right": "right align-right flush-right flushright ra rechtsbündig",
    "r-block": "block blockquote display",
    "r-plain": "normal roman upright plain recte antiqua",
}
_CLASS_OF: Final = {word: name for name, words in _WORDS.items() for word in words.split()}

_INDENT: Final = re.compile(r"indent(?:ed|ation)?[-(]?(\d{0,2})\)?")
_DEEPEST_INDENT: Final = 6
_TOKEN: Final = re.compile(r"[^\s;,()]+(?:\([^()]*\))?")
_CALL: Final = re.compile(r"(?:align|text-align|font)\((\w+)\)")

#: A declaration of CSS -> the class that does the same.
_DECLARATIONS: Final = {
    "font-style": {"italic": "r-italic", "oblique": "r-italic", "normal": "r-plain"},
    "font-weight": {"bold": "r-bold", "bolder": "r-bold", "600": "r-bold", "700": "r-bold"},
    "font-variant": {"small-caps": "r-caps"},
    "text-decoration": {"underline": "r-underline", "line-through": "r-strike"},
    "vertical-align": {"super": "r-sup", "sub": "r-sub"},
    "text-align": {"center": "r-center", "right": "r-right"},
}

#: The element that says by itself what the class says.
TAG_OF: Final = {"r-italic": "i", "r-bold": "b", "r-sup": "sup", "r-sub": "sub", "r-underline": "u", "r-strike": "s"}


def typography(node: etree._Element) -> list[str]:
    """Return the classes that *node* asks for, each once, in the order it names them.

    >>> typography(etree.fromstring('<hi rend="italic superscript" style="color: red; font-weight: bold"/>'))
    ['r-italic', 'r-sup', 'r-bold']
    """
    return list(_classes(node.get("rend") or "", node.get("style") or "", node.get("rendition") or ""))


@lru_cache(maxsize=1024)
def _classes(rend: str, style: str, rendition: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for word in _TOKEN.findall(rend.lower()):
        found.update(dict.fromkeys(_of_word(word)))
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        if ":" in declaration and value.strip() in _DECLARATIONS.get(name.strip(), ()):
            found[_DECLARATIONS[name.strip()][value.strip()]] = None
    for pointer in rendition.lower().split():
        found.update(dict.fromkeys(_of_word(pointer.rpartition("#")[2].rpartition(":")[2])))
    return tuple(found)


def _of_word(word: str) -> list[str]:
    call = _CALL.fullmatch(word)
    word = call[1] if call else word
    if word in _CLASS_OF:
        return [_CLASS_OF[word]]
    indent = _INDENT.fullmatch(word)
    if indent:
        return [f"r-indent{min(int(indent[1] or 1), _DEEPEST_INDENT)}"] if indent[1] != "0" else []
    return []
