#!/usr/bin/env python3
"""Drives `refresh` against the stand-in and breaks it, in four ways:

    --kills N      killed at seeded moments, also in its very first run
    --faults N     faults at seeded requests, in mixtures
    --switches     every switch, one by one, on every format of source (`some`: a seeded handful)
    --full N       a disk that is full from a seeded write on (`all`: from every write of a run)

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
from scene import CHECKOUT, HERE, Harm, Scene, chance

# What must not make a source fail: it costs time or bytes, no more.
HARMLESS = {"no-gzip", "no-validators"}
MEMORY = 300 << 20


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
            scene.look(told, run, before)
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
            scene.control(body={"rules": format.way + [{"match": format.match, "fault": fault}]})
            before = scene.look(told)
            run = scene.refresh()
            after = scene.look(told, run, before)
            hits = {path for path, met in scene.hits() if met == fault}
            failed = {s: m for s, m in run.failed().items() if s in format.sources}
            if table:
                first = next(iter(failed.values()), "").replace(scene.origin, "").splitlines()
                print(f"{name}\t{fault}\t{len(hits)}\t{run.status}\t{len(failed)}/{len(format.sources)}\t"
                      f"{run.peak >> 20}\t{run.seconds:.1f}\t{first[0] if first else ''}", flush=True)
            if not table:
                expect(told, name, fault, hits, failed, run)
            scene.control(body={"rules": []})
            scene.settle(told)
            scene.look(told, before=after)
            ends["schakelaars"] = ends.get("schakelaars", 0) + 1
            ends["MB"] = max(ends.get("MB", 0), run.peak >> 20)
    finally:
        scene.end()
    return ends


def expect(told, name, fault, hits, failed, run):
    """What one fault must do to one format."""
    others = set(run.failed()) - set(FORMATS[name].sources)
    if others:
        raise Harm(f"{told}: ook {sorted(others)} lukt niet\n{run.text}")
    if fault in HARMLESS:
        if failed:
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


def full_disk(folder):
    """The shim that makes a disk full for one process."""
    path = folder + "/full_disk.so"
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", path, HERE + "/full_disk.c", "-ldl"], check=True)
    return path


def full(make, wanted, seed, lane, lanes):
    """A disk that is full from the n-th write of a run on; then room again. Half of the seeded ones
    are full for that one write only; every fourth is a run from nothing."""
    dice, scene, said = chance("full", seed, lane), make(), {}
    try:
        shim = full_disk(scene.folder)
        under = {"LD_PRELOAD": shim, "FULL_UNDER": scene.home}
        log = scene.folder + "/writes"

        def count():
            if os.path.exists(log):
                os.remove(log)
            scene.refresh(**under, FULL_LOG=log)
            with open(log, "rb") as lines:
                return sum(1 for _ in lines)
        writes = {True: count()}
        scene.edit(3)
        writes[False] = count()
        if wanted == "all":
            turns = [(n, False, once) for once in (False, True) for n in range(1 + lane, writes[False] + 1, lanes)]
        else:
            kinds = [(dice.random() < 0.25, dice.random() < 0.5) for _ in range(wanted)]
            turns = [(dice.randint(1, writes[new]), new, once) for new, once in kinds]
        for turn, (number, new, once) in enumerate(turns):
            told = f"vol bij schrijven {number} van {writes[new]}, {'uit niets' if new else 'veranderd'}" + (
                ", één keer" if once else "")
            if new:
                subprocess.run(["rm", "-rf", scene.site_folder, scene.state], check=True)
            scene.edit(5000 + turn)
            before = scene.look(told)
            run = scene.refresh(**under, FULL_AT=str(number), FULL_ONCE="1" if once else "0", FULL_LOG=log)
            with open(log, "rb") as lines:
                met = [line.split(b" ", 2) for line in lines if line.endswith(b" FULL\n")]
            os.remove(log)
            after = scene.look(told, before=before)
            if run.status == 0:
                # One line of a log less, a body that was written twice: nothing a reader misses.
                said["toch klaar"] = said.get("toch klaar", 0) + 1
            elif run.status != 1 or "schijf" not in run.text or scene.home not in run.text:
                raise Harm(f"{told}: einde {run.status}, {met[:3]}\n{run.text}")
            scene.settle(told)
            scene.look(told, before=after)
        said["keer een volle schijf"] = len(turns)
        said["schrijfacties in een run"] = writes[False]
    finally:
        scene.end()
    return said


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--binary", required=True)
    given.add_argument("--kills", type=int, default=0)
    given.add_argument("--faults", type=int, default=0)
    given.add_argument("--switches", nargs="?", const="all", help="a number: so many, by seed")
    given.add_argument("--full", help="a number, or all")
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--lanes", type=int, default=2, help="scenes side by side, each with a stand-in of its own")
    given.add_argument("--only", default="", help="only switches of this format or fault")
    given.add_argument("--table", action="store_true", help="a line for every switch, and no judgement of it")
    chosen = given.parse_args()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(chosen.lanes) as pool:
        data = folder + "/data"
        make_data.make(CHECKOUT + "/Datasets/baseline", data)
        made = iter(range(1000))

        def make():
            place = f"{folder}/{next(made)}"
            os.makedirs(place)
            return Scene(chosen.binary, place, data)

        def share(count, lane):
            return count // chosen.lanes + (lane < count % chosen.lanes)
        work = []
        for lane in range(chosen.lanes):
            if chosen.kills:
                work.append(("kills", kills, make, share(chosen.kills, lane), chosen.seed, lane))
            if chosen.full:
                wanted = "all" if chosen.full == "all" else share(int(chosen.full), lane)
                work.append(("full", full, make, wanted, chosen.seed, lane, chosen.lanes))
            if chosen.faults:
                work.append(("faults", mixtures, make, share(chosen.faults, lane), chosen.seed, lane))
            if chosen.switches:
                list = pairs(None if chosen.switches == "all" else int(chosen.switches), chosen.seed)
                list = [p for p in list if chosen.only in ("", *p)]
                work.append(("switches", switches, make, list[lane::chosen.lanes], lane, chosen.table))
        since, sums = time.monotonic(), {}
        running = {pool.submit(call, *words): name for name, call, *words in work}
        try:
            for done in concurrent.futures.as_completed(running):
                sum = sums.setdefault(running[done], {})
                for word, number in done.result().items():
                    sum[word] = max(sum.get(word, 0), number) if word in ("MB", "schrijfacties in een run") else sum.get(word, 0) + number
        except Harm as harm:
            print(harm, file=sys.stderr, flush=True)
            os._exit(1)
        for name, sum in sums.items():
            print(f"{name}: " + ", ".join(f"{number} {word}" for word, number in sum.items())
                  + ": steeds een hele site", flush=True)
        print(f"{time.monotonic() - since:.0f} s", flush=True)


if __name__ == "__main__":
    main()
