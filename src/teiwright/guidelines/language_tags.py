"""Language tags (BCP 47): whether one is well made, and what is meant by the usual mistakes.

Of the registry of subtags the codes of two letters are here, the codes of
three letters that these replace, and the regions; other codes of three
letters, scripts and variants are taken as they are.

BCP 47 (RFC 5646), 2.1 (syntax), 2.2.1 (the shortest code), 2.2.8 (grandfathered tags); TEI: teidata.language, CHSH
"""

import re
from typing import Final

#: Codes of ISO 639-1, each with those of three letters (ISO 639-2 and -3) in the place of which BCP 47 wants it.
_SHORT: Final = """
aa aar|ab abk|ae ave|af afr|ak aka|am amh|an arg|ar ara|as asm|av ava|ay aym|az aze|ba bak|be bel|bg bul|bh bih|bi bis|bm bam|bn ben|bo bod tib
br bre|bs bos|ca cat|ce che|ch cha|co cos|cr cre|cs ces cze|cu chu|cv chv|cy cym wel|da dan|de deu ger|dv div|dz dzo|ee ewe|el ell gre|en eng
eo epo|es spa|et est|eu eus baq|fa fas per|ff ful|fi fin|fj fij|fo fao|fr fra fre|fy fry|ga gle|gd gla|gl glg|gn grn|gu guj|gv glv|ha hau
he heb|hi hin|ho hmo|hr hrv|ht hat|hu hun|hy hye arm|hz her|ia ina|id ind|ie ile|ig ibo|ii iii|ik ipk|io ido|is isl ice|it ita|iu iku|ja jpn
jv jav|ka kat geo|kg kon|ki kik|kj kua|kk kaz|kl kal|km khm|kn kan|ko kor|kr kau|ks kas|ku kur|kv kom|kw cor|ky kir|la lat|lb ltz|lg lug|li lim
ln lin|lo lao|lt lit|lu lub|lv lav|mg mlg|mh mah|mi mri mao|mk mkd mac|ml mal|mn mon|mr mar|ms msa may|mt mlt|my mya bur|na nau|nb nob|nd nde
ne nep|ng ndo|nl nld dut|nn nno|no nor|nr nbl|nv nav|ny nya|oc oci|oj oji|om orm|or ori|os oss|pa pan|pi pli|pl pol|ps pus|pt por|qu que|rm roh
rn run|ro ron rum|ru rus|rw kin|sa san|sc srd|sd snd|se sme|sg sag|si sin|sk slk slo|sl slv|sm smo|sn sna|so som|sq sqi alb|sr srp|ss ssw|st sot
su sun|sv swe|sw swa|ta tam|te tel|tg tgk|th tha|ti tir|tk tuk|tl tgl|tn tsn|to ton|tr tur|ts tso|tt tat|tw twi|ty tah|ug uig|uk ukr|ur urd
uz uzb|ve ven|vi vie|vo vol|wa wln|wo wol|xh xho|yi yid|yo yor|za zha|zh zho chi|zu zul|sh|in|iw|ji|jw|mo|tl
"""
_REGIONS: Final = frozenset(
    """
    AA AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BU BV BW BY BZ CA CC CD CF
    CG CH CI CK CL CM CN CO CP CQ CR CS CU CV CW CX CY CZ DD DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU EZ FI FJ FK FM FO FR FX GA GB
    GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP
    KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL
    NO NP NR NT NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SU
    SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TP TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS YD YE YT YU ZA ZM ZR
    ZW ZZ
    """.split()
)
_GRANDFATHERED: Final = frozenset(
    """
    en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de
    art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka zh-min zh-min-nan zh-xiang
    """.split()
)
_ROWS: Final = [row.split() for row in re.split(r"[|\n]", _SHORT) if row.strip()]
_TWO_LETTERS: Final = frozenset(row[0] for row in _ROWS)
_SHORTER: Final = {long: row[0] for row in _ROWS for long in row[1:]}
#: Countries taken for languages, and regions by a name that no registry has.
_MEANT: Final = {"jp": "ja", "cz": "cs", "dk": "da", "ua": "uk", "gr": "el or grc", "cn": "zh", "kr": "ko", "sp": "es", "ge": "de or ka"}
_PRIVATE_REGION: Final = re.compile(r"Q[M-Z]|X[A-Z]")
_TAG: Final = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)(?P<extensions>(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*)(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_PRIVATE: Final = re.compile(r"x(?:-[a-z0-9]{1,8})+", re.IGNORECASE | re.ASCII)


def fault_of_tag(tag: str) -> str:
    """Return what is wrong with a language tag, or ``""``.

    >>> [fault_of_tag(one) for one in ("de-AT", "grc", "x-elvish", "zh-Hant-TW", "de-1901")]
    ['', '', '', '', '']
    >>> fault_of_tag("eng"), fault_of_tag("en_US")
    ('the shorter code "en" is to be used', 'it is no language tag')
    """
    if tag.lower() in _GRANDFATHERED or _PRIVATE.fullmatch(tag):
        return ""
    match = _TAG.fullmatch(tag)
    if match is None:
        return "it is no language tag"
    language = match["language"].lower()
    if language in _SHORTER:
        return f'the shorter code "{_SHORTER[language]}" is to be used'
    if len(language) == 2 and language not in _TWO_LETTERS:
        meant = f"; perhaps {_MEANT[language]}" if language in _MEANT else ""
        return f'no language has the code "{language}"{meant}'
    region = (match["region"] or "").upper()
    if region.isalpha() and region not in _REGIONS and not _PRIVATE_REGION.fullmatch(region):
        return f'no region has the code "{region}"' + ("; the United Kingdom is GB" if region == "UK" else "")
    variants = match["variants"].lower().split("-")[1:]
    if len(set(variants)) < len(variants):
        return "a variant stands in it twice"
    return ""


def mended_tag(tag: str) -> str:
    """Return *tag* as it must be where that is certain, else as it is.

    >>> [mended_tag(one) for one in ("eng", "ger-AT", "en_US", "en-UK", "english", "de")]
    ['en', 'de-AT', 'en-US', 'en-GB', 'english', 'de']
    """
    parts = tag.strip().replace("_", "-").split("-")
    parts[0] = _SHORTER.get(parts[0].lower(), parts[0])
    mended = "-".join("GB" if index and part == "UK" else part for index, part in enumerate(parts))
    return mended if not fault_of_tag(mended) else tag
