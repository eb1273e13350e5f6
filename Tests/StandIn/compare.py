#!/usr/bin/env python3
"""Holds the figures of a published site against what follows from the made-up numbers of the stand-in.

    python3 Tests/StandIn/compare.py --expected DATA/expected.json --site HOME/site/current

Every figure must be on its sheet once, published, with that value, unit and number of people to the last
digit. Says how many agree; ends with 1 when one does not."""

import argparse
import collections
import json
import os
import sys


def compare(expected, site):
    """The figures that agree, by definition, and a line for each that does not."""
    agree, wrong, sheets = collections.Counter(), [], {}
    for figure in expected["figures"]:
        key = figure["key"]
        if key not in sheets:
            with open(os.path.join(site, "opleiding", key, "sheet.json"), encoding="utf-8") as file:
                sheets[key] = json.load(file)["figures"]
        about = ("indicator", "definition", "period", "moment", "unit")
        found = [f for f in sheets[key] if f["state"] == "published" and f["basis"]["rung"] == figure["rung"]
                 and all(f.get(name) == figure[name] for name in about)]
        said = [{name: f.get(name) for name in ("value", "n")} for f in found]
        if len(found) == 1 and found[0]["value"] == figure["value"] and found[0].get("n") == figure.get("n", found[0].get("n")):
            agree[figure["definition"]] += 1
        else:
            wrong.append(f"{key} {figure['definition']} {figure['period']}: verwacht {figure['value']} (n {figure.get('n')}), "
                         f"op de bijsluiter {said}")
    return agree, wrong, len(sheets)


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--expected", required=True)
    given.add_argument("--site", required=True)
    chosen = given.parse_args()
    with open(chosen.expected, encoding="utf-8") as file:
        agree, wrong, sheets = compare(json.load(file), chosen.site)
    for definition, count in sorted(agree.items()):
        print(f"{count} {definition}")
    print(f"{sum(agree.values())} cijfers op {sheets} bijsluiters kloppen, {len(wrong)} niet")
    print("\n".join(wrong[:20]), end="\n" if wrong else "")
    sys.exit(1 if wrong or not agree else 0)


if __name__ == "__main__":
    main()
