"""What is said of logos that are coarse, small, unseen, or no drawing."""

from pathlib import Path

import pytest

import starter
from kdeck.check.theme.logos import check_logos
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
from theme.images import drawn, encoded, svg


def findings(folder: Path, logo: str, **files: bytes) -> list[str]:
    place = folder / "themes" / "t"
    place.mkdir(parents=True)
    for name, data in files.items():
        (place / name.replace("_", ".")).write_bytes(data)
    brand = f'color: {{primary: "#123F73"}}\nlogo: {logo}\n'
    (place / "_brand.yml").write_text(brand)
    theme, told = read_theme(Files(folder), "t")
    assert theme is not None, told
    return [str(finding) for finding in check_logos(theme)]


def one(name: str) -> str:
    return f"{{path: {name}, alt: Riverside}}"


def test_a_good_pair_has_nothing_to_tell(tmp_path: Path) -> None:
    dark, light = encoded(drawn(900, 300, "#123F73")), encoded(drawn(900, 300, "#FFFFFF"))
    pair = f"{{medium: {{light: {one('a.png')}, dark: {one('b.png')}}}}}"
    assert findings(tmp_path, pair, a_png=dark, b_png=light) == []


def test_a_coarse_picture_is_told_with_what_is_needed(tmp_path: Path) -> None:
    pair = f"{{medium: {{light: {one('a.png')}, dark: {one('b.svg')}}}}}"
    white = svg('<circle fill="white" cx="45" cy="15" r="14"/>')
    dark = encoded(drawn(150, 50, "#123F73"))
    assert findings(tmp_path, pair, a_png=dark, b_svg=white) == [
        "themes/t/_brand.yml:2: $.logo.medium.light.path: warning: the logo 'a.png' has 150 × 50 "
        "pixels, 58 dpi on the title slide (66 × 22 mm), and needs 150 there [logo-resolution]\n"
        "  hint: give it 775 × 258 pixels for 300 dpi, or an SVG file"
    ]


def test_a_logo_of_half_the_pixels_is_enough(tmp_path: Path) -> None:
    pair = f"{{medium: {{light: {one('a.png')}, dark: {one('a.png')}}}}}"
    found = findings(tmp_path, pair, a_png=encoded(drawn(390, 130, "#123F73", ground="white")))
    assert found == []


def test_a_logo_that_the_ground_hides_is_told_once(tmp_path: Path) -> None:
    found = findings(tmp_path, one("a.png"), a_png=encoded(drawn(900, 300, "#123F73")))
    assert [line.split(": ", 2)[2] for line in found] == [
        "note: '#123F73' of the logo 'a.png' has 1:1 against '#123F73' at the head of a handout, "
        "and needs 3:1 there; a plate in '#FFFFFF' is put behind it [logo-contrast]\n"
        "  hint: add a version in '#FFFFFF' as logo.medium.dark, or leave it so"
    ]


@pytest.mark.parametrize(("width", "height"), [(100, 1200), (1500, 100)])
def test_a_logo_that_is_a_hair_is_told(tmp_path: Path, width: int, height: int) -> None:
    logo = svg(f'<rect width="{width}" height="{height}" rx="9" fill="#123F73"/>')
    logo = logo.replace(b"0 0 90 30", f"0 0 {width} {height}".encode())
    found = findings(tmp_path, one("a.svg"), a_svg=logo)
    assert any("recognized: it needs 3.5 × 9 mm there [logo-small]" in line for line in found) == (
        height > width or 176 / 15 < 9.9
    )


def test_words_in_a_font_that_is_not_here_are_told(tmp_path: Path) -> None:
    logo = svg('<text x="2" y="20" fill="#AA3300" font-family="Futura">Riverside</text>')
    found = findings(tmp_path, one("a.svg"), a_svg=logo)
    assert "the words 'Riverside' of the logo 'a.svg' are set in Source Sans 3" in found[0]
    roles = svg('<text x="2" y="20" class="primary">Riverside</text>')
    assert not any(
        "logo-words" in line for line in findings(tmp_path / "b", one("a.svg"), a_svg=roles)
    )


def test_a_drawing_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    logo = svg('\n<path fill="url(https://example.org/a.svg#g)" d="M0 0H9V9Z"/>')
    assert findings(tmp_path, one("a.svg"), a_svg=logo) == [
        "themes/t/a.svg:2: error: a link to something else is not followed [theme-logo]\n"
        "  hint: remove it"
    ]


def test_a_logo_that_is_more_than_flat_shapes_is_drawn_and_told(tmp_path: Path) -> None:
    logo = svg('<path opacity=".9" fill="#FFFFFF" d="M0 0H90V30H0Z"/>')
    assert findings(tmp_path, one("a.svg"), a_svg=logo)[0].split(": ", 2)[2] == (
        "note: the logo 'a.svg' is drawn as pixels, at 300 dpi: what lies below shows "
        "through the 'opacity' of the 'path' [logo-pixels]\n"
        "  hint: leave it so, or export it in flat colors to have it sharp at any size"
    )


KECK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80">'
    b'<path fill="#FFFFFF" d="M4 4h40v72h-40zM60 4h40v30h-40zM110 4h40v30h-40zM160 4h40v30h-40z"/>'
    b'<path fill="%s" d="M60 50h30v26h-30zM100 50h30v26h-30zM140 50h30v26h-30z"/></svg>'
)


@pytest.mark.parametrize(("word", "told"), [(b"#5B0A12", True), (b"#FFC72C", False)])
def test_a_word_that_is_lost_on_the_plate_of_its_logo_is_told(
    tmp_path: Path, word: bytes, told: bool
) -> None:
    found = findings(tmp_path, one("a.svg"), a_svg=KECK % word)
    faint = [text for text in found if "[logo-faint]" in text]
    assert bool(faint) is told
    assert all("'#5B0A12' of the logo 'a.svg' is hard to see on its plate in" in f for f in faint)


def test_no_shipped_logo_has_a_color_that_is_lost() -> None:
    for name in ("default", "aurora", "harbor"):
        theme = starter.theme(name)
        assert theme is not None
        assert list(check_logos(theme)) == []


def test_a_logo_with_words_is_judged_like_any_other(tmp_path: Path) -> None:
    words = '<text x="2" y="20" font-size="9" fill="#FDFDFD">Riverside</text>'
    found = findings(tmp_path, one("a.svg"), a_svg=svg(words))
    assert [text for text in found if "[logo-words]" in text]
    assert [text for text in found if "[logo-contrast]" in text]
