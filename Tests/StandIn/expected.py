"""Figures that follow from the made-up numbers, so that a sheet can be checked to the last digit."""

from decimal import ROUND_HALF_UP, Decimal

from cbs_tables import DIRECTIONS, KENMERKEN, job_counts, leaver_counts
from made_up import crebo_counts

DIRECTION_IDS = {title[:2]: code for code, title in DIRECTIONS[1:-1]}
# Cohorts: the newest with a year behind it, and the newest with three, of which the whole path is known.
NEWEST, LONGEST, ONE_YEAR = "2022SJ00", "2020SJ00", "A029078"


def figures(excerpt):
    """Figures that the sheets of mbo offerings have: shares with four decimals, pay in euros an hour."""
    found = []
    for offering in excerpt.tables["offerings"]:
        if offering["kind"] == "mbo" and offering["leerweg"] in ("bol", "bbl") and "|" not in offering["levels"]:
            found += _own(offering) + _group(offering)
    return {"title": "synthetisch: figures that follow from the made-up numbers", "figures": found}


def _figure(offering, definition, period, moment, rung, unit, value, n=None):
    made = {"key": offering["key"], "indicator": definition.split(".")[0], "definition": definition,
            "period": period, "moment": moment, "rung": rung, "unit": unit, "value": value}
    return made | ({"n": n} if n else {})


def _share(part, whole):
    return float((Decimal(part) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP))


def _own(offering):
    """From the workbook, where at least 100 people stand behind the line."""
    people, employed, long, pay, _ = crebo_counts(offering["brin"], offering["code"], offering["leerweg"], "Ja")
    if employed is None or min(people, employed) < 100:
        return []
    about = ("2020/21", "direct", "own")
    found = [_figure(offering, "start_salary.cbs_crebo_hourly", *about, "euro_hour", pay, employed)]
    if people - long > 20 and long > 20:  # a share so near to all or none is not shown
        found.append(_figure(offering, "job_chance.cbs_crebo_work_12h", *about, "share", _share(long, people), people))
    return found


def _group(offering):
    """From the tables of directions: graduates of this way and niveau, a year after."""
    direction = DIRECTION_IDS.get(offering["direction"])
    if direction is None:
        return []
    who = f"X2{1 if offering['leerweg'] == 'bol' else 2}10{offering['level']}"
    found = []
    c = leaver_counts(who, direction, ONE_YEAR, LONGEST)
    working = c["work"] + c["work_and_benefit"]
    available = working + c["benefit"] + c["neither"]
    if available - working > 20:
        found.append(_figure(offering, "job_path.cbs_mbo_any_work", "2020/21", "1y", "group", "share",
                             _share(working, available), available))
    jobs = dict(zip((title for _, title in KENMERKEN), job_counts("10000", who, direction, ONE_YEAR, NEWEST)))
    force = jobs["Werkzame beroepsbevolking"] + jobs["Niet-werkzame beroepsbevolking"]
    long = sum(jobs[h] for h in ("12 tot 20 uur per week", "20 tot 35 uur per week", "35 uur of meer per week"))
    if force - long > 20:
        found.append(_figure(offering, "job_chance.cbs_mbo_work_12h", "2022/23", "1y", "group", "share",
                             _share(long, force), force))
    return found
