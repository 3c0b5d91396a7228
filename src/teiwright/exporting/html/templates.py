"""Templates: the page's own, and an editor's that builds on it or stands alone.

A template is Jinja2. It may extend ``page.html`` and fill the blocks ``theme``
(CSS variables and rules), ``header``, ``aids``, ``main`` and ``about``, or be a
whole page of its own; either gets the same values, escaped where they come
from the document. It runs in a sandbox: it sees the values and nothing of the
machine. In a site, ``page.html`` is a page of that, which builds on ``own.html``.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.nodes import Extends
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ...frame import make_environment
from ...model import SettingsError

_PAGE: Final = "page.html"
_OWN: Final = "own.html"
_THEME: Final = "{% block theme %}{% endblock %}"  # nothing of a page but that

#: What a template can do wrong while it is filled.
_FAILURES: Final = (TemplateError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


def fill(values: Mapping[str, object], template: str | None = None, page: str | None = None) -> str:
    """Return the page with *values* in the text of *template*, or in the page's own; raises SettingsError where the template is wrong.

    *page* is the text of what is ``page.html`` instead.

    >>> fill({"window_title": "A & B"}, "<title>{{ window_title }}</title>")
    '<title>A &amp; B</title>'
    >>> fill({}, "{{ nothing }}")
    Traceback (most recent call last):
    ...
    teiwright.model.errors.SettingsError: the template, line 1: 'nothing' is undefined
    """
    if template is None:
        return _environment(page).get_template(_PAGE).render(values)
    with _told():
        return _environment(page).from_string(template).render(values)


def theme_of(template: str, values: Mapping[str, object]) -> str:
    """Return what *template* says in its block ``theme``, for pages that are not made with it; empty where it builds on none.

    >>> theme_of("{% extends 'page.html' %}{% block theme %}:root { --accent: #048; }{% endblock %}", {})
    ':root { --accent: #048; }'
    >>> theme_of("<p>A page of its own</p>", {})
    ''
    """
    with _told():
        builds_on = _environment(_THEME).parse(template).find(Extends) is not None
    return fill(values, template, _THEME).strip() if builds_on else ""


@contextmanager
def _told() -> Iterator[None]:
    """Raise SettingsError for what is wrong with a template."""
    try:
        yield
    except TemplateNotFound as problem:
        raise SettingsError(f'the template builds on "{problem.name}"; there is only {_PAGE} to build on') from problem
    except TemplateSyntaxError as problem:
        raise SettingsError(f"the template, line {problem.lineno}: {problem.message}") from problem
    except _FAILURES as problem:
        line = _line_of(problem)
        said = " ".join(str(problem).split()) or type(problem).__name__
        raise SettingsError(f"the template{f', line {line}' if line else ''}: {said}") from problem


def _line_of(problem: BaseException) -> int:
    """Return the line of the template at which *problem* arose, or 0 where it is not known."""
    line, step = 0, problem.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line


@cache
def _environment(page: str | None) -> Environment:
    own = own_file(_PAGE)
    return make_environment({_PAGE: own if page is None else page, _OWN: own}, SandboxedEnvironment)


@cache
def own_file(name: str) -> Markup:
    """Return a file of this room: markup, a style sheet or a script of ours."""
    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))  # noqa: S704  # a file of ours


@cache
def own_script() -> Markup:
    """Return the page's script without its comments, which stand on lines of their own, and on one line."""
    lines = (line.strip() for line in own_file("script.js").splitlines())
    return Markup(" ").join(Markup(line) for line in lines if line and not line.startswith("//"))  # noqa: S704  # ours
