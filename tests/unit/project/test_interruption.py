"""A build that is interrupted anywhere leaves whole files, and the next one completes it."""

from pathlib import Path

import pytest

from teiwright.project import build
from teiwright.project.build import Status


def interrupt(monkeypatch, target: object, name: str, call: int) -> None:
    """Let the function be interrupted at its *call*."""
    original, calls = getattr(target, name), []

    def counted(*args, **kwargs):
        calls.append(name)
        if len(calls) == call:
            raise KeyboardInterrupt
        return original(*args, **kwargs)

    monkeypatch.setattr(target, name, counted)


#: Where a build of two editions can be interrupted: the function, and how often it is called.
PLACES = [(build, "encoded", 2), (build, "examine_bytes", 2), (build, "export", 6), (Path, "replace", 12)]


@pytest.mark.parametrize(
    ("target", "name", "call"), [(target, name, call) for target, name, calls in PLACES for call in range(1, calls + 1)], ids=str
)
def test_what_is_written_is_whole_wherever_it_is_interrupted(project, monkeypatch, target, name, call):
    project.write("seeds/one.toml", 'language = "en"\n')
    project.write("seeds/two.txt", "Another text.\n")
    with monkeypatch.context() as patched:
        interrupt(patched, target, name, call)
        with pytest.raises(KeyboardInterrupt):
            project.build_all()
    left = {one: project.read(one) for one in project.files()}
    assert not any(Path(one).name.startswith(".") for one in left)
    again = project.build_all()
    whole = {one: project.read(one) for one in project.files()}
    assert {one: data for one, data in left.items() if not one.startswith("build/.state/")}.items() <= whole.items()
    assert not any(one.endswith(".begun") for one in whole)
    first = next(one for one in again if one.stem == "one")
    cut_off = call == 1 or (name == "export" and call <= 3) or (name == "replace" and call <= 6)
    assert (first.status is Status.BUILT, "tw:incomplete-header" in {one.rule for one in first.findings}) == (cut_off, cut_off)
    project.build_all(overwrite=True)
    assert {one: project.read(one) for one in project.files()} == whole
