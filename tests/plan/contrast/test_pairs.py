"""That the list of color pairs is whole, and that no brand makes one of them illegible."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

import starter
from examples import examples
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import Project
from kdeck.check.pdf.read.painter import read_painting
from kdeck.color import Color
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.model.scene import Label, Line, Move, Scene, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.contrast.all import drawn_meetings, theme_pairs
from kdeck.plan.contrast.figure import figure_meetings
from kdeck.plan.contrast.pair import Pair, merged
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.look.need import LIMITS, Need, need_of_text
from kdeck.render.pdf.writer import render as render_pdf
from kdeck.render.pptx.slot import slot_colors
from kdeck.render.pptx.writer import render as render_pptx
from kdeck.theme.roles import derive
from kdeck.theme.theme import Theme
from kdeck.theme.vision import Sight
from kdeck.variants import PRINTED_EDITIONS, Edition

CHANNEL = st.integers(0, 255)
COLORS = st.builds(Color, CHANNEL, CHANNEL, CHANNEL)
NAMES = ("background", "foreground", "light", "primary", "secondary", "danger", "headings", "link")
# The first has a color of its own for every role, so that none hides behind another; the second
# keeps its color for the band alone, the third for no words.
BRANDS = {
    "apart": {
        "primary": Color(0x0B, 0x5F, 0x66),
        "secondary": Color(0xA8, 0x5B, 0x1B),
        "headings": Color(0x33, 0x20, 0x6B),
        "link": Color(0x15, 0x5B, 0x75),
        "danger": Color(0xA6, 0x1C, 0x28),
    },
    "yellow": {"primary": Color(0xFF, 0xE6, 0x00), "background": Color(0xFF, 0xFA, 0xEB)},
    "blue": {"primary": Color(0x1E, 0x88, 0xE5), "secondary": Color(0xE2, 0x56, 0x3B)},
}


@lru_cache
def project() -> Project:
    return starter.project("default")


@lru_cache
def document(audience: Audience) -> Document:
    library = project().library
    (theme,) = project().themes
    return select(library, library.recipes[0], Reader(audience, theme.region), project().scenes)


@lru_cache
def visit() -> Document:
    """Give a document with numbered steps."""
    library = project().library
    recipe = next(recipe for recipe in library.recipes if recipe.id == "your-treatment-visit")
    return select(library, recipe, Reader(Audience.PLAIN, "US"), project().scenes)


def themed(brand: str) -> Theme:
    return replace(project().themes[0], palette=derive(BRANDS[brand]).palette)


def pairs(theme: Theme) -> tuple[Pair, ...]:
    return theme_pairs(theme, drawn_meetings(project().scenes.values()))


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("edition", PRINTED_EDITIONS)
@pytest.mark.parametrize("brand", ["apart", "yellow"])
def test_every_color_of_text_in_a_handout_is_in_the_list_with_its_ground(
    brand: str, edition: Edition
) -> None:
    theme = themed(brand)
    listed = {
        (pair.color, pair.behind)
        for pair in pairs(theme)
        if pair.format is Format.PDF and pair.edition is edition and pair.need is not Need.GRAPHIC
    }
    for audience in Audience:
        data = render_pdf(plan_handout(document(audience), theme, edition)).data
        assert set(painted(data, theme)) <= listed


@pytest.mark.sampled(2)
@pytest.mark.parametrize("edition", PRINTED_EDITIONS)
def test_the_numbers_of_steps_are_in_the_list_for_a_color_too_pale_for_figures(
    edition: Edition,
) -> None:
    theme = themed("yellow")
    assert theme.palette.primary != theme.palette.band
    listed = {
        (pair.color, pair.behind)
        for pair in pairs(theme)
        if pair.format is Format.PDF and pair.edition is edition and pair.need is not Need.GRAPHIC
    }
    assert set(painted(render_pdf(plan_handout(visit(), theme, edition)).data, theme)) <= listed


def painted(data: bytes, theme: Theme) -> Iterator[tuple[Color, Color]]:
    """Give the colors of all text with what 'kdeck check' sees behind it; but for the logo's."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for index, page in enumerate(pdf.pages):
            painting = read_painting(page, index, {})
            for piece in painting.pieces:
                for ground in painting.ground(piece):
                    assert piece.ink is not None
                    assert ground is not None
                    yield piece.ink, ground


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("brand", BRANDS)
def test_every_color_of_text_in_a_deck_is_in_the_list_with_its_ground(brand: str) -> None:
    theme = themed(brand)
    listed = {
        (pair.color, pair.behind)
        for pair in pairs(theme)
        if pair.format is Format.PPTX and pair.need is not Need.GRAPHIC
    }
    colors = slot_colors(theme.palette)
    for audience in Audience:
        data = render_pptx(plan_deck(document(audience), theme)).data
        found = set(written(data))
        assert len(found) > 5
        named = {(colors[SLOTS.get(a, a)], colors[SLOTS.get(b, b)]) for a, b in found}
        assert named <= listed


SLOTS = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
Rectangle = tuple[int, int, int, int]


def written(data: bytes) -> Iterator[tuple[str, str]]:
    """Give the slots of the text of all slides and of what their layouts and masters lay behind."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [n for n in package.namelist() if n.startswith("ppt/slides/slide")]
        for name in names:
            layout_name = related(package, name, "slideLayout")
            layout = etree.fromstring(package.read(layout_name))
            master = etree.fromstring(package.read(related(package, layout_name, "slideMaster")))
            under = [layout] if layout.get("showMasterSp") == "0" else [master, layout]
            fills = [fill for part in under for fill in filled(part)]
            yield from texts(etree.fromstring(package.read(name)), layout, fills)


def related(package: zipfile.ZipFile, name: str, kind: str) -> str:
    folder, _, file = name.rpartition("/")
    relations = etree.fromstring(package.read(f"{folder}/_rels/{file}.rels"))
    target = next(r.get("Target") for r in relations if r.get("Type", "").endswith(f"/{kind}"))
    return posixpath.normpath(posixpath.join(folder, target or ""))


def filled(part: etree._Element) -> Iterator[tuple[Rectangle, str]]:
    for shape in part.iterfind(".//p:sp", SPACES):
        color = shape.find("p:spPr/a:solidFill/a:schemeClr", SPACES)
        box = rectangle(shape)
        if color is not None and box is not None and not len(color):
            yield box, color.get("val", "")


def rectangle(shape: etree._Element) -> Rectangle | None:
    off, ext = (shape.find(f"p:spPr/a:xfrm/a:{tag}", SPACES) for tag in ("off", "ext"))
    if off is None or ext is None:
        return None
    x, y = int(off.get("x", "0")), int(off.get("y", "0"))
    return x, y, x + int(ext.get("cx", "0")), y + int(ext.get("cy", "0"))


def texts(
    slide: etree._Element, layout: etree._Element, fills: list[tuple[Rectangle, str]]
) -> Iterator[tuple[str, str]]:
    places = {}
    for shape in layout.iterfind(".//p:sp", SPACES):
        mark = shape.find("p:nvSpPr/p:nvPr/p:ph", SPACES)
        if mark is not None:
            places[mark.get("idx", "0")] = shape
    for shape in slide.iterfind("p:cSld/p:spTree/p:sp", SPACES):
        mark = shape.find("p:nvSpPr/p:nvPr/p:ph", SPACES)
        if mark is None:
            continue
        place = places[mark.get("idx", "0")]
        box = rectangle(shape) or rectangle(place)
        assert box is not None
        ground = behind(box, fills)
        own = place.find("p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/a:solidFill/a:schemeClr", SPACES)
        usual = "tx2" if mark.get("type") in {"title", "ctrTitle"} else "tx1"
        for run in (*shape.iterfind(".//a:r", SPACES), *shape.iterfind(".//a:fld", SPACES)):
            color = run.find("a:rPr/a:solidFill/a:schemeClr", SPACES)
            color = own if color is None else color
            yield usual if color is None else color.get("val", ""), ground


def behind(box: Rectangle, fills: list[tuple[Rectangle, str]]) -> str:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    found = [slot for (left, top, right, bottom), slot in fills if left <= x <= right
             and top <= y <= bottom]  # fmt: skip
    return found[-1] if found else "bg1"


@given(st.dictionaries(st.sampled_from(NAMES), COLORS))
@example({"primary": Color(0, 133, 0)})
@settings(max_examples=examples(150))
def test_no_brand_makes_a_pair_of_any_edition_illegible(colors: dict[str, Color]) -> None:
    theme = replace(project().themes[0], palette=derive(colors).palette)
    failing = [
        f"{pair.format} {pair.edition}: {pair.front} on {pair.ground} {pair.ratio:.2f}"
        for pair in pairs(theme)
        if not pair.passes
    ]
    assert failing == []


def test_a_pair_knows_its_limit_and_how_it_looks_to_others() -> None:
    red, green = Color(0xB0, 0x2A, 0x2A), Color(0x4F, 0x6F, 0x22)
    pair = Pair(
        Format.PDF,
        Edition.STANDARD,
        PaletteRole.DANGER,
        PaletteRole.PRIMARY,
        Need.GRAPHIC,
        "figure",
        red,
        green,
    )
    assert not pair.passes
    assert pair.limit == LIMITS[Need.GRAPHIC] == 3.0
    assert pair.apart(Sight.DEUTAN) < pair.apart(Sight.USUAL)
    assert pair.gray < 10


@pytest.mark.parametrize(
    ("size", "bold", "need"),
    [
        (14, True, Need.LARGE),
        (13.9, True, Need.TEXT),
        (18, False, Need.LARGE),
        (17, False, Need.TEXT),
    ],
)
def test_what_text_needs_depends_on_its_size_and_weight(
    size: float, bold: bool, need: Need
) -> None:
    assert need_of_text(size, bold) is need


def square(x: float, size: float) -> tuple[Move | Line, ...]:
    return (Move(x, 0), Line(x + size, 0), Line(x + size, size), Line(x, size))


def test_a_shape_meets_what_holds_it_and_a_label_what_is_under_it() -> None:
    scene = Scene(
        100,
        50,
        (
            Shape(square(0, 50), PaletteRole.PRIMARY, None, 1),
            Shape(square(10, 20), PaletteRole.ACCENT, None, 1),
            Shape(square(40, 30), PaletteRole.ACCENT, PaletteRole.INK, 1),
            Shape(square(80, 10), PaletteRole.SURFACE, None, 1),
            Label("on", 15, 5, 10, "start", PaletteRole.PAPER),
            Label("off", 95, 40, 10, "start", PaletteRole.INK),
        ),
    )
    assert [(m.front, m.ground, m.need) for m in merged(figure_meetings(scene))] == [
        ("primary", "paper", Need.GRAPHIC),
        ("accent", "primary", Need.GRAPHIC),
        ("ink", "paper", Need.TEXT),
        ("paper", "accent", Need.TEXT),
    ]
