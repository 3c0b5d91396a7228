"""``teiwright authority merge``: one entry of two."""

from pathlib import Path

import click

from ...authorities.merging import merge_entries, repoint
from ...files import STANDARD, read_bytes, write_whole
from ...project.fingerprint import is_untouched, renewed
from ..talk import Talk, talkative


@click.command("merge")
@click.argument("keep", metavar="A")
@click.argument("gone", metavar="B")
@click.argument("file", metavar="FILE.xml")
@click.argument("editions", nargs=-1, metavar="[EDITION.xml]...")
@talkative
def command(keep: str, gone: str, file: str, editions: tuple[str, ...], talk: Talk) -> None:
    """Let the entry B of the authority file FILE.xml go into A, here and in EDITION.xml....

    A and B are xml:ids. A says then what B says too, and keeps the id B as a
    former one (idno type="former"), so that a pointer to B which stands
    elsewhere is still known. Every pointer to B in FILE.xml and in the editions
    named leads to A, and copies of both in an edition become one. Nothing else
    in these files changes.

    The files are changed where they lie, none where one of them cannot be. Refused (exit code 7) is
    to merge two that contradict each other: other dates of life, other
    attributes. Named again with other editions, A and B change these alone.

    \b
    Examples:
      teiwright authority merge tom-brown brown authority.xml
      teiwright authority merge tom-brown brown authority.xml tei/*.xml
    """
    if STANDARD in (file, *editions):
        raise click.UsageError("merge changes files where they lie, so it cannot read standard input")
    merged = merge_entries(data := read_bytes(file), name := Path(file).name, keep, gone)
    changed = {file: (data, merged)}
    for edition in dict.fromkeys(editions):
        if Path(edition).resolve() != Path(file).resolve():  # tei/*.xml holds it too
            data = read_bytes(edition)
            changed[edition] = data, repoint(data, edition, name, keep, gone)
    for path, (before, now) in reversed(changed.items()):  # editions first: they may point to A in any case
        if now.data != before:
            # a document that a build wrote will be built anew, as the authority file has changed
            write_whole(path, renewed(now.data) if is_untouched(before) else now.data)
        talk.say(f"{path}: {_told(now.pointers, keep, gone if path == file else '')}" if now.data != before else f"{path}: nothing to change")


def _told(pointers: int, keep: str, gone: str) -> str:
    changed = f"{'1 pointer' if pointers == 1 else f'{pointers} pointers'} changed"
    return f'"{gone}" went into "{keep}"; {changed}' if gone else changed
