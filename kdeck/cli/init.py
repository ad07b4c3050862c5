"""The command 'kdeck init'."""

from pathlib import Path

import click

from kdeck.cli.show import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a project in FOLDER, with the shipped sources and themes to change."""
    from kdeck.batch.starter import copy_starter

    count = copy_starter(folder)
    say(f"made {folder} with {count} files")
    say(f"next: cd {folder} && kdeck build")
