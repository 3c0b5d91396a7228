"""``teiwright new``: a settings file to begin with."""

from pathlib import Path

import click

from ..files import STANDARD, read_bytes, write_whole
from ..languages import detect_language
from ..model import Place, RefusedError
from ..project.template import settings_template
from ..reading import read_plain
from .talk import Talk, talkative


@click.command("new")
@click.argument("source")
@talkative
def command(source: str, talk: Talk) -> None:
    """Write a commented settings file beside SOURCE, a plain text; none is overwritten.

    It names every key that there is, each with what it does; teiwright encode
    and teiwright build read it.

    \b
    Example:
      teiwright new seeds/letter.txt        # writes seeds/letter.toml
    """
    if source == STANDARD:
        raise click.UsageError("name a file: the settings are written beside it")
    path = Path(source)
    text = read_plain(read_bytes(path), path.name)
    target = path.with_suffix(".toml")
    if target.exists():
        raise RefusedError("this settings file exists already; remove it first to begin anew", Place(str(target)))
    write_whole(target, settings_template(path.name, detect_language(text.content)).encode("utf-8"))
    talk.say(f"{target}: written; every key in it is optional")
