"""A thousand small documents packaged, beside copying them and their derivatives and beside making the derivatives; nothing fails on time.

pytest tests/benchmarks/test_packaging.py --benchmark-enable -n 0 -s
"""

import shutil
import time
from pathlib import Path

import pytest

import teiwright

NUMBER = 1000
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letter {number}</title>
<author>A Writer</author></titleStmt>
<publicationStmt><publisher>A Press</publisher><date when="2020"/><availability>
<licence target="https://creativecommons.org/licenses/by/4.0/"/></availability></publicationStmt><seriesStmt><title>Letters</title></seriesStmt>
<sourceDesc><p>Written for a test.</p></sourceDesc></fileDesc></teiHeader><text xml:lang="en"><body>
<div><opener><salute>Dear Sir,</salute></opener>{paragraphs}</div></body></text></TEI>
"""
PARAGRAPH = "<p>On <date when='1815-05-03'>3 May 1815</date> I met <persName>General Brown</persName> in <placeName>Paris</placeName>.</p>\n"


@pytest.fixture
def letters(tmp_path, benchmark) -> Path:
    """A folder of letters; where benchmarks are off a few, to see that it works."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(5 if benchmark.disabled else NUMBER):
        (folder / f"{number:04}.xml").write_text(DOCUMENT.format(number=number, paragraphs=PARAGRAPH * 10), encoding="utf-8")
    return folder


def timed(work) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def test_a_thousand_documents(benchmark, letters, tmp_path):
    derive = timed(lambda: [teiwright.export(teiwright.read(path), form) for path in letters.iterdir() for form in ("text", "html", "json")])
    whole = timed(lambda: benchmark.pedantic(teiwright.package, (letters, tmp_path / "bag"), rounds=1))
    copy = timed(lambda: shutil.copytree(letters, tmp_path / "copy"))
    copy_bag = timed(lambda: shutil.copytree(tmp_path / "bag", tmp_path / "copy-of-bag"))
    zipped = timed(lambda: teiwright.package(letters, tmp_path / "bag.zip", zipped=True))
    from teiwright.archive.checking import check_bag

    check = timed(lambda: check_bag(tmp_path / "bag"))
    files = sum(path.is_file() for path in (tmp_path / "bag").rglob("*"))
    assert files > 3 * len(list(letters.iterdir()))
    if benchmark.disabled:
        return
    print(f"\n{NUMBER} documents of {len(DOCUMENT) + 10 * len(PARAGRAPH)} characters, {files} files in the package")
    for name, seconds in {
        "packaging": whole,
        "of it making text, HTML and JSON": derive,
        "packaging into a zip file": zipped,
        "checking": check,
        "copying the documents": copy,
        "copying the whole package": copy_bag,
    }.items():
        print(f"{name:34} {seconds:7.2f} s")
