"""How paths become native shapes."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from kdeck.model.scene import FIGURE_ROLES, Close, Curve, Label, Line, Move, Scene, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.master.layout import Rect
from kdeck.render.pptx.drawing import Pen, group
from kdeck.render.pptx.freeform import Placement, geometry
from kdeck.render.pptx.markup import NOTHING, Markup
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.writer import render
from kdeck.theme.office import STAND_INS, stand_in
from render.pptx.sample_deck import deck, family, teal_theme

POINT = 12_700


def pen() -> Pen:
    return Pen(Names(), "en-US", family("Source Sans 3", "SourceSans3"))


def drawn(*items: Shape | Label, rect: Rect, size: tuple[float, float] = (100, 50)) -> str:
    identity = Markup('<p:cNvPr id="2" name="G"/>')
    return group(Scene(*size, items), rect, identity, pen()).xml


def number(shape: etree._Element, tag: str, key: str) -> int:
    (found, *_) = shape.iter(f"{{*}}{tag}")
    return int(found.get(key, "0"))


def test_the_box_of_a_label_has_room_in_every_font_that_may_be_drawn() -> None:
    made = deck(teal_theme())
    with ZipFile(BytesIO(render(made).data)) as package:
        slides = [package.read(n) for n in package.namelist() if n.startswith("ppt/slides/slide")]
    found = 0
    for shape in (each for data in slides for each in etree.fromstring(data).iter("{*}sp")):
        box = shape.find(".//{*}bodyPr[@wrap='none']")
        if box is None or box.get("lIns") != "0" or shape.find(".//{*}fld") is not None:
            continue
        text = "".join(str(piece) for piece in shape.itertext())
        if len(text) <= 2:
            continue  # the number of a step
        size, width = number(shape, "rPr", "sz") / 100, number(shape, "ext", "cx") / POINT
        for name in STAND_INS:
            mils = stand_in(name).regular
            assert sum(mils[ord(c)] for c in text) * size / 1000 <= width + 0.01, (text, name)
        found += 1
    assert found > 3


def test_a_curve_stays_a_curve_and_the_box_holds_its_bulge() -> None:
    box, path = geometry((Move(0, 0), Curve(0, 40, 30, 40, 30, 0), Close()), Placement(0, 0, 1))
    assert path.xml.count("<a:cubicBezTo>") == 1
    assert "<a:close/>" in path.xml
    assert (box.left, box.top, box.right, box.bottom) == (0, 0, 30 * POINT, 30 * POINT)


def test_a_curve_that_turns_twice_is_held_on_both_sides() -> None:
    box, _ = geometry((Move(0, 0), Curve(10, 30, 20, -30, 30, 0)), Placement(0, 50, 1))
    assert box.top == pytest.approx((50 - 8.660254) * POINT, abs=2)
    assert box.bottom == pytest.approx((50 + 8.660254) * POINT, abs=2)


def test_the_path_is_measured_in_the_units_of_its_box() -> None:
    box, path = geometry((Move(10, 10), Line(40, 30)), Placement(5, 5, 2))
    assert f'<a:path w="{60 * POINT}" h="{40 * POINT}">' in path.xml
    assert f'<a:pt x="{60 * POINT}" y="{40 * POINT}"/>' in path.xml
    assert (box.left, box.top) == (25 * POINT, 25 * POINT)


def test_a_scene_keeps_its_proportions_in_the_middle_of_its_box() -> None:
    whole = Shape(
        (Move(0, 0), Line(100, 0), Line(100, 50), Line(0, 50), Close()), PaletteRole.INK, None, 0
    )
    xml = drawn(whole, rect=Rect(0, 0, 200, 200))
    assert f'<a:off x="0" y="{50 * POINT}"/><a:ext cx="{200 * POINT}" cy="{100 * POINT}"/>' in xml


def test_strokes_scale_and_end_round() -> None:
    xml = drawn(
        Shape((Move(0, 0), Line(100, 50)), None, PaletteRole.DANGER, 3), rect=Rect(0, 0, 200, 100)
    )
    assert f'<a:ln w="{6 * POINT}" cap="rnd"><a:solidFill><a:schemeClr val="accent4"/>' in xml
    assert "<a:round/>" in xml
    assert xml.count("<a:noFill/>") == 1


def test_lines_of_another_program_end_and_turn_as_it_drew_them() -> None:
    line = replace(
        Shape((Move(9, 9), Line(40, 9)), None, PaletteRole.INK, 2.0), cap="butt", join="miter"
    )
    xml = drawn(line, replace(line, cap="square", join="bevel"), rect=Rect(0, 0, 100, 50))
    assert re.findall(r' cap="(\w+)"', xml) == ["flat", "sq"]
    assert re.findall(r"<a:(miter|bevel|round)\b", xml) == ["miter", "bevel"]


@pytest.mark.parametrize(
    ("anchor", "align", "share"), [("start", "l", 0), ("middle", "ctr", 0.5), ("end", "r", 1)]
)
def test_a_label_hangs_from_its_anchor_at_its_baseline(
    anchor: str, align: str, share: float
) -> None:
    setter = pen()
    label = Label("Gate", 50, 40, 10, anchor, "muted")  # type: ignore[arg-type]
    xml = group(Scene(100, 50, (label,)), Rect(0, 0, 200, 100), NOTHING, setter).xml
    face = setter.family.regular
    width = face.width("Gate", 20)
    x, y = (int(v) for v in re.findall(r'<a:off x="(-?\d+)" y="(-?\d+)"/>', xml)[-1])
    assert x == pytest.approx((100 - width * share) * POINT, abs=2)
    assert y == pytest.approx((80 - face.ascent * 20 / face.units_per_em) * POINT, abs=2)
    assert f'algn="{align}"' in xml
    assert 'sz="2000"' in xml
    assert 'wrap="none"' in xml


def test_parts_of_one_name_are_told_apart() -> None:
    dot = (Move(0, 0), Line(1, 0), Line(1, 1), Close())
    named, plain = (
        Shape(dot, PaletteRole.INK, None, 0, "Cell"),
        Shape(dot, PaletteRole.INK, None, 0),
    )
    xml = drawn(named, named, plain, plain, rect=Rect(0, 0, 100, 50))
    assert re.findall(r'name="([^"]+)"', xml) == ["G", "Cell", "Cell 2", "Shape 3", "Shape 4"]


def test_every_role_is_drawn_in_a_slot_of_its_own() -> None:
    dot = (Move(0, 0), Line(1, 0), Line(1, 1), Close())
    shapes = [Shape(dot, role, None, 0) for role in FIGURE_ROLES]
    xml = drawn(*shapes, rect=Rect(0, 0, 100, 50))
    assert re.findall(r'schemeClr val="(\w+)"', xml) == [
        "bg1", "tx1", "accent3", "bg2", "accent1", "accent2", "accent4",
    ]  # fmt: skip


def test_an_empty_scene_is_still_a_group() -> None:
    xml = drawn(rect=Rect(10, 10, 100, 50))
    assert f'<a:off x="{10 * POINT}" y="{10 * POINT}"/>' in xml
