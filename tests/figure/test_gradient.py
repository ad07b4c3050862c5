"""Gradients are drawn by the means of each format, where they lie in the drawing."""

import pytest
from lxml import etree

from kdeck.color import Color
from kdeck.figure.svg import logo_scene, scene
from kdeck.model.moving import moved
from kdeck.model.scene import Gradient, LinearGradient, RadialGradient, Scene, Shape, Stop
from kdeck.paletterole import PaletteRole
from kdeck.render.html.drawing import Drawer, by_role
from kdeck.render.pdf.file.shading import Shading
from kdeck.render.pptx.shade import shaded
from kdeck.theme.shipped import DEFAULT_FAMILY, shipped_family

RED, BLUE = Color(255, 0, 0), Color(0, 0, 255)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 90 30">{}</svg>'
)
STOPS = '<stop stop-color="red"/><stop offset="100%" style="stop-color:#00f"/>'
BOX = '<path fill="url(#g)" d="M10 0H60V20H10Z"/>'


def drawn(body: str) -> Scene:
    return logo_scene(SVG.format(body).encode())


def gradient(body: str) -> Gradient:
    (shape,) = drawn(body).items
    assert isinstance(shape, Shape)
    assert isinstance(shape.fill, LinearGradient | RadialGradient)
    return shape.fill


def ends(found: Gradient) -> tuple[float, ...]:
    assert isinstance(found, LinearGradient)
    return found.x1, found.y1, found.x2, found.y2


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", (10, 0, 60, 0)),
        ('x2="0" y2="1"', (10, 0, 10, 20)),
        ('gradientUnits="userSpaceOnUse" x1="5" x2="25"', (5, 0, 25, 0)),
        ('gradientUnits="userSpaceOnUse" x1="0%" x2="50%"', (0, 0, 45, 0)),
        ('gradientTransform="translate(.5 0)"', (35, 0, 85, 0)),
        # In a box that is no square, what is shaded alike is no longer at right angles.
        ('y2="1"', (10, 0, 23.793, 34.483)),
    ],
)
def test_a_linear_gradient_lies_where_svg_lays_it(told: str, expected: tuple[float, ...]) -> None:
    found = gradient(f'<linearGradient id="g" {told}>{STOPS}</linearGradient>{BOX}')
    assert ends(found) == pytest.approx(expected, abs=0.01)
    assert found.stops == (Stop(0, RED), Stop(1, BLUE))


def test_a_gradient_takes_what_it_does_not_say_from_another() -> None:
    other = f'<linearGradient id="h">{STOPS}</linearGradient>'
    found = gradient(f'{other}<radialGradient id="g" r="1" xlink:href="#h"/>{BOX}')
    assert isinstance(found, RadialGradient)
    assert found.matrix == (50, 0, 0, 20, 35, 10)
    assert found.stops == (Stop(0, RED), Stop(1, BLUE))


@pytest.mark.parametrize(
    ("stops", "paint"),
    [
        ('<stop stop-color="red"/>', RED),
        ('<stop stop-color="red"/><stop offset="1" stop-color="red"/>', RED),
        ('<stop class="primary"/>', PaletteRole.PRIMARY),
    ],
)
def test_what_shades_nowhere_is_a_color(stops: str, paint: object) -> None:
    (shape,) = drawn(f'<linearGradient id="g">{stops}</linearGradient>{BOX}').items
    assert isinstance(shape, Shape)
    assert shape.fill == paint


def test_a_figure_shades_from_role_to_role() -> None:
    stops = '<stop class="primary"/><stop offset="1" class="surface"/>'
    body = f'<linearGradient id="g">{stops}</linearGradient>{BOX}<path class="ink" d="M0 0H9V9Z"/>'
    made = scene(SVG.format(body).encode(), "a.svg")
    assert isinstance(made.items[0], Shape)
    assert isinstance(made.items[0].fill, LinearGradient)
    assert [s.paint for s in made.items[0].fill.stops] == ["primary", "surface"]
    page = etree.tostring(Drawer(shipped_family(DEFAULT_FAMILY), by_role).draw(made, "a")).decode()
    assert 'fill="url(#_g1)"' in page
    assert 'id="_g1"' in page
    assert 'stop-color="var(--surface)"' in page


def test_it_moves_with_its_shape() -> None:
    (shape,) = moved(drawn(f'<linearGradient id="g">{STOPS}</linearGradient>{BOX}').items, 1, 2, 2)
    assert isinstance(shape, Shape)
    assert isinstance(shape.fill, LinearGradient)
    assert ends(shape.fill) == (21, 2, 121, 2)


def test_a_pdf_has_it_as_a_shading_whose_bounds_rise() -> None:
    stops = ((0.2, RED), (0.5, BLUE), (0.5, RED), (0.9, BLUE))
    entry = Shading((0, 0, 9, 0), stops).entry
    assert "/ShadingType 2" in entry
    assert "/Coords [0 0 9 0]" in entry
    assert "/Bounds [0.2 0.5 0.5001 0.9]" in entry
    assert entry.count("/FunctionType 2") == 5


def test_a_slide_shades_over_the_box_of_its_shape() -> None:
    stops = (Stop(0, RED), Stop(1, BLUE))
    across = shaded(LinearGradient(0, 0, 50, 0, stops), (0, 0, 100, 20)).xml
    assert '<a:lin ang="0" scaled="0"/>' in across
    assert across.count("<a:gs ") == 3
    assert '<a:gs pos="50000"><a:srgbClr val="0000FF"/></a:gs>' in across
    down = shaded(LinearGradient(0, 0, 0, 20, stops), (0, 0, 100, 20)).xml
    assert '<a:lin ang="5400000" scaled="0"/>' in down
    round_ = shaded(RadialGradient((10, 0, 0, 10, 25, 10), 0, 0, stops), (0, 0, 100, 20)).xml
    assert '<a:fillToRect l="25000" t="50000" r="75000" b="50000"/>' in round_
