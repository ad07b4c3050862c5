"""Logos that are more than flat shapes are drawn all the same, as pixels at print resolution."""

import io
from pathlib import Path

import pytest
from PIL import Image

from kdeck.figure.logo import read_logo
from kdeck.figure.source import FigureError
from kdeck.raster import LOGO

# In the manner of the programs that their names begin with.
LOGOS = sorted((Path(__file__).parents[1] / "theme" / "logos").glob("*.svg"))
SHAPES = ("illustrator-16", "illustrator-cc", "sketch")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{}</svg>'


def picture(data: bytes) -> Image.Image:
    made = read_logo(data)
    assert made.scene is None
    assert made.reason
    return Image.open(io.BytesIO(made.picture)).convert("RGBA")


@pytest.mark.parametrize("program", SHAPES)
def test_gradients_and_copies_are_shapes(program: str) -> None:
    (file,) = (file for file in LOGOS if file.stem.startswith(program))
    made = read_logo(file.read_bytes())
    assert made.scene is not None
    assert made.picture == b""


PIXELS = [file for file in LOGOS if not file.stem.startswith(SHAPES)]


@pytest.mark.parametrize("file", PIXELS, ids=lambda file: file.stem)
def test_a_logo_as_programs_save_it_is_drawn_at_print_resolution(file: Path) -> None:
    made = picture(file.read_bytes())
    across, down = LOGO.most
    # What is transparent around it is cut away.
    assert made.width > 0.5 * across or made.height > 0.5 * down
    assert made.width <= across
    assert made.height <= round(down)
    assert len(made.resize((30, 10)).getcolors(300) or ()) > 1


def test_what_shows_through_runs_from_its_first_color_to_its_last() -> None:
    made = picture(
        SVG.format(
            '<linearGradient id="g"><stop stop-color="#ff0000"/><stop offset="1" '
            'stop-color="#0000ff"/></linearGradient>'
            '<path fill="url(#g)" opacity=".99" d="M0 0H90V30H0Z"/>'
        ).encode()
    )
    left, right = made.getpixel((2, 50)), made.getpixel((made.width - 3, 50))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] - left[2] > 220
    assert right[2] - right[0] > 220


def test_flat_shapes_stay_shapes() -> None:
    made = read_logo(SVG.format('<path fill="#123F73" d="M0 0H9V9H0Z"/>').encode())
    assert made.scene is not None
    assert made.picture == b""


def test_words_are_set_in_a_family_of_ours_and_told() -> None:
    body = (
        '<text x="2" y="20" font-family="Nowhere Sans" font-size="14" fill="#123">River'
        '<tspan fill="#A33">side</tspan></text>'
    )
    made = read_logo(SVG.format(body).encode())
    assert made.words == "Riverside"
    assert made.picture == read_logo(SVG.format(body.replace("Nowhere", "Else")).encode()).picture


def test_what_is_wrong_with_the_shapes_is_told_where_nothing_is_painted() -> None:
    with pytest.raises(FigureError, match="nothing in it is painted"):
        read_logo(SVG.format("<g/>").encode())
