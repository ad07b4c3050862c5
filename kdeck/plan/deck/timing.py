"""How long a talk takes: minutes for each slide, from the words of its notes."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from kdeck.plan.deck.model import NoteLine, Script, Slide
from kdeck.plan.text.wording import Wording

# A calm pace for listeners who are ill, tired or new to the matter; talk among friends is at 150.
WORDS_A_MINUTE = 130


def minutes(script: Script) -> float:
    """Give the minutes that a script takes, rounded up to half ones; 0 where nothing is said."""
    return _halves(_words(script))


def total(slides: Sequence[Slide]) -> float:
    """Give the minutes that the notes of some slides take."""
    return sum(_words(slide.script) for slide in slides) / WORDS_A_MINUTE


def minutes_told(slides: Sequence[Slide], words: Wording) -> str:
    """Say how many minutes the notes of some slides take, to the nearest one."""
    return _worded(floor(total(slides) + 0.5), words)


def _words(script: Script) -> int:
    return sum(len(line.words.split()) for line in script if line.said)


def _halves(words: int) -> float:
    return ceil(2 * words / WORDS_A_MINUTE) / 2


def timed(slide: Slide, words: Wording) -> Slide:
    """Begin the notes of a slide with its time, where something is said on it."""
    time = minutes(slide.script)
    return _begun(slide, words("time-slide", time=_worded(time, words)), words) if time else slide


def all_timed(slides: Sequence[Slide], words: Wording, count: int) -> tuple[Slide, ...]:
    """Begin the notes of each slide with its time, and those of the first with the whole time.

    That is the time of so many slides: an appendix is not gone through, and each of its slides has
    its own time. The times of the others add up to the whole: each goes to the minute reached.
    """
    reached = [_reached(slides[: number + 1]) for number in range(count)]
    first = words(
        "time-whole",
        time=_worded(reached[0], words),
        slides=count,
        whole=_worded(reached[-1], words),
        words=WORDS_A_MINUTE,
    )
    made = [_begun(slides[0], first, words)]
    for slide, before, now in zip(slides[1:count], reached, reached[1:], strict=False):
        key = "time-reached" if now else "time-slide"
        told = words(key, time=_worded(now - before, words), reached=f"{now:g}")
        made.append(_begun(slide, told, words) if _words(slide.script) else slide)
    return (*made, *(timed(slide, words) for slide in slides[count:]))


def _reached(slides: Sequence[Slide]) -> float:
    """Give the minute that is reached after some slides, to the nearest half one."""
    return floor(2 * total(slides) + 0.5) / 2


def _begun(slide: Slide, text: str, words: Wording) -> Slide:
    return replace(
        slide, script=(NoteLine(text, words("time"), said=False, of_cut=True), *slide.script)
    )


def _worded(time: float, words: Wording) -> str:
    if time == 0:
        return words("time-short")
    if time == 0.5:
        return words("time-half")
    return words("time-one") if time == 1 else words("time-minutes", minutes=f"{time:g}")
