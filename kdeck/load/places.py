"""What the regions say: a Markdown file for each, with the facts that topics print."""

from collections.abc import Iterator

from kdeck.finding import Finding, Findings, Span
from kdeck.fingerprint import Files
from kdeck.load.memory import Memory
from kdeck.model.audience import Worded
from kdeck.model.block import FromRegion, RegionFact
from kdeck.model.library import Library
from kdeck.model.region import Region
from kdeck.model.topic import Topic, TopicKind
from kdeck.model.walk import walk_blocks
from kdeck.nearest import nearest

FOLDER = "sources/regions"


def read_places(
    files: Files, regions: tuple[Region, ...], findings: Findings, memory: Memory
) -> tuple[Topic, ...]:
    """Read what each region says, as a topic whose id is the region's key."""
    names = {region.key: region.name for region in regions}
    found = []
    for file in files.names(FOLDER, (".md",)):
        key, own = file.removesuffix(".md"), findings.of(f"{FOLDER}/{file}")
        if regions and key not in names:
            hint = nearest(key, names, "name the file as its region in sources/regions.yml")
            own.error("region-unknown", f"the region '{key}' does not exist", hint, 1)
        elif topic := _kept(files, own, memory, key, names.get(key, key)):
            found.append(topic)
    return tuple(found)


def _kept(files: Files, findings: Findings, memory: Memory, key: str, name: str) -> Topic | None:
    def read(files: Files, findings: Findings) -> Topic | None:
        return _place(files, findings, key, name)

    return memory.read(Topic, files, findings, read, name)


def _place(files: Files, findings: Findings, key: str, name: str) -> Topic | None:
    from kdeck.load.blocks import BlockReader
    from kdeck.load.divs import read_div
    from kdeck.load.source import read_text
    from kdeck.load.topic import Includes

    text = read_text(files, findings)
    if text is None:
        return None
    include = Includes(files, findings)
    blocks = BlockReader(findings, 1, read_div, include.read).parse(text)
    for block in blocks:
        if not isinstance(block, RegionFact):
            hint = 'put it into ::: {.fact key="..."} and :::'
            findings.error("region-fact", "this stands outside a fact", hint, block.span.line)
    return Topic(
        *(key, TopicKind.TREATMENT, Worded(name, name), Worded("", ""), blocks, findings.span(1)),
        files=tuple(dict.fromkeys((findings.file, *include.taken))),
    )


def check_places(library: Library) -> Iterator[Finding]:
    """Find facts that a topic prints and a region lacks, and facts that stand in the wrong place.

    A fact that could not be confirmed is no lack: it says what was looked at, and who could tell.
    """
    told = {place.id: _facts(place) for place in library.places}
    printed: dict[str, Span] = {}
    for topic in library.topics:
        for block in walk_blocks(topic.blocks):
            if isinstance(block, FromRegion):
                printed.setdefault(block.key, block.span)
            elif isinstance(block, RegionFact):
                hint = f"move it to {FOLDER}, into the file of its region"
                yield Finding(
                    "region-fact", "a fact of a region stands in a topic", hint, block.span
                )
    for region in library.regions:
        facts = told.get(region.key, {})
        for key, span in printed.items():
            if key and key not in facts:
                yield Finding(
                    "region-fact",
                    f"the region '{region.key}' has no fact '{key}', which a topic prints",
                    f'write it in {FOLDER}/{region.key}.md, or say with searched="..." and '
                    'who="..." that it could not be confirmed',
                    span,
                )
    for place in library.places:
        yield from _unused(place, printed)


def _facts(place: Topic) -> dict[str, RegionFact]:
    return {block.key: block for block in place.blocks if isinstance(block, RegionFact)}


def _unused(place: Topic, printed: dict[str, Span]) -> Iterator[Finding]:
    seen: set[str] = set()
    for block in walk_blocks(place.blocks):
        if isinstance(block, FromRegion):
            hint = "write its text here"
            yield Finding("region-fact", "a fact is printed inside a fact", hint, block.span)
        if not isinstance(block, RegionFact):
            continue
        if block.key in seen:
            hint = "keep one of them"
            yield Finding("region-fact", f"the fact '{block.key}' stands twice", hint, block.span)
        elif block.key and block.key not in printed:
            hint = nearest(block.key, printed, "remove it")
            message = f"no topic prints the fact '{block.key}'"
            yield Finding("region-fact", message, hint, block.span)
        seen.add(block.key)
