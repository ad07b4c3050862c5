"""The program that wrote a PDF, and its steps in the hints."""

from collections.abc import Iterator
from dataclasses import replace

import pikepdf

from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.rule.packet import read_packet
from kdeck.check.program import Program, programs
from kdeck.finding import Finding

_WRITERS = ("{http://ns.adobe.com/xap/1.0/}CreatorTool", "{http://ns.adobe.com/pdf/1.3/}Producer")


def program_of(pdf: pikepdf.Pdf) -> Program | None:
    """Tell which program wrote a PDF; None for one that is not known here."""
    return programs("pdf").written_by(" ".join(_names(pdf)))


def advised(finding: Finding, program: Program | None) -> Finding:
    """Give a finding the steps in the program that wrote the file, or those in any."""
    step = programs("pdf").step(finding, program)
    return replace(finding, hint=step) if step else finding


def _names(pdf: pikepdf.Pdf) -> Iterator[str]:
    info = pdf.trailer.get("/Info")
    for key in ("/Creator", "/Producer"):
        value = info.get(key) if isinstance(info, pikepdf.Dictionary) else None
        if isinstance(value, pikepdf.String):
            yield text_of(value)
    root = read_packet(pdf.Root.get("/Metadata"))
    if root is not None:
        yield from (element.text or "" for element in root.iter(*_WRITERS))
