"""Switches mutants on, and runs the tests."""

import json
import os
import re
import resource
import signal
import subprocess
import time
from pathlib import Path

# The tests that see the rooms.
TESTS = (
    "rule_pages cases mistakes oracle laws real_orders report fix fuzz numbering document deadline deadline_every_word "
    "deadline_laws deadline_page deadline_second deadline_suggestions"
).split()
# What a test program may need beside what it needed without a mutant, in seconds of processor time.
SPARE = 20
MEMORY = 6 << 30


def programs(tree):
    """The test programs, built once."""
    named = [word for name in TESTS for word in ("--test", name)]
    command = ["cargo", "test", "--no-run", "--lib", *named, "--message-format=json", "-q"]
    done = subprocess.run(command, cwd=tree, check=True, stdout=subprocess.PIPE, text=True)
    built = map(json.loads, done.stdout.splitlines())
    return sorted({one["executable"] for one in built if one.get("executable") and one["profile"]["test"]})


def bounds(seconds):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.setsid()


def tried(tree, program, seconds, **env):
    """Runs a test program until a test fails: whether all passed, and the processor time."""
    env = {**os.environ, "RUSTC_BOOTSTRAP": "1", "CARGO_MANIFEST_DIR": str(tree), "INSTA_UPDATE": "no", **env}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command, null = [program, "-q", "-Z", "unstable-options", "--fail-fast"], subprocess.DEVNULL
    child = subprocess.Popen(
        command, cwd=tree, env=env, preexec_fn=lambda: bounds(seconds), stdin=null, stdout=null, stderr=null
    )
    try:
        passed = child.wait(timeout=60 + 20 * seconds) == 0
    except subprocess.TimeoutExpired:
        passed = False
    try:
        # And whatever it has started.
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    child.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def reached(tree, say):
    """The programs that pass without a mutant, the quickest first, with their time and the mutants that they reach."""
    found, file = [], tree / "reached"
    for program in programs(tree):
        file.unlink(missing_ok=True)
        passed, seconds = tried(tree, program, 3600, VEKHA_REACHED=str(file))
        numbers = set(map(int, file.read_text().split())) if file.exists() else set()
        fails = "" if passed else "; FAILS without any mutant and is left out"
        say(f"{Path(program).name}: {seconds:.1f} s, reaches {len(numbers)}{fails}")
        if passed and numbers:
            found.append((seconds, program, numbers))
    return sorted(found, key=lambda one: one[0])


def judge(tree, mutants, programs, book, say):
    """Switches each mutant on, and writes into the book which program saw it."""
    for mutant in mutants:
        number, by, begun = mutant["number"], "", time.time()
        for seconds, program, _ in (one for one in programs if number in one[2]):
            if not tried(tree, program, int(3 * seconds) + SPARE, VEKHA_MUTANT=str(number))[0]:
                by = re.sub(r"-[0-9a-f]{16}$", "", Path(program).name)
                break
        line = {"number": number, "name": mutant["name"], "by": by}
        with open(book, "a") as out:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
        say(f"{'seen by ' + by if by else 'MISSED'} ({time.time() - begun:.0f} s): {mutant['name']}")
