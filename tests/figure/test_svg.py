import os
import subprocess
import sys
import tracemalloc

import pytest

from kdeck.figure.svg import FigureError, scene
from kdeck.model.scene import Close, Curve, Label, Line, Move, Scene, Segment, Shape
from kdeck.paletterole import PaletteRole
from stopwatch import within

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
BOX = '<rect class="primary" width="10" height="10"/>'


def drawn(body: str, fragment: str | None = None, head: str = HEAD) -> Scene:
    return scene(f"{head}\n{body}\n</svg>".encode(), "figure.svg", fragment)


def shape(body: str) -> Shape:
    (item,) = drawn(body).items
    assert isinstance(item, Shape)
    return item


def labels(body: str) -> list[Label]:
    return [item for item in drawn(body).items if isinstance(item, Label)]


def refusal(data: str | bytes, fragment: str | None = None) -> FigureError:
    with pytest.raises(FigureError) as caught:
        scene(data if isinstance(data, bytes) else data.encode(), "figure.svg", fragment)
    assert caught.value.hint
    return caught.value


def ends(segments: tuple[Segment, ...]) -> list[tuple[float, float]]:
    return [(s.x, s.y) for s in segments if not isinstance(s, Close)]


def test_a_rectangle_is_a_closed_path_of_lines() -> None:
    assert shape('<rect class="accent" x="1" y="2" width="3" height="4"/>').segments == (
        Move(1, 2),
        Line(4, 2),
        Line(4, 6),
        Line(1, 6),
        Close(),
    )


def test_a_circle_is_four_curves_that_touch_its_four_sides() -> None:
    segments = shape('<circle class="ink" cx="10" cy="20" r="5"/>').segments
    assert ends(segments) == [(15, 20), (10, 25), (5, 20), (10, 15), (15, 20)]
    assert [type(s) for s in segments] == [Move, Curve, Curve, Curve, Curve, Close]


def test_an_ellipse_has_two_radii() -> None:
    segments = shape('<ellipse class="ink" cx="10" cy="10" rx="6" ry="2"/>').segments
    assert ends(segments)[:2] == [(16, 10), (10, 12)]


def test_rounded_corners_are_curves() -> None:
    kinds = [type(s) for s in shape('<rect class="ink" width="9" height="9" rx="2"/>').segments]
    assert kinds.count(Curve) == 4


def test_a_polygon_closes_and_a_polyline_does_not() -> None:
    polygon = shape('<polygon class="ink" points="0,0 4,0 4,4"/>').segments
    polyline = shape('<polyline class="ink" points="0,0 4,0 4,4"/>').segments
    assert polygon == (*polyline, Close())


def test_a_line_is_never_filled() -> None:
    line = shape('<line class="primary stroke-ink" x1="1" y1="1" x2="5" y2="1"/>')
    assert (line.fill, line.stroke) == (None, "ink")
    assert line.segments == (Move(1, 1), Line(5, 1))


def test_a_quadratic_curve_becomes_the_cubic_that_is_the_same() -> None:
    segments = shape('<path class="ink" d="M0 0 Q 3 6 6 0"/>').segments
    assert segments == (Move(0, 0), Curve(2, 4, 4, 4, 6, 0))


def test_a_smooth_curve_mirrors_the_control_point_before_it() -> None:
    segments = shape('<path class="ink" d="M0 0 C 0 2 2 4 4 4 S 8 6 8 8"/>').segments
    assert segments[2] == Curve(6, 4, 8, 6, 8, 8)


def test_an_arc_becomes_curves_that_end_where_it_ends() -> None:
    segments = shape('<path class="ink" d="M 0 0 A 5 5 0 0 1 10 0"/>').segments
    assert all(isinstance(s, Curve) for s in segments[1:])
    assert ends(segments) == [(0, 0), (5, -5), (10, 0)]


def test_an_arc_without_a_radius_is_a_line() -> None:
    segments = shape('<path class="ink" d="M 0 0 A 0 0 0 0 1 10 0 L 10 5"/>').segments
    assert segments == (Move(0, 0), Line(10, 0), Line(10, 5))


def test_what_follows_a_closed_part_starts_where_that_part_started() -> None:
    segments = shape('<path class="ink" d="M1 1 h4 v4 z l-1 -1"/>').segments
    assert segments[3:] == (Close(), Move(1, 1), Line(0, 0))


def test_transforms_of_groups_and_shapes_work_from_the_inside_out() -> None:
    body = f'<g transform="translate(5 0)"><g transform="scale(2)">{BOX}</g></g>'
    assert ends(shape(body).segments)[:2] == [(5, 0), (25, 0)]


def test_a_stroke_grows_with_its_transform() -> None:
    path = '<path class="stroke-ink" stroke-width="2" transform="scale(3)" d="M0 0 L1 1"/>'
    assert shape(path).stroke_width == 6


def test_a_shape_without_a_stroke_has_no_stroke_width() -> None:
    assert shape(BOX).stroke_width == 0


def test_groups_hand_down_their_roles_and_a_shape_may_end_one() -> None:
    body = (
        '<g class="primary stroke-ink"><rect width="1" height="1"/>'
        '<rect class="none" width="1" height="1"/>'
        '<rect class="accent stroke-none" width="1" height="1"/></g>'
    )
    roles = [(i.fill, i.stroke) for i in drawn(body).items if isinstance(i, Shape)]
    assert roles == [("primary", "ink"), (None, "ink"), ("accent", None)]


def test_what_has_no_role_is_not_painted() -> None:
    assert len(drawn(f'<rect width="5" height="5"/>{BOX}').items) == 1


def test_what_is_hidden_or_only_defined_is_not_painted() -> None:
    body = f'<g display="none">{BOX}</g><defs>{BOX}</defs><g visibility="hidden">{BOX}</g>{BOX}'
    assert len(drawn(body).items) == 1


def test_a_shape_carries_its_id_as_name() -> None:
    assert shape('<rect id="gate" class="ink" width="1" height="1"/>').name == "gate"


def test_the_corner_of_the_view_box_is_the_origin() -> None:
    head = HEAD.replace("0 0 100 50", "10 20 30 40")
    found = drawn('<rect class="ink" x="10" y="20" width="1" height="1"/>', head=head)
    assert (found.width, found.height) == (30, 40)
    assert isinstance(found.items[0], Shape)
    assert found.items[0].segments[0] == Move(0, 0)


def test_without_a_view_box_the_size_is_the_box() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10px">'
    assert (drawn(BOX, head=head).width, drawn(BOX, head=head).height) == (20, 10)


def test_a_fragment_is_drawn_alone_in_its_own_box() -> None:
    body = f'{BOX}<svg id="fresh" x="50" viewBox="5 5 20 10"><circle class="ink" r="2"/></svg>'
    found = drawn(body, "fresh")
    assert (found.width, found.height, len(found.items)) == (20, 10, 1)
    assert isinstance(found.items[0], Shape)
    assert found.items[0].segments[0] == Move(-3, -5)


def test_a_nested_drawing_fits_into_its_place() -> None:
    body = f'<svg x="50" y="0" width="40" height="20" viewBox="0 0 10 10">{BOX}</svg>'
    assert ends(shape(body).segments)[:3] == [(60, 0), (80, 0), (80, 20)]


def test_an_unknown_fragment_names_those_there_are() -> None:
    body = f'{HEAD}<svg id="worn" viewBox="0 0 1 1">{BOX}</svg></svg>'
    error = refusal(body, "wron")
    assert error.message == "'figure.svg' has no part 'wron'"
    assert error.hint == "name an svg element by its id: 'worn'"


def test_text_is_a_label_with_size_anchor_role_and_weight() -> None:
    body = (
        '<g font-size="12" class="muted"><text x="5" y="9" text-anchor="middle" class="ink"'
        ' font-weight="bold"> A  gate\n opens </text></g>'
    )
    assert labels(body) == [Label("A gate opens", 5, 9, 12, "middle", PaletteRole.INK, True)]


def test_each_tspan_with_a_place_is_a_line_of_its_own() -> None:
    body = (
        '<text class="ink" font-size="10" x="3" y="20">One'
        '<tspan x="3" dy="1.2em" class="muted">Two</tspan><tspan x="3" dy="5">Three</tspan></text>'
    )
    found = [(label.text, label.x, label.y, label.role) for label in labels(body)]
    assert found == [("One", 3, 20, "ink"), ("Two", 3, 32, "muted"), ("Three", 3, 37, "ink")]


def test_a_label_moves_and_grows_with_its_group() -> None:
    text = '<text class="ink" x="3" y="4" font-size="5">a</text>'
    (label,) = labels(f'<g transform="translate(1 2) scale(2)">{text}</g>')
    assert (label.x, label.y, label.size) == (7, 10, 10)


def test_coordinates_are_rounded_to_a_thousandth_without_negative_zero() -> None:
    segments = shape('<path class="ink" d="M -0.0001 0.33333 L 1 2.00049"/>').segments
    assert repr(segments) == "(Move(x=0.0, y=0.333), Line(x=1.0, y=2.0))"


def test_what_stands_in_metadata_is_no_drawing_whatever_it_is_called() -> None:
    kept = "<metadata><sfw><slices onload='x()'/><iframe/></sfw></metadata>"
    assert drawn(f"{kept}{BOX}") == drawn(BOX)


def test_entities_that_nothing_declares_are_told_with_the_way_out_of_them() -> None:
    error = refusal(f"{HEAD}&ns_sfw;{BOX}</svg>")
    assert error.message == "it is not well-formed XML: Entity 'ns_sfw' not defined"
    assert "Illustrator" in error.hint


def test_what_an_editor_adds_is_passed_over() -> None:
    body = f'<!-- note --><x:view xmlns:x="urn:x" x:href="y"><x:a/></x:view>{BOX}'
    assert len(drawn(body).items) == 1


MALFORMED = {
    '<rect class="teal" width="1" height="1"/>': "'teal' is not a role",
    '<rect class="stroke-teal" width="1" height="1"/>': "'stroke-teal' is not a role",
    '<rect fill="#f00" width="1" height="1"/>': "'fill' is a color of its own: '#f00'",
    '<path stroke="red" d="M0 0"/>': "'stroke' is a color of its own: 'red'",
    '<rect style="fill:red"/>': "'fill' is a color of its own: 'red'",
    '<rect class="ink" width="1" height="1" opacity="0.5"/>': "'opacity' is not drawn",
    "<script>alert(1)</script>": "'script' is not drawn",
    '<rect onload="alert(1)"/>': "'onload' is a script",
    '<image href="https://example.org/x.png"/>': "'image' is not drawn",
    '<g id="a"><use href="#a"/></g>': "'a' is drawn in itself",
    '<use href="https://example.org/x.svg#a"/>': "a link to something else is not followed",
    '<rect class="ink" width="9" height="9" filter="url(#f)"/>': "'filter' is not drawn",
    '<clipPath id="f"><circle r="4"/></clipPath>'
    '<rect class="ink" width="9" height="9" clip-path="url(#f)"/>': "'clip-path' is not drawn",
    '<g href="file:///etc/passwd"/>': "a link to something else is not followed",
    '<g xmlns:l="http://www.w3.org/1999/xlink" l:href="x.svg"/>': (
        "a link to something else is not followed"
    ),
    "<foreignObject/>": "'foreignObject' is not drawn",
    '<rect class="ink" width="5q" height="1"/>': "'width' is not a number: '5q'",
    '<rect class="ink" width="nan" height="1"/>': "'width' is not a number: 'nan'",
    '<path class="ink" d="M 0 0 L"/>': "'d' cannot be read: 'M 0 0 L'",
    '<path class="ink" d="L 1 1"/>': "'d' cannot be read: 'L 1 1'",
    '<path class="ink" d="M0 0 L1e400 1"/>': "the shape is too large",
    '<path class="ink" transform="turn(3)" d="M0 0"/>': "'transform' cannot be read: 'turn(3)'",
    '<path class="ink" transform="matrix(1 2)" d="M0 0"/>': (
        "'transform' cannot be read: 'matrix(1 2)'"
    ),
    '<polygon class="ink" points="1 2 3"/>': "'points' cannot be read: '1 2 3'",
    '<polygon class="ink" points="1 2 x"/>': "'points' is not a list of numbers: '1 2 x'",
    '<path class="stroke-ink" stroke-width="-1" d="M0 0"/>': "'stroke-width' is below zero",
    "<text>Hello</text>": "the text 'Hello' has no role",
    '<text class="ink" transform="rotate(9)">Up</text>': "the text 'Up' is turned",
    '<text class="ink" text-anchor="left">b</text>': "'text-anchor' is unknown: 'left'",
    '<text class="ink" font-weight="fat">b</text>': "'font-weight' is unknown: 'fat'",
    '<svg viewBox="0 0 0 0"/>': "it has no usable viewBox",
}


@pytest.mark.parametrize("body", MALFORMED)
def test_what_cannot_be_drawn_is_refused_with_its_line(body: str) -> None:
    error = refusal(f"{HEAD}\n{body}{BOX}</svg>")
    assert (error.message, error.line) == (MALFORMED[body], 2)


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "entity bomb": (f"{BOMB}{HEAD}&b;</svg>", "it has a DOCTYPE declaration"),
    "hidden in UTF-7": (
        f'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-{HEAD}{BOX}</svg>',
        "it is not well-formed XML: Start tag expected, '<' not found",
    ),
    "UTF-16": (f"{HEAD}{BOX}</svg>".encode("utf-16"), "it is not UTF-8 text"),
    "large": (f"{HEAD}{BOX * 20_000}</svg>", "it is larger than 512 KB"),
    "many elements": (f"{HEAD}{'<g/>' * 6000}</svg>", "it has more than 5000 elements"),
    "deep": (f"{HEAD}{'<g>' * 100}{'</g>' * 100}</svg>", "it nests more than 40 deep"),
    "long path": (
        f'{HEAD}<path class="ink" d="M0 0{"h1" * 90_000}"/></svg>',
        "it has more than 40000 numbers",
    ),
    "digits": (
        f'{HEAD}<path class="ink" d="M{"1" * 100_000}x"/></svg>',
        f"'d' cannot be read: 'M{'1' * 39}'",
    ),
    "unclosed": (
        f"{HEAD}<g>",
        "it is not well-formed XML: Premature end of data in tag g line 1",
    ),
    "not XML": ("hello", "it is not well-formed XML: Start tag expected, '<' not found"),
    "empty": ("", "it is not well-formed XML: Document is empty"),
    "HTML": ("<html/>", "it is not an SVG drawing"),
    "no namespace": ('<svg viewBox="0 0 1 1"/>', "it is not an SVG drawing"),
    "unpainted": (f"{HEAD}<rect/></svg>", "nothing in it is painted"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_in_little_memory(name: str) -> None:
    data, message = HOSTILE[name]
    tracemalloc.start()
    error = within(2, lambda: refusal(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.message == message
    assert peak < 64 * 1024 * 1024


def test_an_error_survives_the_way_to_another_process() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(FigureError("what", "do", 3)))
    assert (error.message, error.hint, error.line) == ("what", "do", 3)


def test_any_hash_seed_gives_the_same_scene() -> None:
    data = f'{HEAD}{BOX}<circle class="ink stroke-muted" r="3"/></svg>'.encode()
    code = f"from kdeck.figure.svg import scene; print(scene({data!r}, 'f'))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1
    assert b"Shape" in outputs.pop()


def test_the_color_that_a_figure_leaves_to_its_place_is_ink() -> None:
    icon = shape('<g fill="currentColor"><path fill-rule="evenodd" d="M0 0H9V9H0Z"/></g>')
    assert (icon.fill, icon.stroke, icon.even_odd) == ("ink", None, True)
    lines = shape('<g fill="none" stroke="currentColor"><path d="M0 0H9"/></g>')
    assert (lines.fill, lines.stroke) == (None, "ink")
    role = shape('<g stroke="currentColor"><path class="primary stroke-none" d="M0 0H9V9Z"/></g>')
    assert (role.fill, role.stroke) == ("primary", None)


def test_a_figure_with_the_document_type_of_older_programs_is_drawn() -> None:
    kind = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd">\n'
    assert scene(f"{kind}{HEAD}{BOX}</svg>".encode(), "a.svg") == drawn(BOX)
