#!/usr/bin/env python3
"""Makes a home for the program in which the excerpt of the stand-in counts as whole: the declared sources
with their fewest rows lowered, everything else linked. With --config also a refresh configuration that
sends every base address to the stand-in."""

import argparse
import json
import os
import re
import shutil

BASES = {"cbs-v4": "/datasets.cbs.nl/odata/v1/CBS", "cbs-v3": "/opendata.cbs.nl/ODataApi/odata",
         "cbs-feed": "/opendata.cbs.nl/ODataFeed/odata", "cbs-catalog": "/opendata.cbs.nl/ODataCatalog",
         "cbs-bulk": "/datasets.cbs.nl/csv/CBS/nl", "cbs-www": "/www.cbs.nl", "duo-ckan": "/onderwijsdata.duo.nl",
         "duo-files": "/duo.nl/open_onderwijsdata", "dataverse": "/dataverse.nl",
         "rio": "/lod.onderwijsregistratie.nl/api/rio/v2", "sbb": "/kwalificatie-mijn.s-bb.nl",
         "skdb": "/api.skdb.nl", "kiesmbo": "/api.kiesmbo.nl"}
FEWEST = re.compile(r"^(\s*)(minimum_rows|required_rows):\s*(\d+)", re.MULTILINE)
INLINE = re.compile(r"(minimum_rows:\s*)(\d+)(?=\s*[,}])")


def make(checkout, out, fewest=1):
    """Copies the sources and links the rest. `fewest`: what every minimum becomes, if it was more."""
    sources = os.path.join(out, "Datasets", "sources")
    if os.path.isdir(sources):
        shutil.rmtree(sources)
    os.makedirs(sources)
    given = os.path.join(checkout, "Datasets", "sources")
    for name in sorted(os.listdir(given)):
        with open(os.path.join(given, name), encoding="utf-8") as text:
            declared = text.read()
        lowered = FEWEST.sub(lambda m: f"{m[1]}{m[2]}: {min(fewest, int(m[3]))}", declared)
        lowered = INLINE.sub(lambda m: f"{m[1]}{min(fewest, int(m[2]))}", lowered)
        with open(os.path.join(sources, name), "w", encoding="utf-8") as made:
            made.write(lowered)
    for name in ("Datasets/reference", "Datasets/baseline", "Datasets/schemas", "Templates"):
        link = os.path.join(out, name)
        if not os.path.lexists(link):
            os.symlink(os.path.join(os.path.abspath(checkout), name), link)


WAITS = "{attempts: 3, first: 0.05, longest: 1, connect: 3, total: 20, low_speed_seconds: 5}"


def configuration(origin, ca, site, state, keep=8, waits=WAITS):
    """A refresh configuration, as YAML: no pauses, short waits, every base at the stand-in."""
    lines = ["schema: 1", f"site: {site}", f"state: {state}", f"keep: {keep}", f"ca_bundle: {ca}", "bases:"]
    lines += [f"  {name}: {origin}{path}" for name, path in BASES.items()]
    lines += ["hosts:", "  usual: {concurrency: 4, pause: 0}", "  localhost: {concurrency: 4, pause: 0}",
              "waits: " + waits]
    return "\n".join(lines) + "\n"


def main():
    given = argparse.ArgumentParser(description="Makes a test home for the program.")
    given.add_argument("--out", required=True)
    given.add_argument("--checkout", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
    given.add_argument("--fewest", type=int, default=1)
    given.add_argument("--config", help="file for the refresh configuration")
    given.add_argument("--stand-in", help="file with, or text of, the line that standin.py printed; for --config")
    given.add_argument("--site", help="usual: OUT/site")
    given.add_argument("--state", help="usual: OUT/state")
    given.add_argument("--source", action="append", default=[], help="only this source; may be given more than once")
    chosen = given.parse_args()
    make(chosen.checkout, chosen.out, chosen.fewest)
    if chosen.config:
        if not chosen.stand_in:
            given.error("--config needs --stand-in")
        line = chosen.stand_in
        if not line.lstrip().startswith("{"):
            with open(line, encoding="utf-8") as text:
                line = text.read()
        told = json.loads(line)
        out = os.path.abspath(chosen.out)
        text = configuration(told["origin"], told["ca"], chosen.site or out + "/site", chosen.state or out + "/state")
        if chosen.source:
            text += f"sources: [{', '.join(chosen.source)}]\n"
        with open(chosen.config, "w", encoding="utf-8") as made:
            made.write(text)


if __name__ == "__main__":
    main()
