"""The fonts in a deck: what is carried, in which form, and that it comes back as it was."""

import io
import struct
from dataclasses import dataclass, replace
from typing import Any
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont
from lxml import etree
from pptx import Presentation

from kdeck.render.pptx.embedding import eot
from kdeck.render.pptx.writer import render
from kdeck.theme.deckfont import carried, deck_font, typeface, why_not_carried
from kdeck.theme.face import Family
from kdeck.theme.font import read_face
from kdeck.theme.theme import Theme
from render.pptx.sample_deck import deck, family, teal_theme, violet_theme

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SOURCE = family("Source Sans 3", "SourceSans3")
ATKINSON = family("Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext")
PUNCTUATION = "‐‑–—‘’“”„…•‰′″‹›€™−×÷≤≥≈½₂²→✓☐"


@dataclass
class Unpacked:
    """Hold what the header of an EOT file says, read as its specification has it."""

    names: list[str]
    panose: bytes
    weight: int
    rights: int
    check_sum: int
    data: bytes


def unpacked(file: bytes) -> Unpacked:
    """Read an EOT file of version 2.2 (w3.org/submissions/EOT, 4)."""
    size, length, version, flags = struct.unpack_from("<4L", file)
    assert (size, version, flags) == (len(file), 0x00020002, 0)
    charset, italic, weight, rights, magic = struct.unpack_from("<BBLHH", file, 26)
    assert (charset, italic, magic) == (1, 0, 0x504C)
    check_sum, *reserved = struct.unpack_from("<5L", file, 60)
    assert reserved == [0, 0, 0, 0]
    at, names = 80, []
    for _ in range(5):  # the names, and the root string
        padding, count = struct.unpack_from("<HH", file, at)
        assert padding == 0
        names.append(file[at + 4 : at + 4 + count].decode("utf-16-le"))
        at += 4 + count
    root, pages, padding, signature, flags, eudc = struct.unpack_from("<LLHHLL", file, at)
    assert (root, pages, padding, signature, flags, eudc) == (0x50475342, 0, 0, 0, 0, 0)
    assert len(file) - at - 20 == length
    return Unpacked(names, file[16:26], weight, rights, check_sum, file[at + 20 :])


def files(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def listed(data: bytes) -> dict[str, dict[str, bytes]]:
    """Give the fonts that a deck lists, by their names and weights."""
    members = files(data)
    root = etree.fromstring(members["ppt/presentation.xml"])
    links = etree.fromstring(members["ppt/_rels/presentation.xml.rels"])
    targets = {link.get("Id"): link.get("Target") for link in links}
    return {
        str(entry[0].get("typeface")): {
            str(weight.tag).removeprefix(P): members[f"ppt/{targets[weight.get(f'{R}id')]}"]
            for weight in list(entry)[1:]
        }
        for entry in root.iter(f"{P}embeddedFont")
    }


def changed(face_of: Family, *, bold: bool = False, rights: int = 0, name: str = "") -> Family:
    """Give a family with one of its files changed."""
    face = face_of.bold if bold else face_of.regular
    font = TTFont(io.BytesIO(face.data))
    font["OS/2"].fsType = rights
    if name:
        font["name"].setName(name, 1, 3, 1, 0x409)
    out = io.BytesIO()
    font.save(out)
    made = read_face(out.getvalue(), face.family, face.weight)
    return replace(face_of, bold=made) if bold else replace(face_of, regular=made)


def themed(found: Family) -> Theme:
    return replace(teal_theme(), headings=found, body=found)


def test_a_small_font_comes_back_from_the_deck_byte_for_byte() -> None:
    fonts = listed(render(deck(violet_theme())).data)
    assert list(fonts) == ["Atkinson Hyperlegible Next"]
    weights = fonts["Atkinson Hyperlegible Next"]
    assert list(weights) == ["regular", "bold"]
    assert unpacked(weights["regular"]).data == ATKINSON.regular.data
    assert unpacked(weights["bold"]).data == ATKINSON.bold.data


@pytest.mark.parametrize("bold", [False, True])
def test_the_header_says_what_the_font_itself_says(bold: bool) -> None:
    for found in (SOURCE, ATKINSON):
        face = found.bold if bold else found.regular
        told = unpacked(eot(deck_font(face, "")))
        font: Any = TTFont(io.BytesIO(told.data))
        style = "Bold" if bold else "Regular"
        assert told.names[:2] == [found.name, style]
        assert told.names[2].startswith("Version")
        assert told.names[3:] == [f"{found.name} {style}", ""]
        assert told.weight == (700 if bold else 400)
        assert told.check_sum == font["head"].checkSumAdjustment
        assert told.panose == bytes(vars(font["OS/2"].panose).values())


def test_a_large_font_is_cut_to_what_people_type_and_draws_it_as_before() -> None:
    cut = deck_font(SOURCE.regular, "")
    assert len(cut.data) < 100_000 < len(SOURCE.regular.data)
    font = TTFont(io.BytesIO(cut.data))
    covered, metrics = font.getBestCmap(), font["hmtx"].metrics
    letters = {c for c in range(0x20, 0x250) if c in SOURCE.regular.advances}
    kept = letters | {ord(c) for c in PUNCTUATION if SOURCE.regular.covers(c)}
    assert kept <= set(covered)
    widths = SOURCE.regular.advances
    assert all(metrics[covered[code]][0] == widths[code] for code in kept)


@pytest.mark.slow
def test_what_a_deck_says_beyond_latin_is_in_its_font() -> None:
    words = "Кетамин"
    made = deck(teal_theme())
    first = replace(made.slides[0], title=words)
    data = render(replace(made, slides=(first, *made.slides[1:]))).data
    for file in listed(data)["Source Sans 3"].values():
        covered = TTFont(io.BytesIO(unpacked(file).data)).getBestCmap()
        assert set(map(ord, words)) <= set(covered)
        assert ord("Ж") not in covered


def test_a_deck_lists_the_fonts_of_headings_and_of_text_under_names_that_it_uses() -> None:
    theme = replace(teal_theme(), headings=ATKINSON)
    data = render(deck(theme)).data
    fonts, members = listed(data), files(data)
    scheme = etree.fromstring(members["ppt/theme/theme1.xml"])
    used = [face.get("typeface") for face in scheme.iter("{*}latin")]
    assert list(fonts) == used == ["Atkinson Hyperlegible Next", "Source Sans 3"]
    types = members["[Content_Types].xml"].decode()
    assert '<Default Extension="fntdata" ContentType="application/x-fontdata"/>' in types
    root = etree.fromstring(members["ppt/presentation.xml"])
    order = [str(child.tag).removeprefix(P) for child in root]
    assert order.index("embeddedFontLst") == order.index("notesSz") + 1
    assert root.get("embedTrueTypeFonts") == "1"
    assert not any(entry.get("panose") for entry in root.iter(f"{P}font"))


@pytest.mark.parametrize(("theme", "part"), [(teal_theme(), "1"), (violet_theme(), None)])
def test_only_a_deck_of_cut_fonts_is_saved_with_cut_fonts(theme: Theme, part: str | None) -> None:
    root = etree.fromstring(files(render(deck(theme)).data)["ppt/presentation.xml"])
    assert root.get("saveSubsetFonts") == part


def test_the_same_deck_has_the_same_fonts() -> None:
    made = deck(teal_theme())
    assert listed(render(made).data) == listed(render(made).data)


def test_a_font_that_may_only_be_read_and_printed_is_not_in_the_deck() -> None:
    found = changed(ATKINSON, rights=4)
    assert carried(found) == ()
    assert "fsType 4" in why_not_carried(found)
    members = files(render(deck(themed(found))).data)
    assert not [name for name in members if "font" in name]
    assert b"embedTrueTypeFonts" not in members["ppt/presentation.xml"]
    assert b"fntdata" not in members["[Content_Types].xml"]


@pytest.mark.parametrize("rights", [0, 8, 12])
def test_a_font_that_may_be_edited_with_its_document_is_in_the_deck(rights: int) -> None:
    found = changed(ATKINSON, rights=rights)
    assert carried(found) == (found.regular, found.bold)
    assert not why_not_carried(found)


def test_a_bold_file_that_office_would_not_find_under_the_name_is_left_out_and_told() -> None:
    found = changed(ATKINSON, bold=True, name="Atkinson Semi")
    assert carried(found) == (found.regular,)
    assert "'Atkinson Semi'" in why_not_carried(found)
    fonts = listed(render(deck(themed(found))).data)
    assert [list(weights) for weights in fonts.values()] == [["regular"]]


def test_a_deck_names_a_font_as_its_file_does_and_not_as_the_brand() -> None:
    found = replace(ATKINSON, name="Our Sans")
    assert typeface(found) == "Atkinson Hyperlegible Next"
    data = render(deck(themed(found))).data
    assert list(listed(data)) == ["Atkinson Hyperlegible Next"]
    assert b"Our Sans" not in files(data)["ppt/theme/theme1.xml"]


def test_the_fonts_outlive_another_program_that_saves_the_deck() -> None:
    data = render(deck(violet_theme())).data
    out = io.BytesIO()
    Presentation(io.BytesIO(data)).save(out)
    assert listed(out.getvalue()) == listed(data)
