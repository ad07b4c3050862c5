"""What cites and what is cited, as runs: numbers in a text, and the entries that they lead to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kdeck.finding import Span
from kdeck.paletterole import PaletteRole
from kdeck.plan.text.linkaddress import CALLS
from kdeck.plan.text.run import LinkTo, Note, Run, Runs, Speak
from kdeck.plan.text.wording import Wording

# A citation begins with it.
CITED = "["
_SHORT_WORD = re.compile(r"(?:^|[\s(“])\w{1,4} $")
_ADDRESS = re.compile(r"(?P<doi>doi:10\.\S+)|https://\S+")


def reference_runs(text: str, span: Span, words: Wording) -> Runs:
    """Set a reference entry, the DOI or the web address at its end as a link."""
    match = _ADDRESS.search(text)
    if match is None:
        return (Run(text, span),)
    shown = match[0].rstrip(".")
    if match["doi"]:
        doi = shown.removeprefix("doi:")
        link = LinkTo(f"https://doi.org/{doi}", words("opens-article", doi=doi))
    else:
        link = LinkTo(shown, words("opens-page", site=shown.split("/")[2]))
    found = [Run(text[: match.start()], span), Run(shown, span, ink=PaletteRole.LINK, mark=link)]
    if rest := text[match.start() + len(shown) :]:
        found.append(Run(rest, span))
    return tuple(run for run in found if run.text)


def numbered(numbers: list[int], span: Span, words: Wording) -> Iterator[Run]:
    """Word numbers of references, in order; three or more in a row become a range."""
    for index, (first, last) in enumerate(_ranges(numbers)):
        if index:
            yield Run(",", span)
        between = last - 1 if last > first + 1 else 0
        yield Run(str(first), span, mark=Note(first, between))
        if last > first:
            said = Speak(expansion=words("said-range", first="", last=""))
            yield Run("–", span, mark=said) if last > first + 1 else Run(",", span)
            yield Run(str(last), span, mark=Note(last))


def bound(runs: list[Run]) -> list[Run]:
    """Bind each citation to the word before it, and a number to call to a short one, as "call"."""
    for index, (run, after) in enumerate(pairwise(runs)):
        if after.text == CITED or (_calls(after) and _SHORT_WORD.search(run.text)):
            text = run.text
            runs[index] = replace(run, text=f"{text[:-1]}\u00a0" if text.endswith(" ") else text)
    return runs


def _calls(run: Run) -> bool:
    called = isinstance(run.mark, LinkTo) and run.mark.url.startswith(CALLS)
    return called and run.text[:1].isdecimal()


def unbound(runs: Runs) -> Runs:
    """Let a line end before each citation."""
    made = list(runs)
    for index, (run, cited) in enumerate(pairwise(runs)):
        if cited.text.startswith(CITED) and run.text.endswith("\u00a0"):
            made[index] = replace(run, text=f"{run.text[:-1]} ")
    return tuple(made)


def _ranges(numbers: list[int]) -> Iterator[tuple[int, int]]:
    first = last = numbers[0]
    for number in numbers[1:]:
        if number > last + 1:
            yield first, last
            first = number
        last = number
    yield first, last
