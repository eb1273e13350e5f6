"""Publisher's files rebuilt from the facts of the baseline, for a few institutions."""

import csv
import os

from excerpt_hbo import HboFiles
from excerpt_registers import RegisterFiles
from texts import as_csv

LEERWEG = {"bol": "BOLVT", "bbl": "BBL", "bol-dt": "BOLDT", "ex": "EX"}
UNITS = {
    "techniek_en_gebouwde_omgeving": "techniek en gebouwde omgeving",
    "voedsel_groen_en_gastvrijheid": "voedsel, groen en gastvrijheid",
    "zorg_welzijn_en_sport": "zorg, welzijn en sport",
    "zakelijke_dienstverlening_en_veiligheid": "zakelijke dienstverlening en veiligheid",
    "mobiliteit_transport_logistiek_en_maritiem": "mobiliteit, transport, logistiek, maritiem",
    "creatieve_industrie_en_ict": "creatieve industrie en ICT", "handel": "handel",
    "specialistisch_vakmanschap": "specialistisch vakmanschap"}
OTHER_UNITS = {"bovensectoraal": "Bovensectoraal", "crossover": "Combinatie door crossover",
               "domein": "Inschr op domein Zorg en welzijn"}
# One large hbo, one with several seats, a ROC, one with a single programme, an AOC.
USUAL = ["28DN", "31FR", "25LX", "30VP", "21CY"]


class Excerpt(HboFiles, RegisterFiles):
    """The baseline, cut down to some institutions, and the files made of it."""

    def __init__(self, baseline, extra=0, only=()):
        """`extra`: so many institutions more than the usual. `only`: just these."""
        self.baseline = baseline
        self.tables = {name: self._read(name) for name in (
            "offerings", "institutions", "counts_hbo", "counts_mbo", "results", "municipalities", "forms",
            "programmes", "own_names", "positions", "pay")}
        have = [r["brin"] for r in self.tables["institutions"]]
        usual = only or USUAL
        chosen = [b for b in usual if b in have] + [b for b in sorted(have) if b not in usual][:extra]
        self.brins = sorted(chosen)
        for name in ("offerings", "institutions", "counts_hbo", "counts_mbo", "results"):
            self.tables[name] = [r for r in self.tables[name] if r["brin"] in self.brins]
        self.offerings = {r["key"]: r for r in self.tables["offerings"]}
        self.tables["forms"] = [r for r in self.tables["forms"] if r["key"] in self.offerings]
        self.institutions = {(r["kind"], r["brin"]): r for r in self.tables["institutions"]}
        self.municipalities = {r["code"]: r for r in self.tables["municipalities"]}

    def _read(self, name):
        with open(os.path.join(self.baseline, name + ".csv"), encoding="utf-8", newline="") as given:
            return list(csv.DictReader(given))

    def files(self):
        """Path below the import folder to bytes."""
        made = {}
        for source, name in (("duo-hbo-studenten", "ingeschrevenenhbo"),
                             ("duo-hbo-eerstejaars", "eerstejaarsingeschrevenenhbo"),
                             ("duo-hbo-gediplomeerden", "gediplomeerdenhbo")):
            made[f"duo/{name}.csv"] = self._hbo(source, None)
            made["duo/" + name.replace("hbo", "oplvhbo") + ".csv"] = self._hbo(source, "form")
        made["duo/03b-eerstejaars-ingeschrevenen-hbo-domein-hbo-2019.csv"] = self._wide(
            "duo-hbo-eerstejaars-2019", range(2015, 2020))
        made["duo/05.-gediplomeerden-hbo-2022.csv"] = self._wide("duo-hbo-gediplomeerden-2022", range(2017, 2022))
        made["duo/mbo_inscriptions_2019.csv"] = self._mbo()
        made["duo/01.-instellingen-hbo-en-wo.csv"] = self._addresses()
        made["duo/ho_erkenningen_rio.csv"] = self._recognitions()
        made["duo/ho_opleidingsoverzicht.csv"] = self._programmes()
        made["inspectie/mbo-indicatoren-per-instelling-2020-jr-dr.csv"] = self._results()
        return made | self._places()

    def mbo_rows(self):
        """Offering and level to its counts by year: `None` is hidden."""
        found = {}
        for row in self.tables["counts_mbo"]:
            at = (row["row"], row["brin"], row["code"], row["leerweg"], row["level"])
            found.setdefault(at, {})[int(row["year"])] = (
                int(row["low"]) if row["low"] == row["high"] else None)
        return found

    def unit(self, sector):
        return "Sectorunit " + UNITS[sector] if sector in UNITS else OTHER_UNITS.get(sector, "Bovensectoraal")

    def _mbo(self):
        """Hidden numbers as `<5`, no students as an empty cell."""
        years = range(2015, 2020)
        header = ["BRIN NUMMER", "SOORTINS", "INSTELLINGSNAAM", "PLAATSNAAM", "TYPE MBO", "KWALIFICATIENIVEAU",
                  "KWALIFICATIE CODE", "KWALIFICATIE NAAM", "MBO SECTOR", "DOMEIN", "SECTORUNIT SBB"]
        rows = [header + [f"TOTAAL{y}" for y in years]]
        for (_, brin, code, leerweg, level), by in self.mbo_rows().items():
            offering = self.offerings.get(f"{brin.lower()}-{code}-{leerweg}")
            place = self.institutions.get(("mbo", brin))
            if offering is None or place is None:
                offering = offering or {"name": "Opleiding " + code, "subsector": "Zorg en welzijn", "sector": ""}
            cells = ["<5" if y in by and by[y] is None else str(by.get(y, "")) for y in years]
            rows.append([brin, place["type"], place["name"], place["place"], LEERWEG[leerweg], level, code,
                         offering["name"], "", offering["subsector"], self.unit(offering["sector"])]
                        + cells)
        return as_csv(rows, ";").encode()

    def _results(self):
        """Three header lines, six columns a measure, shares as long fractions."""
        years = ["2016/17", "2017/18", "2018/19"]
        spelled = [y.replace("/", " - 20") for y in years]
        measures = [("Jaarresultaat", "year_result"), ("Diplomaresultaat", "completion")]
        first, second, third = [""] * 9, ["", "", "", "Vestigingsadres"] + [""] * 5, [
            "Brinnr", "Naam Instelling", "Soort Instelling", "Straat", "Huisnr", "Postcode", "Plaats", "Vgl Groep", ""]
        for at, (title, _) in enumerate(measures):
            if at:
                first, second, third = first + [""], second + [""], third + [""]
            first += [title] + [""] * 5
            for year in spelled:
                second += [year, ""]
                third += ["Inst.", "Vgl Grp"]
        rows = [first, second, third]
        for brin in self.brins:
            own = {(r["indicator"], r["year"]): r for r in self.tables["results"] if r["brin"] == brin}
            if not own:
                continue
            place = self.institutions["mbo", brin]
            line = [brin, place["name"], place["type"], "Straatweg", "1", "1000AA", place["place"],
                    next(iter(own.values()))["group"], " "]
            for at, (_, indicator) in enumerate(measures):
                line += [""] if at else []
                for year in years:
                    fact = own.get((indicator, year))
                    line += [fact["value"], fact["group_value"]] if fact else ["", ""]
            rows.append(line)
        return as_csv(rows, ";").encode()
