"""What all tests share: programs that pip does not install everywhere, and rewriting golden files."""

import importlib.util
import os
import shutil
import sys
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _jar(variable: str, *places: str) -> Path | None:
    for place in (os.environ.get(variable, ""), *(str(ROOT / ".external" / one) for one in places)):
        if place and Path(place).is_file():
            return Path(place)
    return None


def _program(variable: str, *names: str) -> Path | None:
    given = os.environ.get(variable)
    found = given if given and Path(given).exists() else next((path for name in names if (path := shutil.which(name))), None)
    return Path(found) if found else None


#: How each external program or data set is found; `.ci/run` puts them where they are looked for.
EXTERNALS = {
    "java": lambda: _program("TEIWRIGHT_JAVA", "java"),
    "chromium": lambda: _program("TEIWRIGHT_CHROMIUM", "chromium", "chromium-browser", "google-chrome"),
    "vnu": lambda: _jar("TEIWRIGHT_VNU_JAR", "node_modules/vnu-jar/build/dist/vnu.jar") if _program("TEIWRIGHT_JAVA", "java") else None,
    "axe": lambda: _jar("TEIWRIGHT_AXE_JS", "node_modules/axe-core/axe.min.js"),
    "epubcheck": lambda: _jar("TEIWRIGHT_EPUBCHECK", "epubcheck/epubcheck.jar") if _program("TEIWRIGHT_JAVA", "java") else None,
    "sarif-schema": lambda: _jar("TEIWRIGHT_SARIF_SCHEMA", "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"),
    "csv-reconcile": lambda: _program("TEIWRIGHT_CSV_RECONCILE", "csv-reconcile"),
    "pre-commit": lambda: _program("TEIWRIGHT_PRE_COMMIT", "pre-commit"),
    "bagit": lambda: _program("TEIWRIGHT_BAGIT"),
    "bdbag": lambda: _program("TEIWRIGHT_BDBAG"),
    "cffconvert": lambda: _program("TEIWRIGHT_CFFCONVERT"),
    "datacite": lambda: _program("TEIWRIGHT_DATACITE"),
    "roc-validator": lambda: _program("TEIWRIGHT_ROCRATE"),
    "rocrate-context": lambda: _jar("TEIWRIGHT_ROCRATE_CONTEXT", "node_modules/ro-crate/lib/context.json"),
    "frictionless": lambda: _program("TEIWRIGHT_FRICTIONLESS", "frictionless"),
    "udapi": lambda: _program("TEIWRIGHT_UDAPY", "udapy"),
    # these are packages: the Python that has each
    "conllu": lambda: _program("TEIWRIGHT_CONLLU_PYTHON"),
    "pyld": lambda: _program("TEIWRIGHT_PYLD_PYTHON"),
    "geojson": lambda: _program("TEIWRIGHT_GEOJSON_PYTHON"),
    "duckdb": lambda: _program("TEIWRIGHT_DUCKDB_PYTHON"),
    "pyarrow": lambda: _program("TEIWRIGHT_PYARROW_PYTHON"),
    "markdown-readers": lambda: _program("TEIWRIGHT_MARKDOWN_PYTHON"),
    "tei-pyutils": lambda: _program("TEIWRIGHT_TEI_PYUTILS_PYTHON"),
    "philologic": lambda: _program("TEIWRIGHT_PHILOLOGIC_PYTHON"),
    "ripgrep": lambda: _program("TEIWRIGHT_RIPGREP", "rg"),
    "lz4": lambda: _program("TEIWRIGHT_LZ4", "lz4"),
    "thunderdots": lambda: _program("TEIWRIGHT_THUNDERDOTS_PYTHON"),
    "bash": lambda: _program("TEIWRIGHT_BASH", "bash"),
    "patch": lambda: _program("TEIWRIGHT_PATCH", "patch"),
    "setpriv": lambda: _program("TEIWRIGHT_SETPRIV", "setpriv"),
    **{name: lambda name=name: one if (one := Path("/dev") / name).exists() else None for name in ("zero", "full", "stdin", "stdout")},
    "fifo": lambda: Path("/dev") if hasattr(os, "mkfifo") else None,
    "posix": lambda: Path("/") if os.name == "posix" and sys.platform != "darwin" else None,
    "checkout": lambda: ROOT if (ROOT / ".git").exists() and shutil.which("git") else None,
    "spacy": lambda: Path(found.origin) if (found := importlib.util.find_spec("spacy")) and found.origin else None,
    "shared": lambda: one if (one := ROOT.parent / "shared").is_dir() else None,
}


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="rewrite golden files and transcripts; read the diff like code")


def pytest_runtest_setup(item):
    for marker in item.iter_markers("external"):
        for name in marker.args:
            if EXTERNALS[name]() is None:
                if os.environ.get("CI") == "true":
                    pytest.fail(f"{name} is missing, and in CI nothing may be", pytrace=False)
                pytest.skip(f"{name} is missing")


def pytest_terminal_summary(terminalreporter):
    """List by name what is missing on this machine, and how many tests did not run for it."""
    reasons = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", []) if isinstance(report.longrepr, tuple)]
    missing = Counter(name for name in EXTERNALS for reason in reasons if reason.endswith(f"{name} is missing"))
    if missing:
        terminalreporter.section("not run on this machine")
        for name, count in sorted(missing.items()):
            terminalreporter.line(f"{name}: {count} {'test needs' if count == 1 else 'tests need'} it")


@pytest.fixture
def external(request):
    """Return what finds an external program: ``external("java")``; the test carries the marker of the same name."""

    def find(name: str) -> Path:
        marked = {one for marker in request.node.iter_markers("external") for one in marker.args}
        assert name in marked, f"mark the test with @pytest.mark.external({name!r})"
        return EXTERNALS[name]()

    return find


@pytest.fixture
def tei_of_others(external) -> list[Path]:
    """Real TEI documents of many kinds; the few largest are left out, as they take long and say nothing more."""
    folder = external("shared") / "eval" / "tei"
    paths = sorted(path for path in folder.iterdir() if path.suffix in {".xml", ".tei"} and path.stat().st_size < 700_000)
    assert len(paths) > 40
    return paths


@pytest.fixture
def accept(request) -> bool:
    """Whether golden files are to be rewritten."""
    return request.config.getoption("--accept")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def caches(tmp_path_factory):
    """Return what names a folder that is not there yet, another one each time."""
    base = tmp_path_factory.mktemp("caches")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_cache(caches, monkeypatch):
    """Keep tests away from the user's cache of schemas."""
    monkeypatch.setenv("TEIWRIGHT_CACHE", str(next(caches)))
