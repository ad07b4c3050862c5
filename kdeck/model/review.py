"""A clinician's sign-off of a document, and what it covers."""

from dataclasses import dataclass

from kdeck.finding import Span
from kdeck.model.audience import Audience


@dataclass(frozen=True, slots=True)
class Review:
    """Name who reviewed, in what role, on what day, and the last day on which it holds (ISO)."""

    by: str
    role: str
    on: str
    due: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Covered:
    """Name one source of what is printed, such as a file, with the digest of what it gives."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Say on what day (ISO) a sign-off was withdrawn, and why."""

    on: str
    because: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """Hold the review of one document for one audience in one theme.

    content is the digest of all that was printed when it was signed, version that of the program.
    A sign-off that names no theme was made by a version that covered less, and holds no more.
    """

    document: str
    audience: Audience
    theme: str
    review: Review
    version: str
    content: str
    covers: tuple[Covered, ...]
    withdrawn: Withdrawal | None = None

    @property
    def is_older(self) -> bool:
        """Say whether a version that covered less made it."""
        return not self.theme

    @property
    def is_open(self) -> bool:
        """Say whether it was neither withdrawn nor made by an older version."""
        return self.withdrawn is None and not self.is_older
