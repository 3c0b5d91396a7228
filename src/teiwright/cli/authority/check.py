"""``teiwright authority check``: what is wrong with an authority file."""

from pathlib import Path

import click

from ...authorities.authority_file import require_register
from ...files import STANDARD, read_bytes
from ...model import Document
from ...reading import read_document
from ...validation.outcomes import by_file
from ...validation.registers import check_authority
from ..findings import exit_for, of_findings, print_all, print_some
from ..talk import Talk, summary, talkative


@click.command("check")
@click.argument("file", metavar="FILE.xml")
@click.argument("editions", nargs=-1, metavar="[EDITION.xml]...")
@of_findings
@talkative
def command(file: str, editions: tuple[str, ...], form: str, fail_on: str, talk: Talk) -> None:
    """Say what is wrong with the authority file FILE.xml, and with pointers of EDITION.xml... into it.

    Found are entries without an id or a name, identifiers that GND, VIAF,
    Wikidata, GeoNames, ISNI or ORCID cannot have given (by their look and check
    digit), entries that share an identifier or a name, pointers that lead
    nowhere. With -v also names that sound alike, and, where editions are
    given, entries to which nothing points. teiwright explain RULE tells more.

    \b
    Examples:
      teiwright authority check authority.xml
      teiwright authority check authority.xml tei/*.xml --fail-on warning -v
    """
    sources: dict[str, bytes] = {}
    authority = _document(file, sources)
    require_register(authority.root, authority.origin.name)
    others = (edition for edition in editions if edition == STANDARD or Path(edition).resolve() != Path(file).resolve())  # tei/*.xml holds it too
    findings = check_authority(authority, (_document(edition, sources).require_tei() for edition in others))
    outcomes = by_file(findings, sources)
    for outcome in outcomes:
        print_some(outcome, form, talk)
    print_all(outcomes, form, fail_on)
    talk.say(f"{authority.origin.name}: {summary(findings)}")
    exit_for(findings, fail_on)


def _document(path: str, sources: dict[str, bytes]) -> Document:
    name = "-" if path == STANDARD else path
    sources[name] = read_bytes(path)
    return read_document(sources[name], name, str(Path(path).parent))
