"""Real TEI of many kinds, served: every document answers, and each of its levels can be had."""

import json

import pytest
from lxml import etree

from teiwright.serving.addresses import MEDIA_TYPES, ServerAddresses
from teiwright.serving.answers import Service
from teiwright.serving.catalogue import Catalogue

ADDRESSES = ServerAddresses("http://127.0.0.1/dts")


def asked(service: Service, endpoint: str, **query: str):
    answer = service.answer(endpoint, list(query.items()), ADDRESSES, f"http://127.0.0.1/dts/{endpoint}?")
    assert answer.status == 200, (query, answer.body)
    return answer


@pytest.fixture
def service(tei_of_others) -> Service:
    told = []
    made = Service(Catalogue(tei_of_others, told.append))
    assert [one.rpartition("/")[2].partition(":")[0] for one in told] == ["technical__TEIC+TEI__CC-LanguageCorpora.xml"]  # its root is a div
    return made


@pytest.mark.external("shared")
def test_every_document_has_units_and_passages_on_every_level(service):
    without, units_in_all = 0, 0
    for resource in service.catalogue.resources:
        answer = json.loads(asked(service, "navigation", resource=resource.identifier, down="-1").body)
        units = answer["member"]
        without += not units
        units_in_all += len(units)
        assert len({one["identifier"] for one in units}) == len(units)
        by_level = {one["level"]: one["identifier"] for one in units}
        assert sorted(by_level) == list(range(1, len(by_level) + 1))
        for reference in by_level.values():
            for media_type in MEDIA_TYPES:
                body = asked(service, "document", resource=resource.identifier, ref=reference, mediaType=media_type).body
                assert body
            assert etree.fromstring(asked(service, "document", resource=resource.identifier, ref=reference).body).tag.endswith("}TEI")
        if units:
            ends = {"start": units[0]["identifier"], "end": units[-1]["identifier"]}
            asked(service, "navigation", resource=resource.identifier, down="-1", **ends)
            asked(service, "document", resource=resource.identifier, **ends)
    assert without <= 6  # registers of persons, a dictionary of lists, manuscripts by zones
    assert units_in_all > 15_000


@pytest.mark.external("shared")
def test_the_whole_document_is_the_file(service):
    for resource in service.catalogue.resources:
        body = asked(service, "document", resource=resource.identifier).body
        source = resource.path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        assert etree.tostring(etree.fromstring(body), method="c14n") == etree.tostring(etree.fromstring(source), method="c14n")


@pytest.mark.external("shared")
def test_one_listing_has_them_all(service):
    root = json.loads(asked(service, "collection").body)
    members = [one for sub in root["member"] for one in json.loads(asked(service, "collection", id=sub["@id"]).body)["member"]]
    assert len(members) == len(service.catalogue.resources) > 40
    assert all(one["title"] for one in members)
