"""What is wrong with most of a deck, so that a blind person cannot follow it at all."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.shape import Shape

_LEAST = 3  # what is less than that is told one by one
_SHOWN_KINDS = frozenset({"picture", "chart", "SmartArt", "object", "video", "audio", "graphic"})


@dataclass(slots=True)
class Tally:
    """Count slides, those without title and those that are pictures, and what is not described."""

    slides: int = 0
    untitled: int = 0
    pictures: int = 0
    shown: int = 0
    silent: int = 0

    def add(self, shapes: Sequence[Shape], findings: Iterable[Finding]) -> None:
        """Count a slide with what was found on it."""
        found = [(finding.code, finding.severity) for finding in findings]
        codes = {code for code, _ in found}
        silent = found.count(("pptx-alt-missing", Severity.ERROR))
        self.slides += 1
        self.untitled += "pptx-title-missing" in codes
        # A picture of text whose words are in its alt text can be followed.
        self.pictures += "pptx-slide-picture" in codes and silent > 0
        self.silent += silent
        self.shown += sum(
            s.kind in _SHOWN_KINDS and s.outer is None and not s.decorative for s in shapes
        )


def check_whole(tally: Tally, span: Span) -> Iterator[Finding]:
    """Find a deck most of whose slides have no titles, are pictures, or show what is not told."""
    if _most(tally.pictures, tally.slides):
        message = f"{tally.pictures} of {tally.slides} slides are pictures that are not described"
        hint = "set their words as text in a layout with places for them"
        yield Finding("pptx-deck-pictures", message, hint, span)
    if _most(tally.untitled, tally.slides):
        message = f"{tally.untitled} of {tally.slides} slides have no title"
        hint = "give each slide a title of its own, in the title placeholder"
        yield Finding("pptx-deck-untitled", message, hint, span)
    if _most(tally.silent, max(tally.shown, tally.silent)):
        message = f"{tally.silent} of {max(tally.shown, tally.silent)} pictures, charts and films "
        message += "have no alt text"
        hint = "describe each in one or two sentences, or mark it as decorative"
        yield Finding("pptx-deck-alt", message, hint, span)


def _most(count: int, of: int) -> bool:
    return count >= _LEAST and 2 * count > of
