"""A date written in any supported form is read back to the same value."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

import teiwright
from teiwright.annotation.dates.expressions import find_expressions
from teiwright.languages import language_rules
from teiwright.model.calendars import days_in_month
from teiwright.model.edtf import from_edtf, to_edtf

_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_FORMS = {
    "en": (
        "{day} {name} {year}",
        "the {day}{th} of {name}, {year}",
        "{name} {day}, {year}",
        "{name} the {day}{th}, {year}",
        "{day}{th} day of {name}, in the year {year}",
        "{day} {NAME} {year}",
        "{year}-{month:02}-{day:02}",
    ),
    "de": ("{day}. {name} {year}", "den {day}ten {name} {year}", "{day}. {month}. {year}", "{day}/{roman} {year}", "{day}. {roman}. {year}"),
    "fr": ("le {day} {name} {year}", "{day} {name} de l'an {year}", "le {day} {NAME} {year}"),
}
_PLACES = ("{}", "He came on {} and left.", "Am {}, so.", "({})", "Word,\n{}\n\nNext.")


@st.composite
def days(draw):
    year, month = draw(st.integers(1000, 2100)), draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, days_in_month(year, month, "gregorian")))


@settings(deadline=None)
@given(st.sampled_from(sorted(_FORMS)), st.data(), days())
def test_a_date_is_read_back_to_its_value(language, data, day):
    year, month, number = day
    form, place = data.draw(st.sampled_from(_FORMS[language])), data.draw(st.sampled_from(_PLACES))
    th = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    name = _MONTHS[language][month - 1]
    written = form.format(day=number, month=month, year=year, name=name, NAME=name.upper(), roman=_ROMAN[month - 1], th=th)
    (one,) = find_expressions(place.format(written), language_rules(language))
    assert (one.said.year, one.said.month, one.said.day) == day


@settings(deadline=None)
@given(
    st.text(alphabet=" \n.,-/()0123456789IVXMayJunMontagdersthvB", max_size=200),
    st.sampled_from(sorted(_FORMS)),
    st.sampled_from(["", "1917-10-25", "1805"]),
)
def test_any_text_has_dates_that_lie_apart_and_have_real_values(content, language, anchor):
    found = teiwright.annotate(content, ["dates"], {"language": language, **({"dates": {"anchor": anchor}} if anchor else {})})
    spans = [(one.start, one.end) for one in found]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(0 <= start < end <= len(content) for start, end in spans)
    for one in found:
        attributes = {name: value for name, value in one.attributes if name in {"when", "from", "to", "notBefore", "notAfter"}}
        if attributes and "-" not in {value[:1] for value in attributes.values()}:
            assert from_edtf(to_edtf(attributes)) == attributes
