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
    page.locator("#query").click()
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


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_hit_shows_the_words_around_it(open_page, site, width, scheme):
    page = open_page(site / "search.html", width=width, color_scheme=scheme)
    found(page, "keller nai")
    shown = page.locator("#results .words")
    assert shown.all_inner_texts() == ["Été L’élève naïf de M. Keller lit ΛΌΓΟΣ, 三人行, 𐐔𐐯𐑅. <script>document.title = 'run'</script>"]
    assert shown.locator("mark").all_inner_texts() == ["naïf", "Keller"]
    assert shown.get_attribute("lang") == "fr"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    ink, ground = shown.locator("mark").first.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert ground not in {"rgba(0, 0, 0, 0)", page.evaluate("getComputedStyle(document.body).backgroundColor")}
    assert ink == page.evaluate("getComputedStyle(document.body).color")


WORDS = [f"word{number}" for number in range(400)]
LONG = " ".join([*WORDS[:200], "e\u0301te\u0301", "\ufb01n", *WORDS[200:]])
FAR = f"""<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>Far</title></titleStmt></fileDesc></teiHeader>
<text xml:lang="en"><body><p>{LONG}</p><p>{"三人行必有我師焉" * 60}𐐔X</p><div><head>H</head><p>First.</p><p>Second.</p></div></body></text></TEI>"""


@pytest.fixture(scope="module")
def far(tmp_path_factory):
    """Return the search page of a site with paragraphs that are longer than what is shown."""
    folder = tmp_path_factory.mktemp("far") / "site"
    write_site(folder, build_site([Document(etree.fromstring(FAR), Origin("far.xml"))]))
    return folder / "search.html"


@pytest.mark.parametrize(
    ("words", "marked", "begins", "ends"),
    [
        ("word0", ["word0"], "word0 word1", "…"),
        ("word399", ["word399"], "…word", "word399"),
        ("ete", ["e\u0301te\u0301"], "…word", "…"),
        ("FIN", ["\ufb01n"], "…word", "…"),
        ("word150 word205", ["word150", "word205"], "…word", "…"),
        ("word4 word390", ["word4", "word390"], "word0", "word399"),
        ("word110 word250 word300 word399", ["word110", "word250", "word300"], "…word", "…"),  # of stretches that lie far apart, three
    ],
)
def test_what_is_far_within_a_paragraph_is_shown_with_what_is_near_it(open_page, far, words, marked, begins, ends):
    page = open_page(far)
    assert len(found(page, words)) == 1
    (shown,) = page.locator("#results .words").all_inner_texts()
    assert shown.startswith(begins)
    assert shown.endswith(ends)
    assert len(shown) < 3 * 180
    held = page.locator("#results mark").all_inner_texts()
    assert set(marked) <= set(held)
    assert all(word.startswith(tuple(words.split())) for word in held) or words in {"ete", "FIN"}
    parts = [one.strip() for one in shown.split("…") if one.strip()]
    assert all(f" {one} " in f" {LONG} " for one in parts)


def test_words_that_are_not_written_apart_are_cut_between_characters(open_page, far):
    page = open_page(far)
    assert len(found(page, "我師 𐐔")) == 1
    (shown,) = page.locator("#results .words").all_inner_texts()
    assert shown.startswith("…")  # the one stretch that has all three
    assert shown.endswith("𐐔X")
    assert shown[1:] in "三人行必有我師焉" * 60 + "𐐔X"
    assert len(shown) < 180
    assert {"我", "師", "𐐔X"} == set(page.locator("#results mark").all_inner_texts())
    assert "\ufffd" not in shown


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
    marked = page.locator("#results .words").evaluate_all("all => all.map(one => one.querySelector('mark').textContent)")
    assert len({link.partition("#")[0] for link in links}) == 2
    for link, word in zip(links, marked, strict=True):
        page.goto(f"{site.as_uri()}/{link}")
        assert word in page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))).textContent"), link


def test_a_hit_in_a_later_paragraph_lands_there(open_page, far):
    page = open_page(far)
    (link,) = found(page, "second")
    assert page.locator("#results mark").all_inner_texts() == ["Second"]
    page.goto(f"{far.parent.as_uri()}/{link}")
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))).textContent").endswith("Second.")


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
