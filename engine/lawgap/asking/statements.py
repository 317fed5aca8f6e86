"""New sources, acts and statements as YAML, in the form in which a person would write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from lawgap.model.base import Model

_DATE_TAG = "tag:yaml.org,2002:timestamp"


class _Writer(yaml.SafeDumper):
    """Lists are indented, nothing is an alias, and dates stand without quotes, as in files written by hand."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (the base class declares it so)
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _DATE_TAG]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists too."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


def write_entries(kind: str, entries: Iterable[Model], says: str) -> bytes:
    """A file with a list under ``kind``; ``says`` is its first line, as a comment."""
    data = {kind: [_data(entry) for entry in entries]}
    return f"# {says}\n{write_yaml(data)}".encode()


def write_yaml(data: dict[str, Any]) -> str:
    """Plain data as YAML, in the order in which it is given."""
    return str(yaml.dump(data, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=116))


def _data(entry: Model) -> dict[str, Any]:
    """The entry without what was not said."""
    data: dict[str, Any] = entry.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    return data
