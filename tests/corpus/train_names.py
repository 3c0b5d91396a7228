"""Trains the models of names that come with teiwright: ``python tests/corpus/train_names.py FOLDER [LANGUAGE...]``.

FOLDER holds the corpora as standoff, one JSON object a line: {"text", "lang",
"entities": [[start, end, "PER" or "LOC" or "ORG"], ...]}. The same corpora give
the same bytes.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from teiwright.annotation.names.training import Example, train
from teiwright.languages import language_rules
from teiwright.model import Annotation, Span, Text
from teiwright.pipeline import Settings
from teiwright.structure import structure

MODELS = Path(__file__).parents[2] / "src" / "teiwright" / "annotation" / "names" / "models"
ELEMENTS = {"PER": "persName", "LOC": "placeName", "ORG": "orgName"}
#: The corpora of each language, with the licence under which they may be used so.
CORPORA = {
    "en": [("litbank", "LitBank (Bamman, Popat and Shen 2019), CC BY 4.0")],
    "de": [("sonar-de", "SoNAR in HIPE-2022 (Menzel et al. 2021; Ehrmann et al. 2022), CC BY 4.0")],
    "fr": [("newseye-fr", "NewsEye in HIPE-2022 (Hamdi et al. 2021; Ehrmann et al. 2022), CC BY 4.0")],
}


def examples(file: Path) -> Iterator[Example]:
    """The texts of a corpus, each with its structure and names."""
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = Text(record["text"])
        layer = structure(text, {}, Settings.of({"language": record["lang"]}))
        yield Example(text, layer, [Annotation(Span(start, end), ELEMENTS[label]) for start, end, label in record["entities"]])


def model_of(folder: Path, language: str) -> bytes:
    """The model of a language that comes with teiwright, trained on its corpora in *folder*."""
    found = [one for name, _ in CORPORA[language] for one in examples(folder / f"{name}.jsonl")]
    return train(found, language_rules(language), {"language": language, "corpora": [said for _, said in CORPORA[language]]})


def main() -> None:
    folder, *languages = sys.argv[1:]
    for language in languages or CORPORA:
        data = model_of(Path(folder), language)
        (MODELS / f"{language}.json.gz").write_bytes(data)
        print(f"{language}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
