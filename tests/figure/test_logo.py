"""Logos as drawing programs save them: colors of their own, styles, holes."""

import pytest

from kdeck.color import BLACK, Color
from kdeck.figure.svg import FigureError, logo_scene
from kdeck.model.scene import Fill, Paint, Shape

RED, NAVY = Color(255, 0, 0), Color(0x12, 0x3F, 0x73)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{}</svg>'
SQUARE = "M0 0H9V9H0Z"


def shapes(body: str) -> list[Shape]:
    items = logo_scene(SVG.format(body).encode()).items
    return [item for item in items if isinstance(item, Shape)]


def paints(body: str) -> list[tuple[Fill | None, Paint | None]]:
    return [(shape.fill, shape.stroke) for shape in shapes(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f'<path fill="#f00" d="{SQUARE}"/>', (RED, None)),
        (f'<path fill="rgb(18, 63, 115)" d="{SQUARE}"/>', (NAVY, None)),
        (f'<path fill="none" stroke="red" stroke-width="2px" d="{SQUARE}"/>', (None, RED)),
        (f'<path style="fill:red;stroke:#123F73" d="{SQUARE}"/>', (RED, NAVY)),
        (f'<path fill="red" style="fill: none; stroke: red" d="{SQUARE}"/>', (None, RED)),
        (f'<style>.a{{fill:red}}</style><path class="a" d="{SQUARE}"/>', (RED, None)),
        (f'<style>/* x */ .a,.b{{fill:red}} .b{{fill:#123F73}}</style><g class="b a">'
         f'<path d="{SQUARE}"/></g>', (NAVY, None)),
        (f'<style>g > path{{fill:red}}</style><g><path d="{SQUARE}"/></g>', (RED, None)),
        (f'<style>:root{{--a:red}} path{{fill:var(--a)}}</style><path d="{SQUARE}"/>', (RED, None)),
        (f'<path style="fill:light-dark(#f00, var(--b, #fff))" d="{SQUARE}"/>', (RED, None)),
        (f'<symbol id="a"><path d="{SQUARE}"/></symbol><use href="#a" fill="red"/>', (RED, None)),
        (f'<a href="https://example.org"><path fill="red" d="{SQUARE}"/></a>', (RED, None)),
        (f'<defs><style>path{{fill:red}}</style></defs><path d="{SQUARE}"/>', (RED, None)),
        (f'<path d="{SQUARE}"/>', (BLACK, None)),
        (f'<path fill="currentColor" d="{SQUARE}"/>', ("ink", None)),
        (f'<path class="primary" d="{SQUARE}"/>', ("primary", None)),
        (f'<g class="primary"><path fill="red" d="{SQUARE}"/></g>', (RED, None)),
        (f'<path opacity="1" fill="red" d="{SQUARE}"/>', (RED, None)),
        (f'<clipPath id="a"><rect width="90" height="30"/></clipPath>'
         f'<g clip-path="url(#a)"><path fill="red" d="{SQUARE}"/></g>', (RED, None)),
    ],
)  # fmt: skip
def test_a_shape_has_the_paint_that_its_styles_give(
    body: str, expected: tuple[Paint | None, Paint | None]
) -> None:
    assert paints(body) == [expected]


def test_where_any_shape_has_a_role_the_others_are_not_painted() -> None:
    body = f'<path class="primary" d="{SQUARE}"/><path d="{SQUARE}"/>'
    assert paints(body) == [("primary", None)]


@pytest.mark.parametrize("rule", ['fill-rule="evenodd"', 'style="fill-rule:evenodd"'])
def test_the_rule_for_holes_is_kept(rule: str) -> None:
    (ring,) = shapes(f'<path {rule} d="M0 0H9V9H0ZM3 3H6V6H3Z"/>')
    assert ring.even_odd


def test_a_size_in_millimeters_gives_way_to_the_view_box() -> None:
    data = SVG.format(f'<path d="{SQUARE}"/>').replace("<svg ", '<svg width="120mm" height="40mm" ')
    assert (logo_scene(data.encode()).width, logo_scene(data.encode()).height) == (90, 30)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f'<pattern id="g"/><path fill="url(#g)" d="{SQUARE}"/>', "it is filled with a pattern"),
        (f'<path opacity="0.5" d="{SQUARE}"/>', "what lies below shows through the 'opacity'"),
        (f'<path style="opacity:.5" d="{SQUARE}"/>', "what lies below shows through"),
        (f'<path fill="rgba(0,0,0,.5)" d="{SQUARE}"/>', "what lies below shows through"),
        (f'<path fill="nope" d="{SQUARE}"/>', "'fill' is not a color: 'nope'"),
        (f'<style>@import "a.css";</style><path d="{SQUARE}"/>', "its style sheet loads another"),
        (f'<clipPath id="a"><rect width="5" height="9"/></clipPath>'
         f'<path clip-path="url(#a)" d="{SQUARE}"/>', "'clip-path' is not drawn"),
        ("", "nothing in it is painted"),
    ],
)  # fmt: skip
def test_what_is_not_drawn_is_refused_with_a_way_out(body: str, message: str) -> None:
    with pytest.raises(FigureError) as caught:
        shapes(body)
    assert caught.value.message.startswith(message)
    assert caught.value.hint


DOCTYPE = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"\n'
    ' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
)


def test_a_document_type_that_declares_nothing_is_passed_over() -> None:
    svg = SVG.format(f'<path fill="#f00" d="{SQUARE}"/>')
    assert logo_scene(f"{DOCTYPE}{svg}".encode()) == logo_scene(svg.encode())
    broken = SVG.format('\n<path opacity=".5" d="M0 0H9"/>')
    with pytest.raises(FigureError) as caught:
        logo_scene(f"{DOCTYPE}{broken}".encode())
    assert caught.value.line == 5


@pytest.mark.parametrize(
    "unused",
    [
        '<linearGradient id="g"><stop offset="0" style="stop-color:red;opacity:.5"/>'
        "</linearGradient>",
        '<radialGradient id="g" href="#h"/>',
        '<pattern id="g"><path fill="url(#x)" d="M0 0H9"/></pattern>',
        '<filter id="g"><feBlend in="a"/></filter>',
        '<mask id="g"><rect width="9" height="9"/></mask>',
        '<symbol id="g"><image href="a.png"/></symbol>',
    ],
)
@pytest.mark.parametrize("where", ["<defs>{}</defs>", "{}"])
def test_what_is_defined_and_not_used_is_no_flaw(unused: str, where: str) -> None:
    body = f'{where.format(unused)}<path fill="#f00" d="{SQUARE}"/>'
    assert paints(body) == [(RED, None)]


@pytest.mark.parametrize(
    "body",
    [
        f'<mask id="g"/><path mask="url(#g)" d="{SQUARE}"/>',
        '<image href="a.png"/>',
        f'<path opacity=".3" d="{SQUARE}"/>',
        '<text x="1" y="9">Our <tspan fill="red">Clinic</tspan></text>',
        '<text x="1" y="9" transform="rotate(9)">Clinic</text>',
        "",
    ],
)
def test_whoever_has_a_logo_is_told_what_to_do_with_a_logo(body: str) -> None:
    with pytest.raises(FigureError) as caught:
        shapes(body)
    assert caught.value.hint.startswith("export the logo as PNG, 600 pixels high or more")


@pytest.mark.parametrize("box", ["0 0 1e-9 1e-9", "0 0 90 1e-4", "0 0 0.0004 30"])
def test_a_drawing_without_a_size_is_refused(box: str) -> None:
    svg = SVG.replace("0 0 90 30", box).format(f'<path d="{SQUARE}"/>')
    with pytest.raises(FigureError, match="no usable viewBox"):
        logo_scene(svg.encode())
