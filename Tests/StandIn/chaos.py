#!/usr/bin/env python3
"""Drives `refresh` against the stand-in and breaks it: kills at seeded moments, and faults in seeded mixtures.

After every blow the site must be one whole edition: every file of its manifest with its SHA-256. After the
last one a run without faults must finish by itself. Prints one line a mode; exits with 1 on the first harm.
"""

import argparse
import hashlib
import json
import os
import random
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
FAULTS = ["503", "503-retry-after", "429", "reset-after", "longer-content-length", "truncated-json", "html-200",
          "empty-200", "redirect-html", "http-redirect", "redirect-loop", "redirect-other-host", "next-other-host",
          "next-self", "no-gzip", "no-validators", "wrong-charset", "superseded", "renamed", "renamed-column",
          "fewer-rows", "zip-bomb", "401", "gzip-bomb"]


class Scene:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        data, home = folder + "/data", folder + "/home"
        checkout = os.path.join(HERE, "..", "..")
        run = lambda *words: subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        run(HERE + "/make_data.py", "--baseline", checkout + "/Datasets/baseline", "--out", data)
        self.server = subprocess.Popen([sys.executable, HERE + "/standin.py", "--data", data, "--until-eof"],
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        line = self.server.stdout.readline().decode()
        told = json.loads(line)
        self.origin, self.trust = told["origin"], ssl.create_default_context(cafile=told["ca"])
        run(HERE + "/make_home.py", "--out", home, "--config", folder + "/config.yml", "--stand-in", line)
        with open(folder + "/config.yml", "a", encoding="utf-8") as text:
            # Counts jump on purpose here, so the drift gate is let through by name.
            text.write(f"drop: {data}/local\noverrides: [{{gate: drift, reason: proef, by: chaos}}]\n")
        self.home = home

    def end(self):
        self.server.stdin.close()
        self.server.wait(5)

    def control(self, path="/_control", body=None):
        request = urllib.request.Request(self.origin + path, data=json.dumps(body or {}).encode(), method="POST")
        with urllib.request.urlopen(request, context=self.trust) as answer:
            return answer.read()

    def start(self, *words):
        environment = dict(os.environ, BIJSLUITER_HOME=self.home, XDG_CACHE_HOME=self.folder + "/cache")
        return subprocess.Popen([self.binary, "refresh", "--config", self.folder + "/config.yml", *words],
                                env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def refresh(self, *words):
        process = self.start(*words)
        text = process.communicate()[0].decode()
        return process.returncode, text

    def site(self):
        """Which version the site is, after holding every file against its manifest; None before the first."""
        pointer = self.home + "/site/current"
        if not os.path.lexists(pointer):
            return None
        with open(pointer + "/manifest.json", "rb") as file:
            manifest = json.load(file)
        for entry in manifest["files"]:
            with open(pointer + "/" + entry["path"], "rb") as file:
                found = hashlib.sha256(file.read()).hexdigest()
            if found != entry["sha256"]:
                raise SystemExit(f"{entry['path']} is niet wat het manifest zegt")
        return os.readlink(pointer)

    def edit(self, value):
        self.control(body={"edit": {"source": "duo-hbo-studenten", "row": 1, "column": "AANTAL_INGESCHREVENEN",
                                    "value": str(value)}})


def kills(scene, count, seed):
    chance = random.Random(seed)
    start = time.time()
    scene.refresh()
    usual = max(0.3, time.time() - start)
    died = 0
    for turn in range(count):
        scene.edit(100 + turn)
        process = scene.start()
        time.sleep(chance.uniform(0, usual))
        died += process.poll() is None
        process.kill()
        process.communicate()
        if scene.site() is None:
            raise SystemExit("er is geen site meer")
    status, text = scene.refresh()
    if status != 0:
        raise SystemExit("de laatste run maakt het niet af:\n" + text)
    scene.site()
    return f"{count} keer gedood, {died} midden in een run: steeds een hele site, de volgende run maakt het af"


def faults(scene, count, seed):
    chance = random.Random(seed)
    scene.refresh()
    outcomes = {}
    for turn in range(count):
        scene.control("/_control/reset")
        scene.edit(1000 + turn)
        if turn < len(FAULTS):
            scene.control(body={"rules": [{"match": ".*", "fault": FAULTS[turn], "times": None}]})
        else:
            scene.control(body={"seed": seed * 100_000 + turn, "probability": chance.choice([0.02, 0.1, 0.4]),
                                "faults": FAULTS})
        before = scene.site()
        status, text = scene.refresh()
        after = scene.site()
        outcomes[status] = outcomes.get(status, 0) + 1
        if status not in (0, 2, 69):
            raise SystemExit(f"beurt {turn}: einde {status}\n{text}")
        if status == 2 and before != after:
            raise SystemExit(f"beurt {turn}: geweigerd en toch veranderd")
        if status in (2, 69) and "https://" not in text:
            raise SystemExit(f"beurt {turn}: zonder adres\n{text}")
    scene.control("/_control/reset")
    status, text = scene.refresh()
    if status != 0:
        raise SystemExit("zonder fouten lukt het niet meer:\n" + text)
    return f"{count} runs met fouten, einde {dict(sorted(outcomes.items()))}: steeds een hele site"


def main():
    given = argparse.ArgumentParser()
    given.add_argument("--binary", required=True)
    given.add_argument("--kills", type=int, default=200)
    given.add_argument("--faults", type=int, default=500)
    given.add_argument("--seed", type=int, default=1)
    chosen = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for mode, count in ((kills, chosen.kills), (faults, chosen.faults)):
            if not count:
                continue
            part = os.path.join(folder, mode.__name__)
            os.makedirs(part)
            scene = Scene(os.path.abspath(chosen.binary), part)
            try:
                print(mode(scene, count, chosen.seed), flush=True)
            finally:
                scene.end()


if __name__ == "__main__":
    main()
