"""The shipped decks opened and saved by other programs keep what a reader goes by."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from kdeck.batch.project import Project
from kdeck.check.pptx.file import check_pptx
from kdeck.plan.deck.model import Deck
from kdeck.render.pptx.writer import render

from .conftest import THEMES, shipped_decks
from .test_shipped_decks import DOCUMENTS

# What a slide added by hand brings: no language, boxes left empty, a place in no section.
OWN = {"pptx-language", "pptx-placeholder-empty", "pptx-section"}


def saved(deck: Any) -> bytes:
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def by_python_pptx(data: bytes) -> bytes:
    return saved(Presentation(BytesIO(data)))


def by_libreoffice(data: bytes, folder: Path) -> bytes:
    (folder / "deck.pptx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    target = ["--convert-to", "pptx", "--outdir", "saved", "deck.pptx"]
    command = ["soffice", "--headless", profile, *target]
    environment = os.environ | {"HOME": str(folder)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return (folder / "saved" / "deck.pptx").read_bytes()


@dataclass(frozen=True)
class Kept:
    """Hold what a reader goes by on one slide."""

    layout: str
    title: str
    order: tuple[str, ...]
    alts: tuple[str, ...]
    objects: tuple[str, ...]
    notes: str


def kept(data: bytes) -> list[Kept]:
    return [
        Kept(
            slide.slide_layout.name,
            slide.shapes.title.text_frame.text,
            tuple(filter(None, (words(shape) for shape in slide.shapes))),
            tuple(alts(slide.shapes)),
            tuple(shape.name for shape in slide.shapes if is_object(shape)),
            " ".join(slide.notes_slide.notes_text_frame.text.split()),
        )
        for slide in Presentation(BytesIO(data)).slides
    ]


def words(shape: Any) -> str:
    """Give the words of a shape; what stands in a group are labels, in the order of the group."""
    if shape.is_placeholder and shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
        return ""  # a field: what stands in it is a prompt
    if shape.has_text_frame:
        return " ".join(shape.text_frame.text.split())
    if shape.has_table:
        return " ".join(" ".join(c.text.split()) for row in shape.table.rows for c in row.cells)
    if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
        return " ".join(filter(None, (words(inner) for inner in shape.shapes)))
    return ""


def is_object(shape: Any) -> bool:
    return bool(shape.shape_type == MSO_SHAPE_TYPE.GROUP or shape.has_table or shape.has_chart)


def alts(shapes: Any) -> Iterator[str]:
    for shape in shapes:
        alt = shape._element.xpath("*/p:cNvPr/@descr")
        if alt:
            yield str(alt[0])


@pytest.mark.slow
def test_python_pptx_keeps_all(deck: Deck) -> None:
    data = render(deck).data
    resaved = by_python_pptx(data)
    after = kept(resaved)
    assert [page.layout for page in after] == [slide.layout for slide in deck.slides]
    assert after == kept(data)
    assert check_pptx(resaved, "deck.pptx") == check_pptx(data, "deck.pptx")


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_python_pptx_changes_any_shipped_deck_and_saves_it(project: Project, theme: str) -> None:
    decks = shipped_decks(project, theme)
    assert len(decks) == DOCUMENTS
    # Each deck in one theme, and a third of the decks in each.
    for data in list(decks.values())[THEMES.index(theme) :: len(THEMES)]:
        edited = Presentation(BytesIO(data))
        edited.slides[0].shapes.title.text_frame.text = "A title of a clinic's own"
        added = edited.slides.add_slide(edited.slides[1].slide_layout)
        added.shapes.title.text_frame.text = "A slide of a clinic's own"
        added.notes_slide.notes_text_frame.text = "Said by the clinic."
        changed = saved(edited)
        before, after = kept(data), kept(changed)
        assert after[0].title == "A title of a clinic's own"
        assert after[1:-1] == before[1:]
        assert (after[-1].title, after[-1].notes) == (
            "A slide of a clinic's own",
            "Said by the clinic.",
        )
        # The deck itself has no finding: test_shipped_decks.
        assert {finding.code for finding in check_pptx(changed, "deck.pptx")} <= OWN


@pytest.mark.slow
@pytest.mark.rendered
@pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("CI"), reason="not installed: soffice"
)
def test_libreoffice_keeps_titles_notes_order_names_and_which_slides_share_a_layout(
    deck: Deck, tmp_path: Path
) -> None:
    """LibreOffice 7.4 keeps neither the names of layouts nor alt text, whatever a deck says.

    It makes each layout a master of its own (in ODF it has the layout's name) and writes under it
    the layouts that are built into it. It reads the alt text of a table or a chart, but not of a
    group, as 'descr' nor as 'title', and writes that of pictures alone. What it does write of them
    must be ours.
    """
    data = render(deck).data
    written = by_libreoffice(data, tmp_path)
    before, after = kept(data), kept(written)
    assert [page.title for page in after] == [slide.title for slide in deck.slides]
    assert [page.notes for page in after] == [page.notes for page in before]
    assert [page.order for page in after] == [page.order for page in before]
    assert [page.objects for page in after] == [page.objects for page in before]
    layouts = [slide.layout for slide in deck.slides]
    assert grouped(masters(written)) == grouped(layouts)
    for mine, theirs in zip(before, after, strict=True):
        assert set(theirs.alts) <= set(mine.alts)


def masters(data: bytes) -> list[str]:
    slides = Presentation(BytesIO(data)).slides
    return [str(slide.slide_layout.slide_master.part.partname) for slide in slides]


def grouped(names: Sequence[str]) -> list[int]:
    """Give each name the place where it stands first."""
    return [names.index(name) for name in names]
