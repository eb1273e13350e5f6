"""Holds every sheet of a generated site against what must not be said on one, and against the counts of the edition it
was made from. Shares no code with the product.

    audit.py SITE [--edition FOLDER] [--binary BIJSLUITER] [--only WORDS]

SITE has both languages, with html, json, svg and text. The edition is that of the site: `Datasets/baseline` of this
checkout unless told. With the binary, what `explain` and `doelmatigheid` say is read too. Prints a table: what is wrong, on how
many sheets (of a label: figures), and up to five of them. Ends 1 when any count is above 0, 64 for wrong usage and 65
when the site lacks what the audit reads.
"""

import argparse
import collections
import pathlib
import re
import sys

import commands
from checks import CHECKS
from recount import Edition
from sentences import MEAN
from sheets import sheets, table

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLES = 5
BLANK_GROUP = "basis_group leeg in figures.csv (rijen)"
PAGE_MEAN = "«gemiddeld» bij loon op een hbo-opleidingspagina"


class Counts:
    """What is wrong: name -> how many, and the first of them."""

    def __init__(self):
        self.number, self.examples = collections.Counter(), collections.defaultdict(list)

    def add(self, name, key, detail=""):
        self.number[name] += 1
        if len(self.examples[name]) < EXAMPLES:
            self.examples[name].append((key, detail))

    def print(self, names):
        width = max(map(len, names))
        for name in names:
            keys = " ".join(key for key, _ in self.examples[name])
            print(f"{name:<{width}}  {self.number[name]:>7}  {keys}")
        for name in names:
            if self.examples[name] and self.examples[name][0][1]:
                print(f"\n{name}:\n  {self.examples[name][0][0]}: {self.examples[name][0][1]}")


def blank_groups(site, counts):
    for row in table(site, "figures.csv"):
        if row["basis_rung"] and not row["basis_group"]:
            counts.add(BLANK_GROUP, row["key"])


def programme_pages(site, edition, counts):
    codes = {row["code"] for row in edition.offerings.values() if row["kind"] == "hbo"}
    for language in ["", "en/"]:
        for code in sorted(codes):
            page = site / language / "programma" / code / "index.html"
            words = re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")) if page.exists() else ""
            if any(MEAN.search(words[found.end():found.end() + 40]) for found in re.finditer(r"€\s?\d+[.,]\d\d", words)):
                counts.add(PAGE_MEAN, f"{language}{code}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--edition", type=pathlib.Path, default=HOME / "Datasets" / "baseline")
    parser.add_argument("--binary")
    parser.add_argument("--only", default="", help="only the checks whose name has these words")
    try:
        asked = parser.parse_args()
    except SystemExit as end:
        raise SystemExit(64 if end.code else 0)
    chosen = {name: check for name, check in CHECKS.items() if asked.only in name}
    counts, read, headlines = Counts(), 0, commands.Headlines()
    try:
        edition = Edition(asked.edition)
        for sheet in sheets(asked.site):
            read += 1
            for name, check in chosen.items():
                found = check(sheet, edition)
                # Of labels every figure counts, of the rest the sheet.
                for detail in found if "(cijfers)" in name else found[:1]:
                    counts.add(name, sheet.key, detail)
            headlines.see(sheet)
        others = {BLANK_GROUP: lambda: blank_groups(asked.site, counts),
                  PAGE_MEAN: lambda: programme_pages(asked.site, edition, counts)}
        if asked.binary:
            for name, check in commands.ALL.items():
                others[name] = lambda check=check: check(asked.binary, edition, headlines, counts)
        others = {name: check for name, check in others.items() if asked.only in name}
        for check in others.values():
            check()
    except (OSError, KeyError, IndexError, ValueError) as fault:
        if not (asked.site / "opleiding").is_dir():
            told = f"geen bijsluiters in {asked.site}; typ: bijsluiter generate --out {asked.site}"
            print(f"audit: {told}", file=sys.stderr)
            raise SystemExit(65)
        print(f"audit: kan {asked.site} niet lezen na {read} bijsluiters: {type(fault).__name__}: {fault}", file=sys.stderr)
        raise SystemExit(65)
    names = [*chosen, *others]
    counts.print(names)
    wrong = sum(counts.number[name] for name in names)
    print(f"\naudit: {read} bijsluiters, {wrong} fout", flush=True)
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
