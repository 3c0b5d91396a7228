"""``teiwright serve``: editions over HTTP."""

import os
import re
import signal
import socket
from pathlib import Path
from typing import Final

import click

from ..model import SettingsError
from .talk import Talk, talkative

#: A host name or address, without a port and without a pattern that would let others in.
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")


@click.command("serve")
@click.argument("paths", nargs=-1, required=True, metavar="DIR|FILE...")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; the default is heard by this machine alone.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen at; 0 takes a free one.")
@click.option("--name", "names", metavar="HOST", multiple=True, help="A name under which others know this machine; may be repeated.")
@talkative
def command(paths: tuple[str, ...], host: str, port: int, names: tuple[str, ...], talk: Talk) -> None:
    """Serve the TEI documents of a project, a folder, or single files.

    At / is a list for people, at /dts the entry point of Distributed Text
    Services 1.0 for programs, at /html/ID and /json/ID each edition as a page
    and as JSON. How a document is cited, its header says (refsDecl with
    citeStructure); of one that says nothing the divisions, paragraphs, verses
    and speeches are counted.

    The address is printed once the server listens. What changes in the files
    is served from then on. A request that names another host than this one,
    or one of --name, gets an error, and no other site may read the answers.
    Ctrl-C ends it (exit code 130). It needs pip install "teiwright[serve]".

    \b
    Examples:
      teiwright serve .
      teiwright serve letters edition.xml --port 8080
      teiwright serve letters --host 0.0.0.0 --name texts.example.org
    """
    from ..serving.answers import Service
    from ..serving.catalogue import Catalogue
    from ..serving.web import host_names, serve

    wrong = next((name for name in names if not _NAME.fullmatch(name)), None)
    if wrong is not None:
        raise click.UsageError(f'--name takes one host name, as in texts.example.org, not "{wrong}".')
    catalogue = Catalogue([Path(path) for path in paths], _complain, talk.detail)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends it as Ctrl-C does
    with _listening(host, port) as listening:
        shown = f"[{host}]" if ":" in host else host
        count = len(catalogue.resources)
        talk.say(f"{count} {'document' if count == 1 else 'documents'}; Ctrl-C ends the server")
        click.echo(f"http://{shown}:{listening.getsockname()[1]}/")
        serve(Service(catalogue), listening, host_names(host, names), _complain)


def _complain(message: str) -> None:
    click.echo(message, err=True)


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; it is said to be of TCP, since asyncio sends answers without delay on no other."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, socket.IPPROTO_TCP)
        try:
            if os.name == "posix":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except OSError:
            listening.close()
            raise
    except (OSError, UnicodeError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise SettingsError(f"port {port} of {host} cannot be listened at: {reason}; --port 0 takes a free one") from problem
    return listening
