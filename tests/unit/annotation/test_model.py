"""The trained model: the best labels, how sure they are, and what may be read as a model."""

import gzip
import json
import math
import random
import tracemalloc
from importlib.resources import files
from itertools import pairwise, product

import pytest

from teiwright.annotation.names.document import read_document
from teiwright.annotation.names.model import FORMAT, IMPOSSIBLE, LABELS, Model, follows, load_model, read_model, weighed, write_model
from teiwright.annotation.names.scoring import Scoring
from teiwright.languages import language_rules
from teiwright.model import SourceError, Text

SIZE = len(LABELS)


def model(transitions=None, weights=None) -> Model:
    return read_model(write_model({}, {}, transitions or [[0.0] * SIZE for _ in LABELS], weights or {}))


def chance(seed: int, length: int) -> tuple[Model, list[list[float]]]:
    """A model and scores of *length* words, by chance."""
    dice = random.Random(seed)
    rows = [[dice.uniform(-2, 2) for _ in LABELS] for _ in LABELS]
    return model(rows), [[dice.uniform(-3, 3) for _ in LABELS] for _ in range(length)]


def weight_of(path, one: Model, scores) -> float:
    steps = sum(one.transitions[before][after] for before, after in pairwise(path))
    begins = IMPOSSIBLE if LABELS[path[0]].startswith("I") else 0.0
    return begins + steps + sum(score[label] for score, label in zip(scores, path, strict=True))


@pytest.mark.parametrize("length", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", range(5))
def test_the_best_path_is_the_best_of_all(seed, length):
    one, scores = chance(seed, length)
    best = max(product(range(SIZE), repeat=length), key=lambda path: weight_of(path, one, scores))
    assert one.best_path(scores) == list(best)


@pytest.mark.parametrize("length", [1, 2, 3])
@pytest.mark.parametrize("seed", range(3))
def test_certainty_is_the_share_of_all_paths_through_a_label(seed, length):
    one, scores = chance(seed, length)
    powers = {path: math.exp(weight_of(path, one, scores)) for path in product(range(SIZE), repeat=length)}
    total = sum(powers.values())
    for at, shares in enumerate(one.certainty(scores)):
        for label, share in enumerate(shares):
            due = sum(power for path, power in powers.items() if path[at] == label) / total
            assert share == pytest.approx(due, abs=1e-9)


def test_nothing_is_within_a_name_that_did_not_begin():
    inside = LABELS.index("I-persName")
    scores = [[9.0 if label == inside else 0.0 for label in range(SIZE)]] * 3
    path = [LABELS[label] for label in model().best_path(scores)]
    assert path == ["B-persName", "I-persName", "I-persName"]
    assert [label for label in LABELS if follows(label, "I-placeName")] == ["B-placeName", "I-placeName"]


def test_scores_beyond_all_bounds_keep_certainty_finite():
    scores = [[500.0 * label for label in range(SIZE)], [IMPOSSIBLE] * (SIZE - 1) + [1.0]]
    for shares in model().certainty(scores):
        assert sum(shares) == pytest.approx(1)


def test_features_are_summed_and_the_unknown_weigh_nothing():
    one = model(weights={"a": [1.0] * SIZE, "0 a": [5.0] * SIZE, "b": [0.5] * SIZE})
    assert one.weigh(["a", "b", "c"]) == (1.5,) * SIZE
    assert one.weigh(["a"], "0 ") == (5.0,) * SIZE
    assert one.weigh(["c"]) == (0.0,) * SIZE


def test_what_has_the_same_features_everywhere_is_weighed_once():
    one, asked = model(weights={"a": [1.0] * SIZE, "1 a": [2.0] * SIZE}), []

    def features():
        asked.append(1)
        return ["a"]

    found = [one.weigh_once(("", "x"), features), one.weigh_once(("", "x"), features), one.weigh_once(("1 ", "x"), features, "1 ")]
    assert [scores for scores, _, _ in found] == [(1.0,) * SIZE, (1.0,) * SIZE, (2.0,) * SIZE]
    assert len(asked) == 2


def test_a_word_far_from_any_name_is_told_without_adding_up_its_labels():
    reading = read_document(Text("Then Anna went to the Village, and Water ran."), None, language_rules("en"))
    scoring = Scoring(reading, load_model("en"))
    assert any(token.capital for token in reading.tokens)
    for token in reading.tokens:
        if token.capital:
            parts = scoring.parts(token.index)
            most, most_within = (sum(part[which] for part in parts) for which in (1, 2))
            _, lead, within = weighed(scoring.of(token.index, parts))
            assert lead <= most + 1e-6
            assert within <= most_within + 1e-6
            assert most < 0 or token.word == "Anna"


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_our_own_models_are_what_they_would_have_to_be_of_anybody(language):
    data = files("teiwright.annotation.names").joinpath("models", f"{language}.json.gz").read_bytes()
    own, read = load_model(language), read_model(data)
    assert (own.card, own.common, own.transitions, own.into, own.weights) == (read.card, read.common, read.transitions, read.into, read.weights)


@pytest.mark.parametrize("one", [load_model("de"), load_model("en"), *(chance(seed, 1)[0] for seed in range(5))])
def test_by_its_labels_a_name_gains_no_more_than_is_told(one):
    edges, more = one.most_gained
    for length in range(2, 5):
        nothing = weight_of([0] * length, one, [[0.0] * SIZE] * length)
        for path in product(range(SIZE), repeat=length):
            gained = weight_of(path, one, [[0.0] * SIZE] * length) - nothing
            begun = sum(LABELS[label][0] == "B" for label in path)
            assert gained <= begun * edges + sum(max(0.0, more) for label in path if LABELS[label][0] == "I") + 1e-9


def test_what_is_written_is_read_again():
    rows = [[0.25 * (a - b) for b in range(SIZE)] for a in range(SIZE)]
    data = write_model({"language": "en"}, {"b": 2, "a": 3}, rows, {"x": [0.5, *[0.0] * (SIZE - 1)], "nothing": [0.0001] * SIZE})
    one = read_model(data)
    assert (one.card, one.common, one.weights) == ({"language": "en"}, {"a": 3, "b": 2}, {"x": (0.5, *[0.0] * (SIZE - 1))})
    for before, row, due in zip(LABELS, one.transitions, rows, strict=True):
        assert row == [weight if follows(before, label) else IMPOSSIBLE for weight, label in zip(due, LABELS, strict=True)]
    assert [list(column) for column in zip(*one.into, strict=True)] == list(one.transitions)


def test_the_same_model_is_the_same_bytes_in_whatever_order_it_is_given():
    rows = [[0.0] * SIZE for _ in LABELS]
    one = write_model({}, {"b": 2, "a": 3}, rows, {"y": [1.0] * SIZE, "x": [2.0] * SIZE})
    assert one == write_model({}, {"a": 3, "b": 2}, rows, {"x": [2.0] * SIZE, "y": [1.0] * SIZE})
    assert one == gzip.compress(gzip.decompress(one), mtime=0)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_the_models_of_the_package_say_what_they_were_trained_on(language):
    card = load_model(language).card
    assert card["language"] == language
    assert all("CC BY" in corpus for corpus in card["corpora"])


def test_all_models_of_the_package_together_are_small(root):
    files = list((root / "src/teiwright/annotation/names/models").iterdir())
    assert sum(file.stat().st_size for file in files) < 2_000_000


# Files of others

GOOD = {"format": FORMAT, "card": {}, "common": {"a": 2}, "transitions": [[0.0] * SIZE] * SIZE, "features": ["x"], "thousandths": [0] * SIZE}


def packed(told: object) -> bytes:
    return gzip.compress(json.dumps(told).encode())


def test_a_good_file_is_read():
    assert read_model(packed(GOOD)).common == {"a": 2}


WRONG = {
    "nothing": b"",
    "no gzip": b"PK\x03\x04 a zip",
    "a pickle": b"\x80\x04cos\nsystem\n(S'true'\ntR.",
    "cut off": packed(GOOD)[:-9],
    "cut off in its head": packed(GOOD)[:5],
    "a wrong checksum": packed(GOOD)[:-8] + b"\0" * 8,
    "something after it": packed(GOOD) + b"x",
    "another after it": packed(GOOD) * 2,
    "no JSON": gzip.compress(b"not json"),
    "no UTF-8": gzip.compress(b'{"a": "\xff"}'),
    "lists in lists": gzip.compress(b"[" * 1_000_000),
    "a list": packed([GOOD]),
    "another format": packed({**GOOD, "format": "teiwright-names/0"}),
    "no format": packed({key: value for key, value in GOOD.items() if key != "format"}),
    "a card that is text": packed({**GOOD, "card": "mine"}),
    "no common words": packed({key: value for key, value in GOOD.items() if key != "common"}),
    "common words without counts": packed({**GOOD, "common": {"a": "2"}}),
    "transitions of too few labels": packed({**GOOD, "transitions": [[0.0] * SIZE] * (SIZE - 1)}),
    "transitions to too few labels": packed({**GOOD, "transitions": [[0.0] * (SIZE - 1)] * SIZE}),
    "transitions that are none": packed({**GOOD, "transitions": 7}),
    "a transition that is text": packed({**GOOD, "transitions": [["0"] * SIZE] * SIZE}),
    "a transition that is NaN": packed({**GOOD, "transitions": [[math.nan] * SIZE] * SIZE}),
    "a transition that becomes endless": gzip.compress(json.dumps(GOOD).replace("0.0", "1e999").encode()),
    "a transition as heavy as what is impossible": packed({**GOOD, "transitions": [[1e9] * SIZE] * SIZE}),
    "features in a table": packed({**GOOD, "features": {"x": 0}}),
    "features that are numbers": packed({**GOOD, "features": [1]}),
    "weights that are text": packed({**GOOD, "thousandths": "0" * SIZE}),
    "weights of too many labels": packed({**GOOD, "thousandths": [0] * (SIZE + 1)}),
    "a weight that is text": packed({**GOOD, "thousandths": ["0"] * SIZE}),
    "a weight that is true": packed({**GOOD, "thousandths": [True] * SIZE}),
    "a weight that is a fraction": packed({**GOOD, "thousandths": [0.5] * SIZE}),
    "a weight as heavy as what is impossible": packed({**GOOD, "thousandths": [10**9] * SIZE}),
    "a number of many digits": gzip.compress(json.dumps(GOOD).replace("0.0", "1" * 10_000).encode()),
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG)
def test_what_is_no_model_is_told_in_one_sentence(data):
    with pytest.raises(SourceError, match=r"^this is no model of names: [^\n]+$"):
        read_model(data)


def test_of_a_model_of_another_version_is_told_what_to_do():
    with pytest.raises(SourceError, match=r'of another version of teiwright \("teiwright-names/1", not "teiwright-names/2"\); train it again$'):
        read_model(packed({**GOOD, "format": "teiwright-names/1"}))


def test_of_what_unpacks_without_end_little_is_unpacked():
    bomb = gzip.compress(b" " * (1 << 28))
    tracemalloc.start()
    with pytest.raises(SourceError, match="33,554,432 bytes"):
        read_model(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 27
