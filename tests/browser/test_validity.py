"""The page before the judges: the W3C's checker for its HTML, axe for those who read it otherwise."""

import subprocess

import pytest

import teiwright
from teiwright.exporting.html import to_html

AXE = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .map(one => `${one.id}: ${one.help}: ${one.nodes[0].html}`)"""

#: Not ours to change: characters of the text, and documents that name no language or a wrong one.
OF_THE_DOCUMENT = ("Unicode Normalization Form C", "Forbidden code point", "This document appears to be written in")


def complaints(jar, paths) -> list[str]:
    command = ["java", "-jar", str(jar), "--format", "gnu", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [line for line in (done.stdout + done.stderr).splitlines() if not any(remark in line for remark in OF_THE_DOCUMENT)]


@pytest.mark.external("vnu")
def test_html_is_valid(external, pages):
    assert complaints(external("vnu"), pages.values()) == []


@pytest.mark.slow
@pytest.mark.external("vnu", "shared")
def test_html_of_others_is_valid(external, tei_of_others, tmp_path):
    paths = []
    for source in tei_of_others:
        path = tmp_path / f"{source.stem}.html"
        path.write_text(to_html(teiwright.read(source)), encoding="utf-8")
        paths.append(path)
    assert complaints(external("vnu"), paths) == []


@pytest.mark.external("chromium", "axe")
@pytest.mark.parametrize(
    ("width", "scheme", "everything"), [(1280, "light", False), (1280, "dark", False), (390, "light", True), (390, "dark", False)]
)
def test_nothing_stands_in_anybodys_way(open_page, pages, external, width, scheme, everything):
    for name, path in pages.items():
        page = open_page(path, width=width, color_scheme=scheme, bypass_csp=True)
        if everything:
            page.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true });"
                "document.querySelectorAll('input').forEach(one => { one.checked = true })"
            )
        page.add_script_tag(path=str(external("axe")))
        assert page.evaluate(AXE) == [], name


@pytest.mark.external("vnu")
def test_a_report_is_valid(external, report):
    assert complaints(external("vnu"), [report]) == []


@pytest.mark.external("chromium", "axe")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_a_report_stands_in_nobodys_way(open_page, report, external, width, scheme):
    page = open_page(report, width=width, color_scheme=scheme, bypass_csp=True)
    page.add_script_tag(path=str(external("axe")))
    assert page.evaluate(AXE) == []


@pytest.mark.external("vnu")
def test_a_list_of_documents_is_valid(external, listing):
    assert complaints(external("vnu"), [listing]) == []


@pytest.mark.external("chromium", "axe")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_a_list_of_documents_stands_in_nobodys_way(open_page, listing, external, width, scheme):
    page = open_page(listing, width=width, color_scheme=scheme, bypass_csp=True)
    page.add_script_tag(path=str(external("axe")))
    assert page.evaluate(AXE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.external("chromium")
def test_a_list_of_documents_leads_to_the_edition(open_page, listing):
    page = open_page(listing)
    page.click("main a")
    assert page.locator("main p").count() > 10
