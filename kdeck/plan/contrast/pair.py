"""Two colors that meet on a page or a slide: text and its ground, a rule and its ground."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kdeck.color import Color, contrast
from kdeck.model.recipe import Format
from kdeck.paletterole import PaletteRole
from kdeck.plan.look.need import LIMITS, Need
from kdeck.theme.palette import Palette
from kdeck.theme.vision import Sight, distance, gray_distance, simulate
from kdeck.variants import Edition

# What has a color of its own on the slides of a template.
Lent = Literal["title", "text", "slide"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Say that a role of the palette shows on another: where, and what for."""

    front: PaletteRole
    ground: PaletteRole
    need: Need
    place: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two colors that meet in one edition of one format, and what each is.

    Each is a role of the palette, or what has a color of its own in a clinic's template.
    """

    format: Format
    edition: Edition
    front: PaletteRole | Lent
    ground: PaletteRole | Lent
    need: Need
    place: str
    color: Color
    behind: Color

    @property
    def limit(self) -> float:
        """Give the contrast that it needs."""
        return LIMITS[self.need]

    @property
    def ratio(self) -> float:
        """Compute its contrast (WCAG 2.2), from 1 to 21."""
        return contrast(self.color, self.behind)

    @property
    def passes(self) -> bool:
        """Say whether the contrast is enough."""
        return self.ratio >= self.limit

    @property
    def gray(self) -> float:
        """Compute the difference in lightness that gray print leaves, from 0 to 100."""
        return gray_distance(self.color, self.behind)

    def apart(self, sight: Sight) -> float:
        """Compute how far apart the two look to a way of seeing (CIEDE2000)."""
        return distance(simulate(self.color, sight), simulate(self.behind, sight))


def merged(meetings: Iterable[Meeting]) -> Iterator[Meeting]:
    """Give each pair of roles once, with the highest need and all places."""
    found: dict[tuple[PaletteRole, PaletteRole], list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault((meeting.front, meeting.ground), []).append(meeting)
    for (front, ground), same in found.items():
        need = max((m.need for m in same), key=lambda n: LIMITS[n])
        place = ", ".join(dict.fromkeys(m.place for m in same))
        yield Meeting(front, ground, need, place)


def colored(
    meetings: Iterable[Meeting], palette: Palette, kind: Format, edition: Edition
) -> Iterator[Pair]:
    """Give the pairs of colors that meetings come to in a palette."""
    for meeting in merged(meetings):
        yield Pair(
            format=kind,
            edition=edition,
            front=meeting.front,
            ground=meeting.ground,
            need=meeting.need,
            place=meeting.place,
            color=palette[meeting.front],
            behind=palette[meeting.ground],
        )
