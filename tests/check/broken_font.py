"""Breakages of fonts."""

import re
from collections.abc import Callable

from pikepdf import Array, Name, Pdf, Stream

from .breaking import Change, breaks, edit, fonts, plant
from .pdfs import cmap_stream


@breaks("7.21.4.1-1")
def font_not_embedded(pdf: Pdf) -> None:
    del fonts(pdf)[0].FontDescriptor["/FontFile2"]


@breaks("7.21.4.1-1")
def font_without_a_descriptor(pdf: Pdf) -> None:
    font = fonts(pdf)[0]
    del font["/FontDescriptor"]


@breaks("7.21.4.1-1", base="sheet")
def composite_font_not_embedded(pdf: Pdf) -> None:
    del fonts(pdf)[0].DescendantFonts[0].FontDescriptor["/FontFile2"]


@breaks("7.21.7-1")
def to_unicode_removed(pdf: Pdf) -> None:
    for font in fonts(pdf):
        del font["/ToUnicode"]


@breaks("7.21.7-1", base="sheet")
def composite_to_unicode_removed(pdf: Pdf) -> None:
    del fonts(pdf)[0]["/ToUnicode"]


@breaks("7.21.7-1", base="sheet")
def to_unicode_without_a_letter(pdf: Pdf) -> None:
    _map(pdf, lambda data: re.sub(rb"<....> <006B>\n|<....> <004B>\n", b"", data))


def _remapped(target: str) -> Change:
    def change(pdf: Pdf) -> None:
        _map(pdf, lambda data: data.replace(b"<0061>", f"<{target}>".encode()))

    return change


for _name, _target in (("null", "0000"), ("byte_order_mark", "FEFF"), ("no_character", "FFFE")):
    plant(f"to_unicode_maps_to_{_name}", "7.21.7-2", _remapped(_target), base="sheet")


def _map(pdf: Pdf, change: Callable[[bytes], bytes]) -> None:
    stream = fonts(pdf)[0].ToUnicode
    data = stream.read_bytes()
    new = change(data)
    assert new != data
    stream.write(new)


@breaks("7.21.8-1", base="sheet")
def missing_glyph_shown(pdf: Pdf) -> None:
    edit(pdf, r"Tf 20 90 Td <", "Tf 20 90 Td <0000")


@breaks("7.21.8-1", base="sheet")
def missing_glyph_shown_in_secret(pdf: Pdf) -> None:
    edit(pdf, r"Tf 20 90 Td <", "Tf 3 Tr 20 90 Td <0000")


@breaks("7.21.4.1-2", base="sheet")
def glyph_that_the_font_lacks(pdf: Pdf) -> None:
    edit(pdf, r"Tf 20 90 Td <", "Tf 20 90 Td <FFF0")


@breaks("7.21.5-1")
def widths_of_another_font(pdf: Pdf) -> None:
    font = fonts(pdf)[0]
    font.Widths = Array([width + 40 for width in font.Widths])


@breaks("7.21.5-1", base="sheet")
def composite_widths_of_another_font(pdf: Pdf) -> None:
    inner = fonts(pdf)[0].DescendantFonts[0]
    del inner["/W"]


@breaks("7.21.3.1-1", base="sheet")
def character_set_of_another_map(pdf: Pdf) -> None:
    fonts(pdf)[0].Encoding = Name("/90ms-RKSJ-H")


@breaks("7.21.3.2-1", base="sheet")
def no_map_from_characters_to_glyphs(pdf: Pdf) -> None:
    del fonts(pdf)[0].DescendantFonts[0]["/CIDToGIDMap"]


@breaks("7.21.3.3-1", base="sheet")
def map_that_is_not_embedded(pdf: Pdf) -> None:
    fonts(pdf)[0].Encoding = Name("/Homemade-H")


@breaks("7.21.3.3-2", base="sheet")
def map_of_another_direction(pdf: Pdf) -> None:
    stream = cmap_stream(pdf, "1 begincidrange <0000> <FFFF> 0 endcidrange", "<0000> <FFFF>")
    stream["/Type"], stream["/CMapName"] = Name.CMap, Name("/Adobe-Identity-UCS")
    stream["/CIDSystemInfo"] = fonts(pdf)[0].DescendantFonts[0].CIDSystemInfo
    stream["/WMode"] = 1
    fonts(pdf)[0].Encoding = stream


@breaks("7.21.4.2-2", base="sheet")
def list_of_characters_of_a_subset_is_wrong(pdf: Pdf) -> None:
    name = Name("/ABCDEF+SourceSans3")
    font = fonts(pdf)[0]
    inner = font.DescendantFonts[0]
    font.BaseFont = inner.BaseFont = inner.FontDescriptor.FontName = name
    inner.FontDescriptor.CIDSet = Stream(pdf, b"\x80")


@breaks("7.21.6-2")
def plain_font_without_encoding(pdf: Pdf) -> None:
    fonts(pdf)[0].FontDescriptor.Flags = 32


@breaks("7.21.6-3")
def symbol_font_with_encoding(pdf: Pdf) -> None:
    fonts(pdf)[0].Encoding = Name.WinAnsiEncoding


@breaks("7.21.5-1")
def font_without_its_last_code(pdf: Pdf) -> None:
    del fonts(pdf)[0]["/LastChar"]
