"""What is wrong with files, for those who made them: the verdict first, then what weighs most."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from kdeck.check.ranking import kind_of, rank, reasons
from kdeck.cli.show import say, show_findings
from kdeck.finding import Finding, Severity

_MOST_KINDS = 10
_MOST_PLACES = 4


def show_files(findings: Iterable[Finding]) -> None:
    """Print for each file whether a blind person can read it, and its findings, ranked and few."""
    for file, found in groupby(findings, lambda finding: finding.span.file):
        _show_file(file, tuple(found))


def _show_file(file: str, found: tuple[Finding, ...]) -> None:
    kinds: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in sorted(found, key=rank):
        kinds.setdefault((finding.code, finding.severity), []).append(finding)
    say(f"{file}: {verdict(found)}")
    for number, alike in enumerate(kinds.values()):
        if number == _MOST_KINDS and len(kinds) > _MOST_KINDS + 1:
            left = len(kinds) - number
            say(f"  and {left} more kinds of findings: 'kdeck check --all' shows everything")
            return
        show_findings(alike[:1], err=False)
        if more := _more(alike):
            say(f"  {more}")


def verdict(found: Sequence[Finding]) -> str:
    """Say in one sentence what a file is to a person who cannot see it."""
    if any(finding.code.endswith("-unreadable") for finding in found):
        return "it could not be judged, so nobody knows"
    kind = kind_of(found)
    because = reasons(found)
    if because:
        why = " and ".join(because[:2])
        return f"a blind person cannot {kind.verb} this {kind.thing}, because {why}"
    errors = {finding.code for finding in found if finding.severity is Severity.ERROR}
    if errors:
        things = "one thing stands" if len(errors) == 1 else f"{len(errors)} things stand"
        return f"it can be {kind.done} in part: {things} in the way of some readers"
    return f"nothing was found that keeps a blind person from {kind.verb}ing this {kind.thing}"


def _more(alike: Sequence[Finding]) -> str:
    count = sum(finding.times for finding in alike) - alike[0].times
    if not count:
        return ""
    pages = dict.fromkeys(f.span.path for f in alike if f.span.path)
    where = f", {_places(list(pages))}" if len(pages) > 1 else ""
    return f"and {count} more of this kind{where}"


def _places(paths: list[str]) -> str:
    numbers = [found[1] for path in paths if (found := re.match(r"(?:page|slide) (\d+)", path))]
    if len(numbers) < len(paths):
        return f"in {len(paths)} places"
    pages = sorted({int(number) for number in numbers})
    word = paths[0].partition(" ")[0]
    if len(pages) > _MOST_PLACES:
        return f"on {len(pages)} {word}s"
    listed = [str(page) for page in pages]
    return f"on {word}s {', '.join(listed[:-1])} and {listed[-1]}" if listed[1:] else ""
