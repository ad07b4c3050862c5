"""The version of kdeck that runs."""

import click

from kdeck.cli.show import say


def installed_version() -> str | None:
    """Give the version that is installed; None where kdeck runs from a checkout alone."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kdeck")
    except PackageNotFoundError:
        return None


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the version and end the run, where --version was given."""
    if wanted:
        say(f"kdeck {installed_version() or '(not installed: run from a checkout)'}")
        context.exit()
