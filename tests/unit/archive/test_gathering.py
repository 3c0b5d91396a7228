import os

import pytest

from teiwright.archive.gathering import Role, gather
from teiwright.model import MarkupError, RefusedError, SourceError

from .conftest import tei

REGISTER = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson/></standOff></TEI>'


def roles(folder) -> dict[str, str]:
    return {item.name: item.role.name for item in gather(folder.root).items}


def test_a_folder_as_it_is(ode):
    for name, content in {"more/who.xml": REGISTER, "a.rng": "<grammar/>", "img/p 1.png": b"\x89", "other.xml": "<html/>"}.items():
        ode.write(name, content)
    assert roles(ode) == {
        "tei/a.rng": "SCHEMA",
        "tei/img/p 1.png": "MATERIAL",
        "tei/more/who.xml": "AUTHORITY",
        "tei/ode.xml": "DOCUMENT",
        "tei/other.xml": "MATERIAL",
    }


def test_a_project(folder):
    for name in ("seeds/ode.txt", "seeds/ode.toml", "README.md", "build/ode.html", "teiwright.toml"):
        folder.write(name, "")
    folder.write("tei/ode.xml", '<?xml-model href="../schema/teiwright.rng"?>' + tei())
    folder.write("tei/authority.xml", REGISTER)
    assert roles(folder) == {
        "seeds/ode.txt": "SOURCE",
        "seeds/ode.toml": "SETTINGS",
        "teiwright.toml": "SETTINGS",
        "tei/ode.xml": "DOCUMENT",
        "tei/authority.xml": "AUTHORITY",
        **dict.fromkeys(("schema/teiwright.rng", "schema/teiwright.xsd", "schema/xml.xsd"), "SCHEMA"),  # the installed ones: it has none
    }


def test_a_seed_that_is_not_built_is_told(folder):
    folder.write("seeds/ode.txt", "")
    with pytest.raises(RefusedError, match="teiwright build makes it"):
        gather(folder.root)


def test_a_register_alone_is_a_document(folder):
    folder.write("who.xml", REGISTER)
    assert roles(folder) == {"tei/who.xml": Role.DOCUMENT.name}


@pytest.mark.parametrize("content", [None, "<html/>"])
def test_no_document_is_an_error(folder, content):
    if content:
        folder.write("a.xml", content)
    with pytest.raises(SourceError, match="no TEI document"):
        gather(folder.root)


def test_what_is_no_folder(folder):
    with pytest.raises(SourceError, match="no such folder"):
        gather(folder.root / "none")
    with pytest.raises(SourceError, match="no folder"):
        gather(folder.write("a", ""))


def test_broken_markup_is_an_error(ode):
    ode.write("b.xml", "<TEI")
    with pytest.raises(MarkupError, match=r"b\.xml"):
        gather(ode.root)


@pytest.mark.external("posix")
def test_links_lead_nowhere_else(ode):
    (ode.base / "secret.txt").write_text("secret")
    (ode.base / "away").mkdir()
    (ode.base / "away" / "secret.xml").write_text(tei())
    for name, target in {
        "out.txt": ode.base / "secret.txt",
        "out": ode.base / "away",
        "round": "round",
        "none": "nowhere",
        "up": "..",
        "copy.xml": "ode.xml",
    }.items():
        (ode.root / name).symlink_to(target)
    gathered = gather(ode.root)
    assert [item.name for item in gathered.items] == ["tei/copy.xml", "tei/ode.xml"]
    assert [one.removeprefix(f"{ode.root}/") for one in gathered.left_out] == [
        "none: this link leads nowhere",
        "out: this link leads out of the folder",
        "out.txt: this link leads out of the folder",
        "round: this link leads nowhere",
        "up: this link leads out of the folder",
    ]


@pytest.mark.external("posix")
def test_no_part_of_a_project_is_a_link_that_leads_out(folder):
    folder.write("seeds/ode.txt", "")
    folder.write("tei/ode.xml", tei())
    away = folder.base / "away"
    away.mkdir()
    (away / "secret.rng").write_text("")
    (folder.root / "schema").symlink_to(away)
    (folder.root / "teiwright.toml").symlink_to(away / "secret.rng")
    gathered = gather(folder.root)
    assert [item.name for item in gathered.items] == ["seeds/ode.txt", "tei/ode.xml"]
    assert [one.rpartition(": ")[2] for one in gathered.left_out] == ["this link leads out of the folder"] * 2


@pytest.mark.external("fifo")
def test_hidden_files_pipes_and_bags_are_left_out(ode):
    ode.write(".git/config", "")
    ode.write("bag/bagit.txt", "")
    os.mkfifo(ode.root / "pipe")
    gathered = gather(ode.root)
    assert [item.name for item in gathered.items] == ["tei/ode.xml"]
    assert [one.rpartition(": ")[2] for one in gathered.left_out] == ["its name begins with a dot", "this is a bag itself", "this is no file"]


@pytest.mark.external("posix")
def test_names_that_are_one_elsewhere_are_refused(ode):
    ode.write("Ode.xml", tei())
    with pytest.raises(RefusedError, match="rename one of them"):
        gather(ode.root)


@pytest.mark.external("posix")
def test_names_that_not_every_system_holds(ode):
    ode.write("50%:\n.txt", "")
    assert "tei/50=25=3A=0A.txt" in roles(ode)
