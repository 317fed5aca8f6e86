"""The report as HTML: one template for paper and screen, one file that needs no other."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources.abc import Traversable

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from lawgap.model.run import Run
from lawgap.reporting.cleaning import cleaned
from lawgap.reporting.messages import Messages, read_messages
from lawgap.reporting.report import build_report

_SHEETS = ("report", "screen", "chart", "change", "change-chart", "timeline", "timeline-chart")


def render_html(run: Run, reports: Traversable, language: str = "en") -> str:
    """The whole report as one HTML document; ``reports`` is the library's folder of templates."""
    messages = read_messages(reports, language)
    return draw("report.html.j2", reports, messages, report=build_report(run, messages), run=run)


def draw(template: str, reports: Traversable, messages: Messages, **views: object) -> str:
    """A template of the library with its views; style sheets and words are within its reach."""
    # The style sheets are the library's own; nothing of a State's file goes into them.
    style = {name: Markup((reports / "styles" / f"{name}.css").read_text("utf-8")) for name in _SHEETS}  # noqa: S704
    found = _environment(reports).get_template(template)
    return found.render(word=messages.word, words=messages.words, style=style, **views)


def _environment(reports: Traversable) -> Environment:
    def source(name: str) -> str:
        return (reports / name).read_text("utf-8")

    environment = Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = _plain
    return environment


def _plain(number: Decimal) -> str:
    """A number without zeros at its end."""
    return f"{number.normalize():f}"
