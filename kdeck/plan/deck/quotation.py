"""The words of somebody else: large, with who said them and what bounds them below."""

from collections.abc import Sequence

from kdeck.model.block import Panel, PanelKind, Paragraph
from kdeck.model.document import Chapter
from kdeck.model.inline import plain_text
from kdeck.model.walk import walk_blocks
from kdeck.plan.deck.filled import LEAST, filled
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.deck.shown import Made
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.run import Runs, run_text

_LAYOUT = LayoutName.QUOTE


def quotation(make: SlideMaker, chapter: Chapter, points: Sequence[Runs]) -> Made | None:
    """Quote what stands in the one panel of a quotation, over the points that say whose it is.

    A point that the quotation holds is left out. None where there is no such panel, or no room.
    """
    panels = [b for b in walk_blocks(chapter.blocks) if isinstance(b, Panel)]
    quoted = [panel.blocks for panel in panels if panel.kind is PanelKind.QUOTE]
    if len(quoted) != 1 or make.master.layout(_LAYOUT).stands_in:
        return None
    said = [block.inlines for block in walk_blocks(quoted[0]) if isinstance(block, Paragraph)]
    whole = " ".join(map(plain_text, said))
    told = [runs for runs in points if run_text(runs).rstrip(" ”") not in whole]
    texts = (
        filled(make, _LAYOUT, Idx.BODY, tuple(SlideParagraph(make.runs.runs(i)) for i in said)),
        filled(make, _LAYOUT, Idx.SECOND, tuple(map(SlideParagraph, told)), LEAST),
    )
    made = tuple(text for text in texts if text is not None)
    return Made(_LAYOUT, made) if len(made) == len(texts) and told else None
