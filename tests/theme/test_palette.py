from dataclasses import fields

from coloraide import Color as Oklch
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.color import WHITE, Color, contrast
from kdeck.paletterole import PaletteRole
from kdeck.theme.palette import Palette
from kdeck.theme.roles import derive, working_color
from kdeck.theme.vision import distance

CHANNEL = st.integers(0, 255)
COLORS = st.builds(Color, CHANNEL, CHANNEL, CHANNEL)
NAMES = (
    "background",
    "foreground",
    "dark",
    "light",
    "primary",
    "secondary",
    "tertiary",
    "danger",
    "headings",
    "link",
)


RATIOS = {
    PaletteRole.INK: 7.0,
    PaletteRole.MUTED: 4.5,
    PaletteRole.HEADING: 4.5,
    PaletteRole.LINK: 4.5,
    PaletteRole.DANGER: 4.5,
    PaletteRole.PRIMARY: 3.0,
    PaletteRole.ACCENT: 3.0,
    PaletteRole.RULE: 3.0,
    PaletteRole.DISPLAY: 3.0,
}


def failures(palette: Palette) -> list[str]:
    grounds = (PaletteRole.PAPER, PaletteRole.SURFACE, PaletteRole.DANGER_SURFACE)
    pairs = [(role, ground, ratio) for role, ratio in RATIOS.items() for ground in grounds]
    pairs.append((PaletteRole.ON_PRIMARY, PaletteRole.BAND, 4.5))
    return [
        f"{role} on {ground}"
        for role, ground, ratio in pairs
        if contrast(palette[role], palette[ground]) < ratio
    ]


@given(COLORS)
@settings(max_examples=examples(300))
def test_any_primary_gives_a_palette_that_meets_every_ratio(primary: Color) -> None:
    assert failures(derive({"primary": primary}).palette) == []


@given(st.dictionaries(st.sampled_from(NAMES), COLORS))
@settings(max_examples=examples(300))
def test_any_colors_at_all_give_a_palette_that_meets_every_ratio(colors: dict[str, Color]) -> None:
    assert failures(derive(colors).palette) == []


@given(COLORS)
@settings(max_examples=examples(100))
def test_a_panel_differs_from_the_page_by_a_tint(primary: Color) -> None:
    palette = derive({"primary": primary}).palette
    assert 1.02 <= contrast(palette.paper, palette.surface) <= 1.25


def test_legible_colors_are_kept_and_not_reported() -> None:
    teal, ochre = Color(0x0B, 0x5F, 0x66), Color(0xA8, 0x5B, 0x1B)
    derivation = derive({"primary": teal, "secondary": ochre})
    assert (derivation.palette.primary, derivation.palette.accent) == (teal, ochre)
    assert derivation.palette.heading == derivation.palette.link == teal
    assert derivation.palette.on_primary == WHITE
    assert derivation.changes == ()


def test_a_primary_too_light_for_the_page_is_darkened_and_reported() -> None:
    yellow = Color(255, 230, 0)
    derivation = derive({"primary": yellow})
    first, second = derivation.changes
    assert (first.role, first.before, first.use.needed) == ("primary", yellow, 3.0)
    assert first.after == derivation.palette.primary
    assert first.had < 3.0 <= first.reached
    assert (second.role, second.before, second.use.needed) == ("primary", yellow, 4.5)
    assert second.after == derivation.palette.heading == derivation.palette.link


def test_a_brand_color_too_light_for_the_page_is_kept_for_the_band() -> None:
    palette = derive({"primary": Color(255, 230, 0)}).palette
    assert palette.band == Color(255, 230, 0)
    assert palette.on_primary == palette.ink


def test_a_brand_color_too_light_for_text_is_kept_for_bars_and_large_headings() -> None:
    blue = Color(0x1E, 0x88, 0xE5)
    palette = derive({"primary": blue}).palette
    assert palette.primary == palette.display == blue
    assert contrast(palette.heading, palette.paper) >= 4.5
    assert contrast(palette.band, palette.on_primary) >= 4.5


@given(st.dictionaries(st.sampled_from(NAMES), COLORS))
@settings(max_examples=examples(200))
def test_the_color_that_is_said_to_work_is_kept_everywhere(colors: dict[str, Color]) -> None:
    for change in derive(colors).changes:
        works = working_color(colors, change)
        again = derive({**colors, change.role: works}).changes
        assert change.role not in {other.role for other in again}, (change, works)


@given(COLORS, st.sampled_from(["primary", "secondary", "danger", "headings", "link"]))
@settings(max_examples=examples(100))
def test_a_change_keeps_the_hue(color: Color, role: str) -> None:
    for change in derive({role: color}).changes:
        before, after = (Oklch(str(c)).convert("oklch") for c in (change.before, change.after))
        if min(before["chroma"], after["chroma"]) > 0.05:
            turned = abs(before["hue"] - after["hue"]) % 360
            assert min(turned, 360 - turned) < 6


def test_the_panel_keeps_the_tint_of_a_brand_color_that_was_darkened() -> None:
    surface = derive({"primary": Color(255, 230, 0)}).palette.surface
    assert surface.blue < surface.red - 10


def test_a_dark_page_is_made_light_enough_to_print_on() -> None:
    derivation = derive({"background": Color(20, 20, 30)})
    assert contrast(derivation.palette.paper, derivation.palette.ink) >= 7
    assert "background" in [c.role for c in derivation.changes]


def test_without_a_secondary_color_the_tertiary_is_the_accent() -> None:
    plum = Color(110, 30, 90)
    assert derive({"tertiary": plum}).palette.accent == plum


def test_a_brand_of_one_color_gets_an_accent_from_the_other_side() -> None:
    cool = derive({"primary": Color(0, 58, 112)}).palette.accent
    warm = derive({"primary": Color(183, 28, 28)}).palette.accent
    assert cool.red > cool.blue
    assert warm.blue > warm.red


def test_a_pastel_is_darkened_to_a_strong_color_and_not_to_mud() -> None:
    rose, salmon = Color(0xF7, 0xC6, 0xD9), Color(0xF4, 0xA6, 0xA0)
    palette = derive({"primary": rose, "danger": salmon}).palette
    for before, after in ((rose, palette.primary), (salmon, palette.danger)):
        given_chroma, chroma = (Oklch(str(c)).convert("oklch")["chroma"] for c in (before, after))
        assert chroma > 1.4 * given_chroma


def test_a_gray_stays_gray() -> None:
    for change in derive({"primary": Color(0xDD, 0xDD, 0xDE)}).changes:
        assert max(change.after.rgb) - min(change.after.rgb) < 0.03


def test_no_panel_of_a_red_brand_looks_like_a_warning() -> None:
    for red in (Color(0xE4, 0x00, 0x2B), Color(0x8C, 0x1D, 0x40), Color(0xC8, 0x10, 0x2E)):
        palette = derive({"primary": red}).palette
        assert distance(palette.surface, palette.danger_surface) > 5
        assert palette.primary == palette.band == red


def test_the_page_of_a_brand_for_dark_screens_is_the_ink_on_paper() -> None:
    void, pale = Color(0x0B, 0x0C, 0x10), Color(0xE6, 0xFF, 0xE0)
    derivation = derive({"background": void, "foreground": pale})
    assert derivation.palette.ink == void
    assert [c.after for c in derivation.changes if c.role == "foreground"] == [void]
    readable = Color(0x22, 0x44, 0x66)
    assert derive({"background": void, "foreground": readable}).palette.ink == readable


def test_every_role_has_one_color_and_every_color_a_role() -> None:
    colors = {role: Color(number, 0, 0) for number, role in enumerate(PaletteRole)}
    palette = Palette(**{role.value: color for role, color in colors.items()})
    assert {field.name for field in fields(Palette)} == set(PaletteRole)
    assert {role: palette[role] for role in PaletteRole} == colors
