"""A check of what has not changed looks at nothing again, and hides nothing that has changed."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from buildable import BRAND, REGIONS, SOURCES, TOPIC, edit, write
from days import DAY, TODAY, on
from kdeck.batch import checking, keptfile, record
from kdeck.batch.build import Order, build
from kdeck.batch.checking import check_job, check_project
from kdeck.batch.checkrecord import FILE, read_checks
from kdeck.batch.clock import Today
from kdeck.batch.rechecking import kept_verdict
from kdeck.batch.setup import read_setup
from kdeck.batch.target import Choice
from kdeck.batch.verdict import Verdict
from kdeck.batch.work import Job
from kdeck.finding import Finding
from kdeck.fingerprint import digest

from .conftest import same_digest

HANDOUT = "output/default/handout-plain.pdf"
INCLUDE = "sources/includes/more.md"
FIGURE = "sources/figures/hill.svg"
EXPIRY = DAY + timedelta(days=30)
_SHOWN = '\n![A hill](hill.svg)\n\nA hill.\n\n::: {.include file="more.md"}\n:::\n'
_DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">
<path class="ink" d="M1 1h70v30z"/></svg>
"""
_CHANGES = {
    FIGURE: _DRAWING,
    INCLUDE: "Ask us more.\n",
    TOPIC: SOURCES[TOPIC] + _SHOWN,
    REGIONS: SOURCES[REGIONS].replace("    name:", f'    expires: "{EXPIRY}"\n    name:'),
}
Edit = Callable[[Path], object]


def checked(folder: Path, today: Today = TODAY) -> Verdict:
    return check_project(folder, (), today, reference=False)


def kept(folder: Path, today: Today = TODAY) -> Verdict | None:
    return kept_verdict(folder, (), today)


@pytest.fixture(scope="module")
def checked_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("checked") / "project", _CHANGES)
    order = Order(Choice(("handout",)), 1, today=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(record, "program_digest", same_digest)
        assert not build(folder, order, lambda *_: None).failed
        assert not checked(folder).failed
    return folder


@pytest.fixture
def folder(checked_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(checked_once, tmp_path / "project"))


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the documents whose jobs are checked."""
    looked: list[str] = []

    def counted(job: Job) -> list[Finding]:
        looked.append(job.document.id)
        return list(check_job(job))

    monkeypatch.setattr(checking, "check_job", counted)
    return looked


@pytest.mark.slow
def test_what_is_kept_is_what_was_found(folder: Path, jobs: list[str]) -> None:
    known = kept(folder)
    assert known is not None
    (folder / FILE).unlink()
    anew = checked(folder)
    assert (known.findings, known.checked) == (anew.findings, anew.checked)
    assert jobs == ["handout"] * 4 + ["leaflet"] * 4
    checked(folder)
    assert len(jobs) == 8


@pytest.mark.slow
def test_an_edit_has_the_documents_checked_that_it_changes(folder: Path, jobs: list[str]) -> None:
    edit(folder, TOPIC, lambda text: text.replace("is subanesthetic [", "is small ["))
    found = checked(folder).findings
    assert jobs == ["handout"] * 2
    (folder / FILE).unlink()
    assert checked(folder).findings == found


def _words(path: str, before: str, after: str) -> Edit:
    return lambda folder: edit(folder, path, lambda text: text.replace(before, after))


def _more(path: str) -> Edit:
    return lambda folder: write(folder, {path: "Words.\n"})


def _out(path: str) -> Edit:
    return lambda folder: (folder / path).unlink()


def _as_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


EDITS: dict[str, Edit] = {
    "a topic": _words(TOPIC, "A low dose", "A dose"),
    "an included topic": _words(INCLUDE, "more", "again"),
    "a figure": _words(FIGURE, "<svg", "<svg "),
    "a reference that is gone": _out("sources/references.json"),
    "a figure that is gone": _out(FIGURE),
    "a glossary that is gone": _out("sources/glossary.yml"),
    "a new topic": _more("sources/topics/new.md"),
    "a note on sign-offs": _more("sources/reviews.yml"),
    "the theme": _words(BRAND, "Small Clinic", "Little Clinic"),
    "words of the clinic": _more("themes/default/words/about-us.md"),
    "another theme": _more("themes/other/_brand.yml"),
    "the project file": _more("kdeck.toml"),
    "an output": lambda folder: (folder / HANDOUT).write_bytes(b"%PDF-1.7 of somebody"),
    "an output that is gone": _out(HANDOUT),
    "a new output": lambda folder: shutil.copy(folder / HANDOUT, folder / "output/default/a.pdf"),
    "the record": _out("output/default/.kdeck-record"),
    "no record": _out(FILE),
    "a damaged record": lambda folder: (folder / FILE).write_bytes(
        (folder / FILE).read_bytes().replace(b"dose", b"d0se")
    ),
    "half a record": lambda folder: (folder / FILE).write_bytes(
        (folder / FILE).read_bytes()[: (folder / FILE).stat().st_size // 2]
    ),
    "a record that is a folder": lambda folder: _as_folder(folder / FILE),
}


@pytest.mark.sampled(8)
@pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
def test_nothing_is_kept_over_a_change(folder: Path, change: Edit) -> None:
    change(folder)
    assert kept(folder) is None


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["a reference that is gone", "an output"])
def test_a_change_is_found_beside_what_is_kept(folder: Path, name: str) -> None:
    EDITS[name](folder)
    beside = checked(folder).findings
    (folder / FILE).unlink()
    assert beside == checked(folder).findings
    assert beside


@pytest.mark.parametrize(
    "body",
    [b"[]", b"{}", b'{"wholes": [[[], 1]], "found": {}}', b'{"wholes": [], "found": {"a": [1]}}',
     b'{"wholes": [[["default"], [], ["", "", "", ""], "", [], [1]]], "found": {}}', b"[" * 99_999],
    ids=range(6),
)  # fmt: skip
def test_what_another_wrote_is_not_used(folder: Path, body: bytes) -> None:
    head = (folder / FILE).read_bytes().partition(b"\n")[0].rpartition(b" ")[0]
    (folder / FILE).write_bytes(head + b" " + digest(body).encode() + b"\n" + body)
    assert kept(folder) is None
    assert not read_checks(read_setup(folder).output).found


def test_another_version_of_the_program_checks_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keptfile, "judging_digest", lambda: "1" * 64)
    assert kept(folder) is None


def test_the_day_on_which_something_expires_is_not_missed(folder: Path) -> None:
    assert kept(folder, on(EXPIRY - timedelta(days=1)))
    day = on(EXPIRY)
    assert kept(folder, day) is None
    assert "crisis-expired" in {finding.code for finding in checked(folder, day).findings}
    known = kept(folder, day)
    assert known
    assert "crisis-expired" in {finding.code for finding in known.findings}
    assert kept(folder, on(date(2028, 1, 1))) is None


def test_errors_are_kept_for_a_day(folder: Path) -> None:
    (folder / FIGURE).unlink()
    assert checked(folder).failed
    known = kept(folder)
    assert known
    assert known.failed
    assert kept(folder, on(DAY + timedelta(days=1))) is None


@pytest.mark.posix
def test_a_file_that_could_not_be_read_and_was_mended_is_read(folder: Path) -> None:
    (folder / INCLUDE).unlink()
    (folder / INCLUDE).symlink_to("/etc/hostname")
    assert checked(folder).failed
    assert kept(folder)
    (folder / INCLUDE).unlink()
    write(folder, {INCLUDE: _CHANGES[INCLUDE]})
    assert kept(folder) is None


@pytest.mark.slow
def test_themes_that_are_asked_for_have_their_own_verdict(folder: Path) -> None:
    write(folder, {"themes/aurora/_brand.yml": SOURCES[BRAND]})
    checked(folder)
    assert kept_verdict(folder, ("default",), TODAY) is None
    check_project(folder, ("default",), TODAY, reference=False)
    known = kept_verdict(folder, ("default",), TODAY)
    assert known
    assert known.checked.themes == 1
    assert kept(folder)


@pytest.mark.slow
def test_a_check_of_what_is_not_built_writes_nothing(fresh: Path) -> None:
    checked(fresh)
    assert not (fresh / "output").exists()


@pytest.mark.slow
def test_a_project_whose_record_cannot_be_written_is_checked_all_the_same(folder: Path) -> None:
    _as_folder(folder / FILE)
    assert not checked(folder).failed
