"""Which font stands in for one that is not here, and what would bring that one."""

from pathlib import Path

import pytest

from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
from kdeck.theme.familyclass import is_known, nearest_family, package_hint
from kdeck.theme.shipped import FAMILY_NAMES


@pytest.mark.parametrize(
    ("names", "nearest"),
    [
        (["Merriweather"], "Faustina"),
        (["Garamond Premier Pro"], "Faustina"),
        (["Times New Roman", "Times", "serif"], "Faustina"),
        (["Tiempos Text"], "Faustina"),
        (["Made Up", "serif"], "Faustina"),
        (["Roboto Slab"], "Faustina"),
        (["Museo Slab"], "Faustina"),
        (["Quicksand"], "Asap"),
        (["Arial Rounded MT Bold"], "Asap"),
        (["Barlow Condensed"], "Source Sans 3"),
        (["PT Sans", "serif"], "Source Sans 3"),
        (["Century Gothic"], "Source Sans 3"),
        (["IBM Plex Mono"], "Atkinson Hyperlegible Next"),
        (["Made Up", "monospace"], "Atkinson Hyperlegible Next"),
        (["Made Up"], "Source Sans 3"),
        ([""], "Source Sans 3"),
    ],
)
def test_a_font_of_the_same_class_stands_in(names: list[str], nearest: str) -> None:
    assert nearest_family(names) == nearest
    assert nearest in FAMILY_NAMES


def test_the_package_and_its_files_are_named_as_they_are() -> None:
    hint = package_hint("Source Serif Pro")
    assert "'@fontsource/source-serif-pro'" in hint
    assert "files/source-serif-pro-latin-400-normal.woff2 and source-serif-pro-latin-700" in hint
    assert "the file files/bebas-neue-latin-400-normal.woff2:" in package_hint("Bebas Neue")
    assert is_known("merriweather")
    assert not is_known("Our Own")


def test_a_brand_is_set_in_the_font_of_the_class(tmp_path: Path) -> None:
    folder = tmp_path / "themes/x"
    folder.mkdir(parents=True)
    brand = (
        "typography: {fonts: [{family: Lora, source: google}, {family: Mine, source: google}], "
        "base: Mine, headings: Lora}"
    )
    (folder / "_brand.yml").write_text(brand)
    theme, findings = read_theme(Files(tmp_path), "x")
    assert theme is not None
    assert (theme.headings.name, theme.body.name) == ("Faustina", "Source Sans 3")
    hints = [finding.hint for finding in findings if finding.code == "theme-font"]
    assert len(hints) == 2
    assert all("the npm package '@fontsource/" in hint for hint in hints)
