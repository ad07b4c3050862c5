import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.color import BLACK, WHITE, Color, contrast, legible, parse_color, variants
from kdeck.theme.vision import Sight, distance, gray_distance, simulate

CHANNEL = st.integers(0, 255)
COLORS = st.builds(Color, CHANNEL, CHANNEL, CHANNEL)
# Machado, Oliveira, Fernandes 2009, table of severity 1.0: what is left of linear sRGB.
MACHADO = {
    Sight.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Sight.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Sight.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Reckoned by hand, step by step from the equations of Sharma, Wu and Dalal 2005.
APART = [
    ("#A05A2C", "#6B7A2E", 30.51),
    ("#000000", "#FFFFFF", 100.00),
    ("#0B5F66", "#0B5F66", 0.00),
    ("#0000FF", "#2200FF", 0.76),
    ("#B3261E", "#7B2D8B", 34.25),
    ("#FF0000", "#00FF00", 86.62),
    ("#777777", "#787878", 0.40),
    ("#0F0A00", "#000A0F", 7.36),
    ("#F2E9E4", "#E4EDF2", 8.84),
    ("#005AB5", "#DC3220", 47.18),
]


def read(text: str) -> Color:
    color = parse_color(text)
    assert color is not None
    return color


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def encoded(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return 12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055


@given(COLORS, st.sampled_from(sorted(MACHADO)))
def test_a_simulation_is_that_of_the_published_table(color: Color, sight: Sight) -> None:
    seen = [linear(channel) for channel in color.rgb]
    left = [sum(a * b for a, b in zip(row, seen, strict=True)) for row in MACHADO[sight]]
    assert [*simulate(color, sight).rgb] == pytest.approx(
        [encoded(share) for share in left], abs=0.6 / 255
    )


@pytest.mark.parametrize(("first", "second", "apart"), APART)
def test_the_distance_is_that_of_the_paper_both_ways(first: str, second: str, apart: float) -> None:
    assert distance(read(first), read(second)) == pytest.approx(apart, abs=0.02)
    assert distance(read(second), read(first)) == pytest.approx(apart, abs=0.02)


@given(COLORS, COLORS, st.sampled_from([3.0, 4.5, 7.0]), st.booleans())
@settings(max_examples=examples(50))
def test_a_color_is_moved_until_it_can_be_read_and_not_further_than_black_or_white(
    color: Color, ground: Color, ratio: float, vivid: bool
) -> None:
    found = legible(color, (ground,), ratio, vivid=vivid)
    assert contrast(found, ground) >= ratio or found in (BLACK, WHITE)


def test_the_shades_of_a_gray_are_colors_of_every_hue() -> None:
    found = list(variants(Color(0x77, 0x77, 0x77)))
    assert len(set(found)) > 90
    assert all(len({c.red, c.green, c.blue}) > 1 for c in found)


def test_red_and_green_are_close_without_the_cones_that_part_them() -> None:
    red, green = Color(0xA0, 0x5A, 0x2C), Color(0x6B, 0x7A, 0x2E)
    apart = distance(red, green)
    without = distance(simulate(red, Sight.PROTAN), simulate(green, Sight.PROTAN))
    assert without < apart / 2


def test_the_usual_sight_changes_nothing_and_gray_goes_from_0_to_100() -> None:
    assert simulate(Color(1, 2, 3), Sight.USUAL) == Color(1, 2, 3)
    assert gray_distance(BLACK, WHITE) == pytest.approx(100)
    assert gray_distance(WHITE, WHITE) == 0
