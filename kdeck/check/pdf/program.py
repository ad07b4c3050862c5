"""The program that wrote a PDF, and what to do in it: hints for people, not for programmers."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pikepdf

from kdeck.check.pdf.packet import read_packet
from kdeck.check.pdf.plain import text_of
from kdeck.finding import Finding

_FILE = Path(__file__).parents[1] / "data" / "pdf-programs.toml"
_WRITERS = ("{http://ns.adobe.com/xap/1.0/}CreatorTool", "{http://ns.adobe.com/pdf/1.3/}Producer")


@dataclass(frozen=True, slots=True)
class Program:
    """Keep how a program names itself in files, and what to do in it, by code."""

    name: str
    signs: tuple[str, ...]
    steps: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Table:
    programs: tuple[Program, ...]
    steps: Mapping[str, str]


@cache
def _table() -> _Table:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    programs = (Program(p["name"], tuple(p["signs"]), p["steps"]) for p in data["program"])
    return _Table(tuple(programs), data["any"])


def program_of(pdf: pikepdf.Pdf) -> Program | None:
    """Tell which program wrote a PDF; None for one that is not known here."""
    written = " ".join(_names(pdf)).casefold()
    fitting = (p for p in _table().programs if any(sign in written for sign in p.signs))
    return next(fitting, None)


def advised(finding: Finding, program: Program | None) -> Finding:
    """Give a finding the steps in the program that wrote the file, or those in any."""
    steps = program.steps if program else {}
    step = steps.get(finding.code) or _table().steps.get(finding.code)
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
