"""The command 'kdeck diff'."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kdeck.cli.options import output_option, project_option
from kdeck.cli.show import Styled, say, say_data
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import several

if TYPE_CHECKING:
    from kdeck.batch.deckdiff import DeckDiff, Sourced

# How many slides a line names.
_NAMED = 6


@click.command(
    help="""List the sentences that somebody changed, added, removed or moved in DECK, a PPTX file.

    Each is told with its slide, and with the file and line of its source. Compared are titles,
    texts, tables, notes, alt texts and footers with what the sources give now. The exit code is 0
    where nothing differs, and 1 where something does.
    """
)
@click.argument("deck", type=click.Path(path_type=Path))
@click.option(
    "--as", "named", metavar="NAME", default="", help="The deck's name, where its file has another."
)
@click.option("--theme", default="", help="Its theme; without it, that of its folder.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what was changed.",
)
@output_option
@project_option
def diff(deck: Path, named: str, theme: str, form: str, output: Path | None, project: Path) -> None:
    """Run 'kdeck diff'."""
    from kdeck.batch.deckdiff import Asked, diff_deck
    from kdeck.cli.clock import today

    found = diff_deck(project, Asked(deck, named, theme), today(), output)
    if found.findings:
        first = found.findings[0]
        raise KdeckError(first.message, first.hint)
    if form == "json":
        say_data(_data(deck, found))
    else:
        _show(deck, found)
    sys.exit(ExitCode.FINDINGS if found.changes else ExitCode.OK)


def _show(deck: Path, found: "DeckDiff") -> None:
    for sourced in found.changes:
        change = sourced.change
        say(Styled(f"{_slides(sourced)}, {change.where}: {change.kind}", bold=True))
        if change.planned:
            say("  - ", Styled(change.planned, "red"))
        if change.found and change.found != change.planned:
            say("  + ", Styled(change.found, "green"))
        say(f"  {sourced.span}")
    if found.more:
        say(f"and {found.more:,} more")
    if found.older:
        say("the sources have changed since this deck was made: their changes are listed, too")
    count = len(found.changes) + found.more
    told = several(count, "sentence differs", "sentences differ") if count else "nothing differs"
    say(f"{deck}: {told} from {found.target.document} for {found.target.audience}")


def _slides(sourced: "Sourced") -> str:
    change = sourced.change
    if not change.slides:
        return f"{_listed(change.planned_slides)} as planned, which is gone"
    return _listed(change.slides)


def _listed(numbers: tuple[int, ...]) -> str:
    named = ", ".join(str(number) for number in numbers[:_NAMED])
    more = len(numbers) - _NAMED
    some = f"{named} and {more} more" if more > 0 else named
    return f"slides {some}" if numbers[1:] else f"slide {some}"


def _data(deck: Path, found: "DeckDiff") -> dict[str, object]:
    target = found.target
    return {
        "deck": deck.as_posix(),
        "document": target.document,
        "audience": str(target.audience),
        "theme": target.theme,
        "older": found.older,
        "changes": [
            {
                "kind": str(sourced.change.kind),
                "where": str(sourced.change.where),
                "slides": sourced.change.slides,
                "planned_slides": sourced.change.planned_slides,
                "planned": sourced.change.planned,
                "found": sourced.change.found,
                "file": sourced.span.file,
                "line": sourced.span.line,
            }
            for sourced in found.changes
        ],
        "more": found.more,
    }
