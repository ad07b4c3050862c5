"""Decks on templates and LibreOffice: a template that it saved, and what it keeps of a deck."""

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from kdeck.check.pptx.file import check_pptx
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import LayoutName
from kdeck.render.pptx.writer import render
from kdeck.theme.brand import read_theme
from projects import MemoryFiles
from render.pptx.test_pptx_template import data, planned_on
from theme.templates import saved

from .test_round_trip import by_libreoffice, kept
from .test_valid_decks import audit

OFFICE_IS_MISSING = pytest.mark.skipif(
    not shutil.which("soffice") and not os.environ.get("CI"), reason="not installed: soffice"
)
TEMPLATE_FILTER = "potx:Impress MS PowerPoint 2007 XML Template"


def libreoffice_template(folder: Path) -> bytes:
    """Let LibreOffice save a deck of one slide as a template."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[1])
    (folder / "in.pptx").write_bytes(saved(deck))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    target = ["--convert-to", TEMPLATE_FILTER, "--outdir", "out", "in.pptx"]
    command = ["soffice", "--headless", profile, *target]
    environment = os.environ | {"HOME": str(folder)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return (folder / "out" / "in.potx").read_bytes()


@pytest.mark.slow
@pytest.mark.rendered
@OFFICE_IS_MISSING
def test_a_template_saved_by_libreoffice_serves(tmp_path: Path) -> None:
    potx = libreoffice_template(tmp_path)
    brand = "defaults: {kdeck: {template: our.potx}}\n"
    files: dict[str, str | bytes] = {
        "themes/own/_brand.yml": brand,
        "themes/own/our.potx": potx,
    }
    theme, findings = read_theme(MemoryFiles(files), "own")
    assert theme is not None, findings
    served = {match.name: match.layout.name for match in adopted(theme).matches}
    assert served[LayoutName.TITLE] == "Title Slide"
    assert served[LayoutName.POINTS] == "Title, Content"
    assert served[LayoutName.TIMELINE] == "Title Only"
    made = render(planned_on(theme)).data
    assert check_pptx(made, "deck.pptx") == ()
    (tmp_path / "deck.pptx").write_bytes(made)
    (tmp_path / "template.pptx").write_bytes(potx)
    brought = {line.partition(":")[0] for line in audit(tmp_path / "template.pptx")}
    assert [x for x in audit(tmp_path / "deck.pptx") if x.partition(":")[0] not in brought] == []


@pytest.mark.slow
@pytest.mark.rendered
@OFFICE_IS_MISSING
@pytest.mark.parametrize("name", ["plain", "wide"])
def test_libreoffice_keeps_titles_notes_and_order_of_a_deck_on_a_template(
    name: str, tmp_path: Path
) -> None:
    before = kept(data(name))
    after = kept(by_libreoffice(data(name), tmp_path))
    assert [page.title for page in after] == [page.title for page in before]
    assert [page.notes for page in after] == [page.notes for page in before]
    assert [page.order for page in after] == [page.order for page in before]
    assert len(Presentation(BytesIO(data(name))).slides) == len(after)
