"""The annotator of dates: from the words of a text to the attributes of TEI."""

import pytest

import teiwright
from teiwright.annotation.dates import dates
from teiwright.model import Text
from teiwright.pipeline import Settings


def found(content: str, **settings) -> list[tuple[str, dict[str, str]]]:
    annotations = teiwright.annotate(content, ["dates"], {"language": "en", **settings})
    return [(content[one.start : one.end], dict(one.attributes)) for one in annotations]


def test_a_date_is_an_element_with_its_value_and_certainty():
    assert found("He came on the 3rd of May, 1815, late.") == [("the 3rd of May, 1815", {"when": "1815-05-03", "cert": "high"})]


def test_old_style_with_an_anchor_has_both_values():
    expected = {"when": "1917-11-07", "when-custom": "1917-10-25", "datingMethod": "#julian", "calendar": "#julian", "cert": "high"}
    assert found("On 25 October.", dates={"anchor": "1917-10", "calendar": "julian"}) == [("25 October", expected)]


def test_a_full_old_style_date_needs_no_settings():
    expected = {"when": "1917-11-07", "when-custom": "1917-10-25", "datingMethod": "#julian", "calendar": "#julian", "cert": "high"}
    assert found("On 25 October 1917 (O.S.).") == [("25 October 1917 (O.S.)", expected)]


def test_without_an_anchor_there_is_no_year_in_any_value():
    content = "On 25 October, in November, at the end of December, on 26 October (8 November), in early May."
    for settings in ({}, {"dates": {"calendar": "julian"}}, {"dates": {"calendar": "gregorian"}}):
        for _, attributes in found(content, **settings):
            values = [value for name, value in attributes.items() if name not in {"cert", "calendar", "datingMethod"}]
            assert values
            assert all(value.startswith("--") for value in values)


def test_when_without_a_year_only_where_the_calendar_is_known_to_be_gregorian():
    assert "when" not in found("On 25 October.")[0][1]
    assert "when" not in found("On 25 October.", dates={"calendar": "julian"})[0][1]
    assert found("On 25 October.", dates={"calendar": "gregorian"})[0][1]["when"] == "--10-25"


@pytest.mark.parametrize(("language", "count"), [("la", 1), ("und", 1), ("tlh", 1), ("en-GB", 0), ("eng", 0)])
def test_a_language_without_rules_is_said_to_have_none(language, count):
    layer = dates(Text("On 25 October 1917."), {}, Settings(language=language))
    assert len(layer.remarks) == count
    assert len(layer.annotations) == 1 - count


def test_names_of_months_alone_mark_no_dates():
    layer = dates(Text("Kal. Maias anno 1815, 3 Maii 1815."), {}, Settings(language="la"))
    assert layer.annotations == ()
    assert layer.remarks == ('the language "la" has no rules for dates: only ISO dates are found',)


def test_iso_dates_are_found_in_any_language():
    layer = dates(Text("am 1917-10-25"), {}, Settings(language="de"))
    assert [(one.start, one.end, one.attributes) for one in layer.annotations] == [(3, 13, (("when", "1917-10-25"), ("cert", "high")))]


def test_the_layer_is_signed_and_sorted():
    layer = dates(Text("In May 1917 and in 1805 and on 1 May."), {}, Settings(language="en"))
    assert (layer.name, layer.resp) == ("dates", "tw-dates")
    assert [one.start for one in layer.annotations] == sorted(one.start for one in layer.annotations)


def test_every_value_is_real_in_its_calendar():
    months = "January February March April May June July August September October November December".split()
    content = "".join(f"On {day} {month} {year}. " for year in (1700, 1800, 1900, 1917, 2000) for month in months for day in (1, 28, 29, 30, 31))
    for calendar in ("julian", "gregorian"):
        document = teiwright.encode(content, ["dates"], {"language": "en", "dates": {"calendar": calendar}})
        assert [one for one in teiwright.validate(document, "teiwright") if one.rule in {"tw:bad-date", "tw:dates-disagree"}] == []
