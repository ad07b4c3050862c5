"""The option that prints the version."""

import click

from kdeck.batch.version import installed_version


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the version and end the run, where --version was given."""
    if wanted:
        click.echo(f"kdeck {installed_version() or '(not installed: run from a checkout)'}")
        context.exit()
