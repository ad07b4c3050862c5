import pytest
from coloraide import Color as Reference
from hypothesis import given
from hypothesis import strategies as st

from kdeck.color import BLACK, WHITE, Color
from kdeck.theme.vision import Sight, distance, gray_distance, simulate

CHANNEL = st.integers(0, 255)
COLORS = st.builds(Color, CHANNEL, CHANNEL, CHANNEL)
NAMES = {Sight.PROTAN: "protan", Sight.DEUTAN: "deutan", Sight.TRITAN: "tritan"}


@given(COLORS, st.sampled_from(sorted(NAMES)))
def test_a_simulation_agrees_with_another_program(color: Color, sight: Sight) -> None:
    theirs = Reference(str(color)).filter(NAMES[sight], method="machado").convert("srgb").clip()
    ours = simulate(color, sight)
    assert [*ours.rgb] == pytest.approx(theirs.coords(), abs=0.6 / 255 + 1e-4)


@given(COLORS, COLORS)
def test_the_distance_agrees_with_another_program(first: Color, second: Color) -> None:
    # Its Lab has the white point D50 unless it is asked for that of sRGB.
    theirs = Reference(str(first)).delta_e(str(second), method="2000", space="lab-d65")
    assert distance(first, second) == pytest.approx(theirs, abs=0.05)


def test_red_and_green_are_close_without_the_cones_that_part_them() -> None:
    red, green = Color(0xA0, 0x5A, 0x2C), Color(0x6B, 0x7A, 0x2E)
    apart = distance(red, green)
    without = distance(simulate(red, Sight.PROTAN), simulate(green, Sight.PROTAN))
    assert without < apart / 2


def test_the_usual_sight_changes_nothing_and_gray_goes_from_0_to_100() -> None:
    assert simulate(Color(1, 2, 3), Sight.USUAL) == Color(1, 2, 3)
    assert gray_distance(BLACK, WHITE) == pytest.approx(100)
    assert gray_distance(WHITE, WHITE) == 0
