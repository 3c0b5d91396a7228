"""The folder of a site: made whole, never over what somebody else wrote."""

import os

import pytest

from teiwright.exporting.site import write_site
from teiwright.model import OutputError, RefusedError


def held(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".teiwright-site.json"}


def test_a_new_folder_and_those_above_it(tmp_path):
    write_site(tmp_path / "a" / "b", {"index.html": b"1"})
    assert held(tmp_path / "a" / "b") == {"index.html": b"1"}
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_an_empty_folder_and_a_former_site_give_way(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    write_site(folder, {"index.html": b"1", "old.html": b"o"})
    write_site(folder, {"index.html": b"2"})
    assert held(folder) == {"index.html": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["index.html", "note.txt", "sub"])
def test_what_another_wrote_is_not_overwritten(tmp_path, name):
    folder = tmp_path / "site"
    folder.mkdir()
    if name == "sub":
        (folder / name).mkdir()
    else:
        (folder / name).write_bytes(b"mine")
    with pytest.raises(RefusedError, match="not written by this program"):
        write_site(folder, {"index.html": b"1"})
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_page_that_was_changed_by_hand_is_kept(tmp_path):
    folder = tmp_path / "site"
    write_site(folder, {"index.html": b"1"})
    (folder / "index.html").write_bytes(b"mine")
    with pytest.raises(RefusedError, match="changed by hand"):
        write_site(folder, {"index.html": b"2"})
    assert held(folder) == {"index.html": b"mine"}


def test_a_record_of_something_else_does_not_help(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / ".teiwright-site.json").write_text("[1]")
    with pytest.raises(RefusedError):
        write_site(folder, {"index.html": b"1"})


def test_a_file_or_a_link_in_its_place(tmp_path):
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "link"):
        with pytest.raises(RefusedError, match="something else"):
            write_site(tmp_path / name, {"index.html": b"1"})
    with pytest.raises(OutputError):
        write_site(tmp_path / "file" / "site", {"index.html": b"1"})
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_what_cannot_be_written_leaves_the_former_site(tmp_path, monkeypatch):
    folder = tmp_path / "site"
    write_site(folder, {"index.html": b"1"})
    with pytest.raises(OutputError):
        write_site(folder, {"index.html": b"2", "x" * 300: b"too long a name"})
    assert held(folder) == {"index.html": b"1"}
    renames = os.rename

    def fails(source, target):
        if str(target) == str(folder) and "before" not in str(source):
            raise OSError(28, "No space left on device")
        return renames(source, target)

    monkeypatch.setattr(os, "rename", fails)
    with pytest.raises(OutputError, match="No space left"):
        write_site(folder, {"index.html": b"2"})
    assert held(folder) == {"index.html": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
