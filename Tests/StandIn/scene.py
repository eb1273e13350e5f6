"""One stand-in, one home and one site for chaos.py, and what must hold of them after every blow."""

import hashlib
import json
import os
import random
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.request

import make_data
import make_home

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKOUT = os.path.abspath(os.path.join(HERE, "..", ".."))
# Short, so that what hangs or drips ends within seconds.
WAITS = "{attempts: 2, first: 0.02, longest: 0.1, connect: 4, total: 12, low_speed_seconds: 3, low_speed_bytes: 1000}"
# Said of an answer that did not come in time, also when the stand-in is busy making a bomb.
SLOW = "het duurde te lang"
# What no run needs: bytes of its report, seconds of processor time.
REPORT, PROCESSOR = 1 << 20, 300
# What a version has beside the files its manifest lists.
OWN = {"manifest.json", "fingerprints"}
KEYS = {"SKDB_KEY": "synthetic-key", "KIESMBO_KEY": "synthetic-key"}


class Harm(Exception):
    """Something that must hold does not."""


class Run:
    """How one run of the program ended."""

    def __init__(self, status, text, peak, seconds, report):
        self.status, self.text, self.peak, self.seconds, self.report = status, text, peak, seconds, report

    def failed(self):
        return {s["id"]: s.get("message", "") for s in self.report.get("sources", []) if s["state"] == "failed"}


class Scene:
    def __init__(self, binary, folder, data=None, sources=(), page_sizes=""):
        self.binary, self.folder, self.home = os.path.abspath(binary), folder, folder + "/home"
        self.hashes = {}
        data = data or folder + "/data"
        if not os.path.exists(data):
            make_data.make(CHECKOUT + "/Datasets/baseline", data)
        words = ["--page-sizes", page_sizes] if page_sizes else []
        self.server = subprocess.Popen(
            [sys.executable, HERE + "/standin.py", "--data", data, "--certs", folder + "/certs", "--until-eof", *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        told = json.loads(self.server.stdout.readline())
        self.origin, self.trust = told["origin"], ssl.create_default_context(cafile=told["ca"])
        make_home.make(CHECKOUT, self.home)
        self.site_folder, self.state = self.home + "/site", self.home + "/state"
        text = make_home.configuration(told["origin"], told["ca"], self.site_folder, self.state, waits=WAITS)
        # Counts jump on purpose here, so the gates that see jumps are let through by name.
        text += f"drop: {data}/local\nkeys: [{', '.join(KEYS)}]\nkeep_runs: 4\n"
        text += "overrides: [{gate: drift, reason: proef, by: chaos}]\n"
        if sources:
            text += f"sources: [{', '.join(sources)}]\n"
        with open(folder + "/config.yml", "w", encoding="utf-8") as made:
            made.write(text)

    def end(self):
        self.server.stdin.close()
        try:
            self.server.wait(5)
        except subprocess.TimeoutExpired:  # a connection that hangs on purpose
            self.server.kill()
            self.server.wait()

    # The stand-in

    def control(self, path="/_control", body=None, read=False):
        data = None if read else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.origin + path, data=data)
        with urllib.request.urlopen(request, context=self.trust) as answer:
            return json.loads(answer.read())

    def edit(self, value):
        """Another count in a file that is read, so that the next run has something to publish."""
        self.control(body={"edit": {"source": "duo-hbo-studenten", "row": 1, "column": "AANTAL_INGESCHREVENEN",
                                    "value": str(value)}})

    def hits(self):
        """Address and fault of every request that met one."""
        return [(r["path"], r["fault"]) for r in self.control("/_control/log", read=True) if r["fault"]]

    # The program

    def start(self, *words, **environment):
        environment = dict(os.environ, BIJSLUITER_HOME=self.home, XDG_CACHE_HOME=self.folder + "/cache",
                           **KEYS, **environment)
        self.output = open(self.folder + "/output", "wb+")
        return subprocess.Popen([self.binary, "refresh", "--config", self.folder + "/config.yml", *words],
                                env=environment, stdin=subprocess.DEVNULL, stdout=self.output,
                                stderr=subprocess.STDOUT)

    def finish(self, process, since):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - since
        if usage.ru_utime > PROCESSOR:
            raise Harm(f"een run van {usage.ru_utime:.0f} s rekentijd")
        self.output.seek(0)
        text = self.output.read().decode("utf-8", "replace")
        self.output.close()
        return Run(process.returncode, text, usage.ru_maxrss * 1024, seconds, {})

    def refresh(self, *words, **environment):
        before, since = self.reports(), time.monotonic()
        run = self.finish(self.start(*words, **environment), since)
        for name in self.reports() - before:
            size = os.path.getsize(f"{self.state}/runs/{name}")
            if size > REPORT:
                raise Harm(f"een verslag van {size} bytes: meer dan een mens leest")
            with open(f"{self.state}/runs/{name}", "rb") as file:
                run.report = json.load(file)
            # What the system says of a child counts in what we hold ourselves.
            run.peak = run.report["peak_memory"]
        return run

    def killed(self, seconds):
        """Starts a run and kills it after so long; true when it was still at work."""
        process = self.start()
        time.sleep(seconds)
        was_busy = process.poll() is None
        process.kill()
        process.wait()
        self.output.close()
        return was_busy

    def reports(self):
        folder = self.state + "/runs"
        return {n for n in os.listdir(folder) if n.endswith(".json")} if os.path.isdir(folder) else set()

    def settle(self, told):
        """Without faults the next run finishes by itself; where it waited too long for a busy machine, the one after."""
        run = self.refresh()
        if run.status == 69 and all(SLOW in message for message in run.failed().values()):
            run = self.refresh()
        if run.status != 0:
            raise Harm(f"{told}: zonder fouten lukt het niet meer (einde {run.status})\n{run.text}")
        return run

    # What must hold

    def digest(self, path):
        """SHA-256 of a file; one that did not change is not read again."""
        facts = os.stat(path)
        # A site's dates are whole seconds, so a file made in the place of a removed one may have its number, date and
        # size; the time of its last change in the file system is its own.
        key = (facts.st_dev, facts.st_ino, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size)
        if key not in self.hashes:
            with open(path, "rb") as file:
                self.hashes[key] = hashlib.sha256(file.read()).hexdigest()
        return self.hashes[key]

    def site(self):
        """Which version the site is, after holding it and its record together; None before the first."""
        pointer = self.site_folder + "/current"
        if not os.path.lexists(pointer):
            return None
        target = os.readlink(pointer)
        name = os.path.basename(target)
        with open(pointer + "/manifest.json", "rb") as file:
            listed = {e["path"]: e["sha256"] for e in json.load(file)["files"]}
        found = {os.path.relpath(os.path.join(at, n), pointer) for at, _, names in os.walk(pointer + "/") for n in names}
        if found - OWN != set(listed):
            raise Harm(f"{target}: andere bestanden dan het manifest zegt: {sorted((found - OWN) ^ set(listed))[:5]}")
        for path, sha256 in listed.items():
            if self.digest(f"{pointer}/{path}") != sha256:
                raise Harm(f"{target}/{path} is niet wat het manifest zegt")
        with open(f"{self.state}/versions/{name}.json", "rb") as file:
            if json.load(file)["manifest"] != self.digest(pointer + "/manifest.json"):
                raise Harm(f"{target}: het manifest is niet dat van de versie")
        if not os.path.exists(f"{self.state}/editions/{name}/datapackage.json"):
            raise Harm(f"{target}: de tabellen van de site zijn weg")
        return target

    def snapshots(self):
        """Source to the id of its newest snapshot, after holding every body against its line."""
        path = self.state + "/snapshots/manifest.jsonl"
        if not os.path.exists(path):
            return {}
        with open(path, "rb") as file:
            lines = file.read().split(b"\n")[:-1]
        newest = {}
        for line in lines:
            snapshot = json.loads(line)
            newest[snapshot["source"]] = snapshot["id"]
            for part in snapshot["parts"]:
                body = f"{self.state}/snapshots/objects/{part['sha256'][:2]}/{part['sha256']}"
                if self.digest(body) != part["sha256"]:
                    raise Harm(f"{snapshot['source']}: {part['name']} is niet meer wat er kwam")
        return newest

    def look(self, told, run=None, before=None):
        """Everything that must hold after a blow. `before`: what `look` gave earlier."""
        site, snapshots = self.site(), self.snapshots()
        if before:
            if before[0] and not site:
                raise Harm(f"{told}: er is geen site meer")
            lost = set(before[1]) - set(snapshots)
            if lost:
                raise Harm(f"{told}: de laatste goede stand is weg van {sorted(lost)}")
            if run and run.status in (1, 2) and before[0] != site:
                raise Harm(f"{told}: einde {run.status} en toch een andere site\n{run.text}")
        if run:
            self.words(told, run)
        return site, snapshots

    def words(self, told, run):
        """What the program says of what went wrong names source, address and cause."""
        if "synthetic-key" in run.text or "synthetic-key" in json.dumps(run.report):
            raise Harm(f"{told}: een sleutel in het verslag")
        if run.status not in (0, 2, 69):
            raise Harm(f"{told}: einde {run.status}\n{run.text}")
        failed, gates = run.failed(), [g for g in run.report.get("gates", []) if "permit" not in g]
        if run.status == 69 and not failed or run.status == 2 and not gates:
            raise Harm(f"{told}: einde {run.status} zonder reden\n{run.text}")
        for source, message in failed.items():
            said = re.match(re.escape(source) + r": (https://\S+|drop:\S+|/\S+): (.{8,})", message)
            if not said or any(word not in run.text for word in (source, *said.groups())):
                raise Harm(f"{told}: zonder bron, adres of oorzaak\n{message}\n{run.text}")
        for gate in gates:
            if f"poort {gate['gate']}, {gate['subject']}: {gate['message']}" not in run.text:
                raise Harm(f"{told}: de poort staat niet in de uitvoer\n{gate}\n{run.text}")

    def clear(self):
        """As before the first run."""
        for folder in (self.site_folder, self.state):
            shutil.rmtree(folder, ignore_errors=True)


class SmallScene(Scene):
    """A scene of five programmes: a run takes a second. Its built-in edition is the excerpt itself, because
    one of ten thousand programmes makes a site of as many sheets."""

    institutions = ("30VP", "02OV")  # one of hbo, one of mbo

    def __init__(self, binary, folder, sources=()):
        make_data.make(CHECKOUT + "/Datasets/baseline", folder + "/data", only=self.institutions)
        super().__init__(binary, folder, sources=sources)
        link, made = self.home + "/Datasets/baseline", folder + "/edition"
        subprocess.run([self.binary, "import", "--home", self.home, "--from", folder + "/data/local", "--out", made],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.unlink(link)
        shutil.move(made, link)


def chance(*words):
    """A seeded generator, the same for the same words."""
    return random.Random(" ".join(str(w) for w in words))
