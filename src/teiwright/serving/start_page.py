"""The page at which people begin: all documents, by collection, with the forms in which each can be had."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Template

from ..frame import make_environment, values_of_frame
from .catalogue import Catalogue, Resource

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
        values_of_frame(root.title if root else "", style=_own("start.css")),
        count=len(catalogue.resources),
        entry=entry,
        collections=shown,
    )
    return page.encode("utf-8", "surrogatepass")


def _author(resource: Resource) -> str:
    said: list[Any] = resource.facts.dublin_core.get("creator", [])
    return "; ".join(one["value"] if isinstance(one, dict) else str(one) for one in said)


@cache
def _template() -> Template:
    return make_environment({"start.html": _own("start.html")}).get_template("start.html")


@cache
def _own(name: str) -> str:
    return files(__package__).joinpath("pages", name).read_text(encoding="utf-8")
