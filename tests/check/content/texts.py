"""What the rules on content find in one text, in one claim or in a whole topic."""

from pathlib import Path

from kdeck.check.content.rulebook import check_library
from kdeck.finding import Finding
from kdeck.fingerprint import Files
from kdeck.load.project import read_library
from kdeck.model.library import Library
from projects import CLAIM, FILES, FRONT, TOPIC, WORDS, MemoryFiles

OUTSIDE = "claim-outside"
SHIPPED = Path(__file__).parents[3] / "sources/words.yml"


def library(changes: dict[str, str]) -> Library:
    """Read the tiny project with changes, which must be sound, and the shipped list of words."""
    files: Files = MemoryFiles({**FILES, WORDS: SHIPPED.read_text("utf-8"), **changes})
    read, findings = read_library(files)
    assert not findings, [str(finding) for finding in findings]
    return read


def in_topic(body: str) -> list[Finding]:
    """Give the findings of a topic with a body before its claim, but for facts outside a claim."""
    return [finding for finding in _whole(body) if finding.code != OUTSIDE]


def outside(text: str, audience: str = "plain") -> list[Finding]:
    """Give the findings of facts that a text for one audience states outside a claim."""
    found = _whole(f"::: {audience}\n{text}\n:::")
    return [finding for finding in found if finding.code == OUTSIDE]


def _whole(body: str) -> list[Finding]:
    return list(check_library(library({TOPIC: f"{FRONT}{body}\n\n{CLAIM}"})))


def codes(text: str, audience: str = "plain") -> set[str]:
    """Give the codes of the findings in a text for one audience, outside a claim."""
    return {finding.code for finding in in_topic(f"::: {audience}\n{text}\n:::")}


def in_claim(text: str, audience: str = "plain", **attributes: str) -> set[str]:
    """Give the codes of the findings in a claim; the other wording is beyond reproach."""
    given = {"drug": "ketamine", "evidence": "rct"} | attributes
    named = " ".join(f'{key}="{value}"' for key, value in given.items())
    words = {"plain": "In animals, not yet known.", "clinician": "In animals, not yet known."}
    words[audience] = text
    body = (
        f'::: {{.claim #one {named} refs="smith2020" as-of="2026-06"}}\n'
        f":::: plain\n{words['plain']}\n::::\n:::: clinician\n{words['clinician']}\n::::\n:::"
    )
    return {finding.code for finding in in_topic(body)}
