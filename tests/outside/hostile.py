#!/usr/bin/env python3
"""What only a real machine does to the program: a full disk, runs that are ended at any moment, two runs at once, files
that come and go while they are read, folders that may not be read, a word of 33,000 letters in PDF.

    tests/outside/hostile.py BINARY [BINARY_WITH_PDF]

The full disk is a small one in memory, in a namespace of its own: needs Linux and `unshare`.
"""
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import zipfile
from pathlib import Path

PLANS = 40
# Longer than any run takes on a busy machine; a hang fails here.
PATIENCE = 300
NO_ROOM = "на диске не осталось места"
NO_RIGHTS = "нет прав доступа"


def plan(name, title="Мера"):
    return (
        f"id: {name}\nlevel: school\nparent: null\nterritory: Т\nperiod: 2024\nmeasures:\n"
        f"  - {{id: m, title: {title}, deadline: до 2 марта 2024 года, responsible: Кто, result: Акт}}\n"
    )


def workspace(below, title="Мера"):
    below.mkdir(parents=True, exist_ok=True)
    (below / "vekha.yaml").write_text("")
    for at in range(PLANS):
        (below / f"s{at}.yaml").write_text(plan(f"s{at}", title))
    return below


def begin(below, *args, cache=None, **more):
    env = {**os.environ, "VEKHA_CACHE_DIR": str(cache or below / ".cache"), "VEKHA_LANG": "ru"}
    out, err = subprocess.PIPE, subprocess.STDOUT
    return subprocess.Popen([BINARY, *map(str, args)], cwd=below, env=env, stdout=out, stderr=err, **more)


def run(below, *args, **more):
    child = begin(below, *args, **more)
    said = " ".join(child.communicate(timeout=PATIENCE)[0].decode().split())
    assert "сбой" not in said and "panic" not in said, said
    return child.returncode, said


def is_whole(path):
    if path.suffix == ".docx":
        return zipfile.is_zipfile(path) and zipfile.ZipFile(path).testzip() is None
    ends = {".html": b"</html>", ".json": b"}"}
    return path.read_bytes().rstrip().endswith(ends.get(path.suffix, b""))


def whole(below):
    """The files that were printed, each of them whole."""
    files = [path for path in below.rglob("*") if path.is_file() and not path.name.endswith(".vekha-new")]
    torn = [path for path in files if path.stat().st_size == 0 or not is_whole(path)]
    assert not torn, f"half written: {torn}"
    return {str(path.relative_to(below)): path.read_bytes() for path in files if not path.name.startswith(".")}


def unfinished(below):
    return [path for path in below.rglob("*.vekha-new")]


def a_full_disk(work):
    plans, disk = workspace(work / "plans"), work / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], check=True)
    build = ["build", ".", "--out", disk / "o", "--format", "md,html,docx"]
    status, said = run(plans, *build)
    assert status == 2 and NO_ROOM in said, said
    assert not unfinished(disk)
    whole(disk)
    # A cache for which there is no room is none.
    truth = run(plans, "check", ".", "--no-cache")
    assert run(plans, "check", ".", cache=disk / "c") == truth
    for args in (["check", ".", "--output", f"json={disk}/r.json"], ["site", ".", "--out", disk / "s"],
                 ["export", ".", "--format", "xlsx", "--out", disk / "r.xlsx"]):
        status, said = run(plans, *args)
        assert status == 2 and NO_ROOM in said, (args, status, said)
    assert not unfinished(disk)
    subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
    status, said = run(plans, *build)
    assert status == 0 and len(whole(disk / "o")) == 3 * PLANS, said


def a_repair_on_a_full_disk(work):
    """It leaves the plan as it was."""
    disk = work / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "none", disk], check=True)
    file = disk / "a.yaml"
    file.write_text(plan("a") + "# " + "x" * 60000 + "\n")
    before = file.read_bytes()
    (disk / "rest").write_bytes(b"x" * shutil.disk_usage(disk).free)
    status, said = run(disk, "check", ".", "--fix", "--unsafe-fixes", "--no-cache")
    assert status == 2 and NO_ROOM in said and file.read_bytes() == before and not unfinished(disk), (status, said)


def ended_at_any_moment(work):
    plans, out = workspace(work / "plans"), work / "plans/o"
    build = ["build", ".", "--out", "o", "--format", "md,html,docx"]
    chance, ended = random.Random(1), 0
    for turn in range(60):
        workspace(plans, f"Мера {turn}")
        args = chance.choice([build, ["check", ".", "--format", "json"], ["site", ".", "--out", "s"]])
        child = begin(plans, *args)
        timer = threading.Timer(chance.random() * 0.4, child.send_signal, [chance.choice([signal.SIGINT, signal.SIGKILL, signal.SIGTERM])])
        timer.start()
        child.communicate(timeout=PATIENCE)
        timer.cancel()
        ended += child.returncode < 0
        out.exists() and whole(out)
        (plans / "s").exists() and whole(plans / "s")
        if turn % 6 == 0:
            assert run(plans, "check", ".", "--format", "json") == run(plans, "check", ".", "--format", "json", "--no-cache")
    assert ended > 10, f"only {ended} of 60 runs were ended before they were done"
    workspace(plans, "Мера иная")
    for args in (build, ["site", ".", "--out", "s"], ["check", "."]):
        assert run(plans, *args)[0] == 0
    assert len(whole(out)) == 3 * PLANS
    assert not unfinished(plans), unfinished(plans)


def two_at_once(work):
    plans = workspace(work / "plans")
    build = ["build", ".", "--out", "o", "--format", "md,html,docx"]
    for turn in range(5):
        workspace(plans, f"Мера {turn}")
        both = [begin(plans, *build) for _ in range(3)] + [begin(plans, "check", ".") for _ in range(2)]
        for child in both:
            said = child.communicate(timeout=PATIENCE)[0].decode()
            assert child.returncode == 0, said
        assert len(whole(plans / "o")) == 3 * PLANS and not unfinished(plans)
        own = run(plans, "check", ".", "--format", "json")
        assert own == run(plans, "check", ".", "--format", "json", "--no-cache")
    together = whole(plans / "o")
    run(plans, *build[:3], "alone", *build[4:])
    assert whole(plans / "alone") == together


def files_that_come_and_go(work):
    plans, over, seen = workspace(work / "plans"), threading.Event(), set()

    def disturb():
        chance = random.Random(2)
        while not over.is_set():
            file = plans / f"s{chance.randrange(PLANS)}.yaml"
            file.unlink(missing_ok=True)
            (plans / "new").write_text(plan(file.stem, f"Мера {chance.random()}"))
            os.replace(plans / "new", file)

    other = threading.Thread(target=disturb)
    other.start()
    try:
        for _ in range(40):
            status, said = run(plans, "check", ".", "--format", "json")
            assert status == 0 or status == 2 and ".yaml" in said and "изменили или убрали" in said, (status, said)
            seen.add(status)
    finally:
        over.set()
        other.join()
    assert run(plans, "check", ".", "--format", "json") == run(plans, "check", ".", "--format", "json", "--no-cache")


def what_may_not_be_read(work):
    """As somebody who is not root, whom nothing is forbidden."""
    plans = workspace(work / "plans")
    (plans / "shut").mkdir()
    (plans / "shut/a.yaml").write_text(plan("a"))
    shutil.copy(BINARY, work / "vekha")
    for path in [work, *work.rglob("*")]:
        path.chmod(0o777)

    def told(*args):
        user = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
        done = subprocess.run([work / "vekha", "--lang", "ru", *args, "--no-cache"], cwd=plans, capture_output=True, text=True, **user)
        return done.returncode, done.stdout + done.stderr

    for mode, shut in ((0, "shut"), (0o444, "shut"), (0, "shut/a.yaml"), (0, "vekha.yaml")):
        (plans / shut).chmod(mode)
        for args in (["check", "."], ["check", "shut/a.yaml"], ["build", "shut/a.yaml", "--out", "o"]):
            status, said = told(*args)
            assert status == 2 and shut in said and NO_RIGHTS in said, (oct(mode), shut, args, status, said)
        (plans / shut).chmod(0o777)
    assert told("check", ".")[0] == 0


def a_word_without_end(work):
    """In PDF; one plan never keeps another from being printed."""
    (work / "vekha.yaml").write_text("")
    (work / "a.yaml").write_text(plan("a", "Мера " + "ы" * 33_000))
    (work / "b.yaml").write_text(plan("b"))
    status, said = run(work, "build", ".", "--out", "o", "--format", "pdf")
    assert (work / "o/b/order.pdf").exists(), said
    assert (work / "o/a/order.pdf").exists() or status == 1 and "a.yaml" in said, said


def main():
    alone = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    if "--inside" not in sys.argv:
        os.execvp("unshare", [*alone, sys.executable, __file__, *sys.argv[1:], "--inside"])
    global BINARY
    binaries = [str(Path(name).resolve()) for name in sys.argv[1:] if name != "--inside"]
    cases = [a_full_disk, a_repair_on_a_full_disk, ended_at_any_moment, two_at_once, files_that_come_and_go, what_may_not_be_read]
    for case, BINARY in [(case, binaries[0]) for case in cases] + [(a_word_without_end, name) for name in binaries[1:]]:
        with tempfile.TemporaryDirectory() as work:
            try:
                case(Path(work))
            finally:
                subprocess.run(["umount", "-q", Path(work) / "disk"], stderr=subprocess.DEVNULL)
        print(case.__name__.replace("_", " "), flush=True)
    print("nothing is torn, lost, hung or told wrongly")


main()
