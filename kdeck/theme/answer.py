"""What a clinic says of one thing in a line or two of its brand file."""

from kdeck.datafile.node import Node
from kdeck.datafile.values import label, line
from kdeck.finding import Findings
from kdeck.theme.schema import LONGEST_ANSWER


def read_answer(node: Node, findings: Findings, code: str, longer: str) -> str:
    """Read an answer; empty, with a finding, where it is none.

    longer is what a hint says of what has no room.
    """
    value = line(node, findings, code)
    if value is None:
        return ""
    if len(value) > LONGEST_ANSWER:
        message = f"{label(node)} has {len(value)} characters: '{value[:60]}…'"
        findings.error(code, message, f"say it in {LONGEST_ANSWER} at most; {longer}", node)
    return value
