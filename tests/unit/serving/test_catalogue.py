"""What is served: which files, what is told of the others, and that changes are noticed."""

import os
import shutil

import pytest

from teiwright.model import SourceError
from teiwright.serving.catalogue import Catalogue
from teiwright.serving.static import write_static

from .conftest import POEMS, Site, tei


def served(*paths):
    told, detail = [], []
    found = Catalogue(list(paths), told.append, detail.append)
    return [one.identifier for one in found.resources], told, detail


def test_what_is_no_tei_is_told_and_left_out(folder):
    (folder / "broken.xml").write_text("<TEI>\n<p>")
    (folder / "page.xml").write_text("<html/>")
    (folder / "empty.xml").write_text("")
    (folder / "notes.txt").write_text("no XML at all")
    (folder / "register.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff/></TEI>')
    identifiers, told, detail = served(folder)
    assert identifiers == ["letters~1917~c", "letters~a=20b", "poems", "prose"]
    assert sorted(one.removeprefix(f"{folder}/").partition(":")[0] for one in told) == ["broken.xml", "empty.xml", "page.xml"]
    assert all(one.endswith("; left out") and "\n" not in one for one in told)
    assert any(one.startswith(f"{folder}/broken.xml:2:") for one in told)
    assert detail == [f"{folder}/register.xml: it holds no text; left out"]


def test_a_project_is_its_tei(tmp_path):
    for name in ("seeds", "tei", "build"):
        (tmp_path / name).mkdir()
    (tmp_path / "tei" / "a.xml").write_text(tei("<p/>"))
    (tmp_path / "build" / "b.xml").write_text(tei("<p/>"))
    assert served(tmp_path)[0] == ["a"]


def test_files_by_name(folder):
    assert served(folder / "poems.xml", folder / "letters" / "a b.xml")[0] == ["a=20b", "poems"]


def test_of_two_that_are_called_the_same_the_first_is_served(folder):
    (folder / "poems.tei").write_text(tei("<p/>"))
    identifiers, told, _ = served(folder)
    assert identifiers.count("poems") == 1
    assert told == [f'{folder}/poems.xml: it would have the same identifier "poems" as {folder}/poems.tei; left out']


@pytest.mark.parametrize("name", ["nothing", "notes.txt", "empty"])
def test_nothing_to_serve(tmp_path, name):
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="there is no"):
        served(tmp_path / name)


def test_hidden_files_and_links_that_lead_out_are_not_served(folder, tmp_path):
    (tmp_path / "secret.xml").write_text(tei("<p>secret</p>"))
    (folder / ".hidden.xml").write_text(tei("<p/>"))
    (folder / "out.xml").symlink_to(tmp_path / "secret.xml")
    (folder / "round").symlink_to(folder)
    (folder / "in.xml").symlink_to(folder / "poems.xml")
    assert served(folder)[0] == ["in", "letters~1917~c", "letters~a=20b", "poems", "prose"]


def test_what_dts_wrote_is_not_served_again(folder):
    write_static(Catalogue([folder]), folder / "out")
    identifiers, told, detail = served(folder)
    assert identifiers == ["letters~1917~c", "letters~a=20b", "poems", "prose"]
    assert (told, detail) == ([], [f"{folder}/out: it was written by teiwright dts; left out"])


def test_the_documents_may_all_go(site, folder):
    shutil.rmtree(folder)
    assert site.document(resource="poems").status == 404
    assert site.collection().json["member"] == []
    assert site.get("/").status == 200


def changed(path, source: str) -> None:
    """Write *path* anew so that its time says so, however coarse the clock of the file system is."""
    path.write_text(source, encoding="utf-8")
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 2_000_000_000))


def touched(folder) -> None:
    status = folder.stat()
    os.utime(folder, ns=(status.st_atime_ns, status.st_mtime_ns + 2_000_000_000))


def test_a_file_that_changes_is_read_again(site, folder):
    assert "Troiae" in site.document(resource="poems").body.decode()
    changed(folder / "poems.xml", POEMS.replace("Troiae", "Romae").replace(">Odes<", ">Songs<"))
    assert "Romae" in site.document(resource="poems").body.decode()
    assert site.collection(id="poems").json["title"] == "Songs"
    assert "Romae" in site.document(resource="poems", ref="I.2", mediaType="text/plain").body.decode()


def test_files_that_come_and_go(site, folder):
    (folder / "new.xml").write_text(tei("<p>New.</p>"))
    (folder / "prose.xml").unlink()
    touched(folder)
    assert site.document(resource="new", ref="1").status == 200
    assert site.document(resource="prose").status == 404
    assert [one["@id"] for one in site.collection(id="documents").json["member"]] == ["new", "poems"]


def test_a_file_that_breaks_is_told_once_and_comes_back(site, folder):
    changed(folder / "prose.xml", "<TEI>")
    assert site.document(resource="prose").status == 404
    assert site.document(resource="prose").status == 404
    assert len(site.told) == 1
    assert site.told[0].endswith("; left out")
    status = (folder / "prose.xml").stat()
    (folder / "prose.xml").write_text(tei("<p>Whole.</p>"))
    os.utime(folder / "prose.xml", ns=(status.st_atime_ns, status.st_mtime_ns + 9_000_000_000))
    assert site.document(resource="prose", ref="1", mediaType="text/plain").body == b"Whole.\n"


def test_few_documents_are_kept(folder, monkeypatch):
    monkeypatch.setattr("teiwright.serving.catalogue._MOST_KEPT", 1)
    read = []
    monkeypatch.setattr(Catalogue, "_read", staticmethod(lambda path, before=Catalogue._read: read.append(path.name) or before(path)))
    site = Site(folder)
    assert len(read) == 4
    for name in ("poems", "prose", "poems", "poems"):
        assert site.document(resource=name, ref="1" if name == "prose" else "I").status == 200
    assert read[4:] == ["poems.xml", "prose.xml", "poems.xml"]
    assert len(site.catalogue._kept) == 1


def test_kept_documents_are_not_read_again(site, monkeypatch):
    monkeypatch.setattr(Catalogue, "_read", staticmethod(lambda _: pytest.fail("it was read again")))
    for _ in range(3):
        assert site.document(resource="poems", ref="I").status == 200


def test_remarks_on_declarations_are_told(tmp_path):
    (tmp_path / "a.xml").write_text(POEMS.replace('match="lg"', 'match="lg["'))
    _, told, _ = served(tmp_path)
    assert len(told) == 1
    assert told[0].startswith(f"{tmp_path}/a.xml: a refsDecl is not followed")
