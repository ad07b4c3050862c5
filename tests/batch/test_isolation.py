"""That files of anybody are judged apart: within limits, and never at the cost of other files."""

import io
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from kdeck.batch import isolation, judging
from kdeck.batch.checking import check_files
from kdeck.batch.isolation import Isolation
from kdeck.batch.kit.pdf import PdfKit
from kdeck.batch.verdict import Verdict
from kdeck.errors import ExitCode, KdeckError

MB = 1024 * 1024


def drawn(content: bytes, filters: int = 1) -> bytes:
    """Make a PDF of one page with a content stream, packed once or several times."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    stream = pikepdf.Stream(pdf, b"")
    for _ in range(filters):
        content = zlib.compress(content, 9)
    stream.write(content, filter=Array([Name.FlateDecode] * filters))
    page.obj.Contents = pdf.make_indirect(stream)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def mapped(blocks: int) -> bytes:
    """Make a PDF whose font maps all codes to text again and again."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    ranges = b"100 beginbfrange " + b"<0000> <FFFF> <0041> " * 100 + b"endbfrange "
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.A, Encoding=Name("/Identity-H"),
        ToUnicode=pikepdf.Stream(pdf, ranges * blocks),
    )  # fmt: skip
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    page.obj.Contents = pikepdf.Stream(pdf, b"BT /F1 9 Tf <0041> Tj ET")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def inflated_deck() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", 8) as deck:
        deck.writestr("ppt/presentation.xml", b"<a>" + b" " * 100 * MB)
    return out.getvalue()


GREEDY: dict[str, tuple[Callable[[], bytes], str]] = {
    "zeros.pdf": (lambda: drawn(bytes(100 * MB)), "unpacks to more than 64 MB"),
    "double.pdf": (lambda: drawn(bytes(100 * MB), 2), "unpacks to more than 64 MB"),
    "words.pdf": (lambda: drawn(b"BT (x) Tj ET " * 4_000_000), "draws more than can be judged"),
    "saves.pdf": (lambda: drawn(b"q " * 3_000_000), "draws more than can be judged"),
    "strings.pdf": (lambda: drawn(b"(x)" * 3_000_000), "draws more than can be judged"),
    "map.pdf": (lambda: mapped(10), ""),
    "deck.pptx": (inflated_deck, "it is no PPTX"),
}


def verdict(*paths: Path) -> Verdict:
    return check_files(paths, reference=False)


def codes(found: Verdict, path: Path) -> set[str]:
    return {f.code for f in found.findings if f.span.file == path.as_posix()}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(drawn(b""))
    return path


@pytest.mark.slow
@pytest.mark.parametrize("name", GREEDY)
def test_a_greedy_file_is_a_finding_and_takes_neither_time_nor_memory(
    tmp_path: Path, good: Path, name: str
) -> None:
    make, words = GREEDY[name]
    path = tmp_path / name
    path.write_bytes(make())
    start = time.monotonic()
    found = verdict(path, good)
    assert time.monotonic() - start < 30
    assert "pdf-untagged" in codes(found, good)
    if words:
        (only,) = [f for f in found.findings if f.span.file == path.as_posix()]
        assert words in only.message


@pytest.mark.slow
def test_a_stream_is_counted_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "double.pdf"
    path.write_bytes(drawn(bytes(250 * MB), 2))
    code = f"""if True:
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
        from pathlib import Path
        from kdeck.check.pdf.file import check_pdf
        print(check_pdf(Path({str(path)!r}).read_bytes(), "a.pdf")[0].message)
    """
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=env)
    assert b"more than 64 MB" in done.stdout


def _hang(*_given: object, **_more: object) -> judging.Judgment:
    while True:
        pass


def _sleep(*_given: object, **_more: object) -> judging.Judgment:
    time.sleep(600)
    raise AssertionError


def _swell(*_given: object, **_more: object) -> judging.Judgment:
    return judging.Judgment((), bytes(4096 * MB))  # type: ignore[arg-type]


def _die(*_given: object, **_more: object) -> judging.Judgment:
    os.abort()


def serve_hanging(line: Connection) -> None:
    pytest.MonkeyPatch().setattr(isolation, "judge", _hang)
    isolation._serve(line)


def serve_sleeping(line: Connection) -> None:
    pytest.MonkeyPatch().setattr(isolation, "judge", _sleep)
    isolation._serve(line)


def serve_swelling(line: Connection) -> None:
    pytest.MonkeyPatch().setattr(isolation, "judge", _swell)
    isolation._serve(line)


def serve_dying(line: Connection) -> None:
    pytest.MonkeyPatch().setattr(isolation, "judge", _die)
    isolation._serve(line)


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (serve_hanging, "took longer"),
        (serve_sleeping, "took longer"),
        (serve_swelling, "more memory"),
        (serve_dying, "gave way"),
    ],
)
def test_hanging_waiting_swelling_and_dying_are_one_finding_each_and_the_next_is_judged(
    good: Path,
    fault: Callable[[Connection], None],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    serve = isolation._serve
    monkeypatch.setattr(isolation, "_SECONDS", 1.0)
    with Isolation() as apart:
        monkeypatch.setattr(isolation, "_serve", fault)
        (only,) = apart.judge(good, "bad.pdf").findings
        assert (only.code, only.span.file) == ("pdf-unreadable", "bad.pdf")
        assert words in only.message
        monkeypatch.setattr(isolation, "_serve", serve)
        monkeypatch.setattr(isolation, "_SECONDS", 20.0)
        assert apart.judge(good, "good.pdf").readable


def test_one_process_serves_many_files_and_ends_with_them(good: Path) -> None:
    with Isolation() as apart:
        apart.judge(good, "a.pdf")
        process = apart._process
        apart.judge(good, "b.pdf")
        assert process is not None
        assert apart._process is process
    assert not process.is_alive()


def test_an_error_nobody_thought_of_is_a_finding(
    good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_kit: PdfKit, data: bytes, _name: str, *, foreign: bool) -> None:
        raise TypeError(data[:5], foreign)

    monkeypatch.setattr(PdfKit, "judge", stumble)
    (only,) = judging.judge(good, "good.pdf").findings
    assert only.code == "pdf-unreadable"
    assert "stumbled over it (TypeError)" in only.message


def test_memory_is_watched_where_the_system_sets_no_limit() -> None:
    code = """if True:
        from time import sleep
        from kdeck.batch.limits import Limiter
        limiter = Limiter()
        limiter.watch(100 << 20)
        limiter.watch(50 << 20)
        held = bytearray(b"x") * (200 << 20)
        sleep(20)
    """
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=env).returncode == 77


@pytest.mark.slow
def test_what_is_missing_is_one_finding_and_the_others_are_judged(
    tmp_path: Path, good: Path
) -> None:
    (tmp_path / "text.txt").write_text("words")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    wrong = [tmp_path / name for name in ("none.pdf", "text.txt", "empty", "pipe.pdf", "a\0.pdf")]
    found = verdict(*wrong, good)
    assert found.checked.files == 1
    for path in wrong:
        assert codes(found, path) == {"file-unreadable"}, path
    assert "pdf-untagged" in codes(found, good)
    with pytest.raises(KdeckError) as ended:
        verdict(*wrong)
    assert ended.value.code is ExitCode.UNREADABLE


@pytest.mark.slow
def test_a_folder_and_a_pattern_stand_for_their_files(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deck.PPTX").write_bytes(b"PK\x03\x04")
    for name in ("~$deck.pptx", "._good.pdf", "notes.txt", "below"):
        (tmp_path / name).mkdir() if name == "below" else (tmp_path / name).write_bytes(b"")
    assert verdict(tmp_path).checked.files == 2
    assert verdict(tmp_path, good).checked.files == 2
    assert verdict(tmp_path / "*.pdf").checked.files == 1
    monkeypatch.chdir(tmp_path)
    assert verdict(Path("go*.p?f")).checked.files == 1
    (tmp_path / "[1].pdf").write_bytes(good.read_bytes())
    assert verdict(Path("[1].pdf")).checked.files == 1
