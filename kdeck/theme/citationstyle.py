"""A style for reference lists, as far as entries are set in it."""

from dataclasses import dataclass, field

from kdeck.finding import Span


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """Hold a style for reference lists.

    Its lists of names are cut from shortens[0] names on to the first shortens[1]; None where it
    cuts none, or not everywhere alike. words are what it prints of its own.
    """

    file: str
    data: bytes = field(repr=False)
    shortens: tuple[int, int] | None = None
    words: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)
