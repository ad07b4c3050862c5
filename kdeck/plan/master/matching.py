"""Which layout of a clinic's template serves for each kind of slide."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from kdeck.plan.master.layout import Layout, LayoutName, Placeholder
from kdeck.plan.master.own import LAYOUTS
from kdeck.theme.decktemplate import TEXTS, DeckTemplate, TemplateLayout, TemplatePlace

How = Literal["type", "name", "placeholders", "instead", "added"]

# ISO/IEC 29500-1, 19.7.15 (ST_SlideLayoutType); the first that the template has is taken.
_TYPES: dict[LayoutName, tuple[str, ...]] = {
    LayoutName.TITLE: ("title",),
    LayoutName.SECTION: ("secHead",),
    LayoutName.POINTS: ("obj", "tx"),
    LayoutName.FIGURE: ("txAndObj", "txAndClipArt", "txAndMedia"),
    LayoutName.COLUMNS: ("twoObj", "twoColTx"),
    LayoutName.TABLE: ("tbl",),
    LayoutName.NUMBERS: ("objAndTx", "chartAndTx"),
    LayoutName.TIMELINE: ("titleOnly",),
    LayoutName.DRAWING: ("titleOnly",),
}
# Names in English, as PowerPoint, Google Slides and LibreOffice give them; our own come first.
_NAMES: dict[LayoutName, tuple[str, ...]] = {
    LayoutName.TITLE: ("title slide", "cover"),
    LayoutName.SECTION: ("section header", "section title", "divider"),
    LayoutName.POINTS: ("title and content", "title and body", "title and text", "content"),
    LayoutName.FIGURE: ("content and picture", "text and picture"),
    LayoutName.COLUMNS: ("two content", "two column text", "title and two columns"),
    LayoutName.TABLE: ("title and table", "table"),
    LayoutName.TIMELINE: ("title only",),
    LayoutName.DRAWING: ("title only",),
    LayoutName.REFERENCES: ("sources",),
    LayoutName.CONTACT: ("contact us", "thank you"),
}
# Those that a layout without a type may serve for by its placeholders alone.
_MADE_ALIKE = frozenset(
    {
        LayoutName.POINTS,
        LayoutName.COLUMNS,
        LayoutName.TIMELINE,
        LayoutName.DRAWING,
        LayoutName.TITLE,
    }
)
# What to take where nothing matches, in turn.
_INSTEAD: dict[LayoutName, tuple[LayoutName, ...]] = {
    LayoutName.TITLE: (LayoutName.SECTION,),
    LayoutName.SECTION: (LayoutName.TITLE,),
    LayoutName.NUMBERS: (LayoutName.COLUMNS,),
    LayoutName.CONTACT: (LayoutName.COLUMNS,),
    LayoutName.TABLE: (LayoutName.POINTS,),
}
# A text that is too small, of a layout that holds nothing else, may be made larger; not a caption.
_SMALL = 0.2
_WIDE, _HIGH, _COLUMN = 0.5, 0.4, 0.3


@dataclass(frozen=True, slots=True)
class Match:
    """Say which layout serves for one of ours, how it was found, and the places that it has not.

    places are those of the template in the order of ours; None, where it has none for one.
    """

    name: LayoutName
    layout: TemplateLayout
    how: How
    places: tuple[TemplatePlace | None, ...]

    @property
    def wanting(self) -> tuple[str, ...]:
        """Name our placeholders that the template's layout has not."""
        own = LAYOUTS[self.name].contents
        return tuple(p.name for p, place in zip(own, self.places, strict=True) if place is None)


def match_layouts(template: DeckTemplate) -> tuple[Match, ...]:
    """Match our layouts, in their order: by type, by name, by placeholders, or the nearest one."""
    found: dict[LayoutName, Match] = {}
    usable = [layout for layout in template.layouts if layout.is_usable]
    for own in LAYOUTS.values():
        direct = next(_candidates(own, usable, template.size), None)
        if direct is not None:
            found[own.name] = direct
    body = found.get(LayoutName.POINTS) or _largest(usable)
    found[LayoutName.POINTS] = body
    for own in LAYOUTS.values():
        if own.name not in found:
            others = (found.get(name) for name in _INSTEAD.get(own.name, ()))
            other = next((o for o in others if o is not None and o.how != "instead"), body)
            found[own.name] = Match(own.name, other.layout, "instead", _places(own, other.layout))
    return tuple(found[name] for name in LAYOUTS)


def onto(layout: TemplateLayout, match: Match) -> Match:
    """Match one of our layouts with another one than was found, which is added to the template."""
    return Match(match.name, layout, "added", _places(LAYOUTS[match.name], layout))


def _candidates(
    own: Layout, usable: list[TemplateLayout], size: tuple[float, float]
) -> Iterator[Match]:
    # A deck of ours has layouts of one type, told apart by their names.
    serving = sorted(
        (layout for layout in usable if _serves(own, layout, size)),
        key=lambda layout: layout.name.casefold() != own.name.casefold(),
    )
    for kind in _TYPES.get(own.name, ()):
        yield from _matches(own, [each for each in serving if each.kind == kind], "type")
    names = (own.name.casefold(), *_NAMES.get(own.name, ()))
    for name in names:
        yield from _matches(own, [e for e in serving if e.name.casefold() == name], "name")
    if own.name in _MADE_ALIKE:
        alike = [
            each for each in serving if each.kind in {"", "cust"} and _is_like(own, each, size)
        ]
        yield from _matches(own, alike, "placeholders")


def _matches(own: Layout, layouts: list[TemplateLayout], how: How) -> Iterator[Match]:
    for layout in layouts:
        yield Match(own.name, layout, how, _places(own, layout))


def _serves(own: Layout, layout: TemplateLayout, size: tuple[float, float]) -> bool:
    """Say whether a layout has the room that ours needs, whatever it is called.

    Titles have a plate laid under them where a picture lies behind; figures and tables cannot.
    """
    if layout.murky and own.name not in {LayoutName.TITLE, LayoutName.SECTION}:
        return False
    texts = [place for place in layout.contents if place.kind in TEXTS]
    match own.name:
        case LayoutName.POINTS | LayoutName.WARNING:
            return any(_is_body(place, size) for place in texts) or _is_small_body(layout, size)
        case LayoutName.REFERENCES if any(_is_body(place, size) for place in texts):
            return True
        case LayoutName.TITLE | LayoutName.SECTION:
            return bool(texts)
        case LayoutName.TIMELINE | LayoutName.DRAWING:
            return True
        case _:
            return None not in _places(own, layout)


def _is_like(own: Layout, layout: TemplateLayout, size: tuple[float, float]) -> bool:
    """Say whether a layout that has no type is made of the same placeholders as ours."""
    contents = layout.contents
    assert layout.title is not None
    match own.name:
        case LayoutName.TITLE:
            return layout.title.kind == "ctrTitle" or any(p.kind == "subTitle" for p in contents)
        case LayoutName.TIMELINE | LayoutName.DRAWING:
            return not contents
        case LayoutName.COLUMNS:
            wide = all(place.box[2] >= _COLUMN * size[0] for place in contents)
            return len(contents) == 2 and wide and contents[0].box[1] == contents[1].box[1]
        case _:
            return len(contents) == 1


def _is_body(place: TemplatePlace, size: tuple[float, float]) -> bool:
    return place.box[2] >= _WIDE * size[0] and place.box[3] >= _HIGH * size[1]


def _is_small_body(layout: TemplateLayout, size: tuple[float, float]) -> bool:
    """Say whether a layout is made for points, and has room around a text that is too small."""
    if layout.kind not in _TYPES[LayoutName.POINTS] or len(layout.contents) != 1:
        return False
    _, _, wide, high = layout.contents[0].box
    return wide >= _SMALL * size[0] and high >= _SMALL * size[1]


def _largest(usable: list[TemplateLayout]) -> Match:
    """Take the layout with the largest text; what reads templates refuses those without one."""
    own = LAYOUTS[LayoutName.POINTS]

    def area(layout: TemplateLayout) -> float:
        texts = (place for place in layout.contents if place.kind in TEXTS)
        return max((place.box[2] * place.box[3] for place in texts), default=0.0)

    layout = max((each for each in usable if not each.murky), key=area)
    return Match(own.name, layout, "placeholders", _places(own, layout))


def _places(own: Layout, layout: TemplateLayout) -> tuple[TemplatePlace | None, ...]:
    """Find a place for each placeholder of ours but the title, in reading order."""
    wanted, offered = own.contents, layout.contents
    if len(offered) >= len(wanted):
        for chosen in permutations(offered, len(wanted)):
            if all(_takes(place, want) for place, want in zip(chosen, wanted, strict=True)):
                return chosen
    texts = sorted(
        (place for place in offered if place.kind in TEXTS),
        key=lambda place: -place.box[2] * place.box[3],
    )
    first = next((number for number, want in enumerate(wanted) if _is_text(want)), None)
    if len(wanted) == 1 and offered and _takes(offered[0], wanted[0]):
        first, texts = 0, list(offered[:1])
    return tuple(texts[0] if texts and n == first else None for n in range(len(wanted)))


def _is_text(want: Placeholder) -> bool:
    return want.kind in {"body", "subTitle"}


def _takes(place: TemplatePlace, want: Placeholder) -> bool:
    if _is_text(want):
        return place.kind in TEXTS
    return place.kind in {"obj", want.kind}
