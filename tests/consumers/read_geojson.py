"""What geojson-pydantic understands of a file: run by the Python that has it; prints JSON."""

import json
import sys
from pathlib import Path


def told(path: str) -> list:
    from geojson_pydantic import FeatureCollection

    collection = FeatureCollection.model_validate_json(Path(path).read_text(encoding="utf-8"))
    return [[one.properties["title"], one.geometry.type, list(getattr(one.geometry, "coordinates", ()))] for one in collection.features]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told(sys.argv[1])))
