"""Colors go to OKLCH and back as coloraide takes them, which is no part of a build from cold."""

import pytest
from coloraide import Color as CssColor
from hypothesis import given, settings
from hypothesis import strategies as st

from kdeck.color import Color, from_css, legible, lightness_chroma_hue, luminance

CHANNEL = st.integers(0, 255)
COLORS = st.builds(Color, CHANNEL, CHANNEL, CHANNEL) | CHANNEL.map(lambda c: Color(c, c, c))


@settings(deadline=None, derandomize=True)
@given(COLORS)
def test_a_color_has_the_hue_that_coloraide_gives_it(color: Color) -> None:
    told = CssColor("srgb", color.rgb).convert("oklch").coords(nans=False)
    assert lightness_chroma_hue(color) == pytest.approx(told, abs=1e-6)


@settings(deadline=None, derandomize=True)
@given(COLORS, st.sampled_from([Color(255, 255, 255), Color(0, 0, 0), Color(11, 95, 102)]))
def test_a_legible_color_is_one_that_coloraide_gives(color: Color, ground: Color) -> None:
    found = legible(color, (ground,), 4.5)
    lightness, chroma, hue = lightness_chroma_hue(found)
    assert from_css(CssColor("oklch", (lightness, chroma, hue))) == found
    darker = luminance(ground) > 0.18
    before = lightness_chroma_hue(color)[0]
    assert found == color or (lightness <= before + 0.01 if darker else lightness >= before - 0.01)
