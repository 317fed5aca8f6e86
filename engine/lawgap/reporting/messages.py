"""The words of a report's language, read from reports/messages."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

import yaml


class Messages:
    """Words by path: ``messages.word("verdict", "met", "symbol")``; placeholders are filled by name."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words

    def word(self, *path: object, **values: object) -> str:
        """The words at the path. Raises KeyError, naming the path, where there are none."""
        found = self._at(path)
        text = str(found)
        return text.format(**values) if values else text

    def words(self, *path: object) -> Mapping[Any, Any]:
        """The group of words at the path, in the order of the file."""
        found = self._at(path)
        assert isinstance(found, Mapping)
        return found

    def month(self, number: int) -> str:
        """The name of a month, counted from 1."""
        return str(self._words["months"][number - 1])

    @property
    def language(self) -> str:
        """The language as it is declared to readers of the document."""
        return str(self._words["language"])

    def _at(self, path: tuple[object, ...]) -> Any:
        found: Any = self._words
        for step in path:
            try:
                found = found[step]
            except (KeyError, TypeError):
                raise KeyError("no words at " + ".".join(map(str, path))) from None
        return found


def read_messages(reports: Traversable, language: str = "en") -> Messages:
    """The messages of a language from the library's reports folder."""
    return Messages(yaml.safe_load((reports / "messages" / f"{language}.yaml").read_text("utf-8")))
