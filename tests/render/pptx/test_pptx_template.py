"""Decks on a clinic's template as files: what is kept of it, and that nothing finds a fault."""

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation

import starter
from kdeck.audienceselection import Reader, select
from kdeck.check.pptx.file import check_pptx
from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import LayoutName
from kdeck.render.pptx.writer import render
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from plan.master.test_template import themed
from projects import MemoryFiles
from rendered.test_round_trip import by_python_pptx, kept
from rendered.test_valid_decks import JUDGES, Judge
from theme.templates import TEMPLATES


@cache
def deck(name: str) -> Deck:
    """Plan the shipped deck with every kind of slide on a template."""
    return planned_on(themed(name))


def planned_on(theme: Theme) -> Deck:
    project = starter.project("default")
    library = project.library
    recipe = next(each for each in library.recipes if each.id == "how-ketamine-works")
    document = select(library, recipe, Reader(Audience.PLAIN, theme.region), project.scenes)
    return plan_deck(document, theme)


@cache
def data(name: str) -> bytes:
    return render(deck(name)).data


def members(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_check_of_decks_finds_nothing(name: str) -> None:
    found = [f for f in check_pptx(data(name), "deck.pptx") if f.code != "pptx-text-size"]
    assert found == []
    # On slides of 405 points height, the details of the title slide are small.
    if name != "small":
        assert check_pptx(data(name), "deck.pptx") == ()


@pytest.mark.slow
@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_validator_finds_nothing(name: str, judge: Judge, tmp_path: Path) -> None:
    before = tmp_path / "template.pptx"
    before.write_bytes(TEMPLATES[name]())
    path = tmp_path / "deck.pptx"
    path.write_bytes(data(name))
    own = {_fault(line) for line in judge(before)}
    assert [line for line in judge(path) if _fault(line) not in own] == []


def _fault(line: str) -> str:
    """Tell a fault that the template brings by its words without the place."""
    return re.sub(r"[\w/]+\.xml|\d+", "", line)


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("idx", ["4294967295", "4294967296", "99999999999999999999", "-1", "x"])
def test_a_number_of_a_placeholder_that_no_file_can_have_ends_nothing(idx: str) -> None:
    changed = io.BytesIO()
    with ZipFile(changed, "w") as archive:
        for part, content in members(TEMPLATES["sparse"]()).items():
            odd = re.sub(rb'(<p:ph [^>]*idx=)"1"', rb'\1"' + idx.encode() + b'"', content)
            archive.writestr(part, odd if "/slideLayout" in part else content)
    files: dict[str, str | bytes] = {
        "themes/own/_brand.yml": "defaults: {kdeck: {template: our.pptx}}\n",
        "themes/own/our.pptx": changed.getvalue(),
    }
    theme, findings = read_theme(MemoryFiles(files), "own")
    assert theme is not None, findings
    assert Presentation(io.BytesIO(render(planned_on(theme)).data)).slides


@pytest.mark.slow
def test_the_same_deck_gives_the_same_bytes() -> None:
    assert render(deck("wide")).data == data("wide")


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", TEMPLATES)
def test_masters_layouts_and_themes_are_the_template_s_and_slides_are_ours(name: str) -> None:
    before = Presentation(io.BytesIO(TEMPLATES[name]()))
    after = Presentation(io.BytesIO(data(name)))
    assert [x.name for x in after.slide_layouts] == [x.name for x in before.slide_layouts]
    assert (after.slide_width, after.slide_height) == (before.slide_width, before.slide_height)
    assert _placeholders(after) == _placeholders(before)
    mine = [slide.title for slide in deck(name).slides]
    assert [slide.shapes.title.text_frame.text for slide in after.slides] == mine


def _placeholders(deck: Any) -> list[list[str]]:
    return [[place.name for place in layout.placeholders] for layout in deck.slide_layouts]


@pytest.mark.slow
def test_the_picture_of_a_layout_is_kept_under_its_type() -> None:
    parts = members(data("wide"))
    (picture,) = [name for name in parts if name.startswith("ppt/media/")]
    assert parts[picture].startswith(b"\x89PNG")
    rels = parts["ppt/slideLayouts/_rels/slideLayout1.xml.rels"].decode()
    assert picture.removeprefix("ppt/") in rels


def test_a_template_is_written_as_a_presentation() -> None:
    types = members(data("plain"))["[Content_Types].xml"].decode()
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    assert f'PartName="/ppt/presentation.xml" ContentType="{main}"' in types


def test_nothing_of_the_template_leads_outside() -> None:
    parts = members(data("filled"))
    kept_rels = [v for k, v in parts.items() if k.endswith(".rels") and "/slides/" not in k]
    assert b"External" not in b"".join(kept_rels)
    assert b"tracker" not in b"".join(parts.values())


@pytest.mark.slow
def test_text_takes_the_template_s_color_and_a_pale_title_gets_another() -> None:
    slide = members(data("plain"))["ppt/slides/slide6.xml"].decode()
    title = slide[: slide.index("</p:sp>")]
    assert "solidFill" not in title
    pale = members(data("small"))["ppt/slides/slide6.xml"].decode()
    assert re.search(r'<a:solidFill><a:srgbClr val="[0-9A-F]{6}"/>', pale[: pale.index("</p:sp>")])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plain", "wide", "dark"])
def test_the_round_trip_through_python_pptx_keeps_all(name: str) -> None:
    saved = by_python_pptx(data(name))
    assert kept(saved) == kept(data(name))
    assert check_pptx(saved, "deck.pptx") == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plain", "wide"])
def test_a_deck_can_be_a_template_whose_notes_and_handout_masters_are_kept(name: str) -> None:
    brand = "defaults: {kdeck: {template: our.pptx}}\n"
    files: dict[str, str | bytes] = {
        "themes/own/_brand.yml": brand,
        "themes/own/our.pptx": data(name),
    }
    theme, findings = read_theme(MemoryFiles(files), "own")
    assert theme is not None, findings
    again = render(replace(planned_on(theme), title="Again"))
    parts = members(again.data)
    for part in ("ppt/notesMasters/notesMaster1.xml", "ppt/handoutMasters/handoutMaster1.xml"):
        assert etree.tostring(etree.fromstring(parts[part]), method="c14n") == etree.tostring(
            etree.fromstring(members(data(name))[part]), method="c14n"
        )
    assert check_pptx(again.data, "deck.pptx") == ()


@pytest.mark.slow
def test_our_own_deck_can_be_a_template() -> None:
    """The layouts that kdeck writes are found by their names."""
    theme = starter.theme("default")
    files: dict[str, str | bytes] = {
        "themes/own/_brand.yml": "defaults: {kdeck: {template: our.pptx}}\n",
        "themes/own/our.pptx": render(planned_on(theme)).data,
    }
    lent, findings = read_theme(MemoryFiles(files), "own")
    assert lent is not None, findings
    matches = adopted(lent).matches
    assert [match.layout.name for match in matches] == list(map(str, LayoutName))
    assert not [match.wanting for match in matches if match.wanting]
    assert check_pptx(render(planned_on(lent)).data, "deck.pptx") == ()
