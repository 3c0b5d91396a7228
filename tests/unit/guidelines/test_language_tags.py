"""Language tags: what BCP 47 takes is taken, what it does not is told, and the usual mistakes are mended."""

import pytest

from teiwright.guidelines.language_tags import fault_of_tag, mended_tag


@pytest.mark.parametrize(
    "tag",
    """de de-AT grc la sa-Latn zh-Hant-TW sl-rozaj-biske de-CH-1901 de-1996 es-419 en-US-u-islamcal x-whatever en-x-private i-klingon zh-min-nan qaa
    qaa-Qaaa-QM-x-southern und mul zxx sgn-BE-FR hy-Latn-IT-arevela DE-at ang fro gmh sh no en-GB-oed""".split(),
)  # fmt: skip
def test_a_tag_of_the_standard_is_taken(tag):
    assert fault_of_tag(tag) == ""
    assert mended_tag(tag) == tag


@pytest.mark.parametrize(
    "tag", ["english", "Latin", "en_US", "en-", "-en", "e", "a-DE", "de-419-DE", "en US", "de--AT", "x", "x-", "en-x", "ger", "la-UK"]
)
def test_what_is_no_tag_is_told(tag):
    assert fault_of_tag(tag)


@pytest.mark.parametrize(
    ("tag", "fault"),
    [
        ("lat", 'the shorter code "la" is to be used'),
        ("gr", 'no language has the code "gr"; perhaps el or grc'),
        ("xx", 'no language has the code "xx"'),
        ("en-UK", 'no region has the code "UK"; the United Kingdom is GB'),
        ("de-XQ", ""),
        ("de-1901-1901", "a variant stands in it twice"),
    ],
)
def test_a_fault_says_what_it_is(tag, fault):
    assert fault_of_tag(tag) == fault


@pytest.mark.parametrize(
    ("tag", "due"), [("ger", "de"), ("FRE-ca", "fr-ca"), ("lat-x-med", "la-x-med"), ("en_GB", "en-GB"), ("gr", "gr"), ("latin", "latin"), ("", "")]
)
def test_only_what_is_certain_is_mended(tag, due):
    assert mended_tag(tag) == due
