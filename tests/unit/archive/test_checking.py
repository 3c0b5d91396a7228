"""Every kind of tampering is noticed, and the file it was done to is named."""

import re
import shutil
import zipfile

import pytest

from teiwright.archive.checking import check_bag
from teiwright.model import SourceError


@pytest.fixture
def bag(ode):
    ode.package("bag")
    return ode.base / "bag"


def edit(bag, name, change):
    path = bag / name
    path.write_bytes(change(path.read_bytes()))


def manifest(change, algorithm="sha256"):
    return lambda bag: edit(bag, f"manifest-{algorithm}.txt", change)


def replaced(old: bytes, new: bytes):
    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return change


def both(*changes):
    def change(bag):
        for one in changes:
            one(bag)

    return change


#: What is done to the bag, and what is said of which file (a regular expression); the manifests that list a changed file tell too.
TAMPERING = {
    "content changed": (lambda bag: edit(bag, "data/tei/ode.xml", replaced(b"mists", b"mints")), r"data/tei/ode\.xml: has been changed"),
    "one byte added": (lambda bag: edit(bag, "data/tei/ode.xml", lambda data: data + b"\n"), r"data/tei/ode\.xml: has been changed"),
    "truncated": (lambda bag: edit(bag, "data/derivatives/ode.html", lambda data: data[:100]), r"data/derivatives/ode\.html: has been changed"),
    "emptied": (lambda bag: edit(bag, "data/derivatives/ode.txt", lambda _: b""), r"data/derivatives/ode\.txt: has been changed"),
    "removed": (lambda bag: (bag / "data/tei/ode.xml").unlink(), r"data/tei/ode\.xml: is missing"),
    "added": (lambda bag: (bag / "data/new.txt").write_text("new"), r"data/new\.txt: has been added: no manifest"),
    "hidden file added": (lambda bag: (bag / "data/.new").write_text(""), r"data/\.new: has been added"),
    "renamed": (
        lambda bag: (bag / "data/tei/ode.xml").rename(bag / "data/tei/o.xml"),
        r"data/tei/o\.xml: has been added; it has the content of data/tei/ode\.xml, which is missing",
    ),
    "two swapped": (
        both(
            lambda bag: (bag / "data/datacite.json").rename(bag / "swap"),
            lambda bag: (bag / "data/oai_dc.xml").rename(bag / "data/datacite.json"),
            lambda bag: (bag / "swap").rename(bag / "data/oai_dc.xml"),
        ),
        r"data/oai_dc\.xml: has been changed",
    ),
    "metadata changed": (lambda bag: edit(bag, "data/CITATION.cff", replaced(b"Keats", b"Yeats")), r"data/CITATION\.cff: has been changed"),
    "crate changed": (
        lambda bag: edit(bag, "data/ro-crate-metadata.json", replaced(b"Ode", b"Owe")),
        r"data/ro-crate-metadata\.json: has been changed",
    ),
    "manifest edited": (manifest(lambda data: re.sub(rb"^[0-9a-f]{4}", b"0000", data)), r"manifest-sha256\.txt: has been changed"),
    "digest edited, file named too": (
        manifest(lambda data: re.sub(rb"[0-9a-f]{64}(?=  data/tei)", b"0" * 64, data)),
        r"data/tei/ode\.xml: is not what manifest-sha256\.txt says, but what manifest-sha512\.txt says",
    ),
    "row removed": (manifest(lambda data: data.split(b"\n", 1)[1]), r"data/\.zenodo\.json: is not listed in manifest-sha256\.txt"),
    "row doubled": (
        manifest(lambda data: data + data.splitlines(True)[0]),
        r'manifest-sha256\.txt: line 12 names "data/\.zenodo\.json" a second time',
    ),
    "row doubled with another digest": (
        manifest(lambda data: data + b"0" * 64 + b"  data/tei/ode.xml\n"),
        r'manifest-sha256\.txt: line 12 names "data/tei/ode\.xml" a second time',
    ),
    "path that leads out": (
        manifest(lambda data: data + b"0" * 64 + b"  data/../../secret\n"),
        r'manifest-sha256\.txt: line 12 names "data/\.\./\.\./secret", which leads out',
    ),
    "absolute path": (manifest(lambda data: data + b"0" * 64 + b"  /etc/passwd\n"), r'line 12 names "/etc/passwd", which leads out'),
    "tag file in a payload manifest": (
        manifest(lambda data: data + b"0" * 64 + b"  bagit.txt\n"),
        r'names "bagit\.txt", which is not in the payload',
    ),
    "checksum too short": (manifest(lambda data: data[1:]), r'manifest-sha256\.txt: line 1: "[0-9a-f]{63}" is no checksum of sha256'),
    "checksum of other signs": (manifest(lambda data: b"zz" + data[2:]), r'line 1: "zz[0-9a-f]{62}" is no checksum'),
    "row without path": (manifest(lambda data: b"0" * 64 + b"\n" + data), r"manifest-sha256\.txt: line 1 is no checksum and path"),
    "empty manifest": (manifest(lambda _: b""), r"manifest-sha256\.txt: lists no file"),
    "manifest that is no text": (manifest(lambda data: b"\xff" + data), r"manifest-sha256\.txt: is not UTF-8 text"),
    "manifest removed": (lambda bag: (bag / "manifest-sha512.txt").unlink(), r"manifest-sha512\.txt: is missing"),
    "all manifests removed": (
        both(*(lambda bag, name=name: (bag / name).unlink() for name in ("manifest-sha256.txt", "manifest-sha512.txt"))),
        r"manifest-sha256\.txt: is missing, and there is no other",
    ),
    "manifest of an unknown kind": (
        lambda bag: (bag / "manifest-crc9.txt").write_text("1  data/tei/ode.xml\n"),
        r"manifest-crc9\.txt: cannot be used",
    ),
    "tag manifest removed": (lambda bag: (bag / "tagmanifest-sha512.txt").unlink(), r"tagmanifest-sha512\.txt: is missing"),
    "tag manifest edited": (
        lambda bag: edit(bag, "tagmanifest-sha256.txt", lambda data: b"0" * 64 + data[64:]),
        r"bag-info\.txt: is not what tagmanifest-sha256\.txt says",
    ),
    "tag file changed": (
        lambda bag: edit(bag, "bag-info.txt", replaced(b"A Press", b"B Press")),
        r"bag-info\.txt: has been changed: tagmanifest-sha256\.txt and tagmanifest-sha512\.txt say otherwise",
    ),
    "tag file removed": (lambda bag: (bag / "bag-info.txt").unlink(), r"bag-info\.txt: is missing"),
    "tag file added": (lambda bag: (bag / "new-info.txt").write_text("x"), r"new-info\.txt: has been added"),
    "bagit.txt missing": (lambda bag: (bag / "bagit.txt").unlink(), r"bagit\.txt: is missing, so this is no bag"),
    "bagit.txt wrong": (lambda bag: edit(bag, "bagit.txt", replaced(b"UTF-8", b"KOI-8")), r"bagit\.txt: does not declare"),
    "bagit.txt with more": (lambda bag: edit(bag, "bagit.txt", lambda data: data + b"Also: this\n"), r"bagit\.txt: does not declare"),
    "wrong Payload-Oxum": (
        lambda bag: edit(bag, "bag-info.txt", replaced(b"Payload-Oxum: ", b"Payload-Oxum: 1")),
        r"Payload-Oxum says 1[\d,]+ bytes in 11 files",
    ),
    "Payload-Oxum of other signs": (
        lambda bag: edit(bag, "bag-info.txt", replaced(b"Payload-Oxum: ", b"Payload-Oxum: x")),
        r'Payload-Oxum is "x[\d.]+"',
    ),
    "Payload-Oxum twice": (
        lambda bag: edit(bag, "bag-info.txt", lambda data: data + b"Payload-Oxum: 1.1\n"),
        r"bag-info\.txt: tells Payload-Oxum a second time",
    ),
    "bag-info.txt garbled": (lambda bag: edit(bag, "bag-info.txt", lambda data: b"no tag\n" + data), r"bag-info\.txt: line 1 is no name and value"),
    "payload removed": (lambda bag: shutil.rmtree(bag / "data"), r"data/: the payload is missing"),
}


@pytest.mark.parametrize("kind", TAMPERING)
def test_tampering(bag, kind):
    do, due = TAMPERING[kind]
    assert check_bag(bag) == []
    do(bag)
    told = [str(fault) for fault in check_bag(bag)]
    assert any(re.search(due, one) for one in told), told
    assert all("\n" not in one for one in told)


@pytest.mark.external("posix")
@pytest.mark.parametrize("name", ["data/tei/ode.xml", "data/new", "bag-info.txt"])
def test_a_link_is_a_fault_even_where_it_leads_to_the_same_bytes(bag, name):
    path = bag / name
    kept = bag.parent / "kept"
    kept.write_bytes(path.read_bytes() if path.exists() else b"")
    path.unlink(missing_ok=True)
    path.symlink_to(kept)
    assert [str(one) for one in check_bag(bag) if one.file == name] == [f"{name}: is a link, which leads to something that is not in the bag"]


def test_only_what_was_changed_is_named(bag):
    edit(bag, "data/tei/ode.xml", replaced(b"mists", b"mints"))
    assert [one.file for one in check_bag(bag)] == ["data/tei/ode.xml"]


# In zip files


@pytest.fixture
def zipped(ode):
    ode.package("bag.zip", zipped=True)
    return ode.base / "bag.zip"


def rewritten(path, change):
    """Write the zip file anew, each entry as *change* gives it: name and data, or None."""
    with zipfile.ZipFile(path) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            found = change(name, data)
            if found:
                archive.writestr(*found)


def test_a_zip_file_is_checked_too(zipped):
    assert check_bag(zipped) == []
    rewritten(zipped, lambda name, data: (name, data + b" ") if name.endswith("ode.xml") else (name, data))
    assert [one.file for one in check_bag(zipped)] == ["bag-info.txt", "data/tei/ode.xml"]  # a byte more than Payload-Oxum says


def test_what_is_missing_in_a_zip_file(zipped):
    rewritten(zipped, lambda name, data: None if name.endswith("ode.txt") else (name, data))
    assert "data/derivatives/ode.txt: is missing" in [str(one) for one in check_bag(zipped)]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("name", "due"),
    [
        ("../secret", "../secret: leads out of the bag"),
        ("/etc/secret", "/etc/secret: leads out of the bag"),
        ("beside.txt", "beside.txt: lies beside the bag ode/"),
        ("ode/data/new", "data/new: has been added: no manifest lists it"),
        ("ode/data/tei/ode.xml", "data/tei/ode.xml: is in the zip file twice"),
    ],
)
def test_what_was_put_into_a_zip_file(zipped, name, due):
    with zipfile.ZipFile(zipped, "a") as archive:
        archive.writestr(name, b"x")
    assert due in [str(one) for one in check_bag(zipped)]


def test_a_link_in_a_zip_file(zipped):
    entry = zipfile.ZipInfo("ode/data/link")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(zipped, "a") as archive:
        archive.writestr(entry, "/etc/passwd")
    assert [one.file for one in check_bag(zipped)] == ["data/link"]


def test_a_damaged_zip_file(zipped):
    data = bytearray(zipped.read_bytes())
    position = data.index(b"PK\x03\x04", 200) + 60
    data[position : position + 40] = bytes(40)
    zipped.write_bytes(data)
    assert check_bag(zipped)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"words"])
def test_what_is_no_bag_at_all(tmp_path, content):
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(SourceError, match="no bag"):
        check_bag(tmp_path / "a.zip")


def test_what_is_not_there(tmp_path):
    with pytest.raises(SourceError, match="no such file or folder"):
        check_bag(tmp_path / "none")


def test_an_empty_folder_is_no_bag(tmp_path):
    assert [str(one) for one in check_bag(tmp_path)] == [
        "bagit.txt: is missing, so this is no bag",
        "data/: the payload is missing",
        "manifest-sha256.txt: is missing, and there is no other manifest of the payload",
    ]


def test_bags_of_others(tmp_path):
    """Version 0.97, md5, a byte order mark, stars and percent-encoding as other programs write them."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "a%b").write_bytes(b"words")
    (tmp_path / "bagit.txt").write_bytes(b"\xef\xbb\xbfBagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n")
    (tmp_path / "manifest-md5.txt").write_text(
        "3D801AA532C1CEC3EE82D87A99FDF63F *data/a%25b\r\n".replace("3D801AA532C1CEC3EE82D87A99FDF63F", md5(b"words").upper())
    )
    assert check_bag(tmp_path) == []


def md5(data: bytes) -> str:
    import hashlib

    return hashlib.md5(data).hexdigest()
