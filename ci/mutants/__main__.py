"""Judges mutants of the rooms that judge: are they seen by the tests?

    python3 ci/mutants SCRATCH [--count 400] [--seed 2024] [--shard 1/1] [--again]

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
import json
import shutil
import subprocess
import time
from pathlib import Path

from draw import drawn, switchable
from judge import judge, reached
from weave import unviable

HERE = Path(__file__).resolve().parent


def copy(tree, *folders):
    """Copies what git knows of the sources, or of some of their folders."""
    source, command = HERE.parent.parent, ["git", "ls-files", "-z", "-co", "--exclude-standard", *folders]
    names = subprocess.run(command, cwd=source, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source / name, tree / name)


def prepared(tree, count, seed, say):
    """A copy of the sources with mutants, and what was drawn."""
    copy(tree)
    everything, texts = drawn(tree, seed), {}
    fit = [mutant for mutant in everything if switchable(tree, mutant, texts)]
    chosen = [{**mutant, "number": number} for number, mutant in enumerate(fit[:count], 1)]
    library, manifest = tree / "src/lib.rs", tree / "Cargo.toml"
    shutil.copy2(HERE / "switch.rs", tree / "src/switch.rs")
    library.write_text(f"#![allow(warnings)]\n{library.read_text()}\nmod switch;\n")
    # The program is built once and run often; its libraries stay as they are.
    faster = manifest.read_text().replace("[profile.dev]\n", "[profile.dev]\nopt-level = 1\n")
    manifest.write_text(faster.replace('[profile.dev.package."*"]\n', '[profile.dev.package."*"]\nopt-level = 0\n'))
    out = unviable(tree, chosen, {file: texts[file] for file in {one["file"] for one in chosen}}, say)
    passed_over = everything.index(fit[len(chosen) - 1]) + 1 - len(chosen)
    return {"all": len(everything), "passed over": passed_over, "unviable": sorted(out), "chosen": chosen}


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("scratch", type=Path)
    asked.add_argument("--count", type=int, default=400)
    asked.add_argument("--seed", default="2024")
    asked.add_argument("--shard", default="1/1")
    asked.add_argument("--again", action="store_true")
    asked = asked.parse_args()
    scratch = asked.scratch.resolve()
    tree, book, draw = scratch / "tree", scratch / "judged.jsonl", scratch / "drawn.json"
    say = lambda words: print(time.strftime("%H:%M:%S"), words, flush=True)
    if not draw.exists():
        draw.write_text(json.dumps(prepared(tree, asked.count, asked.seed, say), ensure_ascii=False, indent=1))
    elif asked.again:
        copy(tree, "tests")
    of = json.loads(draw.read_text())
    drawn_, out = len(of["chosen"]), len(of["unviable"])
    say(f"of {of['all']} mutants {drawn_} drawn, {of['passed over']} passed over, {out} do not compile")

    def lines():
        return map(json.loads, book.read_text().splitlines()) if book.exists() else []

    known = {line["number"] for line in lines() if line["by"] or not asked.again} | set(of["unviable"])
    shard, shards = map(int, asked.shard.split("/"))
    own = [one for one in of["chosen"] if one["number"] % shards == shard % shards and one["number"] not in known]
    judge(tree, own, reached(tree, say), book, say)
    last = {line["number"]: line for line in lines()}
    missed = [line["name"] for line in last.values() if not line["by"]]
    say("\n    ".join([f"{len(last) - len(missed)} of {len(last)} are seen; missed:", *missed]))


main()
