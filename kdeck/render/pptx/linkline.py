"""Links that take more than a line: LibreOffice breaks the words of a link anywhere.

It sets a linked run as a field, and ends a line of a field between two letters. A link that begins
its paragraph, as in an index of slides, is broken between words here, by line breaks of ours.
"""

from dataclasses import replace

from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.text.lines import Setting, break_lines
from kdeck.plan.text.run import LinkTo, ToSlide


def broken_link(
    paragraph: SlideParagraph, measure: Measure, narrowed: float = 0.0
) -> SlideParagraph:
    """Break a link that begins a paragraph into its lines; give back any other as it is.

    The box is narrower by some points.
    """
    match paragraph.runs:
        case (run, *others) if isinstance(run.mark, LinkTo | ToSlide):
            pass
        case _:
            return paragraph
    setting = Setting(measure.family, measure.size, measure.placeholder.bold)
    width = measure.width(paragraph, narrowed)
    if max((wide for wide, _ in measure.words(paragraph)), default=0.0) * measure.size > width:
        return paragraph  # an address that is longer than a line
    lines = break_lines(paragraph.runs, setting, width)
    parts = ["".join(piece.text for piece in line.pieces if piece.run == 0) for line in lines]
    # The space stays: whoever reads the words aloud does not join the last to the next.
    text = "\n".join(filter(None, parts))
    return replace(paragraph, runs=(replace(run, text=text), *others))
