"""The page at which people begin: all documents, by collection, with the forms in which each can be had."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import DictLoader, Environment, StrictUndefined, Template

from ..version import VERSION
from .catalogue import Catalogue, Resource

#: What the page may do: have a style, fetch nothing.
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

Forms = Callable[[Resource], Sequence[tuple[str, str]]]


def start_page(catalogue: Catalogue, entry: str, forms: Forms) -> bytes:
    """Return the page on the documents of *catalogue*; *entry* is the address for programs, *forms* gives labels and addresses of a document."""
    root = catalogue.collection("")
    shown = []
    for collection in catalogue.collections:
        documents = [one for name in collection.members if (one := catalogue.resource(name)) is not None]
        if documents:
            listed = [{"title": one.facts.title, "author": _author(one), "forms": forms(one)} for one in documents]
            shown.append({"title": collection.title, "documents": listed})
    page = _template().render(
        title=root.title if root else "",
        count=len(catalogue.resources),
        entry=entry,
        collections=shown,
        policy=POLICY,
        version=VERSION,
    )
    return page.encode("utf-8", "surrogatepass")


def _author(resource: Resource) -> str:
    said: list[Any] = resource.facts.dublin_core.get("creator", [])
    return "; ".join(one["value"] if isinstance(one, dict) else str(one) for one in said)


@cache
def _template() -> Template:
    source = files(__package__).joinpath("pages", "start.html").read_text(encoding="utf-8")
    loader = DictLoader({"start.html": source})
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, keep_trailing_newline=True, loader=loader
    )
    return environment.get_template("start.html")
