import pytest

from teiwright.archive.file_names import from_manifest, in_manifest, leads_out, safe_name

NAMES = [
    "a.xml",
    "a b.xml",
    "100%.xml",
    "a\nb",
    "a\rb",
    "a:b?.xml",
    "trailing.",
    "trailing ",
    " leading",
    "con",
    "NUL.txt",
    "contents.xml",
    "a\udcff.xml",
]


@pytest.mark.parametrize("name", NAMES)
def test_safe_names_are_safe(name):
    safe = safe_name(name)
    assert not set(safe) & set('<>:"\\|?*%\n\r')
    assert not safe.startswith(" ")
    assert not safe.endswith((" ", "."))
    safe.encode("utf-8")


def test_good_names_stay():
    assert [safe_name(name) for name in ("tei/a b.xml", "contents.xml", "Öde—1.xml")] == ["tei/a b.xml", "contents.xml", "Öde—1.xml"]


def test_different_names_stay_different():
    assert len({safe_name(name) for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES[:-1])
def test_manifests_give_names_back(name):
    assert from_manifest(in_manifest(name)) == name
    assert "\n" not in in_manifest(name)


@pytest.mark.parametrize("path", ["../a", "data/../b", "/etc/passwd", "~/a", "C:/a", "data\\..\\a", "", "./a", "data//a", "data/\x00"])
def test_paths_that_lead_out(path):
    assert leads_out(path)
