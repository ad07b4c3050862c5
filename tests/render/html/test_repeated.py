"""A shape of many alike outlines is parted on a page; what is filled together stays whole."""

from dataclasses import replace

from kdeck.model.outline import disc
from kdeck.model.scene import Shape
from kdeck.paletterole import PaletteRole
from kdeck.render.html.repeated import parted


def dots(count: int, step: float) -> Shape:
    segments = tuple(s for number in range(count) for s in disc(number * step, 5.0, 4.0))
    return Shape(segments, PaletteRole.PRIMARY, None, 0.0, "Dots")


def test_outlines_that_stand_apart_are_shapes_of_their_own_and_nothing_is_lost() -> None:
    many = dots(12, 10.0)
    parts = parted(many)
    assert len(parts) > 1
    assert tuple(s for part in parts for s in part.segments) == many.segments
    assert {(part.fill, part.stroke, part.name) for part in parts} == {
        (many.fill, many.stroke, many.name)
    }


def test_outlines_that_overlap_few_outlines_and_holes_stay_whole() -> None:
    for shape in (dots(12, 7.0), dots(4, 10.0), replace(dots(12, 10.0), even_odd=True)):
        assert parted(shape) == (shape,)
