"""Hugo at work on our pages: a site of one content file for each sheet, its record as front matter.

Hugo cannot be given records that are in memory already. So its time for a template holds the reading
of the front matter too; beside it stands the same less the time of a site with the same records and a
template that prints one key. The clock is Hugo's own, without the start of the program; a job is a core
that Go may use (GOMAXPROCS).
"""

import json
import os
import re
import shutil
import subprocess
import time

from translation import Hugo, Translation


class HugoEngine:
    name = "Hugo"

    @staticmethod
    def is_there():
        return shutil.which("hugo") is not None

    def __init__(self, html, sheets, scratch):
        self.version = re.search(r"v[\d.]+", self.run("version").stdout)[0].replace("v", "Hugo ")
        self.count = len(sheets.keys)
        self.site = scratch / "hugo"
        page = Translation(html, sheets.example, Hugo).whole("opleiding.html")
        unwanted = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
        config = {"baseURL": "/", "disableKinds": unwanted, "params": {"page": sheets.page}}
        self.write("config.json", json.dumps(config, ensure_ascii=False))
        self.write("layouts/_default/single.html", page)
        self.write("reading/_default/single.html", "{{ .Params.sheet.key }}")
        for key, record in zip(sheets.keys, sheets.records):
            matter = json.dumps({"sheet": record}, ensure_ascii=False)
            self.write(f"content/opleiding/{key}.html", matter + "\n")

    def write(self, name, text):
        (self.site / name).parent.mkdir(parents=True, exist_ok=True)
        (self.site / name).write_text(text, encoding="utf-8")

    @staticmethod
    def run(*arguments, jobs=1):
        command = ["hugo", *map(str, arguments)]
        environment = {**os.environ, "GOMAXPROCS": str(jobs)}
        result = subprocess.run(command, capture_output=True, text=True, env=environment)
        if result.returncode:
            raise SystemExit(f"bench: hugo failed:\n{result.stdout}{result.stderr}")
        return result

    def seconds(self, jobs, layouts):
        told = self.run(
            "--source", self.site, "--layoutDir", layouts, "--renderToMemory", jobs=jobs
        ).stdout
        pages = int(re.search(r"Pages\s*\|\s*(\d+)", told)[1])
        if pages != self.count:
            raise SystemExit(f"bench: Hugo made {pages} pages of {self.count}")
        return int(re.search(r"Total in (\d+) ms", told)[1]) / 1000

    def template_only(self, jobs):
        """Sheets a second by name of what was timed; of pages kept in memory Hugo tells no size."""
        all_of_it, reading = self.seconds(jobs, "layouts"), self.seconds(jobs, "reading")
        # Where the two cannot be told apart, Hugo's template took no time.
        rest = max(all_of_it - reading, 1e-9)
        return {
            "Hugo": self.count / all_of_it,
            "Hugo less its reading": self.count / rest,
        }, None

    def whole(self, jobs, out):
        """Sheets a second, from files of records to a file for each page."""
        start = time.perf_counter()
        self.run("--source", self.site, "--destination", out, jobs=jobs)
        return self.count / (time.perf_counter() - start)

    @staticmethod
    def written(out, key):
        """The page of a sheet as it would be with our way of writing quotes and plus signs."""
        page = (out / "opleiding" / key / "index.html").read_bytes()
        return page.replace(b"&#34;", b"&quot;").replace(b"&#43;", b"+")
