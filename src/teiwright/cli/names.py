"""``teiwright names``: a model of names of one's own."""

from collections.abc import Iterator, Mapping
from typing import Final

import click

from ..annotation.names.estimate import Estimate, Score
from ..files import write_whole
from ..languages import language_name
from ..project.training import Training, train_on_editions
from .given import refuse_to_lose
from .talk import Progress, Talk, talkative

_SHOWN: Final = 5  # files that are named


@click.group("names")
def command() -> None:
    """Train a model of names on your own editions.

    \b
    Example:
      teiwright names train letters/*.xml -o names.json.gz
    """


@command.command("train")
@click.argument("editions", nargs=-1, required=True, metavar="EDITION.xml...")
@click.option("-o", "--output", required=True, metavar="MODEL", help="File to write, as in names.json.gz.")
@click.option("--language", default="", metavar="TAG", help="Language of the editions; default: what they say, else what they seem to be in.")
@click.option("--alone", is_flag=True, help="Learn from these editions alone; else teiwright's own model has a share, the smaller the more names.")
@talkative
def train(editions: tuple[str, ...], output: str, language: str, alone: bool, talk: Talk) -> None:
    """Train a model of names on TEI files whose names are marked.

    What their text marks as persName, placeName or orgName (or geogName,
    settlement, region, country, or name with such a type) is taken for right,
    and what it does not mark for no name; so give texts in which all names
    are marked. Header, standOff, notes and lists of persons, places and
    organisations are left out. Of titles, articles and the like the model
    learns what the editions do.

    How good it is comes from models that were trained without some of the
    documents (of one document alone: without some of its divisions) and asked
    for the names of those. The setting names.model puts the model to use.

    It needs python-crfsuite: pip install "teiwright[train]"

    \b
    Examples:
      teiwright names train letters/*.xml -o names.json.gz
      teiwright names train diary.xml --alone -o diary-names.json.gz
      teiwright annotate novel.xml --set names.model=names.json.gz -o novel-annotated.xml
    """
    refuse_to_lose(output, *editions)
    progress = Progress(talk)
    try:
        trained = train_on_editions(editions, language=language, alone=alone, progress=progress.show)
    finally:
        progress.clear()
    write_whole(output, trained.model)
    for line in _told(trained):
        talk.say(line)
    talk.say(f"{output}: written")


def _told(trained: Training) -> Iterator[str]:
    """Yield what there was to learn from, and how good models like this one are."""
    files = len(trained.files)
    told = f"{files} {'edition' if files == 1 else 'editions'} in {language_name(trained.language)}"
    yield f"{told}: {trained.characters:,} characters, {', '.join(f'{count:,} {gi}' for gi, count in trained.names.items())}"
    if trained.unmarked:
        yield f"without a name, and left out: {', '.join(trained.unmarked[:_SHOWN])}{' ...' if len(trained.unmarked) > _SHOWN else ''}"
    if trained.unlearned:
        names = "name" if trained.unlearned == 1 else "names"
        yield f"{trained.unlearned:,} {names} cannot be learned: without a capital, or with a beginning or end within a word"
    if trained.estimate is None:
        yield "how good it is nobody knows: there is one document, and it has not two divisions of which one could be held out"
    else:
        yield from _table(trained.estimate)


def _table(estimate: Estimate) -> Iterator[str]:
    yield f"names in {estimate.unit} held out, one in {estimate.folds} of {estimate.pieces} at a time:"
    yield f"{'':10} {'names':>7} {'precision':>10} {'recall':>7} {'F1':>6}" + (
        f" {'F1 of teiwright alone':>22}" if estimate.packaged is not None else ""
    )
    for gi, score in _with_sum(estimate.scores):
        line = f"{gi:10} {score.due:7,} {score.precision:10.3f} {score.recall:7.3f} {score.f1:6.3f}"
        yield line + (f" {dict(_with_sum(estimate.packaged))[gi].f1:22.3f}" if estimate.packaged is not None else "")


def _with_sum(scores: Mapping[str, Score]) -> list[tuple[str, Score]]:
    together = Score(*(sum(column) for column in zip(*scores.values(), strict=True)))
    return [*scores.items(), ("all", together)]
