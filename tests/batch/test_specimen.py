"""The specimen sheet of a theme: a valid document, and a picture of it."""

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import buildable
from days import TODAY
from kdeck.batch.checking import check_project
from kdeck.batch.specimen import write_specimen
from kdeck.check.pdf.read.tagtree import read_tree, tree_text
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Severity
from theme.images import drawn, encoded
from verdicts import flaws

LOGO = (
    "logo: {medium: {light: {path: logo.png, alt: Aurora}, dark: {path: white.png, alt: Aurora}}}"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the small project with a second theme whose logos are pictures."""
    buildable.write(tmp_path, {buildable.SECOND_BRAND: f"{buildable.SECOND}{LOGO}\n"})
    folder = tmp_path / "themes" / "aurora"
    (folder / "logo.png").write_bytes(encoded(drawn(900, 300, "#5B2A86")))
    (folder / "white.png").write_bytes(encoded(drawn(900, 300, "#FFFFFF")))
    return tmp_path


@pytest.mark.parametrize("theme", ["default", pytest.param("aurora", marks=pytest.mark.slow)])
def test_a_sheet_is_a_valid_document_and_a_picture(project: Path, theme: str) -> None:
    made = write_specimen(project, theme, None, TODAY)
    folder = project / "output" / theme
    assert made.findings == ()
    assert made.paths == (folder / "specimen.pdf", folder / "specimen.png")
    data = made.paths[0].read_bytes()
    assert flaws(data, "specimen.pdf") == ()
    with Image.open(BytesIO(made.paths[1].read_bytes())) as picture:
        assert picture.width > picture.height > 500


@pytest.mark.slow
def test_a_sheet_tells_colors_ratios_type_and_logos(project: Path) -> None:
    made = write_specimen(project, "aurora", None, TODAY)
    words = tree_text(read_tree(made.paths[0].read_bytes()))
    for expected in (
        "#5B2A86", "4.5:1", "protan", "deutan", "tritan", "Gray print", "24 on 28", "Page 1",
        "As small as it may be", "On the band", "Assertion and points",
    ):  # fmt: skip
        assert expected in words


@pytest.mark.slow
def test_the_same_theme_gives_the_same_sheet(project: Path, tmp_path: Path) -> None:
    first, second = (
        [
            path.read_bytes()
            for path in write_specimen(project, "aurora", tmp_path / name, TODAY).paths
        ]
        for name in ("a", "b")
    )
    assert first == second


@pytest.mark.slow
def test_a_sheet_is_not_taken_for_an_output_that_is_out_of_date(project: Path) -> None:
    write_specimen(project, "default", None, TODAY)
    assert [
        f.code for f in check_project(project, ("default",), TODAY, reference=False).findings
    ] == []


def test_a_theme_with_errors_has_no_sheet(project: Path) -> None:
    (project / "themes" / "aurora" / "logo.png").write_bytes(b"x")
    made = write_specimen(project, "aurora", None, TODAY)
    assert made.paths == ()
    assert [f.severity for f in made.findings] == [Severity.ERROR]
    assert not (project / "output").exists()


def test_without_pdfium_the_tool_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(KdeckError) as caught:
        write_specimen(project, "aurora", None, TODAY)
    assert caught.value.code is ExitCode.TOOL_MISSING
    assert "kdeck[preview]" in caught.value.hint
