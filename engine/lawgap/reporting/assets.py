"""What a report may load: files of the library's reports folder, and nothing else."""

from __future__ import annotations

import mimetypes
from importlib.resources.abc import Traversable
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

BASE = "asset:///"


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Serves ``asset:///name`` from one folder; every other address is refused and ends the rendering."""

    def __init__(self, root: Traversable) -> None:
        super().__init__(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)
        self.root = root

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file at the address. Raises ValueError for anything outside the folder."""
        parts = urlsplit(url)
        steps = unquote(parts.path).strip("/").split("/")
        if parts.scheme != "asset" or parts.netloc or any(step in ("", ".", "..") or "\\" in step for step in steps):
            raise ValueError("a report may load nothing but the library's own files")
        found = self.root.joinpath(*steps)
        if not found.is_file():
            raise ValueError("the library has no such file")
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, found.read_bytes(), {"Content-Type": kind})
