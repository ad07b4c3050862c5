"""How a handout ends: its version, other formats, whom to reach, and help in a crisis."""

from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind, Statement
from kdeck.model.document import Document
from kdeck.model.usage import all_blocks
from kdeck.model.walk import walk_blocks
from kdeck.plan.drawn.qrcode import printed_code
from kdeck.plan.handout.blocks import Items
from kdeck.plan.handout.model import Box, Columns, Flank, Illustration, Item, Kept, Prose
from kdeck.plan.look.style import Role
from kdeck.plan.text.address import address_lines
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.wording import wording
from kdeck.theme.clinic import Clinic
from kdeck.variants import Edition

# The widths of two panels that stand beside each other, and where a clinic says much of itself.
_SHARES, _WORDY_SHARES = (0.55, 0.45), (0.65, 0.35)
# So many characters are much.
_WORDY = 250


class AboutMaker:
    """Make the last part of one handout."""

    def __init__(self, document: Document, clinic: Clinic, maker: RunMaker) -> None:
        self._document = document
        self._clinic = clinic
        self._maker = maker
        self._words = wording(document.language)

    def items(self, edition: Edition, said: Items, crisis: Item, *, beside: bool = False) -> Kept:
        """Say which version of the handout this is; keep the contacts and the crisis block by it.

        said stands above them; beside sets the one beside the other.
        """
        document, clinic, span = self._document, self._clinic, self._document.span
        version, checked, draft = document.version, document.checked, document.draft
        words = self._words.version_line(version, checked, document.audience, draft=draft)
        words += f" {self._words.review(document.review)}."
        formats = clinic.other_formats or self._words.worded("other-formats", document.audience)
        title = self._words.worded("about", document.audience)
        heading = Prose((Run(title, span),), Role.HEADING, span, level=2)
        lines = (words, *(f"{note}." for note in self._words.edition(edition)), formats)
        about = (
            *(Prose((Run(line, span),), Role.BODY, span) for line in lines),
            *self._sources(),
        )
        panels: Items = (self._contact(small_code=beside), crisis)
        if beside:
            shares = _WORDY_SHARES if self._is_wordy else _SHARES
            panels = (Columns(tuple((panel,) for panel in panels), shares, span),)
        return Kept((heading, *about, *said, *panels), span, tears=True)

    def _sources(self) -> Items:
        """Say in a line where the sources stand of a handout for patients that lists none."""
        document, span = self._document, self._document.span
        elsewhere = document.audience is Audience.PLAIN and Audience.CLINICIAN in document.versions
        if document.references or not elsewhere:
            return ()
        blocks = walk_blocks(all_blocks(document.sections))
        if not any(isinstance(block, Statement) and block.refs for block in blocks):
            return ()
        return (Prose(self._maker.sources(span), Role.BODY, span),)

    @property
    def _is_wordy(self) -> bool:
        clinic = self._clinic
        said = (clinic.name, *address_lines(clinic), clinic.hours, clinic.web)
        return sum(map(len, said)) > _WORDY

    def _contact(self, *, small_code: bool) -> Box:
        clinic, span = self._clinic, self._document.span
        lines: list[Runs] = [(Run(clinic.name, span, bold=True),)]
        lines.append((Run(", ".join(address_lines(clinic)), span),))
        if clinic.phone:
            lines.append((Run(self._words("phone"), span), *self._maker.phone(span)))
        if clinic.hours:
            lines.append((Run(clinic.hours, span),))
        if number := clinic.visit.after_hours:
            lines.append((Run(self._words("after-hours"), span), self._maker.number(number, span)))
        if clinic.web:
            lines.append((Run(self._words("web"), span), self._maker.web(span)))
        heading = Prose((Run(self._words("contact"), span),), Role.PANEL_HEADING, span, level=2)
        address = self._maker.code_address
        lines.append(self._maker.full_notes(span))
        found: tuple[Item, ...] = tuple(
            Prose(runs, Role.LINE, span) for runs in lines if run_text(runs)
        )
        if address:
            code, width = printed_code(address, small=small_code)
            picture = Illustration(code, self._maker.code_opens, None, span)
            found = (Flank(found, picture, width, span),)
        return Box(PanelKind.CALL_US, heading, found, span)
