"""The command 'kdeck': its subcommands, and the one place where an error ends a run."""

import os
import sys

import click

from kdeck.cli.group import CommandGroup
from kdeck.cli.show import say
from kdeck.cli.stopping import Stopped, stopped_by_signals
from kdeck.cli.streams import close_streams, open_streams
from kdeck.cli.version import show_version
from kdeck.errors import KdeckError
from kdeck.finding import shortened

# Name, where the command is, and what help says of it: imported only when it runs.
_COMMANDS = {
    "build": ("kdeck.cli.build:build", "Write handouts and decks into output/."),
    "watch": ("kdeck.cli.watch:watch", "Build whenever a source or a theme is saved."),
    "check": ("kdeck.cli.check:check", "Check sources, themes and what was built."),
    "diff": ("kdeck.cli.diff:diff", "List what somebody changed in a deck that kdeck made."),
    "new": ("kdeck.cli.new:new", "Begin a topic, a document or a drawing."),
    "guide": ("kdeck.cli.guide:guide", "Say how topics, documents and figures are written."),
    "theme": ("kdeck.cli.theme:theme", "Make, check, list and compare the brands of clinics."),
    "list": ("kdeck.cli.list:list_project", "Show documents and themes, and what is up to date."),
    "review": ("kdeck.cli.review:review", "Record who reviewed a document, and show what holds."),
    "figure": ("kdeck.cli.figure:figure", "Take in drawings and photographs."),
    "references": ("kdeck.cli.references:references", "Add and list the sources to cite."),
    "explain": ("kdeck.cli.explain:explain", "Say what a rule means and how to fix it."),
    "init": ("kdeck.cli.init:init", "Make a project with the shipped sources and themes."),
}


class _Commands(CommandGroup):
    later = _COMMANDS


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 fine, 1 errors or changes found, 2 wrong usage, 3 unreadable project, "
    "4 a tool is missing, 5 a document could not be rendered, 128 and more: a signal.",
    help="Compile one set of sources into accessible, branded handouts and slide decks.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=show_version,
    help="Show the version and exit.",
)
@click.pass_context
def kdeck(context: click.Context) -> None:
    """Run the command that is named."""
    import logging

    # Libraries tell a terminal of what they find in fonts and files; a finding says it better.
    logging.lastResort = None
    # https://no-color.org: any value but an empty one. None asks whether it is a terminal.
    context.color = False if os.environ.get("NO_COLOR") else None


def main(args: list[str] | None = None) -> None:
    """Run a command; exit with the code of ExitCode that fits, or 128 and the signal's number."""
    open_streams()
    sys.exit(close_streams(_run(args)))


def _run(args: list[str] | None) -> int:
    try:
        with stopped_by_signals():
            return int(kdeck.main(args, prog_name="kdeck", standalone_mode=False) or 0)
    except SystemExit as ended:
        return int(ended.code or 0)
    except KdeckError as error:
        say(f"error: {shortened(error.message)}", err=True)
        say(f"  hint: {shortened(error.hint)}", err=True)
        return error.code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Stopped as stop:
        say(f"stopped by {stop.words}; every file is whole", err=True)
        return stop.code
    # The one place where a fault of our own ends.
    except Exception as error:
        from kdeck.cli.crash import show_crash

        return show_crash(error)
