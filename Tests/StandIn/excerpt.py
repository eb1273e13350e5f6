"""Publisher's files rebuilt from the facts of the baseline, for a few institutions."""

import csv
import io
import os
import unicodedata

LEERWEG = {"bol": "BOLVT", "bbl": "BBL", "bol-dt": "BOLDT", "ex": "EX"}
FORMS = {"voltijd": ("VT", "voltijd onderwijs"), "deeltijd": ("DT", "deeltijd onderwijs"),
         "duaal": ("DU", "duaal onderwijs")}
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


def ascii_only(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def as_csv(rows, delimiter, quoted=False, end="\n"):
    """Rows as text; `quoted` quotes every text and no number, as DUO does."""
    if not quoted:
        made = io.StringIO(newline="")
        csv.writer(made, delimiter=delimiter, lineterminator=end).writerows(rows)
        return made.getvalue()

    def cell(value):
        return str(value) if isinstance(value, int) else '"' + value.replace('"', '""') + '"'
    return "".join(delimiter.join(cell(v) for v in row) + end for row in rows)


class Excerpt:
    """The baseline, cut down to some institutions, and the files made of it."""

    def __init__(self, baseline, extra=0):
        self.baseline = baseline
        self.tables = {name: self._read(name) for name in (
            "offerings", "institutions", "counts_hbo", "counts_mbo", "results", "municipalities", "forms",
            "programmes", "positions", "pay")}
        have = [r["brin"] for r in self.tables["institutions"]]
        chosen = [b for b in USUAL if b in have] + [b for b in sorted(have) if b not in USUAL][:extra]
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

    # Hbo

    def _about(self, row):
        """Names that go with a count: municipality, institution, sector; a code that has gone from the
        catalogue keeps its numbers under a sector of its institution."""
        key = f"{row['brin'].lower()}-{row['code']}"
        offering = self.offerings.get(key) or next(
            r for r in self.tables["offerings"] if r["brin"] == row["brin"])
        name = self.offerings[key]["name"] if key in self.offerings else "Opleiding " + row["code"]
        place = self.municipalities[row["municipality"]]
        prefix = {"bachelor": "B ", "ad": "Ad ", "master": "M "}[row["level"]]
        return key, place, ascii_only(self.institutions["hbo", row["brin"]]["name"]), offering, ascii_only(prefix + name)

    def _hbo(self, source, split):
        """The long files of CKAN, per programme or per sector and form."""
        graduates = source == "duo-hbo-gediplomeerden"
        kinds = {"bachelor": "bachelor", "ad": "associate degree", "master": "master"}
        header = ["DIPLOMAJAAR" if graduates else "STUDIEJAAR", "PROVINCIENAAM", "GEMEENTENUMMER",
                  "GEMEENTENAAM", "SOORT_INSTELLING"]
        header += [] if graduates else ["TYPE_HOGER_ONDERWIJS"]
        header += ["INSTELLINGSCODE_ACTUEEL", "INSTELLINGSNAAM_ACTUEEL", "ONDERDEEL", "SUBONDERDEEL"]
        last = {"duo-hbo-studenten": "AANTAL_INGESCHREVENEN",
                "duo-hbo-eerstejaars": "AANTAL_EERSTEJAARS_INGESCHREVENEN"}.get(source, "AANTAL_GEDIPLOMEERDEN")
        codes = ["OPLEIDINGSCODE_ACTUEEL", "OPLEIDINGSNAAM_ACTUEEL"]
        if split:
            header += ["SOORT_DIPLOMA", "OPLEIDINGSVORM"] if graduates else ["OPLEIDINGSVORM"]
        else:
            header += codes + ["SOORT_DIPLOMA"] if graduates else codes
        rows, groups = [], {}
        for row in self.tables["counts_hbo"]:
            if row["source"] != source:
                continue
            key, place, institution, offering, name = self._about(row)
            level = kinds[row["level"]]
            start = [row["year"], ascii_only(place["province"]), row["municipality"], ascii_only(place["name"]),
                     "reguliere inst."] + ([] if graduates else [level])
            start += [row["brin"], institution, offering["sector"].upper(), offering["subsector"]]
            if not split:
                count = int(row["low"]) if row["low"] == row["high"] else -1
                rows.append(start + [row["code"], name] + (["hbo " + level] if graduates else []) + [count])
                continue
            for form, count in self._by_form(key, int(row["low"])):
                end = (["hbo " + level] if graduates else []) + [FORMS[form][0]]
                at = tuple(start + end)
                groups[at] = groups.get(at, 0) + count
        if split and graduates:  # the way of before: 4 for 1 to 4, with J behind it
            rows = [list(at) + [max(4, count), "J" if count < 5 else "N"] for at, count in groups.items() if count]
            return as_csv([header + [last, "INDICATIEAVG"]] + rows, ",", quoted=True).encode("ascii")
        rows += [list(at) + [count if count > 4 else -1] for at, count in groups.items() if count]
        return as_csv([header + [last]] + rows, ",", quoted=True).encode("ascii")

    def _by_form(self, key, count):
        shares = [(r["form"], float(r["share_low"])) for r in self.tables["forms"] if r["key"] == key]
        shares = shares or [("voltijd", 1.0)]
        parts = [(form, round(count * share)) for form, share in shares]
        return parts

    def _wide(self, source, years):
        """The older wide files: a line per form and sex, small numbers as `<5`."""
        graduates = "gediplomeerden" in source
        kind = {"bachelor": "bachelor", "ad": "associate degree", "master": "master"}
        offers = {}
        for row in self.tables["counts_hbo"]:
            if row["source"] == source:
                at = (row["brin"], row["code"], row["level"], row["municipality"])
                offers.setdefault(at, {})[int(row["year"])] = row
        header = ["PROVINCIE", "GEMEENTENUMMER", "GEMEENTENAAM", "SOORT INSTELLING"]
        header += [] if graduates else ["TYPE HOGER ONDERWIJS"]
        header += ["BRIN NUMMER ACTUEEL", "INSTELLINGSNAAM ACTUEEL", "CROHO ONDERDEEL", "CROHO SUBONDERDEEL",
                   "OPLEIDINGSCODE ACTUEEL", "OPLEIDINGSNAAM ACTUEEL", "OPLEIDINGSVORM"]
        header += ["SOORT DIPLOMA", "GESLACHT"] if graduates else ["GESLACHT"]
        rows = [header + [str(y) for y in years]]
        for at, by_year in offers.items():
            first = next(iter(by_year.values()))
            key, place, institution, offering, name = self._about(first)
            cells = {}  # (form, sex) to year to text
            for year, row in by_year.items():
                hidden = (int(row["high"]) - int(row["low"])) // 3
                known = int(row["low"]) - hidden
                lines = [(f, s) for f in ("voltijd", "deeltijd", "duaal") for s in ("man", "vrouw")]
                own = lines.pop(0)
                if known:
                    cells.setdefault(own, {})[year] = str(known)
                else:
                    lines.insert(0, own)
                for place_of, _ in zip(lines, range(hidden)):
                    cells.setdefault(place_of, {})[year] = "<5"
            if graduates:  # the forms come from the years after those that are kept
                for form, count in self._by_form(key, 1000):
                    for year in (2019, 2020, 2021):
                        cells.setdefault((form, "man"), {}).setdefault(year, str(count))
            if not cells:
                cells[("voltijd", "man")] = {}
            start = [ascii_only(place["province"]), first["municipality"], ascii_only(place["name"]),
                     "reguliere inst."] + ([] if graduates else [kind[first["level"]]])
            start += [first["brin"], institution, offering["sector"].replace("_", " "), offering["subsector"],
                      first["code"], name]
            for (form, sex), by in cells.items():
                end = [FORMS[form][1]] + (["hbo " + kind[first["level"]]] if graduates else []) + [sex]
                rows.append(start + end + [by.get(y, "0") for y in years])
        return as_csv(rows, ";").encode("ascii")

    # Mbo

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

    # Registers

    def _addresses(self):
        header = ["SOORT HO", "PROVINCIE", "BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "INSTELLINGSNAAM",
                  "PLAATSNAAM", "GEMEENTENUMMER", "GEMEENTENAAM", "RPA-GEBIED NAAM"]
        rows = [header]
        for (kind, brin), row in self.institutions.items():
            if kind == "hbo":
                place = self.municipalities[row["municipality"]]
                rows.append(["hbo", place["province"], "00000", brin, row["name"], row["place"],
                             row["municipality"], place["name"], "Fryslân"])
        return as_csv(rows, ";").encode("cp1252")

    def _recognitions(self):
        levels = {"bachelor": ("HBO-BA", 240), "ad": ("HBO-AD", 120), "master": ("HBO-MA", 60)}
        header = ["INSTELLINGSCODE", "INSTELLINGSNAAM", "ERKENDEOPLEIDINGSCODE", "INSTROOM_EINDDATUM",
                  "OPLEIDINGSEENHEID_NAAM", "OPLEIDINGSEENHEID_INTERNATIONALE_NAAM", "STUDIELAST", "NIVEAU",
                  "VORM", "BEKOSTIGINGSCODE", "VESTIGINGSLICENTIE_EINDDATUM", "ACCREDITATIE_INTREKKINGSDATUM"]
        names = {r["code"]: r for r in self.tables["programmes"]}
        rows = [header]
        for offering in self.tables["offerings"]:
            if offering["kind"] != "hbo" or offering["status"] == "unknown":
                continue
            level, credits = levels[offering["level"]]
            forms = [f for f in FORMS if any(
                r["key"] == offering["key"] and r["form"] == f and r["share_low"] != "0.00"
                for r in self.tables["forms"])] or ["voltijd"]
            for form in forms:
                rows.append([offering["brin"], self.institutions["hbo", offering["brin"]]["name"],
                             offering["code"], "2025-08-31" if offering["status"] == "ended" else "",
                             names.get(offering["code"], offering)["name"],
                             names.get(offering["code"], {}).get("international_name", ""), credits, level,
                             form.upper(), "BEKOSTIGD", "", ""])
        return as_csv(rows, ",", quoted=True).encode()

    def _programmes(self):
        header = ["SOORT", "OPLEIDINGSEENHEIDCODE", "ERKENDEOPLEIDINGSCODE", "VARIANT_VAN", "NAAM_LANG",
                  "INTERNATIONALE_NAAM", "NIVEAU", "EIGENNAAM", "VORM", "VOERTAAL"]
        levels = {"bachelor": "HBO-BA", "ad": "HBO-AD", "master": "HBO-MA"}
        by_code = {r["code"]: levels[r["level"]] for r in self.tables["offerings"] if r["kind"] == "hbo"}
        rows = [header]
        for at, row in enumerate(self.tables["programmes"]):
            if row["code"] not in by_code:
                continue
            for own in [""] + row["synonyms"].split("|"):
                if own or not row["synonyms"]:
                    rows.append(["OPLEIDING", f"1001O{at:04}", row["code"], "", row["name"],
                                 row["international_name"], by_code[row["code"]], own, "VOLTIJD", "NLD"])
        return as_csv(rows, ",", quoted=True).encode()

    def _places(self):
        all = self.tables["municipalities"]
        names = [["fid", "objectid", "jrstatcode", "gm_code", "gm_naam", "water", "jaar"]] + [
            [at + 1, at + 1, "2025GM" + r["code"], "GM" + r["code"], r["name"], "NEE", "2025"]
            for at, r in enumerate(all)]
        provinces = [["GM_code", "province"]] + [["GM" + r["code"], r["province"]] for r in all if r["province"]]
        import json
        regions = {"odata.metadata": "https://opendata.cbs.nl/ODataApi/OData/84929NED/$metadata",
                   "value": [{"RegioS": ("GM" + r["code"]).ljust(10), "Code_1": ("GM" + r["code"]).ljust(10),
                              "Naam_2": r["name"].ljust(50), "Code_4": r["region"].ljust(10),
                              "Naam_5": r["region_name"].ljust(50)} for r in all if r["region"]]}
        return {"cbs/gemeenten_2025.csv": as_csv(names, ",").encode(),
                "cbs/gm_codes_and_provinces.csv": ("\ufeff" + as_csv(provinces, ";")).encode(),
                "uwv/cbs-opendata-areas.json": json.dumps(regions, ensure_ascii=False, indent=1).encode()}
