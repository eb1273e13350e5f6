"""The served data: files, CBS tables and registers of one folder, with edits laid over them.

`manifest.json` in the folder lists `files` (path on the server, file, type, source, columns) and
`packages` of CKAN; `tables/ID.json` with `tables/ID.csv` is a CBS table; `rio/NAME.json`, `skdb.json`,
`kiesmbo.json` and `dataverse.json` are the registers. Faults of kind "data" change what is read here,
so that counts, pages and downloads of a spoilt table agree with each other."""

import csv
import datetime
import gzip
import io
import json
import os
import threading

from spoils import DATA, spoil_rows, spoil_table

REGISTERS = ("rio", "skdb", "kiesmbo")


def _data(fault):
    """The fault, if it is one of the data itself."""
    return fault if fault and fault.name in DATA else None


class Table:
    """One CBS table: its description and its wide rows (codes, then one cell per measure)."""

    def __init__(self, about, rows, revision):
        self.about, self.rows, self.revision = about, rows, revision
        self.id = about["id"]
        self.dimensions, self.measures = about["dimensions"], about["measures"]
        moment = datetime.datetime.fromisoformat(about["modified"])
        self.modified = moment + datetime.timedelta(days=revision)
        self.version = self.modified.strftime("%Y%m%d%H%M")
        self._long = None

    def observations(self):
        """Rows of the long form: one per filled measure. `!Reason` is a row without a value."""
        if self._long is None:
            names, found = [d["id"] for d in self.dimensions], []
            for measure in self.measures:
                at = measure["column"]
                for row in self.rows:
                    cell = row[at]
                    if cell == "":
                        continue
                    reason = cell[1:] if cell.startswith("!") else "None"
                    found.append({
                        "Id": len(found), "Measure": measure["id"], "ValueAttribute": reason,
                        "Value": None if cell.startswith("!") else float(cell),
                        "StringValue": None, **dict(zip(names, row))})
            self._long = found
        return self._long


class Store:
    """Everything the server serves. Thread-safe."""

    def __init__(self, folder):
        self.folder = folder
        self.lock = threading.RLock()
        with open(os.path.join(folder, "manifest.json"), encoding="utf-8") as given:
            self.manifest = json.load(given)
        self.files = {entry["path"]: entry for entry in self.manifest["files"]}
        names = sorted(n[:-5] for n in os.listdir(os.path.join(folder, "tables")) if n.endswith(".json"))
        self.table_ids = names
        self.reset()

    def reset(self):
        with self.lock:
            self.edits, self.revisions, self.cache = {}, {}, {}

    def edit(self, wanted):
        """{"source"|"table": NAME, "row": N from 1, "column": C, "value": V}, or {"bump": NAME}, with "to": N
        for a revision of that number."""
        with self.lock:
            name = wanted.get("bump") or wanted.get("table") or wanted.get("source")
            if not name or (name not in self.table_ids and name not in REGISTERS and not self.entries(name)):
                raise ValueError(f"nothing is called {name}")
            before = list(self.edits.get(name, []))
            if "bump" not in wanted:
                change = (int(wanted["row"]), wanted["column"], str(wanted["value"]))
                self.edits[name] = before + [change]
            self.cache = {}
            try:  # an edit that does not fit leaves everything as it was
                if name in self.table_ids:
                    self.table(name)
                for entry in self.entries(name):
                    self.file(entry)
            except (ValueError, IndexError, KeyError):
                self.edits[name], self.cache = before, {}
                raise
            self.revisions[name] = int(wanted.get("to", self.revision(name) + 1))
            self.cache = {}

    def entries(self, source):
        return [e for e in self.manifest["files"] if e.get("source") == source]

    def revision(self, name):
        return self.revisions.get(name, 0)

    def cached(self, key, make):
        with self.lock:
            if key not in self.cache:
                self.cache[key] = make()
            return self.cache[key]

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as given:
            return json.load(given)

    def register(self, name):
        return self.cached(("register", name), lambda: self.read(name))

    # Files

    def file(self, entry, fault=None):
        """The bytes of a file, as edited and as a fault of kind data leaves it."""
        fault = _data(fault)
        key = ("file", entry["path"], fault.key if fault else None)
        return self.cached(key, lambda: self._file(entry, fault))

    def _file(self, entry, fault):
        with open(os.path.join(self.folder, entry["file"]), "rb") as given:
            body = given.read()
        changes = self.edits.get(entry.get("source"), [])
        if entry.get("gzip"):
            body = gzip.decompress(body)
        if "encoding" in entry and (changes or fault):
            text = body.decode(entry["encoding"])
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=entry["delimiter"]))
            head = entry.get("header_rows", 1)
            for row, column, value in changes:
                at = column if isinstance(column, int) else rows[head - 1].index(column)
                rows[head - 1 + row][at] = value
            header, rows = rows[:head], rows[head:]
            if fault:
                header, rows = spoil_rows(fault, header, rows)
            made = io.StringIO(newline="")
            csv.writer(made, delimiter=entry["delimiter"], lineterminator="\n",
                       quoting=csv.QUOTE_ALL if entry.get("quoted") else csv.QUOTE_MINIMAL
                       ).writerows(header + rows)
            body = made.getvalue().encode(entry["encoding"])
        if entry.get("served_gzip"):
            body = gzip.compress(body, 6, mtime=0)
        return body

    def rows(self, entry, fault=None):
        """Header and data rows of a text file."""
        text = self.file(entry, fault)
        if entry.get("served_gzip"):
            text = gzip.decompress(text)
        rows = list(csv.reader(io.StringIO(text.decode(entry["encoding"]).lstrip("\ufeff"), newline=""),
                               delimiter=entry["delimiter"]))
        head = entry.get("header_rows", 1)
        return rows[head - 1], rows[head:]

    # Tables

    def table(self, name, fault=None):
        """A table as edited and as a fault of kind data leaves it; KeyError when there is none."""
        if name not in self.table_ids:
            raise KeyError(name)
        fault = _data(fault)
        return self.cached(("table", name, fault.key if fault else None), lambda: self._table(name, fault))

    def _table(self, name, fault):
        about = self.read(f"tables/{name}.json")
        with open(os.path.join(self.folder, "tables", name + ".csv"), encoding="utf-8", newline="") as given:
            reader = csv.reader(given)
            header = next(reader)
            rows = list(reader)
        columns = {column: at for at, column in enumerate(header)}
        for measure in about["measures"]:
            measure["column"] = columns[measure["key"]]
        for row, column, value in self.edits.get(name, []):
            if column == "Value":
                column = about["measures"][0]["key"]
            rows[row - 1][columns[column]] = value
        if fault:
            about, rows = spoil_table(fault, about, rows)
        return Table(about, rows, self.revision(name))
