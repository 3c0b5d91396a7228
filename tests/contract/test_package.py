"""The package: what the wheel holds, what the repository shows, doors and docs."""

import subprocess
import sys
import zipfile
from importlib.metadata import entry_points

import pytest

from teiwright.cli.main import _COMMANDS
from teiwright.guidelines.elements import elements
from teiwright.languages import known_languages, language_rules
from teiwright.pipeline import Annotator, Exporter, plugin, plugin_names

VISIBLE = {"LICENSE", "README.md", "pyproject.toml", "schema", "seeds", "src", "tei", "tests"}


@pytest.mark.external("checkout")
def test_top_level_is_that_of_the_contract(root):
    tracked = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True)
    assert {path.split("/")[0] for path in tracked.stdout.split() if not path.startswith(".")} == VISIBLE


@pytest.mark.slow
def test_the_wheel_holds_all_that_the_program_needs(root, tmp_path):
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(tmp_path), str(root)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (root / "schema").iterdir():
        assert f"teiwright/schema/{path.name}" in names
    for path in (root / "src" / "teiwright").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            assert path.relative_to(root / "src").as_posix() in names
    assert not any(name.startswith(("tests", "seeds", "tei/")) for name in names)


@pytest.mark.parametrize("name", plugin_names("annotators"))
def test_annotators_keep_their_contract(name):
    step = plugin("annotators", name, Annotator)
    assert step.gives == name
    assert set(step.needs) <= set(plugin_names("annotators"))
    assert step.run.__doc__


@pytest.mark.parametrize("name", plugin_names("exporters"))
def test_exporters_keep_their_contract(name):
    step = plugin("exporters", name, Exporter)
    assert step.suffix.startswith(".")
    assert step.run.__doc__


def test_own_entry_points_are_those_of_the_package():
    own = [entry for group in ("annotators", "exporters") for entry in entry_points(group=f"teiwright.{group}")]
    assert all(entry.value.startswith("teiwright.") for entry in own if entry.dist and entry.dist.name == "teiwright")


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_has_help_with_an_example(command):
    done = subprocess.run([sys.executable, "-m", "teiwright", command, "--help"], capture_output=True, text=True, check=True)
    assert f"teiwright {command}" in done.stdout.partition("Example")[2]


def test_every_element_row_is_complete():
    kinds = {"rich", "limited", "text", "blocks", "element", "empty"}
    for row in elements().values():
        assert row.content in kinds
        assert row.stands in {"phrase", "inter", "-"}
        assert {row.reading, row.diplomatic} <= {"keep", "drop"}


def test_every_language_file_can_be_read():
    for tag in known_languages():
        rules = language_rules(tag)
        assert rules is not None
        assert set(rules.sections) <= {"words", "structure", "names", "dates", "quotes"}
