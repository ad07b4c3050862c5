"""What is told of a chapter, shared out over the notes of its slides."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kdeck.model.walk import Place
from kdeck.plan.deck.model import NoteLine, Script
from kdeck.plan.text.wording import Wording


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a paragraph of the notes, and the place of what shows it on a slide, if anything does.

    That is a picture, a table or the like; a row of a table is placed below the table.
    """

    line: NoteLine
    home: Place | None = None


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Word what stands in the notes of a slide of which nothing is told.

    It goes on with what is told on a slide before it, or else speaks for itself.
    """

    goes_on: NoteLine
    as_shown: NoteLine


def unsaid(words: Wording) -> Unsaid:
    """Word both."""
    goes_on, as_shown = (
        NoteLine(words(key), said=False, of_cut=True) for key in ("goes-on", "as-shown")
    )
    return Unsaid(goes_on, as_shown)


def share_script(
    told: Sequence[Told], shown: Sequence[Sequence[Place]], unsaid: Unsaid
) -> list[Script]:
    """Give each slide what is told of what it shows, and the prose to the others in turn.

    Each of shown lists the places of what one slide shows, empty for a slide of points. The order
    of the prose stays; every paragraph is told once, and the first of the prose on the first slide
    of points. A slide of which nothing is told says whether it goes on. No slides have no notes.
    """
    if not shown:
        return []
    slides = {place: number for number, places in enumerate(shown) for place in places}
    scripts: list[list[NoteLine]] = [[] for _ in shown]
    prose: list[NoteLine] = []
    for item in told:
        number = slides.get(item.home) if item.home is not None else None
        (prose if number is None else scripts[number]).append(item.line)
    points = [number for number, places in enumerate(shown) if not places] or [0]
    for number, lines in zip(points, _spread(prose, len(points)), strict=True):
        scripts[number][:0] = lines
    # The first slide of points has the first of the prose: those behind it go on with that.
    behind = points[1:] if prose else []
    return [
        tuple(script) or ((unsaid.goes_on if number in behind else unsaid.as_shown),)
        for number, script in enumerate(scripts)
    ]


def _spread(lines: list[NoteLine], parts: int) -> list[list[NoteLine]]:
    """Cut lines into parts of about as many words; a line that announces stays with the next."""
    weights = [len(line.words.split()) for line in lines]
    ends = list(accumulate(weights))
    shares: list[list[NoteLine]] = [[] for _ in range(parts)]
    number = 0
    for index, line in enumerate(lines):
        middle = ends[index] - weights[index] / 2
        announced = index > 0 and _announces(lines[index - 1])
        if index and not announced:
            number = max(number, min(int(middle * parts / ends[-1]), parts - 1))
        shares[number].append(line)
    return shares


def _announces(line: NoteLine) -> bool:
    return line.words.endswith(":") or bool(line.label and not line.text)
