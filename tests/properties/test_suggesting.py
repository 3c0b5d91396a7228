"""Suggested entries: a second run suggests nothing, every name leads to one entry at most, and the file is valid."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.authorities import read_authority
from teiwright.authorities.suggesting import suggestions, written
from teiwright.model import Origin
from teiwright.reading import read_document
from teiwright.validation import check_bytes

TITLES = ["", "", "", "", "Mr. ", "Mrs. ", "Mrs ", "Dr. ", "General ", "Sir ", "Queen ", "Lady ", "Duke of ", "MR. ", "Miss "]
FORENAMES = ["", "", "", "John ", "J. ", "Jane ", "John Robert ", "J. R. ", "Viktor ", "Anne ", "V. M. ", "JOHN ", "von ", "Leslie ", "L. "]
SURNAMES = [
    "Brown",
    "Browne",
    "BROWN",
    "Grey",
    "Chernov",
    "Tchernoff",
    "Chernofi",
    "Anne",
    "Leslie",
    "Charles II",
    "Charles I",
    "Moltke",
    "Brown, Jr.",
    "Brown's",
    "mother",
]
PLACES = [
    "Petrograd",
    "PETROGRAD",
    "Petrogard",
    "London",
    "the Kremlin",
    "Kremlin",
    "Brown",
    "孔子",
    "Москва",
    "Moskva",
    "10th Street",
    "11th Street",
]

names = st.tuples(st.sampled_from(TITLES), st.sampled_from(FORENAMES), st.sampled_from(SURNAMES)).map("".join)
refs = st.sampled_from(
    ["", "", "", "", ' ref="#x"', ' ref="p.xml#y"', ' ref="https://d-nb.info/gnd/118540238"', ' key="k"', ' ref="https://example.org/1"']
)
mentions = st.one_of(
    st.tuples(st.just("persName"), names, refs), st.tuples(st.sampled_from(["placeName", "orgName"]), st.sampled_from(PLACES), st.just(""))
)
editions = st.lists(st.lists(mentions, min_size=1, max_size=8), min_size=1, max_size=3)


def document(names, file):
    marked = " ".join(f"<{gi}{ref}>{escape(words)}</{gi}>" for gi, words, ref in names)
    body = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="en"><body><p>{marked}</p></body></text></TEI>'
    return read_document(body.encode(), file)


def run(documents, data=None):
    found = suggestions(documents, read_authority(data, "a.xml") if data else None)
    if data is None and not found.entries:
        return None, found
    return written(found.entries, data, name="a.xml", source="S.", schema_href="teiwright.rng"), found


@settings(deadline=None)
@given(editions)
def test_a_second_run_suggests_nothing(edition):
    documents = [document(names, f"{number}.xml") for number, names in enumerate(edition)]
    data, first = run(documents)
    if data is None:
        return
    again, second = run(documents, data)
    assert [entry.id for entry in second.entries] == []
    assert again == data
    assert check_bytes(data, Origin("a.xml"), ["teiwright"]) == []
    assert len({entry.id for entry in first.entries}) == len(first.entries)


@settings(deadline=None)
@given(editions, editions)
def test_ids_never_change_whatever_comes_later(edition, more):
    documents = [document(names, f"{number}.xml") for number, names in enumerate(edition)]
    later = [document(names, f"later{number}.xml") for number, names in enumerate(more)]
    data, _ = run(documents)
    if data is None:
        return
    again, second = run([*documents, *later], data)
    before, after = (read_authority(one, "a.xml") for one in (data, again))
    kept = {entry.id: entry.names for entry in after.entries}
    assert all(kept[entry.id] == entry.names for entry in before.entries)
    assert len(after.entries) == len(before.entries) + len(second.entries)


@settings(deadline=None)
@given(editions)
def test_different_forenames_are_different_people(edition):
    _, found = run([document([(gi, words, "") for gi, words, _ in names], f"{number}.xml") for number, names in enumerate(edition)])
    for entry in found.entries:
        if entry.gi == "person":
            names = [statement.words for statement in entry.statements if statement.gi == "persName"]
            assert not ({"John Brown", "JOHN BROWN"} & {*names} and {"Jane Brown", "Viktor Brown", "Leslie Brown"} & {*names}), names
            assert not ({"Mr. Brown"} & {*names} and {"Mrs. Brown", "Mrs Brown"} & {*names}), names
            assert not ({"Charles I", "John Charles I"} & {*names} and {"Charles II", "John Charles II"} & {*names}), names
