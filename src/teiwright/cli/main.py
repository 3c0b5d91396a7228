"""``teiwright``: the group of commands, and what an exit code means."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

import click

from ..version import VERSION
from .lazily import LazyGroup

#: Own commands: name -> one line of help, so that listing them imports none.
_COMMANDS: Final = {
    "new": "Write a commented settings file beside a source.",
    "encode": "Make a TEI edition of a plain text.",
    "annotate": "Add names, dates and quotations to a TEI file.",
    "weave": "Put anybody's annotations into a TEI file.",
    "validate": "Say what is wrong with TEI files.",
    "export": "Make text, Markdown, HTML, EPUB or JSON of TEI files.",
    "build": "Build every seed of a project: TEI, validation, derivatives.",
    "serve": "Serve editions to people and programs (DTS 1.0).",
    "dts": "Write what serve answers as static files.",
    "package": "Make a package that an archive accepts, or check one.",
    "authority": "Suggest, check, merge and exchange entries of an authority file.",
    "names": "Train a model of names on your own editions.",
    "schema": "Fetch and list schemas for validation.",
    "rules": "List the rules that validate knows.",
    "explain": "Explain a rule, or how elements are rendered.",
}

_EXIT_CODES: Final = {
    "SettingsError": 2,
    "SourceError": 3,
    "LayerError": 3,
    "PluginError": 4,
    "SchemaError": 5,
    "OutputError": 6,
    "RefusedError": 7,
    "InternalError": 70,
}
#: What a file system refuses to anybody; any other error of the system that nobody has told is our bug.
_NOT_OURS: Final = frozenset({errno.EACCES, errno.EPERM, errno.ENAMETOOLONG, errno.ELOOP, errno.EIO})
_INTERRUPTED: Final = 130
_BUG: Final = 70
_BROKEN_PIPE: Final = 141


class _ReaderGoneError(Exception):
    """Whoever read standard output has gone; click would exit with 1 for it, which says that there are findings."""


@contextmanager
def _without_clicks_answer() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as problem:
        raise _ReaderGoneError from problem


class _Commands(LazyGroup):
    """The commands of teiwright; other packages add theirs by entry points."""

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:  # noqa: ANN401  # click's signature
        with _without_clicks_answer():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # click's signature
        with _without_clicks_answer():
            return super().invoke(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.own and cmd_name in self._others():
            from ..pipeline import plugin

            return plugin("commands", cmd_name, click.Command)
        return super().get_command(ctx, cmd_name)

    def rows(self) -> dict[str, str]:
        return {**dict.fromkeys(self._others(), "(added by another package)"), **self.own}

    @staticmethod
    def _others() -> list[str]:
        if not _another_package_adds_commands():
            return []
        from ..pipeline import commands

        return sorted(commands())


def _another_package_adds_commands() -> bool:
    """Return whether any package on the path has commands for us; looking is faster than importing `importlib.metadata`, which --help feels."""
    for folder in map(Path, sys.path):
        for file in folder.glob("*.dist-info/entry_points.txt") if folder.is_dir() else ():
            try:
                if "[teiwright.commands]" in file.read_text(encoding="utf-8"):
                    return True
            except (OSError, UnicodeDecodeError):
                continue  # whatever it is, no list of entry points
    return False


@click.group(cls=_Commands, own=_COMMANDS, package=__package__, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, "--version", prog_name="teiwright")
def teiwright() -> None:
    """Plain text to a validated TEI P5 edition, and from it to text, HTML and JSON.

    \b
    Begin with one file:
      teiwright encode letter.txt -o letter.xml
      teiwright export letter.xml --to html -o letter.html
    or with a project that has a folder seeds/:
      teiwright build
    \b
    Each command tells more of itself, with examples:
      teiwright encode --help
    \b
    Exit codes: 0 well, 1 something was found wrong, 2 usage or settings,
    3 input, 4 plugin, 5 schema, 6 output, 7 refused, 70 our bug, 130 interrupted.
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code; no traceback unless ``--debug`` asks for it."""
    given = sys.argv[1:] if arguments is None else arguments
    debug = "--debug" in given
    sys.stdout = _buffered(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file name may hold what no encoding has
            stream.reconfigure(errors="backslashreplace")
    try:
        code = teiwright.main(args=[one for one in given if one != "--debug"], prog_name="teiwright", standalone_mode=False)
        if sys.stdout is not None:  # closed before the program began
            sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        # Where the interruption came while Python ran a string, as it does to make a dataclass, it kills itself by the same signal
        # at its end, whatever exit code is asked for, unless it has run another one since.
        exec("")  # noqa: S102  # no code
        _fail("interrupted; what was written is whole", _INTERRUPTED, debug=debug)
    except click.ClickException as problem:
        with _told_if_possible():
            problem.show()
        sys.exit(problem.exit_code)
    except (_ReaderGoneError, BrokenPipeError):
        _let_go_of(sys.stdout)
        sys.exit(_BROKEN_PIPE)
    except MemoryError:
        _fail("there is not enough memory for this; what was written is whole", _EXIT_CODES["SourceError"], debug=debug)
    except Exception as problem:  # noqa: BLE001  # the last resort: every failure ends in one sentence
        _fail(*_told(problem), debug=debug)


def _buffered(stream: TextIO) -> TextIO:
    """Return *stream* with a buffer, which writes all or fails; without one, as PYTHONUNBUFFERED asks for, what a full disk does not take is lost.

    Lines are written as they come, which is what such a user wants.
    """
    raw = stream.buffer if isinstance(stream, io.TextIOWrapper) else None
    if not isinstance(raw, io.FileIO):
        return stream
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=stream.encoding, line_buffering=True)


def _told(problem: Exception) -> tuple[str, int]:
    """Return what *problem* is in one sentence, and its exit code."""
    code = next((_EXIT_CODES[kind.__name__] for kind in type(problem).__mro__ if kind.__name__ in _EXIT_CODES), None)
    if code is not None:
        return " ".join(str(problem).split("\n")), code
    if isinstance(problem, OSError) and problem.filename is None:  # files tell theirs as errors of our own
        _let_go_of(sys.stdout)
        return f"the output cannot be written: {problem.strerror or problem}", _EXIT_CODES["OutputError"]
    if isinstance(problem, OSError) and problem.errno in _NOT_OURS:
        return f"{problem.filename}: {problem.strerror}", _EXIT_CODES["SourceError"]
    return f"this is a bug of teiwright ({type(problem).__name__}: {problem}); please report it; --debug shows where", _BUG


def _let_go_of(stream: TextIO) -> None:
    """Let the interpreter end quietly and with our exit code, although *stream* takes no more."""
    with suppress(OSError, ValueError):  # it may be no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _told_if_possible() -> Iterator[None]:
    """Tell something on standard error; where that cannot be, the exit code says it."""
    try:
        yield
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:
        _let_go_of(sys.stderr)


def _fail(message: str, code: int, *, debug: bool) -> NoReturn:
    with _told_if_possible():
        if debug:
            import traceback

            traceback.print_exc()
        click.echo(f"teiwright: {message}", err=True)
    sys.exit(code)


def exit_with(code: int) -> NoReturn:
    """End a command with *code*."""
    raise click.exceptions.Exit(code)
