"""Judges mutants of the rooms that judge: are they seen by the tests?

    python3 ci/mutants SCRATCH [--count 400] [--seed 2024] [--shard 1/1] [--quick] [--again]

cargo-mutants lists them, a seed draws. All that are drawn are compiled at once, each behind a switch, for to build each
by itself would take a day: at the head of a function stands, for each of its mutants, a branch with the whole mutated
body. A first run of the tests tells which test program reaches which mutant; then each mutant is switched on and those
programs are run, the quickest first, until one fails.

SCRATCH is a folder outside the tree, which holds the copy of the sources, the drawn (`drawn.json`), the test programs
(`programs.json`) and what became of each mutant (`judged.jsonl`), so that a run that was ended goes on where it was.
`--quick` runs the quick test programs alone and leaves open what they miss, for a run without it; `--again` takes the
tests of this tree and judges anew those that were missed.
"""

import argparse
import json
import os
import resource
import subprocess
import time
from pathlib import Path

from tree import copy, prepared, said

# The tests that see the rooms.
TESTS = (
    "rule_pages cases told messages mistakes oracle laws real_orders report settings check_flags fix fuzz numbering document "
    "deadline deadline_every_word deadline_laws deadline_page deadline_clerks deadline_suggestions deadline_typing "
    "parts failures hostile"
).split()
# What a test program may need beside three times what it needed without a mutant, in seconds of processor time.
SPARE = 10
# What a quick one needs at most. An unseen mutant costs the time of all, and most of it goes to five that are not quick.
QUICK = 5
MEMORY = 6 << 30


def say(words):
    print(time.strftime("%H:%M:%S"), words, flush=True)


def tried(tree, program, seconds, **env):
    """Runs a test program until a test fails: whether all passed, and the processor time."""
    folder = {"CARGO_MANIFEST_DIR": str(tree), "INSTA_WORKSPACE_ROOT": str(tree)}
    env = {**os.environ, "RUSTC_BOOTSTRAP": "1", "INSTA_UPDATE": "no", **folder, **env}
    command = ["prlimit", f"--cpu={seconds}", f"--as={MEMORY}", program, "-q", "-Z", "unstable-options", "--fail-fast"]
    null, before = subprocess.DEVNULL, resource.getrusage(resource.RUSAGE_CHILDREN)
    # By the clock, for what waits for ever; a busy machine takes many times the processor's seconds.
    patience = 600 + 60 * seconds
    try:
        done = subprocess.run(command, cwd=tree, env=env, stdin=null, stdout=null, stderr=null, timeout=patience)
        passed = done.returncode == 0
    except subprocess.TimeoutExpired:
        passed = False
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def programs(tree):
    """The test programs that pass without a mutant, the quickest first, with their time and the mutants they reach."""
    known = tree.parent / "programs.json"
    if known.exists():
        return json.loads(known.read_text())
    named = [word for name in TESTS for word in ("--test", name)]
    built = said(tree, "cargo", "test", "--no-run", "--lib", *named, "--message-format=json", "-q").splitlines()
    paths = {one["executable"] for one in map(json.loads, built) if one.get("executable") and one["profile"]["test"]}
    found, file = [], tree / "reached"
    for path in sorted(paths):
        file.unlink(missing_ok=True)
        passed, seconds = tried(tree, path, 3600, VEKHA_REACHED=str(file))
        numbers = sorted(map(int, file.read_text().split())) if file.exists() else []
        fails = "" if passed else "; FAILS without any mutant and is left out"
        say(f"{Path(path).name}: {seconds:.1f} s, reaches {len(numbers)}{fails}")
        if passed:
            found.append((seconds, path, numbers))
    known.write_text(json.dumps(sorted(found)))
    return sorted(found)


def judge(tree, mutants, book, quick):
    """Switches each mutant on, and writes into the book which program saw it; of the quick ones, only what they saw."""
    all_programs = [one for one in programs(tree) if not quick or one[0] < QUICK] if mutants else []
    for mutant in mutants:
        number, by, begun = mutant["number"], "", time.time()
        for seconds, path, _ in (one for one in all_programs if number in one[2]):
            if not tried(tree, path, int(3 * seconds) + SPARE, VEKHA_MUTANT=str(number))[0]:
                by = Path(path).name.rpartition("-")[0]
                break
        if by or not quick:
            with open(book, "a") as out:
                out.write(json.dumps({"number": number, "name": mutant["name"], "by": by}, ensure_ascii=False) + "\n")
        say(f"{'seen by ' + by if by else 'MISSED'} ({time.time() - begun:.0f} s): {mutant['name']}")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("scratch", type=Path)
    asked.add_argument("--count", type=int, default=400)
    asked.add_argument("--seed", default="2024")
    asked.add_argument("--shard", default="1/1")
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--again", action="store_true")
    asked = asked.parse_args()
    tree, book, draw = (asked.scratch.resolve() / name for name in ("tree", "judged.jsonl", "drawn.json"))
    if not draw.exists():
        draw.write_text(json.dumps(prepared(tree, asked.count, asked.seed, say), ensure_ascii=False, indent=1))
    elif asked.again:
        copy(tree, "tests")
        (tree.parent / "programs.json").unlink(missing_ok=True)
    of = json.loads(draw.read_text())
    drawn, out = len(of["chosen"]), len(of["unviable"])
    say(f"of {of['all']} mutants {drawn} drawn, {of['passed over']} passed over, {out} do not compile")

    def judged():
        lines = map(json.loads, book.read_text().splitlines()) if book.exists() else []
        return {line["number"]: line for line in lines}

    known = {number for number, line in judged().items() if line["by"] or not asked.again} | set(of["unviable"])
    shard, shards = map(int, asked.shard.split("/"))
    mine = [one for one in of["chosen"] if one["number"] % shards == shard % shards and one["number"] not in known]
    judge(tree, mine, book, asked.quick)
    missed = [line["name"] for line in judged().values() if not line["by"]]
    say("\n    ".join([f"{len(judged()) - len(missed)} of {len(judged())} are seen; missed:", *missed]))


main()
