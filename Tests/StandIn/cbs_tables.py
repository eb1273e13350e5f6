"""CBS tables in one shape: those rebuilt from the baseline, and the made-up ones of awaited sources."""

import random

MOMENTS = [("A029077", "Direct na verlaten onderwijs"), ("A029078", "1 jaar na verlaten onderwijs"),
           ("A029079", "2 jaar na verlaten onderwijs"), ("A029080", "3 jaar na verlaten onderwijs"),
           ("A029081", "4 jaar na verlaten onderwijs"), ("A029082", "5 jaar na verlaten onderwijs"),
           ("A048144", "10 jaar na verlaten onderwijs")]
MOMENT_IDS = dict(zip(["direct", "1y", "2y", "3y", "4y", "5y", "10y"], [c for c, _ in MOMENTS]))
GENDERS = [("T001038", "Totaal mannen en vrouwen"), ("3000", "Mannen"), ("4000", "Vrouwen")]
POSITIONS = [("T001242", "Totaal"), ("A028813", "Met werk, zonder uitkering"),
             ("A028814", "Met werk, met uitkering"), ("A028815", "Zonder werk, met uitkering"),
             ("A028816", "Zonder werk, zonder uitkering"), ("A043837", "Terug in onderwijs"),
             ("A043838", "Onbekend (niet in BRP)")]
POSITION_IDS = dict(zip(["total", "work", "work_and_benefit", "benefit", "neither", "back_in_education",
                         "not_registered"], [c for c, _ in POSITIONS]))
HO_LEVELS = [("A028669", "Hbo-associate degree"), ("A043049", "Hbo-bachelor"), ("A043050", "Hbo-master")]
HO_LEVEL_IDS = {"ad": "A028669", "bachelor": "A043049", "master": "A043050"}
SECTORS = [("T001332", "Totaal"), ("A042609", "Onderwijs"), ("A042610", "Landbouw en natuurlijke omgeving"),
           ("A042611", "Natuur"), ("A042612", "Techniek"), ("A042613", "Gezondheidszorg"),
           ("A042614", "Economie"), ("A042615", "Recht"), ("A042616", "Gedrag en Maatschappij"),
           ("A042617", "Taal en cultuur"), ("A042618", "Sectoroverstijgend")]
SECTOR_IDS = {t.lower().replace(" ", "_"): c for c, t in SECTORS}
BRANCHES = [("T001081", "A-U Alle economische activiteiten"), ("X000047", "G Handel")]
DIRECTIONS = [("T001072", "Totaal studierichtingen")] + [
    (f"X{at + 1:02}0000", f"{at + 1:02} {title}") for at, title in enumerate([
        "Onderwijs", "Vormgeving, kunst, talen en geschiedenis", "Journalistiek, gedrag en maatschappij",
        "Recht, administratie, handel, zakelijke dienstverlening", "Wiskunde, natuurwetenschappen",
        "Informatica", "Techniek, industrie en bouwkunde", "Landbouw, diergeneeskunde en -verzorging",
        "Gezondheidszorg en welzijn", "Dienstverlening"])] + [("X990000", "Onbekend")]
KENMERKEN = [("T001242", "Totaal"), ("X100001", "Werkzame beroepsbevolking"),
             ("X100002", "Niet-werkzame beroepsbevolking"), ("X100003", "Werknemer"),
             ("X100004", "Vaste arbeidsrelatie"), ("X100005", "Flexibele arbeidsrelatie"),
             ("X100006", "Zelfstandige"), ("X100007", "Werknemer en zelfstandige"),
             ("X100008", "Minder dan 12 uur per week"), ("X100009", "12 tot 20 uur per week"),
             ("X100010", "20 tot 35 uur per week"), ("X100011", "35 uur of meer per week"),
             ("A043837", "Terug in onderwijs"), ("A043838", "Onbekend (niet in BRP)")]
LEAVERS = [("X200000", "Bol-vt en bbl totaal"), ("X200001", "Bol-vt en bbl totaal, met diploma"),
           ("X200002", "Bol-vt en bbl totaal, zonder diploma")] + [
    (f"X2{way}{has}0{level}", f"{title}: {word} diploma, " + ("entreeopleiding (niveau 1)" if level == 1 else f"niveau {level}"))
    for way, title in ((1, "Bol-vt"), (2, "Bbl")) for has, word in ((1, "met"), (0, "zonder"))
    for level in (1, 2, 3, 4)]
# The newest moment that each cohort has reached.
REACHED = {"2020SJ00": 3, "2021SJ00": 2, "2022SJ00": 1}
SEED = 85696


def periods(codes, newest="Voorlopig"):
    return [{"id": c, "title": f"{c[:4]}/'{(int(c[:4]) + 1) % 100:02}" + ("*" if c == codes[-1] and newest != "Definitief" else ""),
             "status": newest if c == codes[-1] else "Definitief"} for c in codes]


def dimension(id, codes, kind="Dimension", title=None, width=None):
    codes = [c if isinstance(c, dict) else {"id": c[0], "title": c[1]} for c in codes]
    return {"id": id, "title": title or id, "kind": kind, "codes": codes,
            "width": width or max(len(c["id"]) for c in codes)}


def measure(id, key, title, unit="aantal", decimals=0):
    return {"id": id, "key": key, "title": title, "unit": unit, "decimals": decimals}


def table(id, title, dimensions, measures, rows, period, synthetic, modified="2025-09-16T02:00:00", groups=False):
    """`rows`: codes, then one cell per measure; empty: no figure, `!Reason`: a row without a figure."""
    return {"id": id, "title": ("synthetisch: " if synthetic else "") + title, "synthetic": synthetic,
            "modified": modified, "frequency": "Perjaar", "period": period, "measure_groups": groups,
            "dimensions": dimensions, "measures": measures}, rows


def dice(*words):
    return random.Random(" ".join([str(SEED), *words]))


# Made up

def leaver_counts(*words):
    """One group of leavers in tens: parts add up to the whole, 75 to 97 % of the available work."""
    roll = dice("positions", *words)
    available = roll.randrange(12, 500) * 10
    working = round(available * roll.uniform(0.75, 0.97) / 10) * 10
    with_benefit = round(working * 0.03 / 10) * 10
    benefit = round((available - working) * 0.3 / 10) * 10
    back = round(available * roll.uniform(0.1, 0.5) / 10) * 10
    gone = round(available * 0.02 / 10) * 10
    return {"work": working - with_benefit, "work_and_benefit": with_benefit, "benefit": benefit,
            "neither": available - working - benefit, "back_in_education": back, "not_registered": gone,
            "total": available + back + gone}


def hourly_pay(*words):
    return round(dice("pay", *words).uniform(11, 22), 2)


def mbo_positions():
    rows = []
    for who, _ in LEAVERS:
        for direction, title in DIRECTIONS:
            for cohort, reached in REACHED.items():
                for at, (moment, _) in enumerate(MOMENTS):
                    counts = leaver_counts(who, direction, moment, cohort)
                    for gender, _ in GENDERS if cohort == "2022SJ00" and at == 1 else GENDERS[:1]:
                        for name, code in POSITION_IDS.items():
                            cell = str(counts[name] if gender == "T001038" else counts[name] // 20 * 10)
                            if at > reached or (title == "Onbekend" and name != "total"):
                                cell = ""
                            elif at == 0 and name == "back_in_education":
                                cell = "!Impossible"
                            rows.append([gender, "T001040", who, code, direction, moment, cohort, cell, ""])
    dims = [dimension("Geslacht", GENDERS, width=7), dimension("Persoonskenmerken", [("T001040", "Totaal personen")], width=7),
            dimension("UitstromersMboMetEnZonderDiploma", LEAVERS, title="Uitstromers mbo met en zonder diploma"),
            dimension("Arbeidsmarktpositie", POSITIONS), dimension("Studierichting", DIRECTIONS, width=8),
            dimension("Peilmoment", MOMENTS), dimension("Perioden", periods(list(REACHED)), "TimeDimension")]
    return table("85696NED", "Uitstromers mbo; arbeidsmarktpositie na verlaten onderwijs", dims,
                 [measure("M000001", "UitstromersMbo_1", "Uitstromers mbo"),
                  measure("M000002", "UitstromersMboRelatief_2", "Uitstromers mbo, relatief", "%", 1)],
                 rows, "2020/'21-2022/'23", True)


def job_counts(*words):
    roll = dice("jobs", *words)
    force = roll.randrange(12, 400) * 10
    working = round(force * roll.uniform(0.75, 0.97) / 10) * 10
    employee = round(working * 0.94 / 10) * 10
    permanent = round(employee * roll.uniform(0.2, 0.6) / 10) * 10
    hours = [round(working * s / 10) * 10 for s in (0.08, 0.12, 0.3)]
    back, gone = round(force * 0.2 / 10) * 10, round(force * 0.02 / 10) * 10
    return [force + back + gone, working, force - working, employee, permanent, employee - permanent,
            working - employee, 0, *hours, working - sum(hours), back, gone]


def job_rows(groups, directions):
    rows = []
    for who in groups:
        for direction, title in directions:
            for cohort, reached in REACHED.items():
                for at, (moment, _) in enumerate(MOMENTS):
                    for (code, _), count in zip(KENMERKEN, job_counts(*who, direction, moment, cohort)):
                        cell = "" if at > reached or title == "Onbekend" else str(count)
                        rows.append(["T001038", *who, code, direction, moment, cohort, cell])
    return rows


def mbo_jobs():
    rows = job_rows([("10000", who) for who, _ in LEAVERS], DIRECTIONS)
    dims = [dimension("Geslacht", GENDERS, width=7), dimension("Leeftijd", [("10000", "Totaal leeftijd")], width=8),
            dimension("UitstromersMboMetEnZonderDiploma", LEAVERS, title="Uitstromers mbo met en zonder diploma"),
            dimension("Arbeidskenmerken", KENMERKEN), dimension("Studierichting", DIRECTIONS, width=8),
            dimension("Peilmoment", MOMENTS), dimension("Perioden", periods(list(REACHED)), "TimeDimension")]
    return table("85698NED", "Uitstromers mbo; arbeidskenmerken na verlaten onderwijs", dims,
                 [measure("M000001", "UitstromersMbo_1", "Uitstromers mbo")], rows, "2020/'21-2022/'23", True, groups=True)


def ho_jobs():
    students = [("X300000", "Totaal"), ("X300001", "Geen internationale student")]
    rows = job_rows([(s, level) for s, _ in students for level, _ in HO_LEVELS], SECTORS)
    dims = [dimension("Geslacht", GENDERS, width=7),
            dimension("WelGeenInternationaleStudent", students, title="Wel/geen internationale student"),
            dimension("UitstromersHoMetEnZonderDiploma", HO_LEVELS, title="Uitstromers ho met en zonder diploma"),
            dimension("Arbeidskenmerken", KENMERKEN), dimension("Studierichting", SECTORS),
            dimension("Peilmoment", MOMENTS), dimension("Perioden", periods(list(REACHED)), "TimeDimension")]
    return table("85777NED", "Uitstromers ho; arbeidskenmerken na verlaten onderwijs", dims,
                 [measure("M000001", "UitstromersHo_1", "Uitstromers ho")], rows, "2020/'21-2022/'23", True)


def mbo_pay():
    rows = []
    for who, _ in LEAVERS:
        for branch, _ in BRANCHES:
            for direction, title in DIRECTIONS:
                for cohort, reached in REACHED.items():
                    for at, (moment, _) in enumerate(MOMENTS):
                        cell = "" if at > reached or title == "Onbekend" else f"{hourly_pay(who, branch, direction, moment, cohort):.2f}"
                        rows.append(["T001038", who, branch, direction, moment, cohort, cell])
    dims = [dimension("Geslacht", GENDERS, width=7),
            dimension("UitstromersMboMetEnZonderDiploma", LEAVERS, title="Uitstromers mbo met en zonder diploma"),
            dimension("BedrijfstakkenSBI2008", BRANCHES, title="Bedrijfstakken (SBI 2008)"),
            dimension("Studierichting", DIRECTIONS, width=8), dimension("Peilmoment", MOMENTS),
            dimension("Perioden", periods(list(REACHED)), "TimeDimension")]
    return table("83832NED", "Uitstromers mbo werkzaam als werknemers; uurloon na verlaten onderwijs", dims,
                 [measure("M000001", "UurloonWerknemersNaVerlatenMbo_1", "Uurloon werknemers na verlaten mbo", "euro", 2)],
                 rows, "2020/'21-2022/'23", True)


def hbo_cohorts():
    """Only the cells that add up to totals; the direction is that of the diploma."""
    years = ["2015SJ00", "2016SJ00", "2017SJ00", "2018SJ00"]
    prior = [("X400000", "Totaal vooropleiding"), ("X400001", "Havo"), ("X400002", "Mbo")]
    since = [(f"X50000{n}", f"{n} jaar na startjaar") for n in range(1, 10)]
    directions = [("T001332", "Totaal studierichtingen")] + SECTORS[1:]
    rows = []
    for year in years:
        starters = dice("starters", year).randrange(8000, 9900) * 10
        for before, _ in prior:
            for at, (moment, _) in enumerate(since):
                done = dice("cohort", year, before).uniform(0.4, 0.55) * min(1, (at + 1) / 5) ** 2
                for direction, title in directions:
                    share = 1 if direction == "T001332" else 0.1
                    part = 1 if before == "X400000" else 0.4
                    rows.append(["T001038", year, before, moment, direction, "X600000",
                                 str(round(starters * part / 10) * 10),
                                 str(round(starters * part * done * share / 10) * 10)])
    dims = [dimension("Geslacht", GENDERS, width=7), dimension("Startjaar", periods(years, "Definitief"), "TimeDimension"),
            dimension("Vooropleiding", prior), dimension("Peilmoment", since),
            dimension("StudierichtingDiploma", directions, title="Studierichting diploma"),
            dimension("OnderwijspositiePeilmoment", [("X600000", "Totaal onderwijspositie")], title="Onderwijspositie peilmoment")]
    return table("83286NED", "Hbo-cohorten; eerste hbo-diploma, studierichting", dims,
                 [measure("M000001", "TotaalStudentenStartjaar_1", "Totaal studenten startjaar"),
                  measure("M000002", "TotaalGediplomeerden_2", "Totaal gediplomeerden")],
                 rows, "2015/'16-2018/'19", True, modified="2025-10-10T02:00:00")


def unemployment():
    """A table whose id is in lower case, for those who change the case of an id."""
    months = [{"id": f"2026MM{m:02}", "title": f"2026 maand {m}", "status": "Definitief"} for m in range(1, 7)]
    rows = [["T001038", m["id"], f"{dice('jobless', m['id']).uniform(3, 5):.1f}"] for m in months]
    return table("80590ned", "Arbeidsdeelname en werkloosheid per maand",
                 [dimension("Geslacht", GENDERS, width=7), dimension("Perioden", months, "TimeDimension")],
                 [measure("M004210", "SeizoengecorrigeerdWerkloosheid_8", "Werkloosheidspercentage, seizoengecorrigeerd", "%", 1)],
                 rows, "2026", True, modified="2026-02-20T02:00:00")


# From the baseline

def ho_positions(facts):
    """83811NED: the counts of leavers of higher education that the baseline has."""
    rows, cohorts = [], sorted({r["cohort"][:4] + "SJ00" for r in facts if r["source"] == "cbs-83811"})
    people = {"all": "T001040", "residents": "A048133"}
    for r in facts:
        if r["source"] == "cbs-83811":
            for name, code in POSITION_IDS.items():
                rows.append(["T001038", people[r["population"]], HO_LEVEL_IDS[r["level"]], code,
                             SECTOR_IDS[r["sector"]], MOMENT_IDS[r["moment"]], r["cohort"][:4] + "SJ00", r[name]])
    dims = [dimension("Geslacht", [("T001038", "Totaal")], width=7),
            dimension("Persoonskenmerken", [("T001040", "Totaal"), ("A048133", "Exclusief internationale student")]),
            dimension("UitstromersHoMetEnZonderDiploma", HO_LEVELS, title="Uitstromers ho met en zonder diploma"),
            dimension("Arbeidsmarktpositie", POSITIONS), dimension("Studierichting", SECTORS),
            dimension("Peilmoment", MOMENTS), dimension("Perioden", periods(cohorts, "Definitief"), "TimeDimension")]
    return table("83811NED", "Uitstromers ho; arbeidsmarktpositie na verlaten onderwijs", dims,
                 [measure("M000001", "UitstromersHo_1", "Uitstromers ho")], rows, "2014/'15-2017/'18", False,
                 modified="2021-03-29T02:00:00")


def ho_positions_2024(facts):
    """85776NED: men and women apart, in tens that add up to what the baseline has."""
    rows = []
    names = [n for n in POSITION_IDS if n not in ("total", "not_registered")]
    for at, gender in enumerate(("3000", "4000")):
        for r in facts:
            if r["source"] == "cbs-85776":
                for name in names:
                    whole = int(r[name]) if r[name] else None
                    cell = "" if whole is None else str(whole // 20 * 10 if at == 0 else whole - whole // 20 * 10)
                    rows.append([gender, "X300001", HO_LEVEL_IDS[r["level"]], POSITION_IDS[name],
                                 SECTOR_IDS[r["sector"]], MOMENT_IDS[r["moment"]], "2015SJ00", cell])
    dims = [dimension("Geslacht", GENDERS[1:], width=7),
            dimension("Persoonskenmerken", [("X300001", "Geen internationale student")]),
            dimension("UitstromersHoMetEnZonderDiploma", HO_LEVELS, title="Uitstromers ho met en zonder diploma"),
            dimension("Arbeidsmarktpositie", [p for p in POSITIONS if p[0] in [POSITION_IDS[n] for n in names]]),
            dimension("Studierichting", SECTORS), dimension("Peilmoment", MOMENTS[:6]),
            dimension("Perioden", periods(["2015SJ00"], "Definitief"), "TimeDimension")]
    return table("85776NED", "Uitstromers ho; arbeidsmarktpositie", dims,
                 [measure("M000001", "UitstromersHo_1", "Uitstromers ho")], rows, "2015/'16", False,
                 modified="2024-06-24T02:00:00")


def ho_pay(facts):
    """83815NED: hourly pay, all directions together and apart."""
    rows = [["T001038", HO_LEVEL_IDS[r["level"]], "T001081", SECTOR_IDS[r["sector"]], MOMENT_IDS[r["moment"]],
             r["cohort"][:4] + "SJ00", r["euro_hour"]] for r in facts]
    dims = [dimension("Geslacht", [("T001038", "Totaal")], width=7),
            dimension("UitstromersHoMetEnZonderDiploma", HO_LEVELS, title="Uitstromers ho met en zonder diploma"),
            dimension("BedrijfstakkenSBI2008", BRANCHES[:1], title="Bedrijfstakken (SBI 2008)"),
            dimension("Studierichting", SECTORS), dimension("Peilmoment", MOMENTS[:6]),
            dimension("Perioden", periods(["2015SJ00"], "Definitief"), "TimeDimension")]
    return table("83815NED", "Uitstromers ho; uurloon na verlaten onderwijs", dims,
                 [measure("M000001", "UurloonWerknemersNaVerlatenHo_1", "Uurloon werknemers na verlaten ho", "euro", 2)],
                 rows, "2015/'16", False, modified="2024-06-24T02:00:00")


def all_tables(excerpt):
    facts = excerpt.tables
    return [ho_positions(facts["positions"]), ho_positions_2024(facts["positions"]), ho_pay(facts["pay"]),
            mbo_positions(), mbo_jobs(), mbo_pay(), ho_jobs(), hbo_cohorts(), unemployment()]
