"""``teiwright authority suggest``: entries for names that have none."""

from collections import Counter
from pathlib import Path

import click

from ...authorities import read_authority
from ...authorities.authority_file import KINDS
from ...authorities.reconciling import Service
from ...authorities.suggesting import suggestions, with_offers, written
from ...files import STANDARD, read_bytes, write_whole
from ...model import Document
from ...project.folder import schema_href
from ...reading import read_document
from ..given import refuse_to_lose
from ..talk import Talk, talkative


@click.command("suggest")
@click.argument("editions", nargs=-1, required=True, metavar="EDITION.xml...")
@click.option("--authority", "authority_file", metavar="FILE.xml", help="Authority file to add to; default: a new one is made.")
@click.option("-o", "--output", default="-", metavar="OUT", help="File to write; default: standard output.")
@click.option("--reconcile", "service_url", metavar="URL", help="Ask the reconciliation service at this address who the new entries are.")
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="KIND=TYPE",
    help="What the service calls a person, place or org, to be asked for these alone; may be repeated.",
)
@talkative
def command(editions: tuple[str, ...], authority_file: str | None, output: str, service_url: str | None, types: tuple[str, ...], talk: Talk) -> None:
    """Write entries for the people, places and organisations that EDITION.xml... name and that have none.

    Names with a ref that leads to an entry are passed over. Of the others
    those of one person are put together, over all editions: a surname alone
    goes to the one full name with it, other forenames are other people, titles
    count only where they tell Mr. from Mrs. Brown. What may be of several is
    listed and gets no entry.

    A new entry has all forms of its name, and a note that says how often they
    stand where. It is marked by resp="#tw-authority" and cert="low": take both
    away when you have looked at it. With --authority nothing else in FILE.xml
    changes, and what it has is not suggested again.

    With --reconcile the names of the new entries, and nothing else, are sent to
    a service of the kind that OpenRefine uses. All that it offers for a name
    stand in its entry, each as idno with a cert, and in a note with the scores.

    \b
    Examples:
      teiwright authority suggest novel.xml -o people.xml
      teiwright authority suggest letter.xml diary.xml --authority authority.xml -o authority.xml
      teiwright authority suggest novel.xml --reconcile https://wikidata.reconci.link/en/api
    """
    kinds = _types(types)
    if types and not service_url:
        raise click.UsageError("--type is what a service calls it, so it needs --reconcile")
    refuse_to_lose(output, *editions)
    data = read_bytes(authority_file) if authority_file else None
    name = Path(authority_file).name if authority_file else ""
    authority = read_authority(data, name) if data is not None else None
    documents = [_document(edition).require_tei() for edition in editions]
    found = suggestions(documents, authority)
    if service_url and found.entries:
        found = with_offers(found, Service(service_url), kinds)
    talk.findings(found.findings)
    if data is None and not found.entries:
        talk.say("nothing to suggest: every name leads to an entry, or to several")
        return
    sources = " and ".join(dict.fromkeys(document.origin.name or "standard input" for document in documents))
    write_whole(output, written(found.entries, data, name=name, source=f"Suggested from the names in {sources}.", schema_href=schema_href(output)))
    talk.say(_summary(Counter(entry.gi for entry in found.entries)))


def _document(edition: str) -> Document:
    path = Path(edition)
    return read_document(read_bytes(edition), "" if edition == STANDARD else path.name, str(path.parent))


def _types(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in given:
        kind, _, called = one.partition("=")
        if kind not in KINDS or not called:
            raise click.UsageError(f'--type "{one}" is not KIND=TYPE, where KIND is {", ".join(KINDS)}')
        found[kind] = called
    return found


def _summary(counts: Counter[str]) -> str:
    words = {"person": ("person", "people"), "place": ("place", "places"), "org": ("organisation", "organisations")}
    told = ", ".join(f"{counts[gi]} {one if counts[gi] == 1 else many}" for gi, (one, many) in words.items() if counts[gi])
    return f"suggested: {told or 'nothing'}"
