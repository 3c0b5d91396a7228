"""What the client ThunderDots gets from a DTS server: run by the Python that has it; prints JSON."""

import json
import sys


def told(address: str) -> dict:
    from thunderdots import ThunderDots

    client = ThunderDots(address, concurrency=2, retries=0, verbose=False)
    client.fetch()
    results = client.results()
    return {
        "records": [
            {"id": notice["id"], "title": notice["title"], "parents": notice["linked_parents"], "text": notice["fragments"][0]["content"]}
            for notice in results["resource_results"]
        ],
        "collections": sorted(one["@id"] for one in results["collection_results"]),
        "rows": len(client.to_records()),
        "faults": results["meta"],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told(sys.argv[1])))
