"""The command 'kdeck list'."""

from collections import Counter
from pathlib import Path

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import say, say_data

_LEFT = "made no more"


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@project_option
def list_project(project: Path, as_json: bool) -> None:
    """Show the documents, themes and editions of a project, and what is up to date."""
    from kdeck.batch.listing import list_targets
    from kdeck.cli.clock import today
    from kdeck.cli.standing import show_standing, standing_data

    listing = list_targets(project, today())
    if as_json:
        say_data(
            {
                "documents": [{"id": key, "title": title} for key, title in listing.documents],
                "themes": listing.themes,
                "editions": listing.editions,
                "reviews": [standing_data(standing) for standing in listing.standings],
                "outputs": [
                    *({"path": target.path, "state": state} for target, state in listing.outputs),
                    *({"path": path, "state": _LEFT} for path in listing.orphans),
                ],
            }
        )
        return
    say("documents")
    for key, title in listing.documents:
        say(f"  {key:<28} {title}")
    say("themes")
    for theme in listing.themes:
        shown = theme in listing.demonstrations
        say(f"  {theme:<28} an invented clinic, to show" if shown else f"  {theme}")
    say("editions")
    say(f"  {'  '.join(listing.editions)}")
    say("outputs")
    unbuilt: Counter[str] = Counter()
    for target, state in listing.outputs:
        if state == "not built" and target.theme in listing.demonstrations:
            unbuilt[target.theme] += 1
        else:
            say(f"  {state:<12} {target.path}")
    for theme, count in unbuilt.items():
        say(f"  {'not built':<12} {count} of the invented clinic '{theme}'")
    for path in listing.orphans:
        say(f"  {_LEFT:<12} {path}")
    if listing.standings:
        say("reviews")
    for standing in listing.standings:
        show_standing(standing)
