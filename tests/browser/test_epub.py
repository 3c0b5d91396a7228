"""The book before its judge: epubcheck finds no error and no warning in books of many kinds, and does find those of a broken one."""

import io
import subprocess
import zipfile

import pytest

import teiwright
from teiwright.exporting.epub import to_epub

#: One or two of each kind that differ in what they use.
KINDS = (
    "apparatus__scta-texts+graciliscommentary__pg-b4q1",
    "authority-record__",
    "classical-text__PerseusDL+canonical-latinLit__phi0914.phi00134",
    "dictionary__cceh+kosh_data__W",
    "drama__dracor-org+fredracor__haren",
    "epigraphy__kingsdigitallab+iospe__3.273",
    "genetic-ms__",
    "letters__",
    "parliament__",
    "prose-novel__COST-ELTeC+ELTeC-fra__FRA02001",
    "sanskrit__sarit+SARIT-corpus__pramanav",
    "technical__",
    "verse__",
)


def complaints(jar, path) -> list[str]:
    """Return what epubcheck says is an error or a warning; its last line counts them."""
    done = subprocess.run(["java", "-jar", str(jar), "--failonwarnings", str(path)], capture_output=True, text=True, check=False)
    said = (done.stdout + done.stderr).splitlines()
    found = [line for line in said if line.startswith(("ERROR", "WARNING", "FATAL"))]
    assert any(line.startswith("Messages:") for line in said), said
    assert (done.returncode == 0) == (not found), said
    return found


@pytest.mark.external("epubcheck")
@pytest.mark.parametrize("view", ["reading", "diplomatic", "source"])
def test_our_own_sample_is_a_valid_book(external, root, tmp_path, view):
    path = tmp_path / "sample.epub"
    path.write_bytes(to_epub(teiwright.read(root / "tests" / "browser" / "sample.xml"), view=view))
    assert complaints(external("epubcheck"), path) == []


@pytest.mark.external("epubcheck")
def test_our_own_editions_are_valid_books(external, root, tmp_path):
    for source in sorted((root / "tei").glob("000_*.xml")):
        path = tmp_path / f"{source.stem}.epub"
        path.write_bytes(to_epub(teiwright.read(source)))
        assert complaints(external("epubcheck"), path) == []


@pytest.mark.external("epubcheck")
def test_a_broken_book_is_found_out(external, root, tmp_path):
    whole = to_epub(teiwright.read(root / "tests" / "browser" / "sample.xml"))
    for change in ((b'href="#n1"', b'href="#lost"'), (b"</body>", b""), (b"dcterms:modified", b"dcterms:made")):
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(whole)) as good, zipfile.ZipFile(held, "w") as bad:
            for entry in good.infolist():
                bad.writestr(entry, good.read(entry).replace(*change))
        assert held.getvalue() != whole
        path = tmp_path / "broken.epub"
        path.write_bytes(held.getvalue())
        assert complaints(external("epubcheck"), path) != [], change


@pytest.mark.slow
@pytest.mark.external("epubcheck", "shared")
@pytest.mark.parametrize("kind", KINDS)
def test_editions_of_others_are_valid_books(external, tei_of_others, tmp_path, kind):
    source = next(path for path in tei_of_others if path.name.startswith(kind))
    path = tmp_path / "book.epub"
    path.write_bytes(to_epub(teiwright.read(source)))
    assert complaints(external("epubcheck"), path) == []
