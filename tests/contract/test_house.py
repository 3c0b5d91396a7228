"""The house keeps its own rules: format, lint, types, the order of the rooms."""

import subprocess
import sys

import pytest

CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "rooms": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.parametrize("check", CHECKS)
def test_check(check, root):
    done = subprocess.run([sys.executable, *CHECKS[check]], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
