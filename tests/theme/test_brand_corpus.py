"""The brand files of public packages: a theme is made of each, or one line says why not."""

from collections import Counter
from pathlib import Path

import pytest

from kdeck.batch.themestart import Start, start_theme
from kdeck.errors import KdeckError
from kdeck.finding import Severity
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme

FOLDER = Path(__file__).with_name("publicbrands")
PUBLIC = tuple(
    sorted(p for p in FOLDER.glob("*/*.*") if p.suffix in (".yml", ".json", ".css", ".pptx"))
)
BY_HAND = (
    *Path(__file__).with_name("brands").glob("*.yml"),
    *(Path(__file__).parents[1] / "brands" / "clinics").glob("*/_brand.yml"),
)
# Files that hold no brand.
REFUSED = {
    "complete-brand.json": "what its tokens refer to is not in it, as in",
    "neutral-palette.json": "none of its colors is strong, or named as a brand's",
    "open-props-brand.css": "it sets no color and no font that can be used",
}


def test_brand_files_are_taken_with_notes_and_refused_in_one_line(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    for path in PUBLIC:
        root = tmp_path / path.name
        start = Start(brand=path, phone="555-010-0199")
        if path.name in REFUSED:
            with pytest.raises(KdeckError, match=REFUSED[path.name]) as refused:
                start_theme(root, "own", start)
            assert refused.value.hint
            assert not (root / "themes").exists()
            counts["refused"] += 1
            continue
        said = start_theme(root, "own", start)
        assert [str(f) for f in said if f.severity is Severity.ERROR] == [], path.name
        assert all(finding.hint for finding in said)
        theme, _ = read_theme(Files(root), "own")
        assert theme is not None
        counts["with a note" if said else "taken"] += 1
    assert counts == {"taken": 6, "with a note": 19, "refused": 3}
    assert len(PUBLIC) >= 20
    assert len(PUBLIC) + len(BY_HAND) >= 40


def test_a_font_file_on_the_web_is_left_out_and_the_theme_is_made(tmp_path: Path) -> None:
    brand = FOLDER / "brand-yml" / "brand-typography-fonts.yml"
    said = start_theme(tmp_path, "own", Start(brand=brand, phone="555-010-0199"))
    (told,) = (finding for finding in said if "is on the web" in finding.message)
    assert told.severity is Severity.WARNING
    assert "nothing is fetched" in told.hint


def test_the_main_color_of_a_scale_without_names_is_no_tint(tmp_path: Path) -> None:
    scale = FOLDER / "tokens" / "open-props-teal.css"
    start_theme(tmp_path, "own", Start(brand=scale, phone="555-010-0199"))
    brand = (tmp_path / "themes/own/_brand.yml").read_text("utf-8")
    assert 'primary: "#0CA778"' in brand
