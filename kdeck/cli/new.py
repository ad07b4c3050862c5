"""The command 'kdeck new', with 'topic', 'document' and 'figure'."""

from pathlib import Path

import click

from kdeck.cli.group import CommandGroup
from kdeck.cli.options import project_option, words_of
from kdeck.cli.show import say
from kdeck.cli.writing import writing
from kdeck.model.topic import TopicKind

_LONGEST_TALK = 200
_title_option = click.option("--title", help="Its title; without it, NAME in words.")


@click.group(
    cls=CommandGroup,
    help="Begin a topic, a document or a drawing, in a file that says what to fill in.",
)
def new() -> None:
    """Run 'kdeck new'."""


@new.command(help="Make sources/topics/NAME.md, for one thing that documents tell.")
@click.argument("name")
@_title_option
@click.option("--kind", type=words_of(TopicKind), default="overview", help="What it is about.")
@project_option
def topic(name: str, title: str | None, kind: str, project: Path) -> None:
    """Run 'kdeck new topic'."""
    from kdeck.batch.sourcestart import start_topic

    with writing(project, "kdeck new topic"):
        made = start_topic(project, name, title, TopicKind(kind))
    say(f"made {made}")
    say("next: fill in what is empty, and name it in a document, as in 'topics: [" + name + "]';")
    say("'kdeck check' says what is missing, and 'kdeck guide' how a topic is written")


@new.command(help="Make sources/documents/NAME.yml, for a handout and a deck, or for a talk.")
@click.argument("name")
@_title_option
@click.option("--topic", "topics", multiple=True, required=True, help="A topic; in their order.")
@click.option(
    "--minutes",
    type=click.IntRange(1, _LONGEST_TALK),
    help="Make a talk of that length, a slide for each topic.",
)
@project_option
def document(
    name: str, title: str | None, topics: tuple[str, ...], minutes: int | None, project: Path
) -> None:
    """Run 'kdeck new document'."""
    from kdeck.batch.sourcestart import start_document

    with writing(project, "kdeck new document"):
        made = start_document(project, name, title, topics, minutes)
    say(f"made {made}")
    say(f"next: fill in what is empty, then run 'kdeck build {name}'")


@new.command(help="Make sources/figures/NAME.svg, a drawing in the colors of every brand.")
@click.argument("name")
@project_option
def figure(name: str, project: Path) -> None:
    """Run 'kdeck new figure'."""
    from kdeck.batch.sourcestart import start_figure

    with writing(project, "kdeck new figure"):
        made = start_figure(project, name)
    say(f"made {made}")
    say(
        "next: change it in a drawing program, and show it in a topic, with what it shows in words:"
    )
    for line in ("::: figure", f"![What the drawing shows]({name}.svg)", "", "Its caption.", ":::"):
        say(f"  {line}".rstrip())
