"""Drawings in a page: the shapes of the scenes, where they stand, in few characters."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from svgelements import Close as Closed
from svgelements import CubicBezier, Path

import starter
from examples import examples
from kdeck.model.scene import Close, Curve, Label, Line, Move, Paint, Scene, Segment, Shape
from kdeck.paletterole import PaletteRole
from kdeck.render.html.drawing import Drawer, by_color, by_role
from kdeck.render.html.path import path_data

FAMILY = starter.theme("default").body
# Two roundings to the hundredth: of the place, and of the form seen from it.
NEAR = 0.0101

places = st.floats(-2000, 2000, allow_nan=False).map(lambda value: round(value, 3))
segments = st.one_of(
    st.builds(Move, places, places),
    st.builds(Line, places, places),
    st.builds(Curve, places, places, places, places, places, places),
    st.builds(Close),
)
paths = st.lists(segments, max_size=12).map(lambda rest: (Move(1.0, 2.0), *rest))


def points(drawn: tuple[Segment, ...]) -> list[float]:
    """List the places of a path, in order."""
    found: list[float] = []
    for segment in drawn:
        match segment:
            case Move(x=x, y=y) | Line(x=x, y=y):
                found += (x, y)
            case Curve() as c:
                found += (c.x1, c.y1, c.x2, c.y2, c.x, c.y)
            case Close():
                pass
    return found


def written(data: str, x: float = 0.0, y: float = 0.0) -> list[float]:
    """List the places of a path as a browser reads it."""
    found: list[float] = []
    for segment in Path(data):
        if isinstance(segment, Closed):
            continue
        inner = (segment.control1, segment.control2) if isinstance(segment, CubicBezier) else ()
        for point in (*inner, segment.end):
            found += (point.x + x, point.y + y)
    return found


@settings(max_examples=examples(200, 40))
@given(paths)
def test_a_path_is_read_as_it_was_drawn(drawn: tuple[Segment, ...]) -> None:
    assert written(path_data(drawn)) == pytest.approx(points(drawn), abs=0.0051)


def test_numbers_are_short_and_do_not_run_together() -> None:
    drawn = (Move(0.5, -0.25), Line(10.5, -0.25), Line(11.0, 0.5), Line(11.5, 1.0), Close())
    assert path_data(drawn) == "m.5-.25h10l.5.75.5.5z"


def drawn_shapes(made: etree._Element) -> Iterator[list[float]]:
    """Give the places of each shape of a drawing, with what it takes from its definitions."""
    named = {path.get("id"): str(path.get("d")) for path in made.iter("path")}
    for element in made.iter("path", "use"):
        if element.tag == "use":
            name = str(element.get("href")).removeprefix("#")
            yield written(named[name], float(element.get("x", "")), float(element.get("y", "")))
        elif element.get("id") is None:
            yield written(str(element.get("d")))


def test_every_shipped_figure_is_drawn_shape_by_shape() -> None:
    scenes = list(starter.project("default").scenes.values())
    assert len(scenes) > 5
    for scene in scenes:
        made = Drawer(FAMILY, by_role).draw(scene, "A figure.")
        shapes = [item for item in scene.items if isinstance(item, Shape)]
        labels = [item.text for item in scene.items if isinstance(item, Label)]
        for shape, found in zip(shapes, drawn_shapes(made), strict=True):
            assert found == pytest.approx(points(shape.segments), abs=NEAR)
        assert [text.text for text in made.iter("text")] == labels


def person(x: float, *, filled: bool = True) -> Shape:
    body = (Curve(x + 1.25, 1, x + 2.25, 2, x + 2.25, 3), Line(x + 0.5, 9), Close())
    fill: Paint | None = PaletteRole.PRIMARY if filled else None
    return Shape((Move(x, 1.0), *body), fill, PaletteRole.PRIMARY, 0.5)


def test_what_is_drawn_often_stands_in_the_file_once() -> None:
    array = Scene(400, 20, tuple(person(7.3 * i, filled=i < 26) for i in range(50)))
    drawer = Drawer(FAMILY, by_role)
    made, again = drawer.draw(array, "26 of 50."), drawer.draw(array, "26 of 50.")
    assert len(list(made.iter("path"))) == 1
    assert len(list(made.iter("use"))) == 50
    assert [group.get("fill") for group in made.iter("g")] == ["var(--primary)", "none"]
    assert not list(again.iter("path"))


def test_a_drawing_for_a_book_has_the_colors_themselves() -> None:
    palette = starter.theme("default").palette
    made = Drawer(FAMILY, by_color(palette)).draw(Scene(9, 9, (person(1),)), "One.")
    assert made[0].get("fill") == str(palette[PaletteRole.PRIMARY])
    assert b"var(" not in etree.tostring(made)


def test_lines_of_another_program_end_and_turn_as_it_drew_them() -> None:
    ours = Shape((Move(1, 1), Line(9, 1)), None, PaletteRole.INK, 2.0)
    other = replace(ours, cap="butt", join="miter")
    made = Drawer(FAMILY, by_role).draw(Scene(10, 4, (ours, other)), "Two lines.")
    looks = [
        (p.get("stroke-linecap"), p.get("stroke-linejoin")) for p in (made, *made.iter("path"))
    ]
    assert looks == [("round", "round"), (None, None), ("butt", "miter")]
