"""The command 'kdeck theme font'."""

import sys
from pathlib import Path

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import confirmed, say, show_findings
from kdeck.cli.writing import writing
from kdeck.errors import ExitCode

_LONGEST = 300
_CONVERTING = "many licenses forbid to convert a font, or ask for leave"


@click.command(
    help="""Copy the installed font NAME into a theme, and name it in the brand file.

    NAME is that of a family, as 'Our Sans', or of one of its files, as 'OurSans-Semibold'. Asks
    whether its license allows to put it into documents and, where that is needed, to convert it.
    """
)
@click.argument("name")
@click.option("--theme", help="The theme; not needed where kdeck.toml names one, or there is one.")
@click.option("--yes", is_flag=True, help="The license allows it: do not ask.")
@project_option
def font(name: str, theme: str | None, yes: bool, project: Path) -> None:
    """Run 'kdeck theme font'."""
    from kdeck.batch.installedfonts import find_font
    from kdeck.batch.themefont import add_font, theme_for_font
    from kdeck.finding import printable

    chosen = theme_for_font(project, theme)
    found = find_font(name)
    said = printable(found[0].license)[:_LONGEST] or "its files do not say"
    maker = f" by {printable(found[0].maker)[:80]}" if found[0].maker else ""
    say(f"'{printable(found[0].family)}'{maker}: {said}")
    converted = any(names.converted for names in found)
    if converted:
        say(f"its files become static TrueType (.ttf): {_CONVERTING}")
    if not yes and not _allowed(chosen, converted=converted):
        say("nothing was copied", err=True)
        sys.exit(ExitCode.FINDINGS)
    with writing(project, "kdeck theme font"):
        added = add_font(project, chosen, found)
    show_findings(added.findings)
    for file in added.files:
        say(f"wrote themes/{chosen}/{file}")
    if added.to_paste:
        say(f"now add to 'fonts' below 'typography' in themes/{chosen}/_brand.yml:")
        for line in added.to_paste:
            say(f"  {line}")
    else:
        say(f"wrote themes/{chosen}/_brand.yml")
        if not added.used:
            family = printable(added.family)
            say("nothing is set in it yet: below 'typography' in that file, write")
            say(f'  base: "{family}" for all text, or headings: "{family}"')


def _allowed(theme: str, *, converted: bool) -> bool:
    """Ask who may know. Raises UsageError where nobody answers."""
    may = "convert this font and put it" if converted else "put this font"
    answer = confirmed(
        f"It goes into the theme '{theme}'. May you {may} into documents that you give out?"
    )
    if answer is None:
        raise click.UsageError("nobody answered: add --yes if its license allows that")
    return answer
