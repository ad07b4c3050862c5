"""The command 'kdeck theme', a group of commands about the brands of clinics."""

from pkgutil import resolve_name

import click

from kdeck.cli.options import no_command

# Name, where the command is, and what help says of it: imported only when it runs.
_COMMANDS = {
    "preview": ("kdeck.cli.preview:preview", "Draw a theme on a specimen sheet."),
    "new": ("kdeck.cli.themenew:new", "Make a theme from a name, a color, a logo or a brand file."),
    "check": ("kdeck.cli.themecheck:check", "Judge every color where a theme uses it."),
    "list": ("kdeck.cli.themelist:list_themes", "Show the themes of a project."),
    "diff": ("kdeck.cli.themediff:diff", "Show what differs between two themes."),
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in _COMMANDS:
            return None
        command: click.Command = resolve_name(_COMMANDS[name][0])
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            raise click.UsageError(no_command(args[0], _COMMANDS), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in _COMMANDS.items()])


@click.group(cls=_Commands)
def theme() -> None:
    """Make, check, list and compare the brands of clinics."""
