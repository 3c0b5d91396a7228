"""Templates: the page's own, and an editor's that builds on it or stands alone.

A template is Jinja2. It may extend ``page.html`` and fill the blocks ``theme``
(CSS variables and rules), ``header``, ``aids``, ``main`` and ``about``, or be a
whole page of its own; either gets the same values, escaped where they come
from the document. It runs in a sandbox: it sees the values and nothing of the
machine.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import DictLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ...model import SettingsError

_OWN: Final = "page.html"

#: What a template can do wrong while it is filled.
_FAILURES: Final = (TemplateError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


def fill(values: Mapping[str, object], template: str | None = None) -> str:
    """Return the page with *values* in the text of *template*, or in the page's own; raises SettingsError where the template is wrong.

    >>> fill({"window_title": "A & B"}, "<title>{{ window_title }}</title>")
    '<title>A &amp; B</title>'
    >>> fill({}, "{{ nothing }}")
    Traceback (most recent call last):
    ...
    teiwright.model.errors.SettingsError: the template, line 1: 'nothing' is undefined
    """
    if template is None:
        return _own_template().render(values)
    try:
        return _environment().from_string(template).render(values)
    except TemplateNotFound as problem:
        raise SettingsError(f'the template builds on "{problem.name}"; there is only {_OWN} to build on') from problem
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
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=DictLoader({_OWN: own_file(_OWN)}),
    )


@cache
def _own_template() -> Template:
    return _environment().get_template(_OWN)


@cache
def own_file(name: str) -> Markup:
    """Return a file of this room: markup, a style sheet or a script of ours."""
    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))  # noqa: S704  # a file of ours


@cache
def own_script() -> Markup:
    """Return the page's script without its comments, which stand on lines of their own, and on one line."""
    lines = (line.strip() for line in own_file("script.js").splitlines())
    return Markup(" ").join(Markup(line) for line in lines if line and not line.startswith("//"))  # noqa: S704  # ours
