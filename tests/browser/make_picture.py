"""Make README's picture of the HTML edition: the first screen of the edition in seeds/, on a desk, with a card open.

Run from the root of the checkout, where Chromium is installed::

    python tests/browser/make_picture.py
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

import teiwright

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def make_picture(target: Path) -> None:
    """Write the picture to *target*."""
    (edition,) = (path for path in (ROOT / "tei").glob("*.xml") if path.name != "authority.xml")
    page_html = teiwright.export(teiwright.read(edition), "html")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        page.set_content(str(page_html))
        page.locator("main a.org").first.press("Enter")
        page.screenshot(path=str(target))
        browser.close()


if __name__ == "__main__":
    make_picture(ROOT / ".github" / "edition.png")
