"""The command 'kdeck list'."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kdeck.cli.options import output_option, project_option
from kdeck.cli.show import say, say_data, show_findings
from kdeck.errors import ExitCode

if TYPE_CHECKING:
    from kdeck.batch.listing import Listing

_LEFT = "made no more"


@click.command(
    "list", help="Show the documents, themes and editions of a project, and what is up to date."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@output_option
@project_option
def list_project(project: Path, output: Path | None, as_json: bool) -> None:
    """Run 'kdeck list'."""
    from kdeck.batch.listing import list_targets
    from kdeck.cli.clock import today
    from kdeck.cli.standing import standing_data
    from kdeck.finding import has_errors

    listing = list_targets(project, today(), output)
    show_findings(listing.findings)
    if as_json:
        say_data(
            {
                "documents": [{"id": key, "title": title} for key, title in listing.documents],
                "themes": listing.themes,
                "demonstrations": listing.demonstrations,
                "usual": listing.usual,
                "editions": listing.editions,
                "reviews": [standing_data(standing) for standing in listing.standings],
                "outputs": [
                    *(
                        {"path": listing.output.shown(target.path), "state": state}
                        for target, state in listing.outputs
                    ),
                    *({"path": path, "state": _LEFT} for path in listing.orphans),
                ],
            }
        )
    else:
        _show(listing)
    sys.exit(ExitCode.FINDINGS if has_errors(listing.findings) else ExitCode.OK)


def _show(listing: "Listing") -> None:
    from kdeck.cli.standing import show_standing

    say("documents")
    for key, title in listing.documents:
        say(f"  {key:<28} {title}")
    say("themes")
    for theme in listing.themes:
        shown = theme in listing.demonstrations
        say(f"  {theme:<28} an invented clinic, to show" if shown else f"  {theme}")
    say(f"  where none is named, '{listing.usual}' is built")
    say("editions")
    say(f"  {'  '.join(listing.editions)}")
    say("outputs")
    unbuilt: Counter[str] = Counter()
    for target, state in listing.outputs:
        if state == "not built" and target.theme in listing.demonstrations:
            unbuilt[target.theme] += 1
        else:
            say(f"  {state:<12} {listing.output.shown(target.path)}")
    for theme, count in unbuilt.items():
        say(f"  {'not built':<12} {count} of the invented clinic '{theme}'")
    for path in listing.orphans:
        say(f"  {_LEFT:<12} {path}")
    if listing.standings:
        say("reviews")
    for standing in listing.standings:
        show_standing(standing)
