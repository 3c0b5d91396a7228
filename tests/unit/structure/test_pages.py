"""Pages: their numbers and running heads between the lines of a text."""

import teiwright
from teiwright.guidelines.namespaces import tei

FIRST = "It was in the year that the river rose, and nobody who lived in the\nvalley had ever seen so much water at one time in any of its"
SECOND = "fields or gardens, nor heard the mill wheel turn as loud as it did\nthen, in all the years."
PARAGRAPH = " ".join(f"{FIRST} {SECOND}".split())


def pages(form):
    return "\n\n".join(f"{FIRST}\n\n{form.format(number)}\n\n{SECOND}" for number in (11, 12, 13, 14))


def numbers(document):
    return [pb.get("n") for pb in document.root.iter(tei("pb"))]


def test_a_paragraph_goes_on_over_the_number_of_a_page():
    for form in ("[Pg {}]", "[p. {}]", "{{{}}}"):
        document = teiwright.encode(pages(form), layers=["structure"], settings={"language": "en"})
        assert numbers(document) == ["11", "12", "13", "14"]
        assert document.text("reading").content == "\n\n".join([PARAGRAPH] * 4)
        assert document.text("source").content.split() == pages(form).split()


def test_a_running_head_begins_a_page(blocks):
    found = blocks(pages("THE RIVER            {}"))
    assert [line for line in found if line.startswith((" pb", " fw", "  pb", "  fw"))][:2] == [" pb 11: ", " fw header: THE RIVER 11"]
    document = teiwright.encode(pages("THE RIVER            {}"), layers=["structure"], settings={"language": "en"})
    assert numbers(document) == ["11", "12", "13", "14"]
    assert teiwright.validate(document) == []


def test_numbers_that_do_not_count_pages_are_none(blocks):
    assert not any("pb" in line for line in blocks(f"{FIRST}\n\n{{3}}\n\n{SECOND}\n\n{{9}}\n\n{FIRST}\n\n{{2}}\n\n{SECOND}"))
    assert not any("fw" in line for line in blocks(f"{FIRST}\n\nOxen       3\n\n{SECOND}\n\nSheep      9\n\n{FIRST}"))


def test_capitals_of_a_running_head_say_nothing_else():
    document = teiwright.encode(pages("{}            THE HIGH RIVER"), layers=["structure"], settings={"language": "en"})
    assert [fw.get("type") for fw in document.root.iter(tei("fw"))] == ["header"] * 4
    assert not list(document.root.iter(tei("hi")))
