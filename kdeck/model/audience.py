"""The two audiences, and a value worded for each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Audience(StrEnum):
    """Name who reads a target."""

    PLAIN = "plain"
    CLINICIAN = "clinician"


@dataclass(frozen=True, slots=True)
class Worded(Generic[T]):
    """Hold one thing in both wordings."""

    plain: T
    clinician: T

    def __getitem__(self, audience: Audience) -> T:
        return self.plain if audience is Audience.PLAIN else self.clinician
