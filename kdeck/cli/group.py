"""A group of commands that are imported only when they run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pkgutil import resolve_name
from typing import ClassVar

import click

from kdeck.finding import printable
from kdeck.nearest import nearest


class CommandGroup(click.Group):
    """Run one of some commands; of a name that none has, say which was meant.

    later holds, by name, where a command is ("kdeck.module:command") and what help says of it: it
    is imported when it runs. Commands may be added as to any group of click, too.
    """

    later: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of help."""
        return [*self.later, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        command: click.Command = resolve_name(self.later[cmd_name][0])
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        """Read the options of the group itself."""
        with _printable_usage():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Read a command's own options and run it."""
        with _printable_usage():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            raise click.UsageError(self._no_command(ctx, args[0]), ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands in help, those to be imported later by what is known of them."""
        if not self.later:
            super().format_commands(ctx, formatter)
            return
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in self.later.items()])

    def _no_command(self, ctx: click.Context, name: str) -> str:
        names = self.list_commands(ctx)
        there = nearest(name, names, f"the commands are {', '.join(names)}")
        return f"there is no command '{name}'; {there}"


@contextmanager
def _printable_usage() -> Iterator[None]:
    """Let click quote what was typed, or a file's name, only as it may go to a terminal."""
    try:
        yield
    except click.ClickException as error:
        # Click means its messages to be final, and has no other place to clean them.
        error.message = printable(error.message or "")  # type: ignore[misc]
        raise
