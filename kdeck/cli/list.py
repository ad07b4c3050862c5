"""The command 'kdeck list'."""

import json
from collections import Counter
from pathlib import Path

import click

from kdeck.cli.options import project_option

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
        click.echo(
            json.dumps(
                {
                    "documents": [{"id": key, "title": title} for key, title in listing.documents],
                    "themes": listing.themes,
                    "editions": listing.editions,
                    "reviews": [standing_data(standing) for standing in listing.standings],
                    "outputs": [
                        *(
                            {"path": target.path, "state": state}
                            for target, state in listing.outputs
                        ),
                        *({"path": path, "state": _LEFT} for path in listing.orphans),
                    ],
                },
                indent=1,
            )
        )
        return
    click.echo("documents")
    for key, title in listing.documents:
        click.echo(f"  {key:<28} {title}")
    click.echo("themes")
    for theme in listing.themes:
        shown = theme in listing.demonstrations
        click.echo(f"  {theme:<28} an invented clinic, to show" if shown else f"  {theme}")
    click.echo(f"editions\n  {'  '.join(listing.editions)}")
    click.echo("outputs")
    unbuilt: Counter[str] = Counter()
    for target, state in listing.outputs:
        if state == "not built" and target.theme in listing.demonstrations:
            unbuilt[target.theme] += 1
        else:
            click.echo(f"  {state:<12} {target.path}")
    for theme, count in unbuilt.items():
        click.echo(f"  {'not built':<12} {count} of the invented clinic '{theme}'")
    for path in listing.orphans:
        click.echo(f"  {_LEFT:<12} {path}")
    if listing.standings:
        click.echo("reviews")
    for standing in listing.standings:
        show_standing(standing)
