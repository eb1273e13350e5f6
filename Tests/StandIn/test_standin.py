#!/usr/bin/env python3
"""The stand-in itself is tested: its routes against the formats it copies, its faults, and its data against
the baseline. `python3 Tests/StandIn/test_standin.py`"""

import csv
import gzip
import http.client
import io
import json
import os
import shutil
import ssl
import tempfile
import unittest
import zipfile
from urllib.parse import quote, urlsplit

import make_data
import standin

HERE = os.path.dirname(os.path.abspath(__file__))
BASELINE = os.path.join(HERE, "..", "..", "Datasets", "baseline")
V4 = "/datasets.cbs.nl/odata/v1/CBS/85696NED"
FEED, API = "/opendata.cbs.nl/ODataFeed/odata/85696NED", "/opendata.cbs.nl/ODataApi/odata/85696NED"
CKAN = "/onderwijsdata.duo.nl/api/3/action/"
STUDENTS = ("/onderwijsdata.duo.nl/dataset/978f900e-088e-4d27-804f-2d897c161c70/resource/"
            "7761bd6a-b87b-4389-a943-829872116f92/download/ingeschrevenenhbo.csv")


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


class StandInTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="stand-in-test-")
        cls.data = os.path.join(cls.folder, "data")
        cls.excerpt = make_data.make(BASELINE, cls.data)
        cls.shared, cls.line = standin.start(
            cls.data, certs=os.path.join(cls.folder, "certs"), sizes={"v4": 5000, "v3": 9000, "hal": 100})
        cls.context = ssl.create_default_context(cafile=cls.line["ca"])

    @classmethod
    def tearDownClass(cls):
        for listener in cls.shared.listeners:
            listener.shutdown()
            listener.server_close()
        shutil.rmtree(cls.folder)

    def setUp(self):
        self.shared.switches.reset()
        self.shared.store.reset()
        self.shared.log.clear()

    def get(self, path, method="GET", content=None, port=None, **headers):
        link = http.client.HTTPSConnection("localhost", port or self.line["port"], timeout=10, context=self.context)
        try:
            link.request(method, quote(path, safe="/?&=$:%'(),"), content,
                         {k.replace("_", "-"): v for k, v in headers.items()})
            reply = link.getresponse()
            return Reply(reply.status, reply.headers, reply.read())
        finally:
            link.close()

    def path(self, link):
        self.assertTrue(link.startswith(self.line["origin"] + "/"), link)
        split = urlsplit(link)
        return split.path + ("?" + split.query if split.query else "")

    def fault(self, name, match="", times=None, **args):
        self.control({"rules": [{"match": match, "fault": name, "times": times, "args": args}]})

    def control(self, wanted):
        reply = self.get("/_control", "POST", json.dumps(wanted))
        self.assertEqual(reply.status, 200, reply.body)

    def every(self, path, member):
        rows = []
        while path:
            page = self.get(path).json
            rows += page["value"]
            path = self.path(page[member]) if member in page else None
        return rows

    # CBS v4

    def test_v4_pages_follow_the_link_and_add_up(self):
        rows = self.every(V4 + "/Observations", "@odata.nextLink")
        self.assertEqual(len(rows), self.get(V4 + "/Properties").json["ObservationCount"])
        self.assertEqual([r["Id"] for r in rows], list(range(len(rows))))
        impossible = [r for r in rows if r["ValueAttribute"] == "Impossible"]
        self.assertTrue(impossible and all(r["Value"] is None for r in impossible))
        self.assertEqual({r["Measure"] for r in rows}, {"M000001"})
        self.assertEqual(len(self.get(V4 + "/MeasureCodes").json["value"]), 2)

    def test_v4_filters_select_count_and_top(self):
        filter = "$filter=Perioden eq '2022SJ00' and (startswith(Peilmoment,'A0290') and contains(Studierichting,'06'))"
        page = self.get(V4 + f"/Observations?{filter}&$select=Perioden,Value&$count=true&$top=3").json
        self.assertEqual(len(page["value"]), 3)
        self.assertEqual(set(page["value"][0]), {"Perioden", "Value"})
        self.assertNotIn("@odata.nextLink", page)
        count = self.get(V4 + f"/Observations/$count?{filter}")
        self.assertTrue(count.body.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(int(count.body.decode("utf-8-sig")), page["@odata.count"])
        self.assertEqual(self.get(V4 + "/Observations?$filter=Nergens eq 'x'").status, 400)

    def test_v4_links_keep_the_options(self):
        filter = "?$filter=Geslacht eq 'T001038'"
        rows = self.every(V4 + "/Observations" + filter, "@odata.nextLink")
        count = int(self.get(V4 + "/Observations/$count" + filter).body.decode("utf-8-sig"))
        self.assertEqual(len(rows), count)
        self.assertGreater(count, 5000)

    def test_v4_ids_have_their_own_case_and_measure_groups_may_be_absent(self):
        self.assertEqual(self.get(V4.replace("NED", "ned") + "/Properties").status, 404)
        self.assertEqual(self.get("/datasets.cbs.nl/odata/v1/CBS/80590ned/Properties").status, 200)
        self.assertEqual(self.get("/datasets.cbs.nl/odata/v1/CBS/80590NED/Properties").status, 404)
        self.assertEqual(self.get(V4 + "/MeasureGroups").status, 404)
        self.assertEqual(self.get(V4.replace("85696", "85698") + "/MeasureGroups").status, 200)
        found = self.get("/datasets.cbs.nl/odata/v1/CBS/Datasets?$filter=Identifier eq '85696NED'").json["value"]
        self.assertEqual(len(found), 1)

    def test_v4_values_are_those_of_the_table(self):
        filter = ("Geslacht eq 'T001038' and UitstromersMboMetEnZonderDiploma eq 'X21104' and "
                  "Studierichting eq 'X060000' and Peilmoment eq 'A029078' and Perioden eq '2022SJ00'")
        rows = self.get(V4 + "/Observations?$filter=" + filter).json["value"]
        values = {r["Arbeidsmarktpositie"]: r["Value"] for r in rows}
        self.assertEqual(len(values), 7)
        self.assertEqual(values.pop("T001242"), sum(values.values()))

    # CBS v3 and bulk

    def test_v3_pages_pad_and_refuse(self):
        rows = self.every(FEED + "/TypedDataSet?$format=json", "odata.nextLink")
        self.assertEqual(len(rows), len(self.shared.store.table("85696NED").rows))
        self.assertTrue(all(len(r["Studierichting"]) == 8 for r in rows))
        self.assertIn(None, {r["UitstromersMbo_1"] for r in rows})
        self.assertEqual(self.get(API + "/TypedDataSet?$format=json").status, 500)
        few = self.get(API + "/TypedDataSet?$format=json&$filter=trim(Studierichting) eq 'X060000' and substringof('2022',Perioden)&$top=5")
        self.assertEqual(len(few.json["value"]), 5)
        self.assertTrue(self.get(API + "/TypedDataSet").headers["Content-Type"].startswith("application/atom+xml"))
        self.assertEqual(self.get(API.replace("NED", "ned") + "/TableInfos?$format=json").status, 200)
        tables = self.get("/opendata.cbs.nl/ODataCatalog/Tables?$format=json&$filter=Identifier eq '85696NED'").json
        self.assertEqual(tables["value"][0]["RecordCount"], len(rows))

    def test_bulk_has_a_mark_and_commas(self):
        reply = self.get("/datasets.cbs.nl/csv/CBS/nl/83832NED")
        with zipfile.ZipFile(io.BytesIO(reply.body)) as packed:
            text = packed.read("Observations.csv")
            self.assertIn("PeriodenCodes.csv", packed.namelist())
        self.assertTrue(text.startswith(b'\xef\xbb\xbf"Id";"Measure";'))
        rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
        self.assertRegex(rows[0]["Value"], r"^\d+,\d+$")
        self.assertEqual(len(rows), len(self.shared.store.table("83832NED").observations()))

    # DUO and the registers

    def test_ckan_tells_of_its_files(self):
        self.assertIn("p01hoinges", self.get(CKAN + "package_list").json["result"])
        shown = self.get(CKAN + "resource_show?id=7761bd6a-b87b-4389-a943-829872116f92").json["result"]
        body = self.get(self.path(shown["url"])).body
        self.assertEqual(shown["size"], len(body))
        self.assertEqual(shown["total_record_count"], body.count(b"\n") - 1)
        gone = self.get(CKAN + "package_show?id=nergens")
        self.assertEqual((gone.status, gone.json["success"]), (404, False))
        page = self.get(CKAN + "package_search?rows=3&start=3").json["result"]
        self.assertEqual((page["count"], len(page["results"])), (7, 3))
        rows = self.get(CKAN + "datastore_search?resource_id=7761bd6a-b87b-4389-a943-829872116f92&limit=50&offset=100").json
        self.assertEqual([r["_id"] for r in rows["result"]["records"]], list(range(101, 151)))
        internal = self.get(CKAN + "resource_show?id=ba907450-e4c4-44aa-93ed-6b177eeade88").json["result"]
        self.assertFalse(internal["url"].startswith(self.line["origin"]))
        dump = self.get("/onderwijsdata.duo.nl/datastore/dump/ba907450-e4c4-44aa-93ed-6b177eeade88").body
        self.assertTrue(dump.startswith(b"_id,naam,aantalCsv"))

    def test_served_counts_are_those_of_the_baseline(self):
        rows = list(csv.DictReader(io.StringIO(self.get(STUDENTS).body.decode("ascii"))))
        served = {(r["INSTELLINGSCODE_ACTUEEL"], r["OPLEIDINGSCODE_ACTUEEL"], r["GEMEENTENUMMER"], r["STUDIEJAAR"]):
                  int(r["AANTAL_INGESCHREVENEN"]) for r in rows}
        self.assertEqual(len(served), len(rows))
        with open(os.path.join(BASELINE, "counts_hbo.csv"), encoding="utf-8", newline="") as given:
            facts = {(r["brin"], r["code"], r["municipality"], r["year"]): int(r["low"]) if r["low"] == r["high"] else -1
                     for r in csv.DictReader(given)
                     if r["source"] == "duo-hbo-studenten" and r["brin"] in self.excerpt.brins}
        self.assertEqual(served, facts)
        self.assertIn(-1, served.values())
        self.assertTrue({"28DN", "31FR", "25LX"} <= set(self.excerpt.brins))

    def test_served_positions_are_those_of_the_baseline(self):
        table = self.shared.store.table("83811NED")
        served = sorted(r[7] for r in table.rows if r[3] == "A028813")
        with open(os.path.join(BASELINE, "positions.csv"), encoding="utf-8", newline="") as given:
            facts = sorted(r["work"] for r in csv.DictReader(given) if r["source"] == "cbs-83811")
        self.assertEqual(served, facts)

    def test_small_numbers_are_hidden_in_three_ways(self):
        text = self.get("/duo.nl/open_onderwijsdata/images/mbo_inscriptions_2019.csv").body.decode()
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        self.assertTrue(any("<5" in r.values() for r in rows))
        forms = self.get(STUDENTS.rsplit("/dataset/", 1)[0] + "/datastore/dump/3f2541ca-6acd-4b98-ac08-7b68d05bb06a").body.decode()
        flags = {(r["AANTAL_GEDIPLOMEERDEN"], r["INDICATIEAVG"]) for r in csv.DictReader(io.StringIO(forms))}
        self.assertIn(("4", "J"), flags)
        self.assertEqual({count for count, flag in flags if flag == "J"}, {"4"})
        packed = self.get("/duo.nl/open_onderwijsdata/images/mbo_inscriptions_2019.csv.gz").body
        self.assertEqual(gzip.decompress(packed).decode(), text)
        self.get("/duo.nl/open_onderwijsdata/images/01.-instellingen-hbo-en-wo.csv").body.decode("cp1252")

    def test_dataverse_sends_on(self):
        listed = self.get("/dataverse.nl/api/datasets/:persistentId/versions/:latest/files?persistentId=doi:10.34894/DVQTOG")
        file = listed.json["data"][0]["dataFile"]
        reply = self.get(f"/dataverse.nl/api/access/datafile/{file['id']}")
        self.assertEqual(reply.status, 302)
        body = self.get(self.path(reply.headers["Location"])).body
        self.assertEqual(len(body), file["filesize"])
        self.assertIn(b";-9;", body)

    def test_rio_ends_with_a_page_without_rows(self):
        path, rows, last = "/lod.onderwijsregistratie.nl/api/rio/v2/aangeboden-opleidingen?page=0&pageSize=41", 0, None
        while path:
            last = self.get(path).json
            rows += len(last.get("_embedded", {}).get("aangebodenOpleidingen", []))
            path = self.path(last["_links"]["next"]["href"]) if "next" in last["_links"] else None
        self.assertEqual(rows, len(self.excerpt.offerings))
        self.assertNotIn("_embedded", last)  # 492 is 12 times 41

    def test_workbook_is_found_by_its_page(self):
        page = self.get(make_data.MAATWERK).body.decode()
        links = sorted(part.split('"')[0] for part in page.split('href="')[1:])
        self.assertEqual(len(links), 2)
        book = self.get(self.path(links[-1])).body
        with zipfile.ZipFile(io.BytesIO(book)) as packed:
            self.assertIn(b'"Tabel 1 instelling"', packed.read("xl/workbook.xml"))
        self.assertTrue(self.get("/kwalificatie-mijn.s-bb.nl/Lijsten/Output/58136").body.startswith(b"PK\x03\x04"))

    def test_closed_registers_want_a_key(self):
        self.assertEqual(self.get("/api.skdb.nl/opleidingen").status, 401)
        self.assertEqual(self.get("/api.skdb.nl/opleidingen", Authorization="Bearer synthetic-key").status, 200)
        self.assertEqual(self.get("/api.kiesmbo.nl/v2/export").status, 401)
        self.assertEqual(self.get("/api.kiesmbo.nl/v2/export", Ocp_Apim_Subscription_Key="synthetic-key").status, 200)

    # HTTP

    def test_validators_ranges_and_gzip(self):
        whole = self.get(STUDENTS)
        tag, date = whole.headers["ETag"], whole.headers["Last-Modified"]
        self.assertTrue(tag.startswith('"'))
        self.assertEqual(self.get(STUDENTS, If_None_Match=tag).status, 304)
        self.assertEqual(self.get(STUDENTS, If_Modified_Since=date).status, 304)
        zipped = self.get(STUDENTS, Accept_Encoding="gzip")
        self.assertEqual(zipped.headers["ETag"], "W/" + tag)
        self.assertEqual(gzip.decompress(zipped.body), whole.body)
        part = self.get(STUDENTS, Range="bytes=100-", If_Range=tag)
        self.assertEqual((part.status, part.body), (206, whole.body[100:]))
        self.assertEqual(self.get(STUDENTS, Range="bytes=100-", If_Range='"other"').status, 200)
        beyond = self.get(STUDENTS, Range="bytes=99999999-")
        self.assertEqual((beyond.status, beyond.headers["Content-Range"]), (416, f"bytes */{len(whole.body)}"))
        self.assertIn(b"<html>", beyond.body)

    def test_an_edit_changes_bytes_tag_and_version(self):
        before, version = self.get(STUDENTS), self.get(V4 + "/Properties").json["Version"]
        self.control({"edit": {"source": "duo-hbo-studenten", "row": 2, "column": "AANTAL_INGESCHREVENEN", "value": 2901}})
        after = self.get(STUDENTS)
        self.assertNotEqual(before.headers["ETag"], after.headers["ETag"])
        self.assertIn(b"2901", after.body.splitlines()[2])
        self.control({"edit": {"bump": "85696NED"}})
        self.assertGreater(self.get(V4 + "/Properties").json["Version"], version)
        self.control({"edit": {"table": "85696NED", "row": 1, "column": "Value", "value": 10}})
        self.assertEqual(self.get(V4 + "/Observations(0)").json["Value"], 10.0)
        wrong = self.get("/_control", "POST", '{"edit":{"source":"duo-hbo-studenten","row":1,"column":"geen","value":1}}')
        self.assertEqual(wrong.status, 400)
        self.assertEqual(self.get(STUDENTS).body, after.body)

    # Faults

    def test_statuses_redirects_and_bodies_on_request(self):
        for name, status in (("503", 503), ("503-retry-after", 503), ("429", 429), ("401", 401), ("html-200", 200),
                             ("empty-200", 200), ("redirect-html", 302), ("http-redirect", 302),
                             ("redirect-loop", 302), ("redirect-other-host", 302), ("self-signed", 302)):
            self.fault(name, "85696NED", times=1)
            reply = self.get(V4 + "/Properties")
            self.assertEqual(reply.status, status, name)
            self.assertEqual("Retry-After" in reply.headers, name in ("503-retry-after", "429"), name)
            self.assertEqual(self.get(V4 + "/Properties").status, 200, name)  # used up
        self.fault("html-200")
        self.assertIn(b"<html>", self.get(V4).body)

    def test_bodies_that_break_off(self):
        self.fault("reset-after", bytes=1000)
        with self.assertRaises((ConnectionError, http.client.IncompleteRead, ssl.SSLError)):
            self.get(STUDENTS)
        self.fault("longer-content-length")
        with self.assertRaises(http.client.IncompleteRead):
            self.get(STUDENTS)
        self.fault("truncated-json")
        with self.assertRaises(json.JSONDecodeError):
            self.get(V4 + "/Properties").json
        self.fault("wrong-charset")
        with self.assertRaises(UnicodeDecodeError):
            self.get(V4 + "/Properties").body.decode()
        with self.assertRaises(UnicodeDecodeError):
            self.get(STUDENTS).body.decode()

    def test_links_that_mislead(self):
        for path, member in ((V4 + "/Observations?$top=1", "@odata.nextLink"),
                             (FEED + "/TypedDataSet?$format=json&$top=1", "odata.nextLink")):
            self.fault("next-other-host")
            self.assertTrue(self.get(path).json[member].startswith("https://127.0.0.1:"))
            self.fault("next-self")
            self.assertEqual(self.path(self.get(path).json[member]), quote(path, safe="/?&=$:%'(),"))
            self.fault("endless-pages")
            first = self.path(self.get(path).json[member])
            second = self.path(self.get(first).json[member])
            self.assertEqual((first[-1], second[-1]), ("1", "2"))
        self.fault("next-self")
        hal = self.get("/lod.onderwijsregistratie.nl/api/rio/v2/opleidingen?page=0&pageSize=10").json
        self.assertTrue(hal["_links"]["next"]["href"].endswith("page=0&pageSize=10"))

    def test_faults_in_the_data(self):
        self.fault("superseded", "85696NED")
        self.assertEqual(self.get(V4 + "/Properties").json["Status"], "Gediscontinueerd")
        self.assertEqual(self.get(V4 + "/Observations").status, 404)
        self.fault("missing-measure", "85696NED")
        self.assertNotIn("M000001", self.get(V4 + "/MeasureCodes").body.decode())
        self.fault("renamed-column", "85696NED")
        self.assertIn("PeilmomentNieuw", self.get(V4 + "/Observations?$top=1").json["value"][0])
        full = len(self.shared.store.table("85696NED").observations())
        self.fault("fewer-rows", "85696NED")
        self.assertLess(self.get(V4 + "/Properties").json["ObservationCount"], full // 2)
        self.fault("code-traversal")
        self.assertIn("../../x", self.get(V4 + "/StudierichtingCodes").body.decode())
        self.assertIn(b"../../x", self.get(STUDENTS).body)
        self.fault("renamed-column", **{"from": "STUDIEJAAR", "to": "JAAR"})
        self.assertTrue(self.get(STUDENTS).body.startswith(b'"JAAR"'))
        self.fault("renamed")
        self.assertEqual(self.get(STUDENTS).status, 404)
        self.assertEqual(self.get(CKAN + "package_show?id=p01hoinges").status, 404)
        self.fault("wrong-case")
        self.assertEqual(self.get(V4 + "/Properties").status, 404)

    def test_bombs_are_small_on_the_wire(self):
        self.fault("zip-bomb", size=64 << 20)
        body = self.get("/datasets.cbs.nl/csv/CBS/nl/85696NED").body
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            self.assertEqual(packed.infolist()[0].file_size, 64 << 20)
            self.assertIsNone(packed.testzip())
        self.assertLess(len(body), 200_000)
        self.fault("zip-traversal")
        with zipfile.ZipFile(io.BytesIO(self.get("/datasets.cbs.nl/csv/CBS/nl/85696NED").body)) as packed:
            self.assertEqual(packed.namelist()[0], "../../synthetic-escape.csv")
        self.fault("gzip-bomb", size=32 << 20)
        self.assertEqual(len(gzip.decompress(self.get(V4).body)), 32 << 20)
        self.fault("huge-body", size=3_000_000)
        self.assertGreaterEqual(len(self.get(V4).body), 3_000_000)
        self.fault("huge-body", size=3_000_000, length=True)
        self.assertEqual(len(self.get(V4).body), 3_000_000)

    def test_manners_of_the_wire(self):
        self.fault("no-gzip")
        self.assertNotIn("Content-Encoding", self.get(STUDENTS, Accept_Encoding="gzip").headers)
        self.fault("no-validators")
        reply = self.get(STUDENTS)
        self.assertEqual(("ETag" in reply.headers, "Last-Modified" in reply.headers), (False, False))
        self.fault("slow-drip", bytes=400, pause=0.01)
        self.assertEqual(self.get(V4).status, 200)
        self.fault("hang", seconds=0.1)
        with self.assertRaises((ConnectionError, http.client.RemoteDisconnected, ssl.SSLError)):
            self.get(V4)

    def test_the_second_certificate_is_not_of_the_authority(self):
        with self.assertRaises(ssl.SSLCertVerificationError):
            self.get("/", port=self.line["self_signed_port"])

    def test_the_dice_fall_the_same_for_the_same_seed(self):
        def statuses():
            self.shared.switches.reset()
            self.control({"seed": 17, "probability": 0.3, "faults": ["503", "429", "html-200"]})
            return [(r.status, len(r.body)) for r in (self.get(V4 + f"/Observations({n % 7})") for n in range(40))]
        first = statuses()
        self.assertEqual(first, statuses())
        self.assertGreater(sum(s != 200 for s, _ in first), 3)

    def test_the_log_tells_what_was_asked(self):
        self.fault("503", times=1)
        self.get(V4 + "/Properties")
        self.get(STUDENTS, If_None_Match='"x"', Range="bytes=0-9")
        log = self.get("/_control/log").json
        self.assertEqual([(r["fault"], r["status"]) for r in log], [("503", 503), (None, 206)])
        self.assertEqual((log[1]["path"], log[1]["if_none_match"], log[1]["bytes"]), (STUDENTS, '"x"', 10))
        self.assertEqual(self.get("/_control/reset", "POST").status, 200)
        self.assertEqual(self.get("/_control/log").json, [])

    def test_the_same_baseline_makes_the_same_bytes(self):
        other = os.path.join(self.folder, "again")
        make_data.make(BASELINE, other)
        for folder, _, names in os.walk(self.data):
            for name in names:
                path = os.path.join(folder, name)
                twin = os.path.join(other, os.path.relpath(path, self.data))
                with open(path, "rb") as a, open(twin, "rb") as b:
                    self.assertEqual(a.read(), b.read(), path)


if __name__ == "__main__":
    unittest.main()
