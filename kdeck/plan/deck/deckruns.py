"""The words of slides and of their notes: no voice can be told how to read a dash between numbers.

So ranges stand in words, as they do on pages: "3 to 14 days".
"""

from dataclasses import replace

from kdeck.model.document import Document
from kdeck.model.inline import Inlines
from kdeck.plan.text.citesby import CitesBy
from kdeck.plan.text.run import Run, Runs
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.spoken import range_in_words
from kdeck.plan.text.wording import wording
from kdeck.theme.theme import Theme


class DeckRuns(RunMaker):
    """Turn the inlines of one document into runs for a deck."""

    def __init__(
        self, document: Document, theme: Theme, *, cites: CitesBy = CitesBy.NUMBER
    ) -> None:
        super().__init__(document, theme, cites=cites)
        self._said = wording(document.language)

    def runs(self, inlines: Inlines, *, bold: bool = False) -> Runs:
        """Turn inlines into runs, with ranges in words."""
        return tuple(map(self._in_words, super().runs(inlines, bold=bold)))

    def range_words(self, text: str) -> str:
        """Write the ranges of a text in words."""
        return range_in_words(text, lambda a, b: self._said("said-range", first=a, last=b))

    def _in_words(self, run: Run) -> Run:
        # A link or an address keeps its words, and numbers of sources keep their dash.
        return run if run.mark is not None else replace(run, text=self.range_words(run.text))
