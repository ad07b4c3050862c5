"""Logos made of pixels in handouts: valid in both standards, of the right colors and size."""

import io
from collections.abc import Mapping
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from kdeck.check.pdf.file import check_pdf
from kdeck.model.audience import Audience
from kdeck.plan.drawn.emblem import MASTHEAD_ROOM, fit_emblem
from kdeck.plan.handout.model import Handout
from kdeck.raster import grayed, read_raster
from kdeck.render.pdf.writer import render
from kdeck.theme.theme import Logo
from kdeck.units import mm
from kdeck.variants import Standard
from theme.images import drawn, encoded
from verdicts import flaws

OPAQUE = encoded(drawn(900, 300, "#8A1C1C", ground="#FFFFFF").convert("RGB"), "JPEG")
CLEAR = read_raster(encoded(drawn(900, 300, "#FFFFFF")), "png").data
LOGOS = {
    "transparent": CLEAR,
    "opaque": read_raster(OPAQUE, "jpeg").data,
    "gray": grayed(CLEAR),
}


def with_logo(handout: Handout, data: bytes) -> Handout:
    logo = Logo("logo.png", "png", "Riverside Clinic", data)
    emblem = fit_emblem(logo, handout.theme.palette, "band", MASTHEAD_ROOM)
    return replace(handout, masthead=replace(handout.masthead, emblem=emblem))


@pytest.fixture
def handout(handouts: Mapping[Audience, Handout]) -> Handout:
    return handouts[Audience.PLAIN]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", LOGOS)
@pytest.mark.parametrize("standard", list(Standard))
def test_a_picture_keeps_every_standard(handout: Handout, name: str, standard: Standard) -> None:
    assert flaws(render(with_logo(handout, LOGOS[name]), standard).data, f"{name}.pdf") == ()


def pixels(data: bytes, *, mask: bool) -> bytes:
    """Give the pixels, or the mask, of the one image of a file; it is on the first page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        held = [list(page.get_images().values()) for page in pdf.pages]
        assert not any(held[1:])
        (image,) = held[0]
        found = image.SMask if mask else image
        assert isinstance(found, pikepdf.Stream)
        return found.read_bytes()


def test_the_picture_is_drawn_once_with_its_pixels(handout: Handout) -> None:
    made = render(with_logo(handout, LOGOS["opaque"])).data
    with Image.open(io.BytesIO(LOGOS["opaque"])) as logo:
        assert pixels(made, mask=False) == logo.convert("RGB").tobytes()


def test_what_is_transparent_has_a_mask(handout: Handout) -> None:
    made = render(with_logo(handout, CLEAR)).data
    with Image.open(io.BytesIO(CLEAR)) as logo:
        assert pixels(made, mask=True) == logo.getchannel("A").tobytes()


def test_the_same_logo_gives_the_same_bytes(handout: Handout) -> None:
    first = render(with_logo(handout, CLEAR)).data
    read_raster.cache_clear()
    again = read_raster(encoded(drawn(900, 300, "#FFFFFF")), "png").data
    assert render(with_logo(handout, again)).data == first


def test_the_band_keeps_off_the_edges_that_printers_leave_white(handout: Handout) -> None:
    with pikepdf.open(io.BytesIO(render(handout).data)) as pdf:
        page = pdf.pages[0]
        wide, high = (float(side) for side in page.mediabox[2:])
        told = pikepdf.parse_content_stream(page)
        drawn = [each.operands for each in told if str(each.operator) == "re"]
        found = [tuple(float(str(number)) for number in numbers) for numbers in drawn]
    assert any(width > 0.9 * wide for _, _, width, _ in found)
    for x, y, width, height in found:
        assert min(x, y, wide - x - width, high - y - height) >= mm(4.2)


@pytest.mark.slow
def test_a_masthead_grows_with_a_tall_logo_and_still_fits_a_wide_one(handout: Handout) -> None:
    for width, height in ((1200, 100), (100, 1200)):
        data = read_raster(encoded(drawn(width, height, "#FFFFFF")), "png").data
        made = render(with_logo(handout, data)).data
        assert check_pdf(made, "shape.pdf") == ()
