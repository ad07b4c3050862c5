"""axe-core, asked about many pages in one run of Chromium.

The pages stand in frames of one driver, without their content security policy, which would keep
the question out as it keeps out all else.
"""

import html
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCRIPT = os.environ.get("AXE_CORE")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_DRIVER = """<!DOCTYPE html><meta charset="utf-8"><body><script>AXE</script><script>
const source = document.scripts[0].textContent;
// Whether a word of a table stands on two lines; a hyphen or a slash may end one.
function broken(inner) {
  const found = [], range = inner.createRange();
  for (const cell of inner.querySelectorAll("th, td")) {
    // A table that became a list has its head for ears alone.
    if (cell.parentElement.offsetWidth < 2) continue;
    const walker = inner.createTreeWalker(cell, 4);
    while (walker.nextNode()) {
      for (const word of walker.currentNode.data.matchAll(/[^\\s\\/–-]+/g)) {
        range.setStart(walker.currentNode, word.index);
        range.setEnd(walker.currentNode, word.index + word[0].length);
        if (range.getClientRects().length > 1) found.push(word[0]);
      }
    }
  }
  return found;
}
async function ask(name, text, width, chosen) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "width:" + width + "px;height:900px;border:0";
  frame.srcdoc = text;
  document.body.append(frame);
  await new Promise(done => frame.onload = done);
  const inner = frame.contentDocument;
  for (const id of chosen) inner.getElementById(id).checked = true;
  const script = inner.createElement("script");
  script.textContent = source;
  inner.head.append(script);
  const told = await frame.contentWindow.axe.run(inner, {
    runOnly: RULES, resultTypes: ["violations", "incomplete"],
  });
  const root = inner.documentElement;
  const list = found => found.map(each => each.id + ": " + each.nodes[0].html.slice(0, 200));
  const open = told.incomplete.filter(each => each.id !== "color-contrast");
  const parted = broken(inner), beyond = root.scrollWidth - root.clientWidth;
  frame.remove();
  return {name, width, chosen, passed: told.passes.length, violations: list(told.violations),
    open: list(open), beyond, parted};
}
(async () => {
  const told = [];
  for (const [name, text, width, chosen] of PAGES) told.push(await ask(name, text, width, chosen));
  document.body.innerHTML = "<pre id=told></pre>";
  document.getElementById("told").textContent = JSON.stringify(told);
})();
</script>"""


@dataclass(frozen=True)
class View:
    """Show a page in a window of a width, in CSS pixels, with some of its settings chosen."""

    name: str
    page: bytes
    width: int
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """Hold what axe-core found in a view; beyond is how far it reaches past the window.

    open is what axe-core cannot decide, but for contrast: every pair of colors is checked in the
    plan, and those of the page by our own check. parted are words of tables that stand on two
    lines.
    """

    name: str
    width: int
    chosen: tuple[str, ...]
    passed: int
    violations: tuple[str, ...]
    open: tuple[str, ...]
    beyond: int
    parted: tuple[str, ...]


def print_page(page: bytes, folder: Path) -> bytes:
    """Print a page as a browser does, and give the PDF."""
    assert CHROMIUM, "chromium is missing"
    source, made = folder / "page.html", folder / "page.pdf"
    source.write_bytes(page)
    subprocess.run(
        [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--no-pdf-header-footer", f"--user-data-dir={folder / 'printing'}",
         f"--print-to-pdf={made}", source.as_uri()],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    return made.read_bytes()


def ask_axe(views: list[View], folder: Path) -> list[Verdict]:
    """Ask axe-core about some views."""
    assert CHROMIUM, "chromium is missing"
    assert SCRIPT, "AXE_CORE does not name axe.min.js"
    pages = [[v.name, _POLICY.sub("", v.page.decode()), v.width, v.chosen] for v in views]
    driver = folder / "driver.html"
    parts = {
        "AXE": Path(SCRIPT).read_text("utf-8").replace("</script", "<\\/script"),
        "RULES": json.dumps(RULES),
        "PAGES": json.dumps(pages).replace("</", "<\\/"),
    }
    text = re.sub("AXE|RULES|PAGES", lambda match: parts[match[0]], _DRIVER)
    driver.write_text(text, "utf-8")
    done = subprocess.run(
        [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--dump-dom",
         f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=900000", driver.as_uri()],
        capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert told, f"chromium gave no answer: {done.stderr[-500:]}"
    return [
        Verdict(
            name=each["name"],
            width=each["width"],
            chosen=tuple(each["chosen"]),
            passed=each["passed"],
            violations=tuple(each["violations"]),
            open=tuple(each["open"]),
            beyond=each["beyond"],
            parted=tuple(each["parted"]),
        )
        for each in json.loads(html.unescape(told[1]))
    ]
