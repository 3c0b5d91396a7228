"""What acdh-tei-pyutils understands of a TEI file: run by the Python that has it; prints JSON."""

import json
import sys


def told(path: str) -> dict:
    from acdh_tei_pyutils.tei import TeiReader
    from acdh_tei_pyutils.utils import check_for_hash, get_xmlid, make_entity_label

    reader = TeiReader(path)
    named = reader.any_xpath("//tei:body//*[self::tei:persName or self::tei:placeName or self::tei:orgName][@ref]")
    return {
        "title": reader.any_xpath("string(//tei:titleStmt/tei:title)"),
        "entries": {
            kind: {get_xmlid(one): make_entity_label(one.xpath("./*[1]")[0])[0] for one in reader.any_xpath(f".//tei:standOff//tei:{kind}")}
            for kind in ("person", "place", "org")
        },
        "pointers": [check_for_hash(one.get("ref")) for one in named],
        "paragraphs": reader.get_text_nes_list(ne_xpath=".//tei:persName|.//tei:placeName|.//tei:orgName|.//tei:date"),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told(sys.argv[1])))
