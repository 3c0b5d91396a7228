"""The line of every key."""

import tomllib

import pytest

from teiwright.pipeline.key_lines import key_lines

TOML = '''# a = 1
title = """
[x]
a = 1
"""   # "a quote in a comment
"q.u" = 1
a . b = 2
[ header . "x y" ]   # [z]
y = [ # ]
  "[z]", # "
  { k = 1 },
  '"',
]
z = { p = 1, q = { r = 2 } }
d = 1979-05-27T07:32:00Z
[[e]]
f = 1
[[e]]

f = 2
[n.'a.b'.c]
x = \'\'\'
 y = 3\'\'\'
y = """a\\""" b"""
w = """a""""
last = 1
'''


def test_every_table_and_key_has_its_line():
    assert key_lines(TOML) == {
        ("title",): 2,
        ("q.u",): 6,
        ("a",): 7,
        ("a", "b"): 7,
        ("header",): 8,
        ("header", "x y"): 8,
        ("header", "x y", "y"): 9,
        ("header", "x y", "y", 1): 11,
        ("header", "x y", "y", 1, "k"): 11,
        ("header", "x y", "z"): 14,
        ("header", "x y", "z", "p"): 14,
        ("header", "x y", "z", "q"): 14,
        ("header", "x y", "z", "q", "r"): 14,
        ("header", "x y", "d"): 15,
        ("e",): 16,
        ("e", 0): 16,
        ("e", 0, "f"): 17,
        ("e", 1): 18,
        ("e", 1, "f"): 20,
        ("n",): 21,
        ("n", "a.b"): 21,
        ("n", "a.b", "c"): 21,
        ("n", "a.b", "c", "x"): 22,
        ("n", "a.b", "c", "y"): 24,
        ("n", "a.b", "c", "w"): 25,
        ("n", "a.b", "c", "last"): 26,
    }


def test_every_path_is_one_of_the_data():
    data = tomllib.loads(TOML)
    for path in key_lines(TOML):
        found = data
        for step in path:
            found = found[step]


@pytest.mark.parametrize("toml", ["", "\n\n", "# only = 1", "  # [a]\n"])
def test_nothing_has_no_lines(toml):
    assert key_lines(toml) == {}


def test_line_ends_of_windows_count_once():
    assert key_lines('a = 1\r\n\r\n[b]\r\nc = """\r\n\r\n"""\r\nd = 1\r\n') == {("a",): 1, ("b",): 3, ("b", "c"): 4, ("b", "d"): 7}


def test_indented_keys():
    assert key_lines("[a]\n  b = 1\n\n\t[[c]]\n    d = 2") == {("a",): 1, ("a", "b"): 2, ("c",): 4, ("c", 0): 4, ("c", 0, "d"): 5}


def test_a_table_below_an_array_of_tables():
    toml = "[[a]]\nb = 1\n[a.c]\nd = 2\n[[a]]\n[a.c]\nd = 3\n[[a.e]]\nf = 4"
    lines = key_lines(toml)
    assert (lines.get(("a", 0, "c", "d")), lines.get(("a", 1, "c", "d")), lines.get(("a", 1, "e", 0, "f"))) == (4, 7, 9)
