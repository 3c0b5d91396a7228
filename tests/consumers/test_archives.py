"""What archives use to look at a package: each judge accepts ours, whole, and refuses it when it is broken.

Each runs in an environment of its own, with the versions pinned in ``requirements/``.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import teiwright

#: Documents of others that carry everything: title, creator, publisher, date, a lasting identifier, a licence with an SPDX identifier.
WHOLE = (
    "diary__arthur-schnitzler+schnitzler-tagebuch-data__entry__1901-06-13.xml",
    "diary__arthur-schnitzler+schnitzler-tagebuch-data__entry__1915-09-04.xml",
    "letters__arthur-schnitzler+schnitzler-briefe-data__L00529.xml",
    "letters__arthur-schnitzler+schnitzler-briefe-data__L01756.xml",
    "letters__arthur-schnitzler+schnitzler-briefe-data__L02286.xml",
)
#: Documents of others that lack something: a date, an identifier, the address of a licence.
PARTIAL = (
    "authority-record__srophe+syriaca-data__1172.xml",
    "classical-text__PerseusDL+canonical-latinLit__phi0119.phi008.perseus-lat2.xml",
    "drama__dracor-org+gerdracor__lenz-die-soldaten.xml",
    "prose-novel__COST-ELTeC+ELTeC-fra__FRA02001_Gilbert.xml",
    "prose-story__DigitalMitford+DM_OurVillage__OVBramleyMaying.xml",
)
METADATA = {"ro-crate-metadata.json", "datacite.json", "datacite.xml", "CITATION.cff", "oai_dc.xml", ".zenodo.json"}


@pytest.fixture(scope="module")
def edition(root, tmp_path_factory) -> Path:
    """Our own edition, as it is."""
    out = tmp_path_factory.mktemp("packages") / "edition"
    teiwright.package(root, out)
    return out


@pytest.fixture(scope="module")
def whole(root, tmp_path_factory) -> Path:
    """Our own edition, its header completed with an identifier."""
    folder = tmp_path_factory.mktemp("project")
    for part in ("seeds", "tei", "schema"):
        shutil.copytree(root / part, folder / part)
    (path,) = (folder / "tei").glob("000_*.xml")
    said = '</publisher><idno type="DOI">10.5072/teiwright.1</idno>'
    path.write_text(path.read_text(encoding="utf-8").replace("</publisher>", said, 1), encoding="utf-8")
    out = folder / "bag"
    teiwright.package(folder, out)
    assert {one.name for one in (out / "data").iterdir()} >= METADATA
    return out


@pytest.fixture
def others(external, tmp_path) -> list[Path]:
    """Ten documents of others, each packaged as it is."""
    bags = []
    for number, name in enumerate(WHOLE + PARTIAL):
        folder = tmp_path / f"in{number}"
        folder.mkdir()
        shutil.copy(external("shared") / "eval" / "tei" / name, folder / name)
        bags.append(tmp_path / f"bag{number}")
        made = teiwright.package(folder, bags[-1])
        assert (made.crosswalk.refused == ()) == (name in WHOLE), (name, made.crosswalk.refused)
    return bags


def broken(bag: Path, tmp_path: Path, name: str, change) -> Path:
    copy = tmp_path / "broken"
    shutil.copytree(bag, copy)
    path = copy / name
    data = path.read_bytes()
    changed = change(data)
    assert changed != data
    path.write_bytes(changed)
    return copy


def run(*command: object, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "NO_COLOR": "1"}
    return subprocess.run([str(one) for one in command], capture_output=True, text=True, timeout=300, env=environment)


# Bags


JUDGES_OF_BAGS = {"bagit": ("--validate",), "bdbag": ("--validate", "full")}


@pytest.mark.parametrize("judge", [pytest.param(one, marks=pytest.mark.external(one)) for one in JUDGES_OF_BAGS])
def test_bags(judge, external, edition, whole, tmp_path):
    for bag in (edition, whole):
        done = run(external(judge), *JUDGES_OF_BAGS[judge], bag, home=tmp_path)
        told = done.stdout + done.stderr
        assert done.returncode == 0, told
        files = [one for one in bag.rglob("*") if one.is_file() and not one.name.startswith("tagmanifest")]
        assert told.count("Verifying checksum for file") == len(files)
    bad = broken(whole, tmp_path, "data/CITATION.cff", lambda data: data + b"\n")
    assert run(external(judge), *JUDGES_OF_BAGS[judge], bad, home=tmp_path).returncode != 0


@pytest.mark.parametrize("judge", [pytest.param(one, marks=pytest.mark.external(one)) for one in JUDGES_OF_BAGS])
@pytest.mark.external("shared")
def test_bags_of_others(judge, external, others, tmp_path):
    failed = [bag for bag in others if run(external(judge), *JUDGES_OF_BAGS[judge], bag, home=tmp_path).returncode]
    assert failed == []


@pytest.mark.external("bagit", "posix")
def test_names_that_not_every_system_holds(external, tmp_path):
    """Percent signs and line ends are gone from the names, as bagit.py does not read ``%25``."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "50%\nÖde .xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Ö</title></titleStmt><publicationStmt><availability>'
        '<licence target="https://creativecommons.org/licenses/by/4.0/"/></availability></publicationStmt></fileDesc></teiHeader><text/></TEI>',
        encoding="utf-8",
    )
    teiwright.package(folder, tmp_path / "bag")
    done = run(external("bagit"), "--validate", tmp_path / "bag", home=tmp_path)
    assert done.returncode == 0, done.stderr


# Crates


@pytest.fixture(scope="session")
def crate_cache(tmp_path_factory):
    """Return what makes a cache of the crate's context for a validator, once."""
    made: dict[Path, Path] = {}

    def of(validator: Path, context: Path) -> Path:
        if validator not in made:
            cache = tmp_path_factory.mktemp("rocrate") / "cache"
            script = Path(__file__).parent / "seed_rocrate_cache.py"
            subprocess.run([validator.parent / "python", script, context, cache], check=True, timeout=120)
            made[validator] = cache
        return made[validator]

    return of


@pytest.fixture
def judged(external, crate_cache, tmp_path):
    """Return what judges a crate: how many checks were passed, and what is wrong."""

    def judge(crate: Path) -> tuple[int, list[str]]:
        validator = external("roc-validator")
        cache, report = crate_cache(validator, external("rocrate-context")), tmp_path / "report.json"
        report.unlink(missing_ok=True)
        options = ("--offline", "--cache-path", cache, "--output-format", "json", "--output-file", report)
        done = run(validator, "-y", "validate", *options, crate, home=tmp_path)
        told = json.loads(report.read_text(encoding="utf-8"))
        assert (done.returncode == 0) == told["passed"], done.stdout
        return told["statistics"]["total_passed_checks"], [one["message"] for one in told["issues"]]

    return judge


@pytest.mark.slow
@pytest.mark.external("roc-validator", "rocrate-context")
def test_crates(judged, edition, whole, tmp_path):
    for bag in (edition, whole):
        passed, issues = judged(bag / "data")
        assert issues == []
        assert passed > 60
    bad = broken(whole, tmp_path, "data/ro-crate-metadata.json", lambda data: data.replace(b'"datePublished"', b'"dateForgotten"'))
    assert any("datePublished" in one for one in judged(bad / "data")[1])
    (bad / "data" / "ro-crate-metadata.json").write_bytes((whole / "data" / "ro-crate-metadata.json").read_bytes())
    (bad / "data" / "CITATION.cff").unlink()
    assert judged(bad / "data")[1] != []


@pytest.mark.slow
@pytest.mark.external("roc-validator", "rocrate-context", "shared")
def test_crates_of_others(judged, others):
    crates = [bag / "data" for bag in others if (bag / "data" / "ro-crate-metadata.json").exists()]
    assert len(crates) >= len(WHOLE)
    assert {crate.parent.name: judged(crate)[1] for crate in crates} == {crate.parent.name: [] for crate in crates}


# Citations


@pytest.mark.external("cffconvert")
def test_citations(external, edition, whole, tmp_path):
    for bag in (edition, whole):
        done = run(external("cffconvert"), "--validate", "-i", bag / "data" / "CITATION.cff", home=tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
    told = run(external("cffconvert"), "-f", "apalike", "-i", whole / "data" / "CITATION.cff", home=tmp_path).stdout
    assert "Leon Trotsky" in told
    assert "10.5072/teiwright.1" in told
    bad = broken(whole, tmp_path, "data/CITATION.cff", lambda data: data.replace(b"2026-11-24", b"24 November"))
    assert run(external("cffconvert"), "--validate", "-i", bad / "data" / "CITATION.cff", home=tmp_path).returncode != 0


@pytest.mark.external("cffconvert", "shared")
def test_citations_of_others(external, others, tmp_path):
    files = [path for bag in others if (path := bag / "data" / "CITATION.cff").exists()]
    assert len(files) >= len(WHOLE)
    failed = [path for path in files if run(external("cffconvert"), "--validate", "-i", path, home=tmp_path).returncode]
    assert failed == []


@pytest.mark.external("cffconvert")
def test_licences_that_cff_knows(external, tmp_path):
    """Every SPDX identifier that a citation may hold is one of CFF 1.2.0, and those that it may not hold are none."""
    from teiwright.archive.citation import TOO_NEW
    from teiwright.archive.licences import known_identifiers

    code = "import json, cffconvert, pathlib; s = json.loads((pathlib.Path(cffconvert.__file__).parent / 'schemas/1.2.0/schema.json').read_text());"
    done = run(external("cffconvert").parent / "python", "-c", f"{code} print(json.dumps(s['definitions']['license-enum']['enum']))", home=tmp_path)
    known = set(json.loads(done.stdout))
    assert set(known_identifiers()) - known == TOO_NEW


# DataCite


DATACITE = """
import json, sys
from datacite import schema45
from lxml import etree
data = json.load(open(sys.argv[1] + "/datacite.json"))
schema45.validator.validate(data)
theirs = etree.fromstring(schema45.tostring(data).encode())
ours = etree.parse(sys.argv[1] + "/datacite.xml").getroot()
def values(root):
    return sorted((etree.QName(one).localname, (one.text or "").strip(), *sorted(one.attrib.items())) for one in root.iter() if len(one) == 0)
print(json.dumps([values(theirs), values(ours)]))
"""
#: What may be different in the XML that the library makes of our JSON: an identifier that is no DOI is an alternate one in JSON.
IDENTIFIERS = {"identifier", "alternateIdentifier"}


def judged_by_datacite(external, data: Path, home: Path) -> tuple[list, list]:
    done = run(external("datacite"), "-c", DATACITE, data, home=home)
    assert done.returncode == 0, done.stderr
    theirs, ours = json.loads(done.stdout)
    return theirs, ours


@pytest.mark.external("datacite")
def test_datacite(external, whole, tmp_path):
    theirs, ours = judged_by_datacite(external, whole / "data", tmp_path)
    assert theirs == ours
    assert ["identifier", "10.5072/teiwright.1", ["identifierType", "DOI"]] in ours
    bad = broken(whole, tmp_path, "data/datacite.json", lambda data: data.replace(b'"publicationYear": "2026"', b'"publicationYear": 2026'))
    assert "ValidationError" in run(external("datacite"), "-c", DATACITE, bad / "data", home=tmp_path).stderr


@pytest.mark.external("datacite", "shared")
def test_datacite_of_others(external, others, tmp_path):
    described = [bag / "data" for bag in others if (bag / "data" / "datacite.json").exists()]
    assert len(described) >= len(WHOLE)
    for data in described:
        theirs, ours = judged_by_datacite(external, data, tmp_path)
        assert [one for one in theirs if one[0] not in IDENTIFIERS] == [one for one in ours if one[0] not in IDENTIFIERS]
        assert [one[0] for one in ours].count("identifier") == 1
