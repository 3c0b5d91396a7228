"""What an editor switches off."""

import pytest

import teiwright
from teiwright.model import SettingsError
from teiwright.pipeline.settings import RULES
from teiwright.structure.inline import annotator
from teiwright.structure.outline import RECOGNISERS

PROSE = (
    "It was in the year that the river rose, and nobody who lived in the\nvalley had ever seen so much water at one time in any of its\n"
    "fields or gardens, nor heard the mill wheel turn as loud as it did."
)
KINDS = {
    "tables": ("Oxen       3    12\nSheep     40     9\nPigs       7     5", "table"),
    "verse": ("    The wind blew high,\n      The wind blew low,\n    And we went by\n      Where the waters go.", "lg"),
    "labels": ("[Illustration: The mill]", "figure"),
    "lists": ("He had:\n\n1. A mill.\n2. A cow.\n3. A boat.", "list"),
    "milestones": ("  *   *   *", "milestone"),
    "quotations": ("\n".join(f"    {line}" for line in PROSE.replace(" river", "").splitlines()), "quote"),
    "headings": ("CHAPTER IV", "head"),
    "letters": (
        f"                              London, May 3, 1815.\n\nMy dear Sir,\n\n{PROSE}\n\n                                  A. Brown.",
        "signed",
    ),
    "preformatted": ("ox: 3\nsheep: 40\npigs: 7\nhens: 12", "ab"),
    "highlighting": ("It was _very_ late.", "hi"),
    "codes": ("The Ph[oe]nix.", "g"),
    "page-marks": (f"[Pg 3]\n\n{PROSE}", "pb"),
    "broken-words": ("It was an inter-\nesting and interesting mill.", "lb"),
}


def elements(content, **settings):
    document = teiwright.encode(f"{PROSE}\n\n{content}\n\n{PROSE}", layers=["structure"], settings={"language": "en", **settings})
    assert teiwright.validate(document) == []
    return {one.tag.rpartition("}")[2] for one in document.root.iterfind(".//{*}text//{*}*")}


@pytest.mark.parametrize("rule", KINDS)
def test_what_is_switched_off_is_not_looked_for(rule):
    content, gi = KINDS[rule]
    assert gi in elements(content)
    assert gi not in elements(content, structure=[{"rule": rule, "on": False}])


def test_every_rule_is_one_that_is_asked():
    asked = (
        {name for name, _ in RECOGNISERS} | {name for name, _ in annotator.RULES} | {"highlighting", "title-page", "broken-words", "running-heads"}
    )
    assert asked - {""} == set(RULES)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"rule": "tabels", "on": False}, 'did you mean "tables"'),
        ({"rule": "tables", "on": True}, "must be false"),
        ({"rule": "tables"}, "must be false"),
        ({"rule": "tables", "on": False, "from_line": 3}, "from_line"),
    ],
)
def test_what_is_wrong_is_told(setting, words):
    with pytest.raises(SettingsError, match=words):
        teiwright.encode(PROSE, settings={"structure": [setting]})
