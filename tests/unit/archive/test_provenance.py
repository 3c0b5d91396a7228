import hashlib
import json

import teiwright
from teiwright.archive.provenance import provenance_json, provenance_of
from teiwright.reading import read_document
from teiwright.version import VERSION

SETTINGS = """language = "en"
[header]
responsibility = [{ id = "ed", name = "Ed", role = "corrections" }]
[[emendation]]
find = "mets"
corr = "met"
resp = "ed"
[[annotation]]
find = "Paris"
gi = "none"
resp = "ed"
"""


def made(tmp_path, settings=SETTINGS):
    file = tmp_path / "seeds" / "a.toml"
    file.parent.mkdir()
    file.write_text(settings)
    data = teiwright.serialize(teiwright.encode("He mets General Brown in Paris.", settings={"language": "en"}))
    return provenance_of(read_document(data), "tei/a.xml", file, {"tei/a.xml": "1", "seeds/a.txt": "2"})


def test_settings_sources_overrides_and_model(tmp_path):
    found = made(tmp_path)
    assert found["settings"] == {"file": "seeds/a.toml", "sha256": hashlib.sha256(SETTINGS.encode()).hexdigest()}
    assert found["sources"] == [{"file": "seeds/a.txt", "sha256": "2"}]
    assert found["overrides"] == {
        "emendations": [{"find": "mets", "corr": "met", "resp": "ed"}],
        "annotations": [{"find": "Paris", "gi": "none", "resp": "ed"}],
    }
    (model,) = found["models"]
    assert model["model"] == f"teiwright {VERSION}, en"
    assert len(model["sha256"]) == 64
    assert {"name": "teiwright", "version": VERSION} in found["applications"]


def test_no_model_where_the_editor_switched_it_off(tmp_path):
    assert "models" not in made(tmp_path, 'language = "en"\n[names]\nwithout = ["model"]\n')


def test_a_model_of_the_editors_own_is_told_with_its_digest(tmp_path):
    (tmp_path / "own.gz").write_bytes(b"model")
    (model,) = made(tmp_path, '[names]\nmodel = "../own.gz"\n')["models"]
    assert model == {"layer": "names", "model": "../own.gz", "sha256": hashlib.sha256(b"model").hexdigest()}


def test_the_file_tells_the_version():
    told = json.loads(provenance_json([{"document": "a"}], []))
    assert told["packagedBy"] == {"name": "teiwright", "version": VERSION}
