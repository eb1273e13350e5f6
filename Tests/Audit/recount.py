"""What the sheets should say, counted anew from the tables of an edition, by code that shares nothing with the
product.

The hbo completion estimate: with S students on 1 October, E first-years and G graduates, who left without a diploma
in a year is D(y) = S(y) + 1.2·E(y+1) − S(y+1) − G(y); 1.2, because one in five enters by switching. A number the
source hides (1–4) counts for the middle of its bounds.
"""

import collections
import csv
import pathlib

YEARS = (2021, 2022, 2023)
# The newest year counts one and a half times in a programme's own share; a group is a plain sum.
WEIGHTS = (1, 1, 1.5)
INTAKE_PER_FIRST_YEAR = 1.2
# «Vooral voltijd»: at least this share of the graduates, by the low bound.
MAINLY_FULL_TIME = 0.8
NEXT_LEVEL = {"1": "2", "2": "3", "3": "4"}


def outgoing(code):
    """Whether an mbo code is one of the old structure, which takes no new students: 9…, 22… and 23…."""
    return code[:1] == "9" or code[:2] in ("22", "23")


def share(graduates, leavers):
    """The part of those who left that has the diploma; nothing when nobody left."""
    return graduates / (graduates + leavers) if graduates + leavers > 0 else None


class Edition:
    """The tables of an edition that the audit counts from."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.students, self.first_years, self.graduates = ({} for _ in range(3))
        self.codes = collections.defaultdict(set)
        kinds = {"studenten": self.students, "eerstejaars": self.first_years, "gediplomeerden": self.graduates}
        for row in self.rows("counts_hbo.csv"):
            parts = row["source"].split("-")
            key = f"{row['brin'].lower()}-{row['code']}"
            # An older file of the same count only serves for years the newer one has not.
            years = kinds[parts[2]].setdefault(key, {}).setdefault(int(row["year"]), {})
            age = len(parts) > 3
            years[age] = years.get(age, 0) + (int(row["low"]) + int(row["high"])) / 2
            self.codes[row["code"]].add(key)
        self.full_time, self.registered = {}, set()
        for row in self.rows("forms.csv"):
            if row["form"] == "voltijd":
                self.full_time[row["key"]] = float(row["share_low"])
                if row["source"] == "register":
                    self.registered.add(row["key"])
        self.offerings = {row["key"]: row for row in self.rows("offerings.csv")}
        self.programmes = collections.defaultdict(set)
        for row in self.offerings.values():
            if row["kind"] == "mbo":
                for level in row["levels"].split("|"):
                    self.programmes[row["brin"], row["sector"], level].add(row["code"])
                    self.programmes[row["brin"], None, level].add(row["code"])

    def rows(self, name):
        with open(self.folder / name, newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)

    def count(self, counts, key, year):
        years = counts.get(key, {}).get(year, {})
        return years.get(False, years.get(True, 0))

    def left(self, key, weights=(1, 1, 1)):
        """Graduates and who left without a diploma, of one programme at one institution, over the three years."""
        graduates = leavers = 0
        for year, weight in zip(YEARS, weights):
            with_diploma = self.count(self.graduates, key, year)
            without = (self.count(self.students, key, year)
                       + INTAKE_PER_FIRST_YEAR * self.count(self.first_years, key, year + 1)
                       - self.count(self.students, key, year + 1) - with_diploma)
            graduates, leavers = graduates + weight * with_diploma, leavers + weight * without
        return graduates, leavers

    def own_share(self, key):
        """The share of one programme at one institution by its own counts alone, the newest year counting more."""
        return share(*self.left(key, WEIGHTS))

    def counted_share(self, key):
        """The same, every year counting as much: what happened in the three years."""
        return share(*self.left(key))

    def programme_share(self, code, keep):
        """The share of a code in the whole country, over the institutions that `keep` says."""
        pairs = [self.left(key) for key in self.codes[code] if keep(key)]
        return share(sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs))

    def shares_of_everyone(self, code):
        return [self.programme_share(code, lambda key: True)]

    def shares_of_full_time(self, code, all_years=False):
        """Over the mainly full-time ones, with and without those of which only the register tells the form; or over
        those of them that had students in all years of the sum."""
        full = lambda key: self.full_time.get(key, 0) >= MAINLY_FULL_TIME
        told = lambda key: full(key) and key not in self.registered
        there = lambda key: all(self.count(self.students, key, year) for year in range(YEARS[0], YEARS[-1] + 2))
        if all_years:
            return [self.programme_share(code, lambda key: keep(key) and there(key)) for keep in (full, told)]
        return [self.programme_share(code, full), self.programme_share(code, told)]

    def next_programmes(self, offering):
        """How many programmes one niveau higher the school has in the sector (after Entree: in any), that still
        take students."""
        sector = offering["sector"] if offering["level"] != "1" else None
        codes = self.programmes[offering["brin"], sector, NEXT_LEVEL[offering["level"]]]
        return sum(not outgoing(code) for code in codes)

    def has_count(self, indicator, key):
        """Whether the source has any row of this programme at this institution."""
        return key in getattr(self, indicator)
