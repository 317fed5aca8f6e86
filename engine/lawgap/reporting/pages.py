"""The report as HTML: one template for paper and screen, one file that needs no other."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from lawgap.model.run import Run
from lawgap.reporting.cleaning import cleaned
from lawgap.reporting.messages import read_messages
from lawgap.reporting.report import build_report


_SHEETS = ("report", "screen", "chart")


def render_html(run: Run, reports: Traversable, language: str = "en") -> str:
    """The whole report as one HTML document; ``reports`` is the library's folder of templates."""
    messages = read_messages(reports, language)
    template = _environment(reports).get_template("report.html.j2")
    # The style sheets are the library's own; nothing of a State's file goes into them.
    style = {name: Markup((reports / "styles" / f"{name}.css").read_text("utf-8")) for name in _SHEETS}  # noqa: S704
    return template.render(
        report=build_report(run, messages), run=run, word=messages.word, words=messages.words, style=style
    )


def _environment(reports: Traversable) -> Environment:
    def source(name: str) -> str:
        return (reports / name).read_text("utf-8")

    return Environment(
        loader=FunctionLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
