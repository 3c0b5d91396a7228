"""Every rule has a folder: ``bad.xml`` fires it once, ``good.xml`` not at all."""

from pathlib import Path

import pytest

from teiwright.guidelines.namespaces import TEI
from teiwright.guidelines.rules import rules
from teiwright.model import Origin
from teiwright.reading import read_document
from teiwright.validation.checks import examine_bytes
from teiwright.validation.constraints import CONSTRAINTS
from teiwright.validation.registers import check_authority
from teiwright.validation.schemas import own_schema

HERE = Path(__file__).parent / "rules"

#: Rules about the making of a document, which no document can break; tests of the command line show them.
OF_THE_MAKING = {one.id for one in rules().values() if one.told_by == "making"} | {"xml:unreadable"}
#: Rules about authority files; a third file, ``edition.xml``, points into it where the rule needs one.
OF_AUTHORITIES = {one.id for one in rules().values() if one.told_by == "authority check"}
IDENTS = sorted({*rules(), *(f"sch:{one.ident}" for one in CONSTRAINTS)} - OF_THE_MAKING)


def found(path: Path, ident: str) -> list[str]:
    if ident in OF_AUTHORITIES:
        edition = path.parent / "edition.xml"
        editions = [read_document(edition.read_bytes(), edition.name)] if edition.exists() else []
        # good.xml stands in the place of bad.xml, which is what the edition names
        return [one.rule for one in check_authority(read_document(path.read_bytes(), "bad.xml"), editions) if one.rule == ident]
    schema = own_schema("teiwright.xsd" if ident == "xsd:" else "teiwright.rng")
    schemas = [] if ident.startswith("tw:schema") or ident in {"tw:not-tei", "tw:wrong-namespace"} else [str(schema)]
    if ident == "sch:":
        schemas = [str(path.parent / "rules.sch")]
    text = path.read_text(encoding="utf-8")
    if not schemas and "<?xml-model" not in text and f'<TEI xmlns="{TEI}"' in text:
        text = '<?xml-model href="teiwright.rng"?>\n' + text
    findings = examine_bytes(text.encode(), Origin(path.name, folder=str(path.parent)), schemas, for_archive=True).findings
    return [one.rule for one in findings if one.rule == ident or (ident.endswith(":") and one.rule.startswith(ident))]


@pytest.mark.parametrize("ident", IDENTS)
def test_rule(ident):
    folder = HERE / ident.rstrip(":").replace(":", "-")
    assert len(found(folder / "bad.xml", ident)) == 1
    assert found(folder / "good.xml", ident) == []


def test_every_folder_is_of_a_rule():
    assert {one.name for one in HERE.iterdir() if one.is_dir()} == {ident.rstrip(":").replace(":", "-") for ident in IDENTS}


def test_every_rule_teaches():
    for rule in rules().values():
        assert rule.title[0].islower()
        assert rule.see
        assert rule.why.endswith(".")
        assert rule.hint
