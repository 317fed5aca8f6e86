"""Old run files: each schema version is brought to the next by one function, and the chain of them is always read.

A migration is pure and total: it changes what the next version asks for and leaves everything else, even what is
malformed, to the models. What an old file did not record is said to be unrecorded, never made up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lawgap.model.run import SCHEMA_VERSION

Data = Mapping[str, object]


def migrate(data: Data, version: int) -> Data:
    """The data of a run file as the present version would hold it; ``version`` is one of :func:`readable`."""
    for number in range(version, SCHEMA_VERSION):
        data = {**MIGRATIONS[number](data), "schema_version": number + 1}
    return data


def readable() -> range:
    """The schema versions that this program reads."""
    return range(min(MIGRATIONS), SCHEMA_VERSION + 1)


def _hashes_unrecorded(data: Data) -> Data:
    """Version 2 records with each finding the hash of its rule; the first files of version 1 did not."""
    findings = data.get("findings")
    if not isinstance(findings, list):
        return data
    return {**data, "findings": [{"rule_hash": "", **item} if isinstance(item, dict) else item for item in findings]}


MIGRATIONS: dict[int, Callable[[Data], Data]] = {1: _hashes_unrecorded}
FIRST_WITH_DIGEST = 2
