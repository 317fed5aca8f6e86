"""Listens to WeasyPrint while it works: its steps, its pages and its warnings."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lawgap.model.fault import InternalError

Progress = Callable[[int, int | None], None]
_STEP = re.compile(r"Step (\d)")
_UNDRAWN = re.compile(r"\.notdef glyph rendered.*?: (.*)", re.DOTALL)


class MissingGlyphError(InternalError):
    """A character that no font of the report can draw: the document would show an empty box."""


class RenderingLog(logging.Handler):
    """Collects warnings and passes steps and pages on."""

    def __init__(self, progress: Progress | None) -> None:
        super().__init__(logging.INFO)
        self.progress = progress
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one line of the log."""
        if record.levelno >= logging.WARNING:
            self.warnings.append(record.getMessage())
        elif self.progress and (step := _STEP.match(str(record.msg))):
            page = record.args[0] if isinstance(record.args, tuple) and record.args else None
            self.progress(int(step[1]), page if isinstance(page, int) else None)

    def refuse_missing_glyphs(self) -> None:
        """Raise MissingGlyphError, naming the characters, where a glyph was missing."""
        missing = [match[1] for warning in self.warnings if (match := _UNDRAWN.match(warning))]
        if missing:
            raise MissingGlyphError(f"the report's fonts cannot draw: {'; '.join(missing)}")


@contextmanager
def listening(progress: Progress | None) -> Iterator[RenderingLog]:
    """Listen for the while; the loggers are left as they were."""
    log = RenderingLog(progress)
    loggers = [logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")]
    before = [(logger.level, logger.propagate, list(logger.handlers)) for logger in loggers]
    for logger in loggers:
        logger.handlers = [log]
        logger.propagate = False
        logger.setLevel(logging.INFO)
    loggers[0].setLevel(logging.WARNING)
    try:
        yield log
    finally:
        for logger, (level, propagate, handlers) in zip(loggers, before, strict=True):
            logger.handlers = handlers
            logger.propagate = propagate
            logger.setLevel(level)
