"""A schema written in a test, and what it finds in a document written beside it."""

import pytest

import teiwright

SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" {attributes}>
<ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
{body}
</schema>"""


@pytest.fixture
def write(tmp_path):
    """Return what writes a file of rules and returns its path."""

    def write(body: str, name: str = "rules.sch", attributes: str = 'queryBinding="xslt2"') -> str:
        path = tmp_path / name
        path.unlink(missing_ok=True)
        whole = 'xmlns="http://purl.oclc.org/dsdl/schematron"' in body[:80] or "relaxng.org" in body
        path.write_text(body if whole else SCHEMA.format(attributes=attributes, body=body), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def find(write):
    """Return what holds a document against rules: ``["id severity: message", ...]`` of what Schematron finds."""

    def find(body: str, document: str, attributes: str = 'queryBinding="xslt2"', phase: str = "") -> list[str]:
        path = write(body, attributes=attributes) + (f"#{phase}" if phase else "")
        made = teiwright.read(document.replace("<TEI>", '<TEI xmlns="http://www.tei-c.org/ns/1.0">').encode())
        found = teiwright.validate(made, path)
        return [f"{one.rule.removeprefix('sch:')} {one.severity}: {one.message}" for one in found if one.rule.startswith("sch:")]

    return find
