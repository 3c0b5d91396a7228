"""Whatever a document holds: checks end in findings, mending once is enough, and its words stay."""

from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.guidelines.namespaces import TEI
from teiwright.model import Origin, parse_xml
from teiwright.validation.checks import examine_bytes
from teiwright.validation.fixes import diff, mend
from teiwright.validation.reports import excerpt_of, to_junit, to_sarif, to_text
from teiwright.validation.reports.page import to_page

VALUES = st.sampled_from(["a", "#a", "b #b", "eng", "de_AT", "x", "1917-2-3", "psn:a", "a.xml#b", "  a  b ", "1917-02-30", "\u00e9"])
NAMES = st.sampled_from(["xml:id", "ref", "next", "prev", "xml:lang", "when", "from", "to", "who", "wit", "calendar", "url", "facs", "occurs"])
ELEMENTS = st.sampled_from(["p", "hi", "persName", "date", "q", "choice", "graphic", "tagUsage", "prefixDef", "text", "person", "birth", "death"])
WORDS = st.sampled_from(
    ["", " ", "a", " a ", "a\n  ", "\t", ", b", "\u0430b", "\ue000", "e\u0301\u00e9", "&#32;x", "\u00c3\u00bc", "<![CDATA[ x ]]>"]
)
SILENCES = st.sampled_from(["", "", "<?teiwright-silence tw:edge-space why not?>", "<?teiwright-silence tw:empty?>", "<?teiwright-silence?>"])


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.dictionaries(NAMES, VALUES, max_size=3).map(lambda one: "".join(f" {name}='{value}'" for name, value in one.items()))
    inner = st.lists(st.tuples(WORDS, SILENCES, children), max_size=4).map(lambda parts: "".join("".join(part) for part in parts))
    return st.builds(lambda gi, attribute, before, words: f"<{gi}{attribute}>{before}{words}</{gi}>", ELEMENTS, attributes, WORDS, inner)


BODIES = st.recursive(WORDS, element, max_leaves=20)
patient = settings(deadline=None)


@patient
@given(BODIES)
def test_mending_once_is_enough_and_the_words_stay(body):
    data = f'<TEI xmlns="{TEI}">{body}</TEI>'.encode()
    mended = mend(data, Origin("a.xml")).data
    assert mend(mended, Origin("a.xml")).data == mended
    assert "".join(parse_xml(mended).getroot().itertext()).split() == "".join(parse_xml(data).getroot().itertext()).split()
    assert bool(diff(data, mended, "a.xml")) == (data != mended)


@patient
@given(BODIES)
def test_every_document_has_reports(body):
    outcome = examine_bytes(f'<TEI xmlns="{TEI}">{body}</TEI>'.encode(), Origin("a.xml"), ["teiwright"], for_archive=True)
    assert "TEI" in to_sarif([outcome]) + to_junit([outcome]) + to_page([outcome])
    for finding in outcome.findings:
        assert to_text(finding, outcome.line(finding)).startswith("a.xml:")


@patient
@given(st.text(max_size=300), st.one_of(st.none(), st.integers(min_value=-2, max_value=400)))
def test_every_line_can_be_shown(line, column):
    excerpt = excerpt_of(line, column)
    assert len(excerpt.text) <= 96 + 6
    assert 0 <= excerpt.start <= excerpt.end <= len(excerpt.text) or not excerpt.text
