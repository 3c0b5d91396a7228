"""What pyarrow understands of a Parquet file: run by the Python that has it; prints JSON."""

import json
import sys


def told(path: str) -> dict:
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(path)
    return {
        "types": {field.name: str(field.type).partition("<")[0] for field in table.schema},
        "metadata": json.loads(table.schema.metadata[b"teiwright"]),
        "rows": table.to_pylist(maps_as_pydicts="strict"),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told(sys.argv[1])))
