"""Icons of points, by the keys of their items."""

from pathlib import Path

import pytest

from kdeck.model.scene import Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.pointicon import POINT_ICONS, point_icon

GUIDE = Path(__file__).parents[3] / "docs" / "guide.md"


@pytest.mark.parametrize("key", list(POINT_ICONS))
def test_the_guide_names_each_icon_which_is_drawn_in_a_role_of_the_theme(key: str) -> None:
    assert f"`{key}`" in GUIDE.read_text()
    scene = point_icon(("else", key))
    assert scene is not None
    assert {item.stroke for item in scene.items if isinstance(item, Shape)} == {PaletteRole.PRIMARY}


def test_a_key_without_an_icon_draws_none() -> None:
    assert point_icon(("mania",)) is None
