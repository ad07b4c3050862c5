"""The command 'kdeck theme check'."""

import shutil
import sys
from collections import Counter
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import Styled, finding_data, say, say_data, show_findings, summary
from kdeck.errors import ExitCode
from kdeck.finding import several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kdeck.batch.themecheck import Matched, ThemeVerdict
    from kdeck.finding import Finding
    from kdeck.plan.contrast.pair import Pair
    from kdeck.theme.theme import Theme

_NUMBERS = 44
# Notes on a template that its summary does not tell.
_UNTOLD = frozenset({"template-words", "template-logo"})
_CHANGES = {
    "theme-contrast": "colors that cannot be read",
    "template-size": "text that is too small",
    "template-ground": "layouts that not all slides can use",
    "theme-template": "what decks do not keep or set plain",
}
_LAID = "grounds drawn behind text, because a picture or unlike colors lie there"
_HOW = {
    "type": "by its type",
    "name": "by its name",
    "placeholders": "by its placeholders",
    "instead": "instead",
}
_GROUNDS = {
    "paper": "page",
    "surface": "panel",
    "danger_surface": "warning panel",
    "band": "band",
}


@click.command(
    help="""Judge every color where a theme uses it, and say what to change.

    Checks all themes of the project, or the NAMES given.
    """
)
@click.argument("names", nargs=-1)
@click.option(
    "--verbose", is_flag=True, help="List every pair of colors, and all notes of a template."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, with all editions.")
@project_option
def check(names: tuple[str, ...], as_json: bool, verbose: bool, project: Path) -> None:
    """Run 'kdeck theme check'."""
    from kdeck.batch.themecheck import check_themes
    from kdeck.cli.clock import today
    from kdeck.finding import has_errors

    verdicts = check_themes(project, tuple(dict.fromkeys(names)), today())
    if as_json:
        say_data({"themes": [_data(v) for v in verdicts]})
    else:
        for verdict in verdicts:
            _show(verdict, verbose)
    failed = any(has_errors(v.findings) for v in verdicts)
    sys.exit(ExitCode.FINDINGS if failed else ExitCode.OK)


def _show(verdict: "ThemeVerdict", verbose: bool) -> None:
    say(Styled(verdict.id, bold=True))
    shown = verdict.findings
    if verdict.matched:
        _summarize(verdict)
        if not verbose:
            shown = tuple(finding for finding in shown if not _is_detail(finding))
    if verdict.theme:
        if verbose:
            _show_pairs(verdict.pairs)
            _show_matched(verdict.matched)
        else:
            _show_low(verdict.pairs)
        _show_type(verdict.theme)
    show_findings(shown, err=False)
    low = sum(not pair.passes for pair in verdict.pairs)
    pairs = several(len(verdict.pairs), "pair")
    words = f"{pairs} of colors, {low or 'none'} too low; " * bool(verdict.pairs)
    say(f"{verdict.id}: {words}{summary(verdict.findings)}")
    say("")


def _is_detail(finding: "Finding") -> bool:
    """Say whether a note on a template is told by its summary."""
    told = finding.code.startswith("template-") and finding.code not in _UNTOLD
    of_colors = finding.code == "theme-contrast" and "template" in finding.message
    return finding.severity == "note" and (told or of_colors)


def _summarize(verdict: "ThemeVerdict") -> None:
    """Say in three lines what a template serves for, what it lacks, and what decks change."""
    own = [match for match in verdict.matched if match.how != "instead"]
    lacking = [match.ours for match in verdict.matched if match.how == "instead"]
    layouts = len({match.theirs for match in verdict.matched})
    counts = Counter(_change(f) for f in verdict.findings if f.code in _CHANGES)
    changed = ", ".join(f"{words} ({count})" for words, count in counts.items())
    serves = "serves" if layouts == 1 else "serve"
    say(
        f"  template: {layouts} of its layouts {serves} "
        f"for {len(own)} of {len(verdict.matched)} kinds of slides"
    )
    listed = f"{', '.join(lacking)}; the nearest layout is used" if lacking else "nothing"
    say(f"  missing:  {listed}")
    say(f"  changed:  {changed or 'nothing'}; --verbose lists all")


def _change(finding: "Finding") -> str:
    """Say what kind of change a note on a template tells of."""
    laid = finding.code == "template-ground" and "laid under" in finding.message
    return _LAID if laid else _CHANGES[finding.code]


def _show_matched(matched: "tuple[Matched, ...]") -> None:
    """Print which layouts of a template serve for ours."""
    if matched:
        width = max(len(match.ours) for match in matched)
        say(f"  {'layout':<{width}}  in the template")
    for match in matched:
        say(f"  {match.ours:<{width}}  {match.theirs} ({_HOW[match.how]})")


def _show_type(theme: "Theme") -> None:
    """Print in which fonts the theme sets its documents."""
    text, headings = theme.body.name, theme.headings.name
    apart = f"text in {text}, headings in {headings}"
    say(f"  fonts:    {text if text == headings else apart}")


def _show_low(pairs: "tuple[Pair, ...]") -> None:
    """Print the pairs that are too low, or the one that is nearest its limit."""
    low = [pair for pair in pairs if not pair.passes]
    if low:
        _show_standard([pair for pair in low if pair.edition == "standard"])
        _show_editions(low)
    elif pairs:
        standard = [pair for pair in pairs if pair.edition == "standard"]
        nearest = min(standard or pairs, key=lambda pair: pair.ratio / pair.limit)
        color, behind, ratio = nearest.color, nearest.behind, _ratio(nearest)
        say(
            f"  colors:   nearest its limit is {nearest.place}: {color} on {behind}, {ratio} "
            f"where {nearest.limit:g}:1 is needed; --verbose lists all"
        )


def _show_pairs(pairs: "tuple[Pair, ...]") -> None:
    """Print the pairs of the standard edition and of decks, and the lowest of every other one."""
    _show_standard([pair for pair in pairs if pair.edition == "standard"])
    _show_editions(pairs)


def _show_standard(pairs: "list[Pair]") -> None:
    heading = f"{'color':<7}  {'on':<7}  {'has':>6}  {'needs':>5}"
    say(f"  {_shortened('place')}  {heading}")
    for same in _grouped(pairs):
        first = min(same, key=lambda pair: pair.ratio - pair.limit)
        places = dict.fromkeys(place for pair in same for place in pair.place.split(", "))
        grounds = dict.fromkeys(_GROUNDS.get(pair.ground, pair.ground) for pair in same)
        place = f"{' and '.join(grounds)}: {', '.join(places)}"
        say(f"  {_shortened(place)}  ", *_numbers(first))


def _show_editions(pairs: "Sequence[Pair]") -> None:
    for edition in dict.fromkeys(pair.edition for pair in pairs):
        own = [pair for pair in pairs if pair.edition == edition]
        if edition != "standard":
            lowest = min(own, key=lambda pair: pair.ratio / pair.limit)
            place = _shortened(f"{edition}, nearest its limit: {lowest.place}")
            say(f"  {place}  ", *_numbers(lowest))


def _grouped(pairs: "list[Pair]") -> "list[list[Pair]]":
    """Gather what has the same colors, in handouts and decks."""
    found: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        found.setdefault((str(pair.color), str(pair.behind)), []).append(pair)
    return list(found.values())


def _numbers(pair: "Pair") -> tuple[str, Styled]:
    verdict = Styled("ok") if pair.passes else Styled("too low", "red", bold=True)
    return f"{pair.color}  {pair.behind}  {_ratio(pair):>6}  {f'{pair.limit:g}:1':>5}  ", verdict


def _ratio(pair: "Pair") -> str:
    return f"{floor(pair.ratio * 10) / 10:.1f}:1"


def _shortened(place: str) -> str:
    width = max(30, shutil.get_terminal_size((108, 24)).columns - _NUMBERS)
    cut = place if len(place) <= width else f"{place[: width - 1]}…"
    return f"{cut:<{width}}"


def _data(verdict: "ThemeVerdict") -> dict[str, object]:
    return {
        "theme": verdict.id,
        "pairs": [_pair_data(pair) for pair in verdict.pairs],
        "findings": [finding_data(finding) for finding in verdict.findings],
        "layouts": [
            {"layout": match.ours, "template": match.theirs, "by": match.how}
            for match in verdict.matched
        ],
    }


def _pair_data(pair: "Pair") -> dict[str, object]:
    from kdeck.theme.vision import Sight

    return {
        "format": str(pair.format),
        "edition": str(pair.edition),
        "place": pair.place,
        "role": pair.front,
        "ground": pair.ground,
        "need": str(pair.need),
        "color": str(pair.color),
        "behind": str(pair.behind),
        "ratio": floor(pair.ratio * 100) / 100,
        "limit": pair.limit,
        "passes": pair.passes,
        "gray": round(pair.gray, 1),
        "apart": {str(sight): round(pair.apart(sight), 1) for sight in Sight},
    }
