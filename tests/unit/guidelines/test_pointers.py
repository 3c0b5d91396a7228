"""The attributes that are pointers."""

import pytest

from teiwright.guidelines.pointers import POINTERS


@pytest.mark.parametrize("name", "ref who resp corresp target next prev sameAs wit hand datingMethod calendar".split())
def test_a_pointer(name):
    assert name in POINTERS


@pytest.mark.parametrize("name", "n type key rend xml:id when cert url".split())
def test_no_pointer(name):
    assert name not in POINTERS
