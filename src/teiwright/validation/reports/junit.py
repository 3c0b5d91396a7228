"""Findings as JUnit's XML, which build servers read: a suite for each file, a case for each finding.

Format: the JUnit XML of Ant, as Jenkins and GitLab read it
"""

from collections.abc import Sequence

from lxml import etree

from ...guidelines.xml_names import FORBIDDEN
from ...model import Finding, Severity
from ..outcomes import Outcome
from .plain import to_text


def to_junit(outcomes: Sequence[Outcome], *, fail_on: Severity = Severity.ERROR) -> str:
    """Return all findings as JUnit's XML; those as grave as *fail_on* are failures, silenced ones are skipped with their reason.

    >>> from ...model import Place
    >>> print(to_junit([Outcome("a.xml", ())]))
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="teiwright" tests="1" failures="0">
      <testsuite name="a.xml" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="a.xml" name="valid"/>
      </testsuite>
    </testsuites>
    """
    root = etree.Element("testsuites", name="teiwright")
    for outcome in outcomes:
        root.append(_suite(outcome, fail_on))
    for total in ("tests", "failures"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
    etree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}'


def _suite(outcome: Outcome, fail_on: Severity) -> etree._Element:
    suite = etree.Element("testsuite", name=_clean(outcome.file))
    failures = 0
    for finding in outcome.findings:
        case = _case(suite, outcome, finding)
        words = _clean(to_text(finding, outcome.line(finding)))
        if finding.severity.rank <= fail_on.rank:
            failures += 1
            etree.SubElement(case, "failure", type=_clean(finding.rule), message=_clean(finding.message)).text = words
        else:
            etree.SubElement(case, "system-out").text = words
    for silenced in outcome.silenced:
        etree.SubElement(_case(suite, outcome, silenced.finding), "skipped", message=_clean(f"silenced: {silenced.reason}"))
    if not len(suite):
        etree.SubElement(suite, "testcase", classname=_clean(outcome.file), name="valid")
    counts = {"tests": len(suite), "failures": failures, "errors": 0, "skipped": len(outcome.silenced)}
    for name, count in counts.items():
        suite.set(name, str(count))
    return suite


def _case(suite: etree._Element, outcome: Outcome, finding: Finding) -> etree._Element:
    place = finding.place
    where = ":".join(str(part) for part in (place.line, place.column) if part is not None)
    return etree.SubElement(suite, "testcase", classname=_clean(outcome.file), name=_clean(f"{finding.rule} {where}".strip()))


def _clean(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
