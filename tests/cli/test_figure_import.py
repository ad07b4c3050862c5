"""'kdeck figure import' writes a drawing in roles, or a picture, where figures stand."""

from pathlib import Path

import pytest

import buildable
from kdeck.figure.drawing import drawing_scene
from theme.photographs import MAKER, photograph, saved

from .conftest import Result, Run

FILES = tuple(sorted((Path(__file__).parents[1] / "figure" / "drawings").glob("*.svg")))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    buildable.write(tmp_path / "project", {})
    return tmp_path / "project"


def imported(run: Run, root: Path, file: Path, *options: str) -> Result:
    return run("figure", "import", file, "--project", root, *options)


def names(root: Path) -> set[str]:
    folder = root / "sources" / "figures"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_import_writes_the_figure_and_tells_what_became_of_its_colors(run: Run, root: Path) -> None:
    (file,) = (file for file in FILES if file.stem == "powerpoint-shapes")
    result = imported(run, root, file, "--name", "steps", "--alt", "Two boxes and an arrow")
    assert result.code == 0, result.out + result.err
    assert "made sources/figures/steps.svg" in (result.out + result.err)
    assert "#4472C4 became primary" in (result.out + result.err)
    assert "![Two boxes and an arrow](steps.svg)" in (result.out + result.err)
    text = (root / "sources/figures/steps.svg").read_text("utf-8")
    assert "<title>Two boxes and an arrow</title>" in text
    made, remarks = drawing_scene(text.encode(), "steps.svg")
    assert remarks == ()
    assert made.pixels is None


def test_import_keeps_what_is_there_until_it_is_told_otherwise(run: Run, root: Path) -> None:
    file = FILES[0]
    assert imported(run, root, file, "--name", "a", "--decorative").code == 0
    before = (root / "sources/figures/a.svg").read_bytes()
    again = imported(run, root, FILES[1], "--name", "a", "--decorative")
    assert again.code != 0
    assert "'sources/figures/a.svg' exists already" in again.err
    assert (root / "sources/figures/a.svg").read_bytes() == before
    assert imported(run, root, FILES[1], "--name", "a", "--decorative", "--force").code == 0
    assert (root / "sources/figures/a.svg").read_bytes() != before


@pytest.mark.parametrize("options", [(), ("--alt", "A box", "--decorative"), ("--alt", "  ")])
def test_import_asks_for_alt_text(run: Run, root: Path, options: tuple[str, ...]) -> None:
    before = names(root)
    result = imported(run, root, FILES[0], *options)
    assert result.code == 2
    assert "say what the figure shows" in (result.out + result.err)
    assert names(root) == before


def test_import_asks_last(run: Run, root: Path) -> None:
    assert imported(run, root, FILES[0], "--name", "a", "--decorative").code == 0
    result = imported(run, root, FILES[1], "--name", "a")
    assert "'sources/figures/a.svg' exists already" in result.err
    assert "say what the figure shows" not in result.err


def test_import_tells_all_that_is_wrong_with_a_file_and_writes_nothing(
    run: Run, root: Path, tmp_path: Path
) -> None:
    file = tmp_path / "bad.svg"
    file.write_text(
        SVG.format('\n<script>a()</script>\n<g onclick="a()"/>\n<use href="https://e.org/#a"/>\n')
    )
    before = names(root)
    result = imported(run, root, file, "--decorative")
    assert result.code == 1
    for line, words in ((2, "'script' is not drawn"), (3, "'onclick'"), (4, "a link to something")):
        assert f"bad.svg:{line}: error: {words}" in (result.out + result.err)
    assert "nothing was made: 3 errors" in (result.out + result.err)
    assert names(root) == before


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.pdf", "it is a PDF file, and no figure yet"),
        ("a.eps", "it is an EPS file"),
        ("a.heic", "it is a HEIC photograph"),
        ("a.emf", "it is a Windows drawing"),
        ("a.txt", "it is no drawing and no picture"),
    ],
)
def test_what_is_no_figure_hears_the_way_to_one(
    run: Run, root: Path, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7 \0\1\2")
    # Nobody is asked to say what a file shows that is no figure.
    result = imported(run, root, tmp_path / name)
    assert result.code == 1
    assert words in (result.out + result.err)
    assert "say what the figure shows" not in result.err
    assert "hint:" in (result.out + result.err)


def test_a_photograph_leaves_its_camera_and_place_behind(
    run: Run, root: Path, tmp_path: Path
) -> None:
    file = tmp_path / "Front Door (2).JPG"
    file.write_bytes(saved(photograph(900, 700)))
    assert "say what the figure shows" in imported(run, root, file).err
    assert MAKER.encode() in file.read_bytes()
    result = imported(run, root, file, "--alt", "Our front door")
    assert result.code == 0, result.out + result.err
    made = root / "sources/figures/front-door-2.jpg"
    assert made.is_file()
    assert MAKER.encode() not in made.read_bytes()
