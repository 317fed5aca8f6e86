"""The report as an accessible PDF (PDF/UA-1) with the run file inside; same run, same bytes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.resources.abc import Traversable

from lawgap.model.run import Run
from lawgap.model.run_file import run_bytes
from lawgap.reporting.fonts import only_fonts_of
from lawgap.reporting.pages import render_html
from lawgap.reporting.rendering_log import Progress, listening

VARIANT = "pdf/ua-1"
ATTACHMENT = "run.json"


class MissingSystemLibraryError(Exception):
    """WeasyPrint is installed, but Pango or what belongs to it is not."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished document, and what WeasyPrint had to remark while it made it."""

    content: bytes
    pages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The file that goes into the document, and the day it is dated by."""

    name: str
    description: str
    content: bytes
    day: date


def render_pdf(run: Run, reports: Traversable, progress: Progress | None = None, language: str = "en") -> Pdf:
    """The whole report as PDF, with the run file inside.

    Raises MissingGlyphError where a character cannot be drawn, and MissingSystemLibraryError.
    """
    return print_html(render_html(run, reports, language), run, reports, progress)


def print_html(html: str, run: Run, reports: Traversable, progress: Progress | None = None) -> Pdf:
    """The report's HTML on paper, with the run file inside."""
    description = "The run file: every finding, statement and source of this report, for machines"
    return print_with(html, Enclosure(ATTACHMENT, description, run_bytes(run), run.as_of), reports, progress)


def print_with(html: str, enclosure: Enclosure, reports: Traversable, progress: Progress | None = None) -> Pdf:
    """The HTML on paper; what is embedded is dated by its day, so that the same input gives the same bytes."""
    with only_fonts_of(reports / "fonts"):
        try:
            import weasyprint
        except OSError as error:
            raise MissingSystemLibraryError(str(error)) from None
        from lawgap.reporting.assets import BASE, AssetFetcher

        moment = datetime.combine(enclosure.day, time(), UTC)
        attachment = weasyprint.Attachment(
            string=enclosure.content.decode(),
            name=enclosure.name,
            description=enclosure.description,
            relationship="Data",
            created=moment,
            modified=moment,
        )
        with listening(progress) as log, _without_collecting():
            fetcher = AssetFetcher(reports)
            document = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher).render(pdf_variant=VARIANT)
            content = document.write_pdf(pdf_variant=VARIANT, attachments=[attachment])
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
