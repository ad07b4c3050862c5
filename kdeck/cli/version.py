"""The option that prints the version."""

import click

from kdeck.batch.version import installed_version
from kdeck.cli.show import say


def home() -> str | None:
    """Give the address under which the package says that it is at home; None where it says none."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("kdeck").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    return next((address.strip() for _, _, address in (url.partition(",") for url in urls)), None)


def show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    """Print the version and end the run, where --version was given."""
    if wanted:
        say(f"kdeck {installed_version() or '(not installed: run from a checkout)'}")
        context.exit()
