"""What a build makes: what is out of date, done by an engine, and written with its records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.batch.cutfonts import cut_files, take_cuts
from kdeck.batch.edited import is_edited, kept_outcome
from kdeck.batch.index import files_beside, kept_findings
from kdeck.batch.orphans import orphan_findings, orphans
from kdeck.batch.outcome import Outcome, Status
from kdeck.batch.output import Output
from kdeck.batch.record import Built, Record, record_bytes, record_file
from kdeck.batch.target import Choice, Target
from kdeck.finding import Finding, has_errors
from kdeck.fingerprint import digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kdeck.batch.work import Job, Made

    Progress = Callable[[int, int, str], None]
    Kept = Callable[[], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Making:
    """Hold the jobs of the targets that are asked for, with those of them that are out of date.

    edited are those that somebody edited; kept gives, when all is made, what is written with them
    beside the records.
    """

    output: Output
    work: Mapping[Target, "Job"]
    record: Record
    kept: "Kept"
    stale: tuple[Target, ...]
    edited: frozenset[Target]
    force: bool

    @property
    def jobs(self) -> list["Job"]:
        """List the jobs to do; what they make comes back by their numbers."""
        take_cuts(self.output, self.stale)
        return [self.work[target] for target in self.stale]

    def finish(
        self, results: Iterable[tuple[int, "Made"]], progress: "Progress"
    ) -> tuple[Outcome, ...]:
        """Take what the jobs made and write it, all of it, or nothing where one failed."""
        made: dict[Target, Made] = {}
        if self.stale:
            progress(0, len(self.stale), "")
        for number, result in results:
            target = self.stale[number]
            made[target] = result
            progress(len(made), len(self.stale), self.output.shown(target.path))
        return self._written(made)

    def _written(self, made: dict[Target, "Made"]) -> tuple[Outcome, ...]:
        output, record, edited = self.output, self.record, set(self.edited)
        # Somebody may have saved a file while it was made anew.
        edited |= {t for t in made if not self.force and is_edited(t, record, output)}
        made = {target: result for target, result in made.items() if target not in edited}
        if any(has_errors(result.findings) for result in made.values()):
            for target in made:
                record.outputs.pop(target, None)
        else:
            self._write({target: made[target] for target in self.stale if target in made})
        return tuple(
            kept_outcome(target, record, output)
            if target in edited
            else outcome_of(target, made.get(target), record, output)
            for target in self.work
        )

    def _write(self, made: Mapping[Target, "Made"]) -> None:
        record, output = self.record, self.output
        for target, result in made.items():
            sha256 = digest(result.data)
            record.outputs[target] = Built(record.expected[target], sha256, result.length)
            record.said[target.path] = result.findings
        data = {target.path: result.data for target, result in made.items()}
        record.forget_missing(output)
        themes = {job.theme.id: job.theme for job in self.work.values()}
        for theme in themes.values():
            data |= files_beside(theme, data, record, output, force=self.force)
        records = {record_file(key): record_bytes(record, key) for key in themes}
        output.write({**data, **self.kept(), **cut_files(output, made), **records})


def begin_making(
    output: Output,
    work: Mapping[Target, "Job"],
    record: Record,
    kept: "Kept",
    *,
    force: bool,
) -> Making:
    """Find which of some targets are out of date; force takes them all."""
    stale = [t for t in work if force or not record.is_fresh(t, output)]
    edited = frozenset(t for t in stale if not force and is_edited(t, record, output))
    stale = [t for t in stale if t not in edited]
    return Making(output, work, record, kept, tuple(stale), edited, force)


def outcome_of(target: Target, made: "Made | None", record: Record, output: Output) -> Outcome:
    """Tell what became of a target, which was made or was up to date."""
    path = output.shown(target.path)
    if made is None:
        said = record.said.get(target.path, ())
        return Outcome(target, path, Status.UNCHANGED, record.outputs[target].sha256, 0.0, said)
    if has_errors(made.findings) or target not in record.outputs:
        return Outcome(target, path, Status.FAILED, "", made.seconds, made.findings)
    sha256 = record.outputs[target].sha256
    return Outcome(target, path, Status.BUILT, sha256, made.seconds, made.findings)


def left_alone(output: Output, choice: Choice, record: Record) -> Iterator[Finding]:
    """Name the files that no document makes, and those that are left to somebody.

    Of documents that are not asked for, nobody knows.
    """
    yield from kept_findings(choice.themes, record, output)
    made = {target.path for target in record.expected}
    left = () if choice.documents else orphans(output, choice.themes, made)
    yield from orphan_findings(output.shown(path) for path in left)
