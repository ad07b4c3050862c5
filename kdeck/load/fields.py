"""The keys of a data file whose texts are printed, in both wordings where they have two."""

from kdeck.datafile.fields import Fields as AnyFields
from kdeck.datafile.reader import child_path, read_mapping
from kdeck.finding import Findings, Span
from kdeck.load.printed import flaw_of
from kdeck.load.typeset import title_text
from kdeck.model.audience import Audience, Worded


class Fields(AnyFields):
    """Read the keys of one mapping, of which some are printed."""

    def printed(self, key: str, default: str | None = None) -> str:
        """Read a one-line text ready for print, with an error where markup stands in it."""
        text = self.text(key, default)
        if flaw := flaw_of(text):
            message, hint = flaw
            span = Span(self.node.file, self.line(key), child_path(self.node.path, key))
            self.findings.error("markup-literal", message, hint, span)
        return title_text(text)

    def worded(self, key: str, *, required: bool = True) -> Worded[str] | None:
        """Read a text in both wordings, ready for print.

        None where it is missing or, with findings, wrong.
        """
        if not required and not self.has(key):
            return None
        inner = self.mapping(key, '{plain: "...", clinician: "..."}')
        if inner is None:
            return None
        inner.only(*Audience)
        spans = tuple(self.findings.span(inner.line(audience)) for audience in Audience)
        return Worded(inner.printed("plain"), inner.printed("clinician"), spans)


def parse_fields(text: str, findings: Findings, code: str, first_line: int = 1) -> Fields | None:
    """Parse a YAML mapping; None, with a finding, where it is not one."""
    node = read_mapping(text, findings, code, first_line=first_line)
    return Fields(node, findings, code) if node else None
