"""A PDF is judged by what its fonts draw, and not only by the text that they are said to show."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from kdeck.batch.work import Job, make
from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.rule.drawing import needs_ink
from kdeck.finding import Severity
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.plan.handout.planner import plan_handout
from kdeck.render.pdf.writer import render
from kdeck.theme.face import Family
from kdeck.theme.font import read_face
from planned import Planned
from projects import CLAIM
from theme.drawings import ATTACKS, FONTS, REGULAR, changed, composed_of_nothing, emptied

BOLD = (FONTS / "SourceSans3_700Bold.ttf").read_bytes()
WORDS = CLAIM.replace("The dose is low.", "Call 988, 0123456789, the quick brown fox jumps, é HX.")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    return Planned(tmp_path_factory.mktemp("project"), WORDS)


def rendered(planned: Planned, change: Callable[[TTFont], object]) -> bytes:
    """Render a handout in a font that no theme would be read with."""
    regular, bold = (read_face(changed(change, data), "Own", 400) for data in (REGULAR, BOLD))
    family = Family("Own", regular, bold, ())
    theme = replace(planned.theme, body=family, headings=family)
    return render(plan_handout(planned.document(Audience.PLAIN), theme)).data


def told(data: bytes) -> list[str]:
    found = check_pdf(data, "a.pdf")
    assert all(f.severity is Severity.ERROR for f in found if f.code == "pdf-glyph-ink")
    return [f.message for f in found if f.code == "pdf-glyph-ink"]


def test_a_handout_in_a_sound_font_has_no_fault(planned: Planned) -> None:
    assert check_pdf(rendered(planned, lambda _: None), "a.pdf") == ()


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", ATTACKS)
def test_a_file_with_such_a_font_is_found(planned: Planned, name: str) -> None:
    change, words = ATTACKS[name]
    found = told(rendered(planned, change))
    kind = "as high as the size says" if "as high" in words else words.split(" '")[0]
    assert found
    assert all(kind in message for message in found)
    assert any("SourceSans3-Regular" in message for message in found)


def test_a_letter_beyond_the_usual_ones_that_draws_nothing_is_found(planned: Planned) -> None:
    (message, *_) = told(rendered(planned, composed_of_nothing("é")))
    assert message.endswith("draws nothing for 'é'")


@pytest.mark.parametrize("text", [" ", "\u00a0", "\u00ad", "\u200b", "\u0301", "\u2800", "\ue000"])
def test_what_is_blank_by_nature_needs_no_ink(text: str) -> None:
    assert not needs_ink(text)


@pytest.mark.parametrize("text", ["9", "é", "fi", "→", "✓", ".", "µ"])
def test_letters_figures_and_signs_need_ink(text: str) -> None:
    assert needs_ink(text)


def test_a_build_makes_no_file_with_such_a_font(planned: Planned) -> None:
    face = read_face(changed(emptied("9")), "Own", 400)
    family = Family("Own", face, face, ())
    theme = replace(planned.theme, body=family, headings=family)
    made = make(Job(planned.document(Audience.PLAIN), theme, Format.PDF))
    assert made.data == b""
    (found,) = made.findings
    assert found.code == "pdf-glyph-ink"
    assert "draws nothing for '9'" in found.message
