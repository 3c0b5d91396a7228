"""What others put into their own CI: hooks for pre-commit and an action, run as those run them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

SOUND = (
    '<?xml-model href="teiwright.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p>'
    '</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader><text xml:lang="en"><body><div><p>{}</p></div></body></text></TEI>\n'
)


@pytest.fixture
def project(tmp_path):
    """A folder with a sound and an unsound document, and where ``teiwright`` is found first."""
    (tmp_path / "sound.xml").write_text(SOUND.format("One"))
    (tmp_path / "unsound.xml").write_text(SOUND.format("<persname>One</persname>"))
    return tmp_path


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", **more}


def script(root: Path) -> tuple[str, dict[str, str]]:
    """The script of the action's last step, and which input each of its variables is."""
    action = yaml.safe_load((root / ".github" / "actions" / "validate" / "action.yml").read_text())
    step = action["runs"]["steps"][-1]
    inputs = {name: value.split("inputs.")[1].split()[0] for name, value in step["env"].items()}
    assert set(inputs.values()) == set(action["inputs"])
    return step["run"], {name: str(action["inputs"][one]["default"]) for name, one in inputs.items()}


@pytest.mark.external("bash")
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"PATHS": "sound.xml"}, 0),
        ({"PATHS": "sound.xml unsound.xml"}, 1),
        ({}, 1),
        ({"PATHS": "sound.xml", "ARCHIVE": "true", "FAIL_ON": "warning"}, 1),
    ],
)
def test_the_action_validates(root, project, external, given, code):
    commands, defaults = script(root)
    variables = {**defaults, "SCHEMAS": "teiwright", **given}
    done = subprocess.run([external("bash"), "-e", "-c", commands], cwd=project, env=environment(**variables), capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    assert ("::error file=unsound.xml" in done.stdout) == (given.get("PATHS") != "sound.xml")


@pytest.mark.external("bash")
def test_the_action_writes_sarif_where_it_is_told_to(root, project, external):
    commands, defaults = script(root)
    variables = {**defaults, "SCHEMAS": "teiwright", "SARIF": "found.sarif"}
    done = subprocess.run([external("bash"), "-e", "-c", commands], cwd=project, env=environment(**variables), capture_output=True, text=True)
    assert done.returncode == 1
    assert json.loads((project / "found.sarif").read_text())["runs"][0]["results"]


def hooks(root: Path) -> dict[str, dict]:
    return {hook["id"]: hook for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text())}


@pytest.mark.parametrize("identifier", ["teiwright-validate", "teiwright-fix"])
def test_a_hook_runs_on_the_files_it_is_given(root, project, identifier):
    hook = hooks(root)[identifier]
    for name, code in (("sound.xml", 0), ("unsound.xml", 1)):
        command = [*hook["entry"].split(), "--schema", "teiwright", name]
        done = subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True)
        assert done.returncode == code, done.stderr


@pytest.mark.slow
@pytest.mark.external("pre-commit", "checkout")
def test_pre_commit_installs_and_runs_the_hook(root, project, external, tmp_path):
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", project, *words], check=True, capture_output=True)

    git("init", "--quiet")
    git("add", ".")
    command = [external("pre-commit"), "try-repo", root, "teiwright-validate", "--all-files", "--verbose"]
    done = subprocess.run(command, cwd=project, env=environment(PRE_COMMIT_HOME=str(tmp_path / "home")), capture_output=True, text=True)
    assert done.returncode == 1
    assert "unsound.xml" in done.stdout, done.stdout + done.stderr
    assert "xml:unreadable" not in done.stdout
