"""The command 'kdeck theme', a group of commands about the brands of clinics."""

import click

from kdeck.cli.group import CommandGroup

# Name, where the command is, and what help says of it: imported only when it runs.
_COMMANDS = {
    "preview": ("kdeck.cli.preview:preview", "Draw a theme on a specimen sheet."),
    "new": ("kdeck.cli.themenew:new", "Make a theme from a name, a color, a logo or a brand file."),
    "font": ("kdeck.cli.themefont:font", "Copy an installed font into a theme."),
    "check": ("kdeck.cli.themecheck:check", "Judge every color where a theme uses it."),
    "list": ("kdeck.cli.themelist:list_themes", "Show the themes of a project."),
    "diff": ("kdeck.cli.themediff:diff", "Show what differs between two themes."),
}


class _Commands(CommandGroup):
    later = _COMMANDS


@click.group(cls=_Commands, help="Make, check, list and compare the brands of clinics.")
def theme() -> None:
    """Run 'kdeck theme'."""
