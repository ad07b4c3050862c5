"""How the items of a handout become rows: what opens it, and what stands beside a heading."""

from kdeck.model.block import PanelKind
from kdeck.model.document import Section
from kdeck.model.recipe import PartForm
from kdeck.plan.handout.blocks import Items
from kdeck.plan.handout.model import Box, Illustration, Item, ItemList, Kept, Prose, SideRow


def split_opening(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """Part the panels that open a document, under no heading, from the rest."""
    opens = (not section.heading and section.form is PartForm.PANELS for section in sections)
    count = next((i for i, opening in enumerate(opens) if not opening), len(sections))
    return sections[:count], sections[count:]


def _led(row: SideRow) -> Items:
    """Part a row from the headings at its end, which lead to what follows over the whole width."""
    count = len(row.main)
    while count and isinstance(last := row.main[count - 1], Prose) and last.level:
        count -= 1
    if count in (0, len(row.main)):
        return (row,)
    return (
        SideRow(row.side, row.main[:count], row.span),
        SideRow((), row.main[count:], row.main[count].span),
    )


def append_item(rows: list[Item], head: Items, item: Item) -> None:
    """Add an item to the rows of a chapter: in the text column, or over the whole width."""
    if not isinstance(item, (Prose, ItemList, Illustration, Kept)):
        if not head and rows and isinstance(last := rows[-1], SideRow):
            rows[-1:] = _led(last)
        rows.extend((*head, item))
    elif not head and rows and isinstance(quote := rows[-1], Box) and quote.kind is PanelKind.QUOTE:
        # A quotation and what says whose it is stand together.
        rows[-1] = Kept((quote, item), quote.span)
    elif not head and rows and isinstance(last := rows[-1], SideRow):
        rows[-1] = SideRow(last.side, (*last.main, item), last.span)
    else:
        rows.append(SideRow(head, (item,), item.span))
