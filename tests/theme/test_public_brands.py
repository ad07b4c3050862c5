"""That brand files of the shapes that public projects have load and build everything."""

import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from buildable import LEAFLET, REACH, write
from days import TODAY
from kdeck.batch.build import Order, build
from kdeck.batch.outcome import Status
from kdeck.batch.target import Choice
from kdeck.color import Color
from kdeck.finding import Finding, Severity
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme

BRANDS = Path(__file__).with_name("brands")
FONTS = Path(__file__).parents[2] / "kdeck" / "theme" / "fonts"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    b'<path class="%s" d="M2 2h36v16H2z"/></svg>'
)


def _png() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (1200, 400), (20, 60, 120)).save(buffer, "PNG")
    return buffer.getvalue()


PNG = _png()
NAMES = sorted(path.stem for path in BRANDS.glob("*.yml"))


def place(root: Path, name: str) -> None:
    """Make a theme of a brand file, with what such a project has beside it."""
    folder = root / "themes" / name
    for below in ("assets", "fonts"):
        (folder / below).mkdir(parents=True)
    # What such a file lacks is the number that patients are told to call.
    text = (BRANDS / f"{name}.yml").read_text(encoding="utf-8")
    start, defaults, rest = text.partition("\ndefaults:\n")
    reach = f"\ndefaults:\n  kdeck: {{{REACH}}}\n"
    (folder / "_brand.yml").write_text(f"{start}{reach}{rest if defaults else ''}", "utf-8")
    for file in ("logo.svg", "assets/logo.svg"):
        (folder / file).write_bytes(SVG % b"primary")
    (folder / "assets/light.svg").write_bytes(SVG % b"paper")
    (folder / "logo.png").write_bytes(PNG)
    (folder / "favicon.ico").write_bytes(b"\0\0\1\0")
    for file, font in (("Söhne-Buch", "400Regular"), ("Söhne-Halbfett", "700Bold")):
        shutil.copyfile(
            FONTS / f"AtkinsonHyperlegibleNext_{font}.ttf", folder / f"fonts/{file}.ttf"
        )
    for file in ("later", "later-italic"):
        web_font = Path(__file__).with_name("fontfiles") / "lora-latin-700-normal.woff2"
        shutil.copyfile(web_font, folder / f"fonts/{file}.woff2")


def read(root: Path, name: str) -> tuple[Theme, tuple[Finding, ...]]:
    place(root, name)
    theme, findings = read_theme(Files(root), name)
    assert theme is not None, [str(finding) for finding in findings]
    return theme, findings


def test_there_are_enough_shapes() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize(
    "names", [NAMES[:2], pytest.param(NAMES, marks=pytest.mark.slow)], ids=["two", "all"]
)
def test_every_shape_builds_all_outputs(tmp_path: Path, names: Sequence[str]) -> None:
    write(tmp_path, {LEAFLET: None})
    for name in names:
        place(tmp_path, name)
    report = build(tmp_path, Order(Choice(themes=tuple(names)), today=TODAY), lambda *_: None)
    wrong = [str(f) for o in report.outcomes for f in o.findings if f.severity is Severity.ERROR]
    assert wrong == []
    assert [f for f in report.findings if f.severity is Severity.ERROR] == []
    assert {outcome.status for outcome in report.outcomes} == {Status.BUILT}
    assert len(report.outcomes) == 4 * len(names)


def test_a_chain_of_references_ends_in_its_color(tmp_path: Path) -> None:
    theme, _ = read(tmp_path, "chains")
    assert theme.palette.band == Color(0xDF, 0x8A, 0x0B)
    assert theme.palette.paper == Color(0xF5, 0xF4, 0xF1)


def test_of_a_pair_the_light_side_is_printed(tmp_path: Path) -> None:
    theme, findings = read(tmp_path, "modes")
    assert theme.palette.paper == Color(0xFB, 0xF8, 0xF5)
    assert theme.palette.ink == Color(0x1D, 0x16, 0x13)
    assert theme.palette.band == Color(0xB5, 0x50, 0x2D)
    assert {f.severity for f in findings} == {Severity.NOTE}


def test_a_color_for_dark_pages_alone_leaves_paper_white(tmp_path: Path) -> None:
    theme, _ = read(tmp_path, "dark-only")
    assert theme.palette.paper == Color(255, 255, 255)
    assert theme.palette.ink != Color(255, 255, 255)
    assert theme.clinic.web == "https://example.org/sprint"


def test_a_font_of_a_service_falls_back_with_a_note_that_says_which_and_how(tmp_path: Path) -> None:
    theme, findings = read(tmp_path, "stacks")
    assert theme.body.name == "Source Sans 3"
    note = next(f for f in findings if f.code == "theme-font")
    assert note.severity is Severity.NOTE
    assert "'Noto Sans' is not here, 'Source Sans 3' is used" in note.message
    assert (
        "'@fontsource/noto-sans' has the files files/noto-sans-latin-400-normal.woff2" in note.hint
    )


def test_a_list_of_fonts_takes_the_first_that_is_there(tmp_path: Path) -> None:
    place(tmp_path, "minimal")
    brand = tmp_path / "themes/minimal/_brand.yml"
    brand.write_text("""typography: {base: "Aptos, 'Atkinson Hyperlegible Next', sans-serif"}""")
    theme, findings = read_theme(Files(tmp_path), "minimal")
    assert theme is not None
    assert theme.body.name == "Atkinson Hyperlegible Next"
    assert findings == ()


def test_a_font_in_a_container_of_the_web_is_taken(tmp_path: Path) -> None:
    theme, findings = read(tmp_path, "own-fonts")
    assert theme.headings.name == "Söhne Schmal"
    assert theme.body.name == "Times Later"
    assert [f for f in findings if "cannot be used" in f.message] == []


def test_images_on_the_web_are_left_out_and_said_so(tmp_path: Path) -> None:
    theme, findings = read(tmp_path, "web-images")
    assert theme.logo is None
    assert any("is on the web, none is drawn" in f.message for f in findings)


def test_a_logo_without_words_of_its_own_has_the_clinics_name(tmp_path: Path) -> None:
    theme, _ = read(tmp_path, "all-roles")
    assert theme.logo is not None
    assert theme.logo.alt == "Northbridge Day Hospital"


@pytest.mark.parametrize("name", ["minimal", "poster"])
def test_a_brand_that_needs_no_change_has_no_finding(tmp_path: Path, name: str) -> None:
    _, findings = read(tmp_path, name)
    assert [str(f) for f in findings if f.code != "theme-alike"] == []


@pytest.mark.parametrize("kind", ["bootstrap", "quarto", "shiny", "typst"])
def test_defaults_of_other_programs_are_no_concern(tmp_path: Path, kind: str) -> None:
    place(tmp_path, "minimal")
    brand = tmp_path / "themes/minimal/_brand.yml"
    brand.write_text(f"defaults: {{{kind}: {{anything: [goes, {{here: 1}}], $sass: 2, x: null}}}}")
    theme, findings = read_theme(Files(tmp_path), "minimal")
    assert theme is not None
    assert findings == ()
