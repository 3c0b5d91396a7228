"""Where things stand in a project."""

import os
from pathlib import Path

import pytest

from teiwright import SourceError
from teiwright.project.folder import Edition, editions, schema_href


def test_editions_come_by_name(tmp_path):
    (tmp_path / "seeds").mkdir()
    for name in ("b.txt", "a.txt", "a.toml", "c.md", "A.txt"):
        (tmp_path / "seeds" / name).write_text("x")
    assert [one.stem for one in editions(tmp_path)] == ["A", "a", "b"]


def test_a_folder_without_seeds_is_no_project(tmp_path):
    with pytest.raises(SourceError, match="it has no folder seeds/"):
        editions(tmp_path)
    (tmp_path / "seeds").mkdir()
    with pytest.raises(SourceError, match=r"there is no \.txt file"):
        editions(tmp_path)


@pytest.mark.parametrize(
    ("output", "href"),
    [
        ("a.xml", "schema/teiwright.rng"),
        ("tei/a.xml", "../schema/teiwright.rng"),
        ("tei/x/a.xml", "../../schema/teiwright.rng"),
        ("-", "schema/teiwright.rng"),
    ],
)
def test_within_a_project_the_schema_is_named_by_its_relative_path(tmp_path, monkeypatch, output, href):
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "teiwright.rng").write_text("x")
    (tmp_path / "tei" / "x").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert schema_href(output) == href


def test_outside_a_project_the_schema_is_named_by_its_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert os.sep not in schema_href("a.xml")
    assert schema_href("a.xml") == schema_href("-") == schema_href(str(Path("x") / "a.xml")) == "teiwright.rng"


def test_seeds_that_may_not_be_read_are_told(tmp_path, monkeypatch):
    def refused(path):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "seeds").mkdir()
    monkeypatch.setattr(Path, "iterdir", refused)
    with pytest.raises(SourceError, match="the folder cannot be read: Permission denied"):
        editions(tmp_path)


def test_the_authority_file_lies_in_tei_or_beside_the_settings(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "tei").mkdir()
    edition = Edition(tmp_path, "a")
    assert edition.authority("authority.xml") is edition.authority("") is None
    (tmp_path / "seeds" / "authority.xml").write_text("x")
    assert edition.authority("authority.xml") == tmp_path / "seeds" / "authority.xml"
    (tmp_path / "tei" / "authority.xml").write_text("x")
    assert edition.authority("authority.xml") == tmp_path / "tei" / "authority.xml"
