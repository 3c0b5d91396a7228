import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime

import pytest

import teiwright
from teiwright.archive import packaging
from teiwright.archive.checking import check_bag
from teiwright.archive.packaging import source_date
from teiwright.model import OutputError, RefusedError, SettingsError, SourceError

from .conftest import PUBLISHED, tei

METADATA = [".zenodo.json", "CITATION.cff", "datacite.json", "datacite.xml", "oai_dc.xml", "ro-crate-metadata.json"]


def test_a_document_that_carries_everything(ode):
    made = ode.package()
    assert ode.payload() == sorted(
        [*METADATA, "derivatives/ode.html", "derivatives/ode.json", "derivatives/ode.txt", "provenance.json", "tei/ode.xml"]
    )
    data = ode.base / "out" / "data"
    assert (data / "tei" / "ode.xml").read_bytes() == (ode.root / "ode.xml").read_bytes()
    assert (data / "derivatives" / "ode.txt").read_text() == "Season of mists.\n"
    assert made.crosswalk.refused == ()
    assert made.left_out == ()
    assert check_bag(made.path) == []
    crate = json.loads((data / "ro-crate-metadata.json").read_text())
    parts = [one["@id"] for one in crate["@graph"] if one["@type"] == "File"]
    assert parts == [one for one in ode.payload() if one != "ro-crate-metadata.json"]


@pytest.mark.parametrize(
    ("lost", "files"),
    [
        (0, ["datacite.json", "datacite.xml"]),
        (1, ["datacite.json", "datacite.xml", "ro-crate-metadata.json"]),
        (2, ["datacite.json", "datacite.xml"]),
    ],
)
def test_what_the_header_lacks_is_not_written(folder, lost, files):
    folder.write("ode.xml", tei("".join(one for index, one in enumerate(PUBLISHED) if index != lost)))
    made = folder.package()
    assert sorted(file for file, _ in made.crosswalk.refused) == files
    assert [one for one in METADATA if one in folder.payload()] == [one for one in METADATA if one not in files]


def test_without_a_licence_it_is_refused_and_the_lines_are_shown(ode):
    ode.write("elegy.xml", tei("".join(PUBLISHED[:3])))
    with pytest.raises(RefusedError, match=r"elegy\.xml.*\n.*publicationStmt:\n  <availability><licence target=") as caught:
        ode.package()
    assert "ode.xml" not in str(caught.value)
    assert ode.left_behind() == []


@pytest.mark.parametrize("there", ["folder", "file", "link"])
@pytest.mark.external("posix")
def test_nothing_is_overwritten(ode, there):
    out = ode.base / "out"
    {"folder": out.mkdir, "file": out.touch, "link": lambda: out.symlink_to("nowhere")}[there]()
    with pytest.raises(RefusedError, match="not overwritten"):
        ode.package()


def test_an_output_without_a_folder_to_stand_in(ode):
    with pytest.raises(OutputError, match="no such folder"):
        ode.package("none/out")


def test_two_packagings_are_the_same_to_the_byte(ode):
    ode.package("a.zip", zipped=True)
    shutil.copytree(ode.root, ode.base / "moved")
    for path in (ode.base / "moved").rglob("*"):
        os.utime(path, (1, 1))
    packaging.make_package(ode.base / "moved", ode.base / "b.zip", zipped=True)
    assert (ode.base / "a.zip").read_bytes() == (ode.base / "b.zip").read_bytes()
    ode.package("a")
    with zipfile.ZipFile(ode.base / "a.zip") as archive:
        held = {name.removeprefix("ode/"): archive.read(name) for name in archive.namelist()}
        assert archive.namelist() == sorted(archive.namelist())
    assert held == {path.relative_to(ode.base / "a").as_posix(): path.read_bytes() for path in (ode.base / "a").rglob("*") if path.is_file()}


def test_the_only_date_is_the_one_given(ode):
    moment = datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)
    ode.package("a.zip", zipped=True, moment=moment)
    ode.package("b.zip", zipped=True)
    with zipfile.ZipFile(ode.base / "a.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2001, 9, 9, 1, 46, 40)}
        assert b"Bagging-Date: 2001-09-09\n" in archive.read("ode/bag-info.txt")
    with zipfile.ZipFile(ode.base / "b.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"Bagging-Date" not in archive.read("ode/bag-info.txt")


def test_the_date_of_the_environment(ode, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    teiwright.package(ode.root, ode.base / "out")
    assert "Bagging-Date: 2001-09-09\n" in (ode.base / "out" / "bag-info.txt").read_text()
    assert source_date({}) is None
    for wrong in ("yesterday", "1.5", "9" * 30):
        with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH"):
            source_date({"SOURCE_DATE_EPOCH": wrong})


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("problem", [KeyboardInterrupt(), MemoryError(), OSError(28, "No space left on device"), SourceError("x")])
def test_an_interrupted_packaging_leaves_nothing(ode, monkeypatch, problem, zipped):
    def fail(*_):
        raise problem

    monkeypatch.setattr(packaging if zipped else packaging.BagWriter, "zip_folder" if zipped else "finish", fail)
    with pytest.raises((type(problem), OutputError)):
        ode.package(zipped=zipped)
    assert ode.left_behind() == []


@pytest.mark.external("posix")
def test_a_packaging_that_is_ended_leaves_nothing(folder):
    for number in range(300):
        folder.write(f"{number}.xml", tei(body="<p>Season of mists.</p>" * 50))
    command = [sys.executable, "-m", "teiwright", "package", str(folder.root), "-o", str(folder.base / "out")]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not list(folder.base.glob(".teiwright-*/bag/data/derivatives/*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGTERM)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130, told
    assert folder.left_behind() == []


def test_a_derivative_that_cannot_be_made_is_told(folder):
    folder.write("ode.xml", tei(body='<p xml:id="a">One.</p><p xml:id="a">Two.</p>'))
    made = folder.package()
    assert len(made.left_out) == 3
    assert "stands twice" in made.left_out[0]
    assert not any(name.startswith("derivatives/") for name in folder.payload())


def test_documents_that_differ_in_their_suffix_alone(ode):
    ode.write("ode.tei", tei())
    ode.package()
    assert [one for one in ode.payload() if one.endswith(".txt")] == ["derivatives/ode.txt", "derivatives/ode.xml.txt"]


def test_a_collection(ode):
    series = "<seriesStmt><title>Odes</title></seriesStmt><sourceDesc>"
    for name in ("ode.xml", "melancholy.xml"):
        ode.write(name, tei().replace("<sourceDesc>", series))
    made = ode.package("out.zip", zipped=True)
    with zipfile.ZipFile(made.path) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"edition"}
        assert json.loads(archive.read("edition/data/ro-crate-metadata.json"))["@graph"][1]["name"] == "Odes"
        assert json.loads(archive.read("edition/data/provenance.json"))["documents"][0]["document"] == "tei/melancholy.xml"


def test_our_own_edition(root, tmp_path):
    made = teiwright.package(root, tmp_path / "out")
    assert [file for file, _ in made.crosswalk.refused if file.endswith((".cff", "dc.xml", ".zenodo.json"))] == []
    data = tmp_path / "out" / "data"
    for part in ("seeds", "tei", "schema"):
        assert {one.name: one.read_bytes() for one in (root / part).iterdir()} == {one.name: one.read_bytes() for one in (data / part).iterdir()}
    (told,) = json.loads((data / "provenance.json").read_text())["documents"]
    assert len(told["overrides"]["emendations"]) == 2
    assert told["models"]
    assert str(root) not in "".join(
        one.read_text(encoding="utf-8") for one in (tmp_path / "out").rglob("*") if one.is_file() and "seeds" not in one.parts
    )
    assert check_bag(made.path) == []
