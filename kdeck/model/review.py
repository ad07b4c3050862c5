"""A clinician's sign-off of a document, and what it covers."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from kdeck.finding import Span
from kdeck.fingerprint import digest
from kdeck.model.audience import Audience

# What a sign-off covers: the group in its file, and the word for one of it.
GROUPS = {
    "documents": "document",
    "topics": "topic",
    "figures": "figure",
    "terms": "term",
    "references": "reference",
    "regions": "region",
}


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
    """Name one source by its group and its key, with the digest of what it says."""

    group: str
    key: str
    digest: str

    @property
    def name(self) -> str:
        """Name the source for a person, such as 'topic bladder'."""
        return f"{GROUPS[self.group]} {self.key}"


@dataclass(frozen=True, slots=True)
class SignOff:
    """Hold the review of one document for one audience; content is the digest of all it covers."""

    document: str
    audience: Audience
    review: Review
    content: str
    covers: tuple[Covered, ...]

    @property
    def regions(self) -> tuple[str, ...]:
        """List the regions whose readers it is for."""
        return tuple(covered.key for covered in self.covers if covered.group == "regions")


def content_digest(covers: Iterable[Covered]) -> str:
    """Compute one digest of all that a sign-off covers, in whatever order."""
    parts = sorted((covered.group, covered.key, covered.digest) for covered in covers)
    return digest(json.dumps(parts).encode())
