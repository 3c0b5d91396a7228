"""What PyLD makes of a JSON-LD file with a context that lies here: run by the Python that has it; prints JSON."""

import json
import sys
from pathlib import Path


def expanded(document: str, address: str, context: str) -> object:
    from pyld import jsonld

    def load(url, options):
        if url != address:
            raise ValueError(f"nothing but {address} is to be loaded, not {url}")
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": Path(context).read_text(encoding="utf-8")}

    read = json.loads(Path(document).read_text(encoding="utf-8"))
    return jsonld.expand(read, {"documentLoader": load, "base": "https://example.org/base/"})


if __name__ == "__main__":
    sys.stdout.write(json.dumps(expanded(*sys.argv[1:])))
