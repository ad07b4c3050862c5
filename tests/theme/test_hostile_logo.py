"""Logo files made to do harm: a clear finding, within a second and in little memory."""

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

import kdeck
from stopwatch import TRIALS
from theme.images import HREF, chunk, drawn, encoded, many_scans, png, svg, zeros

# One process reads everything once; a fork of it judges each file, with limits of its own.
PROGRAM = """
import json, os, resource, sys, time
from pathlib import Path
import PIL.Image, PIL.ImageCms, PIL.JpegImagePlugin, PIL.PngImagePlugin, svgelements
from kdeck.check.theme.logos import check_logos
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
read_theme(Files(Path(sys.argv[1])), "default")

def judge(root):
    start = time.process_time()
    theme, findings = read_theme(Files(Path(root)), "t")
    findings = (*findings, *(check_logos(theme) if theme else ()))
    told = [(f.severity, f.message, f.hint) for f in findings]
    return json.dumps([time.process_time() - start, told])

for line in sys.stdin:
    child = os.fork()
    if not child:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        limit = used + int(sys.argv[2]) * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
        try:
            print(judge(line.strip()), flush=True)
        except BaseException as error:
            print(json.dumps(repr(error)), flush=True)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print('"killed"', flush=True)
"""
ROOT = Path(__file__).parents[2]
SECONDS, MEGABYTES = 1.0, 160


@pytest.fixture(scope="module")
def judge() -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"PYTHONPATH": str(Path(str(kdeck.__file__)).parents[1])}
    command = [sys.executable, "-c", PROGRAM, str(ROOT), str(MEGABYTES)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield process
        assert process.stdin
        process.stdin.close()


Judged = Callable[[str], list[list[str]]]


@pytest.fixture
def judged(judge: subprocess.Popen[str], root: Path) -> Judged:
    def judged(name: str) -> list[list[str]]:
        """Read a theme in a process that may take only so much time and memory."""
        brand = f'logo: {{path: "{name}", alt: Riverside}}'
        (root / "themes" / "t" / "_brand.yml").write_text(brand)
        assert judge.stdin
        assert judge.stdout
        taken = list[float]()
        # Other work on the machine makes it slower: what is too slow is tried again.
        while len(taken) < TRIALS and not any(seconds < SECONDS for seconds in taken):
            print(root, file=judge.stdin, flush=True)
            answer = json.loads(judge.stdout.readline())
            assert isinstance(answer, list), answer
            seconds, findings = answer
            taken.append(seconds)
        assert min(taken) < SECONDS
        return list(findings)

    return judged


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "themes" / "t").mkdir(parents=True)
    return tmp_path


LOGO = encoded(drawn(300, 100))
PHOTO = encoded(Image.effect_noise((300, 100), 90).convert("RGB"), "JPEG")
GROUP, END = "<g>" * 200, "</g>" * 200
DISC = '<circle class="primary" cx="9" cy="9" r="9"/>'
TOO_MANY = "pixels, at most 13 million are read"
BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a gigapixel header": ("a.png", lambda: png(100_000, 100_000, b""), TOO_MANY),
    "a size past counting": ("a.png", lambda: png(2**31 - 1, 2**31 - 1, b""), "pixels, at most"),
    "a bomb": ("a.png", lambda: png(12_000, 12_000, zeros(4 * 12_000**2)), TOO_MANY),
    "a bomb under the limit": (
        "a.png", lambda: png(4000, 3000, zeros(3100 * 16_001)), "is transparent all over",
    ),
    "a bomb in a small picture": (
        "a.png", lambda: png(300, 100, zeros(1 << 30)), "is transparent all over",
    ),
    "a text bomb": (
        "a.png",
        lambda: png(9, 9, b"", *[chunk(b"zTXt", b"a\0\0" + zeros(1 << 26))] * 4),
        "is damaged or cut off",
    ),
    "a profile bomb": (
        "a.png",
        lambda: png(9, 9, b"", chunk(b"iCCP", b"a\0\0" + zeros(1 << 28))),
        "is damaged or cut off",
    ),
    "a JPEG of a thousand scans": ("a.jpg", many_scans, "has more than 64 scans"),
    "a cut PNG": ("a.png", lambda: LOGO[: len(LOGO) // 2], "is cut off"),
    "a cut JPEG": ("a.jpg", lambda: PHOTO[: len(PHOTO) // 2], "is cut off"),
    "a cut JPEG with an end": (
        "a.jpg", lambda: PHOTO[:400] + b"\xff\xd9", "is damaged or cut off",
    ),
    "a PNG without pixels": ("a.png", lambda: png(9, 9, b""), "is damaged or cut off"),
    "a PNG of noise": ("a.png", lambda: png(9, 9, bytes(range(256))), "is damaged or cut off"),
    "nothing": ("a.png", lambda: b"", "is empty"),
    "nothing, as SVG": ("a.svg", lambda: b"", "is not an SVG drawing"),
    "a page named as a picture": ("a.png", lambda: b"<html></html>", "is not a PNG image"),
    "a JPEG named as a PNG": ("a.png", lambda: PHOTO, "is not a PNG image"),
    "a PNG named as a JPEG": ("a.jpg", lambda: LOGO, "is not a JPEG image"),
    "a PNG named as an SVG": ("a.svg", lambda: LOGO, "is not UTF-8 text"),
    "a program": ("a.exe", lambda: b"MZ", "is of an unknown type"),
    "a hundred megabytes": (
        "a.png", lambda: LOGO + bytes(100 << 20), "cannot be used: it is larger than 32 MB",
    ),
    "six megabytes": ("a.png", lambda: LOGO + bytes(6 << 20), "is larger than 5 MB"),
    "a script": ("a.svg", lambda: svg("<script>alert(1)</script>"), "holds 'script'"),
    "a script in a namespace": (
        "a.svg",
        lambda: svg(f'<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>{DISC}'),
        "'script' is not drawn",
    ),
    "an event": ("a.svg", lambda: svg(f'<g onload="alert(1)">{DISC}</g>'), "'onload' is a script"),
    "a page inside": (
        "a.svg", lambda: svg(f"<foreignObject><p>x</p></foreignObject>{DISC}"), "foreignobject",
    ),
    "a file from the web": (
        "a.svg",
        lambda: svg(f'<image {HREF}"http://example.org/a.png"/>{DISC}'),
        "a link to something else is not followed",
    ),
    "a file of the machine": (
        "a.svg", lambda: svg(f'<g {HREF}"file:///etc/passwd">{DISC}</g>'), "is not followed",
    ),
    "a page in a link": (
        "a.svg",
        lambda: svg(f'<g href="data:text/html,&lt;script&gt;">{DISC}</g>'),
        "a link to something else is not followed",
    ),
    "a copy of itself": (
        "a.svg", lambda: svg(f'<g id="a"><use {HREF}"#a"/>{DISC}</g>'), "'a' is drawn in itself",
    ),
    "copies of copies": (
        "a.svg",
        lambda: svg(
            "".join(
                f'<g id="a{n}">' + f'<use {HREF}"#a{n + 1}"/>' * 10 + "</g>" for n in range(9)
            )
            + f'<g id="a9">{DISC}</g>'
        ),
        "it draws more than a logo needs",
    ),
    "patterns in patterns": (
        "a.svg",
        lambda: svg(
            "".join(
                f'<pattern id="p{n}" width="1" height="1">'
                + f'<path fill="url(#p{n + 1})" d="M0 0H9V9Z"/>' * 10
                + "</pattern>"
                for n in range(9)
            )
            + '<path style="fill:url(#p0)" d="M0 0H9V9Z"/>'
        ),
        "it draws more than a logo needs",
    ),
    "a mask in itself": (
        "a.svg",
        lambda: svg(f'<style>.m{{mask:url(#m)}}</style><mask id="m"><g class="m">{DISC}</g></mask>'
                    f'<g class="m">{DISC}</g>'),
        "'m' is drawn in itself",
    ),
    "shadows of shadows": (
        "a.svg",
        lambda: svg(
            '<filter id="f">' + '<feGaussianBlur stdDeviation="900"/>' * 21 + "</filter>"
            f'<g filter="url(#f)">{DISC}</g>'
        ),
        "more than 20 steps of filters",
    ),
    "many shadows": (
        "a.svg",
        lambda: svg(
            '<filter id="f"><feGaussianBlur stdDeviation="900"/></filter>'
            + f'<g filter="url(#f)">{DISC}</g>' * 120
        ),
        "it draws more than a logo needs",
    ),
    "a picture of the machine": (
        "a.svg",
        lambda: svg('<image opacity=".5" href="/etc/logo.png" width="9" height="9"/>'),
        "a link to something else is not followed",
    ),
    "a drawing in a picture": (
        "a.svg",
        lambda: svg('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>'),
        "a link to something else is not followed",
    ),
    "a font from the web": (
        "a.svg",
        lambda: svg(f"<style>@font-face{{src:url(http://example.org/f)}}</style>{DISC}"),
        "its style sheet loads or asks for more",
    ),
    "a style from the web": (
        "a.svg",
        lambda: svg(f"<style>@import url(http://example.org/a.css);</style>{DISC}"),
        "its style sheet loads or asks for more",
    ),
    "a fill from the web": (
        "a.svg",
        lambda: svg('<path style="fill:url(http://example.org/a.svg#b)" d="M0 0H9V9Z"/>'),
        "a link to something else is not followed",
    ),
    "entities": ("a.svg", f"{BOMB}<svg>&b;</svg>".encode, "holds '!entity'"),
    "an entity from a file": (
        "a.svg",
        lambda: b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
        "holds '!entity'",
    ),
    "deep groups": ("a.svg", lambda: svg(f"{GROUP}{DISC}{END}"), "it nests more than 40 deep"),
    "very deep groups": ("a.svg", lambda: svg("<g>" * 60_000), "it is not well-formed XML"),
    "a huge path": (
        "a.svg",
        lambda: svg(f'<path class="primary" d="M0 0{"  L1  " * 90_000}"/>'),
        "it is larger than 512 KB",
    ),
    "a path of many numbers": (
        "a.svg",
        lambda: svg(f'<path class="primary" d="M0 0{"l1 2" * 30_000}"/>'),
        "it has more than 40000 numbers",
    ),
    "many elements": (
        "a.svg", lambda: svg(DISC[:30] + "/>" + "<g/>" * 30_000), "more than a logo needs",
    ),
    "an endless number": (
        "a.svg", lambda: svg(f'<circle class="primary" r="{"9" * 9999}"/>'), "'r' is not a number",
    ),
    "no size": (
        "a.svg",
        lambda: svg(DISC).replace(b"0 0 90 30", b"0 0 0 0"),
        "it has no usable viewBox",
    ),
    "a hair": (
        "a.svg",
        lambda: svg(DISC).replace(b"0 0 90 30", b"0 0 90000 1"),
        "one side is over 16 times the other",
    ),
    "another encoding": ("a.svg", lambda: svg(DISC).decode().encode("utf-16"), "is not UTF-8"),
}  # fmt: skip


@pytest.mark.sampled(4)
@pytest.mark.parametrize("case", FILES)
def test_a_hostile_file_is_refused_within_a_second(root: Path, judged: Judged, case: str) -> None:
    name, make, message = FILES[case]
    (root / "themes" / "t" / name).write_bytes(make())
    ((severity, told, hint),) = judged(name)
    # A file of another kind does no harm: the brand is used without it.
    assert severity == ("warning" if case == "a program" else "error")
    assert message in told
    assert hint


def test_the_largest_picture_is_read_in_time(root: Path, judged: Judged) -> None:
    packer = zlib.compressobj(1)
    rows = [packer.compress(b"\0" + b"\x12\x3f\x73\xf0" * 4000) for _ in range(3000)]
    (root / "themes" / "t" / "a.png").write_bytes(png(4000, 3000, b"".join(rows) + packer.flush()))
    assert all(severity != "error" for severity, _, _ in judged("a.png"))


COSTLY = {
    "many gradients": '<linearGradient id="g"><stop stop-color="red"/><stop offset="1"/>'
    "</linearGradient>" + '<path fill="url(#g)" d="M0 0H90V30H0Z"/>' * 150,
    "many layers": '<g opacity=".9"><path fill="#123" d="M0 0H90V30H0Z"/></g>' * 140,
    "many shadows": '<filter id="f"><feGaussianBlur stdDeviation="9"/></filter>'
    + '<path filter="url(#f)" fill="#123" d="M0 0H90V30H0Z"/>' * 20,
    "many strokes": '<path class="stroke-ink" stroke-width="9" d="M0 0{}"/>'.format(
        "L90 30L0 1" * 3900
    ),
    "wide strokes": '<path class="stroke-ink" stroke-width="99999" d="M0 0{}"/>'.format(
        "L90 30L0 1" * 1900
    ),
    "many shapes": '<path class="primary" d="M0 0H90V30H0Z"/>' * 780,
}


@pytest.mark.sampled(2)
@pytest.mark.parametrize("case", COSTLY)
def test_a_drawing_that_is_costly_to_look_at_is_read_in_time(
    root: Path, judged: Judged, case: str
) -> None:
    (root / "themes" / "t" / "a.svg").write_bytes(svg(COSTLY[case]))
    assert all(severity != "error" for severity, _, _ in judged("a.svg"))


OUTSIDE = {
    "above": "../secret.png",
    "far above": "a/../../../../secret.png",
    "another theme's": "../u/logo.png",
    "absolute": "/etc/passwd",
    "of another system": "C:\\\\logo.png",
}


@pytest.mark.parametrize("case", OUTSIDE)
def test_a_path_out_of_the_theme_is_refused(root: Path, judged: Judged, case: str) -> None:
    (root / "themes" / "u").mkdir()
    for place in (root / "secret.png", root / "themes" / "u" / "logo.png"):
        place.write_bytes(LOGO)
    (severity, told, _), *_ = judged(OUTSIDE[case])
    assert severity == ("warning" if case == "absolute" else "error")
    # A leading slash stands for the theme's folder, as other programs read it.
    kept_in = (
        "there is no file 'etc/passwd'" if case == "absolute" else "leads out of the theme's folder"
    )
    assert kept_in in told


def test_a_logo_on_the_web_is_told_of_and_not_fetched(judged: Judged) -> None:
    told = [(severity, message) for severity, message, _ in judged("https://a.example/logo.png")]
    assert told == [("note", "the logo 'https://a.example/logo.png' is on the web, none is drawn")]


ADDRESSES = ["file:///etc/passwd", "ftp://a.example/logo.png", "smb://a.example/x", "HTTP://x/y"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_never_followed(judged: Judged, address: str) -> None:
    told = [(severity, message) for severity, message, _ in judged(address)]
    assert ("error", f"'{address}' is an address, not a file of the theme") in told


@pytest.mark.parametrize("target", ["../../secret.png", "../u/logo.png", "/etc/passwd"])
def test_a_symbolic_link_out_of_the_theme_is_refused(
    root: Path, judged: Judged, target: str
) -> None:
    (root / "themes" / "u").mkdir()
    for place in (root / "secret.png", root / "themes" / "u" / "logo.png"):
        place.write_bytes(LOGO)
    (root / "themes" / "t" / "a.png").symlink_to(target)
    ((severity, told, _),) = judged("a.png")
    assert (severity, told) == ("error", "'a.png' cannot be used: it leads out of its folder")


def test_a_symbolic_link_inside_the_theme_is_followed(root: Path, judged: Judged) -> None:
    (root / "themes" / "t" / "b.png").write_bytes(encoded(drawn(775, 258)))
    (root / "themes" / "t" / "a.png").symlink_to("b.png")
    assert all(severity != "error" for severity, _, _ in judged("a.png"))


def test_a_symbolic_link_to_itself_is_refused(root: Path, judged: Judged) -> None:
    (root / "themes" / "t" / "a.png").symlink_to("a.png")
    ((severity, told, _),) = judged("a.png")
    assert severity == "error"
    assert "'a.png'" in told


def test_a_pipe_is_not_waited_for(root: Path, judged: Judged) -> None:
    os.mkfifo(root / "themes" / "t" / "a.png")
    ((severity, told, _),) = judged("a.png")
    assert (severity, told) == ("error", "'a.png' cannot be used: it is not a file")


def test_a_folder_is_no_logo(root: Path, judged: Judged) -> None:
    (root / "themes" / "t" / "a.png").mkdir()
    ((severity, told, _),) = judged("a.png")
    assert (severity, told) == ("error", "'a.png' cannot be used: it is not a file")
