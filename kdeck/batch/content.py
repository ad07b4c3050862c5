"""What a document must carry before it is planned: a plan of what lacks it would be none."""

from kdeck.check.target.glyphs import check_glyphs
from kdeck.check.target.headings import check_headings
from kdeck.check.target.lines import check_lines
from kdeck.check.target.points import check_points
from kdeck.check.target.safety import check_safety
from kdeck.finding import Finding
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.theme.theme import Theme


def check_content(document: Document, theme: Theme, kind: Format) -> list[Finding]:
    """Check what a document must carry in a format."""
    return [
        *check_safety(document, kind),
        *check_lines(document),
        *check_glyphs(document, theme),
        *check_headings(document),
        *(check_points(document) if kind is Format.PPTX else ()),
    ]
