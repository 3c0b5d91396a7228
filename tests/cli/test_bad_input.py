"""Bad input and bad luck: one clear sentence, the exit code of CONTRACT.md, nothing half-written."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from teiwright.cli import main
from teiwright.cli.talk import Progress, Talk
from teiwright.model import OutputError, Place
from teiwright.project.fingerprint import is_untouched, with_fingerprint

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
TEI = f"<TEI {NAMESPACE}><text><body><p>Mr. Brown came.</p></body></text></TEI>"


class Done:
    """What a command did: exit code, standard output and error."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """Every test runs in an empty folder of its own, but for a text and a document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("He met Mr. Brown in Paris.\n", encoding="utf-8")
    (tmp_path / "a.xml").write_text(TEI, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capsys):
    """Run the command line in this process."""

    def running(*words: str) -> Done:
        with pytest.raises(SystemExit) as stop:
            main(list(words))
        captured = capsys.readouterr()
        return Done(int(stop.value.code or 0), captured.out, captured.err)

    return running


def outside(*words: str, **options) -> subprocess.CompletedProcess:
    """Run the command line in a process of its own."""
    return subprocess.run([sys.executable, "-m", "teiwright", *words], capture_output=True, text=True, timeout=60, **options)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def one_sentence(done: Done) -> bool:
    """Whether standard error is one line by the program, without a traceback."""
    return done.err.count("\n") == 1 and done.err.startswith("teiwright: ") and "Traceback" not in done.err


# Exit codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--version"], 0),
        (["rules"], 0),
        (["encode", "a.txt", "-o", "b.xml", "--quiet"], 0),
        (["export", "a.xml", "--to", "text"], 0),
        (["validate", "a.xml", "--schema", "teiwright"], 1),
        (["validate", "nowhere.xml"], 1),
        ([], 2),
        (["nothing"], 2),
        (["encode"], 2),
        (["encode", "a.txt", "--set", "x=1"], 2),
        (["export", "a.xml", "--to", "json", "--notes", "end"], 2),
        (["encode", "nowhere.txt"], 3),
        (["export", "a.txt", "--to", "text"], 3),
        (["build"], 3),
        (["export", "a.xml", "--to", "nothing"], 4),
        (["encode", "a.txt", "--layers", "nothing"], 4),
        (["validate", "a.xml", "--schema", "nothing"], 5),
        (["validate", "a.xml"], 5),  # tei_all is not in the cache
        (["encode", "a.txt", "-o", "."], 6),
        (["encode", "a.txt", "-o", "nowhere/b.xml"], 6),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else str(one),
)
def test_exit_codes_are_those_of_the_contract(run, words, code):
    done = run(*words)
    assert done.code == code
    assert "Traceback" not in done.err


def test_refusing_is_7(run):
    Path("a.toml").write_text("", encoding="utf-8")
    done = run("new", "a.txt")
    assert (done.code, one_sentence(done), Path("a.toml").read_text(encoding="utf-8")) == (7, True, "")


def test_our_own_bug_is_70_in_one_sentence(run, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("out of cheese")

    monkeypatch.setattr("teiwright.cli.encode.encoded", fails)
    done = run("encode", "a.txt", "-o", "b.xml")
    assert done.code == 70
    assert done.err == "teiwright: this is a bug of teiwright (RuntimeError: out of cheese); please report it; --debug shows where\n"
    assert not Path("b.xml").exists()


def test_debug_shows_the_traceback_before_the_sentence(run, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("out of cheese")

    monkeypatch.setattr("teiwright.cli.encode.encoded", fails)
    for words in (["--debug", "encode", "a.txt"], ["encode", "a.txt", "--debug"]):
        done = run(*words)
        assert done.code == 70
        assert done.err.startswith("Traceback (most recent call last):")
        assert "in fails" in done.err


def test_debug_changes_no_exit_code(run):
    assert run("--debug", "encode", "nowhere.txt").code == 3
    assert run("encode", "a.txt", "-o", "b.xml", "--quiet", "--debug").code == 0


# Input


CONTENT = {
    "empty": b"",
    "blank": b" \n\t\n",
    "NULs": b"\x00\x00\x00",
    "a NUL within": b"One\x00two\n",
    "a vertical tab": b"One\x0btwo\n",
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a ZIP": b"PK\x03\x04....",
    "an image": b"\x89PNG\r\n\x1a\n",
    "UTF-16 without a mark": "Text.".encode("utf-16-le"),
    "XML": TEI.encode(),
    "a surrogate": b"One \xed\xa0\x80 two\n",
}


@pytest.mark.parametrize("data", CONTENT.values(), ids=CONTENT)
def test_what_is_no_plain_text_is_3_and_writes_nothing(run, folder, data):
    Path("b.txt").write_bytes(data)
    before = files(folder)
    done = run("encode", "b.txt", "-o", "b.xml")
    if done.code == 0:  # bytes that are text in a legacy encoding
        assert b"\xed" in data
    else:
        assert (done.code, one_sentence(done), files(folder)) == (3, True, before)
        assert done.err.startswith("teiwright: b.txt")


BROKEN = {
    "empty": b"",
    "text": b"One.",
    "a PDF": b"%PDF-1.7\n",
    "cut short": TEI[:-9].encode(),
    "wrong UTF-8": TEI.replace("came", "c\udcffme").encode("utf-8", "surrogateescape"),
    "an unknown entity": TEI.replace("came", "&came;").encode(),
    "nested 100,000 deep": f"<TEI {NAMESPACE}><text>{'<div>' * 100_000}{'</div>' * 100_000}</text></TEI>".encode(),
    "an unknown encoding": b'<?xml version="1.0" encoding="klingon"?>' + TEI.encode(),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("words", [["export", "--to", "text"], ["export", "--to", "json"], ["export", "--to", "html"], ["annotate"]], ids=" ".join)
def test_what_is_no_xml_is_3_and_writes_nothing(run, folder, words, data):
    Path("b.xml").write_bytes(data)
    before = files(folder)
    done = run(*words, "b.xml", "-o", "c.xml")
    assert (done.code, one_sentence(done), files(folder)) == (3, True, before)
    assert done.err.startswith("teiwright: b.xml")


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_what_is_no_xml_is_a_finding_of_validate(run, data):
    Path("b.xml").write_bytes(data)
    done = run("validate", "b.xml")
    assert done.code == 1
    assert done.out.count("error xml:not-well-formed") == 1
    assert done.err == "1 file: 1 error\n"


@pytest.mark.parametrize("words", [["export", "--to", "text"], ["annotate"]], ids=" ".join)
def test_xml_that_is_not_tei_is_3(run, words):
    Path("b.xml").write_text("<html><p>x</p></html>", encoding="utf-8")
    done = run(*words, "b.xml")
    assert (done.code, one_sentence(done), done.out) == (3, True, "")
    assert "is not in the TEI namespace" in done.err


def test_an_identifier_that_stands_twice_is_an_error_where_links_are_written(run):
    Path("b.xml").write_text(TEI.replace("<p>", '<p xml:id="x"/><p xml:id="x">'), encoding="utf-8")
    done = run("annotate", "b.xml", "-o", "c.xml")
    assert (done.code, one_sentence(done), Path("c.xml").exists()) == (3, True, False)
    assert 'xml:id "x" stands twice' in done.err


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html", "epub", "csv", "conllu", "map"])
def test_what_stands_twice_in_the_identifiers_is_told_and_exported(run, form):
    Path("b.xml").write_text(TEI.replace("<p>", '<p xml:id="x"/><p xml:id="x">'), encoding="utf-8")
    done = run("export", "--to", form, "b.xml", "-o", "c")
    assert (done.code, Path("c").exists()) == (0, True)
    warning = 'b.xml:1: warning tw:duplicate-id: xml:id "x" stands twice; what points to it leads to the first'
    assert (warning in done.err) == (form != "text")


@pytest.mark.parametrize("name", [".", "nowhere", "a.txt/b", "x" * 300, ""], ids=["folder", "missing", "below a file", "too long", "empty"])
@pytest.mark.parametrize("command", [["encode"], ["annotate"], ["export", "--to", "text"], ["new"]], ids=" ".join)
def test_a_path_that_cannot_be_read_is_3(run, command, name):
    done = run(*command, name)
    assert (done.code, one_sentence(done), done.out) == (3, True, "")


#: Root may read and write everything, unless the right to do so is taken away.
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
POWERLESS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"] if IS_ROOT else []


@pytest.mark.external(*(["setpriv"] if POWERLESS else []))
def test_a_file_without_permission_is_3_and_a_folder_without_it_6(folder):
    def powerless(*words: str) -> Done:
        done = subprocess.run([*POWERLESS, sys.executable, "-m", "teiwright", *words], capture_output=True, text=True, timeout=60)
        return Done(done.returncode, done.stdout, done.stderr)

    Path("secret.txt").write_text("Two.\n", encoding="utf-8")
    Path("secret.txt").chmod(0)
    done = powerless("encode", "secret.txt")
    assert (done.code, one_sentence(done), done.out) == (3, True, "")
    folder.chmod(0o555)
    done = powerless("encode", "a.txt", "-o", "b.xml")
    folder.chmod(0o755)
    assert (done.code, one_sentence(done), Path("b.xml").exists()) == (6, True, False)


@pytest.mark.external("zero")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["encode", "/dev/zero"], 3),
        (["annotate", "/dev/zero"], 3),
        (["export", "/dev/zero", "--to", "text"], 3),
        (["new", "/dev/zero"], 3),
        (["encode", "a.txt", "--settings", "/dev/zero"], 2),
        (["validate", "a.xml", "--schema", "/dev/zero"], 5),
        (["validate", "a.xml", "--schema", "endless.rng"], 5),
        (["schema", "fetch", "/dev/zero"], 5),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else str(one),
)
def test_what_never_ends_is_not_read(run, words, code):
    Path("endless.rng").symlink_to("/dev/zero")
    done = run(*words)
    assert (done.code, one_sentence(done), done.out) == (code, True, "")


@pytest.mark.external("zero")
def test_a_device_is_a_finding_of_validate(run):
    done = run("validate", "/dev/zero")
    assert done.code == 1
    assert done.out.startswith("/dev/zero: error xml:unreadable: this is a device or socket, a file or pipe was expected\n")


@pytest.mark.external("zero")
@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_a_device_at_standard_input_is_not_read(name):
    with Path("/dev/zero").open() as device:
        done = outside("encode", name, stdin=device)
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (3, 1, "")


@pytest.mark.external("stdin")
@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_a_pipe_at_standard_input_is_read(name):
    done = outside("encode", name, "--quiet", input="He met Mr. Brown in Paris.\n")
    assert (done.returncode, "<TEI" in done.stdout) == (0, True)


@pytest.mark.external("fifo")
def test_a_named_pipe_is_read(folder):
    os.mkfifo("pipe")
    process = subprocess.Popen([sys.executable, "-m", "teiwright", "encode", "pipe", "--quiet"], stdout=subprocess.PIPE)
    Path("pipe").write_text("He met Mr. Brown in Paris.\n", encoding="utf-8")
    assert b"<TEI" in process.communicate(timeout=60)[0]
    assert process.returncode == 0


def test_too_little_memory_is_3_in_one_sentence(run, monkeypatch):
    def fails(*args, **kwargs):
        raise MemoryError

    monkeypatch.setattr("teiwright.cli.encode.encoded", fails)
    done = run("encode", "a.txt", "-o", "b.xml")
    assert (done.code, done.err) == (3, "teiwright: there is not enough memory for this; what was written is whole\n")


def test_settings_are_not_written_beside_standard_input(run, folder):
    before = files(folder)
    assert run("new", "-").code == 2
    assert files(folder) == before


def test_a_folder_that_may_not_be_read_is_a_finding_of_validate(run, folder, monkeypatch):
    walk = os.walk

    def refused(top, onerror):
        onerror(PermissionError(13, "Permission denied", str(Path(top, "shut"))))
        yield from walk(top)

    (folder / "tei" / "shut").mkdir(parents=True)
    monkeypatch.setattr("teiwright.cli.validate.os.walk", refused)
    done = run("validate", "tei")
    assert done.code == 1
    assert done.out.startswith(f"{Path('tei', 'shut')}: error xml:unreadable: the folder may not be read: permission denied\n")


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "a.txt/b"], ids=["too long", "NUL", "below a file"])
def test_a_path_that_cannot_be_read_is_a_finding_of_validate(run, name):
    done = run("validate", name)
    assert (done.code, done.out.count("error xml:unreadable")) == (1, 1)


def test_a_document_with_an_unusable_schema_keeps_no_other_from_being_checked(run):
    Path("wrong.rng").write_text("no schema", encoding="utf-8")
    Path("b.xml").write_text(f'<?xml-model href="wrong.rng"?>{TEI}', encoding="utf-8")
    Path("c.xml").write_text("<TEI>", encoding="utf-8")
    done = run("validate", "a.xml", "b.xml", "c.xml")
    assert done.code == 5
    assert done.out.startswith("c.xml:1")
    summary, *told = done.err.splitlines()
    assert summary == "1 file: 1 error"
    assert [line.partition(" is ")[0] for line in told] == ["teiwright: tei_all", "teiwright: the schema wrong.rng"]
    assert [line.rpartition("; ")[2] for line in told] == ["a.xml was not checked", "b.xml was not checked"]


def test_what_the_system_refuses_is_no_bug_of_ours(run, monkeypatch):
    def refused(*args, **kwargs):
        raise PermissionError(13, "Permission denied", "shut/a.txt")

    monkeypatch.setattr("teiwright.cli.encode.encoded", refused)
    done = run("encode", "a.txt")
    assert (done.code, done.err) == (3, "teiwright: shut/a.txt: Permission denied\n")


# Output


@pytest.mark.external("posix")
def test_a_file_name_that_is_no_text_is_told_all_the_same():
    name = b"\xff.xml"
    done = subprocess.run([sys.executable.encode(), b"-m", b"teiwright", b"validate", name], capture_output=True, check=False)
    assert (done.returncode, done.stdout.partition(b":")[0], done.stderr) == (1, rb"\udcff.xml", b"1 file: 1 error\n")


def test_an_output_of_few_letters_gets_the_others_by_number():
    done = outside("validate", "\u05e9.xml", env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stdout.partition(":")[0]) == (1, r"\u05e9.xml")


@pytest.mark.external("stdout")
def test_standard_output_by_its_name_is_standard_output():
    done = outside("encode", "a.txt", "--quiet", "-o", "/dev/stdout")
    assert (done.returncode, done.stdout.startswith("<?xml"), done.stderr) == (0, True, "")


def test_standard_output_that_was_closed_is_6(run, monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    done = run("encode", "a.txt", "--quiet")
    assert (done.code, done.err) == (6, "teiwright: standard output is closed\n")


@pytest.mark.external("full")
@pytest.mark.parametrize(("words", "code"), [(["encode", "nowhere.txt"], 3), (["nothing"], 2)], ids=["input", "usage"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_error_that_cannot_be_told_keeps_its_exit_code(words, code, unbuffered):
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "teiwright", *words], stdout=subprocess.PIPE, stderr=full, env=environment, check=False)
    assert done.returncode == code


@pytest.mark.external("full")
@pytest.mark.parametrize("words", [["encode", "a.txt"], ["export", "a.xml", "--to", "html"], ["annotate", "a.xml"]], ids=" ".join)
def test_a_full_device_is_6(run, words):
    done = run(*words, "-o", "/dev/full")
    assert (done.code, one_sentence(done)) == (6, True)
    assert "No space left on device" in done.err


def test_a_disk_that_fills_leaves_the_old_file_and_no_other(run, folder, monkeypatch):
    Path("b.xml").write_text("old", encoding="utf-8")
    before = files(folder)

    def full(self, *args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = run("encode", "a.txt", "-o", "b.xml")
    assert (done.code, one_sentence(done), files(folder)) == (6, True, before)
    assert Path("b.xml").read_text(encoding="utf-8") == "old"


def test_a_file_is_written_through_a_link_and_keeps_its_mode(run):
    Path("real.xml").write_text("old", encoding="utf-8")
    Path("real.xml").chmod(0o640)
    Path("link.xml").symlink_to("real.xml")
    assert run("encode", "a.txt", "-o", "link.xml", "--quiet").code == 0
    assert Path("link.xml").is_symlink()
    assert Path("real.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert Path("real.xml").stat().st_mode & 0o777 == 0o640


@pytest.mark.external("full")
@pytest.mark.parametrize("words", [["rules"], ["validate", "a.txt"], ["--help"]], ids=" ".join)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_on_a_full_device_is_6(words, unbuffered):
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "teiwright", *words], stdout=full, stderr=subprocess.PIPE, env=environment, check=False)
    assert done.returncode == 6


@pytest.mark.external("posix")
@pytest.mark.parametrize("words", [["export", "a.xml", "--to", "text"], ["validate", "wrong.xml", "--schema", "teiwright"]], ids=" ".join)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_that_takes_only_a_part_is_6(words, unbuffered):
    import resource

    Path("a.xml").write_text(TEI.replace("came", "came and went " * 2_000), encoding="utf-8")
    Path("wrong.xml").write_text(TEI.replace("<p>", "<p>" + "<persname>x</persname>" * 2_000), encoding="utf-8")
    with Path("out.txt").open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "teiwright", *words],
            stdout=out,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, 8_192)),
            check=False,
        )
    assert (done.returncode, b"File too large" in done.stderr) == (6, True)


def with_a_reader_that_leaves(*words: str) -> tuple[int, bytes]:
    process = subprocess.Popen([sys.executable, "-m", "teiwright", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    return process.wait(), told


def test_a_reader_that_leaves_is_no_reason_to_complain():
    code, told = with_a_reader_that_leaves("explain", "--rendering")
    assert told == b""
    assert code not in {0, 70}


def test_a_reader_that_leaves_is_not_told_of_findings():
    assert with_a_reader_that_leaves("explain", "--rendering")[0] == 141


# Interruption


@pytest.mark.external("posix")
def test_an_interruption_while_python_runs_a_string_is_130_too(tmp_path):
    """It does so to make a dataclass, and then would end itself by the signal, whatever the exit code."""
    (tmp_path / "a.txt").write_text("Anna left.")
    (tmp_path / "interrupted.py").write_text(
        "import teiwright.cli.encode as encode\nfrom teiwright.cli import main\n"
        "encode.encoded = lambda *given, **named: exec('raise KeyboardInterrupt')\nmain(['encode', 'a.txt'])\n"
    )
    done = subprocess.run([sys.executable, "-m", "interrupted"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr.strip()) == (130, "teiwright: interrupted; what was written is whole")


def test_an_interrupted_command_is_130_in_one_sentence(run, monkeypatch):
    def interrupted(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("teiwright.cli.encode.encoded", interrupted)
    done = run("encode", "a.txt", "-o", "b.xml")
    assert (done.code, done.err.strip()) == (130, "teiwright: interrupted; what was written is whole")
    assert not Path("b.xml").exists()


@pytest.mark.external("posix")
def test_control_c_during_a_long_build_leaves_what_is_whole(folder):
    paragraph = '"Come in," said Mr. Brown to General Wolseley in Paris on the 3rd of May, 1815. ' * 8
    (folder / "seeds").mkdir()
    (folder / "seeds" / "one.txt").write_text(paragraph, encoding="utf-8")
    (folder / "seeds" / "two.txt").write_text("\n\n".join([paragraph] * 1500), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "teiwright", "build"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # run in the background, the tests have it ignored
    )
    deadline = time.monotonic() + 60
    while not (folder / "build" / "one.json").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert told.splitlines()[-1] == b"teiwright: interrupted; what was written is whole"
    assert b"Traceback" not in told
    assert {one for one in files(folder) if "two" in one or Path(one).name.startswith(".")} <= {"seeds/two.txt", "tei/two.xml"}


# Manners


def test_colours_only_on_a_terminal_and_never_with_no_color(monkeypatch):
    from teiwright.cli.talk import coloured

    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert coloured(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coloured(Terminal())
    assert not coloured(sys.__stdout__) or sys.__stdout__.isatty()


def test_a_quiet_build_says_nothing_of_what_is_well(run, folder):
    (folder / "seeds").mkdir()
    (folder / "seeds" / "one.txt").write_text("One.\n", encoding="utf-8")
    done = run("build", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    (folder / "tei" / "one.xml").write_text("<TEI/>", encoding="utf-8")
    done = run("build", "--quiet")
    assert (done.code, done.out) == (7, "")
    assert "tw:edited-by-hand" in done.err


# Authority files

ENTRIES = "".join(f'<person xml:id="{one}"><persName>{one.upper()}</persName></person>' for one in "ab")
REGISTER = f"<TEI {NAMESPACE}><standOff><listPerson>{ENTRIES}</listPerson></standOff></TEI>"


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"<TEI", b"words", b"<p/>", None], ids=repr)
@pytest.mark.parametrize(
    "words",
    [
        "suggest x.xml",
        "suggest a.xml --authority x.xml",
        "check x.xml",
        "check r.xml x.xml",
        "merge a b x.xml",
        "merge a b r.xml x.xml",
        "export x.xml",
    ],
)
def test_what_is_no_authority_file_or_edition_is_told_and_nothing_changes(run, words, content):
    Path("r.xml").write_text(REGISTER, encoding="utf-8")
    if content is not None:
        Path("x.xml").write_bytes(content)
    done = run("authority", *words.split(), "--quiet", *(["-o", "out.xml"] if "merge" not in words and "check" not in words else []))
    if content == b"<p/>" and words == "merge a b r.xml x.xml":  # any XML may point to an entry; this does not
        assert (done.code, done.err) == (0, "")
        return
    assert (done.code, one_sentence(done)) == (3, True)
    assert Path("r.xml").read_text(encoding="utf-8") == REGISTER
    assert not Path("out.xml").exists()


def test_an_edition_that_may_not_be_written_leaves_the_authority_file_as_it_was(run, monkeypatch):
    Path("r.xml").write_text(REGISTER, encoding="utf-8")
    Path("a.xml").write_text(f'<TEI {NAMESPACE}><text><body><p><persName ref="r.xml#b">B</persName></p></body></text></TEI>', encoding="utf-8")

    def refuses(path, data):
        raise OutputError("the file may not be written: permission denied", Place(str(path)))

    monkeypatch.setattr("teiwright.cli.authority.merge.write_whole", refuses)
    done = run("authority", "merge", "a", "b", "r.xml", "a.xml")
    assert (done.code, done.err) == (6, "teiwright: a.xml: the file may not be written: permission denied\n")
    assert Path("r.xml").read_text(encoding="utf-8") == REGISTER


def test_a_document_that_a_build_wrote_still_counts_as_its_work_after_a_merge(run):
    Path("r.xml").write_text(REGISTER, encoding="utf-8")
    edition = f'<?xml-model href="x"?>\n<TEI {NAMESPACE}><text><body><p><persName ref="r.xml#b">B</persName></p></body></text></TEI>\n'
    Path("a.xml").write_bytes(with_fingerprint(edition.encode(), "0" * 64))
    assert run("authority", "merge", "a", "b", "r.xml", "a.xml").code == 0
    assert is_untouched(Path("a.xml").read_bytes())
    assert b'ref="r.xml#a"' in Path("a.xml").read_bytes()


def test_a_document_that_a_hand_edited_does_not(run):
    Path("r.xml").write_text(REGISTER, encoding="utf-8")
    edition = f'<TEI {NAMESPACE}><text><body><p><persName ref="r.xml#b">B</persName></p></body></text></TEI>\n'
    Path("a.xml").write_bytes(with_fingerprint(edition.encode(), "0" * 64).replace(b">B<", b">BB<"))
    assert run("authority", "merge", "a", "b", "r.xml", "a.xml").code == 0
    assert not is_untouched(Path("a.xml").read_bytes())


def test_findings_in_a_pipe_have_no_colour(run):
    assert "\x1b" not in run("validate", "a.txt").out


def test_python_m_teiwright_is_teiwright():
    done = outside("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, "teiwright, version 0.1.0\n", "")


OF_AUTHORITIES = [f"authority {name}" for name in ("suggest", "check", "merge", "export", "import")]
COMMANDS = ["new", "encode", "annotate", "validate", "export", "build", "schema fetch", "rules", "explain", *OF_AUTHORITIES]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example_of_itself(run, command):
    done = run(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    example = done.out.partition("Example")[2]
    assert f"teiwright {command}" in example


@pytest.mark.parametrize("command", ["schema", "schema list"])
def test_the_commands_about_schemas_show_examples_too(run, command):
    assert f"teiwright {command}" in run(*command.split(), "--help").out.partition("Example")[2]


@pytest.mark.parametrize(
    "words",
    [
        ["encode", "a.txt", "-o", "a.txt"],
        ["encode", "a.txt", "-o", "./a.toml"],
        ["encode", "a.txt", "--settings", "house.toml", "-o", "house.toml"],
        ["export", "a.xml", "--to", "text", "-o", "a.xml"],
        ["export", "a.xml", "--to", "html", "--template", "page.html", "-o", "page.html"],
        ["export", "a.xml", "--to", "text", "--settings", "house.toml", "-o", "house.toml"],
        ["weave", "a.xml", "spans.jsonl", "-o", "spans.jsonl"],
        ["annotate", "a.xml", "--settings", "house.toml", "-o", "house.toml"],
        ["authority", "export", "a.xml", "-o", "a.xml"],
        ["authority", "import", "people.csv", "-o", "people.csv"],
        ["authority", "suggest", "a.xml", "-o", "a.xml"],
        ["names", "train", "a.xml", "-o", "a.xml"],
        ["validate", "a.xml", "--schema", "teiwright", "--report", "a.xml"],
    ],
    ids=" ".join,
)
def test_a_result_never_takes_the_place_of_what_it_was_made_of(words, run, folder):
    for name, content in {"a.toml": "", "house.toml": "", "page.html": "{{ title }}", "spans.jsonl": "", "people.csv": "id,kind,name\n"}.items():
        (folder / name).write_text(content, encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    done = run(*words)
    assert done.code == 7
    assert one_sentence(done)
    assert "what is read" in done.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("words", [["annotate", "a.xml", "--layers", "names"], ["weave", "a.xml", "spans.jsonl"]], ids=" ".join)
def test_what_only_adds_may_write_where_it_read(words, run, folder):
    (folder / "spans.jsonl").write_text('{"start": 0, "end": 9, "gi": "persName"}\n', encoding="utf-8")
    assert run(*words, "-o", "a.xml").code == 0
    assert "Mr. Brown" in (folder / "a.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("setting", "met"), [("header.title=1984", "<title>1984</title>"), ("header.date=1920", "1920</date>")])
def test_a_number_on_the_command_line_is_text_where_text_is_due(setting, met, run):
    done = run("encode", "a.txt", "--set", setting, "--quiet")
    assert done.code == 0
    assert met in done.out


def test_an_anchor_may_be_a_year_alone(run):
    (Path("b.txt")).write_text("It was the 3rd of May. He met Mr. Brown, and they talked of the weather.\n", encoding="utf-8")
    done = run("encode", "b.txt", "--set", "dates.anchor=1917", "--set", "dates.calendar=gregorian", "--set", "language=en", "--quiet")
    assert done.code == 0
    assert 'when="1917-05-03"' in done.out


@pytest.mark.external("posix")
@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"a\x01b.txt"], ids=["Latin-1", "a control character"])
def test_a_file_whose_name_no_xml_can_hold_is_encoded(name, folder):
    (folder / os.fsdecode(name)).write_bytes(b"He met Mr. Brown in Paris.\n")
    done = subprocess.run([sys.executable, "-m", "teiwright", "encode", os.fsdecode(name), "--quiet"], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert b'type="filename">' + name.replace(b"\xe9", b"\x01").replace(b"\x01", "\ufffd".encode()) + b"</idno>" in done.stdout


def test_the_structure_is_not_added_to_a_document_that_has_one(run, folder):
    done = run("annotate", "a.xml", "--layers", "structure,names", "-o", "b.xml")
    assert done.code == 2
    assert one_sentence(done)
    assert "structure" in done.err
    assert not (folder / "b.xml").exists()


def test_a_rule_and_the_rendering_are_not_asked_for_at_once(run):
    done = run("explain", "tw:empty", "--rendering")
    assert done.code == 2
    assert "not both" in done.err


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_build_tells_what_it_could_not_read_and_builds_the_rest(workers, run, folder):
    (folder / "seeds").mkdir()
    for stem in ("one", "three", "two"):
        (folder / "seeds" / f"{stem}.txt").write_text("He met Mr. Brown in Paris.\n", encoding="utf-8")
    (folder / "seeds" / "empty.txt").write_bytes(b"")
    for stem in ("one", "three"):
        (folder / "seeds" / f"{stem}.toml").write_text('names.authority = "people.xml"\n', encoding="utf-8")
    (folder / "seeds" / "people.xml").write_text("<TEI>", encoding="utf-8")
    done = run("build", "--workers", workers, "--quiet")
    assert done.code == 3
    assert [line.split(": ", 2)[1] for line in done.err.splitlines()] == ["seeds/empty.txt", "people.xml:1:6"]
    assert {path.name for path in (folder / "tei").iterdir()} == {"two.xml"}
    assert "empty: not done" in run("build").out


def test_a_folder_is_looked_through_whatever_the_case_of_its_names(run, folder):
    (folder / "tei").mkdir()
    (folder / "tei" / "LETTER.XML").write_text("<TEI>", encoding="utf-8")
    done = run("validate", "tei", "--schema", "teiwright")
    assert done.code == 1
    assert "LETTER.XML:1:6: error xml:not-well-formed" in done.out


def test_progress_takes_one_line_of_a_narrow_terminal_and_is_taken_away(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    progress = Progress(Talk())
    progress.show(1, 2, "a letter with a name that is longer than the line: encoding")
    progress.clear()
    shown, blank = terminal.getvalue().split("\r")[1:3]
    assert shown == "[1/2] a letter with a name that is long"
    assert blank == " " * 39


def test_what_is_no_text_is_not_written_to_a_terminal(run, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    done = run("export", "a.xml", "--to", "csv")
    assert (done.code, done.out) == (2, "")
    assert "name a file to write with -o" in done.err
    assert run("export", "a.xml", "--to", "csv", "-o", "a.zip").code == 0
    assert run("export", "a.xml", "--to", "text").out == "Mr. Brown came.\n"
