"""The rules of CMIF in our own words, as its RELAX NG is in no package: what its documentation, schema and Schematron ask of a file.

`faults` names each rule that a file breaks. They stand for the validator that
correspSearch has, and cannot say more than we understood of its rules.
"""

import re

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
DATING = {"when", "from", "to", "notBefore", "notAfter"}
ELEMENTS = set(
    """TEI teiHeader fileDesc titleStmt title editor email publicationStmt publisher idno date availability licence sourceDesc bibl
    profileDesc correspDesc correspAction correspContext persName orgName placeName note ref text body p""".split()
)


def named(element):
    return element.tag.removeprefix(TEI) if isinstance(element.tag, str) else ""


def found(root, path):
    return root.findall("/".join(f"{TEI}{step}" for step in path.split("/")))


def faults(data: bytes) -> set[str]:
    root = etree.fromstring(data)
    broken = set()

    def rule(name, holds):
        if not holds:
            broken.add(name)

    header = "teiHeader/fileDesc"
    rule("only elements of the format", {named(one) for one in root.iter(etree.Element)} <= ELEMENTS)
    statement = [named(one) for one in root.findall(f".//{TEI}titleStmt/*")]
    rule("one title, then editors", bool(re.fullmatch("title( editor)+", " ".join(statement))))
    publication = [named(one) for one in root.findall(f".//{TEI}publicationStmt/*")]
    rule("publishers, address, date, availability", bool(re.fullmatch("(publisher )+idno date availability", " ".join(publication))))
    rule("the address is one", all(one.get("type") == "url" and re.match(r"https?://\S+$", one.text or "") for one in root.iter(f"{TEI}idno")))
    rule("the licence is CC BY 4.0", [one.get("target") for one in root.iter(f"{TEI}licence")] == ["https://creativecommons.org/licenses/by/4.0/"])
    sources = found(root, f"{header}/sourceDesc/bibl")
    rule("a source of a kind", bool(sources) and all(one.get("type") in {"online", "print", "hybrid"} for one in sources))
    uuid = re.compile(r"[A-Za-z].*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
    rule("a source has a UUID that begins with a letter", all(uuid.fullmatch(one.get(ID, "")) for one in sources))
    letters = found(root, "teiHeader/profileDesc/correspDesc")
    rule("letters in the header", bool(letters) and len(letters) == len(list(root.iter(f"{TEI}correspDesc"))))
    known = {f"#{one.get(ID)}" for one in sources}
    for letter in letters:
        rule("the source of a letter is listed", letter.get("source") is None or letter.get("source") in known)
        kinds = [one.get("type") for one in letter.iterchildren(f"{TEI}correspAction")]
        rule("sent and received", {"sent", "received"} == set(kinds))
    for action in root.iter(f"{TEI}correspAction"):
        children = [named(one) for one in action]
        rule("names and dates alone", set(children) <= {"persName", "orgName", "placeName", "date"})
        rule("somebody is named", bool({"persName", "orgName"} & set(children)))
        rule("no text between", not "".join([action.text or "", *(one.tail or "" for one in action)]).strip())
    for name in root.iter(f"{TEI}persName", f"{TEI}orgName", f"{TEI}placeName"):
        rule("a name is text", len(name) == 0 and bool((name.text or "").strip()))
        rule("a name has ref and no key", set(name.attrib) <= {"ref"})
        rule("a ref is an address", re.match(r"https?://\S+$", name.get("ref", "https://a")) is not None)
    for date in root.iter(f"{TEI}date"):
        rule("a date has a value", bool(DATING & set(date.attrib)))
        rule("a date is empty", len(date) == 0 and not (date.text or "").strip())
    for date in root.iterfind(f".//{TEI}correspAction/{TEI}date"):
        values = [value for name, value in date.attrib.items() if name in DATING]
        rule("a date is a year, a month or a day", all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", one) for one in values))
    return broken
