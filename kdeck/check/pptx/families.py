"""The fonts that a deck is set in and its readers may lack."""

from collections.abc import Iterator, Sequence

from kdeck.check.pptx.textbox import TextBox
from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.deck import Deck, Themed
from kdeck.ooxml.names import find, name
from kdeck.theme.templatetext import SIGNS

# Fonts that come with Microsoft Office or with Windows and macOS, in small letters. Another is
# replaced where it is not installed, by one of other widths.
_OFFICE = frozenset(
    {
        *("aptos", "aptos display", "aptos narrow", "aptos serif", "aptos mono", "arial"),
        *("arial black", "arial narrow", "bahnschrift", "bierstadt", "book antiqua"),
        *("bookman old style", "calibri", "calibri light", "cambria", "cambria math", "candara"),
        *("candara light", "century", "century gothic", "century schoolbook", "comic sans ms"),
        *("consolas", "constantia", "corbel", "corbel light", "courier", "courier new"),
        *("franklin gothic book", "franklin gothic demi", "franklin gothic medium", "garamond"),
        *("georgia", "gill sans mt", "gill sans nova", "grandview", "helvetica", "impact"),
        *("lucida console", "lucida sans", "lucida sans unicode", "palatino linotype"),
        *("perpetua", "rockwell", "seaford", "segoe ui", "segoe ui light", "segoe ui semibold"),
        *("segoe ui semilight", "segoe ui symbol", "segoe ui emoji", "sitka text", "skeena"),
        *("tahoma", "tenorite", "times", "times new roman", "trebuchet ms", "tw cen mt"),
        *("verdana", "meiryo", "ms gothic", "ms mincho", "ms pgothic", "simsun", "simhei"),
        *("microsoft yahei", "malgun gothic", "batang", "gulim", "yu gothic", "yu mincho"),
    }
)
_SHOWN, _MOST = 40, 5


class Families:
    """Gather the families of a deck's text that are neither in its file nor with Office."""

    def __init__(self, deck: Deck, *, measured: bool) -> None:
        """Read what is embedded whole; measured says that the theme's fonts leave room for others.

        That holds for decks of kdeck, whose lines were broken for an Office font, too.
        """
        self._embedded = set(_embedded(deck))
        self._measured = measured
        self._missing: dict[str, None] = {}

    def add(self, boxes: Sequence[TextBox], theme: Themed) -> None:
        """Take in the text of a slide."""
        held = _OFFICE | SIGNS | self._embedded
        if self._measured:
            held |= {family.casefold() for family in theme.families.values()}
        for box in boxes:
            for run in (run for paragraph in box.paragraphs for run in paragraph.runs):
                family = run.look.family.strip()
                # A name with a plus is that of a slot which the theme does not fill.
                known = not family or family.startswith("+") or family.casefold() in held
                if run.text.strip() and not known:
                    self._missing[family] = None

    def check(self, span: Span) -> Iterator[Finding]:
        """Find the families that readers may lack: one finding for a deck."""
        found = list(self._missing)
        if found:
            listed = ", ".join(f"'{family[:_SHOWN]}'" for family in found[:_MOST])
            more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
            be = "s {} are" if len(found) > 1 else " {} is"
            message = f"the font{be.format(listed + more)} neither in the file nor with Office"
            hint = "embed it, or choose a font of Office: where a font is missing, another takes "
            hint += "its place and breaks the lines elsewhere"
            yield Finding("pptx-font-missing", message, hint, span, Severity.NOTE)


def _embedded(deck: Deck) -> Iterator[str]:
    """Name the embedded families: one that is listed may have lost its file on the way."""
    held = {r.id for r in deck.package.relations(deck.main) if r.target in deck.package.names}
    for entry in deck.root.iter(name("p:embeddedFont")):
        font = find(entry, "p:font")
        files = {face.get(name("r:id"), "") for face in entry}
        if font is not None and files & held:
            yield font.get("typeface", "").casefold()
