"""Codes for characters."""

import pytest

from teiwright.guidelines.characters import character_of
from teiwright.structure.inline.codes import find_codes


def read(content: str) -> str:
    return "".join(character_of(dict(one.attributes)["ref"].removeprefix("#")) for one in find_codes(content))


@pytest.mark.parametrize(
    ("content", "characters"),
    [
        ("[oe] [OE] [Oe] [ae] [AE]", "œŒŒæÆ"),
        ("[=a] [:u] [~n] [)a] [^o]", "āüñăô"),
        ("['e] [`a] [.z]", "éàż"),
        ("fran[c,]ais", "ç"),
        ("Mu[h.]ammad", "ḥ"),
        ("a[t=]a", "ṯ"),
    ],
)
def test_codes(content, characters):
    assert read(content) == characters


@pytest.mark.parametrize("content", ["that['s]", "[d.] 1850", "[c,]", "[1]", "[a]", "[=]", "[=q]", "[vs]", "[ou]", "[=ab]", "[ss]", "[~]"])
def test_no_codes(content):
    assert read(content) == ""
