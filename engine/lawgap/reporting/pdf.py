"""The report as an accessible PDF (PDF/UA-1) with the run file inside; same run, same bytes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.resources.abc import Traversable

from lawgap.model.run import Run
from lawgap.reporting.fonts import only_fonts_of
from lawgap.reporting.pages import render_html
from lawgap.reporting.rendering_log import Progress, listening

ATTACHMENT = "run.json"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document, and what WeasyPrint had to remark while it made it."""

    content: bytes
    pages: int
    warnings: tuple[str, ...]


def render_pdf(
    run: Run, run_file: bytes, reports: Traversable, progress: Progress | None = None, language: str = "en"
) -> Pdf:
    """The whole report as PDF, with the run file inside.

    Raises MissingGlyphError where a character cannot be drawn, and OSError where WeasyPrint finds no Pango.
    """
    return print_html(render_html(run, reports, language), run.as_of, run_file, reports, progress)


def print_html(html: str, day: date, run_file: bytes, reports: Traversable, progress: Progress | None = None) -> Pdf:
    """The HTML on paper; ``day`` dates what is embedded, so that the same input gives the same bytes."""
    with only_fonts_of(reports / "fonts"):
        import weasyprint

        from lawgap.reporting.assets import BASE, AssetFetcher

        moment = datetime.combine(day, time(), UTC)
        attachment = weasyprint.Attachment(
            string=run_file.decode(),
            name=ATTACHMENT,
            description="The run file: every finding, statement and source of this report, for machines",
            relationship="Data",
            created=moment,
            modified=moment,
        )
        with listening(progress) as log, _without_collecting():
            document = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=AssetFetcher(reports)).render(
                pdf_variant="pdf/ua-1"
            )
            content = document.write_pdf(pdf_variant="pdf/ua-1", attachments=[attachment])
    log.refuse_missing_glyphs()
    return Pdf(content, len(document.pages), tuple(log.warnings))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Rendering makes many objects and leaves few cycles; collecting garbage meanwhile costs a seventh of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
