"""The slide on which a speaker says who pays: filled from the theme, or left to fill in."""

from dataclasses import replace

import pytest

import regional
import starter
from kdeck.finding import Severity
from kdeck.plan.deck.disclosures import disclosures
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideTable
from kdeck.plan.text.run import run_text
from kdeck.theme.brand import read_theme
from kdeck.theme.disclosures import NOTHING_DISCLOSED, Disclosures
from projects import MemoryFiles

BRAND = "themes/t/_brand.yml"
START = "defaults:\n  kdeck:\n    phone: 555-555-0100\n    disclosures:\n      "


def rows(said: Disclosures) -> dict[str, str]:
    theme = starter.theme("default")
    theme = replace(theme, clinic=replace(theme.clinic, disclosures=said))
    talk = next(d for d in regional.documents("US") if d.id == "ketamine-talk")
    (slide,) = disclosures(SlideMaker(talk, theme))
    (table,) = (shape for shape in slide.shapes if isinstance(shape, SlideTable))
    return {run_text(name): run_text(words) for name, words in table.rows}


def test_what_the_theme_discloses_stands_on_the_slide() -> None:
    said = rows(Disclosures("The medical director; no ties", "Nobody paid for this talk"))
    assert said["Speaker"] == "The medical director; no ties"
    assert said["Funding"] == "Nobody paid for this talk"
    assert "__" not in "".join(said.values())


def test_what_it_leaves_out_is_a_line_to_fill_in() -> None:
    said = rows(Disclosures(funding="Nobody paid for this talk"))
    assert said["Speaker"].endswith("____")
    assert all(line.endswith("____") for line in list(rows(NOTHING_DISCLOSED).values())[:2])


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("speaker: [1, 2]", "'speaker' is a list, not text"),
        ('funding: "  "', "'funding' has no value"),
        (f"funding: {'nobody at all ' * 15}", "'funding' has 209 characters"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_place(entry: str, says: str) -> None:
    _, findings = read_theme(MemoryFiles({BRAND: f"{START}{entry}\n".encode()}), "t")
    (found,) = (finding for finding in findings if finding.severity is Severity.ERROR)
    assert says in found.message
    assert (found.span.file, found.span.line, found.code) == (BRAND, 5, "theme-disclosures")
    assert found.hint
