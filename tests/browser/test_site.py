"""A site in a browser, opened from a disk: the search by keyboard, the way there and back, without a script a list."""

import subprocess

import pytest
from lxml import etree

import teiwright
from teiwright.exporting.site import build_site, write_site
from teiwright.model import Document
from teiwright.model.text import Origin

pytestmark = pytest.mark.external("chromium")

TEI = "http://www.tei-c.org/ns/1.0"
OTHER = f"""<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>Réponses &amp; λόγοι 𝄞</title></titleStmt></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="keller"><persName>G. Keller</persName><idno type="Wikidata">Q123</idno></person></listPerson></standOff>
<text xml:lang="fr"><body><div><head>Été</head><p>L’élève naïf de <persName ref="#keller">M. Keller</persName> lit ΛΌΓΟΣ, 三人行, 𐐔𐐯𐑅.</p>
<p>&lt;script&gt;document.title = 'run'&lt;/script&gt;</p></div></body></text></TEI>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, root):
    """Return the folder of a site of three editions."""
    folder = tmp_path_factory.mktemp("site") / "site"
    edition = next((root / "tei").glob("000_*.xml"))
    write_site(
        folder,
        build_site(
            [
                teiwright.read(root / "tests" / "browser" / "sample.xml"),
                Document(etree.fromstring(OTHER), Origin("réponses.xml")),
                teiwright.read(edition),
            ]
        ),
    )
    return folder


def found(page, words: str) -> list[str]:
    page.locator("#query").fill(words)
    return page.locator("#results a").evaluate_all("links => links.map(one => one.getAttribute('href'))")


def test_the_search_by_keyboard(open_page, site):
    page = open_page(site / "search.html")
    page.keyboard.press("Tab")
    page.locator("#query").focus()
    page.keyboard.type("keller nai")
    assert page.get_by_role("status").inner_text() == "1 place found"
    page.keyboard.press("Enter")
    assert "Réponses & λόγοι 𝄞" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "query"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reponses.html#*")
    assert "L’élève naïf" in page.evaluate("document.querySelector(':target').textContent")
    page.get_by_role("link", name="All editions").press("Enter")
    page.wait_for_url("**/index.html")


@pytest.mark.parametrize("words", ["ELEVE", "élève", "naïf", "nai", "λογος", "λόγοσ", "三", "人行", "𐐼𐐯𐑅", "keller l’élève", "l'eleve"])
def test_what_the_search_finds(open_page, site, words):
    assert [link.partition("#")[0] for link in found(open_page(site / "search.html"), words)] == ["reponses.html"]


def test_what_the_search_does_not_find(open_page, site):
    page = open_page(site / "search.html")
    assert found(page, "aïf") == []
    assert page.get_by_role("status").inner_text() == "nothing found"
    assert found(page, "keller xyzzy") == []
    assert found(page, "  —  ") == []
    assert page.locator("#contents").is_visible()


def test_every_hit_lands_on_its_words(open_page, site):
    page = open_page(site / "search.html")
    links = found(page, "keller")
    assert len({link.partition("#")[0] for link in links}) == 2
    for link in links:
        page.goto(f"{site.as_uri()}/{link}")
        assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")


def test_people_lead_to_their_places_in_every_edition(open_page, site):
    page = open_page(site / "people.html")
    entry = page.locator(".subjects > li", has=page.locator("span.label", has_text="Gottfried Keller"))
    assert entry.locator(".where > li").count() == 2
    entry.locator(".where > li").nth(1).locator(".places a").first.press("Enter")
    assert page.evaluate("document.querySelector(':target').textContent") == "M. Keller"


def test_without_a_script_it_is_a_list(open_page, site):
    page = open_page(site / "search.html", java_script_enabled=False)
    assert not page.locator("#query").is_visible()
    page.get_by_role("link", name="Été").click()
    page.wait_for_url("**/reponses.html#*")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_runs_over_the_edge_and_nothing_of_a_document_runs(open_page, site, width):
    for path in sorted(site.glob("*.html")):
        page = open_page(path, width=width)
        if path.name == "search.html":
            found(page, "the")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path.name
        assert page.title() != "run"


@pytest.mark.external("axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_site_stands_in_nobodys_way(open_page, site, external, scheme):
    script = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
      .map(one => `${one.id}: ${one.help}: ${one.nodes[0].html}`)"""
    for name in ("index.html", "people.html", "search.html", "reponses.html"):
        page = open_page(site / name, color_scheme=scheme, bypass_csp=True)
        if name == "search.html":
            found(page, "the")
        page.add_script_tag(path=str(external("axe")))
        assert page.evaluate(script) == [], name


@pytest.mark.external("vnu")
def test_a_site_is_valid(external, site):
    command = ["java", "-jar", str(external("vnu")), "--format", "gnu", *(str(path) for path in sorted(site.glob("*.html")))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    remarks = ("Unicode Normalization Form C", "Forbidden code point", "This document appears to be written in")
    assert [line for line in (done.stdout + done.stderr).splitlines() if not any(one in line for one in remarks)] == []
