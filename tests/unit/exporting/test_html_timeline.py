"""The line of dates: its scale, its marks, and the index that says the same."""

import pytest
from lxml import etree
from lxml import html as lxml_html

from teiwright.exporting.html import to_html
from teiwright.model import Document

TEI = "http://www.tei-c.org/ns/1.0"


def page(*whens: str):
    dates = " ".join(f'<date when="{when}">d{number}</date>' for number, when in enumerate(whens))
    return lxml_html.document_fromstring(to_html(Document(etree.fromstring(f'<text xmlns="{TEI}"><body><p>{dates}</p></body></text>'))))


@pytest.mark.parametrize(
    ("whens", "names"),
    [
        (("1917-10-26", "1917-12", "1918-01-05", "1917-12-31"), ["October 1917", "December 1917", "January 1918"]),
        (("1890", "1900-05", "1917"), ["1890", "1900", "1917"]),
        (("1750", "1800", "1809", "1917"), ["1750 to 1759", "1800 to 1809", "1910 to 1919"]),
        (("-0044-03-15", "0014", "0410"), ["50 BC to 1 BC", "1 to 50", "401 to 450"]),
    ],
)
def test_the_finest_scale_that_fits(whens, names):
    assert [one.text for one in page(*whens).xpath("//h3")] == names


@pytest.mark.parametrize("whens", [(), ("1917",), ("1917", "1918"), ("1917", "1917", "1917"), ("--10-26", "tomorrow", "1917")])
def test_too_few_are_not_drawn(whens):
    tree = page(*whens)
    assert tree.xpath("//svg | //h3") == []
    assert len(tree.xpath('//section[@id="tw:index-dates"]//li')) == len(whens)


def test_every_mark_leads_to_the_list_of_its_dates():
    tree = page("1917", "1900", "1910", "1917-05", "--05-01")
    marks = tree.xpath("//figure//a")
    assert [one.get("aria-label") for one in marks] == ["1900: 1 mention", "1910: 1 mention", "1917: 2 mentions"]
    for mark, due in zip(marks, (["d1"], ["d2"], ["d0", "d3"]), strict=True):
        (heading,) = tree.xpath(f'//h3[@id="{mark.get("href")[1:]}"]')
        listed = heading.getnext()
        assert listed.xpath('.//span[@class="label"]/text()') == due
        for link in listed.xpath(".//a/@href"):
            assert tree.xpath(f'//div[@id="tw:text"]//*[@id="{link[1:]}"]')
    assert tree.xpath("//h3/text()")[-1] == "Without a year"
    assert "from 1900 to 1917; the list below says the same" in tree.xpath("string(//svg/@aria-label)")


def test_bars_are_as_high_as_dates_are_many():
    tree = page("1900", "1910", "1910-02", "1910-03", "1917", "1917-02")
    heights = [int(one.get("height")) for one in tree.xpath("//svg//rect[not(@class)]")]
    assert heights[0] < heights[2] < heights[1]
