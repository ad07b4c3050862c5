"""In which fonts decks are set: the brand's own, those of Office, or one that a clinic names."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from kdeck.batch.themecompare import compare_themes
from kdeck.check.theme.deckfonts import check_deck_fonts
from kdeck.finding import Severity
from kdeck.fingerprint import Files
from kdeck.plan.master.adopting import adopted
from kdeck.render.pptx.themepart import theme_part
from kdeck.render.pptx.writer import render
from kdeck.theme.brand import read_theme
from kdeck.theme.deckfont import deck_font
from kdeck.theme.theme import Theme
from render.pptx.sample_deck import deck

FONTS = Path(__file__).parents[2] / "kdeck" / "theme" / "fonts"


def themed(root: Path, own: str, typography: str = "") -> Theme:
    folder = root / "themes" / "t"
    folder.mkdir(parents=True)
    for weight in ("400Regular", "700Bold"):
        name = f"AtkinsonHyperlegibleNext_{weight}.ttf"
        (folder / name).write_bytes((FONTS / name).read_bytes())
    brand = f"{typography}\ndefaults: {{kdeck: {{{own}}}}}\n"
    (folder / "_brand.yml").write_text(brand, encoding="utf-8")
    theme, findings = read_theme(Files(root), "t")
    assert theme is not None, [str(finding) for finding in findings]
    assert not [f for f in findings if f.severity is not Severity.NOTE], findings
    return theme


def typefaces(theme: Theme) -> list[str]:
    root = etree.fromstring(theme_part(adopted(theme).theme))
    return [str(face.get("typeface")) for face in root.iter("{*}latin")]


@pytest.mark.parametrize(
    ("own", "typography", "headings", "body"),
    [
        ("", "", "Source Sans 3", "Source Sans 3"),
        ("deck-fonts: embed", "", "Source Sans 3", "Source Sans 3"),
        ("deck-fonts: office", "", "Calibri", "Calibri"),
        ("deck-fonts: Office", "", "Calibri", "Calibri"),
        (
            "deck-fonts: office",
            "typography: {headings: Atkinson Hyperlegible Next}",
            "Arial",
            "Calibri",
        ),
        ("deck-fonts: office, office-fonts: {headings: Georgia}", "", "Georgia", "Calibri"),
        ("deck-fonts: Arial", "", "Arial", "Arial"),
        ("deck-fonts: Officina Sans", "", "Officina Sans", "Officina Sans"),
        ("deck-fonts: Atkinson Hyperlegible Next", "", *["Atkinson Hyperlegible Next"] * 2),
    ],
)
def test_decks_are_set_in_the_fonts_that_the_theme_chooses(
    tmp_path: Path, own: str, typography: str, headings: str, body: str
) -> None:
    theme = themed(tmp_path, own, typography)
    assert typefaces(theme) == [headings, body]
    # Handouts keep the fonts of the brand.
    assert theme.body.name == "Source Sans 3"
    assert theme.body.own


@pytest.mark.parametrize(
    ("own", "carried"),
    [
        ("deck-fonts: embed", True),
        ("deck-fonts: office", False),
        ("deck-fonts: Frutiger", False),
        ("deck-fonts: Atkinson Hyperlegible Next", True),
    ],
)
def test_a_deck_carries_fonts_of_which_a_file_is_here(
    tmp_path: Path, own: str, carried: bool
) -> None:
    data = render(deck(adopted(themed(tmp_path, own)).theme)).data
    with ZipFile(io.BytesIO(data)) as package:
        assert any(name.endswith(".fntdata") for name in package.namelist()) is carried


def test_a_family_of_the_brand_may_be_named_for_decks_alone(tmp_path: Path) -> None:
    files = "[{path: AtkinsonHyperlegibleNext_400Regular.ttf}, "
    files += "{path: AtkinsonHyperlegibleNext_700Bold.ttf, weight: 700}]"
    fonts = f"typography: {{fonts: [{{family: House, source: file, files: {files}}}]}}"
    theme = themed(tmp_path, "deck-fonts: House", fonts)
    assert theme.body.name == "Source Sans 3"
    assert typefaces(theme) == ["Atkinson Hyperlegible Next"] * 2


def test_comparing_themes_tells_which_fonts_their_decks_are_set_in(tmp_path: Path) -> None:
    themed(tmp_path, "deck-fonts: office")
    plain = tmp_path / "themes" / "plain"
    plain.mkdir()
    (plain / "_brand.yml").write_text("defaults: {kdeck: {name: T}}\n", encoding="utf-8")
    found = {d.name: (d.first, d.second) for d in compare_themes(tmp_path, "plain", "t")}
    assert found["text of decks"] == ("", "Calibri")
    assert "text" not in found


def test_the_check_of_a_theme_says_that_a_fonts_width_is_not_known(tmp_path: Path) -> None:
    found = list(check_deck_fonts(themed(tmp_path, "deck-fonts: Frutiger")))
    assert [finding.code for finding in found] == ["deck-font"]
    assert "'Frutiger'" in found[0].message
    assert found[0].severity is Severity.NOTE


@pytest.mark.parametrize("own", ["", "deck-fonts: embed", "deck-fonts: office"])
def test_the_check_of_a_theme_has_nothing_to_say_of_fonts_that_are_known(
    tmp_path: Path, own: str
) -> None:
    assert not list(check_deck_fonts(themed(tmp_path, own)))


def test_letters_of_a_font_that_is_cut_down_are_as_their_maker_drew_them(tmp_path: Path) -> None:
    face = themed(tmp_path, "deck-fonts: embed").body.regular
    carried = deck_font(face, "")
    assert not carried.whole
    cut, source = TTFont(io.BytesIO(carried.data)), TTFont(io.BytesIO(face.data))
    assert len(cut.getBestCmap()) > 300
    for code, name in cut.getBestCmap().items():
        known = source["glyf"][source.getBestCmap()[code]]
        assert cut["glyf"][name].getCoordinates(cut["glyf"]) == known.getCoordinates(source["glyf"])
