"""DUO's hbo counts, rebuilt: the long files of today and the wide ones of before."""

from texts import FORMS, as_csv, ascii_only


class HboFiles:
    """Part of an excerpt: needs its tables, offerings, institutions and municipalities."""

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
