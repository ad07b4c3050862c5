"""What a document must carry before it is planned: a plan of what lacks it would be none."""

from kdeck.batch.kit.table import kit_of
from kdeck.check.content.reach import check_reach
from kdeck.check.target.glyphs import check_glyphs
from kdeck.check.target.headings import check_headings
from kdeck.check.target.lines import check_lines
from kdeck.finding import Finding
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.theme.theme import Theme


def check_content(document: Document, theme: Theme, kind: Format) -> list[Finding]:
    """Check what a document must carry in a format."""
    return [
        *kit_of(kind).check_document(document),
        *check_lines(document),
        *check_glyphs(document, theme),
        *check_headings(document),
        *check_reach(document, theme),
    ]
