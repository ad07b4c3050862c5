"""Which logo stands where, how large, and on what ground."""

import math
from dataclasses import replace

import pytest
from PIL import Image

from kdeck.color import WHITE, Color
from kdeck.model.scene import Label, Pixels, Shape
from kdeck.paletterole import GroundRole, PaletteRole
from kdeck.plan.drawn.emblem import (
    MASTHEAD_ROOM,
    TITLE_ROOM,
    Emblem,
    Room,
    choose_emblem,
    dots_per_inch,
    fit_emblem,
    in_gray,
)
from kdeck.plan.drawn.visibility import scene_cells
from kdeck.raster import read_raster
from kdeck.theme.clinic import Clinic
from kdeck.theme.roles import derive
from kdeck.theme.shipped import shipped_family
from kdeck.theme.theme import Logo, Theme
from stopwatch import within
from theme.images import drawn, encoded, svg

PALETTE = derive({"primary": Color(0x12, 0x3F, 0x73)}).palette
ROOM = Room(200, 40, 60)


def picture(name: str, width: int, height: int, ink: str, **ground: str) -> Logo:
    data = read_raster(encoded(drawn(width, height, ink, **ground)), "png").data
    return Logo(name, "png", "Riverside", data)


NAVY = picture("navy", 300, 100, "#123F73")
WHITE_LOGO = picture("white", 300, 100, "#FFFFFF")
MARK = picture("mark", 100, 100, "#123F73")
WIDE, TALL = picture("wide", 1200, 100, "#123F73"), picture("tall", 100, 1200, "#123F73")


def theme(light: tuple[Logo, ...], dark: tuple[Logo, ...] = ()) -> Theme:
    clinic = Clinic("Riverside Clinic", "Riverside", "", (), "", "", "")
    face = shipped_family("Source Sans 3")
    first = next(iter(light), None), next(iter(dark), None)
    made = Theme("t", clinic, PALETTE, face, face, (612.0, 792.0), "US", "en-US", *first)
    return replace(made, other_logos=light[1:], other_logos_on_primary=dark[1:])


def chosen(made: Theme, ground: GroundRole, room: Room = ROOM) -> tuple[str, object]:
    emblem = choose_emblem(made, ground, room)
    assert emblem is not None
    return emblem.logo.file, emblem.plate


def test_without_a_logo_there_is_none() -> None:
    assert choose_emblem(theme(()), PaletteRole.PAPER, ROOM) is None


def test_each_ground_has_the_logo_that_was_made_for_it() -> None:
    both = theme((NAVY,), (WHITE_LOGO,))
    assert chosen(both, PaletteRole.PAPER) == ("navy", None)
    assert chosen(both, PaletteRole.BAND) == ("white", None)


def test_what_the_ground_hides_is_put_on_a_plate() -> None:
    assert chosen(theme((NAVY,)), PaletteRole.BAND) == ("navy", PaletteRole.PAPER)
    assert chosen(theme((WHITE_LOGO,)), PaletteRole.PAPER) == ("white", PaletteRole.PRIMARY)


def test_the_band_and_not_what_was_darkened_from_it_decides_of_the_plate() -> None:
    yellow = derive({"primary": Color(0xFF, 0xE6, 0x00)}).palette
    assert yellow.primary != yellow.band
    assert chosen(replace(theme((NAVY,)), palette=yellow), PaletteRole.BAND) == ("navy", None)
    assert chosen(replace(theme((WHITE_LOGO,)), palette=yellow), PaletteRole.BAND) == (
        "white",
        PaletteRole.INK,
    )


LEAF = (
    '<path class="primary" d="M45 1L80 15L45 29L10 15Z"/><path class="stroke-paper" fill="none" '
    'stroke-width="2" d="M14 15H76M30 15L45 7M45 15L60 7M30 15L45 23M45 15L60 23"/>'
)


def test_a_leaf_that_leaves_its_veins_alone_on_the_band_is_put_on_a_plate() -> None:
    assert vector(LEAF, PaletteRole.BAND).plate == PaletteRole.PAPER
    assert vector(LEAF).plate is None


def test_a_variant_that_is_seen_is_better_than_a_plate() -> None:
    assert chosen(theme((WHITE_LOGO, NAVY)), PaletteRole.PAPER) == ("navy", None)
    assert chosen(theme((WHITE_LOGO,)), PaletteRole.BAND) == ("white", None)


def test_a_variant_that_is_large_enough_is_better_than_a_hair() -> None:
    narrow = Room(90, 40)
    assert chosen(theme((WIDE,)), PaletteRole.PAPER, narrow)[0] == "wide"
    assert chosen(theme((WIDE, MARK)), PaletteRole.PAPER, narrow)[0] == "mark"
    assert chosen(theme((WIDE, MARK)), PaletteRole.PAPER, Room(330, 62))[0] == "wide"


def test_a_picture_with_a_ground_of_its_own_brings_it_as_its_plate() -> None:
    boxed = picture("boxed", 300, 100, "#123F73", ground="#FFF4CC")
    padded = replace(boxed, data=read_raster(encoded(_framed("#FFF4CC")), "png").data)
    assert chosen(theme((padded,)), PaletteRole.BAND) == ("boxed", Color(0xFF, 0xF4, 0xCC))
    white = replace(boxed, data=read_raster(encoded(_framed("#FFFFFF")), "png").data)
    assert chosen(theme((white,)), PaletteRole.PAPER) == ("boxed", None)
    assert chosen(theme((white,)), PaletteRole.BAND) == ("boxed", WHITE)


def _framed(color: str) -> Image.Image:
    frame = drawn(360, 160, color, ground=color)
    frame.paste(drawn(300, 100, "#123F73", ground=color), (30, 30))
    return frame


@pytest.mark.parametrize(
    ("logo", "width", "height"),
    [(NAVY, 120, 40), (MARK, 40, 40), (WIDE, 200, 200 / 12), (TALL, 5, 60)],
)
def test_a_logo_fills_its_room_and_keeps_its_shape(logo: Logo, width: float, height: float) -> None:
    emblem = fit_emblem(logo, PALETTE, PaletteRole.PAPER, ROOM)
    assert (emblem.width, emblem.height) == pytest.approx((width, height), rel=0.03)
    assert emblem.large_enough == (logo is not TALL)


def test_half_of_the_shorter_side_is_kept_free() -> None:
    assert fit_emblem(MARK, PALETTE, PaletteRole.PAPER, ROOM).safe == 20


@pytest.mark.slow
def test_resolution_counts_at_the_size_drawn() -> None:
    coarse = fit_emblem(
        picture("coarse", 90, 30, "#123F73"), PALETTE, PaletteRole.PAPER, TITLE_ROOM
    )
    assert dots_per_inch(coarse) == pytest.approx(30 / 62 * 72)
    fine = fit_emblem(
        picture("fine", 3600, 1200, "#123F73"), PALETTE, PaletteRole.PAPER, TITLE_ROOM
    )
    assert dots_per_inch(fine) == pytest.approx(300, abs=1)
    assert dots_per_inch(vector('<path fill="red" d="M0 0H9V9Z"/>')) == math.inf


def vector(body: str, ground: GroundRole = PaletteRole.PAPER) -> Emblem:
    return fit_emblem(Logo("a.svg", "svg", "A", svg(body)), PALETTE, ground, MASTHEAD_ROOM)


DARK_ON_PALE = (
    '<rect width="90" height="30" rx="15" fill="#FFF8D0"/>'
    '<path fill="#123F73" d="M9 6H13V24H9ZM20 6H24V24H20ZM31 6H35V24H31ZM42 6H46V24H42ZM53 6H57'
    'V24H53ZM64 6H68V24H64Z"/>'
)
WHITE_WORDS = (
    '<circle cx="9" cy="15" r="8" fill="#D2691E"/>'
    '<path fill="white" d="M22 6H26V24H22ZM31 6H35V24H31ZM42 6H46V24H42ZM53 6H57V24H53Z"/>'
)
WHITE_RIM = '<path fill="#123F73" stroke="white" stroke-width="2" d="M4 4H40V26H4Z"/>'


@pytest.mark.parametrize(
    ("body", "ground", "plate"),
    [
        ('<circle cx="15" cy="15" r="14" fill="#123F73"/>', PaletteRole.PAPER, None),
        ('<circle cx="15" cy="15" r="14" fill="#123F73"/>', PaletteRole.BAND, PaletteRole.PAPER),
        ('<circle cx="15" cy="15" r="14" class="paper"/>', PaletteRole.BAND, None),
        ('<circle cx="15" cy="15" r="14" class="paper"/>', PaletteRole.PAPER, PaletteRole.PRIMARY),
        (
            '<circle cx="15" cy="15" r="13" fill="none" stroke="#123F73"/>',
            PaletteRole.BAND,
            PaletteRole.PAPER,
        ),
        ('<text x="4" y="22" font-size="20" class="ink">Aurora</text>', PaletteRole.PAPER, None),
        (
            '<text x="4" y="22" font-size="20" class="paper">Aurora</text>',
            PaletteRole.PAPER,
            PaletteRole.INK,
        ),
        (DARK_ON_PALE, PaletteRole.PAPER, None),
        (WHITE_WORDS, PaletteRole.PAPER, PaletteRole.INK),
        (WHITE_RIM, PaletteRole.PAPER, None),
    ],
)
def test_a_drawing_is_judged_by_its_outlines(body: str, ground: GroundRole, plate: object) -> None:
    found = vector(body, ground).plate
    assert (found is None) == (plate is None)
    if plate == PaletteRole.PAPER:
        assert found == PaletteRole.PAPER


def test_a_hole_shows_the_ground() -> None:
    ring = 'd="M0 0H90V30H0ZM30 10H60V20H30Z"'
    emblem = vector(f'<path fill="red" fill-rule="evenodd" {ring}/>')
    assert emblem.scene is not None
    cells = scene_cells(emblem.scene)
    assert cells.at(cells.columns // 2, cells.rows // 2) is None
    solid = vector(f'<path fill="red" {ring}/>').scene
    assert solid is not None
    assert scene_cells(solid).at(cells.columns // 2, cells.rows // 2) == Color(255, 0, 0)


def test_in_gray_no_color_is_left() -> None:
    emblem = in_gray(
        vector(DARK_ON_PALE + '<text x="4" y="22" fill="red">A</text>', PaletteRole.BAND)
    )
    assert emblem.scene is not None
    colors = [
        color
        for item in emblem.scene.items
        if not isinstance(item, Pixels)
        for color in ((item.role,) if isinstance(item, Label) else (item.fill, item.stroke))
        if isinstance(color, Color)
    ]
    assert len(colors) == 3
    assert all(color.red == color.green == color.blue for color in colors)
    assert isinstance(emblem.scene.items[0], Shape)
    assert in_gray(fit_emblem(NAVY, PALETTE, PaletteRole.PAPER, ROOM)).picture != NAVY.data


def test_the_choice_is_made_in_time() -> None:
    def chosen() -> None:
        fit_emblem.cache_clear()
        choose_emblem(theme((NAVY, MARK), (WHITE_LOGO,)), PaletteRole.BAND, MASTHEAD_ROOM)

    within(0.3, chosen)
