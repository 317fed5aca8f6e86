"""The topics of the vocabulary: which facts are asked together, and the sheet each topic has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawgap.model.fault import FaultyDataError
from lawgap.model.vocabulary import Topic
from lawgap.reading.binding import bind
from lawgap.reading.folder import read_folder
from lawgap.reading.yaml_reader import read_yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LONGEST_SHEET_NAME = 31


@dataclass(frozen=True)
class Topics:
    """The topics in order of their names, and the topic of each fact."""

    listed: tuple[Topic, ...]

    def by_fact(self) -> dict[str, Topic]:
        """The topic of each fact."""
        return {fact.id: topic for topic in self.listed for fact in topic.facts}


def read_topics(root: Traversable) -> Topics:
    """The topics of the library below the root. Raises FaultyDataError where one of them cannot be read."""
    contents, faults = read_folder(root / "rules" / "facts", "rules/facts")
    topics: list[Topic] = []
    for name, content in contents.items():
        document = read_yaml(f"rules/facts/{name}", content)
        topic = None if document.faults else bind(Topic, document)
        faults += document.faults
        if topic:
            topics.append(topic)
    if faults:
        raise FaultyDataError(faults)
    return Topics(tuple(sorted(topics, key=lambda topic: topic.topic)))


def sheet_name(topic: Topic) -> str:
    """The name of the topic's sheet: ``Death penalty``; a topic without a vowel is an abbreviation: ``NPM``."""
    words = topic.topic.replace("_", " ")
    name = words.capitalize() if set(words) & set("aeiou") else words.upper()
    return name[:LONGEST_SHEET_NAME]


def sheet_names(topics: Iterable[Topic]) -> dict[str, Topic]:
    """The topic of each sheet."""
    return {sheet_name(topic): topic for topic in topics}
