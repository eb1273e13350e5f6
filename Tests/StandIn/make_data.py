#!/usr/bin/env python3
"""Makes the folder that standin.py serves: an excerpt of the baseline, and made-up tables of awaited sources.

DIR/local is laid out as `bijsluiter import --from` wants it; DIR/manifest.json says what is served where;
DIR/expected.json holds figures that follow from the made-up numbers."""

import argparse
import csv
import datetime
import gzip
import json
import os
import shutil

import cbs_tables
import expected
import made_up
from bulk import bulk_members, zipped
from excerpt import Excerpt
from store import Table
from texts import as_csv
from workbook import workbook

CKAN = "/onderwijsdata.duo.nl/dataset"
IMAGES = "/duo.nl/open_onderwijsdata/images"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAATWERK = "/www.cbs.nl/nl-nl/maatwerk/2022/28/arbeidsmarktkenmerken-mbo-uitstromers-2020-21"
BOOK = "/www.cbs.nl/-/media/_excel/2022/28/synthetic-arbeidsmarktkenmerken-mbo-uitstromers-2020-21.xlsx"
# Source, local path, and package and resource at CKAN.
FILES = [
    ("duo-hbo-studenten", "duo/ingeschrevenenhbo.csv", "978f900e-088e-4d27-804f-2d897c161c70/resource/7761bd6a-b87b-4389-a943-829872116f92"),
    ("duo-hbo-studenten-vorm", "duo/ingeschrevenenoplvhbo.csv", "978f900e-088e-4d27-804f-2d897c161c70/resource/ef11448c-e8c3-4afe-899f-67f90a3c3be0"),
    ("duo-hbo-eerstejaars", "duo/eerstejaarsingeschrevenenhbo.csv", "eec8c988-66a6-4b06-9bcf-4038d016f2a1/resource/0f594842-cca9-4f17-8cbc-e502dba408b4"),
    ("duo-hbo-eerstejaars-vorm", "duo/eerstejaarsingeschrevenenoplvhbo.csv", "eec8c988-66a6-4b06-9bcf-4038d016f2a1/resource/2ddccc54-ae20-45dd-ba0a-5af9a69ef713"),
    ("duo-hbo-gediplomeerden", "duo/gediplomeerdenhbo.csv", "169aef42-1588-4602-b1ac-d06616db788b/resource/0488fa97-d0ba-4285-9569-19bf26050204"),
    ("duo-hbo-gediplomeerden-vorm", "duo/gediplomeerdenoplvhbo.csv", "169aef42-1588-4602-b1ac-d06616db788b/resource/3f2541ca-6acd-4b98-ac08-7b68d05bb06a"),
    ("duo-rio-opleidingen", "duo/ho_opleidingsoverzicht.csv", "7c0686f4-b5c2-418e-8e44-7be0057d8084/resource/ffffa7ad-e6a2-4ba7-9fc2-a09df4128555"),
    ("duo-rio-erkenningen", "duo/ho_erkenningen_rio.csv", "bb07cc6e-00fe-4100-9528-a0c5fd27d2fb/resource/28a4d89b-c223-4dbc-8deb-9d02a533f215"),
    ("duo-mbo-studenten", "duo/mbo-studenten-per-instelling.csv", "63c2b502-5675-4110-83a0-a111c3f46332/resource/0cf33778-666c-4a6d-bd58-0b4d1ddefb61"),
    ("duo-mbo-gediplomeerden", "duo/gediplomeerde-mbo-studenten.csv", "725a741e-77e4-46f5-87be-671a68d27f24/resource/aa057440-a653-41c4-8d73-d63cb0556135"),
]
SERVED_AS = {"duo-mbo-studenten": "synthetic-2021-2025-03-studenten-per-instelling-plaats-van-de-instelling-sectorkamer-leerweg-opleiding-niv.csv",
             "duo-mbo-gediplomeerden": "synthetic-2020-2024-gediplomeerden.csv"}
PACKAGES = {"978f900e-088e-4d27-804f-2d897c161c70": ("p01hoinges", "Ingeschrevenen hoger onderwijs", "ho"),
            "eec8c988-66a6-4b06-9bcf-4038d016f2a1": ("p02ho1ejrs", "Eerstejaars ingeschrevenen hoger onderwijs", "ho"),
            "169aef42-1588-4602-b1ac-d06616db788b": ("p04hogdipl", "Gediplomeerden in het hoger onderwijs", "ho"),
            "7c0686f4-b5c2-418e-8e44-7be0057d8084": ("ho_opleidingsoverzicht", "HO Opleidingsoverzicht", "ho"),
            "bb07cc6e-00fe-4100-9528-a0c5fd27d2fb": ("overzicht-erkenningen-ho", "Overzicht Erkenningen ho", "ho"),
            "63c2b502-5675-4110-83a0-a111c3f46332": ("mbo-studenten-per-instelling", "synthetisch: Mbo-studenten per instelling", "mbo"),
            "725a741e-77e4-46f5-87be-671a68d27f24": ("gediplomeerde-mbo-studenten", "synthetisch: Gediplomeerde mbo-studenten", "mbo")}
# Sources that are kept but not read: package, resource, name, columns. All rows are made up.
KEPT = [
    ("3638ab93-ed1f-4df2-ad2b-164e31b792bb", "p03hoinschr", "9ec2ffc8-6121-485f-acda-1838d8c44a93", "inschrijvingenhbo",
     ["STUDIEJAAR", "GEMEENTENUMMER", "AANTAL_INSCHRIJVINGEN"]),
    ("61c740bf-36be-4e56-a827-e606be12f9ca", "instromende-mbo-studenten", "cdb82e0e-3fff-4839-b4a0-8b852bc3f212", "instroom-vooropleiding", None),
    ("61c740bf-36be-4e56-a827-e606be12f9ca", "instromende-mbo-studenten", "9c9d219f-242a-4406-bf4d-60a8f76f34f5", "instroom-soort", None),
    ("a9e3a468-3c11-4d7d-aa8b-1935d3709b5e", "studentprognoses-mbo-per-instelling", "29b0675f-51a5-4d35-8c9a-8ea8695b70b2", "prognose-instelling", None),
    ("1bafae09-10e4-47b5-a54e-1c01f5776a60", "adressen_mbo", "1a946297-a7ca-48d5-9ae8-19ad73bf8176", "instellingenmbo", None),
    ("37051cda-b681-43eb-a385-efa18e99cdd2", "adressen_ho", "bf1da9c6-c688-4873-91b1-b12c9ac2c132", "instellingenho", None),
    ("894ebe77-15e7-48e6-9daf-c93da08b1ab9", "mbo_opleidingsaanbod", "5776abd4-d34b-4489-9b1b-fd639b05acdb", "mbo_opleidingsaanbod",
     ["OPLEIDINGSEENHEIDCODE", "ERKENDEOPLEIDINGSCODE", "LEERTRAJECT"]),
    ("894ebe77-15e7-48e6-9daf-c93da08b1ab9", "mbo_opleidingsaanbod", "ac441b5c-f2a3-45f2-b8d1-a06a71a2a009", "mbo_opleidingsaanbod_cohorten", None)]
KEPT += [("c416acd1-e083-4ec6-9203-3b20f98fe143", "rio_nfo_po_vo_vavo_mbo_ho", id, name, None) for id, name in (
    ("c528ffef-907c-43c4-bef2-b724fa925c3c", "aangeboden_mbo_opleidingen"),
    ("17111d6d-b463-4276-a401-29bf27d3d30b", "mbo_opleidingen"),
    ("92fb0aad-3673-41ff-92c3-f955efd4695e", "mbo_opleidingserkenningen"),
    ("c0e73372-076d-46ac-b5fd-9d27e9f154f6", "aangeboden_ho_opleidingen"),
    ("94152b85-14ed-4107-adae-f9b3634e2c1d", "ho_opleidingen"),
    ("f25db392-dad0-449a-b09a-ab5cb3f6063d", "ho_opleidingserkenningen"))]
PLAIN = {  # further text files: source, encoding, delimiter, header rows
    "duo/01.-instellingen-hbo-en-wo.csv": ("duo-adressen-ho", "cp1252", ";", 1),
    "duo/03b-eerstejaars-ingeschrevenen-hbo-domein-hbo-2019.csv": ("duo-hbo-eerstejaars-2019", "ascii", ";", 1),
    "duo/05.-gediplomeerden-hbo-2022.csv": ("duo-hbo-gediplomeerden-2022", "ascii", ";", 1),
    "duo/mbo_inscriptions_2019.csv": ("duo-mbo-2019", "utf-8", ";", 1),
    "inspectie/mbo-indicatoren-per-instelling-2020-jr-dr.csv": ("inspectie-mbo-2020", "utf-8", ";", 3),
    "cbs/gemeenten_2025.csv": ("cbs-gemeenten-2025", "utf-8", ",", 1),
    "cbs/gm_codes_and_provinces.csv": ("cbs-provincies-2025", "utf-8", ";", 1)}
ZIPPED = {"duo/mbo_inscriptions_2019.csv", "duo/ho_erkenningen_rio.csv", "duo/ho_opleidingsoverzicht.csv"}


class Folder:
    """The folder that is made, with the list of what is served."""

    def __init__(self, out, shared):
        self.out, self.shared, self.served = out, shared, []

    def write(self, name, content):
        path = os.path.join(self.out, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as made:
            made.write(content if isinstance(content, bytes) else content.encode())

    def local(self, name, content):
        """A file where the import looks for it: the real one where there is one. Says what was written."""
        on_disk = name + (".gz" if name in ZIPPED else "")
        real = os.path.join(self.shared, "data", on_disk) if self.shared else ""
        if real and os.path.exists(real):
            with open(real, "rb") as given:
                self.write("local/" + on_disk, given.read())
        else:
            self.write("local/" + on_disk, gzip.compress(content, 6, mtime=0) if name in ZIPPED else content)
        return {"file": "local/" + on_disk, "gzip": name in ZIPPED}

    def serve(self, path, entry, type="text/csv", **more):
        self.served.append({"path": path, "type": type} | entry | more)


def titles_csv(about, rows):
    """A table as StatLine lets people download it: titles instead of codes, padded numbers."""
    titles = [{c["id"]: c["title"] for c in d["codes"]} for d in about["dimensions"]]
    header = [d["title"] for d in about["dimensions"]] + [f"{m['title']} ({m['unit']})" for m in about["measures"]]
    lines = [header] + [[titles[i][c] if i < len(titles) else (c or ".").rjust(8) for i, c in enumerate(r)] for r in rows]
    return ("\ufeff" + as_csv(lines, ";", quoted=True, end="\r\n")).encode()


def cbs_files(folder, tables):
    """The tables in the forms in which people bring them by hand."""
    made = {about["id"]: (about, rows) for about, rows in tables}
    about, rows = made["83811NED"]
    header = ["ID"] + [d["id"] for d in about["dimensions"]] + [about["measures"][0]["key"]]
    lines = [header] + [[str(at), *r] for at, r in enumerate(rows)]
    text = "\ufeff" + as_csv(lines, ";", quoted=True, end="\r\n")
    folder.local("cbs/83811NED_TypedDataSet_29032021_140503.zip",
                 zipped({"83811NED_TypedDataSet_29032021_140503.csv": text.encode()}))
    about, rows = made["83815NED"]
    for name, wanted in (("uurloongem", True), ("uurloongemstudie", False)):
        own = [r for r in rows if (r[3] == "T001332") == wanted]
        folder.local(f"cbs/83815NED_{name}.csv", titles_csv(about, own))
    folder.local("cbs/85776NED_arbeidsmarkt.csv", titles_csv(*made["85776NED"]))
    folder.local("cbs/83286NED.csv", titles_csv(*made["83286NED"]))
    for name in ("85696NED", "85698NED", "83832NED", "85777NED"):
        folder.local(f"cbs/{name}.zip", zipped(bulk_members(table_of(*made[name]))))


def table_of(about, rows):
    for at, one in enumerate(about["measures"]):
        one["column"] = len(about["dimensions"]) + at
    return Table(about, rows, 0)


def registers(folder, excerpt):
    for name, rows in made_up.rio(excerpt).items():
        folder.write(f"rio/{name}.json", json.dumps(rows, ensure_ascii=False))
    folder.write("skdb.json", json.dumps(made_up.skdb(excerpt), ensure_ascii=False))
    folder.write("kiesmbo.json", json.dumps(made_up.kiesmbo(excerpt), ensure_ascii=False))
    names = {572235: "synthetic-ais-arbeidsmarkt.csv", 566770: "synthetic-ais-uitkomsten.csv",
             565551: "synthetic-ais-schoolverlaters.csv"}
    folder.write("dataverse.json", json.dumps({"doi:10.34894/DVQTOG": [
        {"id": id, "label": name, "filename": name} for id, name in names.items()]}))
    folder.write("files/synthetic-ais.csv", made_up.roa())
    for id, name in names.items():
        folder.serve(f"/dataverse.nl/storage/{id}/{name}", {"file": "files/synthetic-ais.csv"}, source="roa-" + str(id),
                     encoding="utf-8", delimiter=";", synthetic=True)
    folder.write("files/synthetic-crebolijst.xlsx", workbook({"synthetisch": made_up.crebo_list(excerpt)}))
    for number in (58136, 58099):
        folder.serve(f"/kwalificatie-mijn.s-bb.nl/Lijsten/Output/{number}", {"file": "files/synthetic-crebolijst.xlsx"},
                     XLSX, source="sbb-lijst", synthetic=True)
    folder.write("files/synthetic-dossiers.xml", "<?xml version=\"1.0\"?><dossiers naam=\"synthetisch\"/>")
    for number in (53725, 58071):
        folder.serve(f"/kwalificatie-mijn.s-bb.nl/Lijsten/Output/{number}", {"file": "files/synthetic-dossiers.xml"},
                     "text/xml", source="sbb-dossiers", synthetic=True)


def controls(folder, packages):
    """The control files beside the registers; CKAN gives them an address that nobody outside reaches."""
    for package, name, resource in (
            ("7c0686f4-b5c2-418e-8e44-7be0057d8084", "ho_opleidingsoverzicht", "ba907450-e4c4-44aa-93ed-6b177eeade88"),
            ("bb07cc6e-00fe-4100-9528-a0c5fd27d2fb", "ho_erkenningen_rio", "d22f70ca-7d8a-4f97-9c65-73584c1c841d")):
        with gzip.open(os.path.join(folder.out, f"local/duo/{name}.csv.gz"), "rt", encoding="utf-8", newline="") as given:
            rows = sum(1 for _ in csv.reader(given)) - 1
        folder.write(f"files/controlebestand-{name}.csv", as_csv([
            ["naam", "aantalCsv", "aantalDataStore", "gewijzigd", "volledig"],
            [name + ".csv", str(rows), str(rows), "2026-02-20T05:22:23", "Waar"]], ","))
        path = f"/files/controlebestand-{name}.csv"
        folder.serve(path, {"file": f"files/controlebestand-{name}.csv"}, source="controle-" + name,
                     encoding="utf-8", delimiter=",")
        packages[package]["resources"].append(
            {"id": resource, "path": path, "format": "CSV", "name": "controlebestand", "internal": True})


def kept(folder, packages):
    """What is fetched and kept but not read: made-up rows, and the page with the yearly results."""
    for package, name, resource, file, columns in KEPT:
        columns = columns or ["CODE", "NAAM", "AANTAL"]
        rows = [[f"X{at:04}"] + [f"synthetisch {at}"] * (len(columns) - 2) + [str(at)] for at in range(1, 21)]
        folder.write(f"files/synthetic-{file}.csv", as_csv([columns] + rows, ","))
        path = f"{CKAN}/{package}/resource/{resource}/download/{file}.csv"
        folder.serve(path, {"file": f"files/synthetic-{file}.csv"}, source="kept-" + file, encoding="utf-8",
                     delimiter=",", synthetic=True)
        packages.setdefault(package, {"id": package, "name": name, "title": "synthetisch: " + name, "group": "mbo",
                                      "resources": []})["resources"].append(
            {"id": resource, "path": path, "format": "CSV", "name": "synthetisch: " + file})
    book = "/duo.nl/open_onderwijsdata/images/synthetic-indicatoren-per-instelling-2025.xlsx"
    folder.serve(book, {"file": "files/synthetic-crebolijst.xlsx"}, XLSX, source="kept-indicatoren", synthetic=True)
    folder.write("files/indicatoren.html", "<!DOCTYPE html>\n<html><body><h1>synthetisch: indicatoren</h1>\n"
                 '<a href="{origin}' + book + '">Indicatoren per instelling</a></body></html>\n')
    folder.serve("/duo.nl/open_onderwijsdata/databestanden/mbo/indicatoren-mbo/",
                 {"file": "files/indicatoren.html", "template": True}, "text/html; charset=utf-8")


def per_crebo(folder, excerpt):
    entry = folder.local("cbs/arbeidsmarktkenmerken-mbo-uitstromers.xlsx", workbook(made_up.crebo_sheets(excerpt)))
    folder.serve(BOOK, entry, XLSX, source="cbs-mbo-per-crebo", synthetic=True)
    folder.write("files/maatwerk.html", "<!DOCTYPE html>\n<html><body><h1>synthetisch: maatwerk</h1>\n"
                 '<a href="{origin}' + BOOK.replace("2022/28", "2021/30").replace("2020-21", "2019-20")
                 + '">Tabellen 2019/\'20</a>\n<a href="{origin}' + BOOK + '">Tabellen 2020/\'21</a></body></html>\n')
    folder.serve(MAATWERK, {"file": "files/maatwerk.html", "template": True}, "text/html; charset=utf-8")


def make(baseline, out, extra=0, shared=None, only=()):
    """Makes the folder anew; returns the excerpt. `only`: of these institutions, in the place of the usual."""
    if os.path.exists(out):
        if not os.path.exists(os.path.join(out, "manifest.json")):
            raise SystemExit(f"{out} is not a folder of ours; take another")
        shutil.rmtree(out)
    excerpt, folder = Excerpt(baseline, extra, only), Folder(out, shared)
    content = excerpt.files()
    content["duo/mbo-studenten-per-instelling.csv"] = made_up.rolling(excerpt, False)
    content["duo/gediplomeerde-mbo-studenten.csv"] = made_up.rolling(excerpt, True)
    packages = {id: {"id": id, "name": name, "title": title, "group": group, "resources": []}
                for id, (name, title, group) in PACKAGES.items()}
    for source, local, place in FILES:
        name = SERVED_AS.get(source, os.path.basename(local))
        path = f"{CKAN}/{place}/download/{name}"
        encoding = "ascii" if source.startswith("duo-hbo") else "utf-8"
        folder.serve(path, folder.local(local, content[local]), source=source, encoding=encoding, delimiter=",",
                     quoted=True, synthetic=source in SERVED_AS)
        package, _, resource = place.split("/")
        packages[package]["resources"].append({
            "id": resource, "path": path, "format": "CSV",
            "name": ("synthetisch: " if source in SERVED_AS else "") + os.path.splitext(os.path.basename(local))[0]})
    controls(folder, packages)
    for local, (source, encoding, delimiter, heads) in PLAIN.items():
        entry = folder.local(local, content[local])
        for path in (f"{IMAGES}/{os.path.basename(local)}", "/files/" + local):
            folder.serve(path, entry, source=source, encoding=encoding, delimiter=delimiter, header_rows=heads)
        if entry["gzip"]:
            folder.serve(f"{IMAGES}/{os.path.basename(local)}.gz", entry, "application/gzip", source=source,
                         encoding=encoding, delimiter=delimiter, header_rows=heads, served_gzip=True)
    folder.serve("/files/uwv/cbs-opendata-areas.json", folder.local("uwv/cbs-opendata-areas.json", content["uwv/cbs-opendata-areas.json"]),
                 "application/json", source="cbs-gebieden-2021")
    tables = cbs_tables.all_tables(excerpt)
    for about, rows in tables:
        folder.write(f"tables/{about['id']}.json", json.dumps(about, ensure_ascii=False, indent=1))
        header = [d["id"] for d in about["dimensions"]] + [m["key"] for m in about["measures"]]
        folder.write(f"tables/{about['id']}.csv", as_csv([header] + rows, ","))
    cbs_files(folder, tables)
    registers(folder, excerpt)
    kept(folder, packages)
    per_crebo(folder, excerpt)
    moment = datetime.datetime(2026, 2, 20, 8, tzinfo=datetime.timezone.utc).timestamp()
    folder.write("expected.json", json.dumps(expected.figures(excerpt), ensure_ascii=False, indent=1))
    folder.write("manifest.json", json.dumps({
        "schema": 1, "title": "synthetic and excerpted data for tests", "modified": moment,
        "institutions": excerpt.brins, "files": folder.served, "packages": list(packages.values())},
        ensure_ascii=False, indent=1))
    return excerpt


def main():
    given = argparse.ArgumentParser(description="Makes the data of the stand-in.")
    given.add_argument("--baseline", required=True, help="Datasets/baseline")
    given.add_argument("--out", required=True)
    given.add_argument("--institutions", type=int, default=0, metavar="N", help="so many more than the usual five")
    given.add_argument("--shared", metavar="DIR", help="folder with real files under DIR/data, served as they are")
    chosen = given.parse_args()
    made = make(chosen.baseline, chosen.out, chosen.institutions, chosen.shared)
    print(json.dumps({"out": chosen.out, "institutions": made.brins, "offerings": len(made.offerings)}))


if __name__ == "__main__":
    main()
