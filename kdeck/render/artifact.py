"""What a renderer hands back: a whole file in memory."""

from dataclasses import dataclass, field

from kdeck.finding import Span


@dataclass(frozen=True, slots=True)
class Artifact:
    """Hold a rendered file; sources maps element names to the source lines they came from."""

    data: bytes = field(repr=False)
    media_type: str
    sources: tuple[tuple[str, Span], ...]
