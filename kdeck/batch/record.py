"""The record of what was built from what, so that nothing is built twice."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace

from kdeck.batch.about import About
from kdeck.batch.clock import Today, Window
from kdeck.batch.findingentry import finding_entry, finding_of
from kdeck.batch.kit.table import edition_of
from kdeck.batch.output import Output
from kdeck.batch.packing import packed, unpacked
from kdeck.batch.program import program_digest
from kdeck.batch.target import OUTPUT, Target
from kdeck.finding import Finding
from kdeck.fingerprint import ABSENT, Fingerprint, Snapshot, digest
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard

FILE = ".kdeck-record"
_VERSION = 9
# How many values name a target.
_NAMED = 7


@dataclass(frozen=True, slots=True)
class Built:
    """Record one output: the digest of what it was made from, and of the file itself.

    What another version of the program made it from is not known, and empty. length is the number
    of its pages or slides, None where it has neither.
    """

    made_from: str
    sha256: str
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """Record when a document was last made ready: from what, and on which days that holds.

    asked is the standard that was asked for, empty where none was; held, the days on which the
    same reviews hold.
    """

    inputs: Fingerprint
    asked: str
    held: Window


@dataclass(slots=True)
class Record:
    """Record what the documents of some themes were made ready from, and their outputs.

    usual is the edition of a theme's handouts where none is asked for; prepared has each document
    of a theme, by the ids of both; expected, the digest that every target of those documents would
    now be made from; said, what a build has to say of a document, by its key, and of a file, by
    its path; about, what is told of a document where all are listed, by its key; beside, by their
    paths, the digests of the files that list and dress the outputs of a theme; listed, for each
    theme, the digest of what was listed.
    """

    program: str
    usual: dict[str, Edition] = field(default_factory=dict)
    prepared: dict[tuple[str, str], Prepared] = field(default_factory=dict)
    expected: dict[Target, str] = field(default_factory=dict)
    outputs: dict[Target, Built] = field(default_factory=dict)
    said: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    about: dict[str, About] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)

    def current(self, theme: str, document: str, now: Snapshot, today: Today) -> bool:
        """Say whether the inputs of a document's targets are as they were, and its reviews."""
        known = self.prepared.get((theme, document))
        return known is not None and known.held.holds(today) and known.inputs.holds(now)

    def targets(self, theme: str, documents: Collection[str]) -> tuple[Target, ...]:
        """List the targets of some documents of a theme, built or not, in that order."""
        own: dict[str, list[Target]] = {document: [] for document in documents}
        for target in self.expected:
            if target.theme == theme and target.document in own:
                own[target.document].append(target)
        return tuple(target for targets in own.values() for target in targets)

    def said_of(self, targets: Iterable[Target]) -> tuple[Finding, ...]:
        """Gather what there is to say of the documents of some targets."""
        keys = dict.fromkeys(document_key(target) for target in targets)
        return tuple(finding for key in keys for finding in self.said.get(key, ()))

    def is_fresh(self, target: Target, output: Output) -> bool:
        """Say whether a target's file is there and is what would be made now."""
        if self.is_older(target):
            return False
        return output.state(target.path) == self.outputs[target].sha256

    def is_older(self, target: Target) -> bool:
        """Say whether a target would now be made from something else than its file was."""
        built = self.outputs.get(target)
        return built is None or built.made_from != self.expected.get(target)

    def forget_missing(self, output: Output) -> None:
        """Forget the files that no document makes any more and that are not there either."""
        for target in [target for target in self.outputs if target not in self.expected]:
            if output.state(target.path) == ABSENT:
                del self.outputs[target]
        held = {document_key(target) for target in (*self.outputs, *self.expected)}
        for key in self.about.keys() - held:
            del self.about[key]

    def expect(
        self, theme: str, prepared: Mapping[str, Prepared], expected: Mapping[Target, str]
    ) -> None:
        """Record what the targets of some documents of a theme would now be made from."""
        for target in self.targets(theme, prepared):
            del self.expected[target]
        self.know(theme, prepared, expected)

    def know(
        self, theme: str, prepared: Mapping[str, Prepared], expected: Mapping[Target, str]
    ) -> None:
        """Record the same of documents of which nothing is recorded yet."""
        self.prepared.update({(theme, document): each for document, each in prepared.items()})
        self.expected.update(expected)

    def keep(self, theme: str, documents: Collection[str]) -> None:
        """Forget the documents of a theme but these: the others are gone."""
        gone = [d for (t, d) in self.prepared if t == theme and d not in documents]
        for target in self.targets(theme, gone):
            del self.expected[target]
        for document in gone:
            del self.prepared[theme, document]


def record_file(theme: str) -> str:
    """Name the file that holds the record of a theme."""
    return f"{OUTPUT}/{theme}/{FILE}"


def read_record(output: Output, themes: Iterable[str]) -> Record:
    """Read the records of some themes; a theme has none where its file is not as it was written.

    Of what another version of the program recorded, it is known which files it wrote.
    """
    record = Record(program_digest())
    for theme in themes:
        _read(record, theme, output.read(record_file(theme)))
    return record


def _read(record: Record, theme: str, data: bytes) -> None:
    head, _, body = data.partition(b"\n")
    words = head.decode("ascii", "replace")
    if not words.startswith("kdeck record ") or not words.endswith(f" {digest(body)}"):
        return
    own = words == _head(record.program, body)
    try:
        seen = json.loads(unpacked(body))
        outputs = {
            _target(theme, entry[:_NAMED]): _built(*entry[_NAMED:], known=own)
            for entry in seen["outputs"]
        }
        beside = {str(path): str(sha256) for path, sha256 in seen.get("beside", {}).items()}
        if not own:
            record.outputs.update(outputs)
            record.beside.update(beside)
            return
        inputs = [(str(path), str(digest)) for path, digest in seen["inputs"]]
        usual = Edition(seen["usual"])
        prepared = {
            str(document): _prepared(inputs, *entry) for document, *entry in seen["prepared"]
        }
        expected = {_target(theme, entry): str(made) for *entry, made in seen["expected"]}
        said = {
            str(key): tuple(finding_of(entry) for entry in entries)
            for key, entries in seen["said"].items()
        }
        about = {str(key): About(*map(str, entry)) for key, entry in seen["about"].items()}
        listed = str(seen["listed"])
        if not expected or not all(each.inputs.entries for each in prepared.values()):
            return
        if {target.document for target in expected} - prepared.keys():
            return
    # The digest has told damage from what was written; only another writer comes here.
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return
    record.usual[theme] = usual
    record.know(theme, prepared, expected)
    record.outputs.update(outputs)
    record.said.update(said)
    record.about.update(about)
    record.beside.update(beside)
    record.listed[theme] = listed


def document_key(target: Target) -> str:
    """Name the document of a target as its theme and audience have it."""
    return f"{target.theme}/{target.document}-{target.audience}"


def usual_edition(target: Target, record: Record) -> Edition:
    """Give the edition of a target's kind that is built when none is asked for, as last known."""
    usual = edition_of(target.format, record.usual.get(target.theme, Edition.STANDARD))
    fillable = usual is Edition.FILLABLE and replace(target, edition=usual) in record.expected
    return usual if fillable or usual is not Edition.FILLABLE else Edition.STANDARD


def record_bytes(record: Record, theme: str) -> bytes:
    """Write the record of one theme: a line that tells damage, then JSON that is packed."""
    prepared = {d: each for (t, d), each in record.prepared.items() if t == theme}
    # Documents share most of what they are made from: each names it by its number.
    entries = dict.fromkeys(e for each in prepared.values() for e in each.inputs.entries)
    numbers = {entry: number for number, entry in enumerate(entries)}
    told = {document_key(target) for target in record.expected if target.theme == theme}
    seen = {
        "inputs": list(entries),
        "usual": record.usual[theme],
        "prepared": [
            [document, each.asked, astuple(each.held), [numbers[e] for e in each.inputs.entries]]
            for document, each in prepared.items()
        ],
        "expected": [
            [*_entry(target), made]
            for target, made in record.expected.items()
            if target.theme == theme
        ],
        "outputs": [
            [*_entry(target), *astuple(built)]
            for target, built in sorted(record.outputs.items())
            if target.theme == theme
        ],
        "said": {
            key: [finding_entry(finding) for finding in found]
            for key, found in sorted(record.said.items())
            if found and key.startswith((f"{theme}/", f"{OUTPUT}/{theme}/"))
        },
        "about": {
            key: list(astuple(about)) for key, about in sorted(record.about.items()) if key in told
        },
        "beside": {
            path: sha256
            for path, sha256 in sorted(record.beside.items())
            if path.startswith(f"{OUTPUT}/{theme}/")
        },
        "listed": record.listed.get(theme, ""),
    }
    body = packed(json.dumps(seen, indent=None, separators=(",", ":")).encode())
    return _head(record.program, body).encode() + b"\n" + body


def _prepared(
    inputs: list[tuple[str, str]], asked: str, held: list[str], numbers: list[int]
) -> Prepared:
    after, until, begun, awaits = map(str, held)
    if min(numbers, default=0) < 0:
        raise ValueError("no entry has a number below 0")
    entries = tuple(inputs[number] for number in numbers)
    return Prepared(Fingerprint(entries), str(asked), Window(after, until, begun, awaits))


def _head(program: str, body: bytes) -> str:
    return f"kdeck record {_VERSION} {program} {digest(body)}"


def _entry(target: Target) -> tuple[str, ...]:
    return (
        target.document,
        target.audience,
        target.format,
        target.edition,
        target.language,
        target.standard,
        "on request" if target.on_request else "",
    )


def _built(made: str, sha256: str, length: int | None = None, *, known: bool) -> Built:
    return Built(str(made) if known else "", str(sha256), None if length is None else int(length))


def _target(theme: str, entry: list[str]) -> Target:
    document, audience, kind, edition, language, standard, on_request = map(str, entry)
    return Target(
        theme,
        document,
        Audience(audience),
        Format(kind),
        Edition(edition),
        language,
        Standard(standard),
        bool(on_request),
    )
