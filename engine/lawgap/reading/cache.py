"""Keeps what was read and found faultless, so that a second run need not parse YAML again.

The key covers the program's own reading code and every byte that was read, so nothing stale is ever used. A
cache that cannot be written or read changes nothing but the time.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path


def cache_key(kind: str, contents: dict[str, bytes]) -> str:
    """One hash over the kind, the reading code and every file."""
    digest = sha256(f"{kind}\0{_code_digest()}".encode())
    for name, content in sorted(contents.items()):
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@cache
def _code_digest() -> str:
    digest = sha256()
    package = Path(__file__).resolve().parents[1]
    for folder in ("model", "reading", "checking"):
        for module in sorted((package / folder).glob("*.py")):
            digest.update(module.read_bytes())
    return digest.hexdigest()


def load(key: str) -> bytes | None:
    """What was kept under the key, or None."""
    with suppress(OSError):
        return (_folder() / f"{key}.json").read_bytes()
    return None


def keep(key: str, content: bytes) -> None:
    """Keep the content, whole or not at all."""
    import tempfile

    with suppress(OSError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(folder / f"{key}.json")
        _forget_old(folder)


def _forget_old(folder: Path, most: int = 40) -> None:
    kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-most]:
        path.unlink(missing_ok=True)


def _folder() -> Path:
    home = os.environ.get("LAWGAP_CACHE")
    if home:
        return Path(home)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "lawgap"
