"""The QR code: its modules, its quiet zone, its size in print and its contrast."""

import pytest
import segno

import starter
from kdeck.color import contrast
from kdeck.model.scene import Line, Move, Shape
from kdeck.plan.drawn.qrcode import code_scene, printed_code
from kdeck.plan.look.tint import edition_palette
from kdeck.plan.text.linkaddress import printed_address
from kdeck.units import mm
from kdeck.variants import PRINTED_EDITIONS, Edition

ADDRESS = "https://example.org/quiet-hill"
QUIET = 4


def squares(shape: Shape, module: float) -> set[tuple[int, int]]:
    """List the dark modules of a drawn code by column and row."""
    found: set[tuple[int, int]] = set()
    corners = [s for s in shape.segments if isinstance(s, Move | Line)]
    for index in range(0, len(corners), 4):
        first, opposite = corners[index], corners[index + 2]
        left, top = round(first.x / module), round(first.y / module)
        found |= {
            (x, y)
            for x in range(left, round(opposite.x / module))
            for y in range(top, round(opposite.y / module))
        }
    return found


def test_the_dark_modules_are_those_of_the_code_inside_a_quiet_zone() -> None:
    matrix = segno.make(ADDRESS, error="m", micro=False).matrix
    scene = code_scene(ADDRESS)
    ground, code = scene.items
    assert isinstance(ground, Shape)
    assert isinstance(code, Shape)
    module = scene.width / (len(matrix) + 2 * QUIET)
    expected = {
        (x + QUIET, y + QUIET) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit
    }
    assert squares(code, module) == expected
    assert squares(ground, module) == {
        (x, y) for x in range(len(matrix) + 2 * QUIET) for y in range(len(matrix) + 2 * QUIET)
    }


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}/{'long/' * 12}"])
def test_a_module_is_large_enough_to_scan_from_paper(address: str) -> None:
    scene, width = printed_code(address)
    modules = len(segno.make(address, error="m", micro=False).matrix) + 2 * QUIET
    assert width / modules >= mm(0.5)
    assert scene.width == scene.height


@pytest.mark.sampled(2)
@pytest.mark.parametrize("edition", PRINTED_EDITIONS)
def test_the_code_is_dark_on_light_in_every_edition(edition: Edition) -> None:
    theme = starter.theme("default")
    palette = edition_palette(theme.palette, edition)
    assert contrast(palette.ink, palette.paper) >= 7


def test_the_alt_text_says_where_the_code_leads() -> None:
    assert printed_address(ADDRESS) == "example.org/quiet-hill"
