"""The command 'kdeck init'."""

from pathlib import Path

import click

from kdeck.cli.show import say


@click.command(
    help="""Make a project in FOLDER, with the shipped sources and themes to change.

    The clinics of these themes are invented: 'kdeck theme new' makes that of a real one.
    """
)
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Run 'kdeck init'."""
    from kdeck.batch.starter import copy_starter

    count = copy_starter(folder)
    say(f"made {folder} with {count} files")
    say(f"{folder}/README.md says what is where; next, in that folder:")
    say('  kdeck theme new my-clinic --clinic "The name of your clinic"')
    say("  kdeck build --theme my-clinic")
