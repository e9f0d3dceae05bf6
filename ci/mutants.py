#!/usr/bin/env python3
"""Judges mutants of the rooms that judge: are they seen by the tests?

    ci/mutants.py SCRATCH [--count 400] [--seed 2024] [--shard 1/1] [--again]

cargo-mutants lists them, a seed draws. All that are drawn are compiled at once, each behind a switch, for to build each
by itself would take a day: at the head of a function stands, for each of its mutants, a branch with the whole mutated
body. A first run of the tests tells which test program reaches which mutant; then each mutant is switched on and those
programs are run, the quickest first, until one fails.

SCRATCH is a folder outside the tree, which holds the copy of the sources, the drawn (`drawn.json`) and what became of
each (`judged.jsonl`), so that a run that was ended goes on where it was. `--again` takes the tests of this tree and
judges anew those that were missed.

A mutant that has no body to stand in (a constant, a `const fn`) and one whose function cannot have two bodies (it
returns a closure) is passed over, and the next one drawn.
"""

import argparse
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOMS = ("src/deadline", "src/graph", "src/rules")
# The tests that see the rooms.
TESTS = (
    "rule_pages cases mistakes oracle laws real_orders report fix fuzz numbering document deadline deadline_every_word "
    "deadline_laws deadline_page deadline_second deadline_suggestions"
).split()
# What a test program may need beside what it needed without a mutant, in seconds of processor time.
SPARE = 20
MEMORY = 6 << 30


def run(*command, **more):
    return subprocess.run(command, check=True, text=True, **more)


class Text:
    """A source file, with places as lines and columns of signs, both from 1."""

    def __init__(self, path):
        self.text = path.read_text()
        self.starts = [0] + [at.end() for at in re.finditer("\n", self.text)]

    def span(self, span):
        at = lambda place: self.starts[place["line"] - 1] + place["column"] - 1
        return at(span["start"]), at(span["end"])

    def body(self, function):
        """From behind the first brace of a function to before its last, and what it returns; none of a `const fn`."""
        start, end = self.span(function["span"])
        name = re.compile(r"(.*?)\bfn\s+" + re.escape(function["function_name"].split("::")[-1]) + r"\b", re.S)
        head = name.match(self.text, start, end)
        if not head or re.search(r"\bconst\s*(unsafe\s*)?$", head[1]):
            return None
        open_ = self.text.index("{", head.end())
        close = self.text.rindex("}", open_, end)
        signature = self.text[head.end() : open_]
        returned = signature.rsplit("->", 1)[1].strip() if "->" in signature else ""
        return open_ + 1, close, returned


def drawn(tree, seed):
    """All mutants of the rooms, in the order of chance."""
    files = [word for room in ROOMS for word in ("--file", f"{room}/**")]
    listed = json.loads(run("cargo", "mutants", "--list", "--json", *files, cwd=tree, capture_output=True).stdout)
    # By a hash of seed and name, so that a new function does not move the draw of all the others.
    seen = {}
    for mutant in listed:
        name = re.sub(r":\d+:\d+: ", ": ", mutant["name"])
        again = seen[name] = seen.get(name, 0) + 1
        mutant["draw"] = hashlib.sha256(f"{seed} {name} {again}".encode()).hexdigest()
    return sorted(listed, key=lambda mutant: mutant["draw"])


def switchable(tree, mutant, texts):
    """Whether a mutant can stand behind a switch."""
    if not mutant.get("function"):
        return False
    text = texts.setdefault(mutant["file"], Text(tree / mutant["file"]))
    body = text.body(mutant["function"])
    if not body:
        return False
    (start, end), returned = text.span(mutant["span"]), body[2]
    opaque = "impl " in returned
    iterates = re.match(r"impl (DoubleEnded|ExactSize)?Iterator\b", returned)
    return body[0] <= start <= end <= body[1] and bool(not opaque or iterates)


def woven(text, mutants):
    """The text of a file with its mutants, and the lines at which each stands."""
    puts, functions = [], {}
    for mutant in mutants:
        functions.setdefault(text.body(mutant["function"]), []).append(mutant)
    for (open_, close, returned), own in functions.items():
        choice = (lambda body, at: "crate::switch::Or::B(" * at + f"crate::switch::Or::A({body})" + ")" * at)
        if not returned.startswith("impl "):
            choice = lambda body, at: body
        else:
            puts.append((open_, 1, "crate::switch::Or::B(" * len(own) + "{", None))
            puts.append((close, 0, "}" + ")" * len(own), None))
        for at, mutant in enumerate(own):
            start, end = text.span(mutant["span"])
            body = "{" + text.text[open_:start] + mutant["replacement"] + text.text[end:close] + "}"
            put = f"\nif crate::switch::mutant({mutant['number']}) {{\nreturn {choice(body, at)};\n}}\n"
            puts.append((open_, 0, put, mutant["number"]))
    out, last, line, lines = [], 0, 1, {}
    for at, _, put, number in sorted(puts, key=lambda put: put[:2]):
        out.append(text.text[last:at])
        line += out[-1].count("\n")
        out.append(put)
        if number:
            lines[number] = (line + 1, line + put.count("\n"))
        line, last = line + put.count("\n"), at
    return "".join(out) + text.text[last:], lines


def weave(tree, chosen, texts):
    """Puts the chosen mutants into the tree; the lines of each, by file."""
    lines = {}
    for file, text in texts.items():
        own = [mutant for mutant in chosen if mutant["file"] == file]
        woven_text, lines[file] = woven(text, own)
        if (tree / file).read_text() != woven_text:
            (tree / file).write_text(woven_text)
    return lines


def unviable(tree, chosen, texts, say):
    """Takes out of the tree, until it compiles, what does not; the numbers of those."""
    out = set()
    while True:
        left = [mutant for mutant in chosen if mutant["number"] not in out]
        lines = weave(tree, left, texts)
        done = subprocess.run(
            ["cargo", "check", "--lib", "--message-format=json", "-q"], cwd=tree, capture_output=True, text=True
        )
        if done.returncode == 0:
            return out
        said = [message.get("message") or {} for message in map(json.loads, done.stdout.splitlines())]
        errors = [one for one in said if one.get("level") == "error"]
        faulty = set()
        for span in (span for error in errors for span in error["spans"]):
            own = lines.get(span["file_name"], {}).items()
            faulty |= {number for number, (first, last) in own if first <= span["line_start"] <= last}
        if not faulty - out:
            sys.exit("the copy does not compile, and no mutant is to blame:\n" + "\n".join(one["rendered"] for one in errors))
        out |= faulty
        say(f"{len(out)} do not compile")


def tests(tree):
    """The test programs, built once."""
    named = [word for name in TESTS for word in ("--test", name)]
    done = run("cargo", "test", "--no-run", "--lib", *named, "--message-format=json", "-q", cwd=tree, stdout=subprocess.PIPE)
    built = map(json.loads, done.stdout.splitlines())
    return sorted({one["executable"] for one in built if one.get("executable") and one["profile"]["test"]})


def tried(tree, program, seconds, **env):
    """Runs a test program until a test fails: whether all passed, and the processor time."""
    env = {**os.environ, "RUSTC_BOOTSTRAP": "1", "CARGO_MANIFEST_DIR": str(tree), "INSTA_UPDATE": "no", **env}

    def bounds():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.setsid()

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [program, "-q", "-Z", "unstable-options", "--fail-fast"]
    child = subprocess.Popen(
        command, cwd=tree, env=env, preexec_fn=bounds, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        passed = child.wait(timeout=60 + 20 * seconds) == 0
    except subprocess.TimeoutExpired:
        passed = False
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    child.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def reached(tree, programs, say):
    """The programs that pass without a mutant, the quickest first, with their time and the mutants that they reach."""
    found, file = [], tree / "reached"
    for program in programs:
        file.unlink(missing_ok=True)
        passed, seconds = tried(tree, program, 3600, VEKHA_REACHED=str(file))
        numbers = set(map(int, file.read_text().split())) if file.exists() else set()
        say(f"{Path(program).name}: {seconds:.1f} s, reaches {len(numbers)}{'' if passed else '; FAILS of itself, left out'}")
        if passed and numbers:
            found.append((seconds, program, numbers))
    return sorted(found, key=lambda one: one[0])


def judged(tree, chosen, programs, book, say):
    """Switches each mutant on, and writes into the book which program saw it."""
    for mutant in chosen:
        passed, begun = True, time.time()
        for seconds, program, numbers in programs:
            if mutant["number"] in numbers:
                passed, _ = tried(tree, program, int(3 * seconds) + SPARE, VEKHA_MUTANT=str(mutant["number"]))
                if not passed:
                    break
        by = "" if passed else re.sub(r"-[0-9a-f]{16}$", "", Path(program).name)
        line = {"number": mutant["number"], "name": mutant["name"], "seen": not passed, "by": by}
        with open(book, "a") as out:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
        say(f"{'seen by ' + by if by else 'MISSED'} ({time.time() - begun:.0f} s): {mutant['name']}")


def copied(source, tree, folders):
    """Copies what git knows of the tree, or of some of its folders."""
    names = run("git", "ls-files", "-z", "-co", "--exclude-standard", *folders, cwd=source, capture_output=True).stdout
    for name in filter(None, names.split("\0")):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source / name, tree / name)


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("scratch", type=Path)
    asked.add_argument("--count", type=int, default=400)
    asked.add_argument("--seed", default="2024")
    asked.add_argument("--shard", default="1/1")
    asked.add_argument("--again", action="store_true")
    asked = asked.parse_args()
    source, tree = Path(__file__).resolve().parent.parent, asked.scratch.resolve() / "tree"
    book, draw = tree.parent / "judged.jsonl", tree.parent / "drawn.json"
    say = lambda words: print(time.strftime("%H:%M:%S"), words, flush=True)
    if not draw.exists():
        copied(source, tree, [])
        everything, texts = drawn(tree, asked.seed), {}
        fit = [mutant for mutant in everything if switchable(tree, mutant, texts)]
        chosen = [{**mutant, "number": number} for number, mutant in enumerate(fit[: asked.count], 1)]
        passed_over = everything.index(fit[len(chosen) - 1]) + 1 - len(chosen)
        library = tree / "src/lib.rs"
        shutil.copy2(source / "ci/switch.rs", tree / "src/switch.rs")
        library.write_text(f"#![allow(warnings)]\n{library.read_text()}\nmod switch;\n")
        # The program is built once and run often; its libraries stay as they are.
        manifest = tree / "Cargo.toml"
        faster = manifest.read_text().replace("[profile.dev]\n", "[profile.dev]\nopt-level = 1\n")
        manifest.write_text(faster.replace('[profile.dev.package."*"]\n', '[profile.dev.package."*"]\nopt-level = 0\n'))
        out = unviable(tree, chosen, {file: texts[file] for file in {one["file"] for one in chosen}}, say)
        drawn_ = {"all": len(everything), "passed over": passed_over, "unviable": sorted(out), "chosen": chosen}
        draw.write_text(json.dumps(drawn_, ensure_ascii=False, indent=1))
    elif asked.again:
        copied(source, tree, ["tests"])
    drawn_ = json.loads(draw.read_text())
    say(f"{drawn_['all']} mutants, {len(drawn_['chosen'])} drawn, {drawn_['passed over']} passed over, {len(drawn_['unviable'])} unviable")
    lines = map(json.loads, book.read_text().splitlines()) if book.exists() else []
    known = {line["number"] for line in lines if line["seen"] or not asked.again}
    shard, shards = map(int, asked.shard.split("/"))
    left = [one for one in drawn_["chosen"] if one["number"] not in {*known, *drawn_["unviable"]} and one["number"] % shards == shard % shards]
    judged(tree, left, reached(tree, tests(tree), say), book, say)
    last = {line["number"]: line for line in map(json.loads, book.read_text().splitlines())}
    seen = sum(line["seen"] for line in last.values())
    say(f"{seen} of {len(last)} are seen; missed:")
    for line in last.values():
        if not line["seen"]:
            print("   ", line["name"])


if __name__ == "__main__":
    main()
