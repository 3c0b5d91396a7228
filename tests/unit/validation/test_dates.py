"""Dates: real in their calendar, in agreement with each other; what is no date is the schema's to tell."""

import pytest
from lxml import etree

from teiwright.guidelines.namespaces import TEI
from teiwright.model import Document
from teiwright.validation.dates import check_dates
from teiwright.validation.positions import Positions


def found(attributes: str) -> list[tuple[str, str]]:
    document = Document(etree.fromstring(f'<p xmlns="{TEI}"><date {attributes}>x</date></p>'))
    return [(one.rule, one.message) for one in check_dates(document, Positions(document))]


@pytest.mark.parametrize(
    "attributes",
    [
        "when='1917-02-28'",
        "when='1916-02-29'",
        "when='2000-02-29'",
        "when='-0045-02-29'",
        "when='--02-29'",
        "when='1917'",
        "when='1917-12'",
        "when='1917-11-07T23:59:59'",
        "when='12345-01-01'",
        "when-custom='1900-02-29' datingMethod='#julian'",
        "when-custom='1700-02-29' datingMethod='#julian'",
        "when='---31'",
        "when='--02-29Z'",
        "from='1917-11-07T21:00:00' to='1917-11-07T21:00:30'",
        "from='1917-11-08T00:30:00+02:00' to='1917-11-07T23:00:00Z'",  # the same half hour, told in two zones
        "from='1917-11-08T09:00:00' to='1917-11-08T08:00:00Z'",  # without a zone nobody knows
        "when='1917-11' when-custom='1917-10-25' datingMethod='#julian'",
        "when-custom='1900-02-29'",  # no calendar is named
        "when-custom='whatever' datingMethod='#julian'",
        "when='then' from='later'",
        "from='1917' to='1917-05'",
        "from='1917-05-03' to='1917-05'",
        "from='-0044' to='-0043'",
        "notBefore='1917-05-03' notAfter='1917-05-03'",
        "when='1917-11-07' when-custom='1917-10-25' datingMethod='#julian'",
        "when='-0044-03-13' when-custom='-0044-03-15' datingMethod='#julian'",
        "from='1917-10-14' to='1917-11-13' when-custom='1917-10' datingMethod='#julian'",
        "notBefore='1917-12-04' notBefore-custom='1917-11-21' datingMethod='#julian'",
    ],
)
def test_a_real_date_has_no_finding(attributes):
    assert found(attributes) == []


@pytest.mark.parametrize("name", ["when", "from", "to", "notBefore", "notAfter"])
@pytest.mark.parametrize(
    "value",
    [
        "1917-02-29",
        "1900-02-29",
        "1700-02-29",
        "1917-04-31",
        "1917-13",
        "1917-00",
        "1917-01-00",
        "0000-01-01",
        "--02-30",
        "--13",
        "---32",
        "-0044-02-29",
        "1917-02-29Z",
    ],
)
def test_a_day_that_the_gregorian_calendar_lacks_is_told(name, value):
    assert found(f"{name}='{value}'") == [("tw:bad-date", f'{name}="{value}" is not a day of the Gregorian calendar')]


@pytest.mark.parametrize("value", ["1917-02-29", "1900-02-30", "1900-04-31", "--02-30"])
def test_a_day_that_the_julian_calendar_lacks_is_told(value):
    assert found(f"when-custom='{value}' datingMethod='#julian'") == [("tw:bad-date", f'when-custom="{value}" is not a day of the Julian calendar')]


@pytest.mark.parametrize(("first", "last"), [("from", "to"), ("notBefore", "notAfter")])
@pytest.mark.parametrize(
    ("early", "late"), [("1917", "1918"), ("1917-05", "1917-06"), ("1917-05-02", "1917-05-03"), ("1917-12-31", "1918"), ("-0045", "-0044")]
)
def test_a_period_that_ends_before_it_begins_is_told(first, last, early, late):
    assert found(f"{first}='{early}' {last}='{late}'") == []
    assert found(f"{first}='{late}' {last}='{early}'") == [("tw:dates-disagree", f'{first}="{late}" lies after {last}="{early}"')]


@pytest.mark.parametrize(("when", "custom", "due"), [("1917-11-08", "1917-10-25", "1917-11-07"), ("1917-10-25", "1917-10-25", "1917-11-07")])
def test_two_values_of_two_days_are_told(when, custom, due):
    message = f'when="{when}" is not the Gregorian day of {custom} in the Julian calendar, which is {due}'
    assert found(f"when='{when}' when-custom='{custom}' datingMethod='#julian'") == [("tw:dates-disagree", message)]


def test_every_element_may_carry_a_date():
    document = Document(etree.fromstring(f'<TEI xmlns="{TEI}"><birth when="1917-02-30"/><change when="1917-02-31"/></TEI>'))
    assert [one.xpath for one in check_dates(document, Positions(document))] == ["/TEI/birth[1]", "/TEI/change[1]"]


@pytest.mark.parametrize("when", ["1917-11-07Z", "1917-11-07+02:00", "1917-11-07T21:40:00"])
def test_a_zone_or_time_does_not_make_it_another_day(when):
    assert found(f"when='{when}' when-custom='1917-10-25' datingMethod='#julian'") == []


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("1917-11-07T21:00:00", "1917-11-07T22:00:00"),
        ("1917-11-07T21:00:00+02:00", "1917-11-07T20:00:00Z"),
        ("1917-11-07Z", "1917-11-08Z"),
        ("1917-11-07", "1917-11-09T09:00:00+02:00"),
    ],
)
def test_times_and_zones_count_where_they_leave_no_doubt(early, late):
    assert found(f"from='{early}' to='{late}'") == []
    assert found(f"from='{late}' to='{early}'") == [("tw:dates-disagree", f'from="{late}" lies after to="{early}"')]


@pytest.mark.parametrize("gi", ["app", "arc", "biblScope", "citedRange", "locus", "span"])
def test_pages_and_places_are_no_dates(gi):
    document = Document(etree.fromstring(f'<p xmlns="{TEI}"><{gi} from="1205" to="1204"/></p>'))
    assert list(check_dates(document, Positions(document))) == []


def test_dates_that_are_only_shown_are_not_looked_at():
    document = Document(etree.fromstring(f'<p xmlns="{TEI}"><egXML xmlns="http://www.tei-c.org/ns/Examples"><date when="1917-02-30"/></egXML></p>'))
    assert list(check_dates(document, Positions(document))) == []
