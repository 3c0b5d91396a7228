"""README: its tour does what it says, its lists are complete."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from teiwright.cli.main import _COMMANDS


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL)


def test_the_tour(readme, tmp_path):
    """Every command runs, and what the tour shows of its output is there, in that order."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "teiwright").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m teiwright "$@"\n')
    (programs / "teiwright").chmod(0o755)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    count = 0
    for block in blocks(readme, "console"):
        steps = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
        for step in steps:
            command, _, shown = step.partition("\n")
            if command.startswith("cat "):
                (tmp_path / command[4:]).write_text(shown, encoding="utf-8")
                continue
            done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, env=environment)
            assert done.returncode == 0, (command, done.stdout, done.stderr)
            told = done.stdout + done.stderr
            for line in filter(str.strip, shown.splitlines()):
                assert line in told, (command, line, told)
            count += 1
    assert count == 17


def test_the_python(readme, capsys):
    for block in blocks(readme, "python"):
        exec(compile(block, "README.md", "exec"), {})
    assert "persName General Brown {'cert': 'high'}" in capsys.readouterr().out


def test_every_command_is_shown(readme):
    for command in set(_COMMANDS) - {"schema", "rules"}:
        assert f"teiwright {command}" in readme


def test_every_room_is_listed(readme, root):
    for room in (root / "src" / "teiwright").iterdir():
        if room.is_dir() and not room.name.startswith("_"):
            assert re.search(rf"^ .*\b{room.name} ", readme, re.MULTILINE), room.name


def test_the_two_commands_are_those_of_ci(readme, root):
    commands = re.findall(r"^    (python3 -m venv .*)$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert "README.md" in Path(root / ".ci" / "run").read_text()


def test_the_picture_is_there(readme, root):
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert (root / picture).is_file()
