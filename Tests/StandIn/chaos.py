#!/usr/bin/env python3
"""Drives `refresh` against the stand-in and breaks it, in four ways:

    --kills N      killed at seeded moments, also in its very first run
    --faults N     faults at seeded requests, in mixtures
    --switches     every switch, one by one, on every format of source (`some`: a seeded handful)
    --full N       a disk that is full at a seeded write (`all`: at every write of a run), see full_disk.py

After every blow the site must be one whole edition, every good body must still be what it was, and the
program must have said which source, which address and why. Without faults the next run must finish by
itself. Prints one line a mode; ends with 1 on the first harm.
"""

import argparse
import concurrent.futures
import os
import subprocess
import sys
import tempfile
import time

import faults
import make_data
from formats import FORMATS, noticed
from full_disk import full
from scene import CHECKOUT, SLOW, Harm, Scene, SmallScene, chance

# What must not make a source fail: it costs time or bytes, no more, or is another way to write the same.
HARMLESS = {"no-gzip", "no-validators", "ckan-unmoved", "confidential", *faults.WRITTEN}
# Gates that one source's news may close for everyone: they look at what came of all of it.
WHOLE = {"coverage_drop", "drift", "range", "disclosure", "unexplained", "placeholder", "links"}
MEMORY = 300 << 20
# Slow enough for the smallest body.
ARGUMENTS = {"slow-drip": {"bytes": 2}}
# Of these the largest of the lanes is told, of others the sum.
LARGEST = {"MB", "soorten", "schrijfacties uit niets", "schrijfacties in een run"}


def kills(make, count, seed, lane):
    """Kills a run at a seeded moment; every tenth time a run from nothing."""
    dice, scene, busy = chance("kills", seed, lane), make(), 0
    try:
        first = scene.settle("eerste run").seconds
        scene.edit(99)
        usual = scene.settle("tweede run").seconds
        for turn in range(count):
            told = f"dood {turn}"
            if turn % 10 == 9:
                scene.settle(told)
                subprocess.run(["rm", "-rf", scene.site_folder, scene.state], check=True)
                busy += scene.killed(dice.uniform(0, first))
                scene.look(told)
                scene.settle(told)
            else:
                scene.edit(100 + turn)
                before = scene.look(told)
                busy += scene.killed(dice.uniform(0, usual))
                scene.look(told, before=before)
        scene.settle("na de laatste dood")
        scene.look("na de laatste dood")
    finally:
        scene.end()
    return {"keer gedood": count, "midden in een run": busy}


def mixtures(make, count, seed, lane):
    """Every request throws dice; sometimes few go wrong, sometimes many."""
    dice, scene, ends = chance("faults", seed, lane), make(), {}
    try:
        scene.settle("eerste run")
        for turn in range(count):
            told = f"mengsel {seed} {lane} {turn}"
            scene.control("/_control/reset")
            scene.edit(1000 + turn)
            for name in dice.sample(sorted(FORMATS), 3):
                scene.control(body={"edit": FORMATS[name].edit(turn)})
            scene.control(body={"seed": f"{seed} {lane} {turn}", "probability": dice.choice([0.005, 0.02, 0.1, 0.4]),
                                "faults": list(faults.ALL)})
            before = scene.look(told)
            run = scene.refresh()
            only_its_own(told, run, before, scene.look(told, run, before))
            ends[f"einde {run.status}"] = ends.get(f"einde {run.status}", 0) + 1
            ends["MB"] = max(ends.get("MB", 0), run.peak >> 20)
            if turn % 10 == 9:
                scene.control("/_control/reset")
                scene.settle(told)
        scene.control("/_control/reset")
        scene.settle("na het laatste mengsel")
        scene.look("na het laatste mengsel")
    finally:
        scene.end()
    return {"mengsels van fouten": count, **ends}


def switches(make, pairs, lane, table=False):
    """One fault at every request of one format; then the next run without it."""
    scene, ends = make(), {}
    try:
        scene.settle("eerste run")
        for turn, (name, fault) in enumerate(pairs):
            told, format = f"{fault} bij {name}", FORMATS[name]
            scene.control("/_control/reset")
            scene.edit(2000 + turn)
            scene.control(body={"edit": format.edit(turn)})
            rule = {"match": format.match, "fault": fault, "args": ARGUMENTS.get(fault, {})}
            scene.control(body={"rules": format.way + [rule]})
            before = scene.look(told)
            run = scene.refresh()
            after = scene.look(told, run, before)
            only_its_own(told, run, before, after)
            hits = {path for path, met in scene.hits() if met == fault}
            failed = {s: m for s, m in run.failed().items() if s in format.sources}
            if table:
                first = next(iter(failed.values()), "").replace(scene.origin, "").splitlines()
                print(name, fault, len(hits), run.status, f"{len(failed)}/{len(format.sources)}", run.peak >> 20,
                      f"{run.seconds:.1f}", " ".join(sorted(others(name, run))), *first[:1], sep="\t", flush=True)
            else:
                expect(told, name, fault, hits, failed, run)
            scene.control(body={"rules": []})
            scene.settle(told)
            scene.look(told, before=after)
            ends["schakelaars"] = ends.get("schakelaars", 0) + 1
            ends["MB"] = max(ends.get("MB", 0), run.peak >> 20)
    finally:
        scene.end()
    return ends


def only_its_own(told, run, before, after):
    """A source that fails holds its own news back and nobody else's: what `edit` changed is on the site, unless
    its own source failed or a gate about the whole refused."""
    closed = {g["gate"] for g in run.report.get("gates", []) if "permit" not in g and g["scope"] == "site"}
    if run.status == 2 and not closed <= WHOLE:
        raise Harm(f"{told}: {sorted(closed - WHOLE)} houdt iedereen tegen\n{run.text}")
    if run.status in (0, 69) and "duo-hbo-studenten" not in run.failed() and before[0] == after[0]:
        raise Harm(f"{told}: het nieuws van een andere bron is niet geplaatst\n{run.text}")
    if run.status == 0 and run.failed() or run.status == 69 and not run.failed():
        raise Harm(f"{told}: einde {run.status} bij {sorted(run.failed())}\n{run.text}")


def others(name, run):
    """Sources of other formats that failed, but for those that a slow machine kept waiting."""
    own = {*FORMATS[name].sources, *FORMATS[name].lost}
    return {s for s, message in run.failed().items() if s not in own and SLOW not in message}


def expect(told, name, fault, hits, failed, run):
    """What one fault must do to one format."""
    if others(name, run):
        raise Harm(f"{told}: ook {sorted(others(name, run))} lukt niet\n{run.text}")
    if fault in HARMLESS:
        if any(SLOW not in message for message in failed.values()):
            raise Harm(f"{told}: {sorted(failed)} lukt niet, en dat hoeft niet\n{run.text}")
    elif hits and not failed and noticed(name, fault):
        raise Harm(f"{told}: er is niets van gemerkt\n{run.text}")
    if run.peak > MEMORY:
        raise Harm(f"{told}: {run.peak >> 20} MB geheugen")


def pairs(count, seed):
    """Format and fault, all of them or a seeded handful with every fault at least once."""
    every = [(name, fault) for fault in faults.ALL for name in sorted(FORMATS)]
    if count is None:
        return every
    dice = chance("switches", seed)
    return [(dice.choice(sorted(FORMATS)), fault) for fault in dice.sample(faults.ALL, min(count, len(faults.ALL)))]


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--binary", required=True)
    given.add_argument("--kills", type=int, default=0)
    given.add_argument("--faults", type=int, default=0)
    given.add_argument("--switches", nargs="?", const="all", help="a number: so many, by seed")
    given.add_argument("--full", help="a number, or all")
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--lanes", type=int, default=2, help="scenes side by side, each with a stand-in of its own")
    given.add_argument("--only", default="", help="only switches of this format or fault, or writes of such a kind")
    given.add_argument("--table", action="store_true",
                       help="a line for every switch, and for every full disk that goes wrong; no end at the first")
    chosen = given.parse_args()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(chosen.lanes) as pool:
        data = folder + "/data"
        make_data.make(CHECKOUT + "/Datasets/baseline", data)
        made = iter(range(1000))

        def place():
            place = f"{folder}/{next(made)}"
            os.makedirs(place)
            return place

        def make():
            return Scene(chosen.binary, place(), data)

        def small():
            return SmallScene(chosen.binary, place())

        def share(count, lane):
            return count // chosen.lanes + (lane < count % chosen.lanes)
        work = []
        for lane in range(chosen.lanes):
            if chosen.kills:
                work.append(("kills", kills, make, share(chosen.kills, lane), chosen.seed, lane))
            if chosen.full:
                wanted = None if chosen.full == "all" else share(int(chosen.full), lane)
                work.append(("full", full, chosen.binary, place, wanted, chosen.seed, lane, chosen.lanes, chosen.only,
                             chosen.table))
            if chosen.faults:
                work.append(("faults", mixtures, make, share(chosen.faults, lane), chosen.seed, lane))
            if chosen.switches:
                list = pairs(None if chosen.switches == "all" else int(chosen.switches), chosen.seed)
                list = [p for p in list if chosen.only in ("", *p)]
                work.append(("switches", switches, small, list[lane::chosen.lanes], lane, chosen.table))
        since, sums = time.monotonic(), {}
        running = {pool.submit(call, *words): name for name, call, *words in work}
        try:
            for done in concurrent.futures.as_completed(running):
                sum = sums.setdefault(running[done], {})
                for word, number in done.result().items():
                    sum[word] = max(sum.get(word, 0), number) if word in LARGEST else sum.get(word, 0) + number
        except Harm as harm:
            print(harm, file=sys.stderr, flush=True)
            os._exit(1)
        for name, sum in sums.items():
            print(f"{name}: " + ", ".join(f"{number} {word}" for word, number in sum.items())
                  + ": steeds een hele site", flush=True)
        print(f"{time.monotonic() - since:.0f} s", flush=True)


if __name__ == "__main__":
    main()
