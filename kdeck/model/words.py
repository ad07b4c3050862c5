"""Words that a topic must not use, with the reason and what to say instead."""

from dataclasses import dataclass

from kdeck.finding import Span


@dataclass(frozen=True, slots=True)
class AvoidedWords:
    """Gather phrases, in lower case, that share one reason."""

    phrases: tuple[str, ...]
    why: str
    instead: str
    span: Span
