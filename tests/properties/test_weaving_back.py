"""Annotations of random documents come back from every format that we export."""

from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import teiwright
from teiwright.api import spans_woven
from teiwright.encoding.strangers import unwrap, weave
from teiwright.model import Document
from tests.corpus.test_weaving_back import FORMATS, characters, told
from tests.properties.strategies import annotations, trees


@settings(max_examples=200, deadline=None)
@given(data=st.data(), root=trees(), form=st.sampled_from(sorted(FORMATS)), view=st.sampled_from(["reading", "source"]))
def test_what_is_exported_comes_back(data, root, form, view):
    given_document, kinds = Document(root), FORMATS[form]
    length = len(given_document.text(view))
    names = ("persName", "placeName", "orgName", "date", "name", "rs", *(("said", "hi", "term") if form in {"jsonl", "webannotation"} else ()))
    wanted = set(data.draw(annotations(length, elements=names, most=8)))
    weaving = weave(given_document, wanted, view=view)
    assume(weaving.document.text(view) == given_document.text(view))  # a name that follows an element at once is parted from it by a space
    exported = teiwright.export(weaving.document, form, view)
    before = told(weaving.document, view, kinds)
    assume(all(count == 1 for count in Counter(one[:3] for one in before.elements()).values()))  # what is marked so already is not marked twice
    for element in list(weaving.added):
        unwrap(element)
    again, _ = spans_woven(weaving.document, exported.encode(), view=view)
    assert characters(again) == characters(given_document)
    assert told(again, view, kinds) == before
