"""``xml:lang`` -> ``lang`` and ``dir``.

TEI: CHSH (language identification), att.global, @xml:lang
"""

import re
from functools import lru_cache
from typing import Final

from lxml import etree

from ...guidelines.namespaces import XML_LANG

_WELL_FORMED: Final = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:-[A-Za-z]{3})?(?:-(?P<script>[A-Za-z]{4}))?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*(?:-x(?:-[A-Za-z\d]{1,8})+)?"
)

#: Three letters where BCP 47 wants two: what editions really have.
_SHORTER: Final = dict(
    pair.split("=")
    for pair in (
        "lat=la eng=en deu=de ger=de fra=fr fre=fr ita=it spa=es por=pt nld=nl dut=nl ell=el gre=el heb=he ara=ar rus=ru ukr=uk pol=pl ces=cs "
        "cze=cs slk=sk slo=sk slv=sl hrv=hr srp=sr bul=bg ron=ro rum=ro hun=hu fin=fi est=et lav=lv lit=lt swe=sv nor=no dan=da isl=is ice=is "
        "gle=ga cym=cy wel=cy bre=br cat=ca eus=eu baq=eu tur=tr fas=fa per=fa urd=ur hin=hi ben=bn tam=ta san=sa bod=bo tib=bo zho=zh chi=zh "
        "jpn=ja kor=ko hye=hy arm=hy kat=ka geo=ka yid=yi bel=be mkd=mk mac=mk sqi=sq alb=sq glg=gl oci=oc cor=kw afr=af vie=vi tha=th mya=my "
        "bur=my msa=ms may=ms ind=id swa=sw amh=am som=so hau=ha"
    ).split()
)

#: Languages and scripts that run from right to left.
_RIGHT_TO_LEFT: Final = frozenset("ar arc ckb dv fa he jrb jpr khw ks nqo pnb prs ps sam sd syc syr ug ur yi".split())
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset("adlm arab aran armi avst hebr mand mend nkoo phli phnx samr syrc syre syrj syrn thaa".split())

#: Reserved for private use or for "none": names no language that a browser could know.
_NO_LANGUAGE: Final = frozenset({"xxx", "zxx", "mis", "mul", "und"})


def html_language(tag: str) -> str:
    """Return *tag* as HTML wants it, or ``""`` where it names no language in the form of BCP 47.

    >>> html_language("lat"), html_language("sa-Deva"), html_language("italic"), html_language("fr-x-zanetti")
    ('la', 'sa-Deva', '', 'fr-x-zanetti')
    """
    match = _WELL_FORMED.fullmatch(tag.strip())
    if match is None or match["language"].lower() in _NO_LANGUAGE:
        return ""
    language = match["language"].lower()
    return _SHORTER.get(language, language) + tag.strip()[len(language) :]


def direction(tag: str) -> str:
    """Return ``rtl`` or ``ltr`` for a language tag of HTML.

    >>> direction("he"), direction("sd-Deva"), direction("az-Arab"), direction("la")
    ('rtl', 'ltr', 'rtl', 'ltr')
    """
    subtags = tag.lower().split("-")
    script = next((one for one in subtags[1:] if len(one) == 4 and one.isalpha()), "")
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if subtags[0] in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=256)
def runs_on(tag: str, *, right_to_left: bool) -> bool:
    """Return whether what is in the language *tag* of a document runs in the direction of what stands around it.

    >>> runs_on("heb", right_to_left=False), runs_on("la", right_to_left=False), runs_on("", right_to_left=True)
    (False, True, True)
    """
    language = html_language(tag)
    return not language or (direction(language) == "rtl") == right_to_left


def language_attributes(node: etree._Element, *, right_to_left: bool = False) -> dict[str, str]:
    """Return ``lang`` and ``dir`` of *node* where it says its language; *right_to_left* is the direction around it.

    >>> language_attributes(etree.fromstring('<foreign xml:lang="heb"/>'))
    {'lang': 'he', 'dir': 'rtl'}
    """
    language = html_language(node.get(XML_LANG) or "")
    if not language:
        return {}
    runs = direction(language)
    return {"lang": language, "dir": runs} if (runs == "rtl") != right_to_left else {"lang": language}
