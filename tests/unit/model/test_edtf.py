"""EDTF in and out: what TEI can say comes back the same."""

import pytest

from teiwright.model import MarkupError
from teiwright.model.edtf import from_edtf, to_edtf


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("1917-10-25", {"when": "1917-10-25"}),
        ("1917-10", {"when": "1917-10"}),
        ("0070", {"when": "0070"}),
        ("0000", {"when": "-0001"}),
        ("-0043", {"when": "-0044"}),
        ("XXXX-10-26", {"when": "--10-26"}),
        ("XXXX-10", {"when": "--10"}),
        ("1814/1815", {"from": "1814", "to": "1815"}),
        ("../1700", {"to": "1700"}),
        ("1700/..", {"from": "1700"}),
        ("[1917-11-21..1917-11-30]", {"notBefore": "1917-11-21", "notAfter": "1917-11-30"}),
        ("[..1700]", {"notAfter": "1700"}),
        ("[1700..]", {"notBefore": "1700"}),
        ("1917?", {"when": "1917", "cert": "medium"}),
        ("1917%", {"when": "1917", "cert": "low"}),
    ],
)
def test_what_tei_can_say_comes_back(written, attributes):
    assert from_edtf(written) == attributes
    assert to_edtf(attributes) == written


@pytest.mark.parametrize(
    ("written", "attributes"),
    [
        ("191X", {"from": "1910", "to": "1919"}),
        ("19XX", {"from": "1900", "to": "1999"}),
        ("1917-XX", {"when": "1917"}),
        ("1917-10-XX", {"when": "1917-10"}),
        ("1588-24", {"from": "1588-12", "to": "1589-02"}),
        ("1750~", {"when": "1750", "cert": "medium"}),
        ("1700/", {"from": "1700"}),
        ("1588-21/1589-21", {"from": "1588-03", "to": "1589-05"}),
    ],
)
def test_what_edtf_says_otherwise_is_read(written, attributes):
    assert from_edtf(written) == attributes


@pytest.mark.parametrize(
    "written", ["", "44 BC", "1917-13", "1917-02-30", "1900-02-29", "../..", "[1667,1668]", "Y-17000", "191X-05", "1917-25", "XXXX-XX", "X"]
)
def test_what_tei_cannot_say_is_refused(written):
    with pytest.raises(MarkupError, match="is no date in EDTF that TEI can say"):
        from_edtf(written)


@pytest.mark.parametrize("attributes", [{}, {"when-custom": "--10-26"}, {"when": "yesterday"}, {"cert": "high"}])
def test_without_a_gregorian_value_there_is_none(attributes):
    assert to_edtf(attributes) == ""
