"""Static files: what a request expands to is a file that says what the server says."""

import json
import re
import threading
from urllib.parse import quote, unquote, urljoin

import pytest
from lxml import etree

from teiwright.model import OutputError, RefusedError
from teiwright.serving.answers import Paging
from teiwright.serving.catalogue import Catalogue
from teiwright.serving.static import write_static

from .conftest import Site, cited, inner, tei


def written(folder, out, base="") -> list[str]:
    told = []
    count = write_static(Catalogue([folder]), out, base, told.append)
    assert count == sum(path.is_file() for path in out.rglob("*"))
    return told


def expanded(template: str, **values: object) -> str:
    """Expand the kinds of expression that our templates have, as RFC 6570 says."""

    def fill(match):
        operator, names = match[1], match[2].split(",")
        given = [(name, quote(str(values[name]), safe="~")) for name in names if name in values]
        return "".join(f";{name}={value}" for name, value in given) if operator == ";" else ",".join(value for _, value in given)

    return re.sub(r"\{(;?)([\w,]+)\}", fill, template)


class Files:
    """A client of the files: it follows addresses from the entry point alone."""

    def __init__(self, out):
        self.out = out
        self.here = "/dts.jsonld"
        self.entry = self.json(self.here)

    def read(self, address: str, at: str = "/dts.jsonld") -> tuple[str, bytes]:
        path = urljoin(at, address)
        return path, (self.out / unquote(path).removeprefix("/")).read_bytes()

    def json(self, address: str, at: str = "/dts.jsonld"):
        return json.loads(self.read(address, at)[1])


def without_addresses(value):
    """Return an object without what an address is in, and what only a server can do."""
    if isinstance(value, dict):
        apart = {"collection", "navigation", "document", "download", "mediaTypes", "view"} | (
            {"@id"} if value.get("@type") == "Navigation" else set()
        )
        return {key: without_addresses(one) for key, one in value.items() if key not in apart}
    return [without_addresses(one) for one in value] if isinstance(value, list) else value


def test_files_say_what_the_server_says(folder, tmp_path):
    assert written(folder, tmp_path / "out") == []
    site, files = Site(folder), Files(tmp_path / "out")
    for query in (
        {},
        {"id": "root"},
        {"id": "letters~", "nav": "children"},
        {"id": "letters~a=20b", "nav": "parents"},
        {"nav": "parents"},
        {"id": "poems"},
    ):
        found = files.json(expanded(files.entry["collection"], **query))
        assert without_addresses(found) == without_addresses(site.collection(**query).json), query
    for query in ({"down": 1}, {"down": 3}, {"down": -1}, {"ref": "I"}, {"ref": "I.1", "down": 1}, {"ref": "I", "down": -1}, {"ref": "II.1,1"}):
        for tree in ({}, {"tree": "pages"}):
            asked = {"resource": "poems", **query, **tree}
            answer = site.navigation(**asked)
            if answer.status == 200 and (query.get("down", -1) in {-1, 1} or not tree):
                assert without_addresses(files.json(expanded(files.entry["navigation"], **asked))) == without_addresses(answer.json), asked
    for query in ({}, {"ref": "I.1,2"}, {"ref": "p1", "tree": "pages"}):
        asked = {"resource": "poems", **query}
        assert files.read(expanded(files.entry["document"], **asked))[1] == site.document(**asked).body
    nothing = {"resource": "letters~1917~c", "down": -1}
    assert files.json(expanded(files.entry["navigation"], **nothing))["member"] == []


@pytest.mark.parametrize("base", ["", "https://example.org/texts"])
def test_a_client_finds_everything_from_the_entry_point(folder, tmp_path, base):
    written(folder, tmp_path / "out", base)
    files = Files(tmp_path / "out")

    def local(address: str) -> str:
        assert address.startswith(base)
        return address.removeprefix(f"{base}/") if base else address

    waiting, resources = [(files.here, files.entry["collection"], {})], []
    texts = {}
    while waiting:
        at, template, query = waiting.pop()
        at, body = files.read(local(expanded(template, **query)), "/" if base else at)
        for one in json.loads(body)["member"]:
            if one["@type"] == "Collection":
                waiting.append((at, one["collection"], {}))
                continue
            resources.append(one["@id"])
            for address in one["download"]:
                assert files.read(local(address), "/" if base else at)[1]
            there, units = files.read(local(expanded(one["navigation"], down=-1)), "/" if base else at)
            for unit in json.loads(units)["member"]:
                template = json.loads(units)["resource"]["document"]
                _, passage = files.read(local(expanded(template, ref=unit["identifier"])), "/" if base else there)
                texts[one["@id"], unit["identifier"]] = inner(passage)
    assert sorted(resources) == ["letters~1917~c", "letters~a=20b", "poems", "prose"]
    assert len(texts) == 9 + 5 + 1
    assert texts["prose", "1.2"] == "<p>Second.</p>"


def test_the_list_for_people_leads_to_files(folder, tmp_path):
    written(folder, tmp_path / "out")
    page = etree.HTML((tmp_path / "out" / "index.html").read_bytes())
    skip, *links = [one.get("href") for one in page.iterfind(".//a")]
    assert page.xpath("//*[@id = $id]", id=skip.removeprefix("#"))
    assert len(links) == 1 + 4 * 5
    assert all((tmp_path / "out" / unquote(link)).is_file() for link in links)


def test_the_same_documents_give_the_same_bytes(folder, tmp_path):
    written(folder, tmp_path / "one")
    folder.rename(tmp_path / "elsewhere")
    written(tmp_path / "elsewhere", tmp_path / "two")
    one, two = (
        {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()} for out in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


def test_names_that_no_file_can_have_are_told(tmp_path):
    names = ["a/b", "a:b", "c" * 200, "D", "d", "e\u0301", "fine", "Préface", "50%25"]
    declared = cited('<citeStructure unit="line" match="//l" use="@n"/>')
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xml").write_text(tei("".join(f'<l n="{name}"/>' for name in names), declared), encoding="utf-8")
    (told,) = written(tmp_path / "in", tmp_path / "out")
    assert told.endswith("a.xml: 5 references have no files here, as none can be named so on every system")
    files = Files(tmp_path / "out")
    for name in ("D", "fine", "Préface", "50%25"):
        assert inner(files.read(expanded(files.entry["document"], resource="a", ref=name))[1]) == f'<l n="{name}"/>'


@pytest.mark.external("posix")
def test_documents_that_differ_by_capitals_alone_are_refused(tmp_path):
    (tmp_path / "in").mkdir()
    for name in ("ode.xml", "Ode.xml"):
        (tmp_path / "in" / name).write_text(tei("<p/>"))
    with pytest.raises(RefusedError, match='the files of "ode" and "Ode" would be the same'):
        written(tmp_path / "in", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_is_there_already_is_not_overwritten(folder, tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(RefusedError, match="there already"):
        written(folder, tmp_path / "out")
    with pytest.raises(OutputError, match="no such folder"):
        written(folder, tmp_path / "none" / "out")


def test_nothing_is_left_where_it_fails(folder, tmp_path, monkeypatch):
    count = 0

    def fail(*_):
        nonlocal count
        count += 1
        if count == 3:
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="the folder cannot be written: No space left"):
        write_static(Catalogue([folder]), tmp_path / "out", progress=fail)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["held"]


def test_long_answers_have_pages(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("teiwright.serving.static._PAGING", Paging(members=1, units=4))
    written(folder, tmp_path / "out")
    files = Files(tmp_path / "out")
    for template, query, count in (
        (files.entry["navigation"], {"resource": "poems", "down": -1}, 9),
        (files.entry["collection"], {"id": "documents"}, 2),
    ):
        at, body = files.read(expanded(template, **query))
        answer, found = json.loads(body), 0
        while True:
            found += len(answer["member"])
            if answer["view"]["next"] is None:
                break
            at, body = files.read(answer["view"]["next"], at)
            answer = json.loads(body)
        assert found == count


def test_two_at_once_do_not_meet(folder, tmp_path):
    writers = [threading.Thread(target=written, args=(folder, tmp_path / name)) for name in ("one", "two")]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert (tmp_path / "one" / "dts.jsonld").read_bytes() == (tmp_path / "two" / "dts.jsonld").read_bytes()
