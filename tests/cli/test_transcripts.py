"""Transcripts: commands with what they read, print and return, in files that read like a terminal.

A transcript (``*.txt`` beside this file) has files to begin with::

    file letter.txt
    | Dear Sir,

and then commands, each with standard input (``<``), standard output
(``>``), standard error (``!``), and the exit code where it is not 0
(``= 3``). ``show FILE`` prints a file, ``list`` all files.
"""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path, tmp_path, accept):
    due = path.read_text(encoding="utf-8")
    met = replay(due, tmp_path)
    if accept:
        path.write_text(met, encoding="utf-8")
    assert met == due


def replay(transcript: str, folder: Path) -> str:
    """Run the commands of *transcript* in *folder*; return it with what they really did."""
    lines = transcript.splitlines()
    out, index = [], 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.startswith("file "):
            out.append(line)
            content = []
            while index < len(lines) and lines[index].startswith("|"):
                content.append(lines[index][2:])
                out.append(lines[index])
                index += 1
            target = folder / line[5:]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(content) + "\n", encoding="utf-8")
        elif line.startswith("$ "):
            out.append(line)
            given = []
            while index < len(lines) and lines[index].startswith("<"):
                given.append(lines[index][2:])
                out.append(lines[index])
                index += 1
            while index < len(lines) and lines[index].startswith((">", "!", "=")):
                index += 1
            out += run(line[2:], "\n".join(given) + "\n" if given else "", folder)
        else:
            out.append(line)
    return "\n".join(out) + "\n"


def run(command: str, given: str, folder: Path) -> list[str]:
    words = shlex.split(command)
    if words[0] == "show":
        return _marked(">", (folder / words[1]).read_text(encoding="utf-8"))
    if words[0] == "list":
        return _marked(">", "\n".join(sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())))
    assert words[0] == "teiwright"
    done = subprocess.run(
        [sys.executable, "-m", "teiwright", *words[1:]], input=given.encode(), capture_output=True, cwd=folder, env=None, timeout=120
    )
    out = _marked(">", done.stdout.decode("utf-8")) + _marked("!", done.stderr.decode("utf-8"))
    return out + ([f"= {done.returncode}"] if done.returncode else [])


def _marked(sign: str, text: str) -> list[str]:
    return [f"{sign} {line}".rstrip() for line in text.splitlines()]
