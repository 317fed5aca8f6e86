"""lawgap new: begins a State's folder, and writes the questionnaire to fill it from."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import click

from lawgap.asking.new_state import new_state_files
from lawgap.cli.files import write_files
from lawgap.cli.questions_command import ask, workbook_bytes
from lawgap.model.fault import Fault, FaultyDataError

HOME = Path("assessments")


def begin_state(library: Path | None, code: str, name: str, as_of: date, home: Path | None, xlsx: Path | None) -> None:
    """Make the State's folder below ``home`` (by default assessments/, made where it is missing), whole or not at all.

    ``xlsx`` is where the questionnaire with every question goes. Raises FaultyDataError for a code or name that cannot
    be one, for a State that exists, and where something cannot be written.
    """
    if home is not None and not home.is_dir():
        raise FaultyDataError([Fault(str(home), 0, 0, "unwritable", "there is no such folder; make it first")])
    base = home or HOME
    folder, files = new_state_files(code, name, base)
    made = not base.exists()
    base.mkdir(exist_ok=True)
    draft = Path(mkdtemp(dir=base, prefix=f".{folder.name}-"))
    written = False
    try:
        for within, content in files.items():
            (draft / within).write_bytes(content)
        asked = ask(library, draft, as_of)
        if xlsx:
            write_files({xlsx: workbook_bytes(asked, everything=True)}, overwrite=False)
            written = True
        draft.chmod(0o755)
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        if xlsx and written:
            xlsx.unlink()
        if made:
            base.rmdir()
        raise
    click.echo(f"{folder} begun: {', '.join(files)}")
    if xlsx:
        click.echo(f"{xlsx}: {len(asked.chosen(everything=True))} questions")
        click.echo(f"fill it in, then: lawgap import {folder.name} {xlsx}")
