"""What a template draws is drawn in previews, too: its shapes, its pictures, its inks."""

from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from kdeck.color import WHITE, Color
from kdeck.model.scene import Label, Line, LinearGradient, Move, Pixels, SceneItem, Shape
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.specimen.backdrop import backdrop_items
from kdeck.plan.specimen.slidescene import slide_scene
from kdeck.raster import raster_size
from kdeck.theme.brand import read_theme
from kdeck.theme.decktemplate import Backdrop, DeckTemplate
from plan.talks import chapter, points, section, talk
from projects import MemoryFiles
from rendered.test_template_shapes import BRAND, theme
from theme.templates import WIDE, saved, sized

NAVY = Color(0x10, 0x37, 0x5C)


def template(shape: str) -> DeckTemplate:
    found = theme(shape).template
    assert found is not None
    return found


def behind(shape: str) -> list[SceneItem]:
    """Draw what stands behind the points of a template."""
    part = adopted(theme(shape)).master.layout(LayoutName.POINTS).part
    layout = template(shape).of_part(part)
    assert layout is not None
    return list(backdrop_items(template(shape), layout))


def box(item: SceneItem) -> tuple[float, ...]:
    assert isinstance(item, Shape)
    corners = [(s.x, s.y) for s in item.segments if isinstance(s, Move | Line)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def test_bands_and_stripes_are_drawn_in_their_order_and_colors() -> None:
    ground, upper, line, stripe, lower = behind("busy")
    assert box(ground) == (0, 0, 960, 540)
    assert box(upper) == pytest.approx((0, 0, 960, 96))
    assert box(stripe) == pytest.approx((900, 101, 60, 439))
    fills = [item.fill for item in (ground, upper, line, lower) if isinstance(item, Shape)]
    assert fills == [WHITE, NAVY, Color(0xE0, 0x7A, 0x1F), NAVY]


@pytest.mark.slow
def test_rules_are_drawn_as_wide_as_they_are_and_round_corners_are_round() -> None:
    deck = sized(Presentation(), WIDE)
    rule = deck.slide_master.shapes._spTree
    rule.insert(2, parse_xml(_shape("p:cxnSp", "line", (36, 100, 888, 0), _STROKE)))
    rule.insert(3, parse_xml(_shape("p:sp", "roundRect", (100, 200, 200, 100), _FILL)))
    files: dict[str, str | bytes] = {"themes/own/_brand.yml": BRAND}
    files["themes/own/our.potx"] = saved(deck)
    found, _ = read_theme(MemoryFiles(files), "own")
    assert found is not None
    assert found.template is not None
    layout = next(each for each in found.template.layouts if each.name == "Blank")
    _, plate, line = backdrop_items(found.template, layout)
    assert isinstance(line, Shape)
    assert isinstance(plate, Shape)
    assert box(line) == pytest.approx((36, 99, 888, 2))
    assert line.fill == plate.fill == NAVY
    assert box(plate) == pytest.approx((100, 200, 200, 100))
    corners = {(s.x, s.y) for s in plate.segments if isinstance(s, Move | Line)}
    assert len(corners) == 28
    assert (100, 200) not in corners


_FILL = '<a:solidFill><a:srgbClr val="10375C"/></a:solidFill>'
_STROKE = f'<a:ln w="25400">{_FILL}</a:ln>'


def _shape(kind: str, preset: str, box: tuple[float, float, float, float], look: str) -> str:
    x, y, wide, high = (int(side * 12700) for side in box)
    about = "nvCxnSpPr" if kind == "p:cxnSp" else "nvSpPr"
    inner = about.replace("nv", "cNv")
    return (
        f'<{kind} {nsdecls("p", "a")}><p:{about}><p:cNvPr id="801" name="Rule"/><p:{inner}/>'
        f'<p:nvPr userDrawn="1"/></p:{about}><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="{preset}"><a:avLst/>'
        f"</a:prstGeom>{look}</p:spPr></{kind}>"
    )


def test_a_picture_is_drawn_where_the_template_has_it_and_no_larger_than_screens_show() -> None:
    _, shown = behind("huge logo")
    assert isinstance(shown, Pixels)
    assert (shown.x, shown.y, shown.width, shown.height) == pytest.approx((600, 12, 340, 150))
    assert max(raster_size(shown.data)) <= 1280


def test_what_reaches_over_the_edge_of_a_slide_is_cut_off_there() -> None:
    found = template("huge logo")
    layout = found.layouts[0]
    picture = next(each for each in layout.scenery if each.picture)
    half = replace(layout, scenery=(replace(picture, crop=(0.5, 0.0, 0.0, 0.0)),))
    (whole,), (cut,) = (
        list(backdrop_items(found, each)) for each in (replace(layout, scenery=(picture,)), half)
    )
    assert isinstance(whole, Pixels)
    assert isinstance(cut, Pixels)
    (wide, high), (narrow, same) = raster_size(whole.data), raster_size(cut.data)
    assert (narrow, same) == (wide / 2, high)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_a_frame_stands_for_a_picture_that_cannot_be_read(data: bytes) -> None:
    found = template("huge logo")
    layout = found.layouts[0]
    picture = next(each for each in layout.scenery if each.picture)
    parts = tuple(
        replace(part, data=data) if part.name == picture.picture else part for part in found.parts
    )
    layout = replace(layout, scenery=(picture,))
    (frame,) = backdrop_items(replace(found, parts=parts), layout)
    assert isinstance(frame, Shape)
    assert frame.fill is None
    assert box(frame) == pytest.approx((600, 12, 340, 150))


def test_a_gradient_shades_across_its_box_at_its_angle() -> None:
    found = template("wide")
    whole = ((0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (0.0, 50.0))
    colors = (WHITE, NAVY)
    shaded = Backdrop((whole,), (0.0, 0.0, 100.0, 50.0), colors, angle=90.0)
    (item,) = backdrop_items(found, replace(found.layouts[0], scenery=(shaded,)))
    assert isinstance(item, Shape)
    assert isinstance(item.fill, LinearGradient)
    ends = item.fill.x1, item.fill.y1, item.fill.x2, item.fill.y2
    assert ends == pytest.approx((50, 0, 50, 50))


def test_words_on_a_band_have_the_ink_that_the_template_has_there() -> None:
    deck = plan_deck(talk(section("Part", chapter("dose", points("One", "Two")))), theme("busy"))
    slide = next(each for each in deck.slides if each.layout is LayoutName.POINTS)
    labels = [item for item in slide_scene(slide, deck).items if isinstance(item, Label)]
    (title,) = (label for label in labels if label.text.startswith("What dose"))
    (one,) = (label for label in labels if label.text.startswith("One"))
    assert title.role == WHITE
    assert one.role != WHITE
