"""Registers rebuilt: addresses, recognitions, names of programmes, municipalities and regions."""

import json

from texts import FORMS, as_csv


class RegisterFiles:
    """Part of an excerpt: needs its tables, institutions and municipalities."""

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
        header = ["BEVOEGD_GEZAG_NAAM", "INSTELLINGSCODE", "INSTELLINGSNAAM", "ERKENDEOPLEIDINGSCODE", "INSTROOM_EINDDATUM",
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
                rows.append(["Bestuur " + offering["brin"], offering["brin"], self.institutions["hbo", offering["brin"]]["name"],
                             offering["code"], "2025-08-31" if offering["status"] == "ended" else "",
                             names.get(offering["code"], offering)["name"],
                             names.get(offering["code"], {}).get("international_name", ""), credits, level,
                             form.upper(), "BEKOSTIGD", "", ""])
        return as_csv(rows, ",", quoted=True).encode()

    def _programmes(self):
        header = ["ONDERWIJSBESTUUR_NAAM", "SOORT", "OPLEIDINGSEENHEIDCODE", "ERKENDEOPLEIDINGSCODE", "VARIANT_VAN", "NAAM_LANG",
                  "INTERNATIONALE_NAAM", "NIVEAU", "EIGENNAAM", "VORM", "VOERTAAL"]
        levels = {"bachelor": "HBO-BA", "ad": "HBO-AD", "master": "HBO-MA"}
        by_code = {r["code"]: levels[r["level"]] for r in self.tables["offerings"] if r["kind"] == "hbo"}
        rows = [header]
        for at, row in enumerate(self.tables["programmes"]):
            if row["code"] not in by_code:
                continue
            # A name that more than one board uses is the programme's.
            used = [("Bestuur " + r["brin"], own) for r in self.tables["own_names"] if r["code"] == row["code"]
                    for own in r["names"].split("|")]
            used += [(board, own) for own in row["synonyms"].split("|") if own for board in ["Een bestuur", "Een ander"]]
            for board, own in used or [("Een bestuur", "")]:
                rows.append([board, "OPLEIDING", f"1001O{at:04}", row["code"], "", row["name"],
                             row["international_name"], by_code[row["code"]], own, "VOLTIJD", "NLD"])
        return as_csv(rows, ",", quoted=True).encode()

    def _places(self):
        all = self.tables["municipalities"]
        names = [["fid", "objectid", "jrstatcode", "gm_code", "gm_naam", "water", "jaar"]] + [
            [at + 1, at + 1, "2025GM" + r["code"], "GM" + r["code"], r["name"], "NEE", "2025"]
            for at, r in enumerate(all)]
        provinces = [["GM_code", "province"]] + [["GM" + r["code"], r["province"]] for r in all if r["province"]]
        regions = {"odata.metadata": "https://opendata.cbs.nl/ODataApi/OData/84929NED/$metadata",
                   "value": [{"RegioS": ("GM" + r["code"]).ljust(10), "Code_1": ("GM" + r["code"]).ljust(10),
                              "Naam_2": r["name"].ljust(50), "Code_4": r["region"].ljust(10),
                              "Naam_5": r["region_name"].ljust(50)} for r in all if r["region"]]}
        return {"cbs/gemeenten_2025.csv": as_csv(names, ",").encode(),
                "cbs/gm_codes_and_provinces.csv": ("\ufeff" + as_csv(provinces, ";")).encode(),
                "uwv/cbs-opendata-areas.json": json.dumps(regions, ensure_ascii=False, indent=1).encode()}
