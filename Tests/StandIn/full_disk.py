"""A disk that is full at a write of `refresh`: at every kind of write, at each time it is done.

The scene is small, with one source of every format: a run takes half a second. Every write is tried in a run from
nothing and in one with something new, in two ways: full from then on, and full for that write alone. Writes come in
another order every run, because sources are visited side by side; so a write is told by its kind (call and path,
without what differs from run to run) and by how many of that kind went before it."""

import collections
import json
import os
import re
import shutil
import subprocess
import sys

from scene import HERE, Harm, SmallScene, chance

# One source of every format.
SOURCES = ("cbs-83815-totaal", "duo-hbo-studenten", "duo-adressen-ho", "roa-ais-arbeidsmarkt", "cbs-mbo-per-crebo",
           "sbb-crebolijst", "rio-aangeboden-ho", "kiesmbo-aanbod", "cbs-gemeenten-2025")
# What differs between two runs or two sheets, and the pattern that stands for it.
VARIES = [(re.compile(found), stands) for found, stands in (
    (r"[0-9a-f]{64}", "[0-9a-f]{64}"),
    (r"(?<=objects/)[0-9a-f]{2}(?=/|$)", "[0-9a-f]{2}"),
    (r"[0-9]{6}-[0-9a-f]{12}", "[0-9]{6}-[0-9a-f]{12}"),
    (r"[0-9]{6}-making", "[0-9]{6}-making"),
    (r"[0-9]{8}T[0-9]{6}Z(-[0-9]+)?", "[0-9]{8}T[0-9]{6}Z(-[0-9]+)?"),
    (r"(?<=\.new-)[0-9]+", "[0-9]+"),
    (r"(?<=\.dat\.nosync)[^/]+", "[^/]+"),
    (r"(?<=/opleiding/)[^/]+", "[^/]+"), (r"(?<=/programma/)[^/]+", "[^/]+"), (r"(?<=/instelling/)[^/]+", "[^/]+"),
    (r"(?<=/regio/)[^/]+", "[^/]+"), (r"(?<=/sector/)[^/]+", "[^/]+"), (r"(?<=/vergelijk/data/)[^/]+", "[^/]+"))]
# Writes that may fail while the run ends well, each with why that is right: pattern of its kind, reason.
MAY_FAIL = (
    (r"pwrite .*/state/lock\$$", "who holds the lock is a word for people; the lock itself needs no room"),
    (r"\bwrite .*/state/runs/.*\.log\$$", "a line of the log; what it says is in the report and on the terminal"),
    (r"\blink .*/site/versions/", "a page that cannot be linked from the version before is written again"))


def kind(call, path):
    """The extended regular expression of every call that does the same."""
    for at, (found, _) in enumerate(VARIES):
        path = found.sub(chr(0xE000 + at), path)
    path = re.sub(r"[.\[\](){}*+?^$|\\]", r"\\\g<0>", path)
    return f"^{call} " + re.sub("[\ue000-\ue0ff]", lambda m: VARIES[ord(m[0]) - 0xE000][1], path) + "$"


def compiler():
    """A C compiler: that of $CC or of the machine, else clang, which comes with Swift."""
    swift = os.path.dirname(os.path.realpath(shutil.which("swift") or "swift"))
    found = [shutil.which(name) for name in (os.environ.get("CC") or "cc", "cc", "clang", swift + "/clang")]
    path = next(filter(None, found), None)
    if not path:
        raise SystemExit("full_disk: geen C-compiler gevonden; clang hoort bij de Swift-toolchain")
    return path


def shim(folder):
    """The library that makes a disk full for one process."""
    path = folder + "/full_disk.so"
    subprocess.run([compiler(), "-O1", "-shared", "-fPIC", "-o", path, HERE + "/full_disk.c", "-ldl"], check=True)
    return path


class FullDiskScene(SmallScene):
    """A scene with a run that is told where its disk is full."""

    def __init__(self, binary, folder):
        super().__init__(binary, folder, SOURCES)
        self.under = {"LD_PRELOAD": shim(folder), "FULL_UNDER": f"{self.site_folder}:{self.state}"}
        self.log = folder + "/writes"

    def full(self, **where):
        """A run under the library; the kinds of its writes in order, and of those that failed."""
        run = self.refresh(**self.under, FULL_LOG=self.log, **where)
        made, failed = [], []
        with open(self.log, encoding="utf-8") as lines:
            for line in lines:
                call, path = line.rstrip("\n").split(" ", 1)
                made.append(kind(call, path.removesuffix(" FULL")))
                if path.endswith(" FULL"):
                    failed.append(made[-1])
        os.remove(self.log)
        return run, made, failed


def points(made):
    """Every write as its kind and how many of that kind there were up to it."""
    seen = collections.Counter()
    for one in made:
        seen[one] += 1
        yield one, seen[one]


def full(binary, place, wanted, seed, lane, lanes, only="", table=False):
    """`wanted`: so many points by seed; None: all of them. `only`: those of kinds in which this is. `table`: what is
    wrong is printed and the next point tried."""
    dice, scene, said = chance("full", seed, lane), FullDiskScene(binary, place()), collections.Counter()
    try:
        every = {}
        for new in (True, False):
            scene.edit(1 + new)
            run, made, _ = scene.full()
            if run.status != 0:
                raise Harm(f"zonder volle schijf lukt het niet\n{run.text}")
            every[new] = list(points(made))
        turns = [(new, once, *point) for new in (True, False) for once in (False, True) for point in every[new]
                 if only in point[0]]
        turns = turns[lane::lanes] if wanted is None else dice.sample(turns, wanted)
        for turn, (new, once, one, number) in enumerate(turns):
            if wanted is None and turn % 100 == 99:
                print(f"volle schijf, baan {lane}: {turn} van {len(turns)} keer", file=sys.stderr, flush=True)
            told = f"vol bij schrijven {number} van {one}, {'uit niets' if new else 'veranderd'}" + (
                ", één keer" if once else "")
            if new:
                scene.clear()
            scene.edit(5000 + turn)
            before = scene.look(told)
            run, _, failed = scene.full(FULL_AT=str(number), FULL_ONCE="1" if once else "0", FULL_MATCH=one)
            after = scene.look(told, before=before)
            try:
                judge(told, scene, run, failed)
            except Harm as harm:
                if not table:
                    raise
                print(str(harm).replace("\n", "\t"), flush=True)
            said["niet voorgekomen" if not failed else "toch klaar" if run.status == 0 else "afgebroken"] += 1
            scene.settle(told)
            scene.look(told, before=after)
        said["keer een volle schijf"] = len(turns)
        said["schrijfacties uit niets"], said["schrijfacties in een run"] = len(every[True]), len(every[False])
        said["soorten"] = len({one for made in every.values() for one, _ in made})
    finally:
        scene.end()
    return said


def judge(told, scene, run, failed):
    """A run on a full disk says so, or ended well because nothing was lost that anybody misses."""
    if run.status == 0:
        lost = [one for one in failed if not any(re.search(pattern, one) for pattern, _ in MAY_FAIL)]
        if lost:
            raise Harm(f"{told}: klaar, terwijl dit niet geschreven is: {lost[:5]}\n{run.text}")
        with open(scene.site_folder + "/status.json", "rb") as file:
            if run.report.get("outcome") not in ("published", "unchanged") or json.load(file)["health"] != "ok":
                raise Harm(f"{told}: klaar, maar het verslag zegt iets anders\n{run.text}")
    elif run.status != 1 or "schijf" not in run.text or scene.home not in run.text:
        raise Harm(f"{told}: einde {run.status}, {failed[:3]}\n{run.text}")
