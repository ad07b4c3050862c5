"""Links that take more than a line: LibreOffice breaks the words of a link anywhere.

It sets a linked run as a field, and ends a line of a field between two letters. A link that is all
of its paragraph, as in an index of slides, is broken between words here, by line breaks of ours.
"""

from dataclasses import replace

from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.text.lines import Setting, text_lines
from kdeck.plan.text.run import LinkTo, ToSlide


def broken_link(
    paragraph: SlideParagraph, measure: Measure, narrowed: float = 0.0
) -> SlideParagraph:
    """Break a link that is a whole paragraph into its lines; give back any other as it is.

    The box is narrower by some points.
    """
    match paragraph.runs:
        case (run,) if isinstance(run.mark, LinkTo | ToSlide):
            pass
        case _:
            return paragraph
    setting = Setting(measure.family, measure.size, measure.placeholder.bold or run.bold)
    width = measure.width(paragraph, narrowed)
    if max((wide for wide, _ in measure.words(paragraph)), default=0.0) * measure.size > width:
        return paragraph  # an address that is longer than a line
    # The space stays: whoever reads the words aloud does not join the last to the next.
    text = " \n".join(text_lines(run.text, run.span, setting, width))
    return replace(paragraph, runs=(replace(run, text=text),))
