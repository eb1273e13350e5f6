#!/usr/bin/env python3
"""Holds two sites against each other, byte by byte: did a change of the code change what a reader sees?

    compare.py OLD NEW [--explained FILE]

Make both with `bijsluiter generate --out`, one with the program before the change and one with the program after it.
Three differences are expected and kept apart: the edition's id (a hash of all that went in, so a comment in a declared
file changes it), the manifest (a hash of every file) and the fingerprints (a stamp of the program).

FILE explains the others, a line each, with tabs between its four parts; lines that begin with # are remarks:

    GLOB    PATTERN    REPLACEMENT    WHY

Where the path of a file in the site fits GLOB, every match of the regular expression PATTERN in the old file is
replaced; what then equals the new file is explained. A line that explains nothing is a fault. `-` for PATTERN stands
for a file that one of the two sites lacks.

Exit status 0 when every difference is explained, 1 when one is not, 64 for a wrong call.
"""

import argparse
import collections
import fnmatch
import json
import re
import sys
from pathlib import Path

# What is one of many in a path, so that differences can be counted by kind.
ONE_OF_MANY = re.compile(r"(opleiding|programma|instelling|regio|sector|vergelijk/data)/[^/]+")
SHOWN = 3


class Explanation:
    """A line of the file with explanations."""

    def __init__(self, line, number):
        parts = line.split("\t")
        if len(parts) != 4 or not all((parts[0], parts[1], parts[3])):
            raise ValueError(f"line {number}: expected GLOB, PATTERN, REPLACEMENT and WHY with tabs between them")
        self.glob, pattern, self.replacement, self.why = parts
        self.missing = pattern == "-"
        self.pattern = re.compile(pattern, re.MULTILINE)
        self.used = 0

    def fits(self, name):
        return fnmatch.fnmatchcase(name, self.glob)


def explanations(path):
    """The explanations in a file."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [Explanation(line, number) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]


def files(site):
    """Path in the site of every file."""
    return {str(path.relative_to(site)) for path in Path(site).rglob("*") if path.is_file()}


def edition(site):
    """The id of a site's edition."""
    return json.loads((Path(site) / "edition.json").read_text(encoding="utf-8"))["edition"]


def expected(name):
    """Why a file differs whenever anything does; None for all others."""
    return {"manifest.json": "hash of every file", "fingerprints": "stamp of the program"}.get(name)


def compare(old, new, known):
    """Unexplained differences by kind of file, each with its lines, and what was explained with how often."""
    unexplained, explained = collections.defaultdict(list), collections.Counter()
    before, after = files(old), files(new)
    ids = [id.encode() for id in (edition(old), edition(new))]
    for name in sorted(before ^ after):
        which = "only in the old site" if name in before else "only in the new site"
        record(name, which, [e for e in known if e.missing and e.fits(name)], unexplained, explained)
    for name in sorted(before & after):
        one, other = (Path(site, name).read_bytes() for site in (old, new))
        if one == other:
            continue
        if expected(name):
            explained[expected(name)] += 1
            continue
        if ids[0] != ids[1] and one.replace(*ids) == other:
            explained["id of the edition"] += 1
            continue
        adjusted = one.replace(*ids).decode("utf-8", "surrogateescape")
        wanted = other.decode("utf-8", "surrogateescape")
        used = []
        for explanation in known:
            if not explanation.missing and explanation.fits(name):
                adjusted, count = explanation.pattern.subn(explanation.replacement, adjusted)
                used += [explanation] * (count > 0)
        record(name, first(adjusted, wanted), used if adjusted == wanted else [], unexplained, explained)
    return unexplained, explained


def record(name, difference, why, unexplained, explained):
    """Files a difference under its explanations, or under its kind when it has none."""
    for explanation in why:
        explanation.used += 1
        explained[explanation.why] += 1
    if not why:
        unexplained[ONE_OF_MANY.sub(r"\1/*", name)].append((name, difference))


def first(old, new):
    """The first place where two texts differ, with what each has there."""
    at = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))
    start = max(old.rfind("\n", 0, at) + 1, at - 60)
    return f"line {old.count(chr(10), 0, at) + 1}: {old[start:at + 60]!r} → {new[start:at + 60]!r}"


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("old")
    given.add_argument("new")
    given.add_argument("--explained")
    chosen = given.parse_args()
    try:
        known = explanations(chosen.explained) if chosen.explained else []
        unexplained, explained = compare(chosen.old, chosen.new, known)
    except (ValueError, OSError, KeyError) as error:
        print(f"compare: {error}", file=sys.stderr)
        return 64
    for why, count in explained.most_common():
        print(f"{count} explained: {why}")
    idle = [e for e in known if not e.used]
    for explanation in idle:
        print(f"explains nothing: {explanation.glob}: {explanation.why}")
    for kind, found in unexplained.items():
        print(f"{len(found)} not explained: {kind}")
        for name, difference in found[:SHOWN]:
            print(f"  {name}: {difference}")
    total = sum(map(len, unexplained.values()))
    print(f"{len(files(chosen.new))} files, {total} differ without an explanation")
    return 1 if unexplained or idle else 0


if __name__ == "__main__":
    sys.exit(main())
