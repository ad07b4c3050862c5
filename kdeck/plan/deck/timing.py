"""How long a talk takes: minutes for each slide, from the words of its notes."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from kdeck.plan.deck.model import NoteLine, Script, Slide

# A calm pace for listeners who are ill, tired or new to the matter; talk among friends is at 150.
WORDS_A_MINUTE = 130
LABEL = "Time"


def minutes(script: Script) -> float:
    """Give the minutes that a script takes, rounded up to half ones; 0 where nothing is said."""
    words = sum(len(line.words.split()) for line in script if line.said)
    return ceil(2 * words / WORDS_A_MINUTE) / 2


def total(slides: Sequence[Slide]) -> float:
    """Give the minutes that the notes of some slides take."""
    return sum(minutes(slide.script) for slide in slides)


def timed(slide: Slide) -> Slide:
    """Begin the notes of a slide with its time, where something is said on it."""
    time = minutes(slide.script)
    return _begun(slide, f"about {_worded(time)}.") if time else slide


def all_timed(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Begin the notes of each slide with its time, and those of the first with the whole time."""
    time = _worded(total(slides))
    whole = f"about {time} for all {len(slides)} slides, at {WORDS_A_MINUTE} words a minute."
    return (_begun(slides[0], whole), *(timed(slide) for slide in slides[1:]))


def _begun(slide: Slide, text: str) -> Slide:
    return replace(slide, script=(NoteLine(text, LABEL, said=False), *slide.script))


def _worded(time: float) -> str:
    if time == 0.5:
        return "half a minute"
    return "1 minute" if time == 1 else f"{time:g} minutes"
