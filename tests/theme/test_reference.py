"""That what our reader of brand files accepts, the reference reader of the format accepts, too."""

from pathlib import Path

import pytest

from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme

from .reference import complaints
from .test_brand import PROJECT, cases

BRANDS = (
    *PROJECT.glob("themes/*/_brand.yml"),
    *PROJECT.glob("tests/theme/brands/*.yml"),
    *PROJECT.glob("tests/brands/clinics/*/_brand.yml"),
)
# Our reader warns, and goes on without: of a file that is not there, of colors that nothing uses.
KINDLY_READ = (
    "logo: {path: /etc/passwd, alt: X}\n",
    'color: {palette: {gray-400: "#dcdbdbd", a: b, b: a, teal: "#0B5F66"}, primary: teal}\n',
)


def name(path: Path) -> str:
    return path.parent.name if path.stem == "_brand" else path.stem


def accepted(folder: Path, brand: str) -> bool:
    (folder / "themes/t").mkdir(parents=True, exist_ok=True)
    (folder / "themes/t/_brand.yml").write_text(brand, "utf-8")
    return read_theme(Files(folder), "t")[0] is not None


@pytest.mark.parametrize("path", BRANDS, ids=name)
def test_every_brand_that_is_at_hand_is_a_brand_to_the_reference(path: Path) -> None:
    assert complaints(path.read_text("utf-8")) == []


@pytest.mark.sampled(40)
@pytest.mark.parametrize("brand", [brand for brand, _ in cases()])
def test_what_is_no_error_to_us_is_none_to_the_reference(tmp_path: Path, brand: str) -> None:
    if accepted(tmp_path, brand) and brand not in KINDLY_READ:
        assert complaints(brand) == []


@pytest.mark.parametrize(
    "brand",
    [
        "color: {primary: [red]}",
        "meta: {link: nowhere}",
        "typography: {fonts: [{family: A, source: nowhere}]}",
        *KINDLY_READ,
    ],
)
def test_the_reference_does_refuse(brand: str) -> None:
    assert complaints(brand)
