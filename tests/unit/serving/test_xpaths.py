"""XPath of declarations: TEI without a prefix, both engines, and what is refused before it runs."""

import time

import pytest
from lxml import etree

from teiwright.serving.xpaths import CitationError, Expression, Finder

TEI = "http://www.tei-c.org/ns/1.0"


def tree(body: str) -> etree._Element:
    return etree.fromstring(f'<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>')


@pytest.mark.parametrize(
    "source",
    ["//l", ".//l", "/TEI/text/body/lg/l", "//tei:l", "//lg/l[@n]", "//l[not(@type='x')]", "//lg/(l|ab)", "for $one in //l return $one"],
)
def test_elements_are_found_in_teis_namespace(source):
    root = tree('<lg><l n="1"/><l n="2"/></lg>')
    if "$" in source:  # variables are none of a declaration's
        with pytest.raises(CitationError):
            Expression(source)
        return
    assert [one.get("n") for one in Finder(root).elements(Expression(source), root)] == ["1", "2"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("@n", ["7"]),
        ("@xml:id", ["l7"]),
        ("position()", ["3"]),
        ("concat(local-name(), position(), '/', last())", ["l3/5"]),
        ("count(preceding-sibling::l) + 1", ["2"]),
        ("lower-case(@type)", ["half"]),
        ("if (@n) then @n else 'none'", ["7"]),
        ("string-join((@type, @n), '-')", ["HALF-7"]),
        ("hi", ["a b"]),
        ("@nothing", []),
        ("''", []),
        ("count(hi) div 2", ["0.5"]),
    ],
)
def test_values_of_both_engines(source, said):
    root = tree('<l/><l n="7" xml:id="l7" type="HALF"><hi>a\n b<!-- c --></hi></l>')
    line = root.findall(f".//{{{TEI}}}l")[1]
    assert Finder(root).values(Expression(source), line, 3, 5) == said


@pytest.mark.parametrize(
    "source",
    [
        *("doc('/etc/passwd')", "unparsed-text('/etc/passwd')", "document('a.xml')", "collection()", "environment-variable('HOME')"),
        *("1 to 1000000000", "matches(@n, '(a+)+$')", "replace(@n, 'a', 'b')", "tokenize(@n, ' ')", "sort(//l)", "key('a', 'b')"),
        *("$x", "//l[", "", "nothing()", "x:l", "//l" * 400),
    ],
)
def test_what_reads_or_has_no_bound_is_refused(source):
    root = tree("<l/>")
    with pytest.raises(CitationError):
        Finder(root).values(Expression(source), root)


@pytest.mark.parametrize("source", ["//l[//l[//l]]", "//l[count(preceding::l[count(preceding::l) > 2]) > 2]", "//l[//l/following::l/preceding::l]"])
def test_what_takes_too_long_is_refused_at_once(source):
    root = tree("<l/>" * 20_000)
    finder, expression = Finder(root), Expression(source)
    begun = time.process_time()
    with pytest.raises(CitationError, match="may take too long"):
        finder.spend(expression, 1)
    assert time.process_time() - begun < 5  # running it takes hours


def test_what_counts_lines_is_not():
    root = tree("<l/>" * 5_000)
    finder, expression = Finder(root), Expression("count(preceding::l) + 1")
    finder.spend(expression, 5_000)
    assert finder.values(expression, root.findall(f".//{{{TEI}}}l")[-1]) == ["5000"]


def test_many_cheap_ones_are_too_much_together():
    root = tree("<l/>" * 5_000)
    finder, expression = Finder(root), Expression("//l")
    with pytest.raises(CitationError, match="may take too long"):
        finder.spend(expression, 1_000_000)


def test_elements_of_what_is_no_path():
    root = tree("<l/>")
    with pytest.raises(CitationError, match="finds no elements"):
        Finder(root).elements(Expression("count(//l)"), root)
