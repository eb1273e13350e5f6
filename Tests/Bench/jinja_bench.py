"""Our sheets a second against those of Jinja2: the same pages byte for byte, in one run.

Jinja2 is given what a page shows as finished words (`generate --format record`), because wording
the figures a second time in Python would make a second truth. That favours Jinja2: our command
also reads the edition, computes the figures, words them, writes the tables and hashes every file.
"""

import argparse
import gc
import itertools
import json
import multiprocessing
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import jinja2
from mustache_to_jinja import Translation, merged

HTML = pathlib.Path(__file__).parents[2] / "Templates" / "html"
PAGE, RENDER, WHOLE = "index.html", "render", "whole"
LABELS = {
    RENDER: "Template only: data in memory, nothing written",
    WHOLE: "Whole: our command from edition to site; Jinja2 from finished records to pages",
}
ROUNDS = 3  # Times each page is made for "render", after one to warm up; as in RenderingSpeed.swift.


class Jinja:
    """The sheets as Jinja2 meets them: one file of records for each process, the fixed texts apart."""

    def __init__(self, reference, sheets, scratch):
        folder = reference / "opleiding"
        keys = sorted(path.name for path in folder.iterdir())
        count = min(sheets or len(keys), len(keys))
        self.keys = [keys[index * len(keys) // count] for index in range(count)]
        records = [json.loads((folder / key / "record.json").read_bytes()) for key in self.keys]
        example = None
        for record in records:
            example = merged(example, record)
        source = Translation(HTML, example).template("opleiding.html")
        environment = jinja2.Environment(autoescape=True, keep_trailing_newline=True)
        page = environment.globals["page"] = records[0]["page"]
        if any(record.pop("page") != page for record in records):
            raise SystemExit("bench: the fixed texts differ between sheets")
        self.template = environment.from_string(source)
        self.scratch = scratch
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        for jobs, job in ((1, 0), (2, 0), (2, 1)):
            part = "\n".join(lines[job::jobs])
            (scratch / f"records-{jobs}-{job}").write_text(part, encoding="utf-8")

    def page(self, record):
        # Jinja2 writes a quote as &#34; and we as &quot;; a record's own & is &amp; by then.
        return self.template.render(record).replace("&#34;", "&quot;").encode()

    def records(self, jobs, job):
        with open(self.scratch / f"records-{jobs}-{job}", "rb") as file:
            yield from map(json.loads, file)

    def measure(self, kind, jobs, out):
        """Sheets a second; every process is ready and waiting when the clock starts."""
        out.mkdir()
        gate = multiprocessing.Barrier(jobs + 1)
        total = multiprocessing.Value("q", 0)
        workers = []
        for job in range(jobs):
            arguments = (kind, jobs, job, out, gate, total)
            workers.append(multiprocessing.Process(target=self.work, args=arguments))
            workers[-1].start()
        gate.wait()
        start = time.perf_counter()
        for worker in workers:
            worker.join()
        seconds = time.perf_counter() - start
        if any(worker.exitcode for worker in workers):
            raise SystemExit("bench: a Jinja2 process failed")
        return len(self.keys) * (ROUNDS if kind == RENDER else 1) / seconds, total.value

    def work(self, kind, jobs, job, out, gate, total):
        if kind == RENDER:
            records = list(self.records(jobs, job))
            gc.freeze()
            for record in records:
                self.page(record)
            gate.wait()
            size = sum(len(self.page(record)) for _ in range(ROUNDS) for record in records)
        else:
            gate.wait()
            size = 0
            for record in self.records(jobs, job):
                page = self.page(record)
                folder = f"{out}/{record['key']}"
                os.mkdir(folder)
                with open(f"{folder}/{PAGE}", "wb", buffering=0) as file:
                    size += file.write(page)
        with total.get_lock():
            total.value += size


def generate(binary, *options):
    # One language on both sides.
    command = [binary, "generate", "--lang", "nl", *map(str, options)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure_ours(binary, sheets, kind, jobs, out):
    """Our sheets a second: from records in memory, or of the command as a user runs it, all sheets."""
    if kind == RENDER:
        made, size, seconds = generate(binary, "--measure", sheets, "--jobs", jobs).split()
        return int(made) / float(seconds), int(size)
    start = time.perf_counter()
    generate(binary, "--format", "html", "--jobs", jobs, "--out", out)
    return len(os.listdir(out / "opleiding")) / (time.perf_counter() - start), None


def compare(keys, ours, theirs):
    """Stops at the first page that differs by a byte."""
    for key in keys:
        a, b = (ours / "opleiding" / key / PAGE).read_bytes(), (theirs / key / PAGE).read_bytes()
        if a != b:
            at = next(i for i, (x, y) in enumerate(itertools.zip_longest(a, b)) if x != y)
            near = slice(max(0, at - 30), at + 30)
            raise SystemExit(
                f"bench: {key}/{PAGE} differs at byte {at}:\n  ours   {a[near]}\n  Jinja2 {b[near]}"
            )


def spread(numbers, form):
    low, middle, high = min(numbers), statistics.median(numbers), max(numbers)
    return f"{middle:{form}} ({low:{form}} - {high:{form}})"


def machine():
    facts = pathlib.Path("/proc/cpuinfo").read_text() + pathlib.Path("/proc/meminfo").read_text()
    model = re.search(r"model name\s*: (.*)", facts)
    memory = int(re.search(r"MemTotal:\s*(\d+)", facts)[1]) / 2**20
    return (
        f"{os.cpu_count()} cores, {model[1] if model else 'model unknown'}, {memory:.0f} GiB, "
        f"load {os.getloadavg()[0]:.1f}; Python {sys.version.split()[0]}, Jinja2 {jinja2.__version__}"
    )


def run(options, scratch, in_memory):
    reference = scratch / "reference"
    generate(options.binary, "--format", "record", "--out", reference)
    jinja = Jinja(reference, options.sheets, scratch)
    print(f"{machine()}; files in {scratch.parent}", flush=True)
    results = {(kind, jobs): ([], []) for kind in (RENDER, WHOLE) for jobs in (1, 2)}
    for round in range(options.rounds):
        for (kind, jobs), (our_rates, their_rates) in results.items():
            a, b = scratch / f"ours-{round}-{jobs}", scratch / f"jinja-{round}-{kind}-{jobs}"
            our_rate, our_size = measure_ours(options.binary, len(jinja.keys), kind, jobs, a)
            their_rate, their_size = jinja.measure(kind, jobs, b)
            our_rates.append(our_rate)
            their_rates.append(their_rate)
            if kind == WHOLE:
                compare(jinja.keys, a, b)
            elif our_size != their_size:
                raise SystemExit(f"bench: {our_size} bytes of pages, Jinja2 {their_size}")
            if in_memory:  # On a disk, removing many files slows down what comes next.
                shutil.rmtree(a, ignore_errors=True)
                shutil.rmtree(b, ignore_errors=True)
    print(f"{len(jinja.keys)} pages equal to the byte, {options.rounds} times; sheets a second,")
    print("median (least - most), and the ratio of the medians (least - most within one round)")
    for (kind, jobs), (our_rates, their_rates) in results.items():
        ratio = statistics.median(our_rates) / statistics.median(their_rates)
        pairs = [a / b for a, b in zip(our_rates, their_rates)]
        print(
            f"{LABELS[kind]}, {jobs} job{'s' * (jobs > 1)}\n"
            f"  ours    {spread(our_rates, ',.0f')}\n"
            f"  Jinja2  {spread(their_rates, ',.0f')}\n"
            f"  ratio   {ratio:.1f} ({min(pairs):.1f} - {max(pairs):.1f})"
        )
    print("The ratios travel; sheets a second differ by machine and by what else it is doing.")


def main():
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--binary", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--sheets", default="2000", help="N or all; spread evenly (2000)")
    parser.add_argument("--rounds", default=5, type=int, help="ours and Jinja2 by turns (5)")
    options = parser.parse_args()
    options.sheets = 0 if options.sheets == "all" else int(options.sheets)
    memory = pathlib.Path("/dev/shm")
    in_memory = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**30
    with tempfile.TemporaryDirectory(prefix="bench-", dir=memory if in_memory else None) as scratch:
        run(options, pathlib.Path(scratch), in_memory)


main()
