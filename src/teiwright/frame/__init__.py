"""One frame for every HTML page that is made here: the edition, the pages of a site, the report of a validation, the list of what is served.

``frame.html`` has what each of them begins and ends with (the language, the
policy, the sign for small screens, the title, the style, the way past what
comes first), ``frame.css`` the colours for light and dark, the letters, what
has the focus or is pointed to, and paper. A page extends the first and adds
its own rules to the second. Books are not made with it: XHTML of EPUB leaves
colours and letters to the reader's device.

HTML: the living standard, Content Security Policy 3, WCAG 2.2 (1.4.3, 2.4.1, 2.4.7)
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from ..version import VERSION

__all__ = ["make_environment", "policy_of", "values_of_frame"]

#: The name by which a page extends the frame.
_FRAME: Final = "frame.html"
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def make_environment(templates: Mapping[str, str], kind: type[Environment] = Environment) -> Environment:
    r"""Return an environment of *kind* with *templates*, by their names, and the frame for them to build on.

    What comes from a document is escaped, and a value that is not there is an error.

    >>> page = '{% extends "frame.html" %}{% set skip_to, skipped_to = "a", "b" %}{% block body %}<p>{{ said }}</p>\n{% endblock %}'
    >>> made = make_environment({"page.html": page}).get_template("page.html")
    >>> made.render(values_of_frame("Title"), said="1 < 2").splitlines()[-3:]
    ['<p>1 &lt; 2</p>', '</body>', '</html>']
    """
    return kind(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=DictLoader({_FRAME: _own(_FRAME), **templates}),
    )


def values_of_frame(title: str, *, style: str = "", script: str = "", language: str = "en") -> dict[str, object]:
    """Return the values that the frame asks for, of which its pages may make use; *style* and *script* are the page's own.

    >>> sorted(values_of_frame("Title"))
    ['language', 'policy', 'script', 'style', 'version', 'window_title']
    """
    return {
        "window_title": title,
        "language": language,
        "policy": policy_of(script),
        "style": _style(style),
        "script": Markup(script),  # noqa: S704  # ours, as the style is
        "version": VERSION,
    }


@cache
def _style(own: str) -> Markup:
    return Markup(_own("frame.css") + str(own))  # noqa: S704  # files of ours; a plain string, as markup would escape what it is added to


@cache
def policy_of(script: str = "") -> str:
    """Return what a page may do: fetch nothing, and run nothing but *script*.

    >>> policy_of()
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    >>> policy_of("1").removeprefix(policy_of())
    "; script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return f"{_POLICY}; script-src 'sha256-{digest}'" if script else _POLICY


@cache
def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
