"""The two audiences, and a value worded for each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from kdeck.finding import Span

T = TypeVar("T")


class Audience(StrEnum):
    """Name who reads a target."""

    PLAIN = "plain"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class Worded(Generic[T]):
    """Hold one thing in both wordings; spans are their places, where they are known."""

    plain: T
    clinician: T
    spans: tuple[Span, ...] = field(default=(), compare=False)

    def __getitem__(self, audience: Audience) -> T:
        return self.plain if audience is Audience.PLAIN else self.clinician

    def map(self, change: Callable[[T], T]) -> "Worded[T]":
        """Change both wordings; their places stay."""
        return Worded(change(self.plain), change(self.clinician), self.spans)

    def span(self, audience: Audience, otherwise: Span) -> Span:
        """Name the place of one wording, or else the place that is given."""
        return dict(zip(Audience, self.spans, strict=False)).get(audience, otherwise)
