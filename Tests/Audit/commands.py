"""What the command line says beside the sheets: `explain` and `doelmatigheid`."""

import collections
import json
import re
import subprocess

from sentences import EVERYONE, MEAN, SAME_GROUP, STUDIES_ON

HALF = "explain: «de helft» waar de regel 80 van de 100 is"
EXPLAIN = "explain: onwaar als op het blad"
REGIONS = "doelmatigheid: studenten van een regio zijn niet die van de tellingen"
JUDGED = "doelmatigheid: geen eigen diplomacijfer, toch beoordeeld"
# As on the sheets; a sentence of `explain` of the register's figures besides.
FALSE = re.compile(
    "|".join([STUDIES_ON.pattern, EVERYONE.pattern, SAME_GROUP.pattern, r"Wie op dat moment een opleiding doet",
              r"in \d{4}/\d\d hun diploma haal", r"hadden er (?:ongeveer )?\d+ het diploma"]))


def run(binary, *words):
    done = subprocess.run([binary, *words], capture_output=True, text=True)
    if done.returncode:
        raise ValueError(f"{' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


class Headlines:
    """Of the hbo sheets seen: who has no completion estimate of its own, one sheet for each group of each answer, and
    how many sheets there are without a completion figure of the programme itself."""

    def __init__(self):
        self.withheld, self.groups, self.of_others = [], {}, 0

    def see(self, sheet):
        answer = sheet.headline("completion")
        own = bool(answer and answer["basis"]["rung"].startswith("own"))
        self.of_others += not own
        if sheet.level == "bachelor" and not own:
            self.withheld.append(sheet.key)
        if sheet.kind == "hbo":
            for indicator in ("job_chance", "start_salary", "further_study", "completion"):
                figure = sheet.headline(indicator)
                if figure:
                    # Of the estimates one of each rung will do.
                    group = figure["basis"]["group"] if figure.get("method") != "estimated" else figure["basis"]["rung"]
                    self.groups.setdefault((indicator, figure["definition"], group), (sheet.key, figure))


def half(binary, edition, headlines, counts):
    """The rule is 80 of 100 full-time, and of who is certain to be half full-time it may not be said that this is not so."""
    for key in headlines.withheld:
        if edition.full_time.get(key, 0) >= 0.5:
            said = " ".join(run(binary, "explain", key, "completion").split())
            if re.search(r"\b(?:de helft|half)\b[^.]{0,40}(?:voltijd|full-time)", said):
                counts.add(HALF, key)


def explained(binary, edition, headlines, counts):
    """One sheet of each group: `explain` says nothing that the sheet may not say."""
    for (indicator, _, _), (key, figure) in headlines.groups.items():
        said = " ".join(run(binary, "explain", key, indicator).split())
        unknown = any(source["id"].startswith("cbs-83815") for source in figure["sources"])
        found = FALSE.search(said) or (unknown and MEAN.search(said))
        if found:
            counts.add(EXPLAIN, f"{key}:{indicator}", f"«{found[0]}»")


def regions(binary, edition, headlines, counts):
    """The students of a code in a region are those of every institution there, ended programmes too."""
    region = {row["code"]: row["region"] for row in edition.rows("municipalities.csv")}
    students = collections.Counter()
    for row in edition.rows("counts_hbo.csv"):
        if row["source"] == "duo-hbo-studenten":
            place = region.get(row["municipality"]), row["code"], row["year"]
            students[place] += (int(row["low"]) + int(row["high"])) / 2
    for programme in json.loads(run(binary, "doelmatigheid", "--json"))["programmes"]:
        if programme["kind"] != "hbo" or programme.get("place") != "location":
            continue
        told = {(number["period"], number["value"]) for signal in programme["signals"]
                # A signal about one school's programme has that school's numbers.
                if "about" not in signal for number in signal["numbers"] if number["name"] == "students" and number.get("value") is not None}
        for period, value in sorted(told):
            counted = students[programme["region"], programme["code"], period]
            # Hidden counts are told in whole numbers.
            if abs(value - counted) > 0.5:
                counts.add(REGIONS, f"{programme['region']}/{programme['code']}", f"{period}: {value}, geteld {counted:g}")
                break


def judged(binary, edition, headlines, counts):
    """Who has no completion figure of its own cannot be judged on few diplomas."""
    rules = json.loads(run(binary, "doelmatigheid", "--json"))["not_judged"]
    told = next((rule["offerings"] for rule in rules if rule["rule"] == "low_completion"), None)
    for _ in range(abs(headlines.of_others - (told or 0))):
        counts.add(JUDGED, "not_judged", f"gezegd {told}, zonder eigen cijfer {headlines.of_others}")


ALL = {HALF: half, EXPLAIN: explained, REGIONS: regions, JUDGED: judged}
