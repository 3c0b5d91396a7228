"""Markup that `html` wrote, as a list of tags and texts, and back as XHTML.

A list is easier to cut than a tree, and its depth does not matter. The HTML
writer escapes whatever comes from a document, so a ``<`` is always a tag's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

_TAG: Final = re.compile(r"""<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?: [\w:-]+(?:="[^"]*")?)*)>""")
_ATTRIBUTE: Final = re.compile(r""" (?P<name>[\w:-]+)(?:="(?P<value>[^"]*)")?""")

VOID: Final = frozenset({"br", "hr", "img"})


@dataclass(slots=True)
class Token:
    """A start tag, an end tag, an element without content, or, where *tag* is empty, the characters *text*."""

    tag: str = ""
    is_end: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""

    @property
    def is_start(self) -> bool:
        """Whether an end tag belongs to it."""
        return bool(self.tag) and not self.is_end and self.tag not in VOID

    @property
    def classes(self) -> list[str]:
        """The names in ``class``."""
        return self.attributes.get("class", "").split()

    @property
    def target(self) -> str:
        """The id that it links to, or ``""`` where it links nowhere in the page."""
        link = self.attributes.get("href", "")
        return unquote(link[1:], errors="surrogatepass") if link.startswith("#") else ""

    @property
    def weight(self) -> int:
        """About how many bytes it takes in a file."""
        if not self.tag:
            return len(self.text.encode("utf-8", "surrogatepass"))
        return len(self.tag) + 3 + sum(len(name) + len(value) + 4 for name, value in self.attributes.items())


def read_markup(markup: str) -> list[Token]:
    """Return the tags and texts of *markup*.

    >>> [token.tag or token.text for token in read_markup('<p lang>A &amp; B<br></p>')]
    ['p', 'A & B', 'br', 'p']
    """
    found: list[Token] = []
    done = 0
    for match in _TAG.finditer(markup):
        if match.start() > done:
            found.append(Token(text=unescape(markup[done : match.start()])))
        done = match.end()
        attributes = {one["name"]: unescape(one["value"] or "") for one in _ATTRIBUTE.finditer(match["attributes"])}
        found.append(Token(match["tag"], bool(match["end"]), attributes))
    if done < len(markup):
        found.append(Token(text=unescape(markup[done:])))
    return found


def write_xhtml(tokens: Iterable[Token]) -> str:
    """Return *tokens* as XHTML: every element closed, every attribute with a value, the language also as ``xml:lang``.

    >>> write_xhtml(read_markup('<p lang="la">A &amp; B<br></p>'))
    '<p lang="la" xml:lang="la">A &amp; B<br/></p>'
    """
    return "".join(_written(token) for token in tokens)


def _written(token: Token) -> str:
    if not token.tag:
        return escape(token.text, quote=False)
    if token.is_end:
        return f"</{token.tag}>"
    attributes = {**token.attributes, "xml:lang": token.attributes["lang"]} if "lang" in token.attributes else token.attributes
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{token.tag}{written}{'/' if token.tag in VOID else ''}>"


def end_of(tokens: list[Token], start: int) -> int:
    """Return the index of the end tag that belongs to the start tag at *start*; *start* itself where none does.

    >>> end_of(read_markup("<i>a<i>b</i></i>c"), 0)
    5
    """
    depth = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        depth += 1 if token.is_start else -1 if token.is_end else 0
        if depth == 0:
            return index
    return len(tokens) - 1


def top_elements(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield each element that stands in no other, with all that it holds."""
    index = 0
    while index < len(tokens):
        if tokens[index].is_start:
            end = end_of(tokens, index)
            yield tokens[index : end + 1]
            index = end
        index += 1


def words_in(tokens: Iterable[Token]) -> str:
    """Return the characters of *tokens*, white space evened."""
    return " ".join("".join(token.text for token in tokens if not token.tag).split())
