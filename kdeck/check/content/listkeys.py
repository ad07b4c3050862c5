"""Whether the two wordings of a claim list the same things, by the keys of their items."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.finding import Finding, Severity, Span
from kdeck.model.audience import Audience
from kdeck.model.block import Block, Blocks, Claim, Listing, ListItem, Panel, PanelKind
from kdeck.model.library import Library
from kdeck.model.walk import inner_blocks, walk_blocks

_CALLS = frozenset({PanelKind.CALL_NOW, PanelKind.CALL_US})


@dataclass(frozen=True, slots=True)
class _Lists:
    """Hold the items that one wording of a claim lists."""

    audience: Audience
    items: tuple[ListItem, ...]

    @property
    def keys(self) -> dict[str, Span]:
        """Give each key with its place."""
        return {key: item.span for item in reversed(self.items) for key in item.keys}


def check_list_keys(library: Library) -> Iterator[Finding]:
    """Find what only one wording of a claim lists, and items that no key holds to the other.

    Where one item of a claim carries a key, all do; in a list of whom to call and when, they must.
    """
    for topic in library.topics:
        for claim, in_call in _claims(topic.blocks):
            yield from _check(claim, in_call=in_call)


def _claims(blocks: Blocks, *, in_call: bool = False) -> Iterator[tuple[Claim, bool]]:
    for block in blocks:
        if isinstance(block, Claim):
            yield block, in_call
        else:
            inside = in_call or (isinstance(block, Panel) and block.kind in _CALLS)
            yield from _claims(inner_blocks(block), in_call=inside)


def _check(claim: Claim, *, in_call: bool) -> Iterator[Finding]:
    wordings = [_Lists(each, tuple(_items(claim.wordings[each]))) for each in Audience]
    if not any(lists.keys for lists in wordings):
        if in_call and all(lists.items for lists in wordings):
            yield _unkeyed(claim, wordings[0].items[0], Severity.WARNING)
        return
    for lists in wordings:
        yield from (_unkeyed(claim, item) for item in lists.items if not item.keys)
        yield from _repeated(claim, lists)
    plain, clinician = wordings
    yield from _lacking(claim, plain, clinician)
    yield from _lacking(claim, clinician, plain)


def _items(blocks: Iterable[Block]) -> Iterator[ListItem]:
    for block in walk_blocks(tuple(blocks)):
        if isinstance(block, Listing):
            yield from block.items


def _unkeyed(claim: Claim, item: ListItem, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        "list-keys",
        f"an item of the claim '{claim.id}' has no key, so that nothing holds the list for "
        "patients and the list for clinicians together",
        "end each item of both lists with a key, such as {#mania}: the same for the same thing",
        item.span,
        severity,
    )


def _repeated(claim: Claim, lists: _Lists) -> Iterator[Finding]:
    seen: set[str] = set()
    for item in lists.items:
        for key in item.keys:
            if key in seen:
                yield Finding(
                    "list-keys",
                    f"the {lists.audience} wording of the claim '{claim.id}' has the key '{key}' "
                    "twice",
                    "say one thing in one item, or give the other its own key",
                    item.span,
                )
            seen.add(key)


def _lacking(claim: Claim, has: _Lists, lacks: _Lists) -> Iterator[Finding]:
    for key, span in sorted(has.keys.items()):
        if key not in lacks.keys:
            yield Finding(
                "list-keys",
                f"the {lacks.audience} wording of the claim '{claim.id}' does not list '{key}', "
                f"and its {has.audience} wording does",
                f"add an item that says it in the {lacks.audience} wording, ending with {{#{key}}}",
                span,
            )
