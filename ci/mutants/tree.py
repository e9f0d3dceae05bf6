"""A copy of the sources with mutants in it: of those that cargo-mutants lists the first by a seed, each behind a switch.

Passed over are a mutant that has no body to stand in (a constant, a `const fn`) and one whose function cannot have two
bodies: it returns `impl` of something else than an iterator.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOMS = ("src/deadline/**", "src/graph/**", "src/rules/**")


def said(folder, *command):
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout


def copy(tree, *folders):
    """Copies what git knows of the sources, or of some of their folders, where it differs: what is new is of today."""
    source = HERE.parent.parent
    for name in said(source, "git", "ls-files", "-z", "-co", "--exclude-standard", *folders).split("\0")[:-1]:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        if not (tree / name).exists() or (tree / name).read_bytes() != (source / name).read_bytes():
            shutil.copy(source / name, tree / name)


class Text:
    """A source file, in which places are lines and columns of signs, both from 1."""

    def __init__(self, path):
        self.text = path.read_text()
        self.starts = [0] + [at.end() for at in re.finditer("\n", self.text)]

    def span(self, span):
        return tuple(self.starts[at["line"] - 1] + at["column"] - 1 for at in (span["start"], span["end"]))

    def body(self, mutant):
        """The body in which a mutant stands, without its braces, and whether it is an iterator; or nothing."""
        function = mutant.get("function")
        if not function:
            return None
        (start, end), inside = self.span(function["span"]), self.span(mutant["span"])
        name = re.escape(function["function_name"].split("::")[-1])
        head = re.compile(rf"(.*?)\bfn\s+{name}\b", re.S).match(self.text, start, end)
        if not head or re.search(r"\bconst\s*$", head[1]):
            return None
        open_ = self.text.index("{", head.end())
        close = self.text.rindex("}", open_, end)
        returned = self.text[head.end() : open_].rpartition("->")[2].strip()
        iterates = bool(re.match(r"impl Iterator\b", returned))
        fits = open_ < inside[0] <= inside[1] <= close and (iterates or "impl " not in returned)
        return (open_ + 1, close, iterates) if fits else None

    def woven(self, mutants):
        """The text with mutants, and the lines at which each stands."""
        puts, bodies = [], {}
        for mutant in mutants:
            bodies.setdefault(self.body(mutant), []).append(mutant)
        for (open_, close, iterates), own in bodies.items():
            head, foot = ("Box::new({", "}) as Box<dyn Iterator<Item = _> + '_>") if iterates else ("{", "}")
            for mutant in own:
                start, end = self.span(mutant["span"])
                body = head + self.text[open_:start] + mutant["replacement"] + self.text[end:close] + foot
                put = f"\nif crate::switch::mutant({mutant['number']}) {{\nreturn {body};\n}}\n"
                puts.append((open_, 0, put, mutant["number"]))
            if iterates:
                puts += [(open_, 1, head, 0), (close, 0, foot, 0)]
        out, last, lines = "", 0, {}
        for at, _, put, number in sorted(puts):
            out += self.text[last:at]
            lines[number] = range(out.count("\n") + 2, (out + put).count("\n") + 1)
            out, last = out + put, at
        return out + self.text[last:], lines


def drawn(tree, seed):
    """All mutants of the rooms, in the order of chance."""
    rooms = [word for room in ROOMS for word in ("--file", room)]
    listed, seen = json.loads(said(tree, "cargo", "mutants", "--list", "--json", *rooms)), {}
    for mutant in listed:
        # By a hash of seed and name, so that a new function does not move the draw of all the others.
        name = re.sub(r":\d+:\d+: ", ": ", mutant["name"])
        again = seen[name] = seen.get(name, 0) + 1
        mutant["draw"] = hashlib.sha256(f"{seed} {name} {again}".encode()).hexdigest()
    return sorted(listed, key=lambda mutant: mutant["draw"])


def unviable(tree, chosen, texts, say):
    """Takes out of the tree, until it compiles, what does not; the numbers of those."""
    out = set()
    while True:
        lines = {}
        for file, text in texts.items():
            own = [one for one in chosen if one["file"] == file and one["number"] not in out]
            new, lines[file] = text.woven(own)
            if (tree / file).read_text() != new:
                (tree / file).write_text(new)
        # Not `check`: what is built when all compiles is what the tests need.
        build = ["cargo", "build", "--lib", "--message-format=json", "-q"]
        done = subprocess.run(build, cwd=tree, stdout=subprocess.PIPE, text=True)
        if done.returncode == 0:
            return out
        messages = [line.get("message") or {} for line in map(json.loads, done.stdout.splitlines())]
        spans = [span for one in messages if one.get("level") == "error" for span in one["spans"]]
        at = [(number, span) for span in spans for number in lines.get(span["file_name"], {})]
        faulty = {number for number, span in at if span["line_start"] in lines[span["file_name"]][number]} - {0}
        if not faulty:
            sys.exit("the copy does not compile:\n" + "\n".join(one.get("rendered", "") for one in messages))
        out |= faulty
        say(f"{len(out)} do not compile")


def prepared(tree, count, seed, say):
    """Makes the copy; what was drawn."""
    copy(tree)
    everything = drawn(tree, seed)
    texts = {file: Text(tree / file) for file in {mutant["file"] for mutant in everything}}
    fit = [mutant for mutant in everything if texts[mutant["file"]].body(mutant)]
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
