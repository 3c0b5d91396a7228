"""What a room offers, each thing imported when somebody first asks for it.

A room that offers much to many would else make each of them wait for all of
it: who looks for quotations in a plain text needs no XML.
"""

from collections.abc import Callable, Mapping
from typing import Any


def offered(room: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of the package *room*: *homes* tell by the name of each thing that it offers the module that has it.

    That module must not bear the name of anything offered: once imported, it would stand in its place.

    >>> offered("teiwright.model", {"parse_xml": "markup"})("parse_xml").__module__
    'teiwright.model.markup'
    >>> offered("teiwright.model", {"parse_xml": "markup"})("parse_html")
    Traceback (most recent call last):
    ...
    AttributeError: module 'teiwright.model' has no attribute 'parse_html'
    """

    def thing(name: str) -> Any:  # noqa: ANN401  # whatever the name stands for
        if name not in homes:
            raise AttributeError(f"module '{room}' has no attribute '{name}'")
        from importlib import import_module

        return getattr(import_module(f"{room}.{homes[name]}"), name)

    return thing
