"""Rules by their ids."""

import pytest

from teiwright.guidelines.rules import reference, rule, rules
from teiwright.model import Severity


@pytest.mark.parametrize("row", rules().values(), ids=lambda row: row.id)
def test_a_rule_is_complete(row):
    assert row.severity in set(Severity)
    assert row.id.partition(":")[0] in {"tw", "rng", "xsd", "sch", "xml"}
    assert all((row.title, row.see, row.why, row.hint))


def test_a_rule_of_its_own_comes_before_its_kind():
    assert rule("tw:duplicate-id").id == "tw:duplicate-id"
    assert rule("rng:anything").id == "rng:"


@pytest.mark.parametrize("identifier", ["tw:nothing", "zzz:x", "", "duplicate-id"])
def test_what_is_no_rule_has_no_reference(identifier):
    assert rule(identifier) is None
    assert reference(identifier) == ""


def test_a_reference_names_the_section():
    assert reference("tw:duplicate-id") == "TEI P5, STGAid"
