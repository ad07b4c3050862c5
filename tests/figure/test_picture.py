"""Photographs and other pictures of pixels become figures, without what a phone tells of them."""

import io
from collections.abc import Callable

import pytest
from PIL import Image, features

from kdeck.figure.picture import is_picture, picture_scene
from kdeck.figure.source import FigureError
from kdeck.model.scene import Pixels, Scene
from kdeck.raster import FIGURE, raster_size
from theme.images import drawn, encoded, many_scans, png, zeros
from theme.photographs import MAKER, photograph, saved

DOT = 72 / 300


def read(data: bytes, file: str) -> tuple[Pixels, Scene]:
    scene, remarks = picture_scene(data, file)
    assert remarks == ()
    assert scene.pixels is not None
    return scene.pixels, scene


def opened(pixels: Pixels) -> Image.Image:
    return Image.open(io.BytesIO(pixels.data))


def test_a_photograph_stands_upright_without_the_place_and_the_camera() -> None:
    data = saved(photograph(1200, 800), turned=6, quality=90)
    assert MAKER.encode() in data
    pixels, scene = read(data, "sources/figures/door.JPG")
    made = opened(pixels)
    assert (made.format, made.size, made.mode) == ("JPEG", (800, 1200), "RGB")
    assert (scene.width, scene.height) == pytest.approx((800 * DOT, 1200 * DOT))
    assert not made.getexif()
    assert MAKER.encode() not in pixels.data
    assert "exif" not in made.info
    # The dark corner was at the top left of the sensor: a quarter turn brings it to the right.
    dark, bright = made.getpixel((760, 20)), made.getpixel((20, 20))
    assert isinstance(dark, tuple)
    assert isinstance(bright, tuple)
    assert sum(dark) < 150 < sum(bright)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_each_kind_of_file_is_read(kind: str) -> None:
    assert features.check("webp")
    if kind == "AVIF" and "avif" not in features.get_supported_modules():
        with pytest.raises(FigureError, match="which this computer does not read"):
            picture_scene(b"\0\0\0\x1cftypavif" + bytes(99), "a.avif")
        return
    pixels, _ = read(saved(photograph(900, 700), kind), f"a.{kind.lower()}")
    assert raster_size(pixels.data) == (900, 700)
    assert opened(pixels).format == "JPEG"


def test_a_drawing_of_few_colors_stays_sharp_and_transparent() -> None:
    pixels, _ = read(encoded(drawn(900, 300)), "map.png")
    made = opened(pixels)
    assert (made.format, made.mode, made.size) == ("PNG", "RGBA", (900, 300))
    white = Image.new("RGB", (900, 700), "white")
    white.paste("#335577", (100, 100, 500, 130))
    # Saved as JPEG, a drawing has the colors of its edges, and they are few.
    assert opened(read(encoded(white, "JPEG", quality=95), "map.jpg")[0]).format == "PNG"


@pytest.mark.slow
def test_no_more_pixels_are_kept_than_print_has_a_use_for() -> None:
    pixels, scene = read(saved(photograph(4032, 3024), quality=80), "door.jpeg")
    assert raster_size(pixels.data) == (2083, 1562)
    assert scene.width == pytest.approx(FIGURE.width, abs=0.2)


@pytest.mark.slow
def test_a_photograph_of_48_million_pixels_is_made_smaller_while_it_is_read() -> None:
    pixels, _ = read(saved(Image.new("RGB", (8064, 6048), "#AA8866")), "door.jpeg")
    assert raster_size(pixels.data) == (2083, 1562)


def test_a_small_picture_is_printed_and_shown_small_and_told_of() -> None:
    scene, remarks = picture_scene(encoded(Image.new("RGB", (120, 90))), "small.png")
    ((message, hint),) = remarks
    assert message == "it has 120 × 90 pixels, and is printed and shown on slides small"
    assert hint == "give the original, 600 pixels or more along its longer side"
    assert scene.width == pytest.approx(120 * DOT)


def test_what_is_told_of_a_picture_s_pixels_names_the_margin_that_is_not_among_them() -> None:
    picture = Image.new("RGBA", (900, 900))
    picture.paste((200, 30, 40, 255), (300, 300, 600, 500))
    _, ((message, _),) = picture_scene(encoded(picture), "small.png")
    assert message.startswith("it has 300 × 200 pixels without its transparent margin, and is")
    picture = Image.new("RGBA", (900, 900))
    picture.paste((200, 30, 40, 255), (0, 300, 900, 310))
    with pytest.raises(FigureError, match="900 × 10 pixels without its transparent margin, one"):
        picture_scene(encoded(picture), "small.png")


def test_a_picture_has_no_parts() -> None:
    with pytest.raises(FigureError, match="no parts"):
        picture_scene(encoded(drawn(900, 300)), "a.png", "left")


def large() -> bytes:
    """Make a picture that a reader must hold whole."""
    return saved(Image.new("RGB", (3700, 3700)), progressive=True)


HOSTILE: dict[str, tuple[bytes | Callable[[], bytes], str, str]] = {
    "empty": (b"", "a.png", "is empty"),
    "another kind": (encoded(drawn(9, 9)), "a.jpg", "is not a JPEG image"),
    "cut off": (encoded(drawn(900, 300))[:-30], "a.png", "cut off"),
    "a photograph cut off": (saved(photograph(900, 600))[:9000], "a.jpg", "cut off"),
    "a bomb": (png(60_000, 60_000, zeros(1 << 20)), "a.png", "at most 13 million"),
    "a long strip": (png(30_000, 2, zeros(1 << 20)), "a.png", "it "),
    "scans without end": (many_scans(), "a.jpg", "more than 64 scans"),
    "held whole": (large, "a.jpg", "at most 13 million"),
    "boxes without end": (b"\0\0\0\x1cftypavif" + bytes(20) + b"\xff" * 40, "a.avif", "it "),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_damaged_or_made_to_do_harm_is_refused_in_one_line(name: str) -> None:
    given, file, words = HOSTILE[name]
    data = given if isinstance(given, bytes) else given()
    with pytest.raises(FigureError, match=words) as refused:
        picture_scene(data, file)
    assert refused.value.message.startswith("it ")
    assert refused.value.hint


def test_pictures_are_known_by_the_ends_of_their_names() -> None:
    assert all(map(is_picture, ("a.PNG", "b.jpg", "c.jpeg", "d.webp", "e.avif")))
    assert not any(map(is_picture, ("a.svg", "b.heic", "c", "d.png.svg")))
