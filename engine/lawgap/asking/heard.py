"""What the State's file says of a fact so far, whether it counts or not, and which text to look into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from lawgap.asking.topics import Topics
from lawgap.evaluating.standing import KnownFact
from lawgap.model.question import Said
from lawgap.model.run import WHY_SET_ASIDE
from lawgap.model.state import Act, StateFile, Statement
from lawgap.model.vocabulary import Fact

WHY_NOT: dict[str, str] = {
    "decides": "this is what is assessed",
    "contested": "one of several answers that the evidence allows",
} | WHY_SET_ASIDE
"""In plain words, how far a statement counts."""


def heard(fact: Fact, known: KnownFact | None, state: StateFile) -> tuple[Said, ...]:
    """Every statement on the fact with its first source: what counts first, then what was set aside."""
    if known is None:
        return ()
    statements = {statement.id: statement for statement in state.statements}
    standing = known.standing
    counts = "contested" if len(standing.values) > 1 else "decides"
    marked = [(name, counts) for value in standing.values for name in value.statements]
    marked += [(item.statement, item.reason) for item in standing.set_aside]
    return tuple(
        Said.model_validate(
            {
                "statement": name,
                "sentence": fact.sentence(fact.read(statements[name].value)),
                "source": _source(statements[name], state),
                "counts": how,
            }
        )
        for name, how in marked
    )


def _source(statement: Statement, state: StateFile) -> str:
    evidence = statement.evidence[0]
    source = state.sources[evidence.source]
    return f"{source.publisher}, {source.title}, {evidence.place}"


def act_words(act: Act) -> str:
    """The act with its number."""
    return f"{act.title} (No. {act.number})" if act.number else act.title


def places_to_look(state: StateFile, topics: Topics, as_of: date) -> dict[tuple[str, bool], str]:
    """By topic, and by whether practice is asked, the act or the source that is cited most; ties go by name.

    Only acts that are in force on the day are named, as far as is known.
    """
    acts: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    topic_of = topics.by_fact()
    for statement in state.statements:
        if statement.fact not in topic_of:
            continue
        topic = topic_of[statement.fact].topic
        provision = statement.provision
        if provision and state.acts[provision.act].in_force.covers(as_of):
            acts.setdefault(topic, []).append(provision.act)
        sources.setdefault(topic, []).extend(evidence.source for evidence in statement.evidence)
    places = {(topic, False): act_words(state.acts[_most_cited(cited)]) for topic, cited in acts.items()}
    for topic, cited in sources.items():
        source = state.sources[_most_cited(cited)]
        places[topic, True] = f"{source.publisher}, {source.title}"
    return places


def _most_cited(names: Iterable[str]) -> str:
    return min(Counter(names).items(), key=lambda item: (-item[1], item[0]))[0]
