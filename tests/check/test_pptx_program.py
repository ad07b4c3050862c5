"""Hints on decks name the menus of the program that wrote them; the verdict is in their words."""

import pytest

from kdeck.check.pptx.file import check_pptx
from kdeck.check.program import KINDS, programs
from kdeck.check.rules import rules
from kdeck.cli.filereport import verdict

from .decks import OFFICE, TITLED, other, pack, parts, relations, slide, title

APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
GOOGLE = (
    '<p:extLst><p:ext uri="http://customooxmlschemas.google.com/"><go:slidesCustomData '
    'xmlns:go="http://customooxmlschemas.google.com/"/></p:ext></p:extLst></p:presentation>'
)


def written(application: str = "", core: str = TITLED, more: str = "") -> bytes:
    """Write a deck whose picture has no alt text, as a program would sign it."""
    members = parts([slide(title("Dose"), other("pic"))], core=core)
    links = members["_rels/.rels"]
    app = f'<Relationship Id="rId3" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    if application:
        members["_rels/.rels"] = links.replace("</Relationships>", f"{app}</Relationships>")
        members["docProps/app.xml"] = (
            f'<Properties xmlns="{APP}"><TotalTime>3</TotalTime>'
            f"<Application>{application}</Application></Properties>"
        )
    main = members["ppt/presentation.xml"]
    members["ppt/presentation.xml"] = main.replace("</p:presentation>", more) if more else main
    return pack(members)


def keynote() -> bytes:
    members = parts([slide(title("Dose"), other("pic"))])
    links = members["ppt/_rels/presentation.xml.rels"]
    led = f'<Relationship Id="rId9" Type="{OFFICE}/slideMaster" Target="slideMasters/m.xml"/>'
    master = slide(title("Body Level One Body Level Two")).replace("p:sld", "p:sldMaster")
    members["ppt/_rels/presentation.xml.rels"] = links.replace("</Rel", f"{led}</Rel")
    members["ppt/slideMasters/m.xml"] = master
    members["ppt/slideMasters/_rels/m.xml.rels"] = relations({})
    return pack(members)


MADE = "<dc:description>generated using python-pptx</dc:description>"
SIGNED = {
    "PowerPoint": (written("Microsoft Office PowerPoint"), "in PowerPoint: right-click it, View"),
    "PowerPoint for Mac": (written("Microsoft Macintosh PowerPoint"), "in PowerPoint: right-cl"),
    "Google Slides": (written(more=GOOGLE), "in Google Slides: right-click it, Alt text"),
    "Keynote": (keynote(), "in Keynote: select it"),
    "LibreOffice": (written("LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project"), "in Impress"),
    "Canva": (written("Canva"), "in Canva: select it"),
    "python-pptx": (written("Microsoft Macintosh PowerPoint", TITLED + MADE), "with python-pptx"),
    "kdeck": (written("kdeck"), "in the source, describe the figure"),
    "unknown": (written(), "in PowerPoint: right-click it"),
}


@pytest.mark.parametrize("program", SIGNED)
def test_a_hint_names_the_menu_of_the_program_that_wrote_the_deck(program: str) -> None:
    data, step = SIGNED[program]
    (finding,) = check_pptx(data, "a.pptx")
    what, _, where = finding.hint.partition("; ")
    assert what == "describe it in one or two sentences, or mark it as decorative"
    assert where.startswith(step)


def test_the_title_is_set_in_other_places_on_a_mac() -> None:
    hints = [
        next(f.hint for f in check_pptx(written(name, ""), "a.pptx") if "title" in f.message)
        for name in ("Microsoft Office PowerPoint", "Microsoft Macintosh PowerPoint")
    ]
    assert "File, Info" in hints[0]
    assert "File, Properties" in hints[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_step_is_for_a_code_that_there_is_and_reads_like_a_hint(kind: str) -> None:
    table = programs(kind)
    steps = [table.steps, *(program.steps for program in table.programs)]
    for code, words in (pair for listed in steps for pair in listed.items()):
        assert code in rules()
        assert not words.endswith(".")
    for code in (*table.blocks, *table.order):
        assert code in rules() or code == "file-unreadable"


def test_the_verdict_on_a_deck_speaks_of_a_deck() -> None:
    found = check_pptx(written(), "a.pptx")
    assert (
        verdict(found) == "it can be followed in part: one thing stands in the way of some readers"
    )
    assert "in the way" not in verdict([])
