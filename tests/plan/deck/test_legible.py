"""Labels of a figure that grow to the smallest type of a slide, or do not."""

from kdeck.model.scene import Label, Scene
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.legible import is_legible, with_larger_labels
from kdeck.plan.deck.model import SlideFigure
from kdeck.plan.master.layout import Rect
from plan.talks import THEME


def figure(
    *labels: tuple[str, float, float], size: float = 13.0, scale: float = 1.0
) -> SlideFigure:
    items = tuple(Label(t, x, y, size, "start", PaletteRole.INK) for t, x, y in labels)
    rect = Rect(0, 0, 400 * scale, 200 * scale)
    return SlideFigure(Scene(400, 200, items), "alt", rect, "Figure")


def sizes(drawn: SlideFigure) -> set[float]:
    return {item.size for item in drawn.scene.items if isinstance(item, Label)}


def test_labels_a_little_too_small_grow_to_the_floor_at_the_scale_of_the_slide() -> None:
    small = figure(("gate", 10, 50), ("cell", 10, 100), scale=1.05)
    grown = with_larger_labels(small, THEME.deck_body)
    assert not is_legible(small)
    assert is_legible(grown)
    assert sizes(grown) == {14 / 1.05}


def test_labels_grow_neither_by_much_nor_into_each_other_nor_out_of_their_figure() -> None:
    for drawn in (
        figure(("gate", 10, 50), size=9.0),
        figure(("gate", 10, 50), ("cell", 12, 52)),
        figure(("a long label at the right edge", 330, 50)),
        figure(("at the foot", 10, 199)),
    ):
        assert with_larger_labels(drawn, THEME.deck_body) is drawn


def test_labels_that_can_be_read_and_figures_without_any_stay_as_they_are() -> None:
    for drawn in (figure(("gate", 10, 50), size=14.0), figure()):
        assert is_legible(drawn)
        assert with_larger_labels(drawn, THEME.deck_body) is drawn
