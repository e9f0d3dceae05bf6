#!/usr/bin/env python3
"""Measures `vekha check` on a country of linked roadmaps, whole processes, medians of runs taken in turn.

usage: benches/country_run.py [--runs N] [--work DIR] [--peers]

Builds the program and the bar (libyaml-safer listing the events of the same bytes on all cores), writes the country
at 1/64, 1/16, 1/4 and 1, and prints: the ratio to the bar, memory, growth, runs with a cache, many findings, the start
of the program; with --peers also TaskJuggler, check-jsonschema and yamllint, which it installs."""
import argparse, json, os, pathlib, shutil, statistics, subprocess, sys, time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent

def timed(*command, status=(0, 1)):
    """Wall seconds, processor seconds and peak memory in MB of one run."""
    start = time.perf_counter()
    child = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, code, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(code)
    assert child.returncode in status, f"{command} ended with {child.returncode}"
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

def median(runs):
    return [statistics.median(column) for column in zip(*runs)]

def in_turn(runs, *commands):
    """Medians of commands run in turn, after one run of each that does not count."""
    taken = [[] for _ in commands]
    for number in range(runs + 1):
        for one, command in zip(taken, commands):
            figures = timed(*command)
            if number: one.append(figures)
    return [median(one) for one in taken]

def country(work, name, schools, faults=0):
    out = work / name
    if not (out / "faults.txt").exists():
        subprocess.run([sys.executable, HERE / "country.py", out, "--schools", str(schools), "--faults", str(faults)],
                       check=True, stdout=subprocess.DEVNULL)
    return out

def build():
    """The release binary and the bar's."""
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    made = subprocess.run(["cargo", "build", "--release", "--bench", "yaml_events", "--message-format", "json"],
                          cwd=ROOT, check=True, capture_output=True, text=True).stdout
    made = [json.loads(line) for line in made.splitlines()]
    bar = [one["executable"] for one in made if one.get("target", {}).get("name") == "yaml_events" and one.get("executable")]
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "release" / "vekha", bar[-1]

def peers(vekha, work, runs):
    """TaskJuggler on 10,000 linked items, check-jsonschema and yamllint on 2,000 files."""
    subprocess.run(["apt-get", "install", "-y", "-q", "tj3"], check=True, stdout=subprocess.DEVNULL)
    tools = work / "venv"
    if not tools.exists():
        subprocess.run([sys.executable, "-m", "venv", tools], check=True)
        subprocess.run([tools / "bin/pip", "-q", "install", "check-jsonschema", "yamllint"], check=True)
    linked = country(work, "peers-500", 471)  # 500 files of 20 linked measures
    plan = work / "plan.tjp"
    with plan.open("w") as out:
        print('project "p" 2024-01-01 +2y {}', file=out)
        for at in range(10_000):
            after = f" depends !t{at - 1}" if at % 20 else ""
            print(f'task t{at} "t{at}" {{ {after} duration 1d{"" if at % 20 else " start 2024-01-01"} }}', file=out)
    (tj, ours) = in_turn(max(1, runs // 3), ["tj3", "--no-reports", plan], [vekha, "check", linked, "--no-cache"])
    print(f"| TaskJuggler, 10,000 linked items | {tj[0]:.2f} s | {ours[0]:.3f} s | {tj[0] / ours[0]:.0f} |")
    many = country(work, "peers-2000", 1885)
    files = [str(path) for path in sorted(many.rglob("*.yaml"))][:2000]
    schema = ROOT / "schema/roadmap.schema.json"
    for name, command in [("check-jsonschema", [tools / "bin/check-jsonschema", "--schemafile", schema, *files]),
                          ("yamllint", [tools / "bin/yamllint", "-d", "relaxed", *files])]:
        (peer, ours) = in_turn(1, command, [vekha, "check", many, "--no-cache"])
        print(f"| {name}, 2,000 files | {peer[0]:.2f} s | {ours[0]:.3f} s | {peer[0] / ours[0]:.0f} |")

def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--work", type=pathlib.Path, default=ROOT / "target" / "country")
    ap.add_argument("--peers", action="store_true")
    a = ap.parse_args()
    vekha, bar = build()
    whole = country(a.work, "1", 40000)
    check = lambda folder, *more: [vekha, "check", folder, "--format", "json", *more]
    cold, events = in_turn(a.runs, check(whole, "--no-cache"), [bar, whole])
    print(f"whole country: check {cold[0]:.2f} s wall, {cold[1]:.2f} s processor, {cold[2]:.0f} MB; "
          f"libyaml-safer's events {events[0]:.2f} s; ratio {cold[0] / events[0]:.2f} (at most 1.5)")
    print("\n| share | wall | processor | memory |\n| --- | --- | --- | --- |")
    for share, schools in (("1/64", 625), ("1/16", 2500), ("1/4", 10000), ("1", 40000)):
        (one,) = in_turn(a.runs, check(country(a.work, share.replace("/", "-"), schools), "--no-cache"))
        print(f"| {share} | {one[0]:.3f} s | {one[1]:.3f} s | {one[2]:.0f} MB |")
    cache = a.work / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    first = timed(*check(whole, "--cache-dir", cache))
    (again,) = in_turn(a.runs, check(whole, "--cache-dir", cache))
    school = sorted(whole.rglob("s*.yaml"))[0]
    runs = []
    for number in range(a.runs):
        school.write_text(school.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
        runs.append(timed(*check(whole, "--cache-dir", cache)))
    one = median(runs)
    print(f"\nwith a cache: first {first[0]:.2f} s, nothing changed {again[0]:.2f} s, one file changed {one[0]:.2f} s")
    faulty = country(a.work, "faults", 40000, 40000)
    clean, many = in_turn(a.runs, check(whole, "--no-cache"), check(faulty, "--no-cache"))
    print(f"40,000 faults: {many[0]:.2f} s against {clean[0]:.2f} s clean, ratio {many[0] / clean[0]:.2f} (at most 1.5)")
    (start,) = in_turn(20, [vekha, "rules"])
    print(f"start (vekha rules): {start[0] * 1000:.1f} ms; the binary has {vekha.stat().st_size / 1e6:.1f} MB")
    if a.peers:
        print("\n| peer | its time | ours | times |\n| --- | --- | --- | --- |")
        peers(vekha, a.work, a.runs)

main()
