"""The kit of scripts: what a screen reader says of a handout, as text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kdeck.batch.kit.pdf import PdfKit, PlannedHandout
from kdeck.finding import Finding
from kdeck.model.recipe import Format
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard

if TYPE_CHECKING:
    from kdeck.model.document import Document
    from kdeck.render.artifact import Artifact
    from kdeck.theme.theme import Theme

_MEDIA_TYPE = "text/plain"


@dataclass(frozen=True, slots=True)
class PlannedScript(PlannedHandout):
    """Hold the handout whose tags are read out."""

    def render(self, standard: Standard) -> "Artifact":  # noqa: ARG002
        """Make the PDF, and write what is said of it."""
        from kdeck.check.pdf.script import script

        made = PlannedHandout.render(self, DEFAULT_STANDARD)
        data = script(made.data, self.handout.title) if made.data else b""
        return replace(made, data=data, media_type=_MEDIA_TYPE, length=None)


class ScriptKit(PdfKit):
    """Write scripts of handouts, where somebody asks for them, and judge a script."""

    ending = "script.txt"
    media_type = _MEDIA_TYPE
    noun = "script"
    editions = (Edition.STANDARD,)
    standards = ()
    unreadable = "script-unreadable"
    validator = None
    beside = (Format.PDF,)

    def plan(self, document: "Document", theme: "Theme", edition: Edition) -> PlannedScript:
        """Plan the handout."""
        planned = PdfKit.plan(self, document, theme, edition)
        return PlannedScript(planned.handout, planned.document)

    def check_made(self, data: bytes, document: "Document") -> Iterator[Finding]:
        """Find what is said twice, and what has no words."""
        return self.judge(data, document.span.file)

    def recognizes(self, data: bytes) -> bool:
        """Look for the words with which every script begins."""
        from kdeck.check.pdf.script import is_script

        return is_script(data)

    def load_judge(self) -> None:
        """Import the checks of scripts."""
        import kdeck.check.pdf.script  # noqa: F401

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> Iterator[Finding]:  # noqa: ARG002
        """Find what is said twice, and what has no words."""
        from kdeck.check.pdf.script import check_script

        return check_script(data, name)
