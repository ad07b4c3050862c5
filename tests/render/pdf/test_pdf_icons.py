"""The icon beside a panel's heading: decoration that differs by what the panel is for."""

import io
from collections.abc import Mapping
from dataclasses import replace

import pikepdf
import pytest

from kdeck.check.pdf.read.tagtree import read_tree, tree_text, untagged_text
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.plan.drawn.panelicon import ICON_SIDE, panel_icon
from kdeck.plan.handout.model import Box, Handout, Prose
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run
from kdeck.render.pdf.writer import render

HERE = Span("sources/topics/test.md", 7)
WITH_ICON = [kind for kind in PanelKind if panel_icon(kind)]


def drawn(handout: Handout, kind: PanelKind) -> tuple[bytes, str]:
    """Render one panel; give the file and the operators of its page."""
    title = Prose((Run("A title", HERE),), Role.TITLE, HERE, 1)
    heading = Prose((Run("Its heading", HERE),), Role.PANEL_HEADING, HERE, 2)
    words = Prose((Run("Its words", HERE),), Role.BODY, HERE)
    panel = Box(kind, heading, (words,), HERE)
    data = render(replace(handout, items=(title, panel))).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return data, pdf.pages[0].Contents.read_bytes().decode("latin-1")


def before_heading(content: str) -> str:
    """Give what is drawn on the page before the heading of the panel begins."""
    return content.split("/H2", maxsplit=1)[0].rsplit("BDC", 1)[1]


@pytest.mark.parametrize("kind", WITH_ICON)
def test_an_icon_is_an_artifact_and_adds_no_word(
    handouts: Mapping[Audience, Handout], kind: PanelKind
) -> None:
    data, content = drawn(handouts[Audience.PLAIN], kind)
    assert "Its heading Its words" in " ".join(tree_text(read_tree(data)).split())
    assert untagged_text(data) == ()
    artifact = content.split("/H2")[0].rsplit("/Artifact", 1)[1]
    assert artifact.count(" S\n") >= len(panel_icon(kind))


def test_kinds_that_ask_for_different_things_have_different_icons(
    handouts: Mapping[Audience, Handout],
) -> None:
    asks = (
        PanelKind.CALL_NOW, PanelKind.CALL_US, PanelKind.CHECKLIST, PanelKind.QUESTIONS,
        PanelKind.LIMITS, PanelKind.KNOW_FIRST,
    )  # fmt: skip
    icons = {before_heading(drawn(handouts[Audience.PLAIN], kind)[1]) for kind in asks}
    assert len(icons) == len(asks)
    assert panel_icon(PanelKind.WARNING) == panel_icon(PanelKind.CALL_NOW)


@pytest.mark.parametrize("kind", WITH_ICON)
def test_an_icon_stays_in_its_square(kind: PanelKind) -> None:
    for stroke in panel_icon(kind):
        for segment in stroke.segments:
            x, y = getattr(segment, "x", ICON_SIDE / 2), getattr(segment, "y", ICON_SIDE / 2)
            assert stroke.width / 2 - 0.5 <= x <= ICON_SIDE - stroke.width / 2 + 0.5
            assert stroke.width / 2 - 0.5 <= y <= ICON_SIDE - stroke.width / 2 + 0.5
