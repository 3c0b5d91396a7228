"""Building many editions: by several processes, past one that dies, on after a build that was killed."""

import os
import signal
import subprocess
import sys
import time

import pytest

from teiwright.project import build
from teiwright.project.build import Status, build_project


@pytest.fixture
def corpus(tmp_path):
    """A project of twelve small seeds."""
    (tmp_path / "seeds").mkdir()
    for number in range(12):
        (tmp_path / "seeds" / f"s{number:02}.txt").write_text(f"CHAPTER {number}\n\nMr. Brown came to London on 3 May 18{number + 10}.\n")
    return tmp_path


def contents(folder) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_several_processes_make_what_one_makes(corpus, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "corpus"
    (other / "seeds").mkdir(parents=True)
    for path in (corpus / "seeds").iterdir():
        (other / "seeds" / path.name).write_bytes(path.read_bytes())
    alone, together = list(build_project(corpus)), list(build_project(other, workers=2))
    assert [(one.stem, one.status) for one in together] == [(one.stem, one.status) for one in alone]
    assert contents(other) == contents(corpus)
    assert {one.status for one in build_project(other, workers=2)} == {Status.UP_TO_DATE}


def killed_once_by_number_five(edition, *, overwrite):
    result = build._Build(edition, build._silently, overwrite=overwrite).run()
    first = edition.root / "first"
    if edition.stem == "s05" and not first.exists():
        first.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return result


def test_what_was_found_is_told_though_the_process_died_before_it_could_tell(corpus, monkeypatch):
    monkeypatch.setattr(build, "_built", killed_once_by_number_five)
    for built in build_project(corpus, workers=2):
        assert built.status is Status.BUILT
        assert [one.rule for one in built.findings].count("tw:incomplete-header") == 3
    assert (corpus / "first").exists()


def killed_while_writing_number_five(edition, *, overwrite):
    if edition.stem == "s05":
        (edition.root / "tei").mkdir(exist_ok=True)
        (edition.root / "tei" / f".teiwright-{os.getpid()}-0").write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)
    return build._Build(edition, build._silently, overwrite=overwrite).run()


def test_a_process_that_dies_leaves_nothing_unfinished(corpus, monkeypatch):
    monkeypatch.setattr(build, "_built", killed_while_writing_number_five)
    assert [one.stem for one in build_project(corpus, workers=2) if one.status is Status.UNDONE] == ["s05"]
    assert not list(corpus.rglob(".teiwright-*"))


def killed_by_number_five(edition, *, overwrite):
    if edition.stem == "s05":
        os.kill(os.getpid(), signal.SIGKILL)
    return build._Build(edition, build._silently, overwrite=overwrite).run()


def test_an_edition_whose_process_dies_is_told_and_the_others_are_built(corpus, monkeypatch):
    monkeypatch.setattr(build, "_built", killed_by_number_five)
    built = {one.stem: one for one in build_project(corpus, workers=2)}
    assert {stem for stem, one in built.items() if one.status is Status.BUILT} == set(built) - {"s05"}
    assert built["s05"].status is Status.UNDONE
    assert [(one.rule, one.place.file) for one in built["s05"].findings] == [("tw:process-died", str(corpus / "seeds" / "s05.txt"))]


@pytest.mark.external("posix")
def test_a_build_that_was_killed_goes_on_where_it_was(corpus):
    command = [sys.executable, "-m", "teiwright", "build", str(corpus), "--workers", "2", "--quiet"]
    running = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not list((corpus / "build").glob("*.json")) and running.poll() is None:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    (corpus / "tei" / f".teiwright-{running.pid}-0").write_bytes(b"half")
    states = corpus / "build" / ".state"
    done = {path.stem for path in states.glob("*.json")} - {path.stem for path in states.glob("*.begun")}
    built = {one.stem: one for one in build_project(corpus, workers=2)}
    statuses = {stem: one.status for stem, one in built.items()}
    assert {stem for stem, status in statuses.items() if status is Status.UP_TO_DATE} == done
    assert all("tw:incomplete-header" in {one.rule for one in built[stem].findings} for stem in set(built) - done)
    assert not list(states.glob("*.begun"))
    assert len(list((corpus / "build").glob("*.html"))) == len(statuses) == 12
    assert not list(corpus.rglob(".teiwright-*"))
