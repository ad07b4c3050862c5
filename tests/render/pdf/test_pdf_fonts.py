"""One face is one font: what is measured is what is shown, embedded, and read back."""

import io
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

import kdeck.theme
from kdeck.color import BLACK
from kdeck.finding import Span
from kdeck.render.pdf.file.canvas import Canvas, Pen
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.font import Font
from kdeck.render.pdf.file.fonts import FontBook
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.theme.face import Face
from kdeck.theme.font import read_face
from kdeck.variants import DEFAULT_STANDARD

FONTS = sorted((Path(str(kdeck.theme.__file__)).parent / "fonts").glob("*.ttf"))
SIZE = 10.0
HERE = Span("sources/topics/test.md", 1)


def face_of(path: Path) -> Face:
    return read_face(path.read_bytes(), path.stem, 400)


REGULAR = next(face_of(path) for path in FONTS if path.stem == "SourceSans3_400Regular")
EVERYTHING = "".join(map(chr, sorted(REGULAR.advances)))


class Page:
    """Hold a document with one page on which text of some faces is set."""

    def __init__(self) -> None:
        self.document = Document(DEFAULT_STANDARD, (200, 200))
        self.canvas = Canvas((200, 200), FontBook(self.document, Ledger(), HERE))
        self.canvas.new_page()

    def set(self, face: Face, text: str) -> None:
        with self.canvas.artifact():
            self.canvas.text((0, 100), text, Pen(face, SIZE, BLACK))

    def file(self) -> bytes:
        self.canvas.close_page()
        page = self.document.new_page()
        page.Resources = f"<</Font {self.document.fonts_reference}>>"
        return self.document.format()


@dataclass(frozen=True)
class Embedded:
    """Hold what a file says of one font: its name, widths, table back to text, and program."""

    name: str
    last: int
    widths: tuple[float, ...]
    table: str
    program: bytes

    @property
    def codes(self) -> dict[str, int]:
        rows = re.findall(r"^<([0-9A-F]{2})> <([0-9A-F]{4,})>$", self.table, re.MULTILINE)
        return {bytes.fromhex(text).decode("utf-16-be"): int(code, 16) for code, text in rows}

    def width(self, text: str) -> float:
        return self.widths[self.codes[text]]


def embedded(data: bytes) -> list[Embedded]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        return [
            Embedded(
                str(font.BaseFont),
                int(font.LastChar),
                tuple(float(width) for width in font.Widths),
                font.ToUnicode.read_bytes().decode("ascii"),
                font.FontDescriptor.FontFile2.read_bytes(),
            )
            for _, font in sorted(fonts.items())
        ]


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_a_text_is_as_wide_where_it_is_shown_as_where_it_was_measured(path: Path) -> None:
    face = face_of(path)
    font = Font(face)
    for point in face.advances:
        text = chr(point)
        assert font.stringWidth(text, SIZE) == pytest.approx(face.width(text, SIZE)), hex(point)


def test_characters_that_two_maps_of_a_font_draw_differently_are_shown_as_they_were_measured() -> (
    None
):
    face = read_face(_with_another_map("l", "W"), "Own", 400)
    assert face.advances[ord("l")] < 300
    page = Page()
    page.set(face, "l")
    (font,) = embedded(page.file())
    assert font.width("l") == pytest.approx(face.width("l", 1000), abs=0.5)
    program = TTFont(io.BytesIO(font.program))
    drawn = program["glyf"][program["cmap"].tables[0].cmap[font.codes["l"]]]
    original = TTFont(io.BytesIO(REGULAR.data))
    assert drawn.xMax == original["glyf"][original.getBestCmap()[ord("l")]].xMax


def _with_another_map(character: str, other: str) -> bytes:
    """Let the map for Windows lead from a character to the glyph of another, and no other map."""
    font = TTFont(io.BytesIO(REGULAR.data))
    names = font.getBestCmap()
    full, basic = CmapSubtable.newSubtable(12), CmapSubtable.newSubtable(4)
    full.platformID, full.platEncID, full.language, full.cmap = 0, 4, 0, dict(names)
    basic.platformID, basic.platEncID, basic.language = 3, 1, 0
    basic.cmap = {p: n for p, n in names.items() if p < 0x10000}
    basic.cmap[ord(character)] = names[ord(other)]
    font["cmap"].tables = [full, basic]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def test_a_file_embeds_what_it_shows_and_nothing_else() -> None:
    page = Page()
    page.set(REGULAR, "take 2 µg\u00a0– ½")
    (font,) = embedded(page.file())
    assert set(font.codes) == set("take 2 µg – ½")
    program = TTFont(io.BytesIO(font.program))
    # The missing glyph, and what '½' is composed of.
    assert program["maxp"].numGlyphs <= 1 + len(font.codes) + 3


def test_ascii_has_its_own_codes_so_that_a_stream_can_be_read() -> None:
    page = Page()
    page.set(REGULAR, "Call 988 (US)")
    assert "(Call 988 \\(US\\)) Tj" in page.canvas.pages[0].operators[-1]


@pytest.mark.slow
def test_every_character_of_a_face_is_shown_in_subsets_of_one_byte_and_read_back() -> None:
    page = Page()
    page.set(REGULAR, EVERYTHING)
    shown: dict[str, float] = {}
    fonts = embedded(page.file())
    for font in fonts:
        assert len(font.widths) == font.last + 1 <= 256
        shown |= {text: font.width(text) for text in font.codes}
    assert len(fonts) > len(EVERYTHING) / 256
    assert set(shown) == set(EVERYTHING) - {"\u00a0"}
    for text, width in shown.items():
        assert width == pytest.approx(REGULAR.width(text, 1000), abs=0.5), hex(ord(text))


def test_a_block_of_the_table_back_to_text_has_at_most_a_hundred_rows() -> None:
    page = Page()
    page.set(REGULAR, EVERYTHING)
    for font in embedded(page.file()):
        blocks = re.findall(r"(\d+) beginbfchar", font.table)
        assert all(int(count) <= 100 for count in blocks)


def test_two_subsets_of_a_face_have_two_names() -> None:
    names = []
    for text in ("one", "two"):
        page = Page()
        page.set(REGULAR, text)
        names += [font.name for font in embedded(page.file())]
    assert all(re.fullmatch(r"/[A-Z]{6}\+SourceSans3-Regular", name) for name in names)
    assert len(set(names)) == 2


def test_files_made_at_once_have_the_bytes_of_files_made_one_after_another() -> None:
    texts = (("dose", "½"), ("µg", "staff"))
    alone = []
    for words in texts:
        page = Page()
        for word in words:
            page.set(REGULAR, word)
        alone.append(page.file())
    pages = [Page() for _ in texts]
    for index in range(len(texts[0])):
        for page, words in zip(pages, texts, strict=True):
            page.set(REGULAR, words[index])
    assert [page.file() for page in reversed(pages)] == alone[::-1]


def test_a_file_is_named_by_its_content() -> None:
    names = []
    for text in ("one", "two", "one"):
        page = Page()
        page.set(REGULAR, text)
        with pikepdf.open(io.BytesIO(page.file())) as pdf:
            names.append(bytes(pdf.trailer.ID[0]))
    assert names[0] == names[2] != names[1]


def test_the_numbers_of_a_file_have_no_gaps() -> None:
    page = Page()
    page.set(REGULAR, "one")
    with pikepdf.open(io.BytesIO(page.file())) as pdf:
        used = sorted(item.objgen[0] for item in pdf.objects if item.objgen[0])
    assert all(after - before == 1 for before, after in pairwise(used))
