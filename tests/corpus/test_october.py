"""The edition in seeds/, scored against a careful annotation of the same text; floors only rise.

``october.tsv`` was checked by hand against the text: every name, date and quotation
with offsets, the authority entry, Gregorian value or speaker.
"""

import csv
import os
import subprocess
import sys
from dataclasses import replace

import pytest

import teiwright
from teiwright.pipeline import load_settings

STEM = "000_bbf39d1ea79648cb"
NAMES = ("persName", "placeName", "orgName")


@pytest.fixture(scope="module")
def text(root):
    return (root / "seeds" / f"{STEM}.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def gold(root):
    with (root / "tests" / "corpus" / "october.tsv").open(encoding="utf-8") as rows:
        return [
            (int(one["start"]), int(one["end"]), one["element"], one["value"]) for one in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


@pytest.fixture(scope="module")
def settings(root):
    path = root / "seeds" / f"{STEM}.toml"
    return replace(load_settings(path.read_bytes(), str(path)), folder=str(path.parent))


def f1(found: set, due: set) -> float:
    return 2 * len(found & due) / (len(found) + len(due))


def spans(annotations, *elements):
    return {(one.start, one.end, one.gi) for one in annotations if one.gi in elements}


@pytest.mark.parametrize(("element", "floor"), [("persName", 1.0), ("placeName", 1.0), ("orgName", 0.95)])
def test_names_by_the_engine_alone(text, gold, element, floor):
    found = spans(teiwright.annotate(text, ["names"], {"language": "en"}), element)
    assert f1(found, {row[:3] for row in gold if row[2] == element}) >= floor


@pytest.mark.parametrize("element", NAMES)
def test_names_of_the_edition(text, gold, settings, element):
    found = {(one.start, one.end, one.gi, one.get("ref")) for one in teiwright.annotate(text, ["names"], settings) if one.gi == element}
    assert found == {row for row in gold if row[2] == element}


def test_dates_of_the_edition(text, gold, settings):
    found = teiwright.annotate(text, ["dates"], settings)
    values = {
        (one.start, one.end, "date", one.get("when") or f"{one.get('notBefore') or one.get('from')}/{one.get('notAfter') or one.get('to')}")
        for one in found
    }
    assert values == {row for row in gold if row[2] == "date"}
    assert len(values) == 15
    assert [one.get("cert") for one in found] == ["high"] * 12 + ["medium"] * 3


def test_no_year_without_an_anchor(text):
    for one in teiwright.annotate(text, ["dates"], {"language": "en"}):
        values = [value for name, value in one.attributes if name not in {"cert", "calendar", "datingMethod"}]
        assert values
        assert all(value.startswith("--") for value in values)


def test_quotations_by_the_engine_alone(text, gold):
    kinds = ("said", "quote", "soCalled", "mentioned")
    found = teiwright.annotate(text, ["quotes"], {"language": "en"})
    due = {row[:2]: row for row in gold if row[2] in kinds}
    assert {(one.start, one.end) for one in found} == set(due)
    assert len(due) == 26
    assert sum(one.gi == due[one.start, one.end][2] for one in found) >= 24
    assert sum(one.get("who") == due[one.start, one.end][3] for one in found if one.gi == "said") == 18


def test_structure(root):
    body = teiwright.read(root / "tei" / f"{STEM}.xml").root.find(".//{*}body")
    assert [one.tag.rpartition("}")[2] for one in body] == ["div", "milestone", "div", "div", "div", "div", "div"]
    divisions = body.findall("{*}div")
    assert divisions[0].get("type") == "deposition"
    assert [len(one.findall("{*}head")) for one in divisions] == [0, 0, 1, 1, 1, 1]
    (closer,) = body.iter("{*}closer")
    assert [len(closer.findall("{*}signed")), len(list(closer.iter("{*}lb")))] == [1, 1]


def test_the_source_is_given_back(root, text):
    document = teiwright.read(root / "tei" / f"{STEM}.xml")
    assert "".join(document.text("source").content.split()) == "".join(text.split())


def test_corrections_in_each_view(root):
    document = teiwright.read(root / "tei" / f"{STEM}.xml")
    assert "seizure of the reins of government" in document.text("reading").content
    assert "seizure of the reigns of government" in document.text("diplomatic").content
    assert "Chernofi and Tseretelli" in document.text("source").content


def test_the_committed_edition_is_valid(root):
    document = teiwright.read(root / "tei" / f"{STEM}.xml")
    assert teiwright.validate(document, ["teiwright", root / "schema" / "teiwright.xsd"]) == []


def test_the_committed_edition_is_what_a_build_writes(root, tmp_path):
    """In another folder, locale, time zone and hash seed: the same bytes."""
    for name in ("seeds", "tei", "schema"):
        (tmp_path / name).mkdir()
        for path in (root / name).iterdir():
            (tmp_path / name / path.name).write_bytes(path.read_bytes())
    committed = (tmp_path / "tei" / f"{STEM}.xml").read_bytes()
    (tmp_path / "tei" / f"{STEM}.xml").unlink()
    for seed, zone, locale in (("0", "UTC", "C"), ("4242", "Asia/Tokyo", "tr_TR.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        for path in (tmp_path / "tei" / f"{STEM}.xml",):
            path.unlink(missing_ok=True)
        done = subprocess.run([sys.executable, "-m", "teiwright", "build", str(tmp_path)], capture_output=True, text=True, env=environment, cwd="/")
        assert done.returncode == 0, done.stdout + done.stderr
        assert (tmp_path / "tei" / f"{STEM}.xml").read_bytes() == committed
