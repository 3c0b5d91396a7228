"""The programs that read our tables and annotations: what each understands, and that it refuses what is broken."""

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

import teiwright

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def edition(root):
    (path,) = (one for one in (root / "tei").glob("*.xml") if one.name != "authority.xml")
    return teiwright.read(path)


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(one) for one in command], cwd=cwd, capture_output=True, text=True, timeout=300)


def mentioned(document, view="reading") -> list[tuple[int, int, str]]:
    """What the JSON export says is named, as our own second witness; parts of names are not asked for."""
    spans = json.loads(teiwright.export(document, "json", view))["spans"]
    return sorted(
        (one["start"], one["end"], one["type"]) for one in spans if one["type"] in {"persName", "placeName", "orgName", "date", "name", "rs"}
    )


# frictionless: the tables


@pytest.mark.external("frictionless")
def test_frictionless(edition, external, tmp_path):
    data = teiwright.export(edition, "csv")
    (tmp_path / "edition.zip").write_bytes(data)
    done = run(external("frictionless"), "validate", "--json", "edition.zip", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert (done.returncode, report["valid"]) == (0, True), done.stdout
    fields = {task["name"]: (task["type"], len(task["labels"]), task["stats"]["rows"]) for task in report["tasks"]}
    entities = json.loads(teiwright.export(edition, "json"))["entities"]
    assert fields == {"mentions": ("table", 16, len(mentioned(edition))), "entities": ("table", 7, len(entities))}


@pytest.mark.external("frictionless")
@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("mentions.csv", ",krassnov,", ",nobody,", "foreign-key"),
        ("mentions.csv", "m2,", "m1,", "primary-key"),
        ("mentions.csv", "m1,placeName,", "m1,placeName,x", "type-error"),
        ("entities.csv", "id,kind", "id,sort", "incorrect-label"),
    ],
)
def test_frictionless_refuses(edition, external, tmp_path, file, old, new, error):
    with zipfile.ZipFile(io.BytesIO(teiwright.export(edition, "csv"))) as archive:
        archive.extractall(tmp_path)
    content = (tmp_path / file).read_text(encoding="utf-8")
    old = old if old in content else re.search("^m1,[A-Za-z]+,", content, re.MULTILINE)[0]
    assert old in content
    (tmp_path / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    done = run(external("frictionless"), "validate", "--json", "datapackage.json", cwd=tmp_path)
    assert done.returncode == 1
    assert error in {one["type"] for task in json.loads(done.stdout)["tasks"] for one in task["errors"]}


# conllu and udapi


@pytest.mark.external("conllu")
@pytest.mark.parametrize("view", ["reading", "source"])
def test_conllu(edition, external, tmp_path, view):
    (tmp_path / "x.conllu").write_text(teiwright.export(edition, "conllu", view), encoding="utf-8")
    sentences = json.loads(run(external("conllu"), HERE / "read_conllu.py", "x.conllu", cwd=tmp_path).stdout)
    text = teiwright.export(edition, "text", view)
    assert len(sentences) > 200
    named: list[list] = []
    words = ""
    for sentence in sentences:
        assert sentence["built"] == sentence["text"]
        assert [one[0] for one in sentence["tokens"]] == list(range(1, len(sentence["tokens"]) + 1))
        for _, form, _, _, misc in sentence["tokens"]:
            start, end = int(misc["start_char"]), int(misc["end_char"])
            assert text[start:end] == form
            words += form
            for level in (1, 2, 3):
                tag = misc.get("ner" if level == 1 else f"ner{level}", "O")
                if tag.startswith("B-"):
                    named.append([start, end, tag[2:], level])
                elif tag.startswith("I-"):
                    next(one for one in reversed(named) if one[3] == level)[1] = end
    assert words == "".join(text.split())
    assert sorted(tuple(one[:3]) for one in named) == mentioned(edition, view)


@pytest.mark.external("conllu")
def test_conllu_refuses(edition, external, tmp_path):
    content = teiwright.export(edition, "conllu")
    (tmp_path / "x.conllu").write_text(content.replace("\n2\t", "\nzwei\t", 1), encoding="utf-8")
    done = run(external("conllu"), HERE / "read_conllu.py", "x.conllu", cwd=tmp_path)
    assert done.returncode != 0
    assert "ParseException" in done.stderr


@pytest.mark.external("udapi")
def test_udapi_finds_no_bugs(edition, external, tmp_path):
    content = teiwright.export(edition, "conllu")
    (tmp_path / "x.conllu").write_text(content, encoding="utf-8")
    done = run(external("udapi"), "-s", "read.Conllu", "files=x.conllu", "ud.MarkBugs", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert re.search(r"TOTAL +0\n", done.stderr)
    read_again = [line.split("\t")[:2] for line in done.stdout.splitlines() if line[:1].isdigit()]
    assert read_again == [line.split("\t")[:2] for line in content.splitlines() if line[:1].isdigit()]


@pytest.mark.external("udapi")
def test_udapi_finds_bugs(edition, external, tmp_path):
    content = teiwright.export(edition, "conllu")
    (tmp_path / "x.conllu").write_text(re.sub(r"^(1\t[^\t]+\t_)\t_", r"\1\tVERB", content, count=1, flags=re.MULTILINE), encoding="utf-8")
    done = run(external("udapi"), "-s", "read.Conllu", "files=x.conllu", "ud.MarkBugs", cwd=tmp_path)
    assert re.search(r"no-VerbForm +1\n +TOTAL +1\n", done.stderr)


# PyLD: Web Annotations

OA = "http://www.w3.org/ns/oa#"


def expanded(external, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = ("page.jsonld", "http://www.w3.org/ns/anno.jsonld", HERE / "annotation_context.json")
    return run(external("pyld"), HERE / "expand_jsonld.py", *arguments, cwd=folder)


@pytest.mark.external("pyld")
def test_pyld(edition, external, tmp_path):
    (tmp_path / "page.jsonld").write_text(teiwright.export(edition, "webannotation"), encoding="utf-8")
    (page,) = json.loads(expanded(external, tmp_path).stdout)
    (held,) = page["http://www.w3.org/ns/activitystreams#items"]
    told = []
    for item in held["@list"]:
        assert item["@type"] == [f"{OA}Annotation"]
        (target,) = item[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"][0]["@id"] == f"https://example.org/base/{edition.origin.name}"
        position, quoted = target[f"{OA}hasSelector"]
        assert (position["@type"], quoted["@type"]) == ([f"{OA}TextPositionSelector"], [f"{OA}TextQuoteSelector"])
        tag = next(one for one in item[f"{OA}hasBody"] if one[f"{OA}hasPurpose"][0]["@id"] == f"{OA}tagging")
        value = tag["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"]
        told.append((position[f"{OA}start"][0]["@value"], position[f"{OA}end"][0]["@value"], value, quoted[f"{OA}exact"][0]["@value"]))
    lines = map(json.loads, teiwright.export(edition, "jsonl").splitlines())
    assert told == [(one["start"], one["end"], one["gi"], one["text"]) for one in lines]
    assert len(told) > 150


@pytest.mark.external("pyld")
def test_pyld_refuses(edition, external, tmp_path):
    page = json.loads(teiwright.export(edition, "webannotation"))
    page["items"][3]["target"]["source"] = {"id": 3}
    (tmp_path / "page.jsonld").write_text(json.dumps(page), encoding="utf-8")
    done = expanded(external, tmp_path)
    assert done.returncode != 0
    assert "invalid @id value" in done.stderr


# spaCy: its own converter reads IOB2, its own command the corpus


@pytest.mark.external("spacy")
def test_spacy_converts_iob2(edition, tmp_path):
    from spacy.tokens import DocBin
    from spacy.training.converters import conll_ner_to_docs
    from spacy.vocab import Vocab

    content = teiwright.export(edition, "iob2")
    docs = list(conll_ner_to_docs(content, n_sents=0, no_print=True))
    assert DocBin(docs=docs)
    (own,) = DocBin().from_bytes(teiwright.export(edition, "docbin")).get_docs(Vocab())
    named = [(one.label_, "".join(one.text.split())) for doc in docs for one in doc.ents]
    assert named == [(one.label_, "".join(one.text.split())) for one in own.ents]
    assert len(named) > 100
    with pytest.raises(ValueError, match="not formatted correctly"):
        list(conll_ner_to_docs(content.replace("\t", "", 9), n_sents=0, no_print=True))


# geojson-pydantic: places

PLACES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPlace>
<place xml:id="rome"><placeName>Rome</placeName><location><geo>41.9 12.5</geo></location><idno type="GeoNames">3169070</idno></place>
<place xml:id="ur"><placeName>Ur</placeName><location><geo>30.96,46.1</geo></location></place>
<place xml:id="nowhere"><placeName>Nowhere</placeName></place></listPlace></standOff></TEI>"""


@pytest.mark.external("geojson")
def test_geojson(external, tmp_path):
    content = teiwright.export(teiwright.read(PLACES.encode()), "lpf")
    (tmp_path / "p.geojson").write_text(content, encoding="utf-8")
    done = run(external("geojson"), HERE / "read_geojson.py", "p.geojson", cwd=tmp_path)
    assert json.loads(done.stdout) == [["Rome", "Point", [12.5, 41.9]], ["Ur", "Point", [46.1, 30.96]]]
    (tmp_path / "p.geojson").write_text(content.replace('"Point"', '"Dot"', 1), encoding="utf-8")
    done = run(external("geojson"), HERE / "read_geojson.py", "p.geojson", cwd=tmp_path)
    assert done.returncode != 0
    assert "ValidationError" in done.stderr
