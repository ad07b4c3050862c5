"""The command 'kdeck explain'."""

import shutil
import sys
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kdeck.cli.show import Styled, say

if TYPE_CHECKING:
    from kdeck.check.rules import Rule

_WIDEST = 88


@click.command(
    help="Say what a rule means, why it matters and how to fix it; without CODE, list all rules."
)
@click.argument("code", required=False)
@click.option("--coverage", is_flag=True, help="List the clauses of PDF/UA and who sees to each.")
def explain(code: str | None, coverage: bool) -> None:
    """Run 'kdeck explain'."""
    from kdeck.check.rules import nearest_code, rules

    if coverage:
        if code is not None:
            raise click.UsageError("--coverage takes no CODE")
        _cover()
        return
    if code is None:
        _list(tuple(rules().values()))
        return
    rule = rules().get(code.strip("[]"))
    if rule is None:
        near = nearest_code(code)
        hint = f"did you mean '{near}'?" if near else "'kdeck explain' lists all rules"
        raise click.UsageError(f"there is no rule '{code}'; {hint}")
    _show(rule)


def _list(rules: "tuple[Rule, ...]") -> None:
    width = max(len(rule.code) for rule in rules)
    for group, members in groupby(rules, lambda rule: rule.group):
        say(Styled(group, bold=True))
        for rule in members:
            say(f"  {rule.code:<{width}}  {rule.title}")


def _cover() -> None:
    from kdeck.check.pdf.reference.coverage import clauses, counts

    for standard, members in groupby(clauses(), lambda clause: clause.standard):
        listed = tuple(members)
        numbers = ", ".join(f"{count} {status}" for status, count in counts(listed).items())
        say(Styled(f"{standard}: {numbers}", bold=True))
        for clause in listed:
            by = f" ({', '.join(clause.by)})" if clause.by else ""
            say(f"  {clause.number}  {clause.status}{by}: {clause.about}")
            _wrap(f"  {clause.why}")


def _show(rule: "Rule") -> None:
    say(Styled(rule.code, bold=True))
    _wrap(rule.title)
    for heading, text in (("Why it matters", rule.why), ("What to do", rule.fix)):
        say("")
        say(Styled(heading, bold=True))
        _wrap(text)
    for heading, example in (("Not so", rule.bad), ("But so", rule.good)):
        if example:
            say("")
            say(Styled(heading if rule.bad else "Example", bold=True))
            # Examples are to be typed as they are: never wrapped.
            for line in example.splitlines():
                say(f"  {line}" if line.strip() else "")


def _wrap(text: str) -> None:
    columns = shutil.get_terminal_size((_WIDEST, 24)).columns if sys.stdout.isatty() else _WIDEST
    width = min(columns, _WIDEST)
    for line in textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  "):
        say(line)
