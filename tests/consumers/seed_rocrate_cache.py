"""Put the context of RO-Crate where roc-validator looks for it, so that it needs no network: CONTEXT.json CACHE.

Run by the Python of roc-validator's own environment, which alone has what is imported here.
"""

import io
import sys
from pathlib import Path

ADDRESSES = [f"https://w3id.org/ro/crate/{version}/context{end}" for version in ("1.1", "1.2") for end in ("", "/")]
#: As the validator and rdflib ask for it; an answer is found again by the address and what was asked for.
ACCEPTED = ("application/ld+json, application/json", "application/ld+json", "application/ld+json, application/json;p=0.9, */*;q=0.1")


def main(context: str, cache: str) -> None:
    from requests.adapters import HTTPAdapter
    from requests_cache import CachedSession
    from urllib3 import HTTPResponse

    data = Path(context).read_bytes()

    class FromDisk(HTTPAdapter):
        """Answers every request with the context."""

        def send(self, request, **options):  # noqa: ARG002  # the signature of requests
            answer = HTTPResponse(io.BytesIO(data), {"Content-Type": "application/ld+json"}, 200, preload_content=False)
            return self.build_response(request, answer)

    session = CachedSession(cache_name=cache, expire_after=-1, backend="sqlite", allowable_methods=("GET",), allowable_codes=(200, 302, 404))
    session.mount("https://", FromDisk())
    for address in ADDRESSES:
        for accepted in ACCEPTED:
            session.get(address, headers={"Accept": accepted}).raise_for_status()


if __name__ == "__main__":
    main(*sys.argv[1:])
