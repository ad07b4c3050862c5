"""Items as a sheet sets them: out of their frames, ended as sentences, or as large as a lead."""

from dataclasses import replace

from kdeck.model.block import PanelKind
from kdeck.plan.handout.blocks import Items
from kdeck.plan.handout.model import Box, Entry, Item, Prose
from kdeck.plan.look.style import Role
from kdeck.plan.text.answers import SENTENCE_ENDS
from kdeck.plan.text.run import Run, run_text


def unframed(item: Item) -> Items:
    """Take a checklist out of its frame: the heading of the group leads it."""
    if isinstance(item, Box) and item.kind is PanelKind.CHECKLIST:
        return item.items
    return (item,)


def ended(entry: Entry) -> Entry:
    """End an answer as a sentence."""
    *above, last = entry.items
    if not isinstance(last, Prose) or run_text(last.runs).endswith(SENTENCE_ENDS):
        return entry
    ended = replace(last, runs=(*last.runs, Run(".", last.span)))
    return replace(entry, items=(*above, ended))


def led(item: Item) -> Item:
    """Set the words of a large picture as large as what leads a page."""
    return replace(item, role=Role.LEAD) if isinstance(item, Prose) else item
