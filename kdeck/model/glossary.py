"""One entry of the glossary."""

from dataclasses import dataclass

from kdeck.finding import Span


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """Define a term in plain words."""

    key: str
    term: str
    definition: str
    span: Span
