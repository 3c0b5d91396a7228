"""Findings."""

from teiwright.model import Finding, Place, Severity


def test_a_finding_is_told_as_the_house_tells_it():
    finding = Finding(
        Severity.ERROR, "sch:atleast1oflggapl", "<lg> holds no <l>", Place("hymn.xml", 88, 5), "/TEI/text[1]/lg[1]", "TEI P5, lg (COVE)", "put it in"
    )
    assert str(finding).splitlines() == [
        "hymn.xml:88:5: error sch:atleast1oflggapl: <lg> holds no <l>",
        "    at   /TEI/text[1]/lg[1]",
        "    see  TEI P5, lg (COVE)",
        "    hint put it in",
    ]


def test_what_is_not_known_is_left_out():
    assert str(Finding(Severity.WARNING, "tw:x", "m", Place("a.xml"))) == "a.xml: warning tw:x: m"


def test_findings_sort_by_place_then_gravity_then_rule():
    places = [("b.xml", 1, 1), ("a.xml", 10, 1), ("a.xml", 9, 2), ("a.xml", 9, None), ("a.xml", None, None)]
    findings = [Finding(Severity.ERROR, "tw:x", "m", Place(*place)) for place in places]
    assert [(one.place.file, one.place.line, one.place.column) for one in sorted(findings, key=Finding.sort_key)] == list(reversed(places))
    same = [Finding(severity, rule, "m", Place("a.xml", 1)) for severity, rule in [("warning", "tw:a"), ("error", "tw:b"), ("error", "tw:a")]]
    same = [Finding(Severity(one.severity), one.rule, one.message, one.place) for one in same]
    assert [(str(one.severity), one.rule) for one in sorted(same, key=Finding.sort_key)] == [
        ("error", "tw:a"),
        ("error", "tw:b"),
        ("warning", "tw:a"),
    ]


def test_severities_rank_from_grave_to_slight():
    assert [one.rank for one in (Severity.ERROR, Severity.WARNING, Severity.INFORMATION)] == [0, 1, 2]


def test_a_finding_by_its_rule_takes_severity_section_and_hint_from_there():
    finding = Finding.of("tw:duplicate-id", "m", Place("a.xml"))
    assert (finding.severity, finding.see) == (Severity.ERROR, "TEI P5, STGAid")
    assert finding.hint
    assert Finding.of("tw:duplicate-id", "m", Place("a.xml"), see="s", hint="h").hint == "h"
    assert Finding.of("tw:no-such-rule", "m", Place("a.xml")).severity == Severity.ERROR
