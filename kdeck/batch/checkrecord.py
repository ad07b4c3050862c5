"""What checks found, kept beside the outputs until what they looked at changes."""

import json
from contextlib import suppress
from dataclasses import astuple, dataclass, field

from kdeck.batch.clock import Today, Window
from kdeck.batch.findingentry import finding_entry, finding_of
from kdeck.batch.keptfile import UNFIT, kept_json, read_kept
from kdeck.batch.output import Output
from kdeck.batch.target import OUTPUT
from kdeck.batch.verdict import Checked, Verdict
from kdeck.finding import Finding
from kdeck.fingerprint import Fingerprint, Snapshot

FILE = f"{OUTPUT}/.kdeck-checked"
_MOST_KEPT, _MOST_VERDICTS = 40_000, 4


@dataclass(frozen=True, slots=True)
class Whole:
    """Hold what a check of some themes found: in which files, on which days, amid what else."""

    seen: Fingerprint
    held: Window
    around: str
    verdict: Verdict

    def holds(self, now: Snapshot, around: str, today: Today) -> bool:
        """Say whether the same check would find the same."""
        return around == self.around and self.held.holds(today) and self.seen.holds(now)


@dataclass(slots=True)
class CheckRecord:
    """Keep whole verdicts, by the themes that were asked for, and findings, by what was judged.

    The latest stand last, and are kept.
    """

    wholes: dict[tuple[str, ...], Whole] = field(default_factory=dict)
    found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    def find(self, key: str) -> tuple[Finding, ...] | None:
        """Give what was found in what has a digest; None where it was not judged."""
        found = self.found.pop(key, None)
        if found is not None:
            self.found[key] = found
        return found

    def keep(self, themes: tuple[str, ...], whole: Whole) -> None:
        """Keep the verdict on some themes; it is the latest."""
        self.wholes.pop(themes, None)
        self.wholes[themes] = whole


def read_checks(output: Output) -> CheckRecord:
    """Read what checks found beside some outputs; nothing where that cannot be relied on."""
    with suppress(*UNFIT):
        data = json.loads(read_kept(output, FILE))
        wholes = {tuple(map(str, themes)): _whole(*entry) for themes, *entry in data["wholes"]}
        return CheckRecord(wholes, {str(k): _findings(found) for k, found in data["found"].items()})
    return CheckRecord()


def kept_files(record: CheckRecord) -> dict[str, bytes]:
    """Give the file that keeps what checks found."""
    data = {
        "wholes": [_entry(*each) for each in list(record.wholes.items())[-_MOST_VERDICTS:]],
        "found": {
            key: [finding_entry(finding) for finding in found]
            for key, found in list(record.found.items())[-_MOST_KEPT:]
        },
    }
    return {FILE: kept_json(data)}


def _entry(themes: tuple[str, ...], whole: Whole) -> list[object]:
    found = [finding_entry(finding) for finding in whole.verdict.findings]
    checked = astuple(whole.verdict.checked)
    return [themes, whole.seen.entries, astuple(whole.held), whole.around, found, checked]


def _whole(
    seen: list[list[str]],
    held: list[str],
    around: str,
    found: list[list[str]],
    checked: list[int],
) -> Whole:
    entries = tuple((str(path), str(state)) for path, state in seen)
    if not entries:
        raise ValueError("a check looks at something")
    after, until, begun, awaits = map(str, held)
    counts = Checked(*(int(count) for count in checked))
    window = Window(after, until, begun, awaits)
    return Whole(Fingerprint(entries), window, str(around), Verdict(_findings(found), counts))


def _findings(entries: list[list[str]]) -> tuple[Finding, ...]:
    return tuple(finding_of(entry) for entry in entries)
