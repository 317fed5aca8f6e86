"""The fonts of the report and no others, so that it looks the same on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

_VARIABLE = "FONTCONFIG_FILE"


@contextmanager
def only_fonts_of(folder: Traversable) -> Iterator[None]:
    """Let fontconfig see the folder alone; fonts that lie in an archive are unpacked for the while."""
    before = os.environ.get(_VARIABLE)
    with TemporaryDirectory(prefix="lawgap-fonts-") as temporary:
        home = Path(temporary)
        fonts = folder if isinstance(folder, Path) else _unpacked(folder, home / "fonts")
        configuration = home / "fonts.conf"
        configuration.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
            f"<fontconfig><dir>{escape(str(fonts.resolve()))}</dir>"
            f"<cachedir>{escape(str(home / 'cache'))}</cachedir></fontconfig>\n",
            "utf-8",
        )
        os.environ[_VARIABLE] = str(configuration)
        try:
            yield
        finally:
            if before is None:
                del os.environ[_VARIABLE]
            else:
                os.environ[_VARIABLE] = before


def _unpacked(folder: Traversable, target: Path) -> Path:
    target.mkdir()
    for font in folder.iterdir():
        if font.name.endswith(".ttf"):
            (target / font.name).write_bytes(font.read_bytes())
    return target
