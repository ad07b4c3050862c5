"""What a reader who listens is told in place of what is printed."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import lru_cache

from kdeck.plan.text.run import Run, Runs, Speak

_GROUP = re.compile(r"\d+")
_QUANTITY = r"\d+(?:[.,]\d+)*"
# From one number to another: no date, no page, and no row of numbers with more dashes.
_RANGE = re.compile(rf"(?<![\w.,–-])({_QUANTITY})–({_QUANTITY})(?![\w–-]|[.,]\d)")
# What is counted is no number to call.
_COUNTED = r"(?:of|in|people|persons|adults|patients|trials|studies)\b"


def by_digit(text: str) -> str:
    """Part the digits of numbers to call, so that no voice says a quantity: "9 8 8"."""
    groups = _GROUP.findall(text)
    if not groups:
        return text
    head, tail = text[: text.index(groups[0])], text[text.rindex(groups[-1]) + len(groups[-1]) :]
    return f"{head}{', '.join(' '.join(group) for group in groups)}{tail}"


def said_by_digit(runs: Runs, numbers: Collection[str]) -> Runs:
    """Let numbers to call be said by digit where they are no links, as in a heading."""
    pattern = _pattern(tuple(numbers)) if numbers else None
    if pattern is None or not any(run.mark is None and pattern.search(run.text) for run in runs):
        return runs
    return tuple(
        part for run in runs for part in _parted(run, pattern, lambda found: by_digit(found[0]))
    )


def said_as_range(runs: Runs, words: Callable[[str, str], str]) -> Runs:
    """Let a dash between two numbers be said in words where they are no link, as "3 to 14"."""
    if not any(run.mark is None and _RANGE.search(run.text) for run in runs):
        return runs
    return tuple(
        part for run in runs for part in _parted(run, _RANGE, lambda found: words(*found.groups()))
    )


def range_in_words(text: str, words: Callable[[str, str], str]) -> str:
    """Write a dash between two numbers in words."""
    return _RANGE.sub(lambda found: words(*found.groups()), text)


def _parted(
    run: Run, pattern: re.Pattern[str], said: Callable[[re.Match[str]], str]
) -> Iterator[Run]:
    if run.mark is not None:
        yield run
        return
    end = 0
    for found in pattern.finditer(run.text):
        if found.start() > end:
            yield replace(run, text=run.text[end : found.start()])
        yield replace(run, text=found[0], mark=Speak(expansion=said(found)))
        end = found.end()
    if end < len(run.text) or not end:
        yield replace(run, text=run.text[end:])


@lru_cache(maxsize=64)
def _pattern(numbers: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(numbers, key=len, reverse=True)
    either = "|".join(re.escape(each).replace("\\ ", "[ \u00a0]") for each in longest)
    return re.compile(rf"(?<![\w.,%$£€-])(?:{either})(?![\w%-]|[.,]\d| {_COUNTED})")
