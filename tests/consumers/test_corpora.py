"""Programs that read TEI as a corpus: acdh-tei-pyutils finds entries and names, PhiloLogic words; and each refuses what is broken."""

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

import teiwright

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def path(root):
    (path,) = (one for one in (root / "tei").glob("*.xml") if one.name != "authority.xml")
    return path


@pytest.fixture(scope="module")
def exported(path):
    return json.loads(teiwright.export(teiwright.read(path), "json"))


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(one) for one in command], cwd=cwd, capture_output=True, text=True, timeout=600)


# acdh-tei-pyutils

LABELS = {"persName": "PER", "placeName": "LOC", "orgName": "ORG", "date": "DATE"}


@pytest.mark.external("tei-pyutils")
def test_tei_pyutils(path, exported, external, tmp_path):
    told = json.loads(run(external("tei-pyutils"), HERE / "read_tei.py", path, cwd=tmp_path).stdout)
    assert told["title"] == exported["metadata"]["title"]
    entries = {kind: {one["id"]: one["label"] for one in exported["entities"] if one["kind"] == kind} for kind in ("person", "place", "org")}
    assert told["entries"] == entries
    source = path.read_text(encoding="utf-8")
    assert {kind: len(found) for kind, found in entries.items()} == {kind: len(re.findall(f"<{kind}[ >]", source)) for kind in entries}
    assert min(map(len, entries.values())) > 5
    assert set(told["pointers"]) <= {one for found in entries.values() for one in found}
    mentions = Counter({one["id"]: len(one["mentions"]) for one in exported["entities"]})
    assert Counter(told["pointers"]) == mentions
    named = Counter(one["ne_type"] for paragraph in told["paragraphs"] for one in paragraph["ner_dicts"])
    in_paragraphs = [one for one in exported["spans"] if one["type"] in LABELS and "/p[" in one["xpath"]]
    assert named == Counter(LABELS[one["type"]] for one in in_paragraphs)
    text = " ".join(exported["text"].split())
    both = [paragraph["text"] for paragraph in told["paragraphs"] if paragraph["text"] not in text]
    assert len(both) == len(re.findall("<choice>", source))  # it reads both alternatives
    assert len(told["paragraphs"]) > 30


@pytest.mark.external("tei-pyutils")
def test_tei_pyutils_refuses(path, external, tmp_path):
    (tmp_path / "broken.xml").write_text(path.read_text(encoding="utf-8").replace("</standOff>", "", 1), encoding="utf-8")
    done = run(external("tei-pyutils"), HERE / "read_tei.py", "broken.xml", cwd=tmp_path)
    assert done.returncode != 0
    assert "XMLSyntaxError" in done.stderr


# PhiloLogic: asked for hits, since it reports success over an index of nothing

LETTERS = {
    "ann": ("A Letter", "Ann Grey", "CHAPTER I\n\nThe kangaroo met a Kangaroo in Paris.\n\nAnd the quokka came on 3 May 1815.\n"),
    "tom": ("Another Letter", "Tom Brown", "CHAPTER I\n\nNo quokka, no wombat.\n\n\u201cQuokka!\u201d said Mr. Brown.\n"),
}


@pytest.mark.slow
@pytest.mark.external("philologic", "ripgrep", "lz4")
def test_philologic_finds_words(path, exported, external, tmp_path):
    files = [path]
    for stem, (title, author, text) in LETTERS.items():
        files.append(tmp_path / f"{stem}.xml")
        settings = {"language": "en", "dates": {"calendar": "julian"}, "header": {"title": title, "author": author}}
        files[-1].write_bytes(teiwright.serialize(teiwright.encode(text, settings=settings)))
    files.append(tmp_path / "broken.xml")
    files[-1].write_text(re.sub("<teiHeader>.*</teiHeader>", "", files[1].read_text(encoding="utf-8"), flags=re.DOTALL), encoding="utf-8")
    words = Counter(re.findall(r"[a-z]+", exported["text"].lower()))
    asked = [word for word, _ in words.most_common(60) if len(word) > 3] + [word for word, count in sorted(words.items()) if count == 1][::50]
    assert len(asked) > 30
    own = ["kangaroo", "quokka", "wombat", "zebra"]
    assert not set(own) & set(words)
    command = (external("philologic"), HERE / "query_philologic.py", ".", ",".join(map(str, files)), ",".join([*asked, *own]))
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert sorted(told["documents"]) == sorted(
        [
            [path.name, exported["metadata"]["title"], exported["metadata"]["author"]],
            *([f"{stem}.xml", title, author] for stem, (title, author, _) in LETTERS.items()),
        ]
    )
    assert told["refused"] == ["broken.xml"]
    found = {word: Counter(hits) for word, hits in told["hits"].items()}
    letters = {f"{stem}.xml": Counter(re.findall(r"[a-z]+", text.lower())) for stem, (*_, text) in LETTERS.items()}
    every = {path.name: words, **letters}
    assert found == {word: Counter({name: counts[word] for name, counts in every.items() if counts[word]}) for word in [*asked, *own]}
    assert found["zebra"] == Counter()
    assert found["quokka"] == Counter({"ann.xml": 1, "tom.xml": 2})
    assert told["objects"]["doc"] == 3
