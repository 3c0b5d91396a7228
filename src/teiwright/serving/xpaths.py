"""XPath as citation declarations have it: names without a prefix are TEI's, and what would take too long is refused.

A document says itself how it is cited, and a document is not to be trusted.
So nothing but the document is read, and an expression is judged before it
runs: what its steps can cost, on a document of that size and together with all
before, must stay below a bound. What XPath 1 can say runs in libxml2, all else
in elementpath, which is slower and has a lower bound.

TEI: SACRCS (canonical references), citeStructure, citeData
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from elementpath import ElementPathError
from elementpath.xpath_nodes import XPathNode
from lxml import etree

from ..guidelines.namespaces import TEI, XML
from ..model import Place, SchemaError
from ..validation.schematron.expressions import Focus, Language, Token
from ..validation.schematron.kinds import PREFIX, Translation, UntranslatableError
from ..validation.schematron.nodes import node_tree, string_of
from ..validation.schematron.translation import Translator

#: The prefix of TEI in the XPath 1 that is made here.
_OURS: Final = "teiwright-tei"
_LANGUAGE: Final = Language({"": TEI, "tei": TEI, "xml": XML})
_POSITION: Final = "position()"

_LONGEST: Final = 1000  # characters
_MOST_UNITS: Final = 200_000  # in all trees of a document
_MOST_STEPS: Final = 400_000_000  # of libxml2: some seconds
_MOST_SLOW_STEPS: Final = 4_000_000  # of elementpath: as long

#: Axes that may visit the whole document from each node, and those that may visit as many nodes as it is deep.
_WIDE: Final = frozenset({"following", "preceding", "following-sibling", "preceding-sibling"})
_DEEP: Final = frozenset({"descendant", "descendant-or-self", "ancestor", "ancestor-or-self"})
#: What is evaluated for each node that another part has found.
_NESTING: Final = frozenset({"/", "//", "["})
#: Functions that may be called: of strings, numbers and nodes, none that reads, loops or matches regular expressions.
_FUNCTIONS: Final = frozenset(
    "position last count local-name name string concat normalize-space substring substring-before substring-after contains starts-with ends-with "
    "string-length not number translate lower-case upper-case string-join boolean true false sum round floor ceiling exists empty "
    "text node comment processing-instruction".split()
)
#: Words that may stand before a parenthesis and call nothing.
_WORDS_BEFORE: Final = frozenset("and or div mod idiv if then else union eq ne lt le gt ge is".split())
_LITERAL: Final = re.compile(r""""[^"]*"|'[^']*'""")
_CALL: Final = re.compile(r"([\w.-]+(?::[\w.-]+)?)\s*\(")
#: Variables, loops, functions as values, maps, comments; and ranges of numbers.
_SIGNS: Final = re.compile(r"[$#{}?]|!(?!=)|=>|\(:")
_RANGE: Final = re.compile(r"(?:[)\]\"'.*\d]|\w\s)\s*to(?![\w-])")
_FAILURES: Final = (ElementPathError, etree.XPathError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class CitationError(ValueError):
    """A declaration of citations cannot be followed; the message says why in one sentence. It never leaves this room."""


class Expression:
    """One XPath of a declaration; *wide* and *deep* count its nested steps that visit the whole document, or as many nodes as that is deep."""

    def __init__(self, source: str) -> None:
        self.source = source.strip()
        if len(source) > _LONGEST:
            raise CitationError(f'the XPath "{source[:40]}..." has more than {_LONGEST:,} characters')
        _require_harmless(self.source)
        try:
            self.token: Token = _LANGUAGE.parse(self.source, Place(""))
        except SchemaError as problem:
            raise CitationError(problem.message) from problem
        self.wide, self.deep = _costs(self.token)
        self.simple = _translated(self.token)

    @property
    def is_position(self) -> bool:
        """Whether it only counts."""
        return self.source == _POSITION


class Finder:
    """What evaluates expressions on the document of *root*.

    >>> p = etree.fromstring(f'<p xmlns="{TEI}" n="4"><hi>a  b</hi><hi/></p>')
    >>> finder = Finder(p)
    >>> [finder.values(one, p, 2) for one in map(Expression, ("@n", "hi", "position()", "concat('p', position())", "@no", "count(hi)"))]
    [['4'], ['a b'], ['2'], ['p2'], [], ['2']]
    >>> len(finder.elements(Expression("/p/hi"), p))
    2
    """

    def __init__(self, root: etree._Element) -> None:
        self._tree = root.getroottree()
        self._elements, self._depth = _size(root)
        self._focus: Focus | None = None
        self._spent = 0.0  # as a share of what may be
        self._units = 0

    def spend(self, expression: Expression, times: int) -> None:
        """Count what evaluating *expression* at so many nodes may cost; raises CitationError where all together would take too long."""
        steps = times * self._elements**expression.wide * self._depth**expression.deep
        self._spent += steps / (_MOST_STEPS if expression.simple is not None or expression.is_position else _MOST_SLOW_STEPS)
        if self._spent > 1:
            raise CitationError(f'the XPath "{expression.source}" may take too long on a document of this size')

    def count_unit(self) -> None:
        """Count a unit that was found; raises CitationError where there are too many."""
        self._units += 1
        if self._units > _MOST_UNITS:
            raise CitationError(f"there are more than {_MOST_UNITS:,} units")

    def elements(self, expression: Expression, start: etree._Element) -> list[etree._Element]:
        """Return the elements that *expression* finds from *start*, in document order; raises CitationError where it fails."""
        found = self._run(expression, start, 1, 1)
        if not isinstance(found, list):
            raise CitationError(f'the XPath "{expression.source}" finds no elements')
        return [one for one in found if isinstance(one, etree._Element) and isinstance(one.tag, str)]

    def values(self, expression: Expression, start: etree._Element, position: int = 1, size: int = 1) -> list[str]:
        """Return what *expression* says at *start*, the *position*-th of *size*: words with white space evened, none where it says nothing."""
        if expression.is_position:
            return [str(position)]
        found = self._run(expression, start, position, size)
        said = (_words(one) for one in (found if isinstance(found, list) else [found]))
        return [one for one in said if one]

    def _run(self, expression: Expression, start: etree._Element, position: int, size: int) -> Any:  # noqa: ANN401  # a value of XPath
        try:
            return expression.simple(start) if expression.simple is not None else self._slowly(expression, start, position, size)
        except _FAILURES as problem:
            reason = " ".join(str(getattr(problem, "message", None) or problem).split())
            raise CitationError(f'the XPath "{expression.source}" fails: {reason}') from problem

    def _slowly(self, expression: Expression, start: etree._Element, position: int, size: int) -> list[Any]:
        if self._focus is None:
            self._focus = Focus(root=node_tree(self._tree))
        elements: Mapping[Any, XPathNode] = getattr(self._focus.root, "elements", None) or {}
        focus = self._focus.at(elements[start], {})
        focus.position, focus.size = position, size
        return [_plain(one) for one in expression.token.select(focus)]


class _Citing(Translator):
    """Puts names of elements without a prefix into TEI's namespace, which XPath 1 has no other way to do."""

    def step(self, token: Token) -> Translation:
        made = super().step(token)
        return replace(made, xpath=made.xpath.replace(f"::{_OURS}:", "::")) if token.symbol == "@" else made

    def _test(self, token: Token) -> str:
        test = super()._test(token)
        return f"{_OURS}:{test}" if token.symbol == "(name)" else test


def _require_harmless(source: str) -> None:
    """Raise CitationError where *source* has more than steps, comparisons and plain functions; elementpath evaluates much of it while it reads."""
    bare = _LITERAL.sub('""', source)
    call = next((name for name in _CALL.findall(bare) if name.removeprefix("fn:") not in _FUNCTIONS | _WORDS_BEFORE), "")
    sign = _SIGNS.search(bare) or _RANGE.search(bare)
    refused = f"{call}()" if call else sign[0] if sign else ""
    if refused:
        raise CitationError(f'the XPath "{source}" has "{refused}", which is not followed')


def _translated(token: Token) -> etree.XPath | None:
    """Return the expression as libxml2 takes it, or None where only elementpath does."""
    try:
        made = _Citing().translate(token).xpath
        return None if PREFIX in made else etree.XPath(made, namespaces={_OURS: TEI, "tei": TEI}, smart_strings=False)
    except (UntranslatableError, etree.XPathError):
        return None


def _costs(token: Token) -> tuple[int, int]:
    """Return how many steps that visit the whole document stand within each other, and how many that go as deep as it is.

    >>> [_costs(_LANGUAGE.parse(one, Place(""))) for one in ("/TEI/text//div", "//l[count(preceding::l) > 3]", "@n | head", "a[//b[//c]]")]
    [(0, 1), (2, 0), (0, 0), (2, 0)]
    """
    parts = [_costs(one) for one in token]
    wide, deep = (max((part[index] for part in parts), default=0) for index in (0, 1))
    if token.symbol in _NESTING:
        wide, deep = (sum(part[index] for part in parts) for index in (0, 1))
    from_the_root = token.symbol in {"/", "//"} and len(token) < 2
    wide += token.symbol in _WIDE or (from_the_root and (token.symbol == "//" or not len(token)))
    deep += token.symbol in _DEEP or (token.symbol == "//" and not from_the_root)
    return wide, deep


def _size(root: etree._Element) -> tuple[int, int]:
    """Return how many elements the tree of *root* has, and how deep it is; two at least."""
    count = depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
    return max(count, 2), max(deepest, 2)


def _plain(item: Any) -> Any:  # noqa: ANN401  # an item of elementpath, as lxml has it
    if isinstance(item, XPathNode):
        return item.value if isinstance(item.value, etree._Element) else item.string_value
    return item


def _words(item: Any) -> str:  # noqa: ANN401  # an element, a string, a number
    if isinstance(item, etree._Element):
        return even(string_of(item))
    if isinstance(item, float) and item.is_integer():
        return str(int(item))
    return "" if isinstance(item, bool) else even(str(item))


def even(words: str) -> str:
    r"""Return *words* with one space for each run of white space, and none around.

    >>> even(" a\n b ")
    'a b'
    """
    return " ".join(words.split())
