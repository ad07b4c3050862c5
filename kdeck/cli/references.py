"""The command 'kdeck references', with 'add', 'list' and 'unused'."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kdeck.cli.group import CommandGroup
from kdeck.cli.options import project_option
from kdeck.cli.show import say, say_data
from kdeck.cli.writing import writing
from kdeck.errors import ExitCode
from kdeck.finding import several

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kdeck.batch.referenceadding import Added, There
    from kdeck.batch.referencelist import Listed
    from kdeck.model.reference import Reference


@click.group(
    cls=CommandGroup,
    help="Add what a reference manager exported, and list what may be cited.",
)
def references() -> None:
    """Run 'kdeck references'."""


@references.command(
    help="""Copy the references of FILE into sources/references/.

    FILE is an export of Zotero, Mendeley, EndNote, JabRef, PubMed or Crossref: CSL JSON, BibTeX,
    RIS or NBIB. What the project has already, by its key, DOI or PMID, or alike in its title, year
    and author, is left out, and so are abstracts, notes and the places of files.
    """
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--keep-both", is_flag=True, help="Add what looks like a source that is there, too.")
@click.option("--replace", is_flag=True, help="Write changed entries over those added before.")
@click.option("--complete", is_flag=True, help="Add to entries of your own what they lack.")
@project_option
def add(file: Path, project: Path, *, keep_both: bool, replace: bool, complete: bool) -> None:
    """Run 'kdeck references add'."""
    from kdeck.batch.referenceadding import Asked, add_references
    from kdeck.cli.show import show_findings, summary
    from kdeck.finding import has_errors
    from kdeck.load.bibliography.journals import lacks_short_name

    with writing(project, "kdeck references add"):
        added = add_references(project, file, Asked(keep_both, replace, complete))
    show_findings(added.findings)
    if has_errors(added.findings):
        say(f"nothing added: {summary(added.findings)}")
        sys.exit(ExitCode.FINDINGS)
    _show_there(added)
    for reference in added.references:
        state = "held back" if reference.reason else "added"
        say(f"{state}  {reference.id}  {reference.short}")
        if reference.reason:
            say(f"  {reference.reason}")
        elif reference.lacks:
            say(f"  it has no {' and no '.join(reference.lacks)}: complete it before you cite it")
    if added.replaced:
        say(f"{several(len(added.replaced), 'reference')} replaced")
    if added.completed:
        say(f"{several(len(added.completed), 'reference')} completed")
    if not added.references:
        say("nothing else added" if added.replaced or added.completed else "nothing added")
        return
    held = _held_back(added.references)
    long = [r for r in added.references if lacks_short_name(r)]
    if long:
        journals = several(len({reference.container for reference in long}), "journal")
        say(f"{journals} without an abbreviation, such as '{long[0].container}':")
        say("  a list that cites one prints all journals by their full names")
    say(f"{several(len(added.references), 'reference')} added to {added.file}{held}")
    example = next((r.id for r in added.references if not (r.reason or r.lacks)), "")
    if example:
        say(f'cite one as [@{example}], and name it in refs="{example}" of its claim')
        say("clinicians get the list of sources; patients at most read where it is")


def _show_there(added: "Added") -> None:
    """Say what is there already, and what of it the file says otherwise."""
    for there in added.there:
        key = there.reference.id
        if there.alike:
            state = f"looks like '{there.as_key}', already there"
            say(f"{state}  {key}  {there.reference.short}  {there.span}")
            continue
        name = f" as '{there.as_key}'" if there.as_key != key else ""
        state = "replaced" if there.as_key in added.replaced else "already there"
        state = "completed" if there.as_key in added.completed else state
        say(f"{state}  {key}{name}  {there.span}")
        if there.reference.reason and not there.retracted:
            say(f"  {there.reference.reason}")
        _show_lacking(there, taken=there.as_key in added.completed)
        if there.own and there.changes:
            say(f"  it differs in {', '.join(change.field for change in there.changes)}")
            continue
        for change in there.changes:
            before = f"'{change.before}'" if change.before else "none"
            say(f"  {change.field}: there {before}, in the file '{change.after}'")
    if any(there.alike for there in added.there):
        say("what looks alike is not added: --keep-both adds it all the same")
    differing = [t for t in added.there if t.changes and t.as_key not in added.replaced]
    if any(not there.own for there in differing):
        say("what differs stays as it is there: --replace takes it from the file")
    if any(there.lacks and there.as_key not in added.completed for there in added.there):
        say("--complete adds what is lacking to the entries; their keys and all else stay")
    if own := next((there for there in differing if there.own), None):
        say(f"what differs in {own.span.file} is your own, and stays: correct there what is wrong")


def _json_option(command: "click.decorators.FC") -> "click.decorators.FC":
    words = "Print one JSON object."
    return click.option("--json", "as_json", is_flag=True, help=words)(command)


def _show_lacking(there: "There", *, taken: bool) -> None:
    """Say what an entry of an author lacks that the file has, or what was added to it."""
    if taken:
        for change in there.lacks:
            say(f"  {change.field}: now '{change.after}'")
    elif there.lacks:
        named = ("some authors" if c.field == "author" else c.field for c in there.lacks)
        say(f"  it lacks {', '.join(named)}")


@references.command("list", help="List what may be cited, by key, and whether anything cites it.")
@_json_option
@project_option
def list_all(project: Path, as_json: bool) -> None:
    """Run 'kdeck references list'."""
    from kdeck.batch.referencelist import list_references
    from kdeck.batch.referencelist import unused as without_citation
    from kdeck.cli.show import show_findings
    from kdeck.finding import has_errors

    listed = list_references(project)
    show_findings(listed.findings)
    idle = len(without_citation(listed))
    ending = f"{several(len(listed.references), 'reference')}, {idle} cited by nobody"
    held = _held_back(listed.references)
    _show(listed, listed.references, ending + held, as_json=as_json)
    sys.exit(ExitCode.FINDINGS if has_errors(listed.findings) else ExitCode.OK)


@references.command(help="List the references that no text cites.")
@_json_option
@project_option
def unused(project: Path, as_json: bool) -> None:
    """Run 'kdeck references unused'."""
    from kdeck.batch.referencelist import list_references
    from kdeck.batch.referencelist import unused as without_citation
    from kdeck.cli.show import show_findings
    from kdeck.finding import has_errors

    listed = list_references(project)
    errors = [f for f in listed.findings if has_errors([f])]
    show_findings(errors)
    idle = without_citation(listed)
    _show(listed, idle, f"{several(len(idle), 'reference')} cited by nobody", as_json=as_json)
    sys.exit(ExitCode.FINDINGS if errors else ExitCode.OK)


def _show(listed: "Listed", shown: "tuple[Reference, ...]", ending: str, *, as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "key": reference.id,
                "short": reference.short,
                "cited": reference.id in listed.cited,
                "may": str(reference.shipping),
                "reason": reference.reason,
                "file": reference.span.file,
                "line": reference.span.line,
            }
            for reference in shown
        ]
        say_data({"references": rows})
        return
    for reference in shown:
        if reference.reason:
            state = "held back"
        else:
            state = "cited" if reference.id in listed.cited else "not cited"
        say(f"{state:<9}  {reference.id}  {reference.short}  {reference.span}")
        if reference.reason:
            say(f"  {reference.reason}")
    say(ending)


def _held_back(references: "Iterable[Reference]") -> str:
    count = sum(1 for reference in references if reference.reason)
    return f", {count} held back" if count else ""
