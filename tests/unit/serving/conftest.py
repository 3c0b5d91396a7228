"""What tests of serving share: small documents, and an application asked without a network."""

import asyncio
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlencode, urlsplit

import pytest
from lxml import etree

from teiwright.model import Document
from teiwright.reading import read_document
from teiwright.serving.answers import Paging, Service
from teiwright.serving.catalogue import Catalogue
from teiwright.serving.order import Order
from teiwright.serving.passages import Passages
from teiwright.serving.trees import citation_trees
from teiwright.serving.web import application

TEI = "http://www.tei-c.org/ns/1.0"
HOST = "127.0.0.1:8000"


def tei(body: str, refs_decl: str = "", title: str = "Odes", head: str = "") -> str:
    declared = f"<encodingDesc>{refs_decl}</encodingDesc>" if refs_decl else ""
    return (
        f'<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>{title}</title>{head}</titleStmt><publicationStmt><p/></publicationStmt>'
        f"<sourceDesc><p/></sourceDesc></fileDesc>{declared}</teiHeader><text><body>{body}</body></text></TEI>"
    )


def cited(*structures: str, attributes: str = "") -> str:
    return f"<refsDecl {attributes}>{''.join(structures)}</refsDecl>"


#: Two books of poems, by book, poem and line; and by page.
POEMS = tei(
    '<div n="I"><head>Book one</head><pb n="p1"/><lg n="1"><l n="1">Arma virumque</l><l n="2">cano</l></lg>'
    '<lg n="2"><l n="1">Troiae<pb n="p2"/> qui</l></lg></div><div n="II"><head>Book two</head><lg n="1"><l n="1">primus</l></lg></div>',
    cited('<citeStructure unit="page" match="//pb" use="@n"/>', attributes='n="pages"')
    + cited(
        '<citeStructure unit="book" match="/TEI/text/body/div" use="@n"><citeData property="dc:title" use="head"/>'
        '<citeStructure unit="poem" match="lg" use="@n" delim=".">'
        '<citeStructure unit="line" match="l" use="@n" delim=","/></citeStructure></citeStructure>',
        attributes='default="true"',
    ),
)


def document(source: str) -> Document:
    return read_document(source.encode(), "odes.xml")


@dataclass
class Cited:
    """The citation trees of one document, by name, and its passages."""

    source: str

    def __post_init__(self):
        self.document = document(self.source)
        self.order = Order(self.document.root)
        self.trees, self.remarks = citation_trees(self.document, self.order)

    def references(self, tree: str = "") -> list[str]:
        return [unit.identifier for unit in self.tree(tree).units]

    def tree(self, name: str = ""):
        return next(one for one in self.trees if one.identifier == name)

    def passage(self, start: str, end: str = "", tree: str = "") -> str:
        """What stands in the wrapper, as it is written, without namespaces."""
        chosen = self.tree(tree)
        passages = Passages(self.document, self.order, chosen)
        units = [chosen.by_reference[one] for one in (start, end) if one]
        found = passages.of(units[0]) if len(units) == 1 else passages.between(*units)
        return inner(passages.xml(found))


def inner(xml: bytes) -> str:
    (wrapper,) = etree.fromstring(xml, etree.XMLParser(huge_tree=True)).iter("{https://w3id.org/api/dts#}wrapper")
    written = etree.tostring(wrapper, encoding="unicode", with_tail=False)
    for declaration in (f' xmlns="{TEI}"', ' xmlns:dts="https://w3id.org/api/dts#"'):
        written = written.replace(declaration, "")
    return written.removeprefix("<dts:wrapper>").removesuffix("</dts:wrapper>")


@dataclass
class Response:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Site:
    """An application over a folder, and the service below it."""

    def __init__(self, folder: Path, paging: Paging | None = None, hosts=("127.0.0.1",)):
        self.folder = folder
        self.told: list[str] = []
        self.catalogue = Catalogue([folder], self.told.append)
        self.service = Service(self.catalogue, paging or Paging())
        self.app = application(self.service, hosts, self.told.append)

    def get(self, address: str, method: str = "GET", host: str = HOST, **query: str) -> Response:
        """Ask for a path or a whole address, with what *query* adds."""
        parts = urlsplit(address)
        asked = "&".join(one for one in (parts.query, urlencode(query)) if one)
        return self.send(unquote(parts.path), asked, method, {"host": host})

    def send(self, path: str, query: str, method: str, headers: dict[str, str]) -> Response:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode("latin-1"),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
            "server": ("127.0.0.1", 8000),
            "client": ("127.0.0.1", 1),
            "root_path": "",
        }
        sent: list[dict] = []

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        start = sent[0]
        return Response(
            start["status"],
            {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]},
            b"".join(one.get("body", b"") for one in sent[1:]),
        )

    def navigation(self, **query: str) -> Response:
        return self.get("/dts/navigation", **query)

    def document(self, **query: str) -> Response:
        return self.get("/dts/document", **query)

    def collection(self, **query: str) -> Response:
        return self.get("/dts/collection", **query)

    def units(self, **query: str) -> list[str]:
        """The references of the members of an answer."""
        answer = self.navigation(**query)
        assert answer.status == 200, answer.body
        return [one["identifier"] for one in answer.json["member"]]


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with poems, prose without a declaration, and letters in a folder of their own."""
    held = tmp_path / "held"
    (held / "letters" / "1917").mkdir(parents=True)
    (held / "poems.xml").write_text(POEMS, encoding="utf-8")
    (held / "prose.xml").write_text(tei("<div><head>One</head><p>First.</p><p>Second.</p></div><div><p>Third.</p></div>", title="Prose"))
    (held / "letters" / "a b.xml").write_text(tei("<p>Dear Sir,</p>", title="Letter", head="<author>Jane Grey</author>"))
    (held / "letters" / "1917" / "c.xml").write_text(tei("<list><item>One</item></list>", title="Accounts"))
    return held


@pytest.fixture
def site(folder) -> Site:
    return Site(folder)
