"""Many files: verdicts that are kept, what makes them void, and several processes."""

import os
from pathlib import Path

import pytest

from teiwright.cli import main
from teiwright.validation import examining

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


def document(body: str) -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text xml:lang="en"><body><div>{body}</div></body></text></TEI>'


@pytest.fixture
def validate(capsys):
    """Runs the command; returns what it writes and its exit code."""

    def run(*words: str) -> tuple[str, int]:
        with pytest.raises(SystemExit) as ended:
            main(["validate", *words])
        written = capsys.readouterr()
        return written.out + written.err, ended.value.code

    return run


@pytest.fixture
def corpus(tmp_path, monkeypatch, validate):
    """A folder with two documents, of which one points into the other, and what validates them."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.xml").write_text(document('<p xml:id="x">One</p><p/>'))
    (folder / "b.xml").write_text(document('<p><ref target="a.xml#x">there</ref></p><figure><graphic url="p.png"/></figure>'))
    monkeypatch.chdir(tmp_path)

    return lambda *options: validate("corpus", "--schema", "teiwright", *options)[0]


@pytest.fixture
def examined(monkeypatch):
    """The files that were examined."""
    found = []
    examine = examining.Examiner.examine

    def noted(self, task):
        found.append(Path(task.path).name)
        return examine(self, task)

    monkeypatch.setattr(examining.Examiner, "examine", noted)
    return found


def test_what_has_not_changed_is_not_examined_again_and_told_the_same(corpus, examined):
    first = corpus()
    assert examined == ["a.xml", "b.xml"]
    assert "tw:empty" in first
    assert corpus() == first
    assert corpus("--format", "json") != ""
    assert examined == ["a.xml", "b.xml"]


CHANGES = {
    "the document": (lambda folder: (folder / "a.xml").write_text(document('<p xml:id="x">Two</p>')), ["a.xml", "b.xml"]),
    "where pointers lead": (lambda folder: (folder / "a.xml").write_text(document('<p xml:id="y">One</p>')), ["a.xml", "b.xml"]),
    "a picture that is there now": (lambda folder: (folder / "p.png").write_bytes(b""), ["b.xml"]),
    "a silence": (
        lambda folder: (folder.parent / "teiwright.toml").write_text('[[silence]]\nrule = "tw:empty"\nreason = "so it is"\n'),
        ["a.xml", "b.xml"],
    ),
}


@pytest.mark.parametrize(("change", "again"), list(CHANGES.values()), ids=list(CHANGES))
def test_what_depends_on_a_change_is_examined_again(corpus, examined, change, again, tmp_path):
    corpus()
    examined.clear()
    change(tmp_path / "corpus")
    told = corpus()
    assert examined == again
    assert told == corpus("--no-cache")


def test_a_schema_that_changed_is_asked_again(tmp_path, monkeypatch, examined, validate):
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_text("<a/>")
    Path("inner.rng").write_text('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    Path("s.rng").write_text('<externalRef href="inner.rng" xmlns="http://relaxng.org/ns/structure/1.0"/>')
    asked = ("a.xml", "--schema", "s.rng")
    assert validate(*asked) == validate(*asked)
    assert examined == ["a.xml"]
    Path("inner.rng").write_text('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>')
    validate(*asked)
    assert examined == ["a.xml", "a.xml"]


def test_without_keeping_and_by_an_xsd_schema_all_is_examined(tmp_path, monkeypatch, examined, validate):
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_text("<a/>")
    Path("s.xsd").write_text('<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="a"/></schema>')
    for options in (["--schema", "s.xsd"], ["--schema", "s.xsd"], ["--schema", "s.xsd", "--no-cache"]):
        validate("a.xml", *options)
    assert examined == ["a.xml"] * 3


@pytest.mark.parametrize("spoilt", [b"this is no data base", b""])
def test_a_cache_that_is_spoilt_costs_nothing_but_time(corpus, spoilt):
    first = corpus()
    Path(os.environ["TEIWRIGHT_CACHE"], "verdicts.sqlite").write_bytes(spoilt)
    assert corpus() == first


def test_a_cache_that_cannot_be_made_costs_nothing_but_time(corpus, monkeypatch, tmp_path):
    first = corpus()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TEIWRIGHT_CACHE", str(tmp_path / "file" / "cache"))
    assert corpus() == first


def test_several_processes_tell_the_same_in_the_same_order(corpus, tmp_path):
    for number in range(20):
        (tmp_path / "corpus" / f"c{number:02}.xml").write_text(document(f"<p>{number}</p>{'<p/>' * (number % 3)}"))
    (tmp_path / "corpus" / "d.xml").write_text("<TEI")
    alone = corpus("--no-cache")
    assert corpus("--no-cache", "--jobs", "2") == alone
    assert corpus("--jobs", "2") == alone
    assert corpus("--jobs", "2") == alone


def test_a_schema_that_is_not_to_be_had_is_told_by_several_processes_too(tmp_path, monkeypatch, validate):
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        Path(f"{name}.xml").write_text(document("<p/>"))
    told = [validate("a.xml", "b.xml", "--schema", "none.rng", "--jobs", jobs) for jobs in ("1", "2")]
    assert told[0] == told[1]
    assert told[0][1] == 5


def test_a_silence_that_is_needed_is_so_by_kept_verdicts_and_by_other_processes_too(corpus, tmp_path):
    (tmp_path / "teiwright.toml").write_text(
        '[[silence]]\nrule = "tw:empty"\nreason = "so it is"\n[[silence]]\nrule = "tw:bad-date"\nreason = "an old habit"\n'
    )
    first = corpus()
    assert first.count("tw:unused-silence") == 1
    assert corpus() == first
    assert corpus("--no-cache", "--jobs", "2") == first
