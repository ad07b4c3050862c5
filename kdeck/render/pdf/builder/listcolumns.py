"""In how many columns a list stands: in more than one where its items are short."""

from kdeck.plan.handout.model import ItemList, ListKind, Prose
from kdeck.render.pdf.box.typesetter import Typesetter

# A list that takes this share of the width of a sheet may stand in columns, so many at most.
_WIDE_LIST, MOST_COLUMNS = 0.8, 3
# In a handout, so many items or more stand in two columns where most are a line each, and no other
# is more than a few.
_MANY, _LONG_SHARE, _FEW_LINES = 6, 1 / 3, 2.5
# Where notes stand in columns, too, half of the items may be longer.
_LONG_IF_DENSE = 1 / 2
# So many references, which take about a page in one column, stand in two.
_MANY_REFERENCES = 15
# On a card, every list stands in two columns.
_ON_A_CARD = 2


def columns_of(listing: ItemList, typesetter: Typesetter, indent: float, width: float) -> int:
    """Say in how many columns a list stands; the indent of its items and the width in points."""
    sheet = typesetter.sheet
    if width < _WIDE_LIST * sheet.measure:
        return 1
    if not sheet.is_sheet and listing.kind is ListKind.REFERENCES:
        # Large and spaced letters leave too few to a line.
        roomy = bool(sheet.side) and not sheet.letter
        return 2 if roomy and len(listing.entries) >= _MANY_REFERENCES else 1
    if not sheet.is_sheet:
        room = (width - sheet.gutter) / 2 - indent
        return 2 if _pairs(listing, typesetter, room) else 1
    if sheet.columns < 2:
        return 1
    if sheet.cells > 1:
        return _ON_A_CARD
    style = sheet[listing.role]
    runs = [
        item.runs if isinstance(item, Prose) else ()
        for entry in listing.entries
        for item in entry.items
    ]
    if not all(runs):
        return 1
    widest = max(typesetter.width(each, style) for each in runs) + indent
    return min(int((width + sheet.gutter) // (widest + sheet.gutter)), MOST_COLUMNS) or 1


def _pairs(listing: ItemList, typesetter: Typesetter, room: float) -> bool:
    """Say whether the items of a list of a handout stand in two columns, each with so much room."""
    sheet = typesetter.sheet
    # Large and spaced letters leave too few to a line.
    if not sheet.side or sheet.letter:
        return False
    if listing.kind is not ListKind.BULLETS or len(listing.entries) < _MANY:
        return False
    said = [each.items for each in listing.entries if len(each.items) == 1]
    runs = [items[0].runs for items in said if isinstance(items[0], Prose)]
    if len(runs) < len(listing.entries):
        return False
    widths = [typesetter.width(each, sheet[listing.role]) for each in runs]
    long = [each for each in widths if each > room]
    share = _LONG_SHARE if sheet.flows < 2 else _LONG_IF_DENSE
    return len(long) <= share * len(runs) and max(widths) <= _FEW_LINES * room
