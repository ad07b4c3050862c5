"""The command 'kdeck list'."""

from pathlib import Path

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import say, say_data


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@project_option
def list_project(project: Path, as_json: bool) -> None:
    """Show the documents, themes and editions of a project, and what is up to date."""
    from kdeck.batch.listing import list_targets

    listing = list_targets(project)
    if as_json:
        say_data(
            {
                "documents": [{"id": key, "title": title} for key, title in listing.documents],
                "themes": listing.themes,
                "editions": listing.editions,
                "outputs": [
                    {"path": target.path, "state": state} for target, state in listing.outputs
                ],
            }
        )
        return
    say("documents")
    for key, title in listing.documents:
        say(f"  {key:<28} {title}")
    say("themes")
    say(f"  {'  '.join(listing.themes)}")
    say("editions")
    say(f"  {'  '.join(listing.editions)}")
    say("outputs")
    for target, state in listing.outputs:
        say(f"  {state:<12} {target.path}")
