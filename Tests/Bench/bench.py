"""Our sheets a second against those of Jinja2 and Hugo: the same pages byte for byte, in one run.

Both are given what a page shows as finished words (`generate --format record`), because wording the
figures a second time would make a second truth. That favours them: our command also reads the edition,
computes the figures, words them, writes the tables and hashes every file.

Before pages are compared, `&#34;` is read as our `&quot;`, and of Hugo `&#43;` as a plus sign.
Without Hugo on the machine only Jinja2 is measured, and that is said.
"""

import argparse
import itertools
import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import tempfile
import time

from engine_hugo import HugoEngine
from engine_jinja import JinjaEngine
from translation import merged

HTML = pathlib.Path(__file__).parents[2] / "Templates" / "html"
OURS = "ours"
TEMPLATE, WHOLE = "Template only: data in memory, nothing written", (
    "Whole: our command from edition to site; the others from finished records to pages"
)


class Sheets:
    """The records of so many sheets, spread evenly; the fixed texts apart."""

    def __init__(self, reference, count):
        folder = reference / "opleiding"
        keys = sorted(path.name for path in folder.iterdir())
        count = min(count or len(keys), len(keys))
        self.keys = [keys[index * len(keys) // count] for index in range(count)]
        self.records = [json.loads((folder / key / "record.json").read_bytes()) for key in self.keys]
        # One record with everything that any record has.
        self.example = None
        for record in self.records:
            self.example = merged(self.example, record)
        self.page = self.records[0]["page"]
        if any(record.pop("page") != self.page for record in self.records):
            raise SystemExit("bench: the fixed texts differ between sheets")


def generate(binary, *options):
    # One language on all sides.
    command = [binary, "generate", "--lang", "nl", *map(str, options)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def our_template(binary, sheets, jobs):
    """Sheets a second from records in memory, and the bytes of all sheets."""
    made, size, seconds = generate(binary, "--measure", sheets, "--jobs", jobs).split()
    return int(made) / float(seconds), int(size) * sheets // int(made)


def our_whole(binary, jobs, out):
    """Sheets a second of the command as a user runs it, all sheets."""
    start = time.perf_counter()
    generate(binary, "--format", "html", "--jobs", jobs, "--out", out)
    return len(os.listdir(out / "opleiding")) / (time.perf_counter() - start)


def compare(keys, ours, engine, theirs):
    """Stops at the first page that differs by a byte."""
    for key in keys:
        a = (ours / "opleiding" / key / "index.html").read_bytes()
        b = engine.written(theirs, key)
        if a != b:
            at = next(i for i, (x, y) in enumerate(itertools.zip_longest(a, b)) if x != y)
            near = slice(max(0, at - 30), at + 30)
            raise SystemExit(
                f"bench: the page of {key} differs at byte {at}:\n"
                f"  ours  {a[near]}\n  {engine.name}  {b[near]}"
            )


def spread(numbers, form):
    low, middle, high = min(numbers), statistics.median(numbers), max(numbers)
    return f"{middle:{form}} ({low:{form}} - {high:{form}})"


def report(label, jobs, rates):
    print(f"{label}, {jobs} job{'s' * (jobs > 1)}")
    print(f"  {OURS:22}{spread(rates[OURS], ',.0f')}")
    for name, theirs in rates.items():
        if name == OURS:
            continue
        ratio = statistics.median(rates[OURS]) / statistics.median(theirs)
        pairs = [a / b for a, b in zip(rates[OURS], theirs)]
        print(
            f"  {name:22}{spread(theirs, ',.0f')}; ours is {ratio:.1f} times that "
            f"({min(pairs):.1f} - {max(pairs):.1f})"
        )


def machine(engines):
    facts = pathlib.Path("/proc/cpuinfo").read_text() + pathlib.Path("/proc/meminfo").read_text()
    model = re.search(r"model name\s*: (.*)", facts)
    memory = int(re.search(r"MemTotal:\s*(\d+)", facts)[1]) / 2**20
    return (
        f"{os.cpu_count()} cores, {model[1] if model else 'model unknown'}, {memory:.0f} GiB, "
        f"load {os.getloadavg()[0]:.1f}; " + ", ".join(engine.version for engine in engines)
    )


def run(options, scratch, in_memory):
    reference = scratch / "reference"
    generate(options.binary, "--format", "record", "--out", reference)
    sheets = Sheets(reference, options.sheets)
    engines = [JinjaEngine(HTML, sheets, scratch)]
    if HugoEngine.is_there():
        engines.append(HugoEngine(HTML, sheets, scratch))
    else:
        print("NOT MEASURED: Hugo is not on this machine (bin/setup --bench installs it on Debian)")
    print(f"{machine(engines)}; files in {scratch.parent}", flush=True)
    results = {(kind, jobs): {OURS: []} for kind in (TEMPLATE, WHOLE) for jobs in (1, 2)}
    for round, ((kind, jobs), rates) in itertools.product(range(options.rounds), results.items()):
        ours = scratch / f"ours-{round}-{jobs}"
        if kind == TEMPLATE:
            rate, size = our_template(options.binary, len(sheets.keys), jobs)
        else:
            rate = our_whole(options.binary, jobs, ours)
        rates[OURS].append(rate)
        for engine in engines:
            theirs = scratch / f"{engine.name}-{round}-{jobs}"
            if kind == TEMPLATE:
                timed, their_size = engine.template_only(jobs)
                if their_size is not None and their_size != size:
                    raise SystemExit(f"bench: {size} bytes of pages, {engine.name} {their_size}")
            else:
                timed = {engine.name: engine.whole(jobs, theirs)}
                compare(sheets.keys, ours, engine, theirs)
            for name, rate in timed.items():
                rates.setdefault(name, []).append(rate)
            if in_memory:  # On a disk, removing many files slows down what comes next.
                shutil.rmtree(theirs, ignore_errors=True)
        if in_memory:
            shutil.rmtree(ours, ignore_errors=True)
    print(f"{len(sheets.keys)} pages equal to the byte, {options.rounds} times; sheets a second,")
    print("median (least - most), and the ratio of the medians (least - most within one round)")
    for (kind, jobs), rates in results.items():
        report(kind, jobs, rates)
    print("The ratios travel; sheets a second differ by machine and by what else it is doing.")


def main():
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--binary", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--sheets", default="2000", help="N or all; spread evenly (2000)")
    parser.add_argument("--rounds", default=5, type=int, help="ours and the others by turns (5)")
    options = parser.parse_args()
    options.sheets = 0 if options.sheets == "all" else int(options.sheets)
    memory = pathlib.Path("/dev/shm")
    in_memory = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30
    with tempfile.TemporaryDirectory(prefix="bench-", dir=memory if in_memory else None) as scratch:
        run(options, pathlib.Path(scratch), in_memory)


main()
