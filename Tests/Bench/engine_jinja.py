"""Jinja2 at work on our pages, in as many processes as we have jobs."""

import gc
import json
import multiprocessing
import os
import platform
import time

import jinja2
from translation import Jinja, Translation

ROUNDS = 3  # Times each page is made in memory, after one time to warm up.


class JinjaEngine:
    """The sheets as Jinja2 meets them: one file of records for each process, the fixed texts apart."""

    name = "Jinja2"
    version = f"Python {platform.python_version()}, Jinja2 {jinja2.__version__}"

    def __init__(self, html, sheets, scratch):
        source = Translation(html, sheets.example, Jinja).whole("opleiding.html")
        environment = jinja2.Environment(autoescape=True, keep_trailing_newline=True)
        environment.globals["page"] = sheets.page
        self.template = environment.from_string(source)
        self.count = len(sheets.keys)
        self.scratch = scratch
        lines = [json.dumps(record, ensure_ascii=False) for record in sheets.records]
        for jobs, job in ((1, 0), (2, 0), (2, 1)):
            part = "\n".join(lines[job::jobs])
            (scratch / f"records-{jobs}-{job}").write_text(part, encoding="utf-8")

    def template_only(self, jobs):
        """Sheets a second by name of what was timed, and the bytes of all sheets."""
        rate, size = self.measure(jobs, None)
        return {self.name: rate * ROUNDS}, size // ROUNDS

    def whole(self, jobs, out):
        """Sheets a second, from a file of records to a file for each page."""
        out.mkdir()
        return self.measure(jobs, out)[0]

    @staticmethod
    def written(out, key):
        """The page of a sheet as it would be with our way of writing a quote."""
        return (out / key / "index.html").read_bytes()

    def page(self, record):
        # Jinja2 writes a quote as &#34; and we as &quot;; a record's own & is &amp; by then.
        return self.template.render(record).replace("&#34;", "&quot;").encode()

    def records(self, jobs, job):
        with open(self.scratch / f"records-{jobs}-{job}", "rb") as file:
            yield from map(json.loads, file)

    def measure(self, jobs, out):
        """Every process is ready and waiting when the clock starts."""
        gate = multiprocessing.Barrier(jobs + 1)
        total = multiprocessing.Value("q", 0)
        workers = []
        for job in range(jobs):
            arguments = (jobs, job, out, gate, total)
            workers.append(multiprocessing.Process(target=self.work, args=arguments))
            workers[-1].start()
        gate.wait()
        start = time.perf_counter()
        for worker in workers:
            worker.join()
        seconds = time.perf_counter() - start
        if any(worker.exitcode for worker in workers):
            raise SystemExit("bench: a Jinja2 process failed")
        return self.count / seconds, total.value

    def work(self, jobs, job, out, gate, total):
        if out is None:
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
                with open(f"{folder}/index.html", "wb", buffering=0) as file:
                    size += file.write(page)
        with total.get_lock():
            total.value += size
