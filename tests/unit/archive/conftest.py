"""Small documents with all that archives ask for, and folders of them."""

from pathlib import Path

import pytest

from teiwright.archive.packaging import Package, make_package

PUBLISHED = (
    "<publisher>A Press</publisher>",
    '<date when="2020-05-06">6 May 2020</date>',
    '<idno type="DOI">10.5072/ode</idno>',
    '<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>',
)
TITLE = """<title>Ode</title><author><persName ref="https://orcid.org/0000-0002-1825-0097"><forename>John</forename>
<surname>Keats</surname></persName></author>"""


def tei(published: str = "".join(PUBLISHED), title: str = TITLE, rest: str = "", body: str = "<p>Season of mists.</p>") -> str:
    """Return a document whose header holds what is given."""
    statement = f"<publicationStmt>{published or '<p/>'}</publicationStmt>"
    description = f"<fileDesc><titleStmt>{title}</titleStmt>{statement}<sourceDesc><bibl>A book.</bibl></sourceDesc></fileDesc>"
    text = f'<text xml:lang="en"><body>{body}</body></text>'
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{description}{rest}</teiHeader>{text}</TEI>\n'


class Folder:
    """A folder that is packaged."""

    def __init__(self, base: Path) -> None:
        self.base, self.root = base, base / "in"
        self.root.mkdir()

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def package(self, out: str = "out", **options) -> Package:
        return make_package(self.root, self.base / out, **options)

    def payload(self, out: str = "out") -> list[str]:
        data = self.base / out / "data"
        return sorted(path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file())

    def left_behind(self) -> list[str]:
        return sorted(path.name for path in self.base.iterdir() if path != self.root)


@pytest.fixture
def folder(tmp_path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def ode(folder) -> Folder:
    """A folder with one document that carries everything."""
    folder.write("ode.xml", tei())
    return folder
