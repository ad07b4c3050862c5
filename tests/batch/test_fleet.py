"""Many themes, each built by itself: what is wrong with one leaves the others alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from buildable import SECOND, SECOND_BRAND, TOPIC, edit, snapshot, write
from days import TODAY
from kdeck.batch import fleet
from kdeck.batch.build import Order
from kdeck.batch.engine.processes import Processes
from kdeck.batch.fleet import build_each
from kdeck.batch.outcome import Report
from kdeck.batch.target import Choice
from kdeck.batch.themelist import every_theme, listed_themes
from kdeck.batch.work import Job, Made
from kdeck.errors import ExitCode, KdeckError
from kdeck.fingerprint import digest

from .runs import ALL, run

THIRD_BRAND = "themes/harbor/_brand.yml"
NAMES = ("aurora", "default", "harbor")


def each(folder: Path, choice: Choice) -> Report:
    order = Order(choice, 1, today=TODAY)
    return build_each(folder, order, lambda *_: None)


@pytest.fixture
def three(fresh: Path) -> Path:
    return write(fresh, {THIRD_BRAND: SECOND.replace("Aurora", "Harbor")})


def made(folder: Path) -> dict[str, str]:
    """Give the digests of what stands in the output folder, but for what is hidden."""
    return {name: digest(data) for name, (data, _) in snapshot(folder).items() if "/." not in name}


@pytest.mark.slow
def test_themes_built_one_by_one_give_what_they_give_together(built: Path, fresh: Path) -> None:
    report = each(fresh, ALL)
    assert (report.failed, report.left, report.findings) == (False, (), ())
    assert made(fresh) == made(built)
    again = each(fresh, ALL)
    assert {outcome.status for outcome in again.outcomes} == {"unchanged"}


@pytest.mark.slow
@pytest.mark.parametrize("breaks", ["color: {primary: nope}\n", "color: [\n", SECOND.replace(
    "defaults: {kdeck: {", "defaults: {kdeck: {region: XX, ")])  # fmt: skip
def test_a_theme_that_cannot_be_built_stops_no_other_and_is_built_when_it_is_right(
    three: Path, breaks: str
) -> None:
    right = (three / SECOND_BRAND).read_text("utf-8")
    (three / SECOND_BRAND).write_text(breaks, "utf-8")
    report = each(three, Choice(themes=NAMES))
    assert (report.failed, report.left, report.ended) == (True, ("aurora",), ExitCode.OK)
    assert {finding.span.file for finding in report.findings} == {SECOND_BRAND}
    assert {outcome.target.theme for outcome in report.outcomes} == {"default", "harbor"}
    assert not (three / "output/aurora").exists()
    assert (three / "output/harbor/manifest.json").is_file()
    (three / SECOND_BRAND).write_text(right, "utf-8")
    again = each(three, Choice(themes=NAMES))
    assert not again.failed
    fresh = {o.target.theme for o in again.outcomes if o.status == "built"}
    assert fresh == {"aurora"}


def test_a_theme_that_was_good_keeps_every_file_where_it_is_broken_later(built: Path) -> None:
    before = {n: d for n, d in snapshot(built).items() if "/aurora/" in n}
    (built / SECOND_BRAND).write_text("color: {primary: nope}\n", "utf-8")
    edit(built, TOPIC, lambda text: text.replace("The dose is low.", "The dose is very low."))
    report = each(built, ALL)
    assert report.left == ("aurora",)
    assert {n: d for n, d in snapshot(built).items() if "/aurora/" in n} == before
    assert any(outcome.status == "built" for outcome in report.outcomes)


def test_a_fault_of_the_sources_is_told_once_and_leaves_every_theme(three: Path) -> None:
    edit(three, TOPIC, lambda text: text.replace("[@smith2020]", "[@nobody]"))
    report = each(three, Choice(themes=NAMES))
    assert report.left == NAMES
    assert len(report.findings) == len(set(report.findings))
    assert not (three / "output").exists()


@pytest.mark.slow
def test_a_document_of_one_clinic_is_built_where_it_is(three: Path) -> None:
    own = (three / "sources/documents/leaflet.yml").read_text("utf-8")
    place = three / "themes/harbor/documents/our-visit.yml"
    place.parent.mkdir()
    place.write_text(own.replace("id: leaflet", "id: our-visit"), "utf-8")
    report = each(three, Choice(("our-visit",), NAMES))
    assert not report.failed, report.findings
    assert {outcome.target.theme for outcome in report.outcomes} == {"harbor"}
    with pytest.raises(KdeckError, match="there is no document 'nowhere'"):
        each(three, Choice(("nowhere",), NAMES))


class Losing(Processes):
    """Lose the work of one theme, as an engine does whose workers are gone."""

    def start(self, jobs: Sequence[Job]) -> Iterator[tuple[int, Made]]:
        for number, result in Processes.start(self, jobs):
            if jobs[number].theme.id == "aurora" and number == 2:
                raise KdeckError("a worker was lost", "run this again", ExitCode.NOT_RENDERED)
            yield number, result


@pytest.mark.slow
@pytest.mark.parametrize("ahead", [0, 10, 1000])
def test_work_that_is_lost_is_told_and_made_by_the_next_run(three: Path, ahead: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fleet, "open_engine", Losing)
        patch.setattr(Losing, "ahead", ahead)
        report = each(three, Choice(("leaflet",), themes=NAMES))
    assert (report.left, report.ended) == (("aurora",), ExitCode.NOT_RENDERED)
    assert [(f.code, f.message) for f in report.findings] == [
        ("theme-not-built", "'aurora' was not built: a worker was lost")
    ]
    assert not (three / "output/aurora").exists()
    again = each(three, Choice(("leaflet",), themes=NAMES))
    built = [o.target.theme for o in again.outcomes if o.status == "built"]
    assert (again.failed, set(built), len(built)) == (False, {"aurora"}, 4)


@pytest.mark.slow
def test_processes_stay_for_the_next_theme_and_get_each_theme_once(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_anew: None
) -> None:
    from kdeck.batch.worker import Worker

    begun: list[object] = []
    given: list[bool] = []
    start, give = Worker.__init__, Worker.give

    def counted(worker: Worker[object, object], task: object) -> None:
        begun.append(worker)
        start(worker, task)  # type: ignore[arg-type]

    def weighed(worker: Worker[object, object], item: tuple[object, object]) -> None:
        given.append(item[0] is not None)
        give(worker, item)

    monkeypatch.setattr(Worker, "__init__", counted)
    monkeypatch.setattr(Worker, "give", weighed)
    choice = Choice(("leaflet",), themes=NAMES)
    report = build_each(three, Order(choice, 2, today=TODAY), lambda *_: None)
    assert not report.failed, report.findings
    assert len(begun) == 2
    assert len(given) == 12
    assert sum(given) <= 2 * len(NAMES)
    third = (three / THIRD_BRAND).read_text("utf-8")
    alone = write(tmp_path / "alone", {SECOND_BRAND: SECOND, THIRD_BRAND: third})
    run(alone, choice)
    assert made(alone) == made(three)


def test_a_list_of_themes_takes_names_and_folders_and_tells_of_every_line_that_is_wrong(
    three: Path,
) -> None:
    listed = three / "clinics.txt"
    listed.write_bytes(
        b"\xef\xbb\xbf# the north\r\nharbor\r\n\r\nthemes/aurora/   # the capital\r\n"
        b"themes\\default\\_brand.yml\r\nharbor\r\nharbro\r\n../elsewhere\r\n/etc\r\n\x1b[2J\r\n"
    )
    names, findings = listed_themes(three, listed)
    assert names == ("harbor", "aurora", "default")
    assert [(f.code, f.span.line) for f in findings] == [("themes-list", n) for n in (7, 8, 9, 10)]
    assert findings[0].hint == "did you mean 'harbor'?"
    assert all("\x1b" not in finding.message for finding in findings)
    assert every_theme(three) == NAMES


@pytest.mark.parametrize(
    ("data", "said", "code"),
    [
        (b"\n# nobody\n", "lists no theme", ExitCode.USAGE),
        (b"\xff\xfe\x00", "cannot be read as text", ExitCode.UNREADABLE),
        (b"a\n" * (1 << 20), "is larger than", ExitCode.UNREADABLE),
    ],
)
def test_a_list_that_is_none_is_refused(
    tmp_path: Path, data: bytes, said: str, code: ExitCode
) -> None:
    place = tmp_path / "clinics.txt"
    place.write_bytes(data)
    with pytest.raises(KdeckError, match=said) as error:
        listed_themes(tmp_path, place)
    assert error.value.code is code
