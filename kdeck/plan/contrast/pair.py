"""Two colors that meet on a page or a slide: text and its ground, a rule and its ground."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.color import Color, contrast
from kdeck.model.recipe import Format
from kdeck.plan.look.need import LIMITS, Need
from kdeck.theme.palette import Palette
from kdeck.theme.vision import Sight, distance, gray_distance, simulate
from kdeck.variants import Edition


@dataclass(frozen=True, slots=True)
class Meeting:
    """Say that a role of the palette shows on another: where, and what for."""

    front: str
    ground: str
    need: Need
    place: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold the two colors of a meeting in one edition of one format."""

    format: Format
    edition: Edition
    front: str
    ground: str
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
    found: dict[tuple[str, str], list[Meeting]] = {}
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
        front: Color = getattr(palette, meeting.front)
        behind: Color = getattr(palette, meeting.ground)
        yield Pair(
            format=kind,
            edition=edition,
            front=meeting.front,
            ground=meeting.ground,
            need=meeting.need,
            place=meeting.place,
            color=front,
            behind=behind,
        )
