#!/usr/bin/env python3
"""`check --watch` and `build --watch` on a real disk: each tells what is wrong, tells again when a file changes, and ends
with status 0 on Ctrl-C.

    tests/outside/watch.py BINARY
"""
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Longer than any turn takes on a busy machine; a turn that never comes fails here.
PATIENCE = 60


class Program:
    """A run of the program whose lines can be waited for."""

    def __init__(self, *args, cwd):
        self.lines = queue.Queue()
        env = dict(os.environ, NO_COLOR="1")
        self.process = subprocess.Popen(args, cwd=cwd, env=env, text=True, encoding="utf-8",
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        threading.Thread(target=lambda: [self.lines.put(line) for line in self.process.stdout], daemon=True).start()

    def turn(self):
        """The lines of a turn: all up to the one that says that it waits."""
        lines = []
        while not lines or "Ctrl-C" not in lines[-1]:
            lines.append(self.lines.get(timeout=PATIENCE))
        return "".join(lines)

    def end(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


def main(binary):
    work = Path(tempfile.mkdtemp())
    try:
        shutil.copytree(ROOT / "roadmaps/example", work / "plans")
        plans = work / "plans"
        school = plans / "priozyorye/bereznyaki/school-1.yaml"
        right = school.read_text(encoding="utf-8")
        late = right.replace("До 26 февраля 2024 года", "До 26 апреля 2024 года", 1)
        assert late != right, "the example is another by now"

        checking = Program(binary, "--lang", "ru", "check", ".", "--watch", "--no-cache", cwd=plans)
        assert "nesting/late" not in checking.turn()
        school.write_text(late, encoding="utf-8")
        assert "nesting/late" in checking.turn(), "a change is not seen"
        # As editors write: another file takes the place of the old one.
        beside = school.with_suffix(".new")
        beside.write_text(right, encoding="utf-8")
        os.replace(beside, school)
        while "nesting/late" in checking.turn():
            pass
        (plans / "one-more.yaml").write_text("id: one-more\nlevel: planet\n", encoding="utf-8")
        assert "one-more.yaml" in checking.turn(), "a new file is not seen"
        (plans / "one-more.yaml").unlink()
        while "one-more.yaml" in checking.turn():
            pass
        assert checking.end() == 0, "Ctrl-C is no clean end"

        out = plans / "out"
        printing = Program(binary, "--lang", "ru", "build", ".", "--out", "out", "--format", "html", "--watch", cwd=plans)
        printing.turn()
        printed = {path: path.stat().st_mtime_ns for path in out.rglob("order.html")}
        assert len(printed) > 1, "nothing is printed"
        school.write_text(right + "# a word of the author\n", encoding="utf-8")
        printing.turn()
        again = [path for path, time in printed.items() if path.stat().st_mtime_ns != time]
        assert len(again) < len(printed), f"all is printed again: {again}"
        assert printing.end() == 0, "Ctrl-C is no clean end"
    finally:
        shutil.rmtree(work)
    print("watch: 2 passed, 0 failed")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
