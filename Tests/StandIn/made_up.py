"""Made-up files of sources that nobody here has: rolling mbo counts, the workbook per crebo, ROA, RIO, SBB
and the closed registers. Real keys, invented numbers; every title and file name says so."""

import random
import uuid

from excerpt import LEERWEG
from texts import as_csv

SEED = 2026


def dice(*words):
    return random.Random(" ".join([str(SEED), *words]))


def mbo_offerings(excerpt):
    return [r for r in excerpt.tables["offerings"] if r["kind"] == "mbo"]


def rolling(excerpt, graduates):
    """DUO's mbo counts: names with spaces, years in the names of the columns, -1 for 1 to 4."""
    years = range(2021, 2026)
    names = [f"{sex}{y}" for y in years for sex in (("DIPMAN", "DIPVROUW") if graduates else ("MAN", "VROUW"))]
    header = ["INSTELLINGSCODE", "INSTELLINGSNAAM"] + ([] if graduates else ["SOORT INSTELLING"])
    header += ["PLAATSNAAM INSTELLING", "LEERWEG", "NIVEAU", "ERKENDE OPLEIDING CODE", "ERKENDE OPLEIDING NAAM",
               "SECTORKAMER NAAM", "HOOFDGROEP NAAM"]
    rows = [header + names]
    for offering in mbo_offerings(excerpt):
        place = excerpt.institutions["mbo", offering["brin"]]
        unit = excerpt.unit(offering["sector"]).removeprefix("Sectorunit ")
        unit = "Bovensectoraal" if unit.startswith("Inschr") else unit[0].upper() + unit[1:]
        roll = dice("rolling", offering["key"], str(graduates))
        size = roll.choice([3, 20, 60, 200]) // (3 if graduates else 1)
        counts = [roll.randrange(size // 2, size + 2) for _ in names]
        rows.append([offering["brin"], place["name"]] + ([] if graduates else [place["type"]])
                    + [place["place"], LEERWEG[offering["leerweg"]], offering["level"], offering["code"],
                       offering["name"], unit, offering["subsector"]]
                    + [-1 if 0 < c < 5 else c for c in counts])
    return as_csv(rows, ",", quoted=True).encode()


def crebo_counts(brin, code, leerweg, diploma):
    """One line of the workbook: people, employees, employees of 12 hours or more, pay; None: hidden."""
    roll = dice("crebo", brin, code, leerweg, diploma)
    people = roll.randrange(2, 40) * 10
    if people < 50:
        return [people, None, None, None, None]
    employed = round(people * roll.uniform(0.8, 0.97) / 10) * 10
    long = max(10, employed - roll.randrange(0, 3) * 10)
    pay = round(roll.uniform(11, 22), 2)
    return [people, employed, long, pay, round(pay * 140)]


def crebo_sheets(excerpt):
    header = ["Crebo", "Leerweg", "Wel/geen diploma", "Arbeidsmarktpopulatie", "Aantal werknemers",
              "Aantal werknemers 12 uur of meer", "Uurloon", "Maandloon"]
    title = ["synthetisch: Arbeidsmarktkenmerken mbo-uitstromers 2020/'21"]
    schools, regions = [title, [None], ["Brin", *header]], [title, [None], ["Arbeidsmarktregio", *header]]
    places = {r["code"]: r["region_name"] for r in excerpt.tables["municipalities"]}

    def cells(*key):
        return [x if (x := value) is not None else "x" for value in crebo_counts(*key)]
    for offering in mbo_offerings(excerpt):
        brin, code, way = offering["brin"], offering["code"], offering["leerweg"]
        if way not in ("bol", "bbl"):
            continue
        for diploma in ("Ja", "Nee"):
            schools.append([brin, code, way.upper(), diploma] + cells(brin, code, way, diploma))
            schools.append(["Totaal", code, way.upper(), diploma] + cells("", code, way, diploma))
            region = places.get(excerpt.institutions["mbo", brin]["municipality"]) or "Onbekend"
            regions.append([region, code, way.upper(), diploma] + cells(region, code, way, diploma))
    unique = [schools, regions]
    for at, rows in enumerate(unique):
        seen, kept = set(), []
        for row in rows:
            key = tuple(row[:4])
            if row[0] is None or len(row) < 4 or key not in seen:
                kept.append(row)
            seen.add(key)
        unique[at] = kept + [["Bron: synthetisch."]]
    return {"Toelichting": [["synthetisch: nagemaakte getallen"]], "Tabel 1 instelling": unique[0],
            "Tabel 2 arbeidsmarktregio": unique[1]}


def roa():
    """Long table of forecasts, decimal commas, -9 for no figure."""
    rows = [["thema", "aggregatieniveau", "detailniveau", "onderwerp", "perc", "typering", "regio"]]
    for name in ("mbo 2 techniek", "mbo 3 zorg", "mbo 4 ict", "hbo economie", "hbo techniek", "hbo onderwijs"):
        roll = dice("roa", name)
        ita = round(roll.uniform(0.85, 1.25), 2)
        rows.append(["synthetisch", "opleidingstype", name, "ITA 2030", str(ita).replace(".", ","),
                     "goed" if ita < 1 else "matig", "Nederland"])
        rows.append(["synthetisch", "opleidingstype", name, "werkloosheid", "-9", "", "Nederland"])
    return ("\ufeff" + as_csv(rows, ";")).encode()


def rio(excerpt):
    """The register's sets as lists, as they stand in `_embedded`."""
    ours, units, offers = [], [], []
    for (kind, brin), row in sorted(excerpt.institutions.items()):
        ours.append({"id": str(uuid.uuid5(uuid.NAMESPACE_URL, kind + brin)), "type": "ONDERWIJSINSTELLING",
                     "organisatorischeEenheidcode": brin, "volledigeNaam": "synthetisch: " + row["name"],
                     "plaatsnaam": row["place"]})
    for at, r in enumerate(excerpt.tables["offerings"]):
        number = f"{1000 + at // 10000}O{at % 10000:04}"
        common = {"type": "OPLEIDING", "opleidingseenheidcode": number, "erkendeopleidingscode": r["code"],
                  "naamLang": r["name"], "begindatum": "2015-08-01", "einddatum": None}
        units.append({"id": str(uuid.uuid5(uuid.NAMESPACE_URL, "unit" + r["key"]))} | common)
        offer = {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, "offer" + r["key"])),
                 "aangebodenOpleidingcode": f"synthetic-{r['key']}", "opleidingseenheidcode": number,
                 "organisatorischeEenheidcode": r["brin"], "erkendeopleidingscode": r["code"],
                 "eigennaam": "synthetisch: " + r["name"], "startdatum": "2021-08-01",
                 "eersteInstroomdatum": "2021-08-01", "laatsteInstroomdatum": None, "einddatum": None,
                 "omschrijving": "synthetisch", "website": "https://example.nl/" + r["key"]}
        if r["kind"] == "mbo":
            offer |= {"type": "AANGEBODENMBOOPLEIDING", "leertraject": r["leerweg"].upper(),
                      "mboniveau": r["level"], "voertaal": "NLD"}
        else:
            offer |= {"type": "AANGEBODENHOOPLEIDING", "vorm": ["VOLTIJD"], "studiekeuzecheck": ["GEEN"],
                      "voertaal": ["NLD"]}
        offers.append(offer)
    return {"aangeboden-opleidingen": offers, "opleidingen": units, "opleidingserkenningen": units,
            "organisatorische-eenheden": ours, "erkenningen": ours, "onderwijslocaties": [
                {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, "place" + r["code"])), "onderwijslocatieId": f"{at:03}X{at:03}",
                 "plaatsnaam": r["name"]} for at, r in enumerate(excerpt.tables["municipalities"])]}


def crebo_list(excerpt):
    """SBB's list of qualifications: a title row, then a header, then at least 100 rows."""
    rows = [["synthetisch: crebolijst"], ["Crebonummer", "Naam", "Niveau", "Dossier"]]
    seen = {}
    for r in mbo_offerings(excerpt):
        seen.setdefault(r["code"], [int(r["code"]), r["name"], int(r["level"]), "synthetisch"])
    return rows + [seen[c] for c in sorted(seen)]


def skdb(excerpt):
    hbo = [r for r in excerpt.tables["offerings"] if r["kind"] == "hbo"]
    return {"instellingen": [{"instellingSkdb": brin, "instellingNaam": "synthetisch: " + row["name"]}
                             for (kind, brin), row in sorted(excerpt.institutions.items()) if kind == "hbo"],
            "opleidingen": [{"instellingSkdb": r["brin"], "opleidingNaam": "synthetisch: " + r["name"],
                             "opleidingCode": r["code"], "crohoCode": r["code"], "graad": r["level"],
                             "soortHo": "hbo", "studieLastEcts": 240, "lcskSector": r["sector"],
                             "vormen": ["voltijd"]} for r in hbo]}


def kiesmbo(excerpt):
    mbo = mbo_offerings(excerpt)
    schools = []
    for (kind, brin), row in sorted(excerpt.institutions.items()):
        if kind == "mbo":
            studies = {}
            for r in mbo:
                if r["brin"] == brin:
                    studies.setdefault(r["code"], []).append(r["leerweg"].upper())
            schools.append({"brin": brin, "name": "synthetisch: " + row["name"], "locations": [
                {"brinvest": brin + "00", "studies": [{"crebo": c, "learningPaths": w} for c, w in sorted(studies.items())]}]})
    names = {r["code"]: r["name"] for r in mbo}
    return {"v2/export": {"schools": schools}, "v1/studies": {"Data": [
        {"StudyNumber": at + 1, "Crebo": code, "Name": "synthetisch: " + names[code]}
        for at, code in enumerate(sorted(names))], "HasError": False}}
