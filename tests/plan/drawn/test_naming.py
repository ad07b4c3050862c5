"""That the clinic's name stands once beside its logo or in it, and is never lost."""

import io
from pathlib import Path

import pikepdf
import pytest

import buildable
import starter
from buildable import BRAND
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import read_project
from kdeck.check.pdf.file import check_pdf
from kdeck.finding import has_errors
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.drawn.naming import make_masthead
from kdeck.plan.handout.model import Handout
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.text.run import run_text
from kdeck.render.pdf.writer import render
from kdeck.theme.theme import Theme

ROOT = Path(__file__).parents[3]
NAME = "Nordfjord Clinic of Psychiatry"
LETTERS = '<path fill="#0B5F66" d="M1 1h{0}v6H1z"/>'
SIGN = (80, 80, "", NAME)
WORDMARK = (300, 80, "", NAME)
LONGER = (300, 80, "", f"Logo of the {NAME.upper()}, since 1950")
OTHER = (300, 80, "", "Hills")
PART = (300, 80, "", "Nordfjord Clinic of Psychiatry-Oncology".replace("Psychiatry", "Psych"))
TYPED = (400, 80, f'<text x="1" y="60" font-size="24">{NAME}</text>', "A sign")
# The logo, what the brand says, and whether the name is printed beside it.
CASES = {
    "a sign shows no name": (SIGN, "auto", True),
    "a sign in a brand that says nothing": (SIGN, None, True),
    "a wordmark says it": (WORDMARK, "auto", False),
    "a wordmark in a brand that says nothing": (WORDMARK, None, False),
    "a longer alternative text holds it": (LONGER, None, False),
    "a wide drawing of something else": (OTHER, None, True),
    "a name that is nearly the same": (PART, None, True),
    "a logo with the name as its words": (TYPED, None, False),
    "a wide picture without words": (WORDMARK, "true", True),
    "a seal with the name around it": (SIGN, "false", False),
    "a logo of another wording": (OTHER, "false", False),
}


class Small:
    """Plan the leaflet of a small project whose brand may have something to tell."""

    def __init__(self, folder: Path, changes: dict[str, str]) -> None:
        project = read_project(Files(buildable.write(folder, changes)), ("default",))
        assert not has_errors(project.findings)
        self.theme = project.themes[0]
        recipe = next(r for r in project.library.recipes if r.id == "leaflet")
        reader = Reader(Audience.PLAIN, self.theme.region)
        self._document = select(project.library, recipe, reader, project.scenes)

    def handout(self) -> Handout:
        return plan_handout(self._document, self.theme)

    def deck(self) -> Deck:
        return plan_deck(self._document, self.theme)


def planned(folder: Path, case: str) -> tuple[Small, bool]:
    (width, height, words, alt), choice, names = CASES[case]
    show = f", show-name: {choice}" if choice else ""
    logo = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f"{LETTERS.format(width - 2)}{words}</svg>"
    )
    brand = (
        f"meta: {{name: {NAME}}}\nlogo: {{path: logo.svg, alt: '{alt}'}}\n"
        f"defaults: {{kdeck: {{region: US{show}}}}}\n"
    )
    return Small(folder, {BRAND: brand, "themes/default/logo.svg": logo}), names


@pytest.mark.sampled(2)
@pytest.mark.parametrize("case", CASES)
def test_the_band_prints_the_name_or_a_logo_that_says_it(tmp_path: Path, case: str) -> None:
    project, names = planned(tmp_path, case)
    masthead = project.handout().masthead
    assert masthead.names is names
    assert names or NAME.casefold() in masthead.alt.casefold()


@pytest.mark.sampled(2)
@pytest.mark.parametrize("case", CASES)
def test_whoever_listens_hears_the_name_once_at_the_head(tmp_path: Path, case: str) -> None:
    project, names = planned(tmp_path, case)
    data = render(project.handout()).data
    assert check_pdf(data, "a.pdf") == ()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot.K
        head = list((root[0] if isinstance(root, pikepdf.Array) else root).K)[:2]
    kinds = [str(element.S) for element in head]
    assert kinds == (["/P", "/P"] if names else ["/Figure", "/P"])
    if not names:
        assert str(head[0].Alt).casefold().count(NAME.casefold()) == 1


@pytest.mark.sampled(4)
@pytest.mark.parametrize("case", CASES)
def test_a_deck_names_its_clinic_in_words_and_not_beside_a_logo_that_does(
    tmp_path: Path, case: str
) -> None:
    project, names = planned(tmp_path, case)
    deck = project.deck()
    assert deck.footer.startswith(NAME) is names
    assert deck.footer.endswith("Draft: not yet reviewed by a clinician")

    def said(number: int) -> bool:
        texts = (shape for shape in deck.slides[number].shapes if isinstance(shape, SlideText))
        return any(NAME in run_text(p.runs) for text in texts for p in text.paragraphs)

    assert said(-1)
    assert said(0) is (CASES[case][1] != "false")


def shipped() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "themes").glob("*/_brand.yml"))


@pytest.mark.parametrize("name", shipped())
def test_the_signs_of_the_shipped_themes_stand_beside_the_name(name: str) -> None:
    theme = starter.theme(name)
    assert isinstance(theme, Theme)
    assert make_masthead(theme, "Patient handout").names


def test_a_theme_without_a_logo_always_has_its_name(tmp_path: Path) -> None:
    brand = f"meta: {{name: {NAME}}}\ndefaults: {{kdeck: {{region: US, show-name: false}}}}\n"
    project = Small(tmp_path, {BRAND: brand})
    assert project.handout().masthead.names
    assert project.deck().footer.startswith(NAME)
