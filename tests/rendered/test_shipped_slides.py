"""Every shipped deck as a page is accepted by axe-core, and is shown by its keys in a browser."""

import html
import json
import re
import subprocess
from pathlib import Path

import pytest

from kdeck.model.recipe import Format

from .axe import CHROMIUM, View, ask_axe
from .test_shipped_pages import AXE_IS_MISSING, NARROW, WIDE, pages

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
# What a speaker does, and what stands on the screen after each.
PLAY = """<script>
const d = document, all = [...d.querySelectorAll(".slide")], told = [];
function seen() {
  const on = all.map((each, at) => each.getBoundingClientRect().height ? at + 1 : 0);
  const focused = all.findIndex(each => each.contains(d.activeElement)) + 1;
  told.push([on.filter(Boolean), focused]);
}
function press(key) {
  d.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
  seen();
}
seen();
d.getElementById("start").click(); seen();
["ArrowRight", "PageDown", "ArrowLeft", "End", "ArrowRight", "Home", "ArrowLeft"].forEach(press);
d.getElementById("after").click(); seen();
press("Escape");
d.body.innerHTML = "<pre id=told></pre>";
d.getElementById("told").textContent = JSON.stringify(told);
</script>"""


@pytest.mark.slow
@AXE_IS_MISSING
def test_axe_finds_nothing_in_slides_and_nothing_reaches_past_the_window(
    tmp_path: Path,
) -> None:
    made = pages("default", Format.SLIDES_HTML)
    assert made
    views = [View(name, data, WIDE, ("words", "dark")) for name, data in made.items()]
    views += [View(name, data, NARROW, ("larger", "spaced")) for name, data in made.items()]
    for verdict in ask_axe(views, tmp_path):
        assert verdict.passed > 30
        assert (verdict.violations, verdict.open, verdict.beyond) == ((), (), 0), verdict


@pytest.mark.slow
@AXE_IS_MISSING
def test_keys_and_buttons_show_one_slide_after_another(tmp_path: Path) -> None:
    assert CHROMIUM
    made = pages("default", Format.SLIDES_HTML)
    (data,) = (data for name, data in made.items() if "snow-hill-plain" in name)
    page = tmp_path / "page.html"
    page.write_bytes(POLICY.sub(b"", data).replace(b"</body>", PLAY.encode() + b"</body>"))
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
               "--dump-dom", f"--user-data-dir={tmp_path / 'profile'}", page.as_uri()]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    found = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-500:]
    told = json.loads(html.unescape(found[1]))
    every = told[0][0]
    last = len(every)
    assert last > 4
    assert every == list(range(1, last + 1))
    one_by_one = [1, 2, 3, 2, last, last, 1, 1]
    assert told[1:9] == [[[at], at] for at in one_by_one]
    # A button keeps the focus, so that it can be pressed again.
    assert told[9] == [[2], 1] or told[9] == [[2], 0]
    assert told[10] == [every, 2]
