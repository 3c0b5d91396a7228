"""What the package conllu understands of a file: run by the Python that has it; prints JSON."""

import json
import sys
from pathlib import Path


def told(path: str) -> list:
    import conllu

    return [
        {
            "text": sentence.metadata["text"],
            "built": "".join(token["form"] + ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " ") for token in sentence).rstrip(),
            "tokens": [[token["id"], token["form"], token["upos"], token["lemma"], token["misc"]] for token in sentence],
        }
        for sentence in conllu.parse(Path(path).read_text(encoding="utf-8"))
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told(sys.argv[1])))
