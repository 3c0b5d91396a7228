"""What each layer of the names is worth: ``python -m tests.corpus.ablation FOLDER``.

FOLDER holds the corpora that `train_names` reads. Printed is exact F1, with all
layers and with each left out in its turn, as the setting ``names.without`` does.
Novels are LitBank by cross validation: each quarter of its texts is asked of a
model trained on the others, without the layer where that feeds the model. Of
the other corpora, of which none was trained on, the model of the package is
asked, and of our own edition with its authority file, but without what its
editor decides.
"""

import csv
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.corpus.train_names import ELEMENTS, examples

import teiwright
from teiwright.annotation.names.training import Example, train
from teiwright.languages import language_rules
from teiwright.pipeline import Settings, load_settings
from teiwright.pipeline.settings import VOICES

ROOT = Path(__file__).parents[2]
OTHERS = {
    "diary": "mitford-journal",
    "letters": "mitford-letters",
    "village": "mitford-village",
    "places in the news": "topres19th",
    "news": "hipe2020-en",
}
FEEDING = frozenset({"rules", "lists", "document"})  # what the features of the model come from
FOLDS = 4
Names = set[tuple[int, int, str]]


@dataclass
class Counts:
    """How many names were right, found and due."""

    right: int = 0
    found: int = 0
    due: int = 0

    def add(self, found: Names, due: Names) -> None:
        self.right += len(found & due)
        self.found += len(found)
        self.due += len(due)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.due, 1)


def found_in(content: str, settings: Settings) -> Names:
    return {(one.start, one.end, one.gi) for one in teiwright.annotate(content, ["names"], settings)}


def ask(texts: Iterable[Example], kinds: Collection[str], names: dict[str, Any]) -> Counts:
    """Count the names of *texts* that are found with the settings *names*; of the *kinds* alone that the corpus marks."""
    counts = Counts()
    for one in texts:
        found = found_in(one.text.content, Settings.of({"language": "en", "names": names}))
        counts.add({name for name in found if name[2] in kinds}, {(name.start, name.end, name.gi) for name in one.names})
    return counts


def novels(texts: list[Example], without: list[str]) -> Counts:
    """The counts of cross validation."""
    together = Counts()
    with TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            rest = [one for number, one in enumerate(texts) if number % FOLDS != fold]
            file = Path(folder) / f"{fold}.json.gz"
            file.write_bytes(train(rest, language_rules("en"), {"language": "en"}, without=FEEDING.intersection(without)))
            counts = ask(texts[fold::FOLDS], ELEMENTS.values(), {"model": str(file), "without": without})
            together = Counts(together.right + counts.right, together.found + counts.found, together.due + counts.due)
    return together


def own_edition(without: list[str]) -> Counts:
    counts = Counts()
    (seed,) = (ROOT / "seeds").glob("*.txt")
    path = seed.with_suffix(".toml")
    settings = replace(load_settings(path.read_bytes(), str(path)), folder=str(path.parent), overrides=(), voices_off=frozenset(without))
    with (ROOT / "tests" / "corpus" / "october.tsv").open(encoding="utf-8") as rows:
        due = {(int(row["start"]), int(row["end"]), row["element"]) for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}
    counts.add(found_in(seed.read_text(encoding="utf-8"), settings), {name for name in due if name[2] in ELEMENTS.values()})
    return counts


def rows(folder: Path) -> Iterator[tuple[str, list[float]]]:
    litbank = list(examples(folder / "litbank.jsonl"))
    others = [list(examples(folder / f"{file}.jsonl")) for file in OTHERS.values()]
    for layer in ("", *VOICES):
        without = [layer] if layer else []
        scores = [novels(litbank, without).f1]
        for texts in others:
            kinds = {name.gi for one in texts for name in one.names}
            scores.append(ask(texts, kinds, {"without": without}).f1)
        yield layer, [*scores, own_edition(without).f1]


def main() -> None:
    columns = ["novels", *OTHERS, "our edition"]
    widths = [max(len(one), 6) for one in columns]
    line = "  ".join(["=" * 12, *("=" * width for width in widths)])
    print(line)
    print("  ".join([f"{'left out':12}", *(f"{one:>{width}}" for one, width in zip(columns, widths, strict=True))]))
    print(line)
    for layer, scores in rows(Path(sys.argv[1])):
        print("  ".join([f"{layer or 'nothing':12}", *(f"{score:{width}.3f}" for score, width in zip(scores, widths, strict=True))]), flush=True)
    print(line)


if __name__ == "__main__":
    main()
