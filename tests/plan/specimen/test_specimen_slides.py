"""Slides on a specimen: titles in the face of headings, and what is simplified is said."""

import io
from dataclasses import replace

import pikepdf

import starter
from kdeck.model.audience import Audience
from kdeck.model.scene import Scene
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.model import Kept, Prose
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.specimen.sheet import plan_specimen
from kdeck.plan.specimen.slidescene import title_scene, untitled_scene
from kdeck.plan.text.run import run_text
from kdeck.render.pdf.snapshot import scene_pages
from kdeck.theme.theme import Theme
from plan.deck.test_footground import waved


def fonts(theme: Theme, *, titled: bool) -> str:
    document = starter.documents("snow-hill", "harbor")[Audience.PLAIN]
    deck = plan_deck(document, theme)
    slide = deck.slides[2]
    title = title_scene(slide, deck)
    shown = title if titled else Scene(title.width, title.height, ())
    pages = scene_pages((untitled_scene(slide, deck),), (shown,), plan_handout(document, theme))
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        held = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        return " ".join(str(item.BaseFont) for item in held if "/BaseFont" in item)


def test_the_title_of_a_slide_is_set_in_the_face_of_headings() -> None:
    theme = starter.theme("harbor")
    assert theme.headings.name != theme.body.name
    assert "Atkinson" in fonts(theme, titled=True)
    assert "Atkinson" not in fonts(theme, titled=False)


def slides_part(theme: Theme) -> list[str]:
    items = plan_specimen(theme, (), (), "2026-11-02").items
    part = next(item for item in items[3:] if isinstance(item, Kept))
    return [run_text(item.runs) for item in part.items if isinstance(item, Prose)]


def test_what_a_template_draws_is_said_not_to_be_drawn() -> None:
    theme = starter.theme("harbor")
    note = "Of the PowerPoint template, words, lines, effects and old picture formats are left out."
    assert slides_part(theme) == ["Slides"]
    assert slides_part(replace(theme, template=waved().template)) == ["Slides", note]
