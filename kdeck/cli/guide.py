"""The command 'kdeck guide'."""

import click


@click.command(help="Say how topics, documents, figures and sources are written.")
def guide() -> None:
    """Run 'kdeck guide'."""
    from kdeck.batch.starter import authors_guide

    # A pager where somebody reads; plain text where it is piped or kept in a file.
    click.echo_via_pager(authors_guide())
