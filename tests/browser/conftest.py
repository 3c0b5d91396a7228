"""What the browser tests share: pages written once, and a browser that is closed at the end."""

import pytest
from playwright.sync_api import sync_playwright

import teiwright
from teiwright.exporting.html import to_html
from teiwright.model import Finding, Place
from teiwright.pipeline.house import Silence
from teiwright.serving.catalogue import Catalogue
from teiwright.serving.static import write_static
from teiwright.validation.outcomes import Outcome, Silenced
from teiwright.validation.reports.page import to_page

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def pages(tmp_path_factory, root):
    """Return the exported pages by name: the sample by view, and the editions of the checkout."""
    folder = tmp_path_factory.mktemp("pages")
    documents = {"sample": teiwright.read(root / "tests" / "browser" / "sample.xml")}
    documents |= {path.stem: teiwright.read(path) for path in sorted((root / "tei").glob("*.xml")) if path.stem != "authority"}
    found = {}
    for name, document in documents.items():
        for view in ("reading", "diplomatic", "source"):
            path = folder / f"{name}-{view}.html"
            path.write_text(to_html(document, view=view), encoding="utf-8")
            found[f"{name}-{view}"] = path
    return found


@pytest.fixture
def open_page(external):
    """Return what opens a page in Chromium; whatever it logs or asks of a network is an error."""
    problems: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(external("chromium")), args=list(ARGUMENTS))

        def open_page(path, *, width=1280, height=900, **options):
            context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
            context.set_default_timeout(20_000)
            page = context.new_page()
            page.on("console", lambda message: problems.append(message.text))
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.on("request", lambda request: request.url.startswith(("file:", "data:", "blob:")) or problems.append(request.url))
            page.goto(path.as_uri())
            return page

        open_page.problems = problems
        yield open_page
        browser.close()
    assert problems == []


@pytest.fixture
def listing(tmp_path, root):
    """Return the list of documents that a server begins with: the editions of the checkout, and a document with a long title."""
    folder = tmp_path / "held"
    (folder / "letters").mkdir(parents=True)
    for path in (root / "tei").glob("*.xml"):
        (folder / path.name).write_bytes(path.read_bytes())
    title = "\u05e9\u05dc\u05d5\u05dd &lt;and&gt; " * 30
    statement = f"<fileDesc><titleStmt><title>{title}</title><author>A &amp; B</author></titleStmt></fileDesc>"
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{statement}</teiHeader><text><body><p/></body></text></TEI>'
    (folder / "letters" / "a.xml").write_text(tei, encoding="utf-8")
    write_static(Catalogue([folder]), tmp_path / "out")
    return tmp_path / "out" / "index.html"


@pytest.fixture
def report(tmp_path):
    """Return the report of a folder with long lines, long names, a script and a language from right to left."""
    words = "<hi>" + "\u05e9\u05dc\u05d5\u05dd and a long line " * 8 + "<script>document.title = 'run'</script>"
    bad = [
        Finding.of("tw:empty", f"<p> is empty {words[:30]}", Place("a.xml", line, 1), xpath="/TEI/text[1]/body[1]" + "/div[1]" * 20)
        for line in (1, 2)
    ]
    silenced = Silenced(Finding.of("tw:bad-date", "no day", Place("b.xml", 9)), Silence("tw:bad-date", "as printed"))
    outcomes = [Outcome("a.xml", tuple(bad), lines={1: words, 2: words}), Outcome("b.xml", (), (silenced,)), Outcome("c/" * 60 + "d.xml", (bad[0],))]
    path = tmp_path / "report.html"
    path.write_text(to_page(outcomes), encoding="utf-8")
    return path
