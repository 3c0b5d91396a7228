"""The annotator of dates."""

from typing import Final

from ...languages import rules_for, without_rules
from ...model import Annotation, Layer, Span, Text
from ...pipeline import Layers, Settings, annotator
from .entries import with_entries
from .expressions import find_expressions
from .letters import letters_dated_at_end, may_be_dated_at_end
from .narrative import reckon
from .values import attributes_of

RESP: Final = "tw-dates"


@annotator(gives="dates", needs=("structure",))
def dates(text: Text, layers: Layers, settings: Settings) -> Layer:
    """Return every ``date`` of *text* with its values.

    A date has a year only where the text or the settings give one.

    TEI: NDDATE
    """
    rules = rules_for("dates", settings.language, "forms")
    remarks = [] if rules else [f"{without_rules(settings.language, 'dates')}: only ISO dates are found"]
    week_begins = rules.sections["dates"].get("week_begins", 1) if rules else 1
    expressions = with_entries(find_expressions(text.content, rules), text.content, rules, settings.dates.anchor)
    letters = list(letters_dated_at_end(expressions, layers["structure"])) if may_be_dated_at_end(expressions, text.content) else []
    reckoned = list(reckon(expressions, text, settings.dates, letters, week_begins=week_begins))
    found = (Annotation(Span(one.expression.start, one.expression.end), "date", attributes_of(one)) for one in reckoned)
    reasons = (
        f'line {text.place(one.expression.start).line}: "{" ".join(text.content[one.expression.start : one.expression.end].split())}" is {one.reason}'
        for one in reckoned
        if one.reason
    )
    return Layer.of("dates", RESP, found, remarks, (), reasons)
