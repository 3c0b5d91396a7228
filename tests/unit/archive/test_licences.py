import pytest

from teiwright.archive.licences import known_identifiers, spdx_of

ADDRESSES = {
    "https://creativecommons.org/licenses/by/4.0/": "CC-BY-4.0",
    "http://creativecommons.org/licenses/by-nc-sa/3.0": "CC-BY-NC-SA-3.0",
    "https://creativecommons.org/licenses/by/4.0/deed.de": "CC-BY-4.0",
    "https://creativecommons.org/licenses/by-sa/4.0/legalcode": "CC-BY-SA-4.0",
    "http://www.creativecommons.org/licenses/by-nc-nd/2.5/": "CC-BY-NC-ND-2.5",
    "https://creativecommons.org/licenses/by-sa/3.0/us/": "",  # another licence than the international one
    "https://creativecommons.org/licenses/by/3.0/us/": "CC-BY-3.0-US",
    "https://creativecommons.org/licenses/by/4.0.1/": "",
    "http://creativecommons.org/licenses/by-nd-nc/1.0/": "CC-BY-NC-ND-1.0",
    "https://creativecommons.org/publicdomain/zero/1.0/": "CC0-1.0",
    "https://creativecommons.org/publicdomain/mark/1.0/": "",
    "https://opendatacommons.org/licenses/odbl/1-0/": "ODbL-1.0",
    "https://opensource.org/licenses/MIT": "MIT",
    "https://opensource.org/licenses/mitten": "",
    "https://www.apache.org/licenses/LICENSE-2.0.txt": "Apache-2.0",
    "https://spdx.org/licenses/MIT.html": "MIT",
    "https://spdx.org/licenses/CC-BY-NC-4.0": "CC-BY-NC-4.0",
    "https://spdx.org/licenses/None-1.0.html": "",
    "https://example.org/creativecommons.org/licenses/by/4.0/": "",
    "": "",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses(address):
    assert spdx_of(address) == ADDRESSES[address]


def test_every_known_identifier_is_found_by_its_page():
    assert all(spdx_of(f"https://spdx.org/licenses/{one}.html") == one for one in known_identifiers())
    assert len(known_identifiers()) > 60
