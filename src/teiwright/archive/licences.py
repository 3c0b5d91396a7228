"""The address of a licence -> its SPDX identifier, where there is one.

TEI: licence (HD24)
"""

import re
from typing import Final

_CREATIVE_COMMONS: Final = re.compile(
    r"creativecommons\.org/licenses/(?P<kind>by-nd-nc|by(?:-nc)?(?:-nd|-sa)?)/(?P<version>1\.0|2\.0|2\.1|2\.5|3\.0|4\.0)(?:/(?P<port>[a-z]{2,3}))?(?:/|$)"
)
#: Versions that were translated into the law of a country and have an identifier of their own.
_PORTS: Final = frozenset(
    """
    BY-2.5-AU BY-3.0-AT BY-3.0-AU BY-3.0-DE BY-3.0-IGO BY-3.0-NL BY-3.0-US BY-NC-3.0-DE BY-NC-ND-3.0-DE BY-NC-ND-3.0-IGO BY-NC-SA-2.0-DE
    BY-NC-SA-2.0-FR BY-NC-SA-2.0-UK BY-NC-SA-3.0-DE BY-NC-SA-3.0-IGO BY-ND-3.0-DE BY-SA-2.0-UK BY-SA-2.1-JP BY-SA-3.0-AT BY-SA-3.0-DE
    BY-SA-3.0-IGO
    """.split()
)
#: What an address without scheme, ``www.`` and final slash begins with.
_OTHERS: Final = (
    ("creativecommons.org/publicdomain/zero/1.0", "CC0-1.0"),
    ("opendatacommons.org/licenses/odbl/1-0", "ODbL-1.0"),
    ("opendatacommons.org/licenses/odbl/1.0", "ODbL-1.0"),
    ("opendatacommons.org/licenses/by/1-0", "ODC-By-1.0"),
    ("opendatacommons.org/licenses/by/1.0", "ODC-By-1.0"),
    ("opendatacommons.org/licenses/pddl/1-0", "PDDL-1.0"),
    ("opendatacommons.org/licenses/pddl/1.0", "PDDL-1.0"),
    ("opensource.org/licenses/mit", "MIT"),
    ("opensource.org/license/mit", "MIT"),
    ("apache.org/licenses/license-2.0", "Apache-2.0"),
    ("opensource.org/licenses/bsd-2-clause", "BSD-2-Clause"),
    ("opensource.org/licenses/bsd-3-clause", "BSD-3-Clause"),
    ("mozilla.org/mpl/2.0", "MPL-2.0"),
)
#: Identifiers that are known by their own page at spdx.org.
_KNOWN: Final = (
    *dict.fromkeys(identifier for _, identifier in _OTHERS),
    *(
        f"CC-{kind}-{version}"
        for kind in ("BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA")
        for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
    ),
    *(f"CC-{port}" for port in sorted(_PORTS)),
    *"0BSD AGPL-3.0-only AGPL-3.0-or-later GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later ISC LGPL-3.0-only EUPL-1.2 Unlicense".split(),
)


def spdx_of(address: str) -> str:
    """Return the SPDX identifier of the licence at *address*, or ``""`` where none is known.

    A licence that was translated into the law of a country is another one
    than the international one, and few of them have an identifier.

    >>> spdx_of("http://creativecommons.org/licenses/by-nc/3.0/deed.en_US"), spdx_of("https://creativecommons.org/licenses/by-nd/3.0/es/")
    ('CC-BY-NC-3.0', '')
    >>> spdx_of("https://spdx.org/licenses/MIT.html")
    'MIT'
    """
    plain = re.sub(r"^https?://(?:www\.)?", "", address.strip().lower()).rstrip("/")
    found = _CREATIVE_COMMONS.match(plain)
    if found:
        return _creative_commons(found["kind"].upper(), found["version"], (found["port"] or "").upper())
    if plain.startswith("spdx.org/licenses/"):
        name = plain.removeprefix("spdx.org/licenses/").removesuffix(".html").removesuffix(".json")
        return next((one for one in _KNOWN if one.lower() == name), "")
    return next(
        (identifier for start, identifier in _OTHERS if re.match(rf"{re.escape(start)}(?![\w.])|{re.escape(start)}\.(?:html|txt|php)$", plain)), ""
    )


def _creative_commons(kind: str, version: str, port: str) -> str:
    kind = "BY-NC-ND" if kind == "BY-ND-NC" else kind  # as version 1.0 spelled it
    if port:
        name = f"{kind}-{version}-{port}"
        return f"CC-{name}" if name in _PORTS else ""
    return f"CC-{kind}-{version}" if version != "2.1" else ""


def known_identifiers() -> tuple[str, ...]:
    """Return all SPDX identifiers that `spdx_of` can give."""
    return tuple(sorted(set(_KNOWN)))
