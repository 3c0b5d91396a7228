"""Files: read whole, written whole or not at all."""

import contextlib
import errno
import io
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from teiwright.files import ensure_folder, read_bytes, remove, write_whole
from teiwright.model import OutputError, SourceError


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def refusal(path, data=b"new"):
    with pytest.raises(OutputError) as caught:
        write_whole(path, data)
    return caught.value.message


class Standard:
    """Stands for sys.stdin or sys.stdout."""

    def __init__(self, data=b""):
        self.buffer = io.BytesIO(data)


def test_bytes_are_read_as_they_are(tmp_path):
    (tmp_path / "a").write_bytes(b"\r\n\0\xff")
    assert read_bytes(tmp_path / "a") == read_bytes(str(tmp_path / "a")) == b"\r\n\0\xff"


def test_a_dash_is_standard_input_and_output(monkeypatch):
    monkeypatch.setattr("sys.stdin", Standard(b"in"))
    monkeypatch.setattr("sys.stdout", Standard())
    assert read_bytes("-") == b"in"
    write_whole("-", b"out")
    assert sys.stdout.buffer.getvalue() == b"out"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing.txt", "there is no such file"),
        ("", "this is a folder, a file was expected"),
        ("a\0b", "this is no file name"),
        ("x" * 300, "the file cannot be read: File name too long"),
        ("file/a.txt", "the file cannot be read: Not a directory"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_reason(tmp_path, name, told):
    (tmp_path / "file").touch()
    with pytest.raises(SourceError) as caught:
        read_bytes(tmp_path / name if name else tmp_path)
    assert caught.value.message.startswith(told)
    assert caught.value.place.line is None


def test_without_permission_nothing_is_read(tmp_path, monkeypatch):
    def refuse(path, *args):
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "a").touch()
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match="the file may not be read: permission denied"):
        read_bytes(tmp_path / "a")


@pytest.mark.external("zero")
@pytest.mark.parametrize("name", ["/dev/zero", "/dev/full", "/dev/null"])
def test_a_device_is_not_read(name):
    with pytest.raises(SourceError, match="this is a device or socket, a file or pipe was expected"):
        read_bytes(name)


@pytest.mark.external("zero")
def test_a_device_at_standard_input_is_not_read(monkeypatch):
    with Path("/dev/zero").open() as device:
        monkeypatch.setattr("sys.stdin", device)
        with pytest.raises(SourceError, match="standard input is a device, a file or pipe was expected"):
            read_bytes("-")


def test_standard_input_or_output_that_was_closed_is_told(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SourceError, match="standard input is closed"):
        read_bytes("-")
    monkeypatch.setattr("sys.stdout", None)
    assert refusal("-") == "standard output is closed"


@pytest.mark.external("fifo")
def test_a_named_pipe_is_read_to_its_end(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    data = b"x" * 3_000_000
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(data,))
    writer.start()
    assert read_bytes(tmp_path / "pipe") == data
    writer.join()


@pytest.mark.parametrize("kind", ["file", "pipe"])
def test_what_is_too_large_is_not_read(tmp_path, monkeypatch, kind):
    monkeypatch.setattr("teiwright.files._MOST_BYTES", 10)
    monkeypatch.setattr("teiwright.files._PIECE", 4)
    (tmp_path / "a").write_bytes(b"x" * 10)
    assert read_bytes(tmp_path / "a") == b"x" * 10
    (tmp_path / "a").write_bytes(b"x" * 11)
    if kind == "pipe":
        monkeypatch.setattr("teiwright.files.stat.S_ISREG", lambda _: False)
        monkeypatch.setattr("teiwright.files.stat.S_ISFIFO", lambda _: True)
    with pytest.raises(SourceError, match="the file holds more than 10 bytes"):
        read_bytes(tmp_path / "a")


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr("teiwright.files.os.access", lambda *_: False)
    assert refusal(tmp_path / "a") == "the file may not be written: permission denied"
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.external("fifo")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    reading, writing = os.pipe()
    write_whole(f"/dev/fd/{writing}", b"new")
    assert os.read(reading, 10) == b"new"
    os.close(reading)
    os.close(writing)


def test_a_folder_is_made_with_those_above_it(tmp_path):
    ensure_folder(tmp_path / "a" / "b")
    ensure_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="this is a file, a folder was expected"):
        ensure_folder(tmp_path / "file")
    with pytest.raises(OutputError, match="the folder cannot be made: Not a directory"):
        ensure_folder(tmp_path / "file" / "a")


def test_what_is_taken_away_is_told(tmp_path):
    (tmp_path / "a").touch()
    assert remove(tmp_path / "a")
    assert not remove(tmp_path / "a")
    with pytest.raises(OutputError, match="cannot be taken away"):
        remove(tmp_path)


def test_a_file_is_made_and_replaced_and_nothing_stays_beside_it(tmp_path):
    write_whole(tmp_path / "a", b"one")
    write_whole(str(tmp_path / "a"), b"two")
    assert (tmp_path / "a").read_bytes() == b"two"
    assert names(tmp_path) == ["a"]


def test_the_rights_of_the_old_file_are_those_of_the_new(tmp_path):
    (tmp_path / "a").touch(mode=0o640)
    (tmp_path / "a").chmod(0o640)
    write_whole(tmp_path / "a", b"new")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link").symlink_to("a")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced():
    write_whole("/dev/null", b"new")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.external("full")
def test_a_full_device_is_told():
    assert refusal("/dev/full") == "the file cannot be written: No space left on device"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "this is a folder, a file was expected"),
        ("missing/a", "the file cannot be written: No such file or directory"),
        ("file/a", "the file cannot be written: Not a directory"),
        ("x" * 300, "the file cannot be written: File name too long"),
    ],
)
def test_what_cannot_be_written_is_told_with_its_reason(tmp_path, name, told):
    (tmp_path / "file").touch()
    assert refusal(tmp_path / name if name else tmp_path) == told
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize("problem", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=["full disk", "Ctrl-C"])
def test_when_writing_fails_the_old_file_stays_and_nothing_beside_it(tmp_path, monkeypatch, problem):
    (tmp_path / "a").write_bytes(b"old")

    def fail(path, target):
        raise problem

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError if isinstance(problem, OSError) else KeyboardInterrupt):
        write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_pieces_are_written_as_they_are_made_and_a_failure_among_them_leaves_the_old_file(tmp_path):
    path = tmp_path / "out"
    write_whole(path, iter([b"one ", b"two"]))
    assert path.read_bytes() == b"one two"

    def failing():
        yield b"half"
        raise ValueError("of the one who makes them")

    with pytest.raises(ValueError, match="of the one who makes them"):
        write_whole(path, failing())
    assert path.read_bytes() == b"one two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_that_went_away_is_not_an_error_of_the_file(monkeypatch):
    class Closed(io.BytesIO):
        def flush(self):
            raise BrokenPipeError

    standard = Standard()
    standard.buffer = Closed()
    monkeypatch.setattr("sys.stdout", standard)
    with pytest.raises(BrokenPipeError):
        write_whole("-", b"out")


def test_a_file_of_somebody_else_is_not_removed(tmp_path):
    other = tmp_path / f".a.{os.getpid()}"
    other.write_bytes(b"theirs")
    with contextlib.suppress(OutputError):
        write_whole(tmp_path / "a", b"new")
    assert other.read_bytes() == b"theirs"


@pytest.mark.parametrize("kind", ["NUL", "loop"])
def test_a_name_that_leads_nowhere_is_told(tmp_path, kind):
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    assert refusal(tmp_path / ("one" if kind == "loop" else "a\0b"))


def test_a_long_name_that_the_system_takes_is_taken(tmp_path):
    write_whole(tmp_path / ("x" * 250), b"new")
    assert names(tmp_path) == ["x" * 250]
