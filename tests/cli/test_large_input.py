"""Documents and schemas that are large, deep or ambiguous beyond reason: `validate` comes to an end, and tells the one fault in each."""

import json
import subprocess
import sys

import pytest

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
DEEP = 2_000


def _element(content: str) -> str:
    return f'<element name="a" {RNG}>{content}</element>'


def _grammar(a: str) -> str:
    return f'<grammar {RNG}><start><ref name="a"/></start><define name="a">{a}</define></grammar>'


def _empty(name: object) -> str:
    return f'<element name="n{name}"><empty/></element>'


def _many(count: int) -> str:
    return " ".join(f"n{number}=''" for number in range(count))


AMBIGUOUS = """<choice><element name="a"><choice><ref name="a"/><empty/></choice></element>
<element name="a"><ref name="a"/><optional><element name="c"><empty/></element></optional></element></choice>"""

#: Schema, document, and the rules of what is found: ten thousand attributes, a thousand ways to interleave, and their like.
CASES = {
    "elements too deep": (
        _grammar('<element name="a"><optional><ref name="a"/></optional></element>'),
        "<a>" * 10_000 + "</a>" * 10_000,
        "xml:not-well-formed",
    ),
    "deep elements": (
        _grammar('<element name="a"><optional><ref name="a"/></optional></element>'),
        "<a>" * DEEP + "<b/>" + "</a>" * DEEP,
        "rng:not-allowed",
    ),
    "deep elements of two kinds": (_grammar(AMBIGUOUS), "<a>" * DEEP + "<b/>" + "</a>" * DEEP, "rng:not-allowed"),
    "attributes of any name": (
        _element("<zeroOrMore><attribute><anyName><except><name>z</name></except></anyName></attribute></zeroOrMore><empty/>"),
        f"<a {_many(10_000)} z=''/>",
        "rng:attribute",
    ),
    "attributes, one of two each": (
        _element("".join(f'<choice><attribute name="n{number}"/><attribute name="m{number}"/></choice>' for number in range(300)) + "<empty/>"),
        f"<a {_many(300)} m0=''/>",
        "rng:attribute",
    ),
    "a thousand in any order": (
        _element(f"<interleave>{''.join(_empty(number) for number in range(1_000))}</interleave>"),
        f"<a>{''.join(f'<n{number}/>' for number in reversed(range(1_000)))}<b/></a>",
        "rng:not-allowed",
    ),
    "a thousand in any order and text": (
        _element(f"<interleave><text/>{''.join(f'<optional>{_empty(number)}</optional>' for number in range(1_000))}</interleave>"),
        f"<a>{''.join(f'x<n{number}/>' for number in reversed(range(1_000)))}x<b/></a>",
        "rng:not-allowed",
    ),
    "a long list": (_element('<list><oneOrMore><data type="integer"/></oneOrMore></list>'), f"<a>{'1 ' * 100_000}x</a>", "rng:value"),
    "a long list that can be read in many ways": (
        _element("<list><oneOrMore><choice><value>1</value><group><value>1</value><value>1</value></group></choice></oneOrMore></list>"),
        f"<a>{'1 ' * 100_000}x</a>",
        "rng:value",
    ),
    "a long value": (_element('<data type="base64Binary"/>'), f"<a>{'AAAA ' * 200_000}!</a>", "rng:value"),
    "a pattern that can be read in many ways": (
        _element('<data type="token"><param name="pattern">((a|aa)+b?)*</param></data>'),
        f"<a>{'a' * 10_000}!</a>",
        "rng:value",
    ),
    "many values": (
        _element('<oneOrMore><element name="w"><data type="NCName"/></element></oneOrMore>'),
        f"<a>{''.join(f'<w>w{number}</w>' for number in range(50_000))}<w>1</w></a>",
        "rng:value",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_comes_to_an_end_and_tells_the_one_fault(tmp_path, name):
    schema, document, rule = CASES[name]
    (tmp_path / "a.rng").write_text(schema, encoding="utf-8")
    (tmp_path / "a.xml").write_text(document, encoding="utf-8")
    command = [sys.executable, "-m", "teiwright", "validate", "a.xml", "--schema", "a.rng", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert [one["rule"] for one in json.loads(done.stdout) if one["rule"].startswith(("rng:", "xml:"))] == [rule]
