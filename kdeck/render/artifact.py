"""What a renderer hands back: a whole file in memory."""

from dataclasses import dataclass, field

from kdeck.finding import Finding, Span


@dataclass(frozen=True, slots=True)
class Artifact:
    """Hold a rendered file; sources maps element names to the source lines they came from.

    The data is empty where findings forbid a file; length is the number of its pages or slides,
    None where it has neither.
    """

    data: bytes = field(repr=False)
    media_type: str
    sources: tuple[tuple[str, Span], ...]
    findings: tuple[Finding, ...] = ()
    length: int | None = None
