"""Whether colors with different meanings can be told apart, by whatever eyes."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

import starter
from examples import examples
from kdeck.check.theme.likeness import check_likeness
from kdeck.color import Color
from kdeck.finding import Finding, Severity
from kdeck.paletterole import PaletteRole
from kdeck.plan.contrast.pair import Meeting
from kdeck.plan.look.need import Need
from kdeck.theme.roles import derive

CHANNEL = st.integers(0, 255)
COLORS = st.builds(Color, CHANNEL, CHANNEL, CHANNEL)
DEFAULT = starter.theme("default")
DRAWN = tuple(
    Meeting(role, PaletteRole.PAPER, Need.GRAPHIC, "figure")
    for role in (PaletteRole.PRIMARY, PaletteRole.ACCENT)
)


def check(colors: dict[str, Color], drawn: tuple[Meeting, ...] = DRAWN) -> list[Finding]:
    assert DEFAULT is not None
    return list(check_likeness(replace(DEFAULT, palette=derive(colors).palette), drawn))


def test_a_calm_brand_has_nothing_to_report() -> None:
    teal, ochre = Color(0x0B, 0x5F, 0x66), Color(0xA8, 0x5B, 0x1B)
    assert check({"primary": teal, "secondary": ochre}) == []


def test_a_red_brand_is_told_that_warnings_look_like_the_rest() -> None:
    (finding,) = check({"primary": Color(0xB0, 0x20, 0x20)})
    assert finding.severity is Severity.NOTE
    assert finding.span.path == "$.color.danger"
    assert "look alike in the bars of panels to all readers" in finding.message


def test_a_green_brand_looks_like_a_warning_without_some_cones() -> None:
    brand = {"primary": Color(0x5A, 0x4D, 0x0E), "danger": Color(0x8A, 0x2A, 0x10)}
    (finding,) = check(brand)
    assert "(deutan)" in finding.message or "(protan)" in finding.message


def test_the_accent_is_compared_only_where_figures_use_it() -> None:
    same = {"primary": Color(0x0B, 0x5F, 0x66), "secondary": Color(0x0B, 0x60, 0x70)}
    assert [f.span.path for f in check(same)] == ["$.color.secondary"]
    assert check(same, ()) == []


@given(st.dictionaries(st.sampled_from(["primary", "secondary", "danger", "background"]), COLORS))
@settings(max_examples=examples(100))
def test_the_color_that_is_said_to_work_is_no_longer_alike(colors: dict[str, Color]) -> None:
    for finding in check(colors):
        key = (finding.span.path or "").rpartition(".")[2]
        digits = finding.hint.partition("'#")[2][:6]
        works = Color(*bytes.fromhex(digits))
        again = check({**colors, key: works})
        assert finding.span.path not in [other.span.path for other in again]
