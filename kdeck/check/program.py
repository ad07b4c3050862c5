"""The programs that write files, and what to do in them: hints for people, not for programmers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kdeck.finding import Finding

_DATA = Path(__file__).parent / "data"
KINDS = ("pdf", "pptx")


@dataclass(frozen=True, slots=True)
class Program:
    """Keep how a program names itself in files, and what to do in it, by code."""

    name: str
    signs: tuple[str, ...]
    steps: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Programs:
    """Hold what is known of the programs that write one kind of file.

    thing is what such a file is called, verb what people do with it, and done what is done with it
    then; steps are those in any program; blocks, by code, why a blind person is shut out, the worst
    first; order, the codes that weigh most of the others.
    """

    thing: str
    verb: str
    done: str
    programs: tuple[Program, ...]
    steps: Mapping[str, str]
    blocks: Mapping[str, str]
    order: tuple[str, ...]

    def written_by(self, signs: str) -> Program | None:
        """Tell which program wrote a file from its own words; None for one that is not known."""
        written = signs.casefold()
        fitting = (p for p in self.programs if any(sign in written for sign in p.signs))
        return next(fitting, None)

    def step(self, finding: Finding, program: Program | None) -> str:
        """Say what to do about a finding in a program, or in any; empty where nothing is known."""
        own = program.steps.get(finding.code) if program else None
        return own or self.steps.get(finding.code, "")


@cache
def programs(kind: str) -> Programs:
    """Read what is known of the programs that write a kind of file, one of KINDS."""
    data = tomllib.loads((_DATA / f"{kind}-programs.toml").read_text(encoding="utf-8"))
    listed = (Program(p["name"], tuple(p["signs"]), p["steps"]) for p in data["program"])
    order = tuple(data["order"]["codes"])
    return Programs(
        **data["file"],
        programs=tuple(listed),
        steps=data["any"],
        blocks=data["blocks"],
        order=order,
    )
