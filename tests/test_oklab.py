"""OKLab and OKLCH are those of coloraide."""

import pytest
from coloraide import Color as CssColor
from hypothesis import given
from hypothesis import strategies as st

from kdeck import oklab

channels = st.integers(0, 255).map(lambda channel: channel / 255)
colors = st.tuples(channels, channels, channels)


@given(colors, colors)
def test_colors_are_where_coloraide_has_them(first: oklab.Triple, second: oklab.Triple) -> None:
    one, other = CssColor("srgb", first), CssColor("srgb", second)
    lightness, chroma, hue = oklab.oklch(first)
    known = one.convert("oklch").coords(nans=False)
    assert (lightness, chroma) == pytest.approx(known[:2], abs=1e-9)
    assert chroma < 1e-6 or hue == pytest.approx(known[2], abs=1e-6)
    assert oklab.apart(first, second) == pytest.approx(one.distance(other, space="oklab"), abs=1e-9)


@given(st.floats(0, 1), st.floats(0, 0.4), st.floats(0, 360))
def test_colors_come_back_as_coloraide_has_them(
    lightness: float, chroma: float, hue: float
) -> None:
    known = CssColor("oklch", (lightness, chroma, hue))
    linear = oklab.linear(lightness, chroma, hue)
    assert linear == pytest.approx(known.convert("srgb-linear").coords(nans=False), abs=1e-9)
    shown = tuple(oklab.encoded(part) for part in linear)
    assert shown == pytest.approx(known.convert("srgb").coords(nans=False), abs=1e-9)


@given(colors)
def test_a_gray_has_no_hue(color: oklab.Triple) -> None:
    gray = color[0], color[0], color[0]
    assert oklab.oklch(gray)[2] == 0
