"""Fonts in the ways that programs embed them, with what veraPDF and kdeck must say of each."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import reportlab
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from .pdfs import FACE, On, Sheet, cmap_stream, e, save, tagged

Change = Callable[[Object], None]
Build = Callable[[Pdf], Object]
TYPE_1 = Path(reportlab.__file__).parent / "fonts" / "_a______.pfb"
WORD = "kite"
NAME = Name("/ABCDEF+Leaflet")
NOMINAL = 450
MAPPED = {"k": 500, "i": 200, "t": 300, "e": 400}


@dataclass(frozen=True)
class Case:
    """Keep a file; no clause means that veraPDF passes it, and no code that kdeck does."""

    name: str
    build: Build
    clause: str
    code: str
    shown: str

    def make(self) -> bytes:
        pdf = tagged([Sheet("", {})], e("Document", e("H1", On(0, 0))))
        page = pdf.pages[0].obj
        page.Resources.Font = Dictionary(F1=pdf.make_indirect(self.build(pdf)))
        page.Contents = pdf.make_stream(
            f"/H1 <</MCID 0>> BDC BT /F1 12 Tf 9 200 Td {self.shown} Tj ET EMC".encode()
        )
        return save(pdf)


CASES: list[Case] = []


def case(name: str, build: Build, clause: str = "", code: str = "", shown: str = "(kite)") -> None:
    CASES.append(Case(name, build, clause, code, shown))


def changed(build: Build, *changes: Change) -> Build:
    def make(pdf: Pdf) -> Object:
        font = build(pdf)
        for change in changes:
            change(font)
        return font

    return make


def simple(
    pdf: Pdf, subtype: str, key: str, program: Object, widths: Sequence[float], flags: int = 32
) -> Object:
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=NAME, Flags=flags, ItalicAngle=0, StemV=80,
        FontBBox=Array([0, -300, 1000, 1000]), Ascent=900, Descent=-300, CapHeight=660,
    )  # fmt: skip
    descriptor[key] = program
    return Dictionary(
        Type=Name.Font, Subtype=Name(f"/{subtype}"), BaseFont=NAME, FirstChar=97, LastChar=122,
        Widths=Array(list(widths)), Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip


def letters(width: Callable[[str], float]) -> list[float]:
    return [width(chr(code)) if chr(code) in WORD else 0 for code in range(97, 123)]


# TrueType, as Word and LibreOffice subset it
def truetype(pdf: Pdf) -> Object:
    face = TTFont(FACE)
    options = Options(glyph_names=True, notdef_outline=True, layout_features=[])
    subsetter = Subsetter(options)
    subsetter.populate(text=WORD)
    subsetter.subset(face)
    out = io.BytesIO()
    face.save(out)
    names, em = face.getBestCmap(), face["head"].unitsPerEm
    widths = letters(lambda c: round(face["hmtx"][names[ord(c)]][0] * 1000 / em))
    return simple(pdf, "TrueType", "/FontFile2", pdf.make_stream(out.getvalue()), widths)


def wider(font: Object) -> None:
    font.Widths = Array([float(width) + 40 if width else 0 for width in font.Widths])


def renamed(*names: str, base: str = "WinAnsiEncoding") -> Change:
    def change(font: Object) -> None:
        listed = [97, *(Name(f"/{name}") for name in names)]
        font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array(listed))
        if base:
            font.Encoding.BaseEncoding = Name(f"/{base}")

    return change


case("word: letters", truetype)
case("word: widths of another font", changed(truetype, wider), "7.21.5", "pdf-glyph-width")
case("word: letter that the subset lacks", truetype, "7.21.4.1",
     "pdf-glyph-missing pdf-glyph-width", "(kitez)")  # fmt: skip
case("word: renamed letter", changed(truetype, renamed("k")), shown="(kite)")
case("word: renamed to no name of the list", changed(truetype, renamed("g42")), "7.21.6",
     "pdf-font-map")  # fmt: skip
case("word: renamed to the number of a character", changed(truetype, renamed("uni006B")),
     "7.21.6", "pdf-font-map")  # fmt: skip
case("mac: letters", changed(truetype, lambda f: setattr(f, "Encoding", Name.MacRomanEncoding)))


# CFF, as InDesign and Illustrator embed it
def compact(names: Sequence[str] = tuple(WORD)) -> bytes:
    builder = FontBuilder(1000, isTTF=False)
    order = [".notdef", *names]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({})
    strings = {}
    for name in order:
        pen = T2CharStringPen(MAPPED.get(name, 600) - NOMINAL, None)
        pen.moveTo((10, 0))
        pen.lineTo((10, 300))
        pen.lineTo((150, 300))
        pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Leaflet", {}, strings, {"nominalWidthX": NOMINAL, "defaultWidthX": 500})
    builder.setupHorizontalMetrics({name: (MAPPED.get(name, 600), 0) for name in order})
    return bytes(builder.font["CFF "].compile(builder.font))


def cff(pdf: Pdf) -> Object:
    program = pdf.make_stream(compact(), Subtype=Name.Type1C)
    return simple(pdf, "Type1", "/FontFile3", program, letters(MAPPED.__getitem__))


def charset(names: str) -> Change:
    def change(font: Object) -> None:
        font.FontDescriptor.CharSet = String(names)

    return change


def differing(font: Object) -> None:
    font.Encoding = Dictionary(
        Type=Name.Encoding, Differences=Array([97, *(Name(f"/{c}") for c in WORD)])
    )
    font.Widths = Array([*(MAPPED[c] for c in WORD), *[0] * 22])


case("indesign: letters", cff)
case("indesign: widths of another font", changed(cff, wider), "7.21.5", "pdf-glyph-width")
case("indesign: codes of its own", changed(cff, differing), shown="(abcd)")
case("indesign: letter that the subset lacks", cff, "7.21.4.1", "pdf-glyph-missing", "(kitez)")
case("indesign: code of no glyph", changed(cff, renamed(".notdef")), "7.21.8",
     "pdf-glyph-missing pdf-glyph-text pdf-glyph-width", "(kitea)")  # fmt: skip
case("indesign: list of characters", changed(cff, charset("/k/i/t/e")))
case("indesign: list of too few", changed(cff, charset("/k/i")), "7.21.4.2", "pdf-font-map")
case("indesign: list of too many", changed(cff, charset("/k/i/t/e/x")), "7.21.4.2",
     "pdf-font-map")  # fmt: skip


# Type 1, as LaTeX embeds it
def type1(pdf: Pdf) -> Object:
    data = TYPE_1.read_bytes()
    parts, place = [], 0
    while data[place + 1] != 3:
        size = int.from_bytes(data[place + 2 : place + 6], "little")
        parts.append(data[place + 6 : place + 6 + size])
        place += 6 + size
    program = pdf.make_stream(b"".join(parts))
    for index, part in enumerate(parts[:3], 1):
        program[f"/Length{index}"] = len(part)
    widths = {"k": 500, "i": 222, "t": 278, "e": 556}
    return simple(pdf, "Type1", "/FontFile", program, letters(widths.__getitem__))


case("latex: letters", type1)
case("latex: widths of another font", changed(type1, wider), "7.21.5", "pdf-glyph-width")
case("latex: encoding of its own", changed(type1, lambda f: f.__delitem__("/Encoding")))
case("latex: character that the font lacks", changed(type1, renamed("alpha")), "7.21.4.1",
     "pdf-glyph-missing", "(kitea)")  # fmt: skip
case("latex: list of too few", changed(type1, charset("/k/i/t/e")), "7.21.4.2", "pdf-font-map")


# Composite fonts, as InDesign, LuaLaTeX and Chrome embed them
def composite(pdf: Pdf) -> Object:
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=NAME, Flags=4, ItalicAngle=0, StemV=80,
        FontBBox=Array([0, -300, 1000, 1000]), Ascent=900, Descent=-300, CapHeight=660,
        FontFile3=pdf.make_stream(compact(), Subtype=Name.CIDFontType0C),
    )  # fmt: skip
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=NAME,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"),
                                 Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), DW=1000,
        W=Array([1, Array([MAPPED[c] for c in WORD])]),
    )  # fmt: skip
    pairs = "".join(f"<{place:04X}> <{ord(c):04X}>\n" for place, c in enumerate(WORD, 1))
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=NAME, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=cmap_stream(pdf, f"4 beginbfchar\n{pairs}endbfchar", "<0000> <FFFF>"),
    )  # fmt: skip


def cidset(bits: bytes) -> Build:
    """Set the bits of a CIDSet; none stand for exactly those of the file."""

    def make(pdf: Pdf) -> Object:
        font, inside = composite(pdf), truetype(pdf).FontDescriptor.FontFile2
        inner = font.DescendantFonts[0]
        del inner.FontDescriptor["/FontFile3"]
        inner.Subtype, inner.CIDToGIDMap = Name.CIDFontType2, Name.Identity
        inner.FontDescriptor.FontFile2 = inside
        face = TTFont(io.BytesIO(inside.read_bytes()))
        widths = [face["hmtx"][name][0] for name in face.getGlyphOrder()]
        inner.W = Array([0, Array(widths)])
        whole = int("1" * len(widths) + "0" * (-len(widths) % 8), 2)
        whole_bits = whole.to_bytes((len(widths) + 7) // 8, "big")
        inner.FontDescriptor.CIDSet = pdf.make_stream(bits or whole_bits)
        return font

    return make


def unlike(font: Object) -> None:
    del font.DescendantFonts[0]["/W"]


FOUR = "<0001000200030004>"
case("lualatex: letters", composite, shown=FOUR)
case("lualatex: widths of another font", changed(composite, unlike), "7.21.5", "pdf-glyph-width",
     FOUR)  # fmt: skip
case("lualatex: character that the font lacks", composite, "7.21.4.1",
     "pdf-glyph-missing pdf-glyph-text", "<00010009>")  # fmt: skip
case("lualatex: .notdef", composite, "7.21.7",
     "pdf-glyph-missing pdf-glyph-text pdf-glyph-width", "<00000001>")  # fmt: skip
case("chrome: set of characters", cidset(b""), shown=FOUR)
case("chrome: set of too few", cidset(b"\xe0"), "7.21.4.2", "pdf-font-map pdf-glyph-missing", FOUR)
case("chrome: set of too many", cidset(b"\xff" * 4), "7.21.4.2", "pdf-font-map", FOUR)


# Maps of composite fonts
def mapped(collection: tuple[str, str, int] = ("Adobe", "Identity", 0), **more: object) -> Build:
    def make(pdf: Pdf) -> Object:
        font = composite(pdf)
        blocks = "1 begincidrange <0000> <FFFF> 0 endcidrange"
        stream = cmap_stream(pdf, blocks, "<0000> <FFFF>")
        stream.write(stream.read_bytes().replace(b"(UCS)", b"(Identity)"))
        registry, ordering, supplement = collection
        stream.Type, stream.CMapName = Name.CMap, Name.Mine
        stream.CIDSystemInfo = Dictionary(
            Registry=String(registry), Ordering=String(ordering), Supplement=supplement
        )
        for key, value in more.items():
            stream[f"/{key}"] = value
        font.Encoding = stream
        return font

    return make


def supplement(font: Object) -> None:
    font.DescendantFonts[0].CIDSystemInfo.Supplement = 3


def japanese(ordering: str, held: int) -> Change:
    def change(font: Object) -> None:
        font.Encoding = Name("/90ms-RKSJ-H")
        font.DescendantFonts[0].CIDSystemInfo = Dictionary(
            Registry=String("Adobe"), Ordering=String(ordering), Supplement=held
        )

    return change


case("map of its own", mapped(), shown=FOUR)
case("map to another ordering", mapped(("Adobe", "Japan1", 0)), "7.21.3.1", "pdf-font-map", FOUR)
case("map to another registry", mapped(("Clinic", "Identity", 0)), "7.21.3.1", "pdf-font-map",
     FOUR)  # fmt: skip
case("map to fewer characters", changed(mapped(), supplement), "7.21.3.1", "pdf-font-map", FOUR)
case("map that uses one that readers have", mapped(UseCMap=Name("/Identity-H")), shown=FOUR)
case("map that uses one that they lack", mapped(UseCMap=Name.Homemade), "7.21.3.3",
     "pdf-font-map", FOUR)  # fmt: skip
case("map of two directions", mapped(WMode=1), "7.21.3.3", "pdf-font-map", FOUR)
case("map of readers to another ordering", changed(composite, japanese("GB1", 0)), "7.21.3.1",
     "pdf-font-map", FOUR)  # fmt: skip
case("map of readers to fewer characters", changed(composite, japanese("Japan1", 6)), "7.21.3.1",
     "pdf-font-map", FOUR)  # fmt: skip
