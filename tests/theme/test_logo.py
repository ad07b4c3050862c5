"""Logos as they come out of the reader: sRGB, upright, cut, and no larger than print needs."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from kdeck.finding import Finding, Severity
from kdeck.fingerprint import Files
from kdeck.raster import grayed, raster_size, read_raster, sample
from kdeck.rasterend import Media, RasterError
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from theme.images import drawn, encoded


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def read(folder: Path, name: str, data: bytes) -> tuple[Theme | None, tuple[Finding, ...]]:
    place = folder / "themes" / "t"
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data)
    (place / "_brand.yml").write_text(f"logo: {{path: {name}, alt: Riverside}}")
    return read_theme(Files(folder), "t")


@pytest.mark.slow
def test_a_large_picture_is_shrunk_to_what_print_needs() -> None:
    made = read_raster(encoded(drawn(3600, 1200)), "png")
    # 62 points at 300 dpi.
    assert raster_size(made.data) == (775, 258)
    assert opened(made.data).mode == "RGBA"


def test_a_small_picture_is_never_enlarged() -> None:
    assert raster_size(read_raster(encoded(drawn(90, 30)), "png").data) == (90, 30)


def test_transparent_margins_are_cut_off() -> None:
    wide = Image.new("RGBA", (500, 500))
    wide.paste(drawn(90, 30), (100, 200))
    assert raster_size(read_raster(encoded(wide), "png").data) == (90, 30)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    picture = Image.new(mode, (90, 30)) if mode == "I;16" else drawn(90, 30).convert(mode)
    if mode != "I;16":
        picture = drawn(90, 30, ground="#FFFFFFFF").convert(mode)
    assert opened(read_raster(encoded(picture), "png").data).mode in ("RGB", "RGBA")


def test_sixteen_bits_of_gray_keep_their_shade() -> None:
    picture = Image.new("I;16", (40, 40), 0x8000)
    assert sample(read_raster(encoded(picture), "png").data, 4, 4)[0] == (128, 128, 128)


def test_a_hole_stays_a_hole() -> None:
    made = read_raster(encoded(drawn(300, 300)), "png").data
    cells = sample(made, 3, 3)
    assert cells[4] is None
    assert cells[1] == (0x0B, 0x5F, 0x66)


def test_what_is_transparent_does_not_bleed_into_the_edges() -> None:
    picture = Image.new("RGBA", (2000, 1000), (255, 0, 0, 0))
    picture.paste((0, 0, 255, 255), (0, 0, 1000, 1000))
    picture.putpixel((1999, 999), (255, 0, 0, 255))
    made = opened(read_raster(encoded(picture), "png").data).convert("RGBA")
    left = made.crop((0, 0, made.width - 8, made.height)).tobytes()
    pairs = zip(left[::4], left[3::4], strict=True)
    assert max(red for red, alpha in pairs if alpha > 8) < 8


def wide_gamut() -> bytes:
    """Give a profile whose red is greener than that of sRGB: sRGB with two columns exchanged."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(data[128:132], "big")
    entries = {bytes(data[132 + 12 * i : 136 + 12 * i]): 136 + 12 * i for i in range(count)}
    red, green = entries[b"rXYZ"], entries[b"gXYZ"]
    data[red : red + 8], data[green : green + 8] = (
        data[green : green + 8], data[red : red + 8],
    )  # fmt: skip
    return bytes(data)


@pytest.mark.parametrize(("kind", "media"), [("PNG", "png"), ("JPEG", "jpeg")])
def test_an_embedded_profile_is_applied(kind: str, media: Media) -> None:
    picture = Image.new("RGB", (40, 40), (255, 0, 0))
    made = read_raster(encoded(picture, kind, icc_profile=wide_gamut()), media)
    color = sample(made.data, 4, 4)[5]
    assert color is not None
    assert color[0] < 16
    assert color[1] > 239


def test_a_profile_that_does_not_fit_or_is_damaged_counts_for_nothing() -> None:
    gray = Image.new("L", (40, 40), 77)
    for profile in (wide_gamut(), b"not a profile"):
        made = read_raster(encoded(gray, icc_profile=profile), "png")
        assert sample(made.data, 4, 4)[0] == (77, 77, 77)


def test_a_cmyk_jpeg_is_converted_and_said_to_be_guessed() -> None:
    cyan = Image.new("CMYK", (40, 40), (255, 0, 0, 0))
    made = read_raster(encoded(cyan, "JPEG", quality=95), "jpeg")
    color = sample(made.data, 4, 4)[5]
    assert color is not None
    assert color[0] < 16
    assert min(color[1:]) > 239
    assert [m for m, _ in made.remarks] == ["has CMYK colors without a profile, they are guessed"]


def test_a_picture_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = encoded(drawn(90, 30, ground="#FFFFFFFF").convert("RGB"), "JPEG", exif=exif)
    assert raster_size(read_raster(turned, "jpeg").data) == (30, 90)


def test_nothing_of_the_file_but_its_pixels_is_kept() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "somebody")
    plain, told = encoded(drawn(90, 30)), encoded(drawn(90, 30), pnginfo=info, dpi=(72, 72))
    assert read_raster(plain, "png").data == read_raster(told, "png").data


def test_gray_has_no_color_left() -> None:
    made = read_raster(encoded(drawn(90, 30)), "png").data
    assert opened(grayed(made)).mode == "LA"


@pytest.mark.parametrize(("width", "height"), [(1200, 100), (100, 1200)])
def test_every_shape_from_1_to_12_is_read(width: int, height: int) -> None:
    assert read_raster(encoded(drawn(width, height)), "png").data


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        (Image.new("RGBA", (1700, 100), "red"), "has 1700 × 100 pixels, one side is over 16 times"),
        (Image.new("RGBA", (100, 100)), "is transparent all over"),
    ],
)
def test_what_cannot_be_seen_is_refused(picture: Image.Image, message: str) -> None:
    with pytest.raises(RasterError) as caught:
        read_raster(encoded(picture), "png")
    assert caught.value.message.startswith(message)


def test_what_stands_behind_the_end_is_left_out_and_told(tmp_path: Path) -> None:
    page = b"<html><script>alert(1)</script></html>"
    for name, kind in (("a.png", "PNG"), ("a.jpg", "JPEG")):
        picture = drawn(300, 100, ground="#FFFFFFFF").convert("RGB")
        found, (finding,) = read(tmp_path, name, encoded(picture, kind) + page)
        assert finding.severity is Severity.WARNING
        assert finding.message == (
            f"the logo '{name}' holds {len(page):,} bytes after its end, left out here"
        )
        assert found is not None
        assert found.logo is not None
        assert b"script" not in found.logo.data


def test_a_logo_knows_where_the_brand_file_names_it(tmp_path: Path) -> None:
    found, findings = read(tmp_path, "a.png", encoded(drawn(300, 100)))
    assert findings == ()
    assert found is not None
    assert found.logo is not None
    assert str(found.logo.span) == "themes/t/_brand.yml:1: $.logo.path"


def test_the_variants_of_a_logo_are_kept_in_order(tmp_path: Path) -> None:
    place = tmp_path / "themes" / "t"
    place.mkdir(parents=True)
    for name, width in (("wide", 300), ("mark", 100), ("white", 200)):
        (place / f"{name}.png").write_bytes(encoded(drawn(width, 100)))
    images = ", ".join(f"{n}: {{path: {n}.png, alt: R}}" for n in ("wide", "mark", "white"))
    sizes = "small: mark, large: {light: wide, dark: white}"
    (place / "_brand.yml").write_text(f"logo: {{images: {{{images}}}, {sizes}}}")
    found, _ = read_theme(Files(tmp_path), "t")
    assert found is not None
    assert [logo.file for logo in found.logos(on_primary=False)] == ["wide.png", "mark.png"]
    assert [logo.file for logo in found.logos(on_primary=True)] == ["white.png"]


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_webp_picture_is_read(mode: str, lossless: bool) -> None:
    out = io.BytesIO()
    drawn(300, 100, "#0B5F66").convert(mode).save(out, "WEBP", lossless=lossless)
    made = opened(read_raster(out.getvalue(), "webp").data)
    assert made.format == "PNG"
    assert made.width > made.height


def test_a_webp_picture_that_is_cut_off_is_refused() -> None:
    out = io.BytesIO()
    drawn(300, 100, "#0B5F66").save(out, "WEBP")
    for data in (out.getvalue()[:-9], out.getvalue()[:10], b"RIFF"):
        with pytest.raises(RasterError):
            read_raster(data, "webp")
