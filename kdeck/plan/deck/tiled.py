"""Few points in the room of a whole slide: one below its title, which is large; more in tiles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kdeck.model.document import Chapter
from kdeck.model.scene import Scene
from kdeck.plan.deck.filled import filled
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideParagraph, SlideText
from kdeck.plan.deck.points import parted, point_keys, repeats
from kdeck.plan.deck.shown import Made
from kdeck.plan.drawn.pointicon import point_icon
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.text.run import Runs, run_text

# The layouts for so many points, the first before the others, with the least size of the words.
_LAYOUTS: dict[int, tuple[tuple[LayoutName, float], ...]] = {
    2: ((LayoutName.PAIR, 24.0),),
    3: ((LayoutName.TRIO, 28.0), (LayoutName.ROWS, 22.0)),
    4: ((LayoutName.FOUR, 22.0),),
}
_STEP = 2.0
# Tiles as high as the body have room for an icon, in points, so far under their top, and for what
# is free below it; as much is free below the words.
_HIGH = frozenset({LayoutName.PAIR, LayoutName.TRIO})
_ICON, _ICON_ABOVE, _ICON_BELOW = 48.0, 18.0, 6.0
_ICON_ROOM = 2 * (_ICON + _ICON_ABOVE + _ICON_BELOW)
# The least size of what stands below a statement, and of the statement.
_SAID, _STATED = 28.0, 32.0


def tiled(
    make: SlideMaker, points: Sequence[Runs], title: str, icons: Sequence[Scene | None] = ()
) -> Iterator[Made]:
    """Set few points each into a tile of its own, or one alone below a title that is as large.

    What only repeats the title is left out. A template has no such tiles. High tiles show icons
    where each of them has one, and room for it.
    """
    kept = [number for number, runs in enumerate(points) if not repeats(run_text(runs), title)]
    left = [points[number] for number in kept]
    drawn = [icons[number] for number in kept] if icons else []
    if len(left) <= 1:
        yield from _stated(make, left, title)
    for layout, least in _LAYOUTS.get(len(left), ()):
        if make.master.layout(layout).stands_in:
            continue
        groups = [(SlideParagraph(_led(runs)),) for runs in left]
        has_icons = layout in _HIGH and bool(drawn) and None not in drawn
        size = _size(make, layout, groups, least, _ICON_ROOM) if has_icons else 0.0
        scenes = drawn if size else [None] * len(groups)
        size = size or _size(make, layout, groups, least)
        if size:
            texts = (
                SlideText(Idx.BODY + number, group, size, icon=_placed(make, layout, number, scene))
                for number, (group, scene) in enumerate(zip(groups, scenes, strict=True))
            )
            yield Made(layout, tuple(texts))


def point_icons(chapter: Chapter) -> tuple[Scene | None, ...]:
    """Give the icon of each point of a chapter, by the keys of its item."""
    return tuple(map(point_icon, point_keys(chapter)))


def in_tiles(
    make: SlideMaker, text: SlideText, title: str, stale: frozenset[LayoutName]
) -> Made | None:
    """Set what a text says in tiles, in a layout that is not stale.

    None where it has headings, or more than tiles hold.
    """
    if not all(paragraph.bullet and not paragraph.follows for paragraph in text.paragraphs):
        return None
    ways = tiled(make, [paragraph.runs for paragraph in text.paragraphs], title)
    return next((made for made in ways if made.layout not in stale), None)


def _stated(make: SlideMaker, points: Sequence[Runs], title: str) -> Iterator[Made]:
    layout = LayoutName.STATEMENT
    if make.master.layout(layout).stands_in or make.title_size(layout, title) < _STATED:
        return
    said = [SlideParagraph(_led(runs)) for runs in points]
    text = filled(make, layout, Idx.BODY, tuple(said), _SAID)
    if text is not None:
        yield Made(layout, (text,) if said else ())


def _placed(
    make: SlideMaker, layout: LayoutName, number: int, scene: Scene | None
) -> tuple[Scene, Rect] | None:
    """Set an icon at the top of a tile, above where its words begin."""
    if scene is None:
        return None
    place = make.master.place(layout, Idx.BODY + number)
    x, y = place.rect.x + place.insets[0], place.rect.y + _ICON_ABOVE
    return scene, Rect(x, y, _ICON, _ICON)


def _size(
    make: SlideMaker,
    layout: LayoutName,
    groups: Sequence[tuple[SlideParagraph, ...]],
    least: float,
    taken: float = 0.0,
) -> float:
    """Give the largest size at which every tile holds its words; 0 where none does.

    Its words stand in the middle: what is taken of its height is free above and below them.
    """
    places = [make.measure(layout, Idx.BODY + number) for number in range(len(groups))]
    size = places[0].size
    while size >= least:
        ways = [(place.at(size), group) for place, group in zip(places, groups, strict=True)]
        if all(
            way.height(group) <= way.room - taken and way.holds_words(group) for way, group in ways
        ):
            return size
        size -= _STEP
    return 0.0


def _led(runs: Runs) -> Runs:
    """Set the label that a point begins with in bold, if it has one."""
    pair = parted(runs)
    if pair is None:
        return runs
    (label,), _ = pair
    first, *rest = runs
    behind = first.text[len(label.text) + 1 :]
    return (
        replace(label, text=f"{label.text}:"),
        replace(first, text=behind, bold=False),
        *rest,
    )
