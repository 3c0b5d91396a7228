import hashlib

import pytest

from teiwright.archive.bag import BagWriter
from teiwright.archive.checking import check_bag
from teiwright.model import OutputError, SourceError


def test_a_bag_is_declared_and_every_file_is_in_four_manifests(tmp_path):
    bag = BagWriter(tmp_path)
    assert bag.add("a/b.txt", b"words") == hashlib.sha256(b"words").hexdigest()
    bag.finish([("Source-Organization", "A\nPress")])
    assert (tmp_path / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert (tmp_path / "bag-info.txt").read_text() == "Payload-Oxum: 5.1\nSource-Organization: A Press\n"
    assert (tmp_path / "manifest-sha512.txt").read_text() == f"{hashlib.sha512(b'words').hexdigest()}  data/a/b.txt\n"
    rows = (tmp_path / "tagmanifest-sha256.txt").read_text().splitlines()
    assert [row.split("  ")[1] for row in rows] == ["bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt"]
    assert check_bag(tmp_path) == []


def test_a_name_is_given_once(tmp_path):
    bag = BagWriter(tmp_path)
    bag.add("a", b"")
    with pytest.raises(OutputError, match="two files"):
        bag.add("a", b"")


def test_what_cannot_be_read_is_told(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        BagWriter(tmp_path).copy("a", tmp_path / "none")
