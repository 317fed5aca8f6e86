"""Facts as lines of a finding: what is known of each, by whom, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_lowercase

from lawgap.model.run import Run, Standing
from lawgap.reporting.citations import Cited, Citing
from lawgap.reporting.fact_words import answer, question

_OLD = 5  # years
_TOLD_ASIDE = ("quarantined", "begins_later", "stale", "hedged", "unverified")


@dataclass(frozen=True, slots=True)
class Answer:
    """One admissible answer with those who give it."""

    sentence: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Something said that does not decide, and why."""

    sentence: str
    reason: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class FactLine:
    """What is known of one fact: one answer, several that are contested, or none and the open question.

    ``latest`` words the year of the latest report, where all that is known was seen and the latest is old.
    """

    fact: str
    letter: str
    question: str
    answers: tuple[Answer, ...]
    latent: tuple[Aside, ...]
    aside: tuple[Aside, ...]
    latest: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is exactly one answer."""
        return len(self.answers) == 1

    @property
    def is_contested(self) -> bool:
        """Whether there are several answers."""
        return len(self.answers) > 1


class FactLines:
    """Writes the facts of one run as lines."""

    def __init__(self, run: Run, citing: Citing) -> None:
        self.run = run
        self.citing = citing
        self.messages = citing.messages

    def lines(self, facts: Iterable[str], paragraph: int) -> tuple[FactLine, ...]:
        """A line for each fact, lettered in order."""
        return tuple(self._line(fact, letter(place), paragraph) for place, fact in enumerate(facts))

    def is_known(self, fact: str) -> bool:
        """Whether anything admissible is known of the fact."""
        return bool(self._standing(fact).values)

    def _standing(self, fact: str) -> Standing:
        return self.run.standings.get(fact) or Standing(fact=fact)

    def _line(self, fact_id: str, mark: str, paragraph: int) -> FactLine:
        fact = self.run.facts[fact_id]
        standing = self._standing(fact_id)
        answers = tuple(
            Answer(
                answer(fact, admissible.value, self.messages),
                tuple(self.citing.cite(statement, paragraph) for statement in admissible.statements),
            )
            for admissible in standing.values
        )
        latent = tuple(
            Aside(
                answer(fact, item.value, self.messages),
                self.messages.word("level", item.level),
                self.citing.cite(item.statement, paragraph),
            )
            for item in standing.latent
        )
        told = [item for item in standing.set_aside if item.reason in _TOLD_ASIDE and not answers]
        aside = tuple(
            Aside(
                answer(fact, self.run.statements[item.statement].value, self.messages),
                self.messages.word("aside", item.reason),
                self.citing.cite(item.statement, paragraph),
            )
            for item in told
        )
        return FactLine(fact_id, mark, question(fact), answers, latent, aside, self._latest(standing))

    def _latest(self, standing: Standing) -> str | None:
        carrying = [self.run.statements[name] for value in standing.values for name in value.statements]
        seen = [(item.observed.until or item.observed.on).last for item in carrying if item.observed]
        if not seen or len(seen) < len(carrying):
            return None
        latest, day = max(seen), self.run.as_of
        is_old = (latest.year + _OLD, latest.month, latest.day) < (day.year, day.month, day.day)
        return self.messages.word("latest_report", year=latest.year) if is_old else None


def letter(place: int) -> str:
    """The letter of a place counted from 0: a to z, then aa, bb and so on."""
    repeat, rest = divmod(place, 26)
    return ascii_lowercase[rest] * (repeat + 1)
