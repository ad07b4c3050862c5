"""That the colors for a dark room keep every promise of the palette that they come from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import starter
from examples import examples
from kdeck.color import luminance
from kdeck.model.recipe import Format
from kdeck.plan.contrast.all import drawn_meetings
from kdeck.plan.contrast.page import page_meetings
from kdeck.plan.contrast.pair import colored
from kdeck.plan.look.dark import dark_palette
from kdeck.plan.look.need import LIMITS
from kdeck.plan.look.tint import edition_palette
from kdeck.theme.palette import Palette
from kdeck.theme.roles import derive
from kdeck.variants import Edition

from .contrast.test_pairs import COLORS, NAMES


def unread(palette: Palette) -> list[str]:
    theme = starter.theme("default")
    drawn = drawn_meetings(dict(starter.project("default").scenes).values())
    meetings = (*page_meetings(theme, Edition.STANDARD), *drawn)
    pairs = colored(meetings, palette, Format.HTML, Edition.STANDARD)
    return [f"{pair.front} on {pair.ground}" for pair in pairs if pair.ratio < LIMITS[pair.need]]


@pytest.mark.parametrize("name", starter.THEMES)
def test_every_pair_of_a_shipped_theme_is_read_in_the_dark(name: str) -> None:
    palette = starter.theme(name).palette
    for light in (palette, edition_palette(palette, Edition.HIGH_CONTRAST)):
        dark = dark_palette(light)
        assert luminance(dark.paper) < 0.05
        assert unread(dark) == []


@settings(max_examples=examples(10))
@given(st.dictionaries(st.sampled_from(NAMES), COLORS, max_size=4))
def test_no_brand_makes_a_dark_page_that_cannot_be_read(brand: dict[str, object]) -> None:
    assert unread(dark_palette(derive(brand).palette)) == []  # type: ignore[arg-type]
