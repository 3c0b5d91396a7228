"""What duckdb understands of our tables, in CSV or Parquet: run by the Python that has it; prints JSON.

python query_tables.py MENTIONS ENTITIES
"""

import json
import sys


def told(mentions: str, entities: str) -> dict:
    import duckdb

    def rows(query: str) -> list:
        return [list(row) for row in duckdb.sql(query.format(mentions=f"'{mentions}'", entities=f"'{entities}'")).fetchall()]

    return {
        "types": {name: kind for name, kind, *_ in rows("DESCRIBE SELECT * FROM {mentions}")},
        "entity_types": {name: kind for name, kind, *_ in rows("DESCRIBE SELECT * FROM {entities}")},
        "mentions": rows('SELECT start, "end", element, text FROM {mentions} ORDER BY ALL'),
        "wrong": rows('SELECT count(*) FROM {mentions} WHERE length(text) <> "end" - start OR "end" < start')[0][0],
        "joined": rows("SELECT e.id, count(*) FROM {mentions} m JOIN {entities} e ON m.entity = e.id GROUP BY ALL ORDER BY ALL"),
        "counted": rows("SELECT id, mentions FROM {entities} WHERE mentions > 0 ORDER BY ALL"),
        "kinds": rows("SELECT kind, count(*) FROM {entities} GROUP BY ALL ORDER BY ALL"),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told(*sys.argv[1:])))
