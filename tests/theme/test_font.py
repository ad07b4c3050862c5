import io
import pickle
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

import kdeck.theme
from kdeck.fingerprint import Files, digest
from kdeck.theme.brand import read_theme
from kdeck.theme.font import own_weight, read_face
from kdeck.theme.fonterror import FontError
from kdeck.theme.shipped import FAMILY_NAMES, shipped_family
from stopwatch import within

FONTS = Path(str(kdeck.theme.__file__)).parent / "fonts"
REGULAR = (FONTS / "SourceSans3_400Regular.ttf").read_bytes()
CLINICAL = "µg μg α β ≤ ≥ ½ ₂ → ✓ ☐ ☑ ☒ ★ é ñ Ü ő • – — “ ” ’ … × ± °".replace("µ", "μ")


def tiny(*, cff: bool = False, fs_type: int = 0, symbol: bool = False) -> bytes:
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    if cff:
        glyph = T2CharStringPen(500, None).getCharString()
        builder.setupCFF("Tiny", {}, {".notdef": glyph, "A": glyph}, {})
    else:
        glyph = TTGlyphPen(None).glyph()
        builder.setupGlyf({".notdef": glyph, "A": glyph})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (640, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(fsType=fs_type, usWeightClass=300, sxHeight=480, sCapHeight=700, version=4)
    builder.setupNameTable({"familyName": "Tiny", "styleName": "Regular", "psName": "Tiny-Regular"})
    builder.setupPost()
    if symbol:
        builder.font["cmap"].tables = [t for t in builder.font["cmap"].tables if t.platEncID == 9]
    return saved(builder.font)


def saved(font: Any) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def without(tag: str) -> bytes:
    font = TTFont(io.BytesIO(REGULAR))
    del font[tag]
    return saved(font)


def endless() -> bytes:
    groups = struct.pack(">HHLLL", 12, 0, 28, 0, 1) + struct.pack(">LLL", 0, 0x7FFFFFFF, 0)
    table = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + groups
    data = bytearray(tiny())
    count = struct.unpack(">H", data[4:6])[0]
    for index in range(count):
        entry = 12 + 16 * index
        if data[entry : entry + 4] == b"cmap":
            data[entry + 8 : entry + 16] = struct.pack(">LL", len(data), len(table))
    return bytes(data) + table


def refusal(data: bytes) -> str:
    with pytest.raises(FontError) as caught:
        read_face(data, "Own", 400)
    assert caught.value.hint
    return caught.value.message


def test_a_face_holds_the_metrics_of_its_file() -> None:
    face = read_face(tiny(), "Tiny", 400)
    assert (face.family, face.weight, face.postscript_name) == ("Tiny", 400, "Tiny-Regular")
    assert (face.units_per_em, face.ascent, face.descent) == (1000, 800, -200)
    assert face.x_height == 480
    assert face.advances == {65: 640}
    assert face.digest == digest(face.data)


def test_a_face_measures_text() -> None:
    assert read_face(tiny(), "Tiny", 400).width("AAA", 10) == pytest.approx(19.2)


def test_a_face_tells_what_it_lacks() -> None:
    face = shipped_family("Atkinson Hyperlegible Next").regular
    assert face.covers("μ")
    assert not face.covers("\N{MICRO SIGN}")
    assert not face.covers("✓")


@pytest.mark.parametrize("name", FAMILY_NAMES)
@pytest.mark.parametrize("bold", [False, True])
def test_every_shipped_family_covers_clinical_text(name: str, bold: bool) -> None:
    family = shipped_family(name)
    missing = [c for c in CLINICAL if family.face_for(c, bold) is None]
    assert missing == []


@pytest.mark.parametrize("name", FAMILY_NAMES)
def test_every_shipped_family_covers_ascii_by_itself(name: str) -> None:
    family = shipped_family(name)
    for face in (family.regular, family.bold):
        assert all(face.covers(chr(code)) for code in range(32, 127))


@pytest.mark.parametrize("name", FAMILY_NAMES)
def test_the_zero_of_every_shipped_family_is_plain(name: str) -> None:
    family = shipped_family(name)
    for face in (family.regular, family.bold):
        font = TTFont(io.BytesIO(face.data))
        # Its outline and one counter: no slash parts it.
        assert font["glyf"][font.getBestCmap()[ord("0")]].numberOfContours == 2


def test_fallbacks_are_tried_in_order() -> None:
    family = shipped_family("Atkinson Hyperlegible Next")
    faces = [family.face_for(c, bold=False) for c in "a→☒"]
    assert [f.family for f in faces if f] == [
        "Atkinson Hyperlegible Next",
        "Source Sans 3",
        "Noto Sans Symbols 2",
    ]


def test_no_face_covers_what_no_font_has() -> None:
    assert shipped_family("Source Sans 3").face_for("\N{ARABIC LETTER BEH}", bold=False) is None


def test_weights_come_from_the_file_where_nobody_says() -> None:
    assert own_weight(tiny(), "Tiny") == 300
    assert own_weight((FONTS / "SourceSans3_700Bold.ttf").read_bytes(), "Source Sans 3") == 700


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "web font": (lambda: b"wOFF" + bytes(60), "it is damaged (it cannot be unpacked)"),
    "newer web font": (lambda: b"wOF2" + bytes(60), "it is damaged (it cannot be unpacked)"),
    "collection": (lambda: b"ttcf" + bytes(60), "it is damaged (it cannot be unpacked)"),
    "license": (lambda: tiny(fs_type=2), "its license forbids embedding (fsType 2)"),
    "subsetting": (lambda: tiny(fs_type=0x108), "its license forbids subsetting (fsType 256)"),
    "bitmaps": (lambda: tiny(fs_type=0x200), "its license allows bitmaps only (fsType 512)"),
    "cut": (lambda: REGULAR[: len(REGULAR) // 2], "it is cut off"),
    "cut in the directory": (lambda: REGULAR[:100], "it is damaged (it cannot be read)"),
    "empty": (lambda: b"", "it is not a font"),
    "text": (lambda: b"hello there", "it is not a font"),
    "header only": (lambda: b"\0\1\0\0", "it is damaged (it cannot be read)"),
    "no outlines": (lambda: without("glyf"), "it has no 'glyf' table"),
    "no names": (lambda: without("name"), "it has no 'name' table"),
    "no characters": (lambda: tiny(symbol=True), "it has no Unicode character map"),
    "endless groups": (endless, "it is damaged (cmap)"),
    "large": (lambda: b"\0\1\0\0" + bytes(17 * 1024 * 1024), "it is larger than 16 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_unusable_font_is_refused_with_the_reason(name: str) -> None:
    make, message = REFUSED[name]
    assert refusal(make()) == message


def lettered(characters: str, widths: dict[str, int] | None = None) -> bytes:
    """Keep some characters of a shipped font, all of one width but those named."""
    font = TTFont(io.BytesIO(REGULAR))
    metrics = font["hmtx"].metrics
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if chr(code) in characters}
        for code, name in table.cmap.items():
            metrics[name] = ((widths or {}).get(chr(code), 500), metrics[name][1])
    return saved(font)


ASCII = "".join(chr(code) for code in range(32, 127))
OWN = """typography: {fonts: [{family: Own, source: file, files: [
  {path: own.ttf, weight: 400}, {path: own.ttf, weight: 700}]}], base: Own}"""


def findings(folder: Path, font: bytes) -> list[str]:
    place = folder / "themes" / "t"
    place.mkdir(parents=True)
    (place / "own.ttf").write_bytes(font)
    (place / "_brand.yml").write_text(OWN)
    theme, found = read_theme(Files(folder), "t")
    assert theme is not None
    assert theme.body.name == "Own"
    return [f"{finding.severity}: {finding.message}" for finding in found]


def test_a_whole_font_has_nothing_to_tell(tmp_path: Path) -> None:
    assert findings(tmp_path, lettered(ASCII)) == []


def test_letters_that_an_own_font_lacks_are_told(tmp_path: Path) -> None:
    cut = "".join(c for c in ASCII if c not in "qx&")
    assert findings(tmp_path, lettered(cut)) == [
        "warning: the font 'Own' lacks q x &, 'Source Sans 3' is used for them"
    ]
    (told,) = findings(tmp_path / "b", lettered(" "))
    assert told.startswith("warning: the font 'Own' lacks a b c d e f g h and 6")


def test_figures_of_different_widths_are_told(tmp_path: Path) -> None:
    assert findings(tmp_path, lettered(ASCII, {"1": 300})) == [
        "note: the figures of the font 'Own' differ in width"
    ]


@pytest.mark.parametrize("offset", range(0, 4000, 97))
def test_a_damaged_font_never_ends_in_anything_but_a_font_error(offset: int) -> None:
    data = bytearray(REGULAR)
    data[offset : offset + 8] = b"\xff" * 8
    with suppress(FontError):
        read_face(bytes(data), "Own", 400)


def test_a_font_is_read_once() -> None:
    copy = bytes(bytearray(REGULAR))
    assert read_face(copy, "Own", 400) is read_face(REGULAR, "Own", 400)


def test_a_family_travels_between_processes() -> None:
    family = shipped_family("Source Sans 3")
    assert pickle.loads(pickle.dumps(family)) == family


def test_a_large_face_is_read_fast() -> None:
    data = (FONTS / "NotoSansSymbols2_400Regular.ttf").read_bytes()

    def face() -> None:
        read_face.cache_clear()
        read_face(data, "Symbols", 400)

    within(0.4, face)


def test_what_a_library_logs_of_a_damaged_font_is_not_shown(tmp_path: Path) -> None:
    data = bytearray((FONTS / "SourceSans3_400Regular.ttf").read_bytes())
    tables = int.from_bytes(data[4:6], "big")
    for at in range(12, 12 + 16 * tables, 16):
        if data[at : at + 4] == b"name":
            start = int.from_bytes(data[at + 8 : at + 12], "big")
            # Records that point behind the end of their table.
            data[start + 6 : start + 600] = b"\x00\x03\x00\x01\x04\x09\x00\x01\xff\xff\xff\xff" * 49
    (tmp_path / "damaged.ttf").write_bytes(data)
    code = (
        "import sys; from pathlib import Path; from kdeck.theme.font import read_face\n"
        "from kdeck.theme.fonterror import FontError\n"
        "try: read_face(Path(sys.argv[1]).read_bytes(), 'Own', 400)\n"
        "except FontError as error: print(error.message)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "damaged.ttf"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""
