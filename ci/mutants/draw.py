"""Which mutants are judged: of those that cargo-mutants lists the first by a seed that can stand behind a switch."""

import hashlib
import json
import re
import subprocess

ROOMS = ("src/deadline", "src/graph", "src/rules")


class Text:
    """A source file, with places as lines and columns of signs, both from 1."""

    def __init__(self, path):
        self.text = path.read_text()
        self.starts = [0] + [at.end() for at in re.finditer("\n", self.text)]

    def span(self, span):
        return tuple(self.starts[at["line"] - 1] + at["column"] - 1 for at in (span["start"], span["end"]))

    def body(self, function):
        """From behind the first brace of a function to before its last, and what it returns; none of a `const fn`."""
        start, end = self.span(function["span"])
        name = re.escape(function["function_name"].split("::")[-1])
        head = re.compile(rf"(.*?)\bfn\s+{name}\b", re.S).match(self.text, start, end)
        if not head or re.search(r"\bconst\s*$", head[1]):
            return None
        open_ = self.text.index("{", head.end())
        close = self.text.rindex("}", open_, end)
        returned = self.text[head.end() : open_].rpartition("->")[2].strip()
        return open_ + 1, close, returned


def drawn(tree, seed):
    """All mutants of the rooms, in the order of chance."""
    rooms = [word for room in ROOMS for word in ("--file", f"{room}/**")]
    command = ["cargo", "mutants", "--list", "--json", *rooms]
    listed = json.loads(subprocess.run(command, cwd=tree, check=True, capture_output=True, text=True).stdout)
    seen = {}
    for mutant in listed:
        # By a hash of seed and name, so that a new function does not move the draw of all the others.
        name = re.sub(r":\d+:\d+: ", ": ", mutant["name"])
        again = seen[name] = seen.get(name, 0) + 1
        mutant["draw"] = hashlib.sha256(f"{seed} {name} {again}".encode()).hexdigest()
    return sorted(listed, key=lambda mutant: mutant["draw"])


def switchable(tree, mutant, texts):
    """Whether a mutant can stand behind a switch: it has a body to stand in, and that may be one of two."""
    if not mutant.get("function"):
        return False
    text = texts.setdefault(mutant["file"], Text(tree / mutant["file"]))
    body = text.body(mutant["function"])
    if not body:
        return False
    (start, end), (open_, close, returned) = text.span(mutant["span"]), body
    iterates = re.match(r"impl (DoubleEnded|ExactSize)?Iterator\b", returned)
    return open_ <= start <= end <= close and ("impl " not in returned or bool(iterates))
