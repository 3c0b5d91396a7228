"""``teiwright weave``: anybody's annotations into an existing TEI file."""

from pathlib import PurePath

import click

from ..api import read, spans_woven
from ..encoding import serialize
from ..exporting import view_for
from ..files import STANDARD, read_bytes, write_whole
from ..guidelines.xml_names import is_nc_name
from ..reading import read_document
from ..reading.spans.claims import is_possible
from .export import project_rendering
from .given import refuse_to_lose
from .talk import Talk, talkative


@click.command("weave")
@click.argument("edition")
@click.argument("spans")
@click.option("-o", "--output", default="-", metavar="OUT", help="File to write; default: standard output.")
@click.option(
    "--view",
    type=click.Choice(["reading", "diplomatic", "source"]),
    default="reading",
    help="Of which text the offsets are.",
    show_default=True,
)
@click.option("--witness", metavar="SIGLUM", help="Of the text with the readings of this witness.")
@click.option("--resp", default="", metavar="NAME", help="Who is responsible: signs what is not signed, and gets a statement in the header.")
@click.option("--label", "labels", metavar="LABEL=ELEMENT", multiple=True, help="What a label stands for, or none to leave it out; may be repeated.")
@click.option("--settings", "settings_file", metavar="FILE", help="What the project decides on rendering; default: teiwright.toml, if it is here.")
@talkative
def command(
    edition: str,
    spans: str,
    output: str,
    view: str,
    witness: str | None,
    resp: str,
    labels: tuple[str, ...],
    settings_file: str | None,
    talk: Talk,
) -> None:
    """Put the annotations in the file SPANS into the TEI file EDITION ("-" for one of them: standard input).

    Not one character and no existing tag changes. Offsets are code points of
    what teiwright export EDITION --to text prints in the same view, half-open.
    SPANS is one of these, whoever made it; its content tells which:

    \b
      JSON Lines       {"start": 3, "end": 7, "label": "LOC"}
                       {"start": 3, "end": 7, "gi": "placeName", "text": "Rome",
                        "attributes": {"ref": "#rome"}}   (in one line)
      CoNLL-U          ner=B-LOC and start_char=3|end_char=7 in MISC
      IOB2             token and tag, or token, start, end ... and tag
      Web Annotations  text position and quote selectors, a body that tags

    Without offsets the tokens must be those of the text, in its order. Where
    words are given that do not stand at their offsets, they are looked for
    with those around; an annotation whose words stand nowhere, or more than
    once, is left out and told, as is what the document's own schema refuses.

    PER, PERS, PERSON are persName; LOC, LOCATION, GPE placeName; ORG,
    ORGANIZATION orgName; DATE date; the name of an element is itself.

    \b
    Examples:
      teiwright weave edition.xml spans.jsonl -o named.xml
      teiwright weave edition.xml ner.conllu --resp stanza -o named.xml
      teiwright weave edition.xml ner.iob2 --label MISC=name --label NORP=none > named.xml
      teiwright export edition.xml --to webannotation | teiwright weave edition.xml -
    """
    if edition == STANDARD and spans == STANDARD:
        raise click.UsageError("only one of EDITION and SPANS can be standard input")
    if resp and not is_nc_name(resp.removeprefix("#")):
        raise click.UsageError(f'--resp takes a name for an xml:id, without spaces and not beginning with a digit, not "{resp}"')
    meant = dict(map(_label, labels))
    refuse_to_lose(output, spans, settings_file)
    document = read_document(read_bytes(STANDARD), "") if edition == STANDARD else read(edition)
    chosen = view_for(document, view, witness=witness or "", rendering=project_rendering(settings_file))
    name = "standard input" if spans == STANDARD else PurePath(spans).name
    data = read_bytes(spans)
    result, findings = spans_woven(document.require_tei().require_unique_ids(), data, name, view=chosen, resp=resp.removeprefix("#"), labels=meant)
    write_whole(output, serialize(result))
    talk.findings(findings)


def _label(given: str) -> tuple[str, str]:
    label, sign, gi = given.rpartition("=")
    if not sign or not label or not is_possible(gi):
        raise click.UsageError(f'--label takes LABEL=ELEMENT, an element that names, quotes or marks a phrase, or none, not "{given}"')
    return label, gi
