"""Puts mutants into a copy of the sources, each behind a switch at the head of its function."""

import json
import subprocess
import sys

SWITCH = "crate::switch"


def either(body, at, of):
    """A body as one of the iterators that a function returns: those of its mutants, and its own as the last."""
    own = f"{SWITCH}::Or::A({body})" if at < of else body
    return f"{SWITCH}::Or::B(" * at + own + ")" * at


def woven(text, mutants):
    """The text of a file with its mutants, and the lines at which each stands."""
    puts, functions = [], {}
    for mutant in mutants:
        functions.setdefault(text.body(mutant["function"]), []).append(mutant)
    for (open_, close, returned), own in functions.items():
        iterates = returned.startswith("impl ")
        for at, mutant in enumerate(own):
            start, end = text.span(mutant["span"])
            body = "{" + text.text[open_:start] + mutant["replacement"] + text.text[end:close] + "}"
            body = either(body, at, len(own)) if iterates else body
            put = f"\nif {SWITCH}::mutant({mutant['number']}) {{\nreturn {body};\n}}\n"
            puts.append((open_, 0, put, mutant["number"]))
        if iterates:
            before, after = either("{}", len(own), len(own)).split("{}")
            puts += [(open_, 1, before + "{", None), (close, 0, "}" + after, None)]
    out, last, line, lines = [], 0, 1, {}
    for at, _, put, number in sorted(puts, key=lambda put: put[:2]):
        line += text.text.count("\n", last, at)
        if number:
            lines[number] = (line + 1, line + put.count("\n"))
        out += [text.text[last:at], put]
        line, last = line + put.count("\n"), at
    return "".join(out) + text.text[last:], lines


def weave(tree, chosen, texts):
    """Puts the chosen mutants into the tree; the lines of each, by file."""
    lines = {}
    for file, text in texts.items():
        new, lines[file] = woven(text, [mutant for mutant in chosen if mutant["file"] == file])
        if (tree / file).read_text() != new:
            (tree / file).write_text(new)
    return lines


def unviable(tree, chosen, texts, say):
    """Takes out of the tree, until it compiles, what does not; the numbers of those."""
    out = set()
    while True:
        lines = weave(tree, [mutant for mutant in chosen if mutant["number"] not in out], texts)
        command = ["cargo", "check", "--lib", "--message-format=json", "-q"]
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True)
        if done.returncode == 0:
            return out
        said = [message.get("message") or {} for message in map(json.loads, done.stdout.splitlines())]
        errors = [one for one in said if one.get("level") == "error"]
        faulty = set()
        for span in (span for error in errors for span in error["spans"]):
            own = lines.get(span["file_name"], {}).items()
            faulty |= {number for number, (first, last) in own if first <= span["line_start"] <= last}
        if not faulty:
            sys.exit("the copy does not compile:\n" + "\n".join(one["rendered"] for one in errors))
        out |= faulty
        say(f"{len(out)} do not compile")
