"""Golden folders: a new case is a new folder, no Python.

``in.txt`` (with ``options.toml``: ``layers`` and ``settings``) becomes ``out.xml``,
the standOff and text of its TEI edition. ``in.xml`` becomes ``reading.txt``,
``diplomatic.txt``, ``source.txt``, and with ``annotations.toml`` ``out.xml``.
Every edition is valid, and gives its source back.
"""

import tomllib
from pathlib import Path

import pytest
from lxml import etree

import teiwright
from teiwright.guidelines.namespaces import tei

HERE = Path(__file__).parent
TEXTS = sorted(path.parent for path in HERE.rglob("in.txt"))
TREES = sorted(path.parent for path in HERE.rglob("in.xml"))


def name(folder: Path) -> str:
    return folder.relative_to(HERE).as_posix()


def compare(path: Path, content: str, accept: bool) -> None:
    if accept:
        path.write_text(content, encoding="utf-8")
    assert path.is_file(), f"{path} is missing; write it with --accept"
    assert content == path.read_text(encoding="utf-8")


def options(folder: Path) -> dict:
    path = folder / "options.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


@pytest.mark.parametrize("folder", TEXTS, ids=name)
def test_text(folder, accept):
    given = options(folder)
    source = (folder / "in.txt").read_text(encoding="utf-8")
    document = teiwright.encode(source, layers=given.get("layers", []), settings=given.get("settings", {"language": "en"}))
    parts = [one for one in document.root if one.tag != tei("teiHeader")]
    shown = "\n".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in parts)
    compare(folder / "out.xml", shown.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "") + "\n", accept)
    assert "".join(document.text("source").content.split()) == "".join(source.split())
    assert teiwright.validate(document) == []


@pytest.mark.parametrize("folder", TREES, ids=name)
def test_tree(folder, accept):
    document = teiwright.read(folder / "in.xml")
    for view in ("reading", "diplomatic", "source"):
        compare(folder / f"{view}.txt", teiwright.export(document, "text", view), accept)
