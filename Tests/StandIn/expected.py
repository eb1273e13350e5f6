"""Figures that follow from the made-up numbers, so that a sheet can be checked to the last digit."""

from cbs_tables import DIRECTIONS, LEAVERS, hourly_pay
from made_up import crebo_counts

DIRECTION_IDS = {title[:2]: code for code, title in DIRECTIONS[1:-1]}
LEAVER_IDS = {title: code for code, title in LEAVERS}


def figures(excerpt):
    """Rows of key, indicator, definition, period, moment, value and unit."""
    found = []
    for offering in excerpt.tables["offerings"]:
        if offering["kind"] != "mbo" or offering["leerweg"] not in ("bol", "bbl"):
            continue
        people, employed, long, pay, _ = crebo_counts(offering["brin"], offering["code"], offering["leerweg"], "Ja")
        if employed is not None and people >= 100:
            common = {"key": offering["key"], "period": "2020/21", "moment": "direct"}
            found.append(common | {"indicator": "job_chance", "definition": "job_chance.cbs_crebo_work_12h",
                                   "value": long / people, "unit": "share", "n": people})
            found.append(common | {"indicator": "start_salary", "definition": "start_salary.cbs_crebo_hourly",
                                   "value": pay, "unit": "euro_hour", "n": employed})
    return {"title": "synthetisch: figures that follow from the made-up numbers", "figures": found}
