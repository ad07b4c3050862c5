"""Drawings of other programs become figures in roles."""

import io
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from kdeck.color import BLACK, Color
from kdeck.figure.drawing import Adapted, adapted, drawing_scene
from kdeck.figure.rolemap import map_roles
from kdeck.figure.source import FigureError
from kdeck.figure.svg import colored_scene, scene
from kdeck.figure.written import svg_text
from kdeck.model.scene import Label, LinearGradient, Shape
from kdeck.paletterole import PaletteRole

FILES = tuple(sorted((Path(__file__).parent / "drawings").glob("*.svg")))
LOGOS = tuple((Path(__file__).parents[1] / "theme" / "logos").glob("*.svg"))
# Programs whose manner a file has that was written for these tests; the others are public.
PROGRAMS = (
    "affinity", "canva", "coreldraw", "drawio", "figma", "illustrator", "inkscape", "libreoffice",
    "powerpoint", "sketch", "visio",
)  # fmt: skip
REFUSED = {
    "picosvg-comments-image-style": "'image' is not drawn",
    "picosvg-drop-title-meta-desc": "'comment' is not drawn",
    "picosvg-use-ellipse": "it is not well-formed XML: Namespace prefix xlink for href",
}
DRAWINGS = tuple(file for file in FILES if file.stem not in REFUSED)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'
SQUARE = "M0 0H9V9H0Z"
BLUE, TEAL, RED = Color(0x25, 0x63, 0xEB), Color(0x0B, 0x5F, 0x66), Color(0xC0, 0, 0)


@cache
def read(file: Path) -> Adapted | FigureError:
    try:
        return adapted(file.read_bytes())
    except FigureError as error:
        return error


@pytest.mark.slow
def test_drawings_are_taken_with_few_notes_and_refused_in_one_line() -> None:
    counts: Counter[str] = Counter()
    for file in FILES:
        made = read(file)
        if isinstance(made, FigureError):
            assert made.message.startswith(REFUSED[file.stem])
            assert made.hint
            assert made.others == ()
            counts["refused"] += 1
        else:
            simplified = "simplified" if made.changes else "taken"
            counts["as pixels" if made.picture else simplified] += 1
    # The release before there was a reader for them refused all.
    assert counts == {"taken": 58, "simplified": 3, "as pixels": 14, "refused": 3}
    public = [file for file in FILES if not file.stem.startswith(PROGRAMS)]
    assert len(FILES) + len(LOGOS) >= 80
    assert len(public) * 2 >= len(FILES) + len(LOGOS)


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.stem)
def test_a_drawing_of_another_program_is_a_figure(file: Path) -> None:
    adopted = read(file)
    assert isinstance(adopted, Adapted)
    made = adopted.scene
    assert max(made.width / 300, made.height / 150) == pytest.approx(1, abs=0.01) or made.pixels
    if made.pixels is None:
        # What is written is read as what it was.
        again = scene(svg_text(made, "").encode(), "a.svg")
        assert len(again.items) == len(made.items)
        assert [type(item) for item in again.items] == [type(item) for item in made.items]


@pytest.mark.parametrize(
    ("colors", "roles"),
    [
        (("#000", "#fff"), {PaletteRole.INK, PaletteRole.PAPER}),
        (("#333", "#eee", "#888"), {PaletteRole.INK, PaletteRole.SURFACE, PaletteRole.MUTED}),
        (("#2563eb",), {PaletteRole.PRIMARY}),
        (("#2563eb", "#f59e0b"), {PaletteRole.PRIMARY, PaletteRole.ACCENT}),
        (("#c00000", "#0b5f66"), {PaletteRole.DANGER, PaletteRole.PRIMARY}),
        (("#c00000", "#000"), {PaletteRole.PRIMARY, PaletteRole.INK}),
        (("#dae8fc", "#000"), {PaletteRole.SURFACE, PaletteRole.INK}),
    ],
)
def test_a_color_becomes_the_role_that_it_means(
    colors: tuple[str, ...], roles: set[PaletteRole]
) -> None:
    body = "".join(f'<path fill="{color}" d="{SQUARE}"/>' for color in colors)
    made, _ = colored_scene(SVG.format(body).encode())
    found = map_roles(made)
    assert set(found.roles.values()) == roles
    assert found.lost == ()


@pytest.mark.parametrize("second", ["#f2b441", "#b68000", "#a85b1b", "#ff8800", "#7b2d8b"])
def test_hues_are_told_apart_where_they_do_not_touch(second: str) -> None:
    body = (
        f'<path fill="{second}" d="M20 0H25V9H20Z"/><path fill="#00657a" d="{SQUARE}"/>'
        '<path fill="#33899a" d="M40 0H45V9H40Z"/>'
    )
    made = adapted(SVG.format(body).encode())
    assert [role for _, role in made.roles] == ["primary", "accent", "primary"]
    assert made.changes == ()


def test_hues_that_share_a_role_are_told_in_one_line() -> None:
    hues = ("#00657a", "#f2b441", "#7b2d8b", "#c0392b")
    body = "".join(
        f'<path fill="{color}" d="M{20 * i} 0h{9 - i}v9H{20 * i}Z"/>'
        for i, color in enumerate(hues)
    )
    made = adapted(SVG.format(body).encode())
    assert [str(role) for _, role in made.roles] == ["primary", "accent", "primary", "danger"]
    told = "primary stands for #00657A and #7B2D8B: only words and shapes tell them apart now"
    assert made.changes == (told,)


def test_what_has_more_colors_than_there_are_roles_keeps_them_as_a_picture() -> None:
    hues = ("#2563eb", "#f59e0b", "#16a34a", "#9333ea", "#db2777", "#0891b2", "#65a30d")
    body = "".join(f'<path fill="{color}" d="{SQUARE}"/>' for color in hues)
    made = adapted(SVG.format(body).encode())
    assert made.picture
    assert made.reason.startswith("no role is left for #")


def test_words_are_ink_or_paper_by_what_they_lie_on() -> None:
    body = (
        '<rect width="50" height="50" fill="#2563eb"/>'
        '<text x="5" y="25" fill="#ff0" font-size="9">On</text>'
        '<text x="60" y="25" fill="#ff0" font-size="9">Off</text>'
    )
    made, _ = drawing_scene(SVG.format(body).encode(), "a.svg")
    roles = {item.text: item.role for item in made.items if isinstance(item, Label)}
    assert roles == {"On": "paper", "Off": "ink"}


def test_opacity_is_mixed_with_the_one_color_below() -> None:
    body = (
        '<rect width="50" height="50" fill="#000"/>'
        '<g opacity=".5"><rect x="5" y="5" width="9" height="9" fill="#fff"/></g>'
        '<rect x="60" y="5" width="9" height="9" fill="#000" fill-opacity=".2"/>'
    )
    made, _ = colored_scene(SVG.format(body).encode())
    fills = [item.fill for item in made.items if isinstance(item, Shape)]
    assert fills == [BLACK, Color(128, 128, 128), Color(204, 204, 204)]
    over = body.replace('x="60"', 'x="45"')
    with pytest.raises(FigureError, match="shows through the 'fill-opacity' of the 'rect'"):
        colored_scene(SVG.format(over).encode())


def test_a_veil_over_a_gradient_is_mixed_where_nobody_sees_the_difference() -> None:
    body = (
        '<linearGradient id="g"><stop stop-color="#00909a"/><stop offset="1" stop-color="#12304a"/>'
        '</linearGradient><rect width="90" height="50" fill="url(#g)"/>'
        '<rect x="5" y="5" width="30" height="9" fill="#fff" fill-opacity="{}"/>'
    )
    made = adapted(SVG.format(body.format(".9")).encode())
    assert not made.picture
    assert made.roles[-1][0] == Color(0xE6, 0xF4, 0xF5)
    made = adapted(SVG.format(body.format(".5")).encode())
    assert made.reason.startswith("what lies below shows through the 'fill-opacity' of the 'rect'")
    assert made.reason.endswith("(line 1)")


def test_what_is_drawn_as_pixels_has_no_ground() -> None:
    body = (
        '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>'
        '<circle cx="50" cy="25" r="20" fill="#00657a" filter="url(#f)"/>'
    )
    with Image.open(io.BytesIO(adapted(SVG.format(body).encode()).picture)) as picture:
        assert picture.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


def test_runs_of_a_line_are_one_label_in_the_look_of_the_longest() -> None:
    body = (
        '<text font-size="10"><tspan x="5" y="20">Take </tspan><tspan font-weight="600">two'
        '</tspan> tablets<tspan x="5" y="34">a day</tspan></text>'
    )
    made, notes = colored_scene(SVG.format(body).encode())
    labels = [(i.text, i.x, i.y, i.bold) for i in made.items if isinstance(i, Label)]
    assert labels == [("Take two tablets", 5, 20, False), ("a day", 5, 34, False)]
    assert notes == ("the line 'Take two tablets' has one color and weight",)


def test_words_that_a_program_cuts_short_for_others_are_whole() -> None:
    (file,) = (file for file in DRAWINGS if file.stem == "drawio-flow")
    made, _ = colored_scene(file.read_bytes())
    words = [item.text for item in made.items if isinstance(item, Label)]
    assert words == ["Ask about sleep and mood"]


def test_an_arrow_has_its_head_and_a_line_its_dashes() -> None:
    (file,) = (file for file in DRAWINGS if file.stem.startswith("inkscape-arrow"))
    line, head, dashes = colored_scene(file.read_bytes())[0].items
    assert isinstance(line, Shape)
    assert isinstance(head, Shape)
    assert isinstance(dashes, Shape)
    assert head.fill == line.stroke == dashes.stroke
    assert max(s.x for s in head.segments if hasattr(s, "x")) == pytest.approx(161.54, abs=0.01)
    assert sum(type(s).__name__ == "Move" for s in dashes.segments) > 8


def test_a_gradient_keeps_its_roles_in_the_file() -> None:
    body = (
        '<linearGradient id="g"><stop stop-color="#0b5f66"/><stop offset="1" stop-color="#fff"/>'
        '</linearGradient><path fill="url(#g)" d="M0 0H90V9H0Z"/>'
    )
    made, _ = drawing_scene(SVG.format(body).encode(), "a.svg")
    (shape,) = scene(svg_text(made, "A bar & more").encode(), "a.svg").items
    assert isinstance(shape, Shape)
    assert isinstance(shape.fill, LinearGradient)
    assert [stop.paint for stop in shape.fill.stops] == ["primary", "paper"]


def test_lines_end_and_turn_as_they_were_drawn() -> None:
    line = '<path id="a" fill="none" stroke="#000" stroke-width="4"{} d="M9 9H40V40"/>'
    looks = {
        "": ("butt", "miter"),
        ' stroke-linecap="square" stroke-linejoin="bevel"': ("square", "bevel"),
    }
    for told, look in looks.items():
        made, _ = drawing_scene(SVG.format(line.format(told)).encode(), "a.svg")
        (shape,) = scene(svg_text(made, "").encode(), "b.svg").items
        assert isinstance(shape, Shape)
        assert (shape.cap, shape.join) == look
    # Lines that are drawn in roles are as those of our own drawings.
    ours = '<path class="none stroke-ink" stroke-width="4" d="M9 9H40V40"/>'
    (shape,) = scene(SVG.format(ours).encode(), "c.svg").items
    assert isinstance(shape, Shape)
    assert (shape.cap, shape.join) == ("round", "round")
