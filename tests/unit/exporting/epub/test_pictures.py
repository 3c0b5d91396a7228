"""Which pictures come into a book: those beside the document that are what they say, and no other file."""

import io
import zipfile

import pytest

import teiwright
from teiwright.exporting.epub import to_epub

TEI = "http://www.tei-c.org/ns/1.0"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def pictures_in(folder, figure: str) -> tuple[dict[str, bytes], str]:
    """Return the pictures of a book made of *figure*, and the file that shows it."""
    path = folder / "edition" / "a.xml"
    path.write_text(f'<TEI xmlns="{TEI}"><text><body><p>{figure}</p></body></text></TEI>', encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(to_epub(teiwright.read(path)))) as archive:
        held = {name: archive.read(name) for name in archive.namelist() if "picture" in name}
        return held, archive.read("EPUB/text-0001.xhtml").decode()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "edition" / "images").mkdir(parents=True)
    (tmp_path / "edition" / "images" / "a b.png").write_bytes(PNG)
    (tmp_path / "edition" / "false.png").write_text("<svg onload='alert(1)'/>", encoding="utf-8")
    (tmp_path / "edition" / "script.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "edition" / "link.png").symlink_to(tmp_path / "secret.png")
    return tmp_path


def test_a_picture_beside_the_document_comes_with_its_description(folder):
    figure = '<figure><graphic url="images/a%20b.png"/><figDesc>A "map" &amp; more</figDesc></figure> and <graphic url="./images/a b.png"/>'
    held, page = pictures_in(folder, figure)
    assert held == {"EPUB/picture-001.png": PNG}
    assert page.count('src="picture-001.png"') == 2
    assert 'alt="A &quot;map&quot; &amp; more"' in page
    assert 'alt="Picture"' in page
    assert "[picture" not in page


@pytest.mark.parametrize(
    "address",
    [
        "missing.png",
        "false.png",
        "script.svg",
        "link.png",
        "../secret.png",
        "%2e%2e/secret.png",
        "/etc/hostname",
        "file:///etc/hostname",
        "https://example.org/a.png",
        "images",
        "a%00b.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "//example.org/a.png",
    ],
)
def test_any_other_stays_words(folder, address):
    held, page = pictures_in(folder, f'<figure><graphic url="{address}"/><figDesc>Words for it</figDesc></figure>')
    assert held == {}
    assert "<img" not in page
    assert "Words for it" in page


def test_a_document_without_a_folder_has_none(folder):
    data = f'<TEI xmlns="{TEI}"><text><body><p><graphic url="images/a b.png"/></p></body></text></TEI>'.encode()
    with zipfile.ZipFile(io.BytesIO(to_epub(teiwright.read(data)))) as archive:
        assert not [name for name in archive.namelist() if "picture" in name]
